"""Whose a hit is: the outlet's, a source's words, or a source's act; and in what scope it stands."""

from __future__ import annotations

import pandas as pd
import pytest

import framing as fr
from framing.codebooks.codebook import Codebook
from framing.coders.lexicon import LexiconCoder
from framing.text.parsed import Parser

BOOK = Codebook.from_terms({"harm": ["condemn*", "raid*", "attack*", "threat*"]}, name="security")
LOADED = Codebook.from_terms({"heat": ["slam*", "condemn*"]}, name="loaded")


def evidence(text, book=BOOK):
    coding = fr.code([fr.Article("a", text)], codebooks=[book])
    return {row.text: row for row in coding.evidence.itertuples()}


def test_a_cue_with_a_speaker_is_that_speakers_act():
    rows = evidence("Oslo condemned the raid on the harbour.")
    assert (rows["condemned"].voice, rows["condemned"].speaker, rows["condemned"].actor) == (
        "paraphrased",
        "Oslo",
        "Norway",
    )
    assert (rows["raid"].voice, rows["raid"].actor) == ("paraphrased", "Norway")


def test_a_cue_is_the_outlets_word_where_wording_is_coded():
    rows = evidence("Oslo condemned the raid on the harbour.", LOADED)
    assert rows["condemned"].voice == "outlet"
    assert pd.isna(rows["condemned"].speaker)


def test_without_a_speaker_a_cue_word_is_the_outlets():
    assert evidence("The attack on the harbour was over by noon.")["attack"].voice == "outlet"


def test_what_a_stance_is_about_stays_the_outlets():
    row = evidence("The union opposes the raid on the harbour.")["raid"]
    assert row.voice == "outlet"
    assert pd.isna(row.speaker)


def test_a_stance_is_nobodys_speech():
    coding = fr.code([fr.Article("a", "The union opposes the raid. Oslo said the raid was over.")], codebooks=[BOOK])
    assert set(coding.quotes.cue_class) == {"stance", "neutral"}
    assert fr.speakers(coding).actor.unique().tolist() == ["Norway"]
    assert fr.cue_classes(coding).query("n > 0").cue_class.tolist() == ["neutral"]


@pytest.mark.parametrize(
    ("text", "scope", "negated"),
    [
        ("The ships will attack the harbour at noon.", "asserted", False),
        ("The ships did not attack the harbour.", "negated", True),
        ("The navy denied plans to attack the harbour.", "denied", False),
        ("If they attack the harbour, the town will burn.", "conditional", False),
        ("Will the ships attack the harbour?", "question", False),
        ("The ships may attack the harbour.", "hedged", False),
    ],
)
def test_evidence_says_its_scope_and_only_negation_keeps_it_from_counting(text, scope, negated):
    row = evidence(text)["attack"]
    assert (row.scope, row.negated) == (scope, negated)


def test_the_scope_of_a_hit_is_found_in_its_own_sentence():
    batch = Parser().parse([fr.Article("a", "They did not attack. They will attack at noon.")])
    hits = LexiconCoder([BOOK])(batch).hits
    assert [hit.scope for hit in hits] == ["negated", "asserted"]
