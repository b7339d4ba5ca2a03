"""Titles of works and names of ships, which are no quotations; and quotations that stand beside such words."""

from __future__ import annotations

import pytest

from framing.model.span import Span
from framing.text.titles import is_title
from tests.unit.text.parsing import marked_kinds


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Long Way Home” opened on Friday.",
        "She wrote the novel ‘Quiet Harbour’ in a year.",
        "Her book, titled “A winter at sea and what came of it”, sold well.",
        "The ferry “Blue Gull” ran aground.",
        "The USS “Swan” sailed on.",
        "A tug took the crew off the “Grey Swan” at noon.",
        "The exercise, dubbed “Steel Wave 24,” began.",
        "Operation “Northern Shield” ended.",
        "She is the host of “Morning Coffee” and likes it.",
        "He spoke on CBS’s “Face of the Week” and left.",
        "He told CNN on “Early Bird Show” that he had left.",
        "Homes got the ‘How to mend a boat’ leaflet.",
    ],
)
def test_titles_and_names_of_ships_are_no_quotations(text):
    assert marked_kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The film “is a mess from start to end,” Ann Lee said.",
        "The debate on “Homes for All” went on.",
        "The book is “great”, she said.",
        "The show “must go on” for them.",
        "The exercise was “routine”, the navy said.",
        "The film’s star said: “Good Night And Good Luck.”",
    ],
)
def test_words_beside_a_film_or_ship_may_be_quotations(text):
    assert len(marked_kinds(text)) == 1


def test_a_name_known_for_a_ship_is_one_wherever_it_stands():
    assert marked_kinds(
        "The ferry “Blue Gull” ran aground. All were taken off the “Blue Gull.” “It was cold,” Ann Lee said."
    ) == ["direct"]


def test_a_ships_name_is_known_by_the_article_around_it():
    text = "The “Blue Gull” was built here. All was well on the ferry. Nobody saw the “Blue Gull” again."
    assert marked_kinds(text) == []
    assert marked_kinds(text.replace("ferry", "farm")) == ["scare", "scare"]


@pytest.mark.parametrize(("words", "title"), [("“Ⓐ”", False), ("“É”", True), ("“²”", True), ("“Ǆ ǅ”", False)])
def test_odd_letters_in_marks_are_looked_at_too(words, title):
    text = f"The film {words} opened."
    assert is_title(Span(text.index("“") + 1, text.index("”")), text, Span(0, len(text))) is title
