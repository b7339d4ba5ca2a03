"""Codebooks: what is coded (categories, definitions, indicators, examples) and the matcher that finds indicators."""
