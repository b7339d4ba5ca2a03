"""The pattern language: what a pattern stands for, and why a wrong one is refused."""

from __future__ import annotations

import pytest

from framing.codebooks.pattern import MAX_GAP, PatternError, compile_pattern, glob_regex, is_glob


def sequences(pattern):
    """The sequences of a pattern in a short notation: words joined by `|`, a gap written before its word."""
    return [[(f"~{e.gap} " if e.gap else "") + "|".join(e.words) for e in s] for s in compile_pattern(pattern)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("threat", [["threat"]]),
        ("joint patrol*", [["joint", "patrol*"]]),
        ("  joint   patrol ", [["joint", "patrol"]]),
        ("defen?e", [["defen?e"]]),
        ("a ~3 b", [["a", "~3 b"]]),
        ("a ~1 b ~9 c", [["a", "~1 b", "~9 c"]]),
        ("(joint|combined) patrol", [["joint|combined", "patrol"]]),
        ("patrol (of|in|over) sea", [["patrol", "of|in|over", "sea"]]),
        ("(a)", [["a"]]),
        ("(a|a|b)", [["a|b"]]),
        ("(a b|c) d", [["c", "d"], ["a", "b", "d"]]),
        ("x ~2 (a b|c)", [["x", "~2 c"], ["x", "~2 a", "b"]]),
        ("(a|b c) (d|e f)", [["a", "d"], ["a", "e", "f"], ["b", "c", "d"], ["b", "c", "e", "f"]]),
    ],
)
def test_a_pattern_stands_for_sequences_of_words_globs_and_gaps(pattern, expected):
    assert sequences(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("So-Called", [["so", "called"]]),
        ("China's", [["china", "'s"]]),
        ("china’s", [["china", "'s"]]),
        ("coast*'s", [["coast*", "'s"]]),
        ("DON’T", [["don't"]]),
        ("U.S.", [["u.s."]]),
        ("STRASSE", [["strasse"]]),
        ("no. 1", [["no", "1"]]),
        ("1,000", [["1,000"]]),
        ("(so-called|self-styled) ally", [["so", "called", "ally"], ["self", "styled", "ally"]]),
    ],
)
def test_patterns_are_folded_and_parted_as_the_text_is(pattern, expected):
    assert sequences(pattern) == expected


@pytest.mark.parametrize("pattern", ["(a", "a)", "(a (b) c)", "((a|b) c)", "a (b|c"])
def test_parentheses_must_be_balanced_and_not_nested(pattern):
    with pytest.raises(PatternError, match="parentheses must be balanced and not nested"):
        compile_pattern(pattern)


def test_a_parenthesis_cannot_close_before_it_opens():
    with pytest.raises(PatternError):
        compile_pattern("a) b (c")


def test_a_gap_stands_between_two_words():
    with pytest.raises(PatternError, match="the gap ~2 has no word before it"):
        compile_pattern("~2 a")
    with pytest.raises(PatternError, match="the gap ~2 has no word after it"):
        compile_pattern("a ~2")


def test_a_gap_has_a_least_and_a_greatest_width():
    for width in (0, MAX_GAP + 1, 500):
        with pytest.raises(PatternError, match=f"a gap is ~1 to ~{MAX_GAP}, got ~{width}"):
            compile_pattern(f"a ~{width} b")
    assert sequences(f"a ~{MAX_GAP} b") == [["a", f"~{MAX_GAP} b"]]


@pytest.mark.parametrize("pattern", ["", "   "])
def test_an_empty_pattern_is_refused(pattern):
    with pytest.raises(PatternError, match="the pattern is empty"):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "piece"), [("...", "'...'"), ("a - b", "'-'"), ("()", "''"), ("(a|)", "''"), ("a ~ b", "'~'")]
)
def test_a_piece_without_a_word_is_refused_and_named(pattern, piece):
    with pytest.raises(PatternError, match=f"^{piece} holds no word$".replace("...", r"\.\.\.")):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["*", "?", "* *", "*-*", "(a|*)", "(a b|??)"])
def test_a_pattern_that_matches_any_word_is_refused(pattern):
    with pytest.raises(PatternError, match="the pattern would match any word"):
        compile_pattern(pattern)


def test_a_wild_word_beside_a_real_one_is_allowed():
    assert sequences("* war") == [["*", "war"]]


@pytest.mark.parametrize(
    ("glob", "yes", "no"),
    [
        ("war*", ["war", "wars", "warm"], ["awar", "wa"]),
        ("*war", ["war", "prewar"], ["wars"]),
        ("defen?e", ["defence", "defense"], ["defene", "defences"]),
        ("*host*", ["host", "hostile", "unhostile"], ["hos"]),
        ("u.s*", ["u.s.", "u.s"], ["uxs."]),
        ("a**b", ["ab", "axxb"], ["abx"]),
    ],
)
def test_globs_match_whole_words(glob, yes, no):
    assert is_glob(glob)
    assert all(glob_regex(glob).fullmatch(word) for word in yes)
    assert not any(glob_regex(glob).fullmatch(word) for word in no)


def test_a_plain_word_is_no_glob():
    assert not is_glob("war")
