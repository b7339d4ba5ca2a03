"""Where a record belongs: the sentence of a coding that its ids, offsets or text name, or a place made from the file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from framing.coders.humanfiles.cells import whole
from framing.coders.humanfiles.records import Record
from framing.coders.units import squeezed, units_of
from framing.model.coding import Coding
from framing.model.errors import Problems

SIMILAR = 0.8
"""From this share of matching characters on (difflib's ratio) a text counts as edited, below it as another text."""


class Place(NamedTuple):
    """A sentence: its article and number."""

    article_id: str
    sentence_id: int


class CodingPlacer:
    """Finds the sentence of a coding: by ids, else by offsets, else by its text; the text has to agree.

    With `articles`, which then have to be all that the records name, only these are looked at.
    """

    def __init__(self, coding: Coding, problems: Problems, name: str, *, articles: Iterable[str] | None = None) -> None:
        self._problems, self._name = problems, name
        self._told: set[str] = set()
        self.rows: dict[Place, dict[str, Any]] = {}
        self._by_span: dict[tuple[str, int, int], Place] = {}
        self._by_text: defaultdict[str, list[Place]] = defaultdict(list)
        self._articles: defaultdict[str, list[str]] = defaultdict(list)
        units = units_of(coding, articles=articles)
        for values in units.itertuples(index=False, name=None):
            row = dict(zip(units.columns, values, strict=True))
            place = Place(row["article_id"], row["sentence_id"])
            self.rows[place] = row
            self._by_span[place.article_id, row["start"], row["end"]] = place
            self._by_text[squeezed(row["text"])].append(place)
        for article_id in sorted({place.article_id for place in self.rows}):
            self._articles[_bare(article_id)].append(article_id)
        self._known = {place.article_id for place in self.rows}

    def __call__(self, record: Record) -> Place | None:
        """The place of a record, or None where there is none or more than one: it is refused then."""
        article, text = self._article(record), squeezed(record.unit.get("text", ""))
        place = self._by_ids(record, article) if article is not None else None
        if place is not None and self._agrees(record, place, text):
            return place
        if place is not None:
            return None
        return self._by_words(record, article, text)

    def _article(self, record: Record) -> str | None:
        """The article of a record; leading zeros that a spreadsheet took away do not count where that is clear."""
        given = record.unit.get("article_id")
        if given is None or given in self._known:
            return given
        alike = self._articles[_bare(given)]
        if len(alike) != 1:
            return None
        self._tell_once(f"article ids lost their zeros (such as {given!r} for {alike[0]!r}): matched without them")
        return alike[0]

    def _by_ids(self, record: Record, article: str) -> Place | None:
        unit = record.unit
        number, start, end = (whole(unit.get(name, "")) for name in ("sentence_id", "start", "end"))
        place = None if number is None else Place(article, number)
        row = self.rows.get(place) if place is not None else None
        if start is None or end is None:
            return place if row is not None else None
        if row is not None and (row["start"], row["end"]) == (start, end):
            return place
        return self._by_span.get((article, start, end))

    def _agrees(self, record: Record, place: Place, text: str) -> bool:
        """Whether the text of a record is that of the place; an edited one is told, another one refused."""
        own = squeezed(self.rows[place]["text"])
        if not text or text == own:
            return True
        what = f"the text is not that of article {place.article_id!r}, sentence {place.sentence_id}"
        if SequenceMatcher(None, text, own, autojunk=False).ratio() >= SIMILAR:
            self._problems.flag(record.where, f"{what} any more: it was edited; the judgement is kept")
            return True
        self._problems.refuse(
            record.where, f"{what} but another one: were rows sorted in part? Restore the sheet's order"
        )
        return False

    def _by_words(self, record: Record, article: str | None, text: str) -> Place | None:
        """The only place where a text stands."""
        found = [p for p in self._by_text.get(text, []) if article in (None, p.article_id)] if text else []
        if len(found) == 1:
            given = record.unit.get("article_id")
            if given is not None and article is None:
                self._tell_once(f"article ids that are not in the coding (such as {given!r}): matched by the text")
            return found[0]
        ids = ", ".join(f"{n} {record.unit[n]}" for n in ("article_id", "sentence_id", "start") if n in record.unit)
        if found:
            there = ", ".join(f"{p.article_id} {p.sentence_id}" for p in found[:5])
            what = f"the text stands {len(found)} times in the coding ({there}): give article_id and sentence_id"
        elif not text and not ids:
            what = "no ids and no text: a unit needs article_id and sentence_id, or its text"
        else:
            what = f"no such sentence in the coding ({ids or 'by its text'}): code the same articles, or mend the row"
        self._problems.refuse(record.where, what)
        return None

    def _tell_once(self, what: str) -> None:
        kind = what.partition("(")[0]
        if kind not in self._told:
            self._told.add(kind)
            self._problems.flag(self._name, what)


class FilePlacer:
    """Makes places from what the file says, where no coding is given.

    A unit without ids is named by its text, so that two files of the same sentences have the same units.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self.rows: dict[Place, dict[str, Any]] = {}

    def __call__(self, record: Record) -> Place | None:
        """The place of a record, or None where the file does not name one: it is refused then."""
        unit, text = record.unit, record.unit.get("text", "")
        given = unit.get("sentence_id")
        number = 0 if given is None else whole(given)
        article = unit.get("article_id") or (f"text-{_digest(text)}" if text else None)
        if number is None:
            self._problems.refuse(
                record.where, f"value {given!r} in column 'sentence_id', expected a whole number: mend it"
            )
            return None
        if article is None:
            self._problems.refuse(record.where, "no id and no text: a unit needs article_id, or its text")
            return None
        place = Place(article, number)
        row: dict[str, Any] = {"text": text, "kind": unit.get("kind") or "body", "outlet": unit.get("outlet")}
        row |= {name: whole(unit.get(name, "")) for name in ("block_id", "start", "end")}
        held = self.rows.setdefault(place, row)
        if text and held["text"] and squeezed(text) != squeezed(held["text"]):
            self._problems.refuse(
                record.where, f"two texts have the ids {article} {number}: give each unit ids of its own"
            )
            return None
        held["text"] = held["text"] or text
        return place


def _bare(article_id: str) -> str:
    return article_id.lstrip("0").casefold()


def _digest(text: str) -> str:
    return hashlib.sha256(squeezed(text).encode("utf-8", "surrogatepass")).hexdigest()[:10]
