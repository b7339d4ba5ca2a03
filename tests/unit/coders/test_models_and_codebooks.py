"""Which classifier codes for which codebook."""

from __future__ import annotations

import pytest

import framing as fr
from framing.model.errors import UsageError

NEWS = [fr.Article("a", "Tokyo warned that the jets had come dangerously close to its islands.")]


def coders(book, **options):
    return set(fr.code(NEWS, codebooks=[book], **options).codes["coder"])


def test_a_shipped_codebook_has_its_classifier():
    assert coders("security") == {"lexicon", "classifier", "combined"}


def test_a_codebook_of_that_name_with_other_categories_has_none():
    mine = fr.Codebook.from_terms({"alarm": ["dangerously"]}, name="security")
    assert coders(mine) == {"lexicon", "combined"}
    assert coders(fr.load_codebook("security").select("threat")) == {"lexicon", "combined"}


def test_a_classifier_for_other_categories_is_refused():
    mine = fr.Codebook.from_terms({"alarm": ["dangerously"]}, name="security")
    with pytest.raises(UsageError, match="labels threat, routine, alliance, the codebook has alarm: train it again"):
        coders(mine, models={"security": fr.load_model("security")})
