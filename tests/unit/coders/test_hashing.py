"""Hashes of words and their pieces: equal to a plain-Python version, the same on every machine and in any order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.coders.hashing import N_BUCKETS, buckets_of, hashes_of, pair_buckets, word_hashes
from framing.coders.wordvectors import shipped_vectors
from framing.model.tokens import Vocabulary

PRIME, MIX, ALL = 0x100000001B3, 0xBF58476D1CE4E5B9, (1 << 64) - 1
WORD_LISTS = st.lists(st.text(max_size=12), max_size=8)


def plain_word(word: str) -> int:
    """The polynomial of the characters, with a blank before and after."""
    value = 0
    for character in f" {word} ":
        value = (value * PRIME + ord(character)) & ALL
    return value


def plain_bucket(value: int) -> int:
    return (((value ^ (value >> 31)) * MIX) & ALL) >> 46


def plain_pieces(word: str) -> list[int]:
    """The buckets of the runs of 3, 4 and 5 characters."""
    text, found = f" {word} ", []
    for size in (3, 4, 5):
        for start in range(len(text) - size + 1):
            value = size
            for character in text[start : start + size]:
                value = (value * PRIME + ord(character)) & ALL
            found.append(plain_bucket(value))
    return found


@given(WORD_LISTS)
def test_hashes_equal_the_plain_version(words):
    found = hashes_of(words)
    assert found.word.tolist() == [plain_word(w) for w in words]
    pieces = [found.piece[a:b].tolist() for a, b in zip(found.bounds[:-1], found.bounds[1:], strict=True)]
    assert pieces == [plain_pieces(w) for w in words]
    assert buckets_of(found.word).tolist() == [plain_bucket(plain_word(w)) for w in words]


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_pair_is_one_bucket_and_its_order_counts(one, two):
    first, second = hashes_of([one]).word, hashes_of([two]).word
    expected = plain_bucket((plain_word(one) * MIX + plain_word(two)) & ALL)
    assert pair_buckets(first, second).tolist() == [expected]


@given(WORD_LISTS, st.randoms())
def test_a_words_hashes_do_not_depend_on_the_words_around_it(words, random):
    mixed = random.sample(words, len(words))
    one, other = hashes_of(words), hashes_of(mixed)
    assert dict(zip(words, one.word.tolist(), strict=True)) == dict(zip(mixed, other.word.tolist(), strict=True))


def test_the_values_are_these_on_every_machine():
    """Models on disk hold buckets, so these may never change."""
    found = hashes_of(["jet", "straße", "don't"])
    assert buckets_of(found.word).tolist() == [250541, 61020, 148289]
    assert found.piece[:6].tolist() == [168283, 161848, 46224, 83003, 13891, 203176]
    assert pair_buckets(found.word[:1], found.word[1:2]).tolist() == [36472]


def test_a_growing_vocabulary_keeps_what_it_has():
    vocabulary = Vocabulary()
    met: list[str] = []
    for more in (["jet", "jets"], [], ["rain"], ["snow", "jet", "wind"]):
        for word in more:
            vocabulary.columns(word, np.array([0]), np.array([len(word)]))
        met = list(vocabulary.words)
        found, whole = word_hashes(vocabulary), hashes_of(met)
        assert found.word.tolist() == whole.word.tolist()
        assert found.piece.tolist() == whole.piece.tolist()
        assert found.bounds.tolist() == whole.bounds.tolist()
    assert met == ["jet", "jets", "rain", "snow", "wind"]


def test_words_are_spread_evenly_over_the_buckets():
    """No more of a news vocabulary shares a bucket than of balls thrown at random."""
    words = list(shipped_vectors().index)
    buckets = buckets_of(hashes_of(words).word)
    assert 0 <= buckets.min() <= buckets.max() < N_BUCKETS
    expected = N_BUCKETS * (1 - (1 - 1 / N_BUCKETS) ** len(words))
    assert len(np.unique(buckets)) > 0.995 * expected
