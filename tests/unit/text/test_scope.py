"""Negation: its window, what breaks it, and what only looks like it."""

from __future__ import annotations

import re

import pytest

from framing.model.tokens import TOKEN, fold
from framing.text.scope import is_negated


def negated(text):
    """Whether the word written in capitals is negated."""
    tokens = list(TOKEN.finditer(text))
    gaps = [text[(tokens[n - 1].end() if n else 0) : t.start()] for n, t in enumerate(tokens)]
    [at] = [n for n, t in enumerate(tokens) if re.fullmatch("[A-Z]{4,}", t.group())]
    return is_negated([fold(t.group()) for t in tokens], gaps, at)


@pytest.mark.parametrize(
    "text",
    [
        "They did not BREACH the airspace.",
        "They didn't BREACH the airspace.",
        "They didn’t BREACH the airspace.",
        "They never in fact BREACHED it.",
        "No THREAT was seen.",
        "There was no real or present THREAT.",
        "Neither side THREATENED the other.",
        "None was a THREAT.",
        "It left without a THREAT.",
        "It is hardly a THREAT.",
        "They cannot THREATEN us.",
        "It is far from a THREAT.",
        "Trade rather than THREAT.",
        "Talks instead of THREATS.",
        "For lack of THREATS it ended.",
        "The absence of THREATS.",
        "It fell short of AGGRESSION.",
        "It is in no way AGGRESSIVE.",
    ],
)
def test_a_negator_shortly_before_negates(text):
    assert negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "They BREACHED the airspace.",
        "They BREACHED it and did not leave.",
        "It was not only a THREAT.",
        "It was not just a THREAT.",
        "It was not merely a THREAT.",
        "There is no doubt it is a THREAT.",
        "It is no less a THREAT.",
        "It is nothing less than a THREAT.",
        "They did not rule out AGGRESSION.",
        "They have not ruled out AGGRESSION.",
        "They do not exclude AGGRESSION.",
    ],
)
def test_what_only_looks_like_a_negation_does_not_negate(text):
    assert not negated(text)


@pytest.mark.parametrize("mark", [",", ";", ":", " (", ")", " —", " –"])
def test_punctuation_ends_the_scope(mark):
    assert not negated(f"They did not{mark} THREATEN anyone.")


@pytest.mark.parametrize("word", ["but", "although", "because", "while"])
def test_a_contrast_ends_the_scope(word):
    assert not negated(f"It is not talk {word} AGGRESSION.")
    assert negated("It is not talk and AGGRESSION.")


def test_the_scope_is_four_words_wide():
    assert negated("not one two three THREAT")
    assert not negated("not one two three four THREAT")


def test_a_negator_behind_the_hit_is_none():
    assert not negated("AGGRESSION is not it.")


def test_a_second_negator_counts_where_the_first_is_part_of_a_phrase():
    assert negated("not only not a THREAT")


def test_the_first_word_of_a_sentence_is_never_negated():
    assert not negated("THREATS")
