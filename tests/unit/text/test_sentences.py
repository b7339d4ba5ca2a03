"""Sentences: what ends one in news, and what only looks like an end."""

from __future__ import annotations

import pytest

from framing.model.span import Span
from framing.text.sentences import sentences


def split(text, block=None):
    return [s.of(text) for s in sentences(text, block or Span(0, len(text)))]


WHOLE = [
    "The U.S. Navy sailed on.",
    "He met U.S. Gen. Pat Ryder.",
    "Lt. Col. Ann Lee and Adm. Jo Bo left.",
    "On Dec. 10 it rained and on Jan. 5 it did not.",
    "At 6 a.m. Monday the ships left.",
    "It came at 6 p.m. Eastern time.",
    "No. 2 is here.",
    "George W. Bush and J. R. R. Tolkien met.",
    "He met J. Smith.",
    "Mr. Smith and Dr. Jones met Prof. Lee.",
    "It rose 3.5 percent to $1.5 million.",
    "Wait... he said.",
    "Acme Co. said it fell.",
    "Sen. Lee, R-Ky., left St. Petersburg.",
    "The Japan-U.S. alliance held.",
    "He visited www.news.com and left.",
    "Real v. Barcelona, i.e. the match, was off.",
    "He left (it rained).",
    "“Where?”, he said.",
    "“Do we go?” he asked.",
    "“Yes!” she said.",
    "He said no.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert split(text) == [text]
    assert split(f"{text} Then night fell.") == [text, "Then night fell."]
    assert split(f"Night fell. {text}") == ["Night fell.", text]


@pytest.mark.parametrize(
    "text",
    [
        "He lives in the U.S.|He is well.",
        "It ended in Dec.|Then it rained.",
        "It came at 6 a.m.|Residents fled.",
        "He works for Acme Inc.|He is rich.",
        "It's over!|Is it?|Yes.",
        "Wait...|Then he left.",
        "“We go.”|He left.",
        '"We go."|He left.',
        "He said ‘we go.’|Then he left.",
        "“We go,” he said.|“We stay.”|She left.",
        "He asked: “Do we go?”|It rained.",
        "“Go.”|“Stay.”|“No.”",
        "It cost $1.5.|It fell.",
        "See page 5.|It rained.",
    ],
)
def test_sentences_end_at_stops_marks_and_quotations(text):
    expected = text.split("|")
    assert split(" ".join(expected)) == expected


def test_an_opening_mark_goes_with_the_sentence_it_opens():
    for text in ("It rained. “We go,” he said.", 'It rained. "We go," he said.', "It rained. ‘We go,’ he said."):
        assert split(text)[1].startswith(text[11])


def test_offsets_are_the_articles_and_sentences_are_trimmed():
    text = "Left out. \n  One is here.   Two is there. \n Left out."
    start, end = text.index(" One"), text.index("\n Left")
    assert sentences(text, Span(start, end)) == [Span(start + 1, start + 13), Span(start + 16, start + 29)]
    assert split(text, Span(start, end)) == ["One is here.", "Two is there."]


@pytest.mark.parametrize("text", ["", "  \n ", "No stop at the end", "?!", "…", "“The end.”"])
def test_odd_text_is_one_sentence_or_none(text):
    assert split(text) == ([text] if text.strip() else [])
