"""From what a reader found to a codebook: patterns, unions, and the categories that have something."""

from __future__ import annotations

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.codebooks.faults import MAX_WEIGHT
from framing.codebooks.formats.source import Draft, Source, Term
from framing.codebooks.formats.terms import carried
from framing.codebooks.pattern import Sequence, compile_pattern

Key = tuple[str, tuple[Sequence, ...]]


def assemble(draft: Draft, source: Source, *, name: str, about: str) -> Codebook:
    """The codebook of a draft; what of it cannot be carried over is noted in the source.

    A term that stands in a category more than once is one indicator; where the weights differ the last counts.
    Categories without an indicator are left out, as a codebook has none.
    """
    source.stop()
    found: dict[Key, Indicator] = {}
    for term in draft.terms:
        indicator = _indicator(term, draft, source)
        if indicator is not None:
            key = (term.category, compile_pattern(indicator.pattern))
            if key in found and found[key].weight != indicator.weight:
                source.lose(
                    found[key].line,
                    term.text,
                    f"its weight in {term.category!r} is {found[key].weight:g} here and {indicator.weight:g} in line {term.line}",
                    "the last is kept",
                )
            found[key] = indicator
    indicators = (*draft.indicators, *found.values())
    used = dict.fromkeys(indicator.category for indicator in indicators)
    for empty in (c for c in draft.categories if c not in used):
        source.lose(None, empty, "the category has no term that could be carried over")
    if not indicators:
        source.fault(None, "no term could be read: check that the file is a dictionary, or name its format")
    source.stop()
    declared = [draft.categories[c] for c in draft.categories if c in used]
    added = [Category(c, c) for c in used if c not in draft.categories]
    return Codebook(
        name,
        (*declared, *added),
        indicators,
        title=draft.title or name,
        licence="the dictionary owner's",
        description=about,
        spelling="exact",
    )


def _indicator(term: Term, draft: Draft, source: Source) -> Indicator | None:
    if not abs(term.weight) <= MAX_WEIGHT:
        problem = f"the weight {term.weight:g} is none (expected -{MAX_WEIGHT} to {MAX_WEIGHT})"
        source.lose(term.line, term.text, problem)
        return None
    pattern, problem = carried(term.text, draft.wildcards)
    if problem:
        source.lose(term.line, term.text, problem, *(["kept"] if pattern else []))
    return Indicator(term.category, pattern, term.weight, line=term.line) if pattern else None
