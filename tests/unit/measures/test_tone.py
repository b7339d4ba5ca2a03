"""Tone: the mean over body sentences, never over headline or caption, never a silent zero."""

from __future__ import annotations

import math

import pytest

from framing.measures.tone import tone
from framing.model.errors import UsageError
from tests.helpers.codings import Sentence, make_coding

SENTENCES = [
    Sentence("a", "Headline", kind="headline", valence=-1.0),
    Sentence("a", "One", valence=0.5),
    Sentence("a", "Two", valence=-0.1, voice="quoted"),
    Sentence("a", "Three", valence=-0.7, voice="quoted"),
    Sentence("a", "Caption", kind="caption", valence=1.0),
    Sentence("b", "Only a headline", kind="headline", valence=0.9),
]
OUTLETS = {"a": "Echo", "b": "Post"}


def test_tone_is_the_mean_over_body_sentences():
    with pytest.warns(UserWarning, match="tone: 1 of 2 rows are undefined") as seen:
        frame = tone(make_coding(SENTENCES, outlets=OUTLETS))
    assert len(seen) == 1
    assert frame["n_sentences"].tolist() == [3, 0]
    assert frame.loc[0, "tone"] == pytest.approx((0.5 - 0.1 - 0.7) / 3)
    mean = (0.5 - 0.1 - 0.7) / 3
    squares = sum((v - mean) ** 2 for v in (0.5, -0.1, -0.7))
    assert frame.loc[0, "sd"] == pytest.approx(math.sqrt(squares / 2))
    assert math.isnan(frame.loc[1, "tone"])


def test_tone_by_voice_lists_every_voice():
    with pytest.warns(UserWarning, match="tone: 4 of 6 rows"):
        frame = tone(make_coding(SENTENCES, outlets=OUTLETS), by="voice")
    assert frame["voice"].tolist() == ["outlet", "quoted", "paraphrased"] * 2
    assert frame.loc[1, "tone"] == pytest.approx(-0.4)
    assert math.isnan(frame.loc[2, "tone"])
    assert math.isnan(frame.loc[0, "sd"])  # one sentence has no spread


def test_an_unknown_split_is_refused():
    with pytest.raises(UsageError, match="by: expected 'all' or 'voice', got 'outlet'"):
        tone(make_coding(SENTENCES, outlets=OUTLETS), by="outlet")
