"""Paragraphs: one a line, or several hard-wrapped lines; never a character lost."""

from __future__ import annotations

import pytest

from framing.text.lines import paragraphs

FIRST = """The ministry said on Tuesday that the two ships had left the
strait and that no shot was fired in the course of the long
night, which ended with rain."""
SECOND = """A second paragraph follows here and it is also wrapped at the
same width, so that a reader can see that the two belong each
to itself and that nothing is lost."""


def split(text):
    return [s.of(text) for s in paragraphs(text)]


def test_one_paragraph_a_line():
    lines = ["A first line that is long enough to be a paragraph of its own.", "A second.", "“A third,” he said."]
    assert split("\n".join(lines)) == lines
    assert split("\n\n".join(lines)) == lines
    assert split("\n\n\n" + "\n \n".join(lines) + "\n") == lines


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined_to_the_paragraphs_they_were(end):
    text = f"{FIRST}\n\n{SECOND}\n".replace("\n", end)
    assert split(text) == [FIRST.replace("\n", end), SECOND.replace("\n", end)]


def test_a_few_lines_without_an_empty_line_between_are_not_taken_for_wrapped():
    assert split(FIRST) == FIRST.split("\n")
    assert split(f"{FIRST}\n{SECOND}") == [*FIRST.split("\n"), *SECOND.split("\n")]


def test_lines_that_all_end_a_sentence_are_not_taken_for_wrapped():
    line = "This is one paragraph on one line, and it ends with a full stop."
    text = "\n".join([line] * 4) + "\n\n" + "\n".join([line] * 4)
    assert split(text) == [line] * 8


def test_short_lines_such_as_lists_are_not_taken_for_wrapped():
    text = "Most read\nFirst title\nSecond title\nThird title\n\nFollow us\nOn a site\nOn another"
    assert split(text) == [line for line in text.split("\n") if line]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_parts_paragraphs(end):
    assert split(f"One.{end}Two.{end}{end}Three.{end}") == ["One.", "Two.", "Three."]


def test_spaces_of_every_kind_are_trimmed_at_both_ends():
    assert split(" \t\xa0\u3000One two.\u2003\u202f\n\u200b\n\ufeffThree.\t") == ["One two.", "Three."]


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n\u200b"])
def test_no_text_has_no_paragraphs(text):
    assert paragraphs(text) == []


def test_wrapped_lines_without_empty_lines_are_parted_where_a_last_line_is_short():
    full = [
        "The harbour master said on Tuesday that the ferry had waited for",
        "more than an hour because a lorry had lost its whole load of fish",
    ]
    text = "\n".join(line for n in range(6) for line in [*full, f"on the ramp in year {n}."])
    assert split(text) == ["\n".join([*full, f"on the ramp in year {n}."]) for n in range(6)]


def test_wrapped_lines_with_indents_are_parted_at_the_indent():
    full = [
        "  The harbour master said on Tuesday that the ferry had waited",
        "more than an hour because a lorry had lost its whole load of fish,",
        "which lay on the ramp, and no one was in the mood to clear it off.",
    ]
    assert split("\n".join(full * 5)) == ["\n".join(full).strip()] * 5
