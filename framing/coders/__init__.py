"""Coders, machine and human: from a parsed batch to hits and sentence codes, and `code()`, which joins them with voice."""
