"""Labelled sentences as training data: every form of labels, refusals that name what is missing, folds by situation."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.codebooks.codebook import Example
from framing.codebooks.files import load_codebook
from framing.coders.lexicon import LexiconCoder
from framing.coders.seen import seen_texts
from framing.coders.training import as_examples, check_training, grouped_folds, labels_of, training_set
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.text.parsed import Parser
from tests.helpers.water import BOOK, EXAMPLES, MATRIX, TEXTS

LABELS = ("drought", "flood")
TWO = ["Dry wells.", "Rain fell."]
GOLD = (("drought", "flood"), ())


@pytest.mark.parametrize(
    "y",
    [
        [["drought", "flood"], []],
        [("drought", "flood"), ()],
        [["drought", "flood"], ""],
        [[1, 1], [0, 0]],
        np.array([[1, 1], [0, 0]]),
        np.array([[True, True], [False, False]]),
        np.array([[1.0, 1.0], [0.0, 0.0]]),
        pd.DataFrame({"drought": [1, 0], "flood": [1, 0]}),
        sparse.csr_matrix([[1, 1], [0, 0]]),
    ],
    ids=lambda y: type(y).__name__,
)
def test_labels_are_taken_in_every_form(y):
    assert [e.labels for e in as_examples(TWO, y, LABELS)] == list(GOLD)


@pytest.mark.parametrize("y", [["drought", ""], np.array(["drought", ""]), pd.Series(["drought", ""]), [1, 0]])
def test_one_label_for_each_text(y):
    labels = ("drought",)
    assert [e.labels for e in as_examples(TWO, y, labels)] == [("drought",), ()]


def test_the_columns_of_a_table_are_known_by_their_names():
    y = pd.DataFrame({"flood": [1, 0], "drought": [0, 0]})
    assert as_examples(TWO, y, LABELS)[0].labels == ("flood",)
    with pytest.raises(UsageError, match=r"columns flood, hail: expected one for each label \(drought, flood\)"):
        as_examples(TWO, y.rename(columns={"drought": "hail"}), LABELS)


def test_examples_are_taken_as_they_are():
    assert as_examples(EXAMPLES, None, LABELS) == EXAMPLES
    assert [e.text for e in as_examples(pd.Series(TWO), [[], []], LABELS)] == TWO


@pytest.mark.parametrize(
    ("y", "said"),
    [
        (None, "expected a row for each text (labels, or 0 and 1 by label), got none"),
        ([[1, 0]], "got 1 rows for 2 texts"),
        ([["drought"], ["hail"]], "y has ['hail']: expected labels among drought, flood"),
        ([[1, 0], [2, 0]], "y has [2, 0]"),
        ([[1, 0], [1]], "y has [1]"),
        ([[1, 0, 1], [0, 0, 0]], "y has [1, 0, 1]"),
    ],
)
def test_other_forms_are_refused_in_one_line(y, said):
    with pytest.raises(UsageError, match=re.escape(said)) as caught:
        as_examples(TWO, y, LABELS)
    assert "\n" not in str(caught.value)


def test_a_codebook_has_its_categories_for_labels_or_one_overall_label():
    assert labels_of(load_codebook("security")) == ("threat", "routine", "alliance")
    assert labels_of(load_codebook("loaded")) == ("loaded",)
    assert labels_of(load_codebook("editorial")) == ("editorial",)
    assert labels_of(BOOK) == LABELS


def test_a_training_set_has_what_classifier_and_lexicon_see_of_each_sentence():
    data = training_set(BOOK, EXAMPLES)
    assert data.labels.astype(int).tolist() == MATRIX
    assert data.texts.tolist() == TEXTS
    rows = seen_texts(TEXTS)
    assert data.rows.style.tolist() == rows.style.tolist()
    assert np.diff(data.rows.bounds).tolist() == np.diff(rows.bounds).tolist()
    batch = Parser().parse([Article("a", TEXTS[3])])
    value = {c.category: c.value for c in LexiconCoder([BOOK])(batch).codes}
    assert data.lexicon[3].tolist() == [value["drought"], 0.0]
    assert (data.lexicon[:, 0] > 0).tolist() == [bool(re.search("drought|parched", t.lower())) for t in TEXTS]


def test_a_text_of_several_sentences_has_the_lexicons_highest_value():
    data = training_set(BOOK, [Example("Rain fell. The drought ended. Wells filled.", ("drought",))])
    alone = training_set(BOOK, [Example("The drought ended.", ("drought",))])
    assert data.lexicon.tolist() == alone.lexicon.tolist()


def test_sentences_of_one_situation_have_one_group_and_others_their_own():
    data = training_set(BOOK, [*EXAMPLES[:4], Example("Rain.", ()), Example("Snow.", ())])
    one, two, three, four, five, six = data.group.tolist()
    assert one == two != three == four
    assert len({one, three, five, six}) == 4


def test_rows_can_be_chosen():
    data = training_set(BOOK, EXAMPLES)
    part = data.at(np.array([40, 2]))
    assert [e.text for e in part.examples] == part.texts.tolist() == [TEXTS[40], TEXTS[2]]
    assert part.labels.astype(int).tolist() == [MATRIX[40], MATRIX[2]]
    assert len(part.rows) == 2


@pytest.mark.parametrize(
    ("examples", "folds", "said"),
    [
        (EXAMPLES[:19], 5, "19 examples, expected at least 20"),
        (EXAMPLES[:28], 5, None),
        (
            EXAMPLES[:14] + EXAMPLES[34:],
            5,
            "label 'flood' has 0 of 28 examples, expected at least 5 with and without it",
        ),
        (EXAMPLES[:28], 15, "14 scenarios for 15 folds"),
        ([Example(t, ("drought", "flood")) for t in TEXTS], 2, "label 'drought' has 48 of 48 examples"),
    ],
)
def test_too_little_is_refused_naming_what_is_missing(examples, folds, said):
    data = training_set(BOOK, examples)
    if said is None:
        check_training(data, LABELS, folds)
        return
    with pytest.raises(UsageError, match=re.escape(said)):
        check_training(data, LABELS, folds)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_folds_keep_situations_together_and_test_every_sentence_once(seed):
    data = training_set(BOOK, EXAMPLES)
    tested = []
    for train, test in grouped_folds(data.labels[:, 0], data.group, 5, seed):
        assert not set(data.group[train]) & set(data.group[test])
        assert sorted([*train, *test]) == list(range(len(EXAMPLES)))
        assert data.labels[test, 0].any()
        tested += test.tolist()
    assert sorted(tested) == list(range(len(EXAMPLES)))
