"""Models on disk: the same predictions again, the same bytes twice, and nothing loaded that is not known to be safe."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import orjson
import pytest
import skops.io
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline, make_union

import framing as fr
from framing.codebooks.codebook import Example
from framing.codebooks.files import load_codebook
from framing.coders.features import SentenceFeatures
from framing.coders.modelfiles import (
    CARD,
    META,
    MODEL,
    has_model,
    load_model,
    save_model,
    shipped_model,
    shipped_models,
    training_hash,
)  # fmt: skip
from tests.helpers.water import BOOK, EXAMPLES, UNSEEN

FITTED = {
    "default": {},
    "authored": {"authored": True, "discount": 0.3, "article_prior": 10.0, "class_weight": "balanced", "seed": 4},
    "tfidf": {"features": TfidfVectorizer()},
    "union": {"features": make_union(SentenceFeatures(), TfidfVectorizer())},
    "pipeline": {"features": "text", "estimator": make_pipeline(CountVectorizer(), MultinomialNB())},
}


@pytest.fixture(params=FITTED)
def fitted(request):
    return fr.FrameClassifier(BOOK, folds=3, **FITTED[request.param]).fit(EXAMPLES)


@pytest.fixture(scope="module")
def model():
    return fr.FrameClassifier(BOOK, folds=3).fit(EXAMPLES)


@pytest.fixture
def folder(model, tmp_path):
    return save_model(model, BOOK, tmp_path / "model")


def test_a_model_comes_back_as_it_was(fitted, tmp_path):
    again = load_model(save_model(fitted, BOOK, tmp_path / "m"))
    assert again.predict_proba(UNSEEN).tolist() == fitted.predict_proba(UNSEEN).tolist()
    assert again.predict(UNSEEN).tolist() == fitted.predict(UNSEEN).tolist()
    for name in ("labels_", "thresholds_", "combined_thresholds_", "pools_", "prevalence_"):
        assert getattr(again, name) == getattr(fitted, name)
    for name in ("class_weight", "authored", "discount", "article_prior", "folds", "seed"):
        assert getattr(again, name) == getattr(fitted, name)
    assert again.trained_on(EXAMPLES) == len(EXAMPLES)


def test_combined_answers_come_back_too(fitted, tmp_path):
    """The lexicon's part comes from the codebook, which is named where it does not ship."""
    held = [Example(t, ()) for t in UNSEEN]
    save_model(fitted, BOOK, tmp_path / "m")
    (tmp_path / "m").rename(tmp_path / "elsewhere")
    again = load_model(tmp_path / "elsewhere", codebook=BOOK)
    (_, one), (_, two) = fitted.values(held), again.values(held)
    for coder in one:
        assert [x.tolist() for x in one[coder]] == [x.tolist() for x in two[coder]]
    assert again.evaluate(EXAMPLES, n_resamples=5).equals(fitted.evaluate(EXAMPLES, n_resamples=5))


def test_a_loaded_model_can_be_trained_again(folder, model):
    again = load_model(folder, codebook=BOOK).fit(EXAMPLES)
    assert again.predict_proba(UNSEEN).tolist() == model.predict_proba(UNSEEN).tolist()


def test_a_loaded_model_gives_the_same_reasons(folder, model):
    assert load_model(folder).explain(UNSEEN[0]).equals(model.explain(UNSEEN[0]))


def test_the_same_model_gives_the_same_bytes(fitted, tmp_path):
    one = save_model(fitted, BOOK, tmp_path / "one")
    again = fr.FrameClassifier(**fitted.get_params(deep=False)).fit(EXAMPLES)
    two = save_model(again, BOOK, tmp_path / "two")
    for name in (MODEL, META, CARD):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_a_loaded_model_is_written_with_the_same_bytes(folder, tmp_path, model):
    again = load_model(folder)
    again.training_, again.out_of_fold_ = model.training_, model.out_of_fold_
    again.combined_out_of_fold_ = model.combined_out_of_fold_
    assert (save_model(again, BOOK, tmp_path / "b") / MODEL).read_bytes() == (folder / MODEL).read_bytes()


def test_saving_over_a_model_replaces_it(folder, model):
    before = (folder / MODEL).read_bytes()
    save_model(model, BOOK, folder)
    assert (folder / MODEL).read_bytes() == before


