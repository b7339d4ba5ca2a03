"""Attribution: in which words something is reported, and which words stay the outlet's own."""

from __future__ import annotations

import pytest

import framing as fr
from tests.unit.text.parsing import Said, brief, said, voice


def indirect(words, speaker=None):
    return ("indirect", words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo said the jets came close to the island.",
        "Tokyo said that the jets came close to the island.",
        "Tokyo also said on Tuesday that the jets came close to the island.",
        "On Tuesday, Tokyo said the jets came close to the island.",
        "In a statement on Friday, Tokyo said the jets came close to the island.",
        "While the rain fell, Tokyo said the jets came close to the island.",
        "As Tokyo said, the jets came close to the island.",
        "According to Tokyo, the jets came close to the island.",
    ],
)
def test_a_report_behind_its_cue(text):
    assert brief(text) == [indirect("the jets came close to the island", "Tokyo")]


@pytest.mark.parametrize(
    "text",
    [
        "The jets came close to the island, Tokyo said.",
        "The jets came close to the island, Tokyo said on Tuesday.",
        "The jets came close to the island, said Tokyo.",
        "The jets came close to the island, according to Tokyo.",
    ],
)
def test_a_report_before_its_cue(text):
    assert brief(text) == [indirect("The jets came close to the island", "Tokyo")]


@pytest.mark.parametrize(
    "text",
    [
        "The jets, Tokyo said, came close to the island.",
        "The jets, according to Tokyo, came close to the island.",
    ],
)
def test_a_report_around_its_cue_has_two_pieces(text):
    assert brief(text) == [indirect("The jets … came close to the island", "Tokyo")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The jets came close to us,” Tokyo said.", "The jets came close to us,"),
        ("“The jets came close to us,” said Tokyo.", "The jets came close to us,"),
        ("Tokyo said: “The jets came close to us.”", "The jets came close to us."),
        ("Tokyo said, “The jets came close to us.”", "The jets came close to us."),
        ('"The jets came close to us," Tokyo said.', "The jets came close to us,"),
        ("‘The jets came close to us,’ Tokyo said.", "The jets came close to us,"),
        ("'The jets came close to us,' Tokyo said.", "The jets came close to us,"),
        ("«The jets came close to us», Tokyo said.", "The jets came close to us"),
    ],
)
def test_a_quotation_with_its_speaker_before_or_after_in_any_marks(text, words):
    assert said(text) == [Said("direct", words, "Tokyo", "Japan", "said", "neutral")]


def test_a_quotation_parted_by_its_cue():
    text = "“The jets came close,” Tokyo said, “and we were afraid of them.”"
    assert [(s.words, s.speaker) for s in said(text)] == [
        ("The jets came close,", "Tokyo"),
        ("and we were afraid of them.", "Tokyo"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee told reporters that the flight was lawful.",
        "Ann Lee told reporters on Tuesday that the flight was lawful.",
        "Ann Lee said on Tuesday that the flight was lawful.",
        "Ann Lee, a colonel, said the flight was lawful.",
        "The rain stopped and Ann Lee said the flight was lawful.",
    ],
)
def test_hearers_times_and_occasions_are_no_part_of_the_report(text):
    assert brief(text) == [indirect("the flight was lawful", "Ann Lee")]


@pytest.mark.parametrize(
    ("text", "words", "cue", "cue_class"),
    [
        (
            "Moscow described the flight as a routine exercise.",
            "the flight as a routine exercise",
            "described",
            "describing",
        ),
        ("Moscow called the flight a routine exercise.", "the flight a routine exercise", "called", "describing"),
        ("Moscow accused Tokyo of a reckless policy.", "Tokyo of a reckless policy", "accused", "accusing"),
        ("Moscow warned of a long war in the strait.", "of a long war in the strait", "warned", "directive"),
        ("Moscow claimed the flight was lawful.", "the flight was lawful", "claimed", "doubting"),
        ("Moscow confirmed that the flight was lawful.", "the flight was lawful", "confirmed", "endorsing"),
        ("Moscow believes the flight was lawful.", "the flight was lawful", "believes", "believing"),
        ("Moscow vowed that the flights would go on.", "the flights would go on", "vowed", "promising"),
        ("Moscow asked whether the ships had left.", "whether the ships had left", "asked", "directive"),
        ("Moscow's claim that the flight was lawful.", "the flight was lawful", "claim", "doubting"),
    ],
)
def test_the_cue_has_a_class_and_its_own_complement(text, words, cue, cue_class):
    assert said(text) == [Said("indirect", words, "Moscow", "Russia", cue, cue_class)]


def test_a_participle_speaks_for_the_subject_of_its_sentence():
    assert brief("Moscow rejected the report, saying the flight was lawful.") == [
        indirect("the report", "Moscow"),
        indirect("the flight was lawful", "Moscow"),
    ]
    assert brief("Moscow recalled its envoy, accusing Tokyo of militarism.") == [
        indirect("Tokyo of militarism", "Moscow"),
    ]


