"""Attributions that the rules do not read yet: each has to fail, so that one that is mended is taken off the list."""

from __future__ import annotations

import pytest

from framing.model.article import Article
from framing.text.parsed import Parser

FAULTS = [
    ("gapped", "One said it was hormones, another my age.", "One", "it was hormones"),
    (
        "an object and a longer verdict",
        "Ann Lee, who runs it, believes him capable of theft.",
        "Ann Lee",
        "him capable of theft",
    ),
    (
        "inverted without a speech verb",
        "Coral can be woken, shows a paper by the college.",
        "a paper",
        "Coral can be woken",
    ),
    (
        "a noun's clause with a verb that no list knows",
        "A warning from the port that smugglers use boats has been met with laughter.",
        "the port",
        "smugglers use boats",
    ),
    (
        "a report within a report, its subject with an apposition",
        "The lender said the mayor, Ann Lee, told staff that it would close.",
        "The lender",
        "the mayor, Ann Lee, told staff that it would close",
    ),
    (
        "a second clause in another tense",
        "The carmaker said a strike had cost it money, and it will not reopen.",
        "The carmaker",
        "a strike had cost it money",
    ),
    (
        "doubt behind a phrase",
        "Others in the field doubt that the shell is thin.",
        "Others in the field",
        "the shell is thin",
    ),
    (
        "a possessive pronoun as source",
        "Hers is the opinion that the arch should fall.",
        "Hers",
        "the arch should fall",
    ),
    (
        "a second verb, one object later",
        "The group attributed the rise to rain and forecast a dry May.",
        "The group",
        "a dry May",
    ),
    (
        "an apposition without an office",
        "The builder, a firm of six people, blames the owner.",
        "The builder",
        "the owner",
    ),
]


def read(text: str) -> list[tuple[str, str]]:
    """Each attribution's source and words."""
    found = Parser().parse([Article("a", text)]).article(0).quotes
    return [(q.speaker.of(text) if q.speaker else "", " ".join(p.of(text) for p in q.pieces)) for q in found]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=why)) for why, *row in FAULTS],
)
def test_an_attribution_that_is_not_read_yet(text, source, words):
    assert (source, words) in read(text)
