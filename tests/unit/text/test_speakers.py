"""Pronouns and descriptions: who `she`, `they`, `the minister`, `the company` are in an article."""

from __future__ import annotations

import re

import pytest

from framing.model.tokens import tokenize
from framing.text.casting import learn_cast
from framing.text.speakers import Speakers
from framing.text.view import View
from tests.helpers.growth import growth, parse
from tests.unit.text.parsing import said


def last(text):
    """Speaker and actor of a text's last quotation."""
    found = said(text)[-1]
    return found.speaker, found.actor


PAIR = "Norway's minister Ann Lee met Sweden's envoy John Doe in the harbour."


@pytest.mark.parametrize(("pronoun", "expected"), [("She", "Norway"), ("He", "Sweden")])
def test_a_pronoun_agrees_with_the_gender_of_a_first_name(pronoun, expected):
    assert last(f"{PAIR}\n{pronoun} said it would rain.") == (pronoun, expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norwegian spokeswoman Quill Lee", "Swedish spokesman Tove Doe"),
        ("Norway's minister, Mrs. Lee,", "Sweden's envoy, Mr. Doe,"),
    ],
)
def test_titles_tell_the_gender(first, second):
    text = f"{first} said it rained. {second} said it snowed."
    assert last(f"{text} She said it poured.")[1] == "Norway"
    assert last(f"{text} He said it poured.")[1] == "Sweden"


def test_the_subject_of_the_latest_sentence_comes_before_one_who_spoke_earlier():
    text = (
        "Norway's minister Ann Lee said it rained.\nSweden's envoy Mary Doe came to town with Denmark's envoy Jane Poe."
    )
    assert last(f"{text}\nShe said it snowed.")[1] == "Sweden"


def test_whom_the_speaker_spoke_of_does_not_speak():
    text = "Norway's minister Ann Lee said Sweden's envoy Mary Doe was late. She said it snowed."
    assert last(text)[1] == "Norway"


def test_a_possessor_is_no_antecedent():
    text = "Norway's minister Ann Lee said it rained.\nSweden's envoy Mary Doe's ferry was late.\nShe said it snowed."
    assert last(text)[1] == "Norway"


def test_it_is_never_a_person():
    text = "Norway said it rained. The envoy Ann Lee said it snowed. It said the ferry was late."
    assert last(text)[1] == "Norway"


def test_they_are_the_several_who_spoke_last():
    text = "Norwegian officials said it rained. Sweden's envoy Ann Lee said it snowed. They said the ferry was late."
    assert last(text)[1] == "Norway"


@pytest.mark.parametrize(
    ("introduction", "description", "expected"),
    [
        ("Norwegian minister Ann Lee came.", "the minister", "Norway"),
        ("Norway's defence ministry met.", "the ministry", "Norway"),
        ("Norway's defence ministry met.", "the defence ministry", "Norway"),
        ("The Norwegian army marched.", "the army", "Norway"),
        ("Prime Minister Ann Lee came.", "the prime minister", "Ann Lee"),
        ("Former president Ann Lee came.", "the former president", "Ann Lee"),
        ("Acme Corp closed a yard.", "the company", "Acme Corp"),
        ("Ann Lee, a spokeswoman for Acme Corp, came.", "the spokeswoman", "Acme Corp"),
        ("A Norwegian diplomat said it rained.", "the diplomat", "Norway"),
        ("Norway said it rained.", "the statement", "Norway"),
        ("Norway's minister Ann Lee, 62, said it rained.", "the 62-year-old", "Norway"),
        ("Norwegian minister Ann Lee came.", "the minister's spokesman", "Norway"),
        ("Norway's minister John Doe said it rained.", "his office", "Norway"),
    ],
)
def test_a_description_is_the_last_one_called_so(introduction, description, expected):
    text = f"{introduction}\nThe ferry was late again that day.\nThe harbour was calm, {description} said."
    assert last(text) == (description, expected)


@pytest.mark.parametrize(
    ("introduction", "description"),
    [
        ("Norwegian minister Ann Lee came.", "the minister of a neighbouring state"),
        ("Norwegian minister Ann Lee came.", "the minister's husband"),
        ("Norwegian minister John Doe said it rained.", "his wife"),
        ("Norwegian labour leaders came.", "the business leaders"),
        ("Vice President Ann Lee came.", "the president"),
        ("Norway's defence minister Ann Lee came.", "the prime minister"),
        ("Norway said it rained.", "a statement"),
    ],
)
def test_a_description_of_somebody_else_has_no_actor(introduction, description):
    text = f"{introduction}\nThe ferry was late again that day.\nThe harbour was calm, {description} said."
    assert last(text)[1] is None


def test_the_latest_holder_of_an_office_is_meant():
    text = "Norway's minister Ann Lee came.\nSweden's minister Mary Doe left.\nThe ferry was late, the minister said."
    assert last(text)[1] == "Sweden"


@pytest.mark.parametrize(
    "unit",
    [
        "He said it rained. ",
        "Ann Lee came and she said it rained. ",
        "Norway's minister Ann Lee said it rained. The minister said it snowed. ",
        "The company said it rained. ",
        "Georgia said it rained. ",
        "Jordan Jordan ",
        "Police Fund ",
        "Ann Lee, ",
        "“It rains.” They said it snowed. ",
    ],
)
def test_the_work_grows_with_the_text(unit):
    assert growth(parse, unit, 60) < 12


def test_who_is_named_in_quotation_marks_is_spoken_of():
    text = "Ann Lee spoke first. Mary Doe came. “I saw Jane Poe,” she said."
    start = text.index("“")
    for quoted, expected in [([], "Jane Poe"), ([(start, start + 16)], "Mary Doe")]:
        assert pronoun(text, "she", quoted) == expected


def pronoun(text, word, quoted):
    """The actor of a pronoun, the text read as one view of several sentences."""
    tokens = tokenize([text])
    size = len(tokens)
    words = [tokens.vocabulary.words[n] for n in tokens.word]
    gaps = ["", *(text[a:b] for a, b in zip(tokens.end[:-1], tokens.start[1:], strict=True))]
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^.]+\.?", text)]
    cast = learn_cast(text, tokens, 0, size, [], [True] * size)
    speakers = Speakers(text, tokens, cast, sentences, 0, size, quoted)
    at = words.index(word)
    view = View(words, tokens.flags.tolist(), gaps, [False] * size)
    return speakers.speak(view, 0, 0, (at, at + 1)).actor
