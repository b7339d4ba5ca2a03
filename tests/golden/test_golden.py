"""Whole articles read by hand: NAME.blocks.csv has the kind of every line, NAME.quotes.csv every quotation in marks.

`known_misses.csv` lists what is read otherwise than by hand: of a line its kind, of a quotation its kind and speaker. It has
to be exact: whoever mends a miss removes its row, and whoever makes a new one sees it here.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from framing.model.article import Article
from framing.text.blocks import KINDS
from framing.text.parsed import ParsedArticle, Parser

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
BLOCK_FLOORS = {"all": 0.95, "headline": 0.95, "byline": 0.95, "caption": 0.95, "body": 0.97, "furniture": 0.92}
QUOTE_FLOORS = {"words": 0.95, "kind": 0.89, "speaker": 0.76}
_EDGES = "“”\"'‘’«».,—… "
_OPENING_WORD = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)


class Quoted(NamedTuple):
    """A quotation as the reader of the article noted it, or as the parser found it."""

    line: int
    words: str
    kind: str
    speaker: str


class Golden(NamedTuple):
    """An article with what was read by hand."""

    text: str
    parsed: ParsedArticle
    kinds: dict[int, str]
    quotes: list[Quoted]

    def line(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bare(words):
    return " ".join(words.strip(_EDGES).split())


def name_of(speaker):
    """A speaker without the article or possessive that may open the phrase."""
    return _OPENING_WORD.sub("", speaker or "").casefold()


@cache
def parser():
    return Parser()


@cache
def golden(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    parsed = parser().parse([Article(name, text)]).article(0)
    kinds = {int(row["line"]): row["kind"] for row in rows(FOLDER / f"{name}.blocks.csv")}
    flat = [bare(line) for line in text.split("\n")]
    quotes = []
    for row in rows(FOLDER / f"{name}.quotes.csv"):
        line = next(n for n, content in enumerate(flat, 1) if bare(row["quote"]) in content)
        quotes.append(Quoted(line, bare(row["quote"]), row["kind"], row["speaker"]))
    return Golden(text, parsed, kinds, quotes)


def read_kinds(article):
    """The kind of each line: that of most of its characters where a line is cut."""
    found = {}
    for block in article.parsed.blocks:
        line = found.setdefault(article.line(block.span.start), Counter())
        line[block.kind] += len(block.span)
    return {line: kinds.most_common(1)[0][0] for line, kinds in found.items()}


def read_quotes(article):
    return [
        Quoted(
            article.line(q.start),
            bare(article.text[q.start : q.end]),
            q.kind,
            q.speaker.of(article.text) if q.speaker else "",
        )
        for q in article.parsed.quotes
        if q.kind != "indirect"
    ]


def missed(name):
    """The (line, expected) pairs that the parser reads otherwise."""
    article = golden(name)
    kinds = read_kinds(article)
    found = Counter((n, kind) for n, kind in article.kinds.items() if kinds.get(n) != kind)
    read = {(q.words, q.kind, name_of(q.speaker)) for q in read_quotes(article)}
    for quote in article.quotes:
        if (quote.words, quote.kind, name_of(quote.speaker)) not in read:
            found[quote.line, f"{quote.kind} by {quote.speaker or 'nobody'}"] += 1
    return found


def listed():
    return [(row["file"], int(row["line"]), row["expected"]) for row in rows(FOLDER / "known_misses.csv")]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_a_block_or_several(name):
    article = golden(name)
    full = [n for n, line in enumerate(article.text.split("\n"), 1) if line.strip()]
    assert list(read_kinds(article)) == full
    covered = [c for block in article.parsed.blocks for c in block.span.of(article.text) if not c.isspace()]
    assert covered == [c for c in article.text if not c.isspace()]
    assert list(article.kinds) == full
    assert set(article.kinds.values()) <= set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_read_as_by_hand_but_for_its_known_misses(name):
    known = Counter((line, expected) for file, line, expected in listed() if file == name)
    found = missed(name)
    assert sorted((found - known).elements()) == [], "newly missed: mend it, or add the rows to known_misses.csv"
    assert sorted((known - found).elements()) == [], "now right: remove the rows from known_misses.csv"


def test_the_list_of_known_misses_is_in_order_and_speaks_of_these_articles():
    assert listed() == sorted(listed())
    assert {file for file, _, _ in listed()} <= set(NAMES)


def shares():
    """Per kind of block, the share of its lines that are read as such; and of all lines."""
    right, total = Counter(), Counter()
    for name in NAMES:
        article = golden(name)
        kinds = read_kinds(article)
        for line, kind in article.kinds.items():
            for key in (kind, "all"):
                total[key] += 1
                right[key] += kinds[line] == kind
    return {key: right[key] / total[key] for key in total}


@pytest.mark.parametrize(("kind", "floor"), BLOCK_FLOORS.items())
def test_most_lines_of_a_kind_are_read_as_such(kind, floor):
    assert shares()[kind] >= floor


def quote_shares():
    """The shares of quotations whose words are found, and with them their kind and their speaker."""
    gold = [(golden(name), quote) for name in NAMES for quote in golden(name).quotes]
    right = Counter()
    for article, quote in gold:
        same = [q for q in read_quotes(article) if q.words == quote.words]
        right["words"] += bool(same)
        right["kind"] += any(q.kind == quote.kind for q in same)
        right["speaker"] += any(name_of(q.speaker) == name_of(quote.speaker) for q in same)
    return {key: n / len(gold) for key, n in right.items()}


@pytest.mark.parametrize(("what", "floor"), QUOTE_FLOORS.items())
def test_most_quotations_are_found_with_their_kind_and_speaker(what, floor):
    assert quote_shares()[what] >= floor


def test_nothing_else_is_taken_for_a_quotation():
    for name in NAMES:
        gold = {quote.words for quote in golden(name).quotes}
        assert [q for q in read_quotes(golden(name)) if q.words not in gold] == []
