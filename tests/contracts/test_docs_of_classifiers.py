"""What the manual says of the classifiers is what they do."""

from __future__ import annotations

import re

import framing as fr
from framing.codebooks.locate import shipped
from framing.coders.pooling import Discounted
from framing.coders.wordvectors import shipped_vectors
from framing.commands.classifier import ENCODER_WEIGHT
from tests.five import ROOT

NAMES = ("security", "loaded", "editorial", "generic_frames")
PAGE = " ".join((ROOT / "docs" / "classifiers.md").read_text(encoding="utf-8").split())
METHOD = " ".join((ROOT / "docs" / "method.md").read_text(encoding="utf-8").split())


def test_the_discounts_are_those_of_the_shipped_models():
    discount = {}
    for name in NAMES:
        (pool,) = set(fr.load_model(name).pools_.values())
        assert isinstance(pool, Discounted)
        discount[name] = pool.discount
    usual = discount["security"]
    assert discount == {"security": usual, "loaded": usual, "editorial": 0.6, "generic_frames": 0.5}
    assert f"`1 - (1 - lexicon) * (1 - {usual} * classifier)`" in PAGE
    assert f"probability is above {0.5 / usual:.2f}" in PAGE
    assert f"1 − (1 − lexicon)(1 − {usual} classifier), for `generic_frames` 0.5, for `editorial` 0.6" in METHOD


def test_editorial_alone_has_an_article_prior_of_ten_sentences():
    assert {name: fr.load_model(name).article_prior for name in NAMES} == dict.fromkeys(NAMES) | {"editorial": 10.0}
    assert "With `article_prior=10` (`editorial` alone has one)" in PAGE


def test_word_vectors_and_encoder():
    words, size = shipped_vectors().rows.shape
    assert f"The {words - 1:,} that ship" in PAGE
    assert f"reduced to {size} numbers each" in PAGE
    assert ENCODER_WEIGHT == 2
    assert "beside the words, counting double" in PAGE


def test_every_shipped_classifier_is_named_with_its_card():
    assert "one for each of `security`, `loaded`, `editorial` and `generic_frames`" in PAGE
    found = {path.parent.name for path in shipped("models").glob("*/card.md")}
    assert found == set(NAMES)
    table = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert re.search(
        "only " + ", ".join(f"`{name}`" for name in ("security", "generic_frames", "loaded", "editorial")), table
    )
