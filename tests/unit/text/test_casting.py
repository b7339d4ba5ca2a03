"""Reading an article's cast: runs of capitals, people, organisations, offices, namesakes."""

from __future__ import annotations

import pytest

from framing.model.tokens import tokenize
from framing.text.cast import Mention, Person, gender_of, gender_of_first_name
from framing.text.casting import learn_cast


def cast_of(text, *actors):
    """The cast of a text in which some words are the lexicon's, each the name of its actor."""
    tokens = tokenize([text])
    words = [tokens.vocabulary.words[n] for n in tokens.word]
    mentions = [Mention(n, n + 1, w.title()) for n, w in enumerate(words) if w in actors]
    return learn_cast(text, tokens, 0, len(tokens), mentions, [True] * len(tokens))


def people(text, *actors):
    return {naming.person.name: naming.person.actor for naming in cast_of(text, *actors).namings}


def bodies(text):
    return [o.name for o in cast_of(text).organisations]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee sang.", "Ann Lee"),
        ("Ann B. Lee sang.", "Ann B. Lee"),
        ("Ann von der Lee sang.", "Ann von der Lee"),
        ("Ann-Marie Lee sang.", "Ann-Marie Lee"),
        ("Lee Ann-hye sang.", "Lee Ann-hye"),
        ("General Ann Lee sang.", "Ann Lee"),
        ("On Monday Ann Lee sang.", "Ann Lee"),
        ("The Lee-era song: Ann Lee sang.", "Ann Lee"),
    ],
)
def test_names(text, name):
    assert list(people(text)) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Rand Corporation closed.", "Rand Corporation"),
        ("The University of Lund closed.", "University of Lund"),
        ("The Food and Bread Administration closed.", "Food and Bread Administration"),
        ("The Centre for Harbours and Tides closed.", "Centre for Harbours and Tides"),
        ("The National Trust closed.", "National Trust"),
        ("The HSB closed.", "HSB"),
        ("Several Democrats left.", "Democratic Party"),
    ],
)
def test_organisations(text, name):
    assert bodies(text) == [name]


def test_the_fullest_form_of_a_name_is_kept_for_its_ends():
    cast = cast_of("Ann Lee sang. Ann Mary Lee slept.")
    assert cast.full_name == {"lee": "Ann Mary Lee", "ann": "Ann Mary Lee"}


def test_an_organisation_has_a_short_name_and_initials():
    cast = cast_of("The Harbour Safety Board (HSB) met.")
    assert cast.short == {"harbour": "Harbour Safety Board", "hsb": "Harbour Safety Board"}


def test_offices_are_kept_with_all_their_words_and_their_holders():
    cast = cast_of("Norway foreign ministry officials met. Defence minister Ann Lee sang.", "norway")
    assert cast.holder("ministry", frozenset({"ministry", "foreign"}), 99) == "Norway"
    minister = cast.holder("minister", frozenset({"minister"}), 99)
    assert isinstance(minister, Person)
    assert minister.name == "Ann Lee"
    assert cast.holder("minister", frozenset({"minister", "prime"}), 99) is None
    assert cast.holder("general", frozenset({"general"}), 99) is None


def test_namesakes_are_no_actors():
    actors = ("jordan", "lebanon", "georgia")
    assert [m.actor for m in cast_of("Jim Jordan sang. Jordan slept.", *actors).mentions] == []
    assert [m.actor for m in cast_of("Jordan slept.", *actors).mentions] == ["Jordan"]
    assert [m.actor for m in cast_of("It rained in Lebanon, Ohio.", *actors).mentions] == []
    assert [m.actor for m in cast_of("It rained in Lebanon, and it poured.", *actors).mentions] == ["Lebanon"]
    assert [m.actor for m in cast_of("Georgia slept.", *actors).mentions] == []
    assert [m.actor for m in cast_of("Georgia and Russia slept.", *actors, "russia").mentions] == ["Georgia", "Russia"]


def test_a_verb_or_a_comma_parts_a_name_from_an_actor():
    assert people("Norway minister Ann Lee sang.", "norway") == {"Ann Lee": "Norway"}
    assert people("Norway said minister Ann Lee sang.", "norway") == {"Ann Lee": "Ann Lee"}
    assert people("In Norway, foreign minister Ann Lee sang.", "norway") == {"Ann Lee": "Norway"}
    assert people("Ann Lee left Norway.", "norway") == {"Ann Lee": "Ann Lee"}


def test_headlines_name_nobody():
    text = "Ann Lee Sang"
    tokens = tokenize([text])
    assert learn_cast(text, tokens, 0, 3, [], [False] * 3).namings == []


def test_gender():
    assert [gender_of_first_name(n) for n in ("ann", "john", "kim")] == ["f", "m", ""]
    assert [gender_of(w.split()) for w in ("mrs lee", "spokesman", "his wife", "minister")] == ["f", "m", "f", ""]
