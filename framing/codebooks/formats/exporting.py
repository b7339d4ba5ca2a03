"""Our indicators as terms of other programs: alternatives written out, and what no other format has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.codebooks.formats.source import LEFT_OUT, Loss

MAX_TERMS = 1_000
"""How many terms one pattern may be written out to."""
_PIECE = re.compile(r"\(([^()]*)\)|([^\s()]+)")


@dataclass
class Export:
    """A codebook on its way into a file of another format: the indicators it can hold, and what is lost."""

    codebook: Codebook
    path: str
    indicators: list[Indicator] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def lose(self, line: int | None, term: str, problem: str, action: str = LEFT_OUT) -> None:
        """Note that something is not carried over as it is."""
        self.losses.append(Loss(self.path, line or None, term, problem, action))

    def carried(self) -> Codebook:
        """The codebook as the file has it."""
        used = dict.fromkeys(indicator.category for indicator in self.indicators)
        return replace(
            self.codebook,
            categories=tuple(Category(name, name) for name in used),
            indicators=tuple(self.indicators),
            examples=(),
        )


def plain_terms(export: Export) -> None:
    """Fill an export with plain terms: no alternatives, gaps, conditions, voices or notes.

    A term that two patterns of a category yield is written once, with the greater weight, as the matcher would have it.
    """
    found: dict[tuple[str, str], Indicator] = {}
    for indicator in export.codebook.indicators:
        _lose_conditions(indicator, export)
        for term in written_out(indicator, export):
            key = (indicator.category, term.lower())
            other = found.get(key)
            if other is not None and other.weight != indicator.weight:
                export.lose(
                    indicator.line, term, f"it has two weights in {indicator.category!r}", "the greater is kept"
                )
            if other is None or other.weight < indicator.weight:
                found[key] = Indicator(indicator.category, term, indicator.weight, line=indicator.line)
    export.indicators = list(found.values())
    lose_texts(export)


def written_out(indicator: Indicator, export: Export) -> Iterator[str]:
    """The terms that a pattern stands for, its alternatives written out.

    >>> export = Export(Codebook.from_terms({}), "out.yaml")
    >>> list(written_out(Indicator("a", "(joint|combined) patrol*"), export))
    ['joint patrol*', 'combined patrol*']
    >>> list(written_out(Indicator("a", "vow* ~3 crush"), export)), export.losses[0].problem
    ([], 'words may stand between its words (~)')
    """
    pieces = _PIECE.findall(indicator.pattern)
    choices = [group.split("|") if group else [word] for group, word in pieces]
    if "~" in indicator.pattern:
        export.lose(indicator.line, indicator.pattern, "words may stand between its words (~)")
    elif prod(map(len, choices)) > MAX_TERMS:
        export.lose(indicator.line, indicator.pattern, f"it stands for more than {MAX_TERMS} terms")
    else:
        yield from (" ".join(" ".join(words).split()) for words in product(*choices))


def _lose_conditions(indicator: Indicator, export: Export) -> None:
    conditions = [name for name in ("voice", "requires", "excludes") if getattr(indicator, name)]
    for name in conditions:
        export.lose(indicator.line, indicator.pattern, f"a condition ({name})", "written without it: it finds more")
    if indicator.note:
        export.lose(indicator.line, indicator.pattern, "a note")


def lose_texts(export: Export) -> None:
    """Note the definitions, labels and examples that only a codebook folder holds."""
    book = export.codebook
    for category in book.categories:
        if category != Category(category.name, category.name):
            export.lose(None, category.name, "the label, definition and rules of a category")
    if book.examples:
        export.lose(None, book.name, f"{len(book.examples)} examples")
    if book.spelling != "exact":
        problem = "its terms find the other spelling of their words too, British or American"
        export.lose(None, book.name, problem, "written in one spelling")
    texts = [name for name in ("title", "licence", "reference", "description") if getattr(book, name)]
    if texts:
        export.lose(None, book.name, f"what the codebook says of itself ({', '.join(texts)})")
