"""Labels: sets of names (doccano, multiple choices) as judgements, and labelled stretches of text as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.coders.humanfiles.records import Labelled, Source
from framing.coders.humanfiles.vocabulary import Variable
from framing.coders.lexicon import OVERALL

NONE = "none"
"""The label that says that no category of a codebook is there: `security.none`."""


def from_labels(source: Source, where: str, names: Iterable[str]) -> tuple[dict[Variable, float], str | None]:
    """Judgements and voice of a set of labels.

    A label of a codebook, or its `CODEBOOK.none`, says that the whole codebook was looked through: its other categories
    are 0. Without one there is no judgement. A label that is not known is refused.
    """
    present: dict[Variable, float] = {}
    books: dict[str, None] = {}
    voice = None
    for name in names:
        if name.casefold().startswith("voice."):
            voice = source.voiced(where, name[len("voice.") :])
            continue
        book, category = source.vocabulary.parts(name)
        if book is not None and category == NONE:
            books[book] = None
        elif variable := source.vocabulary.find(name):
            present[variable] = 1.0
            books[variable.codebook] = None
        else:
            source.problems.refuse(where, f"label {name!r} is no category: give its codebook, or rename the label")
    values = {v: present.get(v, 0.0) for book in books for v in source.vocabulary.siblings(book)}
    for book in books:
        overall = Variable(book, book)
        if book in OVERALL and overall in values:
            values[overall] = max(values[v] for v in values if v.codebook == book)
    source.asked.update(dict.fromkeys(values))
    return values | present, voice


def from_spans(source: Source, where: str, items: Sequence[Mapping[str, Any]]) -> tuple[Labelled, ...]:
    """Labelled stretches of text: `start end labels [text]`; what has another form or label is refused."""
    found = []
    for item in items:
        start, end = item.get("start"), item.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            source.problems.refuse(where, f"a span from {start!r} to {end!r}, expected two offsets in order: mend it")
            continue
        for label in item["labels"]:
            variable = source.vocabulary.find(str(label))
            if variable is None:
                source.problems.refuse(where, f"label {label!r} is no category: give its codebook, or rename the label")
            else:
                source.asked[variable] = None
                found.append(Labelled(start, end, variable, item.get("text")))
    return tuple(found)


def with_spans(
    source: Source, where: str, values: Mapping[Variable, float], spans: Iterable[Labelled]
) -> dict[Variable, float]:
    """Judgements with those that spans imply: what is labelled is present, unless the coder said that it is not."""
    merged = dict(values)
    for span in spans:
        if merged.setdefault(span.variable, 1.0) == 0.0:
            source.problems.flag(
                where, f"{span.variable.column} is judged absent and a stretch of text is labelled with it: check it"
            )
    return merged
