"""SentenceEncoder with a stand-in for the library: what is encoded, what is kept, what is said when something is missing."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import make_union

import framing as fr
from framing.coders import embeddings
from framing.coders.embeddings import SentenceEncoder
from framing.coders.features import SentenceFeatures
from tests.helpers.encoders import FakeEncoder
from tests.helpers.water import BOOK, EXAMPLES, UNSEEN

TEXTS = ["Rain fell.", "The wells are dry.", "Rain fell.", "", "naïve “quotes” …"]


@pytest.fixture
def fake(monkeypatch):
    """A model named `fake`, which counts what it encodes."""
    model = FakeEncoder()
    monkeypatch.setitem(embeddings._MODELS, "fake", model)
    return model


def encoder(tmp_path, **options) -> SentenceEncoder:
    return SentenceEncoder("fake", cache=tmp_path, **options).fit([])


def test_rows_are_the_models_embeddings_in_the_order_of_the_texts(fake, tmp_path):
    rows = encoder(tmp_path).transform(TEXTS)
    assert rows.dtype == np.float32
    assert rows.tolist() == np.array([fake.row(t) for t in TEXTS], np.float32).tolist()
    assert encoder(tmp_path).transform([]).shape == (0, fake.width)


def test_each_sentence_is_encoded_once(fake, tmp_path):
    own = encoder(tmp_path)
    other = encoder(tmp_path)
    fake.asked.clear()
    first = own.transform(TEXTS)
    assert sorted(fake.asked) == sorted(set(TEXTS))
    fake.asked.clear()
    assert own.transform(TEXTS[::-1]).tolist() == first[::-1].tolist()
    assert other.transform(TEXTS).tolist() == first.tolist()
    assert fake.asked == []
    own.transform(["Snow fell.", "Rain fell."])
    assert fake.asked == ["Snow fell."]


def test_a_damaged_file_is_encoded_again_and_mended(fake, tmp_path):
    own = encoder(tmp_path)
    expected = own.transform(TEXTS)
    files = sorted((tmp_path / "embeddings").rglob("*.f32"))
    assert len(files) == len(set(TEXTS))
    whole = {path: path.read_bytes() for path in files}
    for path, content in zip(files, (b"", b"abc", whole[files[2]][:-4], whole[files[3]] + b"\0" * 4), strict=False):
        path.write_bytes(content)
    fake.asked.clear()
    assert own.transform(TEXTS).tolist() == expected.tolist()
    assert len(fake.asked) == 4
    assert {path: path.read_bytes() for path in files} == whole


def test_no_half_written_file_is_left(fake, tmp_path):
    encoder(tmp_path).transform(TEXTS)
    assert {p.suffix for p in (tmp_path / "embeddings").rglob("*") if p.is_file()} == {".f32"}


def test_options_and_models_do_not_share_rows(fake, tmp_path, monkeypatch):
    one = encoder(tmp_path).transform(TEXTS)
    plain = encoder(tmp_path, normalize=False).transform(TEXTS)
    assert not np.allclose(one, plain)
    monkeypatch.setitem(embeddings._MODELS, "other", FakeEncoder(seed=9))
    assert not np.allclose(SentenceEncoder("other", cache=tmp_path).fit([]).transform(TEXTS), one)


def test_a_model_folder_is_known_by_what_its_files_hold(tmp_path, monkeypatch):
    """A model tuned further has files of the same names and sizes, and other rows."""
    place = tmp_path / "model"
    place.mkdir()
    (place / "weights").write_bytes(b"aaaa")
    monkeypatch.setitem(embeddings._MODELS, str(place), FakeEncoder(seed=1))
    before = SentenceEncoder(str(place), cache=tmp_path / "c").fit([]).transform(TEXTS)
    (place / "weights").write_bytes(b"bbbb")
    monkeypatch.setitem(embeddings._MODELS, str(place), FakeEncoder(seed=2))
    after = SentenceEncoder(str(place), cache=tmp_path / "c").fit([]).transform(TEXTS)
    assert not np.allclose(before, after)


@pytest.mark.parametrize(
    ("cache", "environment", "place"),
    [
        ("given", {"FRAMING_CACHE": "ours"}, "given"),
        (None, {"FRAMING_CACHE": "ours", "XDG_CACHE_HOME": "xdg"}, "ours"),
        (None, {"XDG_CACHE_HOME": "xdg"}, "xdg/framing"),
        (None, {"HOME": "home"}, "home/.cache/framing"),
        (False, {"FRAMING_CACHE": "ours"}, None),
    ],
)
def test_where_rows_are_kept(fake, tmp_path, monkeypatch, cache, environment, place):
    for name in ("FRAMING_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    given = tmp_path / cache if isinstance(cache, str) else cache
    SentenceEncoder("fake", cache=given).fit([]).transform(TEXTS)
    found = {p.relative_to(tmp_path).as_posix().partition("/embeddings/")[0] for p in tmp_path.rglob("*.f32")}
    assert found == ({place} if place else set())


def test_names_of_the_columns(fake, tmp_path):
    own = encoder(tmp_path)
    assert own.get_feature_names_out().tolist() == [f"sentenceencoder{n}" for n in range(fake.width)]


def test_it_must_be_fitted_first(fake):
    with pytest.raises(NotFittedError):
        SentenceEncoder("fake").transform(TEXTS)


def test_without_the_library_the_install_command_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(fr.UsageError, match=r"pip install 'framing\[embeddings\]'") as caught:
        SentenceEncoder("not loaded yet").fit([])
    assert "\n" not in str(caught.value)


def test_a_model_that_cannot_be_loaded_is_named(monkeypatch):
    def fails(place):
        raise OSError(f"{place} is not a local folder\nand much more")

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=fails))
    with pytest.raises(fr.InputError, match="model 'nobody/nothing' cannot be loaded") as caught:
        SentenceEncoder("nobody/nothing").fit([])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["package:no_such_package", "package:json"])
def test_a_package_without_a_model_is_named(monkeypatch, name):
    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=None))
    with pytest.raises(fr.InputError, match=f"no model in a package {name[8:]!r}"):
        SentenceEncoder(name).fit([])


def test_a_classifier_takes_it_alone_or_beside_the_words(fake, tmp_path):
    for features in (
        SentenceEncoder("fake", cache=tmp_path),
        make_union(SentenceFeatures(), SentenceEncoder("fake", cache=tmp_path)),
    ):
        own = fr.FrameClassifier(BOOK, features=features, folds=3).fit(EXAMPLES)
        p = own.predict_proba(UNSEEN)
        assert p[0, 0] > p[2, 0]
        assert p[1, 1] > p[2, 1]
        assert own.reads_text
