"""Hostile length: the work grows with the text and not with its square.

Time is not asserted where Python does the work: the lines of Python executed are counted, which is the same on every
machine. Where a regular expression or a slice does it, processor time is compared over an eightfold length, for which a
square would take sixty-four times as long and a straight line eight times.
"""

from __future__ import annotations

import pytest

from framing.model.span import Span
from framing.model.tokens import tokenize
from framing.text.lines import paragraphs
from framing.text.marks import marked
from framing.text.sentences import sentences
from tests.helpers.growth import growth, parse, seconds


def pair_marks(text):
    return marked(text, paragraphs(text))


def cut_sentences(text):
    return sentences(text, Span(0, len(text)))


def cut(text):
    return paragraphs(text), tokenize([text])


MARKS = {
    "straight marks": '"a ',
    "nothing but straight marks": '"',
    "opening marks": "“a ",
    "single marks": "‘a ",
    "apostrophes": "'s ",
    "plural possessives": "‘the boys' toys ",
    "guillemets": "«a ",
    "a mark on each line": "“a\n",
    "pairs": "“a” ",
    "marks in marks": "“«",
    "closing marks": "a,” ",
    "openings anew": "“We go. ",
    "doubled single marks": "‘‘a ",
    "inches": '12" ',
}


@pytest.mark.parametrize("unit", MARKS.values(), ids=MARKS)
def test_pairing_marks_takes_steps_in_proportion_to_the_marks(unit):
    assert growth(pair_marks, unit, 500) < 12


LINES = {
    "words": "word ",
    "line ends": "\n",
    "spaces": " ",
    "wrapped lines": "word word word word word word word word word word word word\n",
    "empty lines": "word\n\n",
    "initials": "U.S. ",
    "figures": "1,000.5 ",
    "one word without end": "word",
}


@pytest.mark.parametrize("unit", LINES.values(), ids=LINES)
def test_cutting_into_paragraphs_and_tokens_takes_time_in_proportion_to_the_text(unit):
    short = unit * (50_000 // len(unit))
    assert seconds(cut, short * 8) < 24 * max(seconds(cut, short), 0.005)


SENTENCES = {
    "full stops": "It rained. ",
    "a quotation without end": "“a b c ",
    "quotations": "“It rained. It snowed.” ",
    "abbreviations": "U.S. Gen. ",
    "no stop": "word ",
    "stops": ". ",
    "brackets": "(It rained.) ",
}


@pytest.mark.parametrize("unit", SENTENCES.values(), ids=SENTENCES)
def test_cutting_into_sentences_takes_time_in_proportion_to_the_text(unit):
    short = unit * (40_000 // len(unit))
    assert seconds(cut_sentences, short * 8) < 24 * max(seconds(cut_sentences, short), 0.005)


PROSE = {
    "words": "word ",
    "full stops": "It rained. ",
    "lines": "It rained all day in the harbour.\n",
    "names": "Koizumi ",
    "reports a line": "Tokyo said that it rained all day.\n",
    "capitals": "AB ",
    "dashes": "— ",
    "brackets": "(",
    "quotations": "“I am here,” said Tokyo. ",
    "quoted words": "“a b c d” ",
    "turns": "LEE: We go. BO: We stay. ",
    "posts": "text here — Ann (@ann) ",
    "speech behind dashes": "— We go, said Tokyo.\n",
    "titles": "the film “Big Ship” ",
}


@pytest.mark.parametrize("unit", PROSE.values(), ids=PROSE)
def test_parsing_takes_steps_in_proportion_to_the_text(unit):
    assert growth(parse, unit, 100) < 12


SQUARE = {
    "cues": "said ",
    "reports in one sentence": "Tokyo said, ",
    "marks and cues in one sentence": "a x said “b” c. ",
    "reports joined by and": "and Tokyo said that ",
    "sources in one sentence": "according to Tokyo, ",
}


@pytest.mark.parametrize("unit", SQUARE.values(), ids=SQUARE)
def test_parsing_many_cues_in_a_sentence_takes_steps_in_proportion_to_them(unit):
    assert growth(parse, unit, 50) < 12


def test_parsing_letters_with_dots_takes_time_in_proportion_to_them():
    parse("a")
    assert seconds(parse, "a." * 4_000, times=1) < 24 * seconds(parse, "a." * 500)


def test_parsing_one_word_without_end_takes_time_in_proportion_to_it():
    parse("a")
    assert seconds(parse, "a" * 80_000, times=1) < 24 * seconds(parse, "a" * 10_000, times=1)


def test_a_line_of_two_hundred_thousand_characters_is_parsed():
    text = (
        "The island was calm and the ships lay in the harbour while the rain fell on the town and its people " * 2_000
    )
    batch = parse(text)
    assert len(batch.tokens) == 42_000
    assert [b.kind for b in batch.blocks[0]] == ["body"]
