"""Comparison: groups of articles, with intervals, tests and corrections."""
