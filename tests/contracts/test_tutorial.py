"""The collection, codebook and sheets of `notebooks/03_your_codebook.ipynb` fit each other."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

import framing as fr
from tests.five import ROOT

DATA = ROOT / "notebooks" / "data"
JUDGED = ["housing.hardship", "housing.supply", "housing.blame"]


@pytest.fixture(scope="module")
def coding():
    return fr.code(fr.read(DATA / "housing_news.jsonl"), codebooks=[fr.load_codebook(DATA / "housing")])


@pytest.fixture(scope="module")
def sheets():
    return {name: pd.read_csv(DATA / f"{name}.csv", dtype="str", keep_default_na=False) for name in ("AK", "BN")}


def test_the_collection_is_balanced_and_its_articles_are_short(coding):
    assert set(Counter(a.outlet for a in coding.corpus).values()) == {10}
    assert all(80 <= len(a.text.split()) <= 250 for a in coding.corpus)
    assert all(a.text.startswith(a.title) for a in coding.corpus)


def test_the_codebook_has_no_fault():
    assert fr.load_codebook(DATA / "housing").check().empty


def test_both_sheets_hold_the_sample_that_the_notebook_draws(coding, sheets):
    drawn = fr.sample(coding, 200, strategy="stratified", codebook="housing", by=[], seed=3)
    for name, sheet in sheets.items():
        assert sheet["text"].tolist() == drawn["text"].tolist(), name
        assert [p for p in fr.read_coding(DATA / f"{name}.csv", coding=coding).problems if p.refused] == []


def test_there_is_one_decision_for_each_disagreement_and_no_other(coding, sheets):
    ak, bn = sheets["AK"], sheets["BN"]
    differ = {
        (text, column)
        for column in JUDGED
        for text, a, b in zip(ak["text"], ak[column], bn[column], strict=True)
        if "" not in (a, b) and a != b
    }
    decisions = pd.read_csv(DATA / "decisions.csv")
    assert sorted(zip(decisions["text"], decisions["category"], strict=True)) == sorted(differ)
    assert set(decisions["value"]) == {0, 1}
    assert decisions["reason"].str.len().min() > 5
