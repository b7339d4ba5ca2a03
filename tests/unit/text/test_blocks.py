"""Kinds of blocks by the rules of shape, credit, caption and place, on lines invented for the purpose."""

from __future__ import annotations

import pytest

from tests.unit.text.parsing import parse_text

TITLE = "Ferry waits an hour for a lorry"
STORY = "The ferry left the harbour at noon with forty people on board, the harbour master said on Tuesday."
MORE = "It had waited for an hour because a lorry had lost its load of fish on the ramp to the car deck."


def kinds(*lines):
    text = "\n".join(lines)
    return [b.kind for b in parse_text(text).blocks]


def between(line):
    """The kind of a line between two paragraphs."""
    return kinds(TITLE, STORY, line, MORE)[2]


def above(*lines):
    """The kinds of lines between the title and the first paragraph."""
    return kinds(TITLE, *lines, STORY, MORE)[1:-2]


@pytest.mark.parametrize(
    "line",
    [
        "READ ALSO: Why the ferries are late",
        "Read more: Who pays for the ferries?",
        "More:Council wants the state to run the boats",
        "( PHOTOS: Ten ferries that never sailed)",
        "Island school may close after the summer Read more",
        "ISLANDERS TELL MINISTER THEY WILL NOT WAIT FOR A BRIDGE",
        "Advertisement",
        "Story continues below",
        "88 shares",
        "JUST WATCHED Ferry turns back Replay More Videos ... MUST WATCH Ferry turns back 01:05",
        "This video cannot be played",
        "News Sport Weather Jobs Travel",
        "Follow Ada Lind on Twitter",
        "This article is more than 3 years old",
        "Correction: an earlier version of this article gave the wrong number of lorries.",
    ],
)
def test_furniture_inside_the_text(line):
    assert between(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "A lorry too many",
        "Who pays?",
        "What did the minister say?",
        "2. The ramp",
        "NO ANSWER",
        "The ramp was known to be too steep for lorries with fish on them",
        "6:54 p.m.: Ferry turns back at the lighthouse",
    ],
)
def test_subheads_between_paragraphs(line):
    assert between(line) == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at the ramp on Monday. (Photo: Bo Dahl)",
        "The ferry at the ramp on Monday. (Bo Dahl for Island News)",
        "The ferry waits at the ramp with its lights on, May 4, 2020. Bo Dahl/AP",
        "The ferry at the ramp. REUTERS/Bo Dahl",
        "Image copyright Getty Images Image caption The ferry at the ramp",
        "CLOSE A ferry waited an hour for a lorry that had lost its load. Island News",
        "Harbour master Ada Lind (L), pictured here with the captain, said the ramp was too steep for lorries.",
        "Deep trouble: Ada points at the ramp that she says ruined her summer",
        "Getty Images",
    ],
)
def test_captions_inside_the_text(line):
    assert between(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "— Ada Lind",
        "(Reporting by Ada Lind in Oslo; editing by Bo Dahl)",
        "Ada Lind and Bo Dahl contributed to this report.",
        "Source: Island News Agency",
        "17.50",
        "May 4, 2020",
    ],
)
def test_bylines_inside_the_text(line):
    assert between(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Reuters writes:",
        "Here's what to know:",
        "• The crew wants a new ramp before the winter.",
        "“About what ramp?” she said.",
        "It failed.",
        "Share prices of the ferry company rose by a tenth on the news of the new ramp.",
        "Images of the lorry were seen by the crew of another ferry, who told the harbour master of them.",
    ],
)
def test_body_that_looks_otherwise(line):
    assert between(line) == "body"


def test_standfirsts_and_matter_above_the_text():
    assert above("Harbour master blames a ramp that is too steep for lorries") == ["headline"]
    deck = "The harbour master says that the ramp is too steep for lorries."
    assert above(deck, "Ada Lind", "4 May 2020 08:00 GMT") == ["headline", "byline", "byline"]
    assert above(deck) == ["body"]
    assert above("Ada Lind", "ISLAND NEWS", "Share", "Save") == ["byline", "byline", "furniture", "furniture"]
    assert above("By Ada Lind | May 4, 2020") == ["byline"]


def test_captions_above_the_text():
    assert above("Minister Bo Dahl speaks to reporters about the ramp on Tuesday.") == ["caption"]


@pytest.mark.parametrize(
    "first",
    [
        "Close to 300 people gathered on the quay as the ferry came in on Monday.",
        "9/11 families sued the ferry company in a court of the capital last year.",
        "Sources from within the party say the vote is lost.",
        "Released by mistake, the ferryman walked home through the snow.",
        "Press release reveals new plan for the harbour and its boats.",
    ],
)
def test_first_paragraphs_that_open_as_furniture_may_are_body(first):
    assert kinds(TITLE, first, STORY, MORE)[1] == "body"


def test_key_points_are_body_and_their_label_is_not():
    points = [
        "Ferry waited an hour for a lorry",
        "Ramp is said to be too steep",
        "Ministry will not comment on the fish",
    ]
    assert kinds(TITLE, "Key points", *points, STORY, MORE) == ["headline", "furniture", *["body"] * 5]
    assert kinds(TITLE, f"Story highlights {points[0]}", *points[1:], STORY) == ["headline", "furniture", *["body"] * 4]


def test_a_section_label_above_the_title_is_furniture():
    assert kinds("Business", TITLE, STORY, MORE) == ["furniture", "headline", "body", "body"]


def test_items_of_a_list_that_the_text_introduces_are_body():
    items = ["The ramp is as steep as a roof in the old town", "The lorries are too long for the car deck"]
    assert kinds(TITLE, STORY, "Three things are wrong with the port:", *items, MORE)[2:5] == ["body"] * 3
    assert kinds(TITLE, STORY, "More:", *items, MORE)[2:5] == ["furniture"] * 3


def test_the_text_goes_on_after_furniture():
    assert kinds(TITLE, STORY, "Sign up for our newsletter", "Leave a comment", MORE)[-1] == "body"


def test_a_live_report_has_times_and_titles():
    lines = ["17.50", "Talks break for supper", STORY, "14.15", "A bride rows to her own wedding", MORE]
    assert kinds(TITLE, STORY, *lines)[2:] == ["byline", "headline", "body", "byline", "headline", "body"]


def test_each_block_says_why():
    text = "\n".join([TITLE, "Ada Lind", STORY, "Advertisement", MORE])
    reasons = [b.reason for b in parse_text(text).blocks]
    assert all(reasons)
    assert reasons[2] == "a full sentence"
    assert reasons[3].startswith("advert: ")


def test_a_dateline_is_marked_in_body_only():
    text = f"{TITLE}\nOSLO, May 4 (Reuters) - {STORY}\n{MORE}"
    blocks = parse_text(text).blocks
    assert [b.dateline.of(text) if b.dateline else None for b in blocks] == [None, "OSLO, May 4 (Reuters) -", None]
    assert blocks[1].kind == "body"
