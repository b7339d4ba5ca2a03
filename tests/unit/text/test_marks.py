"""Quotation marks: every style, nested, beside apostrophes and inches, unclosed, over paragraphs."""

from __future__ import annotations

import pytest

from framing.text.lines import paragraphs
from framing.text.marks import Marked, marked


def pairs(text):
    return marked(text, paragraphs(text))


def inside(text):
    return [m.span.of(text) for m in pairs(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we go”.",
        'He said "we go".',
        "He said ‘we go’.",
        "He said 'we go'.",
        "He said «we go».",
        "He said ‹we go›.",
        "He said „we go“.",
        "He said „we go”.",
        "He said ‟we go”.",
        "He said 「we go」.",
        "He said 『we go』.",
        "He said ”we go”.",
        "He said “we go“.",
        "(“we go”)",
        "“we go”",
    ],
)
def test_marks_of_every_style(text):
    assert inside(text) == ["we go"]


@pytest.mark.parametrize("text", ["He said ‚we go‘.", "He said ``we go''.", "He said ''we go''.", "He said »we go«."])
def test_marks_of_rarer_styles(text):
    assert inside(text) == ["we go"]


@pytest.mark.parametrize(
    "text",
    [
        "“It is ‘grave’ now,” he said.",
        "\"It is 'grave' now,\" he said.",
        "‘It is “grave” now,’ he said.",
        "'It is \"grave\" now,' he said.",
        "„It is ‚grave‘ now,“ he said.",
    ],
)
def test_marks_nested_in_others_are_part_of_them(text):
    assert inside(text) == [text[1 : text.index("now,") + 4]]


@pytest.mark.parametrize(
    "text", ["«It is “grave” now,» he said.", '"It is “grave” now," he said.', "“It is «grave» now,” he said."]
)
def test_double_marks_nested_in_others_are_part_of_them(text):
    assert inside(text) == [text[1 : text.index("now,") + 4]]


def test_several_pairs_of_mixed_styles():
    assert inside("The 'grave' and \"serious\", “sad”“case”.") == ["grave", "serious", "sad", "case"]
    assert inside('"We go," he said, "and stay."') == ["We go,", "and stay."]


@pytest.mark.parametrize(
    "text",
    [
        "It’s Japan’s jets and the Joneses’ car.",
        "It's Japan's jets and the Joneses' car.",
        "Rock ’n’ roll in ’68, rock 'n' roll in the '90s.",
        "'Twas cold, ’tis said, get 'em.",
        "O'Brien and D’Arcy don't.",
    ],
)
def test_apostrophes_are_no_marks(text):
    assert inside(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'I don't know the boys' names,' he said.", "I don't know the boys' names,"),
        ("‘I don’t know the boys’ names,’ he said.", "I don’t know the boys’ names,"),
        ("‘Japan’s jets’ flew.", "Japan’s jets"),
        ("The boys' 'own goal' and fans' anger.", "own goal"),
        ("O'Brien's 'own goal'", "own goal"),
    ],
)
def test_apostrophes_do_not_close_a_quotation(text, expected):
    assert inside(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is 6'2\" tall and 5' wide.", []),
        ('The 12" gun and the 15" gun.', []),
        ('A 6\'2" case of "grave" harm.', ["grave"]),
        ("At 5'10\" she was 'fine'.", ["fine"]),
    ],
)
def test_feet_and_inches_are_no_marks(text, expected):
    assert inside(text) == expected


@pytest.mark.parametrize("text", ["", "“”", '""', "''", "A ' b ' c"])
def test_marks_around_nothing_hold_nothing(text):
    assert inside(text) == []


def test_a_mark_that_is_never_closed_holds_its_sentence_only():
    text = "He said “we go and never came back. Then it rained."
    [found] = pairs(text)
    assert found.span.of(text) == "we go and never came back."
    assert not found.closed
    text = "He said “we go and never came back"
    assert inside(text) == ["we go and never came back"]


