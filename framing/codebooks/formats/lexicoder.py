"""Lexicoder 3 dictionaries (`.lc3`): a line `+category`, then one term a line."""

from __future__ import annotations

import re

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, one_name

_COLOUR = re.compile(r"\s*#[0-9A-Fa-f]{6}$")


def read_lexicoder(source: Source) -> Draft:
    """An `.lc3` file, such as the Lexicoder Sentiment Dictionary; `*` and `?` are globs, as quanteda reads them.

    A category's colour (`+negative#ff0000`) is reported. The texts' preparation that the Sentiment Dictionary asks for
    (its rules for negation) is no part of the file.
    """
    draft, category = Draft(), ""
    for line, text in source.lines():
        term = one_name(text)
        if term.startswith("+"):
            category = one_name(_COLOUR.sub("", term[1:]))
            if not category:
                source.fault(line, "a category without a name (expected +name)")
            elif category != term[1:].strip():
                source.lose(line, category, f"a colour ({term[-7:]}), which a codebook's categories do not have")
            draft.categories.setdefault(category, Category(category, category))
        elif category:
            draft.terms.append(Term(category, term, line))
        else:
            source.fault(line, f"expected a category first (+name), got {term!r}")
    return draft