def test_a_second_cue_after_and_has_the_speaker_of_the_first():
    assert brief("Moscow said the flight was lawful and added that Tokyo had overreacted.") == [
        indirect("the flight was lawful", "Moscow"),
        indirect("Tokyo had overreacted", "Moscow"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The island was calm on Tuesday and the ships had left.",
        "It is not true that Tokyo had anything to say.",
        "Tokyo refused to comment.",
        "The Foreign Office statement was long.",
    ],
)
def test_where_nobody_reports_anything_there_is_no_report(text):
    assert said(text) == []
    assert voice(text, text) == "outlet"


def test_what_stands_in_marks_is_quoted_the_rest_of_the_report_paraphrased_and_all_else_the_outlets():
    text = "Angry Tokyo said on Tuesday that the “reckless” flight was unlawful. The island was calm."
    assert voice(text, "reckless") == "quoted"
    assert voice(text, "flight was unlawful") == "paraphrased"
    assert voice(text, "Angry") == voice(text, "said on Tuesday") == voice(text, "The island was calm") == "outlet"


@pytest.mark.parametrize(
    ("text", "own", "reported"),
    [
        ("The rain stopped and Tokyo said the jets came close.", "The rain stopped", "the jets came close"),
        (
            "The jets came close, according to Tokyo, and the ships followed.",
            "the ships followed",
            "The jets came close",
        ),
        ("The jets came close; the ships, Tokyo said, followed them.", "Tokyo said", "followed them"),
        ("Tokyo rejected the report, signalling a cold winter.", "a cold winter", "the report"),
        ("Tokyo said it rained; the outlook was grim.", "the outlook was grim", "it rained"),
    ],
)
def test_the_report_is_the_clause_and_not_the_sentence(text, own, reported):
    assert voice(text, reported) == "paraphrased"
    assert voice(text, own) == "outlet"


def test_scare_quotes_are_quoted_words_in_the_outlets_sentence():
    text = "The “peace train” left at noon."
    assert voice(text, "peace train") == "quoted"
    assert voice(text, "left at noon") == "outlet"


def test_the_public_parse_says_the_same():
    text = "Tokyo said the “reckless” flight was unlawful."
    parsed = fr.parse(fr.Article("a", text))
    assert [(q.kind, text[q.start : q.end]) for q in parsed.quotes] == [
        ("indirect", "the “reckless” flight was unlawful"),
        ("partial", "reckless"),
    ]
    assert parsed.voice_at(fr.Span(16, 24)) == "quoted"


def test_said_in_a_statement_is_one_report():
    assert brief("Tokyo said in a statement that the flight was unlawful.") == [
        indirect("the flight was unlawful", "Tokyo")
    ]


@pytest.mark.parametrize("text", ["Tokyo urged Moscow to leave the strait.", "Tokyo told Moscow to leave the strait."])
def test_an_order_is_a_report(text):
    [found] = said(text)
    assert "to leave the strait" in found.words
    assert found.actor == "Japan"


def test_a_hearer_ends_where_the_report_begins():
    assert brief("Ann Lee told parliament the flight was lawful.") == [indirect("the flight was lawful", "Ann Lee")]


def test_a_report_that_ends_at_a_semicolon():
    text = "The jets came close, the ministry said; the island was calm."
    assert brief(text) == [indirect("The jets came close", "the ministry")]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Tokyo, which said the island was calm, sent three ships.", "sent three ships"),
        ("The minister, who asked not to be named, left the harbour at noon.", "left the harbour at noon"),
    ],
)
def test_a_report_in_a_relative_clause_ends_with_it(text, own):
    assert voice(text, own) == "outlet"


@pytest.mark.parametrize(
    "text",
    ["Tokyo was accused of reckless conduct by Moscow.", "The flight was described as a provocation by Moscow."],
)
def test_a_passive_is_a_report_of_its_agent(text):
    assert [s.actor for s in said(text)] == ["Russia"]


def test_an_office_in_lower_case_may_stand_behind_said():
    [found] = said("The jets came close to the island, said defence minister Ann Lee.")
    assert found.words == "The jets came close to the island"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("His lawyer called the sentence excessive.", "the sentence excessive", "His lawyer"),
        ("Residents who met at halls and schools said the dam was cracked.", "the dam was cracked", "Residents"),
        ("Ann Lee, Bo Ek and Carl Dahl said the plan was dead.", "the plan was dead", "Ann Lee, Bo Ek and Carl Dahl"),
        ("In Dr Ek's view, the ward is too small.", "the ward is too small", "Dr Ek"),
        ("One said it was hormones.", "it was hormones", "One"),
        ("Lee confessed in a letter to her aunt that the bell was cracked.", "the bell was cracked", "Lee"),
        ("The three guards have all denied the theft.", "the theft", "The three guards"),
        (
            "The harbour office put the cost at 40 million crowns.",
            "the cost at 40 million crowns",
            "The harbour office",
        ),
    ],
)
def test_a_source_and_its_report_in_less_common_places(text, words, source):
    assert brief(text) == [indirect(words, source)]


def test_an_object_without_a_verdict_is_no_report():
    assert not said("The neighbour called the police.")


def test_stories_end_before_the_verb_of_their_sentence():
    assert voice("Posters alleging theft at the bakery could be pulped.", "could be pulped") == "outlet"
