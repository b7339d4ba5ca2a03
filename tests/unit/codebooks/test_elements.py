"""Which elements a word satisfies, and that long words and many globs cost no more than they must."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebooks import elements as module
from framing.codebooks.elements import Elements
from framing.codebooks.kinds import Kinds
from framing.model.tokens import Vocabulary, tokenize

words = st.text("abc", min_size=1, max_size=5)
globs = st.text("abc**?", min_size=1, max_size=5)


@given(st.lists(st.lists(globs, min_size=1, max_size=3).map(tuple), max_size=8, unique=True), words)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_word_satisfies_the_elements_of_which_one_of_the_globs_matches_it(found, word):
    elements = Elements()
    assert [elements.number(e) for e in found] == list(range(len(found)))
    expected = [n for n, globs in enumerate(found) if any(fnmatchcase(word, g) for g in globs)]
    assert list(elements.satisfied_by(word)) == expected


def test_an_element_has_one_number_however_often_it_comes():
    elements = Elements()
    assert [elements.number(e) for e in [("a",), ("b", "a"), ("a",)]] == [0, 1, 0]


@pytest.mark.parametrize("glob", ["{}*", "*{}", "{}*x", "?{}"])
def test_a_word_is_compared_with_the_globs_only_that_begin_or_end_as_it_does(glob, monkeypatch):
    asked = []

    class Regex:
        def __init__(self, pattern):
            self.pattern = pattern

        def fullmatch(self, word):
            asked.append(self.pattern)

    monkeypatch.setattr(module, "glob_regex", Regex)
    elements = Elements()
    for number in range(1000):
        elements.number((glob.format(f"w{number:03}"),))
    elements.satisfied_by("w007")
    assert len(asked) <= 1


def test_words_of_one_kind_share_their_number_and_each_word_is_looked_at_once(monkeypatch):
    elements = Elements()
    elements.number(("jet*",))
    kinds, vocabulary, seen = Kinds(elements), Vocabulary(), []
    original = elements.satisfied_by
    monkeypatch.setattr(elements, "satisfied_by", lambda word: (seen.append(word), original(word))[1])
    for forms in (["two", "jets"], ["Jet", "jets", "ship"], ["JETS"]):
        found = kinds.of(tokenize([" ".join(forms)], vocabulary).word, vocabulary).tolist()
        assert found == [int(form.lower().startswith("jet")) for form in forms]
    assert seen == ["two", "jets", "jet", "ship"]
