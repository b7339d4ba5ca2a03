"""The matcher against a slow and obvious one: every way of laying a pattern on a sentence, tried one after the other."""

from __future__ import annotations

from fnmatch import fnmatchcase
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.codebooks.matcher import Matcher
from framing.model.coding import VOICES
from framing.model.tokens import tokenize
from tests.properties.strategies import Part, Pattern, Rule, codebook, rules, sentences_of_words


def spelled_out(pattern):
    """Each plain sequence of (gap, word) that a pattern allows."""
    for choice in product(*(part.alternatives for part in pattern.parts)):
        gaps = [part.gap for part in pattern.parts]
        yield [
            (gap if n == 0 else 0, word)
            for gap, words in zip(gaps, choice, strict=True)
            for n, word in enumerate(words)
        ]


def layings(sequence, words, start=0, free=None):
    """Each list of positions in `words` on which a sequence can be laid."""
    if not sequence:
        yield []
        return
    gap, glob = sequence[0]
    last = len(words) if free is None else min(len(words), start + gap + 1)
    for at in range(start, last):
        if fnmatchcase(words[at], glob):
            for rest in layings(sequence[1:], words, at + 1, free=False):
                yield [at, *rest]


def all_layings(pattern, words):
    return [laying for sequence in spelled_out(pattern) for laying in layings(sequence, words)]


def reference(found, sentences, voice, *, exclusive=False):
    """The hits as (first token, token behind the last, number of the rule), by the words of the manual."""
    candidates = []
    base = 0
    for words in sentences:
        for number, rule in enumerate(found):
            wanted = [bool(all_layings(p, words)) for p in rule.requires]
            unwanted = [bool(all_layings(p, words)) for p in rule.excludes]
            if (wanted and not any(wanted)) or any(unwanted):
                continue
            for laying in all_layings(rule.pattern, words):
                lo, hi = base + laying[0], base + laying[-1] + 1
                if rule.voice is None or VOICES[voice[lo]] == rule.voice:
                    candidates.append((lo, hi, number))
        base += len(words)
    kept = []
    best_first = sorted(set(candidates), key=lambda c: (-(c[1] - c[0]), c[0], -found[c[2]].weight, c[2]))
    for lo, hi, number in best_first:
        rivals = [k for k in kept if exclusive or found[k[2]].category == found[number].category]
        if all(hi <= k[0] or k[1] <= lo for k in rivals):
            kept.append((lo, hi, number))
    return sorted(kept)


def actual(found, sentences, voice, *, exclusive=False):
    tokens = tokenize([" ".join(word for words in sentences for word in words)])
    number = np.repeat(np.arange(len(sentences), dtype=np.int32), [len(words) for words in sentences])
    hits = Matcher([codebook(found)], exclusive=exclusive).match(tokens, number, np.array(voice, np.int8))
    return list(zip(hits.lo.tolist(), hits.hi.tolist(), hits.entry.tolist(), strict=True))


def voices_for(data, sentences):
    n = sum(len(words) for words in sentences)
    return data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))


def one_way_only(rule, sentences):
    """Whether no two ways of laying the rule's pattern share a word, so that there is no choice between them to be made."""
    gaps = any(part.gap for part in rule.pattern.parts)
    for words in sentences:
        ways = {tuple(way) for way in all_layings(rule.pattern, words)}
        if gaps and sum(map(len, ways)) > len({at for way in ways for at in way}):
            return False
    return True


@given(rules(gaps=False), sentences_of_words, st.booleans(), st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_words_globs_alternatives_conditions_and_voices_are_matched_as_by_hand(found, sentences, exclusive, data):
    voice = voices_for(data, sentences)
    expected = reference(found, sentences, voice, exclusive=exclusive)
    assert actual(found, sentences, voice, exclusive=exclusive) == expected


@given(rules(), sentences_of_words, st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_gaps_are_matched_as_by_hand_where_they_can_be_laid_in_one_way_only(found, sentences, data):
    kept = [rule for rule in found if one_way_only(rule, sentences)]
    assume(kept)
    voice = voices_for(data, sentences)
    assert actual(kept, sentences, voice) == reference(kept, sentences, voice)


@given(rules(), sentences_of_words)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_sentence_has_a_hit_where_a_pattern_can_be_laid_and_nowhere_else(found, sentences):
    """Whichever way the matcher chooses, each hit is one way of laying its pattern, and none is lost for want of looking."""
    found = [rule._replace(voice=None) for rule in found]
    silent = [0] * sum(len(words) for words in sentences)
    hits = actual(found, sentences, silent)
    starts = np.cumsum([0, *map(len, sentences)])
    for lo, hi, number in hits:
        home = int(np.searchsorted(starts, lo, side="right")) - 1
        ways = all_layings(found[number].pattern, sentences[home])
        assert (lo - starts[home], hi - starts[home]) in {(way[0], way[-1] + 1) for way in ways}
    for category in "xy":
        mine = [h for h in hits if found[h[2]].category == category]
        assert all(one[1] <= two[0] for one, two in pairwise(mine))

    def covered(rows):
        return {(found[number].category, int(np.searchsorted(starts, lo, side="right")) - 1) for lo, _, number in rows}

    assert covered(hits) == covered(reference(found, sentences, silent))


@given(rules(), sentences_of_words, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_words_matched_do_not_depend_on_the_order_of_the_indicators(found, sentences, random):
    silent = [0] * sum(len(words) for words in sentences)

    def spans(some):
        return sorted((lo, hi, some[number].category) for lo, hi, number in actual(some, sentences, silent))

    shuffled = list(found)
    random.shuffle(shuffled)
    assert spans(shuffled) == spans(found)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (("ab",), ("a",), ["ab", "a", "a"]),
        (("a", "b"), ("ab",), ["a", "b", "ab"]),
        (("a*",), ("abb",), ["ab", "a", "abb"]),
    ],
)
def test_of_several_ways_to_lay_a_pattern_with_a_gap_the_longest_wins(first, second, words):
    rule = Rule("x", Pattern((Part(0, tuple((w,) for w in first)), Part(2, tuple((w,) for w in second)))))
    assert actual([rule], [words], [0, 0, 0]) == reference([rule], [words], [0, 0, 0])
