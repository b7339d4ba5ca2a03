"""The word vectors that ship: their table, words that they lack, and that like words lie near each other."""

from __future__ import annotations

import numpy as np
import pytest

from framing.codebooks.locate import shipped
from framing.coders.wordvectors import VECTORS, WORDS, WordVectors, shipped_vectors
from framing.model.tokens import Vocabulary, tokenize


def test_rows_are_the_stored_numbers_on_one_scale_and_zeros_for_other_words():
    table = np.array([[3, -4], [0, 5]], np.int8)
    vectors = WordVectors(["rain", "snow"], table)
    assert vectors.rows.tolist() == [
        pytest.approx([3 / table.std(), -4 / table.std()]),
        pytest.approx([0, 5 / table.std()]),
        [0, 0],
    ]


def test_words_are_looked_up_as_a_vocabulary_grows():
    vectors = WordVectors(["rain", "snow"], np.array([[1, 2], [3, 4]], np.int8))
    vocabulary = Vocabulary()
    tokenize(["snow on zinc"], vocabulary)
    assert vectors.rows_of(vocabulary).tolist() == [1, 2, 2]
    tokenize(["Rain and SNOW"], vocabulary)
    assert vectors.rows_of(vocabulary).tolist() == [1, 2, 2, 0, 2]
    other = Vocabulary()
    tokenize(["rain"], other)
    assert vectors.rows_of(other).tolist() == [0]


def test_the_shipped_table_has_a_row_for_each_of_its_words():
    place = shipped("models") / "vectors"
    vectors = shipped_vectors()
    stored = np.load(place / VECTORS)
    assert len(vectors.index) == len(stored) == len((place / WORDS).read_text(encoding="utf-8").split("\n"))
    assert vectors.rows[:-1].std() == pytest.approx(1, abs=1e-3)
    assert all(word == word.casefold().strip() and word for word in vectors.index)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("missile", "rocket", "bread"), ("outrageous", "shocking", "weekly"), ("alliance", "partnership", "rain")],
)
def test_like_words_lie_nearer_than_others(word, near, far):
    vectors = shipped_vectors()
    one, two, three = (vectors.rows[vectors.index[w]] for w in (word, near, far))

    def cosine(a, b):
        return a @ b / np.linalg.norm(a) / np.linalg.norm(b)

    assert cosine(one, two) > cosine(one, three) + 0.2
