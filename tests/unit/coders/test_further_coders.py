"""A user's own coder runs beside the shipped ones, by passing the object."""

from __future__ import annotations

import pytest

import framing as fr
from framing.coders.coder import Hit, Result

ARTICLE = fr.Article("a", "Two jets flew home. Tokyo said that the jets came close.")


def test_a_function_of_a_parsed_article_becomes_a_coder():
    def jets(parsed):
        return [(n, "jets", 1.0) for n, span in enumerate(parsed.sentences) if "jets" in span.of(parsed.text)]

    coding = fr.code([ARTICLE], codebooks=["security"], coders=[fr.FunctionCoder(jets, "planes", name="mine")])
    mine = coding.codes[coding.codes.coder == "mine"]
    assert mine[["sentence_id", "codebook", "category", "present", "voice"]].to_numpy().tolist() == [
        [0, "planes", "jets", True, "outlet"],
        [1, "planes", "jets", True, "paraphrased"],
    ]
    assert coding.signature.options["coder:mine"] == "FunctionCoder"


def test_a_coders_hits_are_evidence_with_voice_and_actor():
    class First:
        name = "first"

        def __call__(self, batch):
            line = batch.all_lines[1]
            return Result(hits=(Hit(1, line.lo + 3, line.lo + 5, "planes", "jets", 1.0, "by hand", False),))

    evidence = fr.code([ARTICLE], codebooks=["security"], coders=[First()]).evidence
    row = evidence[evidence.coder == "first"].iloc[0]
    assert (row.text, row.voice, row.actor) == ("the jets", "paraphrased", "Japan")


def test_the_toolkits_own_names_are_taken():
    with pytest.raises(fr.UsageError, match="'lexicon' is taken"):
        fr.code([ARTICLE], coders=[fr.FunctionCoder(lambda parsed: [], "planes", name="lexicon")])
