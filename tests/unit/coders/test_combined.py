"""The codes of classifier and combined in the tables, against the model's own numbers and plain computations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

import framing as fr
from framing.coders import code as code_module
from framing.coders.calibration import with_article_prior
from tests.helpers.water import BOOK, EXAMPLES

PRIOR = 4.0
ARTICLES = [
    fr.Article("a", "Wells run dry\n\nThe wells of the plain are dry. Herders walk for days without rain. The drought is here. A clinic opened.\n"),
    fr.Article("b", "A concert\n\nThe orchestra opens its season. The river bed lies dry. The museum lends three pictures.\n"),
    fr.Article("c", "River bursts\n\nThe river swept cars away. Streets turned into rivers. “The flood drowned the crops,” she said.\n"),
]  # fmt: skip


@pytest.fixture(scope="module")
def model():
    return fr.FrameClassifier(BOOK, folds=3, authored=True, article_prior=PRIOR).fit(EXAMPLES)


@pytest.fixture(scope="module")
def coding(model):
    return fr.code(ARTICLES, codebooks=[BOOK], models={"water": model})


def wide(coding, coder: str, column: str = "value") -> pd.DataFrame:
    """A coder's codes, sentences by labels; zeros where nothing is stored."""
    codes = coding.codes[coding.codes.coder == coder]
    sentences = pd.MultiIndex.from_frame(coding.sentences[["article_id", "sentence_id"]])
    table = codes.pivot(index=["article_id", "sentence_id"], columns="category", values=column)
    return table.reindex(index=sentences, columns=["drought", "flood"]).astype("float").fillna(0.0)


def texts(coding) -> list[str]:
    whole = {a.id: a.text for a in ARTICLES}
    rows = coding.sentences.itertuples()
    return [whole[row.article_id][row.start : row.end] for row in rows]


def test_the_classifiers_codes_are_its_probabilities(coding, model):
    p = model.predict_proba(texts(coding))
    expected = np.where(p >= 0.01, p, 0.0)
    assert wide(coding, "classifier").to_numpy() == pytest.approx(expected, abs=1e-6)
    present = wide(coding, "classifier", "present").to_numpy().astype(bool)
    assert present.tolist() == model.predict(texts(coding)).astype(bool).tolist()


def test_combined_codes_are_the_pool_moved_by_the_rest_of_the_article(coding, model):
    lexicon, classifier = wide(coding, "lexicon").to_numpy(), model.predict_proba(texts(coding))
    pooled = 1 - (1 - lexicon) * (1 - model.discount * classifier)
    words, found = coding.sentences.n_words.to_numpy(float), np.zeros_like(pooled)
    for article in ("a", "b", "c"):
        inside = (coding.sentences.article_id == article).to_numpy()
        alone = np.zeros(inside.sum(), np.int32)
        for n, label in enumerate(model.labels_):
            options = {"prevalence": model.prevalence_[label], "sentences": PRIOR}
            found[inside, n] = with_article_prior(pooled[inside, n], alone, words[inside], **options)
    combined = wide(coding, "combined")
    assert combined.to_numpy() == pytest.approx(np.where(found >= 0.01, found, 0.0), abs=1e-6)
    assert wide(coding, "combined", "present").to_numpy().astype(bool).tolist() == (found >= 0.5).tolist()


def test_an_article_has_the_same_codes_alone_in_any_company_order_and_batch(coding, model, monkeypatch):
    def coded(articles) -> pd.DataFrame:
        return fr.code(articles, codebooks=[BOOK], models={"water": model}).codes

    assert coded(ARTICLES[::-1]).equals(coding.codes)
    for article in ARTICLES:
        own = coding.codes[coding.codes.article_id == article.id].reset_index(drop=True)
        pd.testing.assert_frame_equal(coded([article]), own, check_exact=False, atol=1e-12)
    monkeypatch.setattr(code_module, "BATCH_CHARACTERS", 10)
    pd.testing.assert_frame_equal(coded(ARTICLES), coding.codes, check_exact=False, atol=1e-12)


def test_small_values_are_not_stored(coding):
    assert (coding.codes.value >= 0.01).all()


def test_without_a_classifier_combined_is_the_lexicon():
    bare = fr.code(ARTICLES, codebooks=[BOOK], models={})
    assert set(bare.codes.coder) == {"lexicon", "combined"}
    for column in ("value", "present"):
        assert wide(bare, "combined", column).equals(wide(bare, "lexicon", column))


def test_a_model_of_one_codebook_leaves_the_others_alone(model):
    both = fr.code(ARTICLES, codebooks=[BOOK, "generic_frames"], models={"water": model}).codes
    assert set(both[both.coder == "classifier"].codebook) == {"water"}
    generic = both[both.codebook == "generic_frames"]
    columns = ["article_id", "sentence_id", "category", "value", "present"]
    one, two = (generic[generic.coder == c][columns].reset_index(drop=True) for c in ("lexicon", "combined"))
    assert one.equals(two)


def test_features_of_the_users_own_read_each_sentence_as_it_stands():
    own = fr.FrameClassifier(BOOK, folds=3, features=TfidfVectorizer()).fit(EXAMPLES)
    coding = fr.code(ARTICLES, codebooks=[BOOK], models={"water": own})
    p = own.predict_proba(texts(coding))
    assert wide(coding, "classifier").to_numpy() == pytest.approx(np.where(p >= 0.01, p, 0.0), abs=1e-6)


CAPTIONED = fr.Article(
    "k",
    "Ferry ramp closed\n\nThe ferry could not land at the ramp on Monday, the harbour office said in a statement.\n\n"
    "Image caption A disgraceful and shameful scene at the ramp\n\n"
    "The harbour office will look at the ramp again next week, when the water is lower than it is now.\n",
)


def test_captions_are_coded_for_loaded_words_alone():
    coding = fr.code([CAPTIONED], codebooks=["loaded", "editorial"])
    kinds = coding.sentences.merge(coding.blocks[["article_id", "block_id", "kind"]])
    captions = set(kinds[kinds.kind == "caption"].sentence_id)
    assert captions
    codes = coding.codes[coding.codes.sentence_id.isin(captions)]
    assert set(codes[codes.coder.isin(["classifier", "combined"])].codebook) == {"loaded"}
    assert codes[(codes.coder == "combined") & (codes.category == "loaded")].present.tolist() == [True]


def test_commentary_of_a_source_is_not_the_outlets():
    """The combined value of `editorial` falls with the share of a sentence's words in the outlet's own voice."""
    plain = "This reckless plan must be stopped, and we should all be ashamed of it."
    own, said = fr.Article("o", f"{plain}\n"), fr.Article("s", f"“{plain[:-1]},” the leader of the union said.\n")
    coding = fr.code([own, said], codebooks=["editorial"])
    combined = coding.codes[(coding.codes.coder == "combined") & (coding.codes.category == "editorial")]
    value = combined.groupby("article_id").value.max()
    assert value["o"] >= 0.5
    assert value.get("s", 0.0) < 0.2
