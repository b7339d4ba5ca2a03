"""The feature matrix against a plain-Python computation on a tiny corpus."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError

from framing.coders.features import COMMON, SentenceFeatures
from framing.coders.hashing import buckets_of, hashes_of, pair_buckets
from framing.coders.seen import seen, seen_texts
from framing.coders.style import STYLE
from framing.coders.wordvectors import shipped_vectors
from framing.model.article import Article
from framing.text.parsed import Parser
from tests.helpers.water import TEXTS

TRAINING = [
    "the river rose and the bridge fell",
    "the river fell",
    "a bridge and a river",
    "we must not wait for the bridge, the bridge is falling!",
    "",
]
NEW = ["the bridge fell and fell", "zinc prices rose", "", "the river, the river must rise"]


def words(text: str) -> list[str]:
    return text.replace(",", "").replace("!", "").split()


def pairs(text: str) -> list[str]:
    own = words(text)
    return [f"{a} {b}" for a, b in pairwise(own)]


def pieces(text: str) -> list[str]:
    padded = [f" {w} " for w in words(text)]
    return [w[k : k + n] for w in padded for n in (3, 4, 5) for k in range(len(w) - n + 1)]


def rarity(of, least: int) -> dict[str, float]:
    """Spärck Jones' weight of each term that enough of the training sentences hold."""
    held = Counter(term for text in TRAINING for term in set(of(text)))
    return {t: math.log((1 + len(TRAINING)) / (1 + n)) + 1 for t, n in held.items() if n >= least}


def squared(terms: list[str], known: dict[str, float]) -> float:
    """The squared length of the vector that a sentence's occurrences of terms make, one by one."""
    return sum(known[t] ** 2 for t in terms if t in known)


def weighted(of, text: str, known: dict[str, float], damping: float = 0.3) -> dict[str, float]:
    """A sentence's terms by weight, divided by that length, damped by a share of its mean in training."""
    own = [t for t in of(text) if t in known]
    damped = damping * sum(squared(of(t), known) for t in TRAINING) / len(TRAINING)
    length = math.sqrt(squared(own, known) + damped)
    out: dict[str, float] = {}
    for term in own:
        out[term] = out.get(term, 0.0) + known[term] / length
    return out


def bucket(term: str) -> int:
    """The bucket by which a word or a pair is known."""
    hashes = hashes_of(term.split(" ")).word
    return int((buckets_of(hashes) if len(hashes) == 1 else pair_buckets(hashes[:1], hashes[1:]))[0])


def piece_bucket(piece: str) -> int:
    """The bucket of a piece, found inside a word that has it."""
    word = piece.strip() or "x"
    word = word if piece.startswith(" ") else "q" + word
    word = word if piece.endswith(" ") else word + "q"
    found = hashes_of([word])
    padded = f" {word} "
    runs = [padded[k : k + n] for n in (3, 4, 5) for k in range(len(padded) - n + 1)]
    return int(found.piece[runs.index(piece)])


def named(model: SentenceFeatures, matrix: np.ndarray, row: int) -> tuple[dict, dict, dict]:
    """The non-zero values of a row by the buckets of words, pairs and pieces."""
    n, m, k = len(model.words_), len(model.pairs_), len(model.pieces_)
    parts = np.split(matrix[row, : n + m + k], [n, n + m])
    tables = (model.words_, model.pairs_, model.pieces_)
    return tuple(
        {int(b): v for b, v in zip(table, part.tolist(), strict=True) if v}
        for table, part in zip(tables, parts, strict=True)
    )


@pytest.fixture(scope="module")
def model():
    return SentenceFeatures(min_words=2, min_pieces=2).fit(TRAINING)


def test_terms_of_enough_sentences_are_learnt_with_their_rarity(model):
    word, pair, piece = rarity(words, 2), rarity(pairs, 2), rarity(pieces, 2)
    learnt = dict(zip(model.words_.tolist(), model.word_rarity_.tolist(), strict=True))
    assert learnt == pytest.approx({bucket(t): w for t, w in word.items()})
    assert learnt[bucket("the")] == pytest.approx(math.log(6 / 4) + 1)  # in 3 of 5 sentences
    found = dict(zip(model.pairs_.tolist(), model.pair_rarity_.tolist(), strict=True))
    assert found == pytest.approx({bucket(t): w for t, w in pair.items()})
    found = dict(zip(model.pieces_.tolist(), model.piece_rarity_.tolist(), strict=True))
    assert found == pytest.approx({piece_bucket(t): w for t, w in piece.items()})


