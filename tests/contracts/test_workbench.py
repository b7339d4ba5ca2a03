"""Every shipped codebook can be checked against the repository's own articles, and the commands say what they do."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import framing as fr
from framing.codebooks.locate import shipped_names
from framing.workbench.page import page
from tests.five import OWN


@pytest.fixture(scope="module")
def coding():
    return fr.code(fr.read(OWN), models={})


@pytest.mark.parametrize("name", shipped_names("lexicons"))
def test_a_shipped_codebook_can_be_checked(name, coding):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = fr.check(name, coding)
    book = fr.load_codebook(name)
    assert len(found.entries) == len(book.indicators)
    assert len(found.overlaps) == len(book.categories) * (len(book.categories) - 1) // 2
    assert len(found.coverage) == 5 * len(book.categories)
    assert found.entries["hits"].sum() == found.coverage["hits"].sum()
    assert name in found.summary()
    assert "<h1>" in page(found)


def test_the_evidence_of_a_coding_is_what_is_counted(coding):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = fr.check("loaded", coding).entries
    evidence = coding.evidence[(coding.evidence["codebook"] == "loaded") & (coding.evidence["coder"] == "lexicon")]
    assert rows["hits"].sum() + rows["negated"].sum() == len(evidence)


def test_key_words_have_the_voice_that_the_evidence_has(coding):
    evidence = coding.evidence[(coding.evidence["codebook"] == "security") & (coding.evidence["coder"] == "lexicon")]
    rows = fr.kwic(coding, sorted(set(evidence["indicator"])))
    both = evidence.merge(rows, on=["article_id", "start", "end"], suffixes=("", "_kwic"))
    both = both[both["indicator"] == both["pattern"]]
    assert len(both) == len(evidence)
    for column in ("sentence_id", "voice", "speaker", "actor", "negated", "scope", "text"):
        assert both[column].fillna("").tolist() == both[f"{column}_kwic"].fillna("").tolist(), column


def test_check_on_a_corpus_prints_and_writes(framing, tmp_path):
    status, out, _ = framing("codebook", "check", "security", "--corpus", OWN, "--out", tmp_path / "check.html")
    assert status == 0
    assert "security" in out.splitlines()[0]
    assert "<h1>" in (tmp_path / "check.html").read_text(encoding="utf-8")


def test_check_without_a_corpus_validates(framing, tmp_path):
    assert "no errors" in framing("codebook", "check", "security")[1]
    status, _, err = framing("codebook", "check", "security", "--out", tmp_path / "check.html")
    assert (status, err.count("\n")) == (2, 1)
    assert "--corpus" in err


def test_kwic_prints_or_writes(framing, tmp_path):
    assert framing("code", OWN, "--codebook", "security", "--out", tmp_path / "study", "--quiet")[0] == 0
    status, out, _ = framing("kwic", tmp_path / "study", "Japan", "--limit", 3, "--window", 4)
    assert status == 0
    assert out.count("[Japan]") == 3
    assert framing("kwic", OWN, "Japan", "--out", tmp_path / "k.csv")[0] == 0
    assert len(pd.read_csv(tmp_path / "k.csv")) > 3
    status, _, err = framing("kwic", OWN, "(Japan")
    assert (status, err.count("\n")) == (2, 1)
    assert framing("kwic", OWN, "zebra")[1] == "no occurrence\n"
