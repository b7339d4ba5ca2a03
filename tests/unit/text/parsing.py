"""Short forms in which the tests of attribution say what they expect."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing.model.article import Article
from framing.model.span import Span
from framing.text.parsed import ParsedArticle, Parser

_parser = lru_cache(maxsize=1)(Parser)  # made once: its lexica take a while


class Said(NamedTuple):
    """A quotation read back from the text: `words` are its pieces, joined by an ellipsis."""

    kind: str
    words: str
    speaker: str | None = None
    actor: str | None = None
    cue: str | None = None
    cue_class: str | None = None


def parse_text(text: str) -> ParsedArticle:
    """The text parsed as an article's, by a parser that all tests share."""
    return _parser().parse([Article("a", text)]).article(0)


def said(text: str) -> list[Said]:
    """All quotations of a text."""
    return [
        Said(
            quote.kind,
            " … ".join(piece.of(text) for piece in quote.pieces),
            quote.speaker.of(text) if quote.speaker else None,
            quote.actor,
            quote.cue.of(text) if quote.cue else None,
            quote.cue_class,
        )
        for quote in parse_text(text).quotes
    ]


def marked_kinds(text: str) -> list[str]:
    """The kinds of the quotations in marks."""
    return [s.kind for s in said(text) if s.kind != "indirect"]


def brief(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker of all quotations of a text."""
    return [(s.kind, s.words, s.speaker) for s in said(text)]


def voice(text: str, words: str) -> str:
    """The voice in which some words of a text stand."""
    start = text.index(words)
    return parse_text(text).voice_at(Span(start, start + len(words)))
