"""Codebooks that go out and come back: folders, CSV, YAML, `.dicx`."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.files import load_codebook
from framing.codebooks.formats.dictionary import read_dictionary, write_dictionary
from framing.codebooks.pattern import compile_pattern
from framing.codebooks.saving import save_codebook
from tests.properties.strategies import rules

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
NAME = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8).filter(lambda n: n.strip())
WEIGHT = st.floats(-100, 100).map(lambda w: w + 0.0)
PHRASE = st.lists(
    st.sampled_from(["war", "so-called", "nation's", "glad*", "no", "yes", "1.5", "é"]), min_size=1, max_size=3
)


@st.composite
def books(draw) -> Codebook:
    """Codebooks with every field filled, whose patterns are of every kind."""
    found = {(r.category, str(r.pattern)): r.indicator() for r in draw(rules())}
    indicators = tuple(
        replace(
            i,
            weight=draw(WEIGHT),
            note=draw(TEXT).replace("\r", "").strip(),
            requires=tuple(dict.fromkeys(i.requires)),
            excludes=tuple(dict.fromkeys(i.excludes)),
        )
        for i in found.values()
    )
    names = list(dict.fromkeys(i.category for i in indicators))
    texts = st.lists(TEXT, max_size=2).map(tuple)
    categories = tuple(Category(n, draw(TEXT), draw(TEXT), draw(texts), draw(texts)) for n in names)
    examples = tuple(Example(draw(TEXT), (name,), scenario=draw(TEXT), spans=draw(texts)) for name in names)
    about = {key: draw(TEXT) for key in ("version", "title", "licence", "reference", "description")}
    return Codebook(draw(NAME), categories, indicators, examples=examples, **about)


sound_books = books().filter(lambda book: not book.errors)


@st.composite
def flat_books(draw) -> Codebook:
    """Codebooks of plain terms, of weight 1, in categories of any name."""
    terms = draw(
        st.dictionaries(
            NAME, st.lists(PHRASE.map(" ".join), min_size=1, max_size=4, unique=True), min_size=1, max_size=4
        )
    )
    return Codebook.from_terms(terms)


def meaning(book: Codebook) -> dict[str, list]:
    """What each category finds, and with which weights."""
    return {
        c.name: sorted((str(compile_pattern(i.pattern)), i.weight) for i in book.indicators_of(c.name))
        for c in book.categories
    }


@settings(deadline=None, derandomize=True)
@given(sound_books)
def test_a_saved_codebook_reads_back_the_same(book):
    with tempfile.TemporaryDirectory() as place:
        saved = load_codebook(save_codebook(book, Path(place) / "book"))
    lines = tuple(replace(i, line=0) for i in saved.indicators)
    assert replace(saved, path="", indicators=lines) == book
    assert saved.digest == book.digest


@settings(deadline=None, derandomize=True)
@given(sound_books)
def test_a_csv_keeps_every_indicator(book):
    with tempfile.TemporaryDirectory() as place:
        write_dictionary(book, Path(place) / "book.csv")
        back = read_dictionary(Path(place) / "book.csv").codebook
    assert tuple(replace(i, line=0) for i in back.indicators) == book.indicators


@settings(deadline=None, derandomize=True)
@given(flat_books(), st.sampled_from(["yaml", "dicx"]))
def test_plain_terms_come_back_from_other_formats(book, suffix):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"book.{suffix}"
        written = write_dictionary(book, path)
        back = read_dictionary(path).codebook
    assert meaning(back) == meaning(written.codebook) == meaning(book)


@settings(deadline=None, derandomize=True)
@given(sound_books, st.sampled_from(["yaml", "dicx"]))
def test_the_file_holds_what_is_said_to_be_written_and_the_rest_is_reported(book, suffix):
    book = replace(book, indicators=(*book.indicators, Indicator(book.categories[0].name, "whole")))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"book.{suffix}"
        written = write_dictionary(book, path)
        back = read_dictionary(path).codebook
    assert meaning(back) == meaning(written.codebook)
    told = {*written.diagnostics.term, *(i.pattern for i in written.codebook.indicators)}
    assert all(i.pattern in told for i in book.indicators if "(" not in i.pattern)
