"""Indicators that cannot do what they are meant to: never matching, contradicting, standing there twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.codebooks.faults import ERROR, faults_of
from framing.codebooks.files import load_codebook
from framing.codebooks.matcher import Matcher
from framing.model.errors import CodebookError, UsageError
from framing.model.tokens import tokenize
from tests.properties.strategies import codebook, rules, sentences_of_words
from tests.unit.codebooks.folders import faults, rows


def problems(*indicators):
    return Codebook("b", tuple({i.category: Category(i.category) for i in indicators}.values()), indicators).check()


@pytest.mark.parametrize(
    ("pattern", "excludes", "by"),
    [
        ("war film", "film", "film"),
        ("war film", "film*", "film*"),
        ("war-film*", "film*", "film*"),
        ("the (war|peace) film", "(war|peace|love) film", "(war|peace|love) film"),
        ("shock troops", "soldiers;troops", "troops"),
        ("(bombard|bombards)", "bomb*", "bomb*"),
        ("a ~2 war ~1 film", "war ~3 film", "war ~3 film"),
    ],
)
def test_a_pattern_whose_own_words_are_excluded_is_refused_with_the_reason(folder, pattern, excludes, by):
    assert faults(folder(csv=rows("harm,ok,,,,,", f"harm,{pattern},,,,{excludes},"))) == [
        f"indicators.csv, line 3, column excludes: '{pattern}' can never match: its own words are shut out by '{by}' in excludes"
    ]


@pytest.mark.parametrize(
    ("pattern", "excludes"),
    [
        ("war film*", "film"),
        ("war film", "film war"),
        ("war ~2 film", "war film"),
        ("war film", "war films"),
        ("(war|peace)", "peace talks"),
        ("war", "*war crime*"),
    ],
)
def test_an_exclusion_that_leaves_something_is_no_fault(pattern, excludes):
    assert list(faults_of(Indicator("c", pattern, excludes=(excludes,)))) == []


def test_a_part_of_a_pattern_that_is_excluded_is_noted():
    table = problems(Indicator("c", "(shining|glowing) (path|example)", excludes=("shining path", "example*"), line=7))
    assert table.severity.tolist() == ["note"]
    assert table.problem[0] == (
        "line 7, c: a part of '(shining|glowing) (path|example)' can never match: 'example*' in excludes"
    )


def test_what_is_both_required_and_excluded_is_told():
    [fault] = faults_of(Indicator("c", "war", requires=("film", "play"), excludes=("play", "film")))
    assert fault == ("error", "requires", "'war' can never match: 'film', 'play' required and excluded")
    assert list(faults_of(Indicator("c", "war", requires=("film", "play"), excludes=("play",)))) == []


@given(rules(), sentences_of_words)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_pattern_told_never_to_match_never_does(found, sentences):
    book = codebook(found)
    dead = [n for n, i in enumerate(book.indicators) if any(f.severity == ERROR for f in faults_of(i))]
    tokens = tokenize([" ".join(word for words in sentences for word in words)])
    number = np.repeat(np.arange(len(sentences), dtype=np.int32), [len(words) for words in sentences])
    hits = Matcher([book]).match(tokens, number, np.zeros(len(tokens), np.int8))
    assert not set(hits.entry.tolist()) & set(dead)


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("so-called,,,,,", "so called,,,,,", ""),
        ("(a1|b1) c1,,,,,", "(b1|a1) c1,,,,,", ""),
        ("War,,,,,", "war,0.5,,,,", ", there with weight 1 and not 0.5"),
        ("war,,,a1;b1,,", "war,,,b1;a1,,why", ""),
    ],
)
def test_a_pattern_stands_once_in_a_category_whatever_its_writing(folder, first, second, difference):
    pattern = second.split(",")[0]
    assert faults(folder(csv=rows(f"harm,{first}", f"harm,{second}"))) == [
        f"indicators.csv, line 3: '{pattern}' is already in 'harm' at line 2{difference}: keep one"
    ]


def test_a_pattern_may_stand_again_under_other_conditions(folder):
    place = folder(csv=rows("harm,war,0.3,,,,", "harm,war,0.9,,missile,,", "harm,war,0.3,quoted,,,"))
    assert len(load_codebook(place).indicators) == 3


def test_forms_that_two_rows_share_are_noted_once_for_each_pair():
    table = problems(Indicator("c", "(a1|b1|c1)", line=2), Indicator("c", "(b1|c1|d1)", line=3), Indicator("d", "b1"))
    assert table.problem.tolist() == [
        "line 3, c: 'b1', 'c1' of '(b1|c1|d1)' stands in line 2 ('(a1|b1|c1)') too: remove it from one"
    ]
    assert table.severity.tolist() == ["note"]


def test_a_codebook_without_faults_has_an_empty_table_of_the_same_columns():
    clean, faulty = problems(Indicator("c", "war")), problems(Indicator("c", "war film", excludes=("film",)))
    assert clean.empty
    assert clean.dtypes.tolist() == faulty.dtypes.tolist()
    assert list(clean.columns) == ["severity", "category", "pattern", "line", "problem"]


def test_an_empty_category_of_a_quick_dictionary_is_noted():
    assert Codebook.from_terms({"harm": []}).check().problem.tolist() == [
        "harm: no indicator: the category can never be coded"
    ]


def test_a_quick_dictionary_names_every_pattern_that_cannot_match():
    with pytest.raises(CodebookError) as error:
        Codebook.from_terms({"harm": ["a ~2", "ok", "(x"], "help": ["*"]})
    assert str(error.value).splitlines() == [
        "codebook 'terms', harm: 'a ~2' can never match: the gap ~2 has no word after it",
        "codebook 'terms', harm: '(x' can never match: parentheses must be balanced and not nested",
        "codebook 'terms', help: '*' can never match: the pattern would match any word",
    ]


def test_a_quick_dictionary_takes_lists_of_patterns_only():
    with pytest.raises(UsageError, match=r"terms\['harm'\]: expected a list of patterns, got 'damage'"):
        Codebook.from_terms({"harm": "damage"})
    with pytest.raises(UsageError, match=r"terms\['harm'\]"):
        Codebook.from_terms({"harm": ["a", 3]})


def test_a_codebook_made_by_hand_is_checked_when_it_is_used():
    book = Codebook("b", (Category("c"),), (Indicator("c", "war", float("nan")), Indicator("d", "war", voice="loud")))
    with pytest.raises(CodebookError) as error:
        load_codebook(book)
    assert str(error.value).splitlines() == [
        "codebook 'b', c: expected a number of at most 100, got no number",
        "codebook 'b', d: the category is not declared (there: c)",
        "codebook 'b', d: expected one of outlet, quoted, paraphrased or nothing, got 'loud'",
    ]
    sound = replace(book, indicators=(Indicator("c", "war"),))
    assert load_codebook(sound) is sound
