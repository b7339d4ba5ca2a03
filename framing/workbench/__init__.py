"""The workbench: what a researcher needs to mend a codebook, and words in their context."""
