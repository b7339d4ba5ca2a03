"""Where reports end, which constructions report at all, and what never does."""

from __future__ import annotations

import pytest

from framing.model.coding import STANCE
from tests.unit.text.parsing import parse_text, said, voice


def reports(text):
    """(speaker, words) of each paraphrase that has a voice of its own."""
    return [(s.speaker, s.words) for s in said(text) if s.kind == "indirect" and s.cue_class != STANCE]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The ministry said the plan would fail, leaving farmers without seed.", "leaving farmers"),
        ("The ministry said the plan would fail, although it had praised it.", "although it had praised it"),
        ("The ministry said the plan would fail, but its critics had left.", "its critics had left"),
        ("The ministry said the plan would fail, and the minister flew home.", "the minister flew home"),
        ("The ministry said the plan would fail, the first failure in ten years.", "the first failure"),
        ("The ministry said the plan would fail - it had failed before.", "it had failed before"),
        ("The ministry (it said the plan would fail) sent three clerks.", "sent three clerks"),
        ("The ministry said the plan would fail, which surprised nobody.", "which surprised nobody"),
        ("The ministry denounced the raid and recalled its envoy.", "recalled its envoy"),
        ("The ministry denounced the raid yesterday after a long night.", "after a long night"),
        ("While the ministry said it rained, the sun was out.", "the sun was out"),
        ("Asked if it rained, the minister left the room.", "the minister left"),
        ("His claim that the barn burned has never been tested.", "has never been tested"),
        ("The minister, accused of theft by a rival, smiled.", "smiled"),
    ],
)
def test_what_stands_behind_the_report_is_the_outlets_own(text, own):
    assert reports(text) != []
    assert voice(text, own) == "outlet"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry said the plan, which cost a fortune, would fail.", "would fail"),
        ("The ministry said that if it rained, the plan would fail.", "the plan would fail"),
        ("The ministry said it would rain, and it would snow.", "it would snow"),
        ("The ministry said the clerks - all nine of them - had left.", "had left"),
        ("It would rain, the ministry said, because the wind had turned.", "the wind had turned"),
        ("The plan, according to two people briefed on it, would fail.", "would fail"),
    ],
)
def test_what_goes_on_is_still_the_report(text, words):
    assert voice(text, words) == "paraphrased"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The man who wrote the letter says it was a joke.", "The man", "it was a joke"),
        ("Two nurses trained in Oslo said the ward was full.", "Two nurses trained in Oslo", "the ward was full"),
        ("The tall, 40-year-old baker said it rained.", "The tall, 40-year-old baker", "it rained"),
        ("The family said it rained.", "The family", "it rained"),
        ("The national assembly quietly said it rained.", "The national assembly", "it rained"),
        ("The statement reads that entry is free.", "The statement", "entry is free"),
        ("Ann Lee, who on Monday left, on Friday declared the town lost.", "Ann Lee", "the town lost"),
        ("In the poll, 61% say they sleep badly.", "61", "they sleep badly"),
        ("As many doctors believe, salt is a poison.", "many doctors", "salt is a poison"),
        ("The scheme fails - as many doctors believe - and costs lives.", "many doctors", "The scheme fails"),
        ("The minister left amid claims that he had lied to the court.", None, "he had lied to the court"),
        ("A warning from the coastguard that ice had formed came too late.", "the coastguard", "ice had formed"),
        ("It was alleged in court that the cook had fled.", None, "the cook had fled"),
        ("Asked whether he would go, the cook laughed.", None, "whether he would go"),
        ("Lee testified, to her credit, that nobody had called.", "Lee", "nobody had called"),
        ("Lee told reporters in Osaka on Monday that nobody had called.", "Lee", "nobody had called"),
        ("With both firms blaming the harbour for the crash, talks ended.", "both firms", "the harbour for the crash"),
    ],
)
def test_constructions_that_report(text, speaker, words):
    assert (speaker, words) in reports(text)


@pytest.mark.parametrize(
    "text",
    [
        "Union advocates had left the hall.",
        "A law that rights advocates admire took effect on Monday.",
        "The board met in states that have no coast.",
        "A plan announced Monday would close its doors.",
        "A self-described poet left the town.",
        "Two opposing views met in the hall.",
        "I think the town should act, and we believe it will.",
        "When it concluded everybody went home.",
        "All told, nine boats sank.",
        "The ruling that ran to 94 pages was printed twice.",
        "Support for the plan fell to nine per cent.",
    ],
)
def test_words_that_report_elsewhere_do_not_report_here(text):
    assert reports(text) == []
    assert voice(text, text) == "outlet"


def test_a_stance_is_a_row_but_nobodys_words():
    text = "The union opposes the dangerous plan."
    [row] = said(text)
    assert (row.speaker, row.cue, row.cue_class) == ("The union", "opposes", STANCE)
    assert voice(text, "dangerous plan") == "outlet"


def test_a_report_inside_a_report_by_the_same_speaker_is_one_report():
    assert reports("Lee said she feared that it would rain.") == [("Lee", "she feared that it would rain")]


def test_a_report_inside_a_report_by_somebody_else_is_a_second_one():
    found = reports("Lee said that Moscow had claimed the ships were lawful.")
    assert found == [("Lee", "Moscow had claimed the ships were lawful"), ("Moscow", "the ships were lawful")]


def test_reading_a_sentence_of_many_cues_leaves_each_its_own_report():
    text = " and ".join(f"Lee said that ship {n} had left" for n in range(40)) + "."
    rows = [q for q in parse_text(text).quotes if q.kind == "indirect"]
    assert len(rows) == 40
    assert all("and" not in q.pieces[0].of(text).split() for q in rows)
