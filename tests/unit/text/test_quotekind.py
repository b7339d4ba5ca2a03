"""Kinds of quotation: full clauses, fragments, distance."""

from __future__ import annotations

import pytest

from framing.text.quotekind import is_clause
from tests.unit.text.parsing import marked_kinds, said


@pytest.mark.parametrize(
    "words",
    [
        "we go",
        "it's late",
        "i don't know",
        "the time has come",
        "for now we do not trust them",
        "if you leave, it is over",
        "and she was laughing",
        "that is all",
        "there were two ways home",
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
        "but kept it under my bed",
    ],
)
def test_a_fragment_lacks_one_of_them(words):
    assert not is_clause(words.split())


@pytest.mark.parametrize(
    "text",
    [
        "“We go,” Ann Lee said.",
        "Ann Lee said: “No.”",
        "Ann Lee said: “Get well soon”.",
        "Ann Lee shouted “Shame!” and left.",
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
    assert set(marked_kinds(text)) == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee called the plan “a mess from top to bottom.”",
        "Ann Lee said the road “remains closed to lorries.”",
        "Ann Lee said it would “halve the hours that the ferry sails.”",
        "Ann Lee calls them “the only people I’d call at night.”",
        "Officials “expressed deep concern about the plan” on Friday.",
        "The new law speaks of “rude, idle and shameless songs about the crown.”",
    ],
)
def test_fragments_are_partial(text):
    assert marked_kinds(text) == ["partial"]


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
