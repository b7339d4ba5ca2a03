"""The matcher: what is found in a sentence, and what is not."""

from __future__ import annotations

import numpy as np
import pytest

from framing.codebooks import automaton
from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.codebooks.matcher import Matcher
from framing.model.coding import VOICES
from framing.model.tokens import Vocabulary, tokenize


def book(*indicators, name="terms"):
    categories = tuple(Category(c) for c in dict.fromkeys(i.category for i in indicators))
    return Codebook(name, categories, indicators)


def run(matcher, sentences, *, voice=None, vocabulary=None, accept=None):
    """The hits as (category, matched text), in some sentences; `voice` names the voice of each sentence."""
    text = " ".join(sentences)
    tokens = tokenize([text], vocabulary)
    ends = np.cumsum([len(s) + 1 for s in sentences])
    number = np.searchsorted(ends, tokens.start, side="right").astype(np.int32)
    spoken = None if voice is None else np.array([VOICES.index(v) for v in voice], np.int8)[number]
    hits = matcher.match(tokens, number, spoken, accept)
    return [
        (matcher.entries[e].indicator.category, text[tokens.start[lo] : tokens.end[hi - 1]])
        for lo, hi, e in zip(hits.lo.tolist(), hits.hi.tolist(), hits.entry.tolist(), strict=True)
    ]


def found(patterns, *sentences):
    """The matched texts of patterns in one category."""
    return [text for _, text in run(Matcher([Codebook.from_terms({"c": patterns})]), sentences)]


def test_words_match_whatever_their_case_and_never_inside_another():
    assert found(["war"], "War, WAR and postwar warfare; a war-time war.") == ["War", "WAR", "war", "war"]


def test_words_of_a_pattern_are_neighbours_and_punctuation_between_them_is_ignored():
    assert found(["grave concern"], "Grave, concern; grave “concern” and grave old concern.") == [
        "Grave, concern",
        "grave “concern",
    ]


@pytest.mark.parametrize("pattern", ["so called", "so-called", "So-Called"])
def test_hyphens_and_spaces_are_the_same_thing(pattern):
    assert found([pattern], "A so-called truce, so called by all, a so–called truce.") == [
        "so-called",
        "so called",
        "so–called",
    ]


def test_a_possessive_does_not_hide_its_owner_and_can_be_asked_for():
    text = "China's jets, China’s ships and China."
    assert found(["china"], text) == ["China", "China", "China"]
    assert found(["china's ships"], text) == ["China’s ships"]
    assert found(["china jets"], text) == []


def test_apostrophes_match_straight_or_curly():
    assert found(["don't blink"], "They don’t blink. They DON'T BLINK.") == ["don’t blink", "DON'T BLINK"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("provok*", ["provoke", "provoked", "provoking"]),
        ("*provok*", ["provoke", "provoked", "unprovoked", "provoking"]),
        ("provok?", ["provoke"]),
        ("*ed", ["provoked", "unprovoked"]),
        ("un*ed", ["unprovoked"]),
    ],
)
def test_globs_stand_for_letters_inside_one_word(pattern, expected):
    assert found([pattern], "provoke provoked unprovoked provoking proof") == expected


def test_a_gap_allows_up_to_so_many_words_between():
    text = "turned on, turned right on, turned right back on, turned one two three on"
    assert found(["turned ~2 on"], text) == ["turned on", "turned right on", "turned right back on"]


def test_gaps_may_follow_one_another():
    assert found(["a1 ~1 b1 ~1 c1"], "a1 x b1 x c1; a1 b1 x x c1") == ["a1 x b1 x c1"]


def test_a_sequence_backtracks_over_a_near_word_that_leads_nowhere():
    assert found(["go ~2 to war"], "go to the to war") == ["go to the to war"]


def test_alternatives_of_one_word_and_of_several():
    text = "joint patrol, combined patrols, joint naval patrol, naval patrol"
    assert found(["(joint|combined|joint naval) patrol*"], text) == [
        "joint patrol",
        "combined patrols",
        "joint naval patrol",
    ]


def test_the_longest_match_wins_within_a_category():
    assert found(["grave concern*", "concern*", "grave"], "Grave concerns, a grave, his concern.") == [
        "Grave concerns",
        "grave",
        "concern",
    ]


def test_of_two_that_overlap_the_longer_wins_though_it_starts_later():
    assert found(["b1 c1 d1", "a1 b1"], "a1 b1 c1 d1") == ["b1 c1 d1"]


