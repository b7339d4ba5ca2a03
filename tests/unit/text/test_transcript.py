"""Speech without marks: transcripts, posts, announced paragraphs and dashes; and what only looks like them."""

from __future__ import annotations

import pytest

from tests.unit.text.parsing import said, voice

PROSE = "The island was calm all day, and people stayed at home while the rain fell on the harbour."


def direct(text):
    return [(s.words, s.speaker) for s in said(text) if s.kind == "direct"]


def test_a_transcript_has_a_turn_for_each_label():
    text = f"{PROSE}\nHOLM: Why did you come now?\nLEE: Because we were asked, and we came.\nHOLM: By whom were you asked?\nLEE: We were asked by friends."
    assert direct(text) == [
        ("Why did you come now?", "HOLM"),
        ("Because we were asked, and we came.", "LEE"),
        ("By whom were you asked?", "HOLM"),
        ("We were asked by friends.", "LEE"),
    ]
    assert voice(text, "Because we were asked") == "quoted"


def test_questions_and_answers_are_turns():
    text = f"{PROSE}\nQ: Why did you stay there?\nA: Because it was home to me.\nQ: And now?\nA: Now I go away."
    assert [speaker for _, speaker in direct(text)] == ["Q", "A", "Q", "A"]


def test_names_with_small_letters_are_labels_when_they_alternate():
    text = "\n".join(
        f"{PROSE}|Ann Lee: Did you see it?|Jo Bo: I saw it well.|Ann Lee: And then?|Jo Bo: Then I left.".split("|")
    )
    assert [speaker for _, speaker in direct(text)] == ["Ann Lee", "Jo Bo", "Ann Lee", "Jo Bo"]


def test_the_turns_of_one_long_line_are_told_apart():
    text = f"{PROSE} LEE: We came. BO: When was that? LEE: On Monday. BO: And why?"
    assert direct(text) == [("We came.", "LEE"), ("When was that?", "BO"), ("On Monday.", "LEE"), ("And why?", "BO")]


def test_what_is_quoted_or_reported_in_a_turn_is_part_of_it():
    text = f"{PROSE}\nBO: Why?\nLEE: It was cold. The captain looked at me and said, “Are you the pilot?” He said I was late.\nBO: And?"
    assert ("Are you the pilot?", "The captain") in direct(text)
    assert [s.kind for s in said(text)] == ["direct"] * 4


@pytest.mark.parametrize(
    "lines",
    [
        "WATCH: The harbour in the rain.|READ MORE: The rain in the harbour.|VIDEO: The harbour.",
        "Age: Forty-one years.|Height: Six feet.|Job: Pilot of the harbour.|Home: By the sea.",
        "THE CLAIM: It never rains here.|THE FACTS: It rains all the time here.|THE CLAIM: It snows.|THE FACTS: No.",
        "The result: The town lost its harbour.|The reason: Nobody had paid for the harbour.",
        "Ann Lee: The woman who stayed.",
    ],
)
def test_labels_of_other_kinds_are_no_turns(lines):
    assert direct("\n".join([PROSE, *lines.split("|"), PROSE.replace("calm", "quiet")])) == []


def test_a_post_is_the_words_of_the_one_who_signs_it():
    text = f"{PROSE}\nThank you to all who came to the harbour in the rain. — Ann Lee (@annlee) June 3, 2024"
    assert direct(text) == [("Thank you to all who came to the harbour in the rain.", "Ann Lee")]
    assert direct(f"{PROSE} {PROSE} {PROSE} {PROSE} {PROSE} — Ann Lee (@annlee) June 3, 2024") == []


def test_a_post_above_its_signature():
    post = "Thank you to all who came out to the harbour in the rain today."
    assert direct(f"{PROSE}\n{post}\n— Ann Lee (@annlee) June 3, 2024\n{PROSE} It ended.") == [(post, "Ann Lee")]


def test_a_paragraph_in_the_first_person_behind_a_colon_is_speech():
    intro = "In a letter to parents and pupils Ann Lee wrote:"
    letter = "I am sorry that we have failed our pupils, and we will do better in the coming year."
    [found] = [s for s in said(f"{PROSE}\n{intro}\n{letter}\nThe school is shut.") if s.kind == "direct"]
    assert (found.words, found.speaker, found.actor) == (letter, None, "Ann Lee")
    assert direct(f"{PROSE}\n{intro}\nThe school was shut on Friday after the rain came in.\nIt is open now.") == []


def test_a_dash_opens_speech_that_a_cue_tells():
    text = f"{PROSE}\n— We go on, she said. It is late and we are tired.\n– Then I stay, said Ann Lee."
    assert direct(text) == [
        ("We go on", "she"),
        ("It is late and we are tired.", "she"),
        ("Then I stay", "Ann Lee"),
    ]
    assert direct(f"{PROSE}\n— The harbour, which is old.\n— The town, which is new.") == []
