"""Tokens: words as integers, whose offsets read back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from framing.model.tokens import CAPS, CLITIC, NUMBER, UPPER, Vocabulary, fold, slices, tokenize, words_of


def flag(form):
    return int(tokenize([form]).flags[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the so-called buffer", ["the", "so", "called", "buffer"]),
        ("China–Japan ties — strained", ["china", "japan", "ties", "strained"]),
        ("pro\u2011Moscow", ["pro", "moscow"]),
        ("U.S.-led F-15s", ["u.s.", "led", "f", "15s"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_hyphens_part_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Japan's jets", ["japan", "'s", "jets"]),
        ("Japan’s jets", ["japan", "'s", "jets"]),
        ("JAPAN'S JETS", ["japan", "'s", "jets"]),
        ("U.S.’s jets", ["u.s.", "'s", "jets"]),
        ("the 1990's", ["the", "1990", "'s"]),
        ("the Joneses' car", ["the", "joneses", "car"]),
        ("it's", ["it", "'s"]),
    ],
)
def test_a_possessive_is_a_token_of_its_own(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("didn't", ["didn't"]),
        ("didn’t", ["didn't"]),
        ("DIDN’T", ["didn't"]),
        ("they’ll rock'n'roll", ["they'll", "rock'n'roll"]),
        ("l’État O’Brien's", ["l'état", "o'brien", "'s"]),
        ("'quoted' ’twas", ["quoted", "twas"]),
    ],
)
def test_other_apostrophes_stay_inside_and_curly_ones_are_straightened(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. base", ["the", "u.s.", "base"]),
        ("at 6 a.m.", ["at", "6", "a.m."]),
        ("J.K. Rowling", ["j.k.", "rowling"]),
        ("George W. Bush", ["george", "w", "bush"]),
        ("left.Then", ["left", "then"]),
        ("a.b.c", ["a", "b", "c"]),
    ],
)
def test_initials_keep_their_full_stops_and_sentence_ends_do_not_stick(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,000.5 tons", ["1,000.5", "tons"]),
        ("In 2025, 5.", ["in", "2025", "5"]),
        ("$3.5m", ["3.5", "m"]),
        ("No.2", ["no", "2"]),
    ],
)
def test_marks_inside_numbers_stay_and_those_behind_do_not(text, words):
    assert words_of(text) == words


def test_folding_is_case_folding():
    assert fold("STRASSE") == fold("straße")
    assert fold("Ünlü") == "ünlü"


def test_text_without_words_has_no_tokens():
    for text in ("", " \n\t", "“…” — !?", "\u200b\ufeff"):
        assert len(tokenize([text])) == 0
        assert tokenize([text]).bounds.tolist() == [0, 0]


def test_every_offset_reads_back_the_word_it_was_folded_from():
    texts = ["Japan’s so-called “U.S. base” didn't close.", "", "Straße, 1,000.5 — the Joneses' L’État's a.m."]
    tokens = tokenize(texts)
    assert tokens.bounds.tolist() == [0, 8, 8, 15]
    for text, (lo, hi) in zip(texts, slices(tokens.bounds.tolist()), strict=True):
        spans = list(zip(tokens.start[lo:hi].tolist(), tokens.end[lo:hi].tolist(), strict=True))
        folded = [fold(text[a:b]) for a, b in spans]
        assert folded == [tokens.vocabulary.words[w] for w in tokens.word[lo:hi]] == words_of(text)
        assert all(a < b for a, b in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_the_same_word_has_the_same_number_however_it_is_written():
    tokens = tokenize(["Don’t DON'T don't", "don't"])
    assert set(tokens.word.tolist()) == {0}
    assert tokens.vocabulary.words == ["don't"]


def test_a_vocabulary_is_carried_from_batch_to_batch():
    vocabulary = Vocabulary()
    first = tokenize(["two jets"], vocabulary)
    second = tokenize(["Jets two one"], vocabulary)
    assert first.word.tolist() == [0, 1]
    assert second.word.tolist() == [1, 0, 2]
    assert vocabulary.words == ["two", "jets", "one"]
    assert len(vocabulary) == 3


@pytest.mark.parametrize(
    ("form", "bits"),
    [
        ("jet", 0),
        ("Jet", UPPER),
        ("JET", UPPER | CAPS),
        ("I", UPPER),
        ("U.S.", UPPER | CAPS),
        ("McKay", UPPER),
        ("15s", NUMBER),
        ("1,000", NUMBER),
        ("Église", UPPER),
    ],
)
def test_flags_say_how_the_word_was_written(form, bits):
    assert flag(form) == bits


def test_the_possessive_is_flagged_and_not_its_owner():
    assert tokenize(["Japan’s"]).flags.tolist() == [UPPER, CLITIC]


def test_columns_have_the_same_types_full_or_empty():
    for tokens in (tokenize([]), tokenize([""]), tokenize(["Two jets."])):
        columns = (tokens.start, tokens.end, tokens.word, tokens.flags, tokens.bounds)
        assert [c.dtype for c in columns] == [np.int32, np.int32, np.int32, np.uint8, np.int32]


def test_no_text_is_too_odd_to_be_cut():
    odd = "a\x00b \ud800c's \udfff1,0\ud800 😀’s 𝐀.𝐁. \ufffe"
    tokens = tokenize([odd])
    spans = zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)
    assert [odd[a:b] for a, b in spans] == ["a", "b", "c", "'s", "1,0", "s", "𝐀.𝐁."]


@pytest.mark.parametrize("unit", ["a.", "a.b ", "a'", "'s", "1,", "1.1 ", "U.S.’s ", "_a'", "a"])
def test_a_long_text_of_marks_and_letters_is_cut_to_its_end(unit):
    text = unit * 100_000 + "a"
    assert int(tokenize([text]).end[-1]) == len(text)