def test_of_two_equally_long_the_first_in_the_text_wins():
    assert found(["b1 c1", "a1 b1"], "a1 b1 c1") == ["a1 b1"]


def test_a_loser_does_not_keep_others_out():
    assert found(["a1 b1 c1", "c1 d1", "d1"], "a1 b1 c1 d1") == ["a1 b1 c1", "d1"]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_on_the_same_words_the_weightier_wins_in_any_order_of_the_file(turn):
    matcher = Matcher([book(*[Indicator("c", "war", 0.2), Indicator("c", "war*", 0.9)][::turn])])
    tokens = tokenize(["war"])
    hits = matcher.match(tokens, np.zeros(1, np.int32))
    assert [matcher.entries[e].indicator.weight for e in hits.entry] == [0.9]


def test_across_categories_overlaps_stay():
    matcher = Matcher([Codebook.from_terms({"x": ["grave concern"], "y": ["concern", "grave"]})])
    assert run(matcher, ["grave concern"]) == [("y", "grave"), ("x", "grave concern"), ("y", "concern")]


def test_the_same_category_name_in_two_codebooks_is_two_categories():
    books = [
        Codebook.from_terms({"c": ["grave concern"]}, name="one"),
        Codebook.from_terms({"c": ["grave"]}, name="two"),
    ]
    matcher = Matcher(books)
    assert run(matcher, ["grave concern"]) == [("c", "grave"), ("c", "grave concern")]
    assert matcher.groups == [("one", "c"), ("two", "c")]


def test_exclusive_codebooks_keep_one_hit_for_each_word_whatever_the_category():
    terms = Codebook.from_terms({"x": ["south sea"], "y": ["south", "sea", "north"]})
    assert run(Matcher([terms], exclusive=True), ["south sea, north"]) == [("x", "south sea"), ("y", "north")]
    other = Codebook.from_terms({"z": ["sea"]}, name="other")
    assert run(Matcher([terms, other], exclusive=True), ["south sea"]) == [("x", "south sea"), ("z", "sea")]


def test_a_hit_never_crosses_a_sentence():
    assert found(["grave concern", "grave ~3 concern"], "It was grave.", "Concern grew.") == []
    assert found(["a1 b1 c1"], "a1 b1", "c1 a1 b1 c1", "a1 b1 c1") == ["a1 b1 c1", "a1 b1 c1"]


def test_words_outside_coded_sentences_neither_match_nor_lend_themselves_to_a_match():
    matcher = Matcher([Codebook.from_terms({"c": ["war", "war crime", "a1 ~3 b1"]})])
    tokens = tokenize(["war crime a1 x b1"])
    hits = matcher.match(tokens, np.array([0, -1, 1, -1, 1], np.int32))
    assert list(zip(hits.lo.tolist(), hits.hi.tolist(), strict=True)) == [(0, 1)]


def test_requires_wants_one_of_its_patterns_in_the_same_sentence():
    matcher = Matcher([book(Indicator("c", "strike*", requires=("missile*", "air force")))])
    assert run(matcher, ["Missiles hit; strikes went on."]) == [("c", "strikes")]
    assert run(matcher, ["A strike by the air force."]) == [("c", "strike")]
    assert run(matcher, ["The strike by nurses went on."]) == []
    assert run(matcher, ["The strike by nurses went on.", "Missiles flew."]) == []


def test_excludes_wants_none_of_its_patterns_in_the_same_sentence():
    matcher = Matcher([book(Indicator("c", "strike*", excludes=("nurse*", "trade union")))])
    assert run(matcher, ["Strikes went on."]) == [("c", "Strikes")]
    assert run(matcher, ["The nurses' strikes went on."]) == []
    assert run(matcher, ["Strikes of a trade union."]) == []
    assert run(matcher, ["Strikes went on.", "A nurse fell ill."]) == [("c", "Strikes")]


def test_requires_and_excludes_both_have_to_hold():
    matcher = Matcher([book(Indicator("c", "strike", requires=("missile",), excludes=("nurse",)))])
    assert run(matcher, ["strike missile", "strike missile nurse", "strike"]) == [("c", "strike")]


def test_what_a_condition_finds_is_no_hit():
    matcher = Matcher([book(Indicator("c", "strike", requires=("missile",)))])
    assert run(matcher, ["missile missile", "strike missile"]) == [("c", "strike")]


def test_a_longer_match_that_its_conditions_refuse_leaves_the_shorter_one():
    matcher = Matcher([book(Indicator("c", "air strike", excludes=("nurse",)), Indicator("c", "strike"))])
    assert run(matcher, ["air strike", "air strike nurse"]) == [("c", "air strike"), ("c", "strike")]


