"""Lines in which two things stand: where they are cut, and where not."""

from __future__ import annotations

import pytest

from tests.unit.text.parsing import parse_text

STORY = "The ferry left the harbour at noon with forty people on board, the harbour master said on Tuesday."
MORE = "It had waited for an hour because a lorry had lost its load of fish on the ramp to the car deck."


def parts(line):
    """Kind and words of the blocks of a line that stands between two paragraphs."""
    text = f"{STORY}\n{line}\n{MORE}"
    return [(b.kind, b.span.of(text)) for b in parse_text(text).blocks][1:-1]


@pytest.mark.parametrize(
    "appeal",
    [
        "Read more: Why the ferries are late",
        "Sign up for our newsletter here.",
        "Subscribe to our daily newsletter.",
        "Share this article on Facebook.",
        "Follow us on Twitter.",
    ],
)
def test_an_appeal_after_a_sentence_is_cut_off(appeal):
    sentence = "The crew had asked for a new ramp since the winter before last."
    assert parts(f"{sentence} {appeal}") == [("body", sentence), ("furniture", appeal)]


def test_an_appeal_before_or_between_sentences_is_cut_out():
    first, second = "The crew had asked for a new ramp.", "No answer came from the company in all that time."
    appeal = "Sign up for our newsletter here."
    assert parts(f"{appeal} {second}") == [("furniture", appeal), ("body", second)]
    assert parts(f"{first} {appeal} {second}") == [("body", first), ("furniture", appeal), ("body", second)]


def test_labels_without_a_stop_are_cut_from_the_sentence_after_them():
    sentence = "The company did not answer questions about the ramp for two years."
    for label in ("Advertisement", "Facebook Twitter Pinterest", "Share this article"):
        assert parts(f"{label} {sentence}") == [("furniture", label), ("body", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He asked fans to sign up for our newsletter, and nobody did so in the first week.",
        "“Sign up for our newsletter here,” she said, and the room of sailors laughed at her.",
        "The minister will share this article of the treaty with the islands before the vote in May.",
        "Copyright law was the subject of a long debate among the members of the council that night.",
    ],
)
def test_news_about_such_things_is_left_whole(sentence):
    assert parts(sentence) == [("body", sentence)]


def test_credits_at_the_end_of_a_paragraph_are_a_byline():
    sentence = "No other boat was near the ramp when the lorry lost its load."
    credit = "Reporting by Ada Lind; Editing by Bo Dahl"
    assert parts(f"{sentence} {credit}") == [("body", sentence), ("byline", credit)]


def test_a_post_is_cut_from_its_signature():
    post, name = "Forty people and no ramp. I am so tired of this", "— Ada Lind (@adalindferry) May 4, 2020"
    assert parts(f"{post} {name}") == [("body", post), ("byline", name)]


def test_a_first_line_with_title_byline_and_text_is_cut_in_three():
    text = f"Ferry waits for fish By Ada Lind Updated 4:15 PM, May 4, 2020 {STORY}\n{MORE}"
    blocks = parse_text(text).blocks
    assert [(b.kind, b.span.of(text)) for b in blocks] == [
        ("headline", "Ferry waits for fish"),
        ("byline", "By Ada Lind Updated 4:15 PM, May 4, 2020"),
        ("body", STORY),
        ("body", MORE),
    ]
    assert blocks[0].reason == "cut at a byline with a date"


def test_a_title_before_a_dateline_is_cut_from_it():
    text = f"Ferry waits for fish on the ramp OSLO, May 4 (Reuters) - {STORY}"
    blocks = parse_text(text).blocks
    assert [b.kind for b in blocks] == ["headline", "body"]
    assert blocks[1].dateline.of(text) == "OSLO, May 4 (Reuters) -"


@pytest.mark.parametrize("opening", ["Oslo (CNN)", "New York (CNN) —", "(AP) —"])
def test_a_title_before_an_agency_is_cut_from_it(opening):
    text = f"Ferry waits for fish on the ramp {opening} {STORY}"
    blocks = parse_text(text).blocks
    assert [b.span.of(text) for b in blocks] == ["Ferry waits for fish on the ramp", f"{opening} {STORY}"]
    assert blocks[1].dateline.of(text) == opening


def test_a_caption_before_a_title_is_cut_from_it():
    text = f"The ferry at the ramp with its crew. | AP Photo Ferry waits for fish\n{STORY}\n{MORE}"
    assert [(b.kind, b.span.of(text)) for b in parse_text(text).blocks][:2] == [
        ("caption", "The ferry at the ramp with its crew. | AP Photo"),
        ("headline", "Ferry waits for fish"),
    ]


def test_the_parts_of_a_line_cover_it():
    line = f"Sign up for our newsletter here.  {STORY} Read more: Why the ferries are late"
    found = parts(line)
    assert "".join(words for _, words in found).replace(" ", "") == line.replace(" ", "")