@pytest.mark.parametrize("text", TRAINING + NEW)
def test_a_row_is_what_a_plain_computation_gives(model, text):
    matrix = model.transform([text]).toarray()
    got_words, got_pairs, got_pieces = named(model, matrix, 0)
    known = rarity(words, 2) | rarity(pairs, 2)
    expected = weighted(lambda t: words(t) + pairs(t), text, known)
    assert got_words == pytest.approx({bucket(t): v for t, v in expected.items() if " " not in t})
    assert got_pairs == pytest.approx({bucket(t): v for t, v in expected.items() if " " in t})
    expected = weighted(pieces, text, rarity(pieces, 2))
    assert got_pieces == pytest.approx({piece_bucket(t): v for t, v in expected.items()})


@pytest.mark.parametrize("text", TRAINING + NEW)
def test_the_mean_vector_weighs_common_words_less(model, text):
    table = shipped_vectors()
    counts = Counter(w for t in TRAINING for w in words(t))
    total = sum(counts.values())
    weights = {w: COMMON / (COMMON + n / total) for w, n in counts.items()}

    def weight(t: str) -> list[float]:
        return [weights.get(w, 1.0) for w in words(t) if w in table.index]

    damped = 0.3 * sum(sum(weight(t)) for t in TRAINING) / len(TRAINING)
    mean = np.zeros(table.rows.shape[1])
    for word, own in zip([w for w in words(text) if w in table.index], weight(text), strict=True):
        mean += own * table.rows[table.index[word]]
    mean /= sum(weight(text)) + damped
    dense = model.transform([text]).toarray()[0, -len(STYLE) - len(mean) : -len(STYLE)]
    assert dense == pytest.approx(0.5 * mean, abs=1e-5)


def test_style_stands_at_the_end_with_its_weight(model):
    rows = seen_texts(TRAINING)
    assert np.allclose(model.transform(rows).toarray()[:, -len(STYLE) :], 0.5 * rows.style)


def test_parts_can_be_left_out():
    whole = SentenceFeatures().fit(TRAINING)
    bare = SentenceFeatures(vectors=0, style=0).fit(TRAINING)
    wide, narrow = whole.transform(NEW), bare.transform(NEW)
    assert wide.shape == (len(NEW), whole.n_features_)
    assert narrow.shape == (len(NEW), bare.n_features_)
    assert whole.n_features_ - bare.n_features_ == len(STYLE) + shipped_vectors().rows.shape[1]
    assert (wide[:, : bare.n_features_] != narrow).nnz == 0


def test_columns_of_a_parsed_batch_and_strings_give_the_same_rows():
    rows = seen(Parser().parse([Article(f"a{n}", text) for n, text in enumerate(TEXTS)]))
    by_string, by_column = SentenceFeatures().fit(TEXTS), SentenceFeatures().fit(rows)
    one, two = by_string.transform(TEXTS), by_column.transform(rows)
    assert one.shape == two.shape
    assert abs(one - two).max() == 0


def test_the_order_of_the_training_sentences_does_not_matter():
    one, two = SentenceFeatures().fit(TEXTS), SentenceFeatures().fit(TEXTS[::-1])
    assert abs(one.transform(TEXTS) - two.transform(TEXTS)).max() < 1e-12


def test_a_sentence_has_the_same_row_in_any_company(model):
    together = model.transform(NEW).toarray()
    assert np.allclose(together, np.vstack([model.transform([t]).toarray() for t in NEW]), atol=1e-12)


def test_texts_without_a_word_can_be_fitted_and_transformed():
    """Nothing is learnt from names and figures alone, and nothing breaks."""
    empty = SentenceFeatures().fit(["Japan", "", "42"])
    assert len(empty.words_) == len(empty.pieces_) == 0
    assert empty.transform(["Rain fell.", ""]).shape == (2, empty.n_features_)


def test_it_must_be_fitted_first():
    with pytest.raises(NotFittedError):
        SentenceFeatures().transform(TRAINING)
