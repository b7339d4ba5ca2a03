"""Benchmarks: `python -m benchmarks [ARTICLES] [--rounds N]`; ratios in one run, medians of interleaved rounds."""