def test_an_indicator_restricted_to_a_voice_counts_in_that_voice_only():
    matcher = Matcher([book(Indicator("c", "clearly", voice="outlet"), Indicator("d", "clearly"))])
    said = ["Clearly wrong.", "clearly right", "clearly so"]
    assert run(matcher, said, voice=VOICES) == [("c", "Clearly"), ("d", "Clearly"), ("d", "clearly"), ("d", "clearly")]
    quoted = Matcher([book(Indicator("c", "clearly", voice="quoted"))])
    assert run(quoted, said, voice=VOICES) == [("c", "clearly")]


def test_a_refused_candidate_leaves_room_for_a_shorter_one():
    matcher = Matcher([Codebook.from_terms({"c": ["grave concern", "concern"]})])
    assert run(matcher, ["grave concern"], accept=lambda lo, hi, entry: hi - lo == 1) == [("c", "concern")]


def test_a_matcher_may_go_from_vocabulary_to_vocabulary_and_see_new_words():
    matcher = Matcher([Codebook.from_terms({"c": ["war", "peace*"]})])
    vocabulary = Vocabulary()
    assert run(matcher, ["no hit"], vocabulary=vocabulary) == []
    assert run(matcher, ["war hit"], vocabulary=vocabulary) == [("c", "war")]
    assert run(matcher, ["peaceful no"], vocabulary=Vocabulary()) == [("c", "peaceful")]
    assert run(matcher, ["war hit"], vocabulary=vocabulary) == [("c", "war")]


def test_no_indicators_or_no_words_give_empty_columns_of_the_same_type():
    for matcher, text in [(Matcher([]), "war"), (Matcher([Codebook.from_terms({"c": ["war"]})]), "")]:
        tokens = tokenize([text])
        hits = matcher.match(tokens, np.zeros(len(tokens), np.int32))
        assert len(hits) == 0
        assert {c.dtype for c in (hits.lo, hits.hi, hits.entry)} == {np.dtype(np.int32)}


def test_a_long_gap_is_followed_as_far_as_the_longest_match_whichever_word_is_rarer():
    """The same pattern shape, once with the longer word behind the gap."""
    assert found(["hit ~3 reporters"], "hit reporters and reporters") == ["hit reporters and reporters"]


def test_a_long_gap_is_followed_as_far_as_the_longest_match_when_the_first_word_is_rarer():
    assert found(["returned ~3 back"], "returned back and back") == ["returned back and back"]


def test_a_pattern_of_many_gaps_that_leads_nowhere_is_given_up_soon():
    """Each way of laying the first words could be tried with each of the next: ten to the ninth trials."""
    assert found(["a1 ~9 a1 ~9 a1 ~9 a1 ~9 a1 ~9 a1 ~9 a1 ~9 a1 ~9 zebras"], "a1 " * 80 + "zebra") == []


def test_a_pattern_longer_than_the_text_finds_nothing_at_its_edges():
    assert found(["a1 b1 c1 d1"], "c1 d1") == found(["a1 b1 c1 d1"], "a1 b1") == []
    assert found(["a1 ~9 b1 ~9 c1"], "b1") == []


def test_hits_in_a_row_that_overlap_each_other_are_chosen_from_the_left():
    assert found(["a1 a1"], "a1 a1 a1 a1 a1") == ["a1 a1", "a1 a1"]


def test_candidates_are_offered_in_columns_with_the_numbers_of_their_entries():
    matcher = Matcher([Codebook.from_terms({"c": ["grave concern", "concern"]})])
    offered = []

    def accept(lo, hi, entry):
        offered.extend(
            zip(lo.tolist(), hi.tolist(), [matcher.entries[e].indicator.pattern for e in entry], strict=True)
        )
        return lo >= 0

    assert run(matcher, ["grave concern"], accept=accept) == [("c", "grave concern")]
    assert sorted(offered) == [(0, 2, "grave concern"), (1, 2, "concern")]


@pytest.mark.parametrize("portion", [1, 2, 5])
def test_a_text_may_be_tried_in_portions(portion, monkeypatch):
    patterns = ["a1 b1", "b1 ~2 c1", "a1 b1 c1", "c1", "c1 a1"]
    text = "a1 b1 c1 x a1 b1 x x c1 a1 " * 5
    whole = found(patterns, text)
    monkeypatch.setattr(automaton, "PORTION", portion)
    assert found(patterns, text) == whole
    assert len(whole) == 10
