"""The data model: spans, articles, token columns, codings, signatures, errors. Imports nothing from the rest of the project."""
