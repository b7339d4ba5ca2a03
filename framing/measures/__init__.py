"""Measures: functions from a `Coding` to one tidy frame with fixed columns."""
