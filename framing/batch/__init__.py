"""Study folders: coding written to disk and read back."""
