"""Signatures: all that the numbers depend on, and nothing of the order in which it came."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from framing.model.article import Article
from framing.model.signature import Signature, input_hash, installed_versions

FULL = Signature(
    versions={"framing": "0.1.0", "numpy": "2.0"},
    codebooks={"security": "0.1.0+ab", "loaded": "0.1.0+cd"},
    models={"security": "m1"},
    options={"editorial": "on"},
    input="0123",
    n_articles=5,
    seed=7,
)
ARTICLES = [Article("a", "One."), Article("b", "Two."), Article("c", "Three.")]


def test_the_order_of_entries_does_not_matter():
    turned = replace(
        FULL,
        versions=dict(reversed(FULL.versions.items())),
        codebooks=dict(reversed(FULL.codebooks.items())),
    )
    assert turned.to_json() == FULL.to_json()
    assert turned.digest() == FULL.digest()
    assert turned.short() == FULL.short()


@pytest.mark.parametrize("name", [f.name for f in fields(Signature)])
def test_the_digest_changes_with_every_field(name):
    value = {"str": "other", "int": 99}.get(type(getattr(FULL, name)).__name__, {"other": "1"})
    assert replace(FULL, **{name: value}).digest() != FULL.digest()


def test_json_reads_back_and_is_sorted():
    text = FULL.to_json()
    assert Signature.from_json(text) == FULL
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"


def test_the_short_form_names_version_codebooks_articles_and_seed():
    assert FULL.short() == f"framing:0.1.0|codebooks:loaded=0.1.0+cd,security=0.1.0+ab|n:5|seed:7|id:{FULL.digest()}"
    assert len(FULL.digest()) == 12


def test_the_input_hash_does_not_depend_on_the_order_of_articles():
    assert input_hash(ARTICLES) == input_hash(ARTICLES[::-1]) == input_hash(iter(ARTICLES[1:] + ARTICLES[:1]))


def test_the_input_hash_changes_with_an_article_more_less_twice_or_altered():
    hashes = {
        input_hash(ARTICLES),
        input_hash(ARTICLES[:2]),
        input_hash([*ARTICLES, Article("d", "One.")]),
        input_hash([*ARTICLES, ARTICLES[0]]),
        input_hash([Article("a", "One!"), *ARTICLES[1:]]),
        input_hash([]),
    }
    assert len(hashes) == 6


def test_absent_libraries_are_left_out_of_the_versions():
    found = installed_versions(["numpy", "no-such-library-anywhere"])
    assert list(found) == ["numpy"]
    assert found["numpy"][0].isdigit()