def test_a_model_of_a_shipped_codebook_knows_it_by_name():
    model = load_model("editorial")
    labelled = load_codebook("editorial").examples[:40]
    assert model.evaluate(labelled, n_resamples=2).equals(
        load_model("editorial", codebook="editorial").evaluate(labelled, n_resamples=2)
    )


def test_another_codebook_than_its_own_is_refused(folder):
    with pytest.raises(fr.UsageError, match="is a classifier for 'water', got 'editorial'"):
        load_model(folder, codebook="editorial")


def test_a_file_where_the_folder_should_go_is_refused(model, tmp_path):
    (tmp_path / "m").write_text("mine", encoding="utf-8")
    with pytest.raises(fr.UsageError, match="is a file, where a model folder should go"):
        save_model(model, BOOK, tmp_path / "m")
    assert (tmp_path / "m").read_text(encoding="utf-8") == "mine"


class Stranger(LogisticRegression):
    """A type that a model file has no business to hold."""


def test_a_file_with_an_untrusted_type_is_refused_in_one_line(folder):
    (folder / MODEL).write_bytes(skops.io.dumps({"features": None, "estimators": {"drought": Stranger()}}))
    with pytest.raises(fr.InputError, match=r"types that are not known to be safe.*Stranger") as caught:
        load_model(folder)
    assert "\n" not in str(caught.value)
    assert str(folder / MODEL) in str(caught.value)


def test_a_function_in_a_file_is_refused(folder):
    tricked = {"features": None, "estimators": {"drought": make_pipeline(CountVectorizer(tokenizer=eval))}}
    (folder / MODEL).write_bytes(skops.io.dumps(tricked))
    with pytest.raises(fr.InputError, match="not known to be safe"):
        load_model(folder)


def test_no_pickle_is_in_the_file(folder):
    names = zipfile.ZipFile(folder / MODEL).namelist()
    assert {n.rpartition(".")[2] for n in names} <= {"json", "npy", "npz"}
    for name in names:
        if name.endswith(".npy"):
            with zipfile.ZipFile(folder / MODEL).open(name) as file:
                np.load(file, allow_pickle=False)


@pytest.mark.parametrize(("name", "said"), [(MODEL, "cannot be read as a model"), (META, "is no JSON")])
def test_a_damaged_file_is_refused_in_one_line(folder, name, said):
    (folder / name).write_bytes((folder / name).read_bytes()[:200])
    with pytest.raises(fr.InputError, match=said) as caught:
        load_model(folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("version", "warns"), [("0.21.3", True), ("same", False)])
def test_another_version_of_scikit_learn_warns(folder, version, warns, recwarn):
    meta = json.loads((folder / META).read_bytes())
    major, minor, *_ = meta["libraries"]["scikit-learn"].split(".")
    meta["libraries"]["scikit-learn"] = f"{major}.{minor}.99" if version == "same" else version
    (folder / META).write_bytes(orjson.dumps(meta))
    load_model(folder)
    said = [str(w.message) for w in recwarn if "trained with scikit-learn" in str(w.message)]
    assert bool(said) == warns
    if warns:
        assert f"{folder}: trained with scikit-learn 0.21.3" in said[0]


def test_a_place_without_a_model_is_named(tmp_path):
    with pytest.raises(fr.InputError, match=r"no model\.json in that folder, nor a shipped model"):
        load_model(tmp_path)


def test_the_training_hash_tells_of_every_change_that_matters():
    first, *rest = EXAMPLES
    assert training_hash(BOOK, EXAMPLES) == training_hash(BOOK, list(EXAMPLES))
    changed = [
        training_hash(BOOK, rest),
        training_hash(BOOK, [Example(first.text + "!", first.labels, scenario=first.scenario), *rest]),
        training_hash(BOOK, [Example(first.text, (), scenario=first.scenario), *rest]),
        training_hash(BOOK, [Example(first.text, first.labels, scenario="other"), *rest]),
        training_hash(fr.Codebook.from_terms({"drought": ["dry"], "flood": ["flood*"]}, name="water"), EXAMPLES),
    ]
    assert len({training_hash(BOOK, EXAMPLES), *changed}) == 6


def test_shipped_models_are_found_by_name():
    assert has_model("editorial")
    assert not has_model("water")
    assert set(shipped_models(["editorial", "water"])) == {"editorial"}
    assert shipped_model("editorial") is shipped_model("editorial")
    assert shipped_model("editorial").labels_ == ("editorial",)
