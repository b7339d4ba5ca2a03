"""Foreign terms as patterns of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.codebooks.formats.terms import GLOBS, NONE, TRAILING, carried
from framing.codebooks.pattern import compile_pattern
from framing.model.tokens import words_of


@pytest.mark.parametrize(
    "term",
    ["glad", "prime minister", "nation's", "don’t", "o'clock", "U.S.", "1,000.5", "4th", "café", "Straße", "war"],
)
def test_terms_of_words_are_carried_as_they_are(term):
    assert carried(term, NONE) == (term, "")


@pytest.mark.parametrize(
    "term", ["so-called", "and/or", "head_of_state", "rock & roll", "24/7", "U.S", "fuel-air bomb"]
)
def test_marks_inside_are_kept_and_reported(term):
    pattern, problem = carried(term, NONE)
    assert words_of(pattern) == words_of(term)
    assert "parts words here" in problem


@pytest.mark.parametrize(
    "term", [":)", "c++", ":D", "#tag", "no.", "really!", "'em", "100%", "o:-3", "a )", "( a", "$", "%", "-"]
)
@pytest.mark.parametrize("wildcards", [NONE, TRAILING, GLOBS])
def test_marks_at_an_edge_leave_a_term_out(term, wildcards):
    assert carried(term, wildcards).pattern == ""
    assert carried(term, wildcards).problem


@pytest.mark.parametrize("term", ["(a|b) c", "a ~2 b", "~", "|", "x|y", "x~3", "a(b)c", "(a", "b)"])
def test_our_own_syntax_is_not_read_in_foreign_terms(term):
    pattern, problem = carried(term, GLOBS)
    assert not set(pattern) & set("()|~")
    assert problem


@pytest.mark.parametrize(
    ("term", "wildcards", "pattern"),
    [
        ("glad*", TRAILING, "glad*"),
        ("gl*d", TRAILING, ""),
        ("gl?d", TRAILING, ""),
        ("gl?d* not*", GLOBS, "gl?d* not*"),
        ("glad*", NONE, ""),
        ("not * good", GLOBS, "not * good"),
        ("*", GLOBS, ""),
        ("*", TRAILING, ""),
        ("nation's*", TRAILING, "nation's"),
        ("u.s.*", GLOBS, "u.s."),
        ("don't*", TRAILING, "don't*"),
    ],
)
def test_wildcards_are_those_of_the_format(term, wildcards, pattern):
    assert carried(term, wildcards).pattern == pattern
    assert carried(term, wildcards).problem or pattern


TERMS = st.text(st.sampled_from("ab'’.,-_/()|~*?: :+1éßİ&#@"), max_size=12) | st.text(max_size=12)


@given(TERMS, st.sampled_from([NONE, TRAILING, GLOBS]))
def test_a_pattern_finds_the_words_of_its_term_and_nothing_is_dropped_silently(term, wildcards):
    """A term is carried as a pattern of exactly its words, or there is a reason."""
    pattern, problem = carried(term, wildcards)
    assert pattern or problem
    if pattern:
        [sequence] = compile_pattern(pattern)
        assert all(element.gap == 0 and len(element.words) == 1 for element in sequence)
        if not set(term) & set("*?"):
            assert [element.words[0] for element in sequence] == words_of(term)
