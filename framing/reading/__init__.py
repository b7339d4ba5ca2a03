"""Reading: files and folders of many kinds become a `Corpus`; what is refused or doubtful becomes a `Problem`."""
