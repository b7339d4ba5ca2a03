"""Each column of style by a sentence that has it; a source's manner is not the outlet's."""

from __future__ import annotations

import pytest

from framing.coders.seen import seen_texts
from framing.coders.style import ENDINGS, MARKS, STYLE, WORD_CLASSES

PLAIN = "Rain fell on the town."
WITH = {
    "must": "Rain must fall soon.",
    "should": "Rain should fall soon.",
    "may": "Perhaps rain fell soon after.",
    "could": "Rain could fall soon.",
    "would": "Rain would fall soon.",
    "will": "Rain will fall soon.",
    "can": "Rain cannot fall here.",
    "first_singular": "Rain fell on my town.",
    "first_plural": "Rain fell on us.",
    "second_person": "Rain fell on your town.",
    "negation": "Rain never fell here.",
    "present": "Rain is near.",
    "past": "Rain was near.",
    "contrast": "Rain fell, yet late.",
    "degree": "Rain fell too late.",
    "universal": "Rain fell on every town.",
    "question": "Rain fell, who knows.",
    "adverb": "Rain fell slowly.",
    "superlative": "Rain fell on the poorest.",
    "contraction": "Rain didn't fall.",
    "question_mark": "Rain fell?",
    "exclamation_mark": "Rain fell!",
    "semicolon": "Rain fell; snow followed.",
    "colon": "Rain fell: late rain.",
    "bracket": "Rain fell (late).",
    "ellipsis": "Rain fell… late.",
    "dash": "Rain fell — late.",
    "lower_start": "rain fell.",
    "figure": "Rain fell for 9 days.",
    "name": "Rain fell on Harrow.",
    "length": PLAIN,
    "quoted": "“Rain fell on the town,” the keeper said.",
    "paraphrased": "The keeper said that rain fell on the town.",
    "quotation": "“Rain fell on the town,” the keeper said.",
    "scare_marks": "The “summer” brought rain.",
    "cue_neutral": "“Rain fell on the town,” the keeper said.",
    "cue_doubting": "The keeper claimed that rain fell on the town.",
    "cue_endorsing": "The keeper acknowledged that rain fell on the town.",
    "cue_emotive": "“Rain fell on the town,” the keeper lamented.",
    "cue_other": "“Rain fell on the town,” the keeper warned.",
}  # fmt: skip


def columns(text: str) -> dict[str, float]:
    """The columns of a text's row that are not zero."""
    row = seen_texts([text]).style[0]
    return {name: value for name, value in zip(STYLE, row.tolist(), strict=True) if value}


def test_every_column_has_its_sentence_here():
    assert tuple(WITH) == STYLE
    assert len(set(STYLE)) == len(STYLE)


def test_a_plain_sentence_has_only_its_length():
    assert columns(PLAIN) == {"length": 5 / 60}


@pytest.mark.parametrize("name", STYLE)
def test_a_column_is_there_by_its_sentence(name):
    assert columns(WITH[name]).get(name, 0) > 0


@pytest.mark.parametrize("name", [*WORD_CLASSES, *ENDINGS, *MARKS.values(), "dash"])
def test_a_word_class_or_mark_comes_alone(name):
    """Its sentence has nothing else, so that one column does not stand for another."""
    allowed = {name, "length", *({"past", "negation"} if name == "contraction" else ())}
    if name == "can":
        allowed.add("negation")
    assert set(columns(WITH[name])) <= allowed


@pytest.mark.parametrize("name", [*WORD_CLASSES, *ENDINGS, *MARKS.values(), "dash"])
def test_what_a_source_says_does_not_count(name):
    said = f"“{WITH[name].rstrip('.')},” the keeper added."
    assert name not in columns(said)
    assert "quoted" in columns(said)


def test_the_outlets_own_words_around_a_quotation_count():
    assert {"negation", "exclamation_mark"} <= set(columns("Never! “Rain fell on the town,” the keeper said."))


def test_length_and_speech_are_shares():
    said = columns("“Rain fell on the town,” the keeper said.")
    assert said["length"] == pytest.approx(8 / 60)
    assert said["quoted"] == pytest.approx(5 / 8)
    assert columns("Rain " * 90 + "fell.")["length"] == 1.0


def test_all_values_lie_between_0_and_1():
    values = seen_texts(list(WITH.values())).style
    assert values.min() == 0
    assert values.max() <= 1
