"""Tokens found in arrays against the pattern that defines them, on any text at all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.model.tokens import CAPS, CLITIC, NUMBER, TOKEN, UPPER, Vocabulary, fold, slices, tokenize
from tests.properties.strategies import texts

PLAIN = re.compile(TOKEN.pattern.replace(r"(?<!(?<![^\W_'’])[^\W\d_]\.)", ""))
"""The definition without the condition that only saves time."""

marks_and_letters = st.text(
    st.sampled_from([*"abSs12.,''’’_ -\n", "é", "½", "²", "٣", "\u0301", "😀", "𝐀", "𝟏", "\x00", "ß", "İ", "東"]),
    max_size=24,
)
lone_halves = st.text(st.characters(categories=["Cs", "Lu", "Po"]), max_size=12)


def flags_of(form):
    if form[0] in "'’":
        return CLITIC
    if form[0].isdigit():
        return NUMBER
    capital = form[0].isupper()
    return UPPER * capital | CAPS * (capital and len(form) > 1 and form.isupper())


def by_definition(found):
    """Per text the tokens as (start, end, word, flags)."""
    return [
        [(m.start(), m.end(), fold(m.group()), flags_of(m.group())) for m in PLAIN.finditer(text)] for text in found
    ]


def as_tokenized(found, vocabulary=None):
    tokens = tokenize(found, vocabulary)
    columns = (tokens.start, tokens.end, tokens.word, tokens.flags)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    words = tokens.vocabulary.words
    return [[(a, b, words[w], f) for a, b, w, f in rows[lo:hi]] for lo, hi in slices(tokens.bounds.tolist())]


@given(st.lists(st.one_of(texts, marks_and_letters, lone_halves), max_size=4))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_tokens_are_those_of_the_definition_whatever_the_text(found):
    assert as_tokenized(found) == by_definition(found)


@given(st.lists(marks_and_letters, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_batches_make_no_difference_to_words_and_their_numbers(found):
    together, apart = Vocabulary(), Vocabulary()
    whole = as_tokenized(found, together)
    assert [row for text in found for row in as_tokenized([text], apart)] == whole
    assert together.words == apart.words == list(together.ids)
    assert list(together.ids.values()) == list(range(len(together)))


@pytest.mark.parametrize("joint", ["", "'", ".", "s ", "1.", "’S"])
def test_every_character_has_the_class_that_the_definition_gives_it(joint):
    text = joint.join(map(chr, range(0x20000 if joint else 0x110000)))
    tokens = tokenize([text])
    spans = list(zip(tokens.start.tolist(), tokens.end.tolist(), strict=True))
    assert spans == [match.span() for match in PLAIN.finditer(text)]
