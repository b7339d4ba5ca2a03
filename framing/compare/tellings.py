"""An item of an event (a statement, a source, an actor) and how each article tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

STATEMENT, SOURCE, ACTOR = KINDS = ("statement", "source", "actor")
WHOLE, PART, OUT = TELLINGS = ("told", "in part", "left out")
ASSERTED, ATTRIBUTED = STANCES = ("asserted", "attributed")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells an item: how much of it (0 to 1) and whether that is the whole, where, in what stance, by whom."""

    share: float
    told: str
    sentence: int
    start: int
    end: int
    stance: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, source or actor: its words, the article and characters that they are taken from, and who tells it how."""

    kind: str
    words: str
    article: str
    start: int
    end: int
    tellings: Mapping[str, Telling]
