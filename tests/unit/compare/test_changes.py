"""The diff: sentences, words, evidence and cues of two articles, every row read back from the text."""

from __future__ import annotations

import pandas as pd
import pytest

import framing as fr
from framing.compare.changes import CUES, SENTENCES, WORDS
from framing.model.errors import UsageError

FIRST = [
    "The harbour office shared its grave concerns about the ageing ferry Aurelia on Sunday.",
    "According to Tokyo, two bombers flew along the coast of the island on Tuesday.",
    "Beijing said the drills followed annual cooperation plans.",
    "A replacement service will run from Tuesday.",
    "Tickets bought for the weekend can be handed back at the pier.",
]
SECOND = [
    "Tickets bought for the weekend can be handed back at the pier.",
    "The harbour office agreed on the seriousness of the ageing ferry Aurelia on Sunday.",
    "According to Tokyo, two bombers flew along the coast of the island on Tuesday.",
    "Beijing claimed the drills followed annual cooperation plans.",
    "This alarming and highly provocative episode should worry all of us.",
]


@pytest.fixture(scope="module")
def found():
    articles = [fr.Article("x", "\n\n".join(FIRST), outlet="Echo"), fr.Article("y", "\n\n".join(SECOND), outlet="Post")]
    return fr.diff(fr.code(articles, models={}), "x", "y")


def kinds(found, article):
    rows = found.sentences[found.sentences["article_id"] == article]
    return rows.sort_values("start")["kind"].tolist()


def test_sentences_are_kept_moved_rephrased_added_dropped(found):
    assert kinds(found, "x") == ["rephrased", "kept", "rephrased", "dropped", "moved"]
    assert kinds(found, "y") == ["moved", "rephrased", "kept", "rephrased", "added"]
    pair = found.sentences[found.sentences["kind"] == "moved"]
    assert pair["pair_id"].nunique() == 1
    assert set(pair["text"]) == {FIRST[4]}


def test_words_are_set_against_each_other(found):
    replaced = found.words[found.words["kind"] == "replaced"]
    pairs = set(zip(replaced["a_text"], replaced["b_text"], strict=True))
    assert ("said", "claimed") in pairs
    assert any("grave concerns" in a and "agreed on the seriousness" in b for a, b in pairs)


def test_evidence_is_what_only_one_of_the_two_has(found):
    new = found.evidence[(found.evidence["article_id"] == "y") & (found.evidence["codebook"] == "loaded")]
    assert {"alarming", "highly provocative"} <= set(new["text"])
    assert set(new.loc[new["text"] == "alarming", "change"]) == {"added"}
    gone = found.evidence[found.evidence["article_id"] == "x"]
    assert "grave concerns" in " ".join(gone["text"])
    assert set(gone["change"]) <= {"rephrased", "dropped"}
    bombers = FIRST[1]
    assert not any(text in bombers for text in found.evidence.loc[found.evidence["change"] == "rephrased", "text"])


def test_a_neutral_cue_became_a_doubting_one(found):
    (row,) = found.cues.to_dict("records")
    assert (row["actor"], row["a_cue"], row["a_class"], row["b_cue"], row["b_class"]) == (
        "China",
        "said",
        "neutral",
        "claimed",
        "doubting",
    )


def test_every_row_reads_back_from_the_text(found):
    text = {"x": found.coding.text("x"), "y": found.coding.text("y")}
    for row in found.sentences.itertuples():
        assert text[row.article_id][row.start : row.end] == row.text
    for row in found.evidence.itertuples():
        assert text[row.article_id][row.start : row.end] == row.text
    for side, article in (("a", "x"), ("b", "y")):
        rows = found.words[found.words[f"{side}_start"].notna()]
        for start, end, words in zip(rows[f"{side}_start"], rows[f"{side}_end"], rows[f"{side}_text"], strict=True):
            assert text[article][start:end] == words


def test_the_summary_adds_up(found):
    summary = found.summary.set_index("kind")
    assert summary["n_sentences_a"].sum() == summary["n_sentences_b"].sum() == 5
    assert summary.loc["added", ["n_sentences_a", "n_sentences_b"]].tolist() == [0, 1]
    assert summary["n_words_b"].sum() == sum(len(s.split()) for s in SECOND)


def test_columns_and_types_do_not_hang_on_the_articles(found):
    a = fr.Article("a", "The committee met at noon to discuss the budget of the library.")
    b = fr.Article("b", "Rain is expected along the northern coast until late on Friday.")
    apart = fr.diff(fr.code([a, b], models={}), "a", "b")
    same = fr.diff(fr.code([a, fr.Article("c", a.text)], models={}), "a", "c")
    for one in (found, apart, same):
        for frame, columns in ((one.sentences, SENTENCES), (one.words, WORDS), (one.cues, CUES)):
            assert frame.dtypes.astype(str).to_dict() == columns
        assert one.evidence.dtypes.equals(found.evidence.dtypes)
    assert (apart.share_a, apart.share_b) == (0.0, 0.0)
    assert (same.share_a, same.share_b) == (1.0, 1.0)
    assert set(same.sentences["kind"]) == {"kept"}


def test_what_cannot_be_compared_is_refused(found):
    with pytest.raises(UsageError, match="no article 'z'"):
        fr.diff(found.coding, "x", "z")
    with pytest.raises(UsageError, match="twice"):
        fr.diff(found.coding, "x", "x")


def test_an_article_without_sentences_has_all_of_the_other_as_added():
    empty = fr.Article("a", "")
    full = fr.Article("b", "Rain is expected along the northern coast until late on Friday.")
    found = fr.diff(fr.code([empty, full], models={}), "a", "b")
    assert found.sentences["kind"].tolist() == ["added"]
    assert isinstance(found.summary, pd.DataFrame)