def test_a_mark_left_open_does_not_run_into_a_paragraph_that_does_not_open_with_one():
    text = "“We go.\nThe rain fell.\n“New words,” he said."
    found = pairs(text)
    assert [m.span.of(text) for m in found] == ["We go.", "New words,"]
    assert [m.continues for m in found] == [False, False]


@pytest.mark.parametrize("mark", ["“", '"', "«"])
def test_a_quotation_over_paragraphs_is_opened_in_each_and_closed_in_the_last(mark):
    close = {"“": "”", '"': '"', "«": "»"}[mark]
    text = f"{mark}We go.\n{mark}We wait. It is late.\n{mark}We stay,{close} he said. {mark}Or not.{close}"
    found = pairs(text)
    assert [(m.span.of(text), m.block, m.continues) for m in found] == [
        ("We go.", 0, False),
        ("We wait. It is late.", 1, True),
        ("We stay,", 2, True),
        ("Or not.", 2, False),
    ]
    assert all(m.closed for m in found)


def test_a_quotation_in_single_marks_may_run_over_paragraphs_too():
    assert inside("‘We go.\n‘We stay,’ he said.") == ["We go.", "We stay,"]


def test_a_paragraph_that_is_only_a_mark_holds_nothing():
    assert inside("“We go.\n“") == ["We go."]


def test_marks_are_only_looked_for_in_the_given_paragraphs():
    text = "“One”\n“Two”\n“Three”"
    first, _, third = paragraphs(text)
    found = marked(text, [first, third])
    assert found == [Marked(found[0].span, 0), Marked(found[1].span, 1)]
    assert [m.span.of(text) for m in found] == ["One", "Three"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we go on.\nSub-headline here\n“We stay,” he said.", ["we go on.", "We stay,"]),
        ("“We go.\nAnd we stay,” he said.", ["We go.", "And we stay,"]),
        ("“We go.\nAnd we wait here.\nAnd we stay,” he said.", ["We go.", "And we wait here.", "And we stay,"]),
        ("It rained all day.\nThis is ours and will be,” he said.", ["This is ours and will be,"]),
    ],
)
def test_quotations_over_paragraphs_of_other_layouts(text, expected):
    assert inside(text) == expected


def test_paragraphs_run_together_open_a_quotation_again():
    text = "“We go. “We stay. “We win.” It rained."
    found = pairs(text)
    assert [(m.span.of(text), m.continues) for m in found] == [("We go.", False), ("We stay.", True), ("We win.", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He warned of a”second phase” of it.", ["second phase"]),
        ("He said ”we go“ and left.", ["we go"]),
        ('He said “we go" and left.', ["we go"]),
        ('He said "we go” and left.', ["we go"]),
        ('He said " we go " and left.', ["we go"]),
        ("He said « we go » and left.", ["we go"]),
        ("He said ‘‘we go’’ and left.", ["we go"]),
        ('It was "a mess:"Then it rained.', ["a mess:"]),
        ("Words—“one,” “two” “three”—fell.", ["one,", "two", "three"]),
        ("He said it was “a 'sad' “day” for us” all.", ["a 'sad' “day” for us"]),
        ("Why did she say it was “a “sad day”?", ["a “sad day"]),
        ('"A 12" gun," he said.', ['A 12" gun,']),
        ("‘Cause of fire’ unknown.", ["Cause of fire"]),
        ("The ‘allied powers’ and the soldiers’ wives ‘went home’.", ["allied powers", "went home"]),
        ("He said: “We go. We stay and win", ["We go. We stay and win"]),
        ("Dogs lovin’ ‘the life’ of ’em.", ["the life"]),
    ],
)
def test_marks_typed_in_every_way(text, expected):
    assert inside(text) == expected


def test_deep_nesting_is_one_quotation():
    text = "“«" * 500 + "word" + "»”" * 500
    assert inside(text) == [text[1:-1]]
