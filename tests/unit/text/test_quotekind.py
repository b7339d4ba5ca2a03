"""Kinds of quotation: full clauses, fragments, distance; and titles and names, which are no quotations."""

from __future__ import annotations

import pytest

from framing.text.quotekind import is_clause
from tests.unit.text.parsing import said


def kinds(text):
    return [s.kind for s in said(text) if s.kind != "indirect"]


@pytest.mark.parametrize(
    "words",
    [
        "we go",
        "it's late",
        "i don't know",
        "the time has come",
        "at this time we do not believe it",
        "if you leave, it is over",
        "and she was laughing",
        "that is all",
        "there are no good options",
        "the sea does not negotiate",
    ],
)
def test_a_clause_has_a_subject_and_a_finite_verb(words):
    assert is_clause(words.split())


@pytest.mark.parametrize(
    "words",
    [
        "grave",
        "remains at two per cent",
        "is over",
        "to restore the balance",
        "deeply worried",
        "a threat that will never end",
        "the last man i saw",
        "the only people i'd call at night",
        "committed to peace",
        "fighting for what is ours",
        "who is to blame",
        "but saw it all over town",
    ],
)
def test_a_fragment_lacks_one_of_them(words):
    assert not is_clause(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” Ann Lee said.",
        "Ann Lee said: “No.”",
        "Ann Lee said that “the time has come” for talks.",
        "“I can’t swim,” wailed Ann Lee.",
        "“Nobody told us anything”, fumed a resident.",
        "The clerk’s answer: “Monday.”",
        "The bureau concludes, “From north to south the roads are worse than last year.”",
        "“We go,” said Ann Lee, “and it's final.”",
        "He warned that if rivals attack “we will hit back with all we have.”",
    ],
)
def test_full_clauses_are_direct(text):
    assert set(kinds(text)) == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee called the plan “a mess from top to bottom.”",
        "Ann Lee said the road “remains closed to lorries.”",
        "Ann Lee said it would “double the amount of sand it can carry.”",
        "Ann Lee calls them “the only people I’d call at night.”",
        "Officials “expressed deep concern about the plan” on Friday.",
        "The new law speaks of “false, scandalous and malicious writings about the crown.”",
    ],
)
def test_fragments_are_partial(text):
    assert kinds(text) == ["partial"]


@pytest.mark.parametrize(
    "text",
    [
        "The “smart” fridge broke.",
        "Critics fear the so-called “peace plan” of the two.",
        "Ann Lee defended the so-called “peace plan” of the two.",
        "The carton is said to be a “silent killer.”",
        "The party of “law and order” lost.",
    ],
)
def test_marks_as_distance_are_scare(text):
    [found] = [s for s in said(text) if s.kind != "indirect"]
    assert (found.kind, found.speaker, found.actor) == ("scare", None, None)


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
        "Homes got the ‘What to do in a flood’ brochure.",
    ],
)
def test_titles_and_names_of_ships_are_no_quotations(text):
    assert kinds(text) == []


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
    assert len(kinds(text)) == 1


def test_a_name_known_for_a_ship_is_one_wherever_it_stands():
    assert kinds(
        "The ferry “Blue Gull” ran aground. All were taken off the “Blue Gull.” “It was cold,” Ann Lee said."
    ) == ["direct"]
