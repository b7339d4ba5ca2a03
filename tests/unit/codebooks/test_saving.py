"""Codebook folders as they are written: what is loaded again is what was saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped_names
from framing.codebooks.saving import save_codebook
from framing.model.errors import CodebookError, UsageError
from tests.properties.strategies import codebook, rules

NASTY = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
NAMES = st.text(st.characters(categories=("L", "N"), include_characters="._-/ '\""), min_size=1, max_size=8).map(
    str.strip
)


def plain(book):
    """What has to come back: all but the place and the lines."""
    return replace(book, path="", indicators=tuple(replace(i, line=0) for i in book.indicators))


@given(rules(), NASTY, NASTY, st.lists(NASTY, max_size=2), st.sampled_from(("any", "exact")))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_saved_codebook_loads_as_it_was(tmp_path_factory, found, text, definition, wordings, spelling):
    book = codebook(found)
    if not book.check().query("severity == 'error'").empty:
        return
    first, *rest = book.categories
    book = replace(
        book,
        categories=(
            replace(first, label=text, definition=definition, include=tuple(wordings), exclude=("a", text)),
            *rest,
        ),
        title=text,
        description=definition,
        spelling=spelling,
        examples=(Example("A war.", (first.name,), "outlet", "s1"), Example(text, ())),
    )
    place = save_codebook(book, tmp_path_factory.mktemp("saved") / "book")
    assert plain(load_codebook(place)) == plain(book)
    assert load_codebook(place).digest == book.digest


@given(NAMES.filter(bool))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_categories_of_any_name_come_back(tmp_path_factory, name):
    book = Codebook("b", (Category(name, name),), (Indicator(name, "war"),))
    place = save_codebook(book, tmp_path_factory.mktemp("saved") / "book")
    assert [c.name for c in load_codebook(place).categories] == [name]


@pytest.mark.parametrize("name", shipped_names("lexicons"))
def test_every_shipped_codebook_can_be_saved(tmp_path, name):
    book = load_codebook(name)
    assert load_codebook(book.save(tmp_path / "copy")).digest == book.digest


def test_a_place_that_holds_something_else_is_left_alone(tmp_path):
    book = Codebook.from_terms({"harm": ["war"]}, name="harms")
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="the folder is not empty and no codebook: name a new folder"):
        book.save(tmp_path, replace=True)
    with pytest.raises(UsageError, match="is a file, where a codebook folder should go"):
        book.save(tmp_path / "notes.txt")
    place = book.save(tmp_path / "harms")
    with pytest.raises(UsageError, match="there is a codebook already"):
        book.save(place)
    (place / "SOURCE.md").write_text("mine")
    Codebook.from_terms({"help": ["aid"]}, name="helps").save(place, replace=True)
    assert load_codebook(place).name == "helps"
    assert (place / "SOURCE.md").read_text() == "mine"


def test_a_codebook_that_would_not_load_again_is_not_written(tmp_path):
    book = Codebook("b", (Category("harm", "harm"),), (Indicator("harm", "war", requires=("a;b",)),))
    with pytest.raises(CodebookError, match="would not load again as it is"):
        book.save(tmp_path / "b")
    assert list(tmp_path.iterdir()) == []
