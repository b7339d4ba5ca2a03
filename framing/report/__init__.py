"""The report: one self-contained HTML page, its figures, and evidence highlighted in the running text."""
