"""Dictionaries of other programs: one reader for each format, what they share, and the writers."""
