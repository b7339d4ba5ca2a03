"""Attribution: who says what in which words, and which words stay the outlet's own."""

from __future__ import annotations

import pytest

import framing as fr
from tests.unit.text.parsing import Said, brief, said, voice


def indirect(words, speaker=None):
    return ("indirect", words, speaker)


# ------------------------------------------------------------------------------------------------ said


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


# ------------------------------------------------------------------------------------------------ other cues


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
        "It is not true that Tokyo wanted to say anything.",
        "Tokyo refused to comment.",
        "The Foreign Office statement was long.",
    ],
)
def test_where_nobody_reports_anything_there_is_no_report(text):
    assert said(text) == []
    assert voice(text, text) == "outlet"


# ------------------------------------------------------------------------------------------------ who


def test_a_pronoun_is_the_last_one_named():
    text = "Chinese foreign ministry spokesman Guo Li said the flight was lawful. He added that it would go on."
    first, second = said(text)
    assert first == Said(
        "indirect", "the flight was lawful", "Chinese foreign ministry spokesman Guo Li", "China", "said", "neutral"
    )
    assert (second.words, second.actor) == ("it would go on", "China")


def test_a_pronoun_is_the_last_one_named_even_before_anybody_spoke():
    text = "Japan's defence minister Ann Lee came to Osaka.\nShe said the flight was unlawful."
    assert [(s.words, s.actor) for s in said(text)] == [("the flight was unlawful", "Japan")]


def test_a_pronoun_without_anybody_named_has_no_actor():
    assert said("He said the island was calm.") == [
        Said("indirect", "the island was calm", "He", None, "said", "neutral")
    ]


@pytest.mark.parametrize(
    "introduction",
    [
        "Japan's defence minister Ann Lee spoke in the harbour.",
        "Ann Lee, a spokeswoman for the Japanese government, spoke in the harbour.",
        "“I am here,” said Ann Lee, Japan's defence minister.",
        "In Tokyo, defence minister Ann Lee spoke in the harbour.",
    ],
)
def test_a_surname_stands_for_the_affiliation_that_the_article_gave_it(introduction):
    text = f"{introduction}\nThe island was calm on that day and nobody stirred.\n“We will go on,” Lee said."
    assert said(text)[-1] == Said("direct", "We will go on,", "Lee", "Japan", "said", "neutral")


def test_a_person_without_affiliation_is_an_actor_by_full_name():
    text = "Ann Lee spoke in the harbour of the town.\n“We will go on,” Lee said."
    assert said(text) == [Said("direct", "We will go on,", "Lee", "Ann Lee", "said", "neutral")]


def test_an_unnamed_source_is_a_speaker_but_no_actor():
    for source in ("A report", "The ministry", "Officials", "two officials familiar with the talks"):
        [found] = said(f"The ships left on Friday, {source} said.")
        assert (found.words, found.speaker, found.actor) == ("The ships left on Friday", source, None)


def test_a_place_stands_for_its_country_and_an_office_for_the_one_it_was_named_with():
    text = "Japan's defence ministry said the ships left.\nThe island was calm. The ministry said rain fell."
    assert [s.actor for s in said(text)] == ["Japan", "Japan"]
    for place, actor in [
        ("Tokyo", "Japan"),
        ("The Kremlin", "Russia"),
        ("Beijing", "China"),
        ("Washington", "United States"),
    ]:
        assert [s.actor for s in said(f"{place} said the ships left the strait.")] == [actor]


# ------------------------------------------------------------------------------------------------ kinds


def test_a_full_clause_is_direct_a_fragment_partial_and_a_mark_of_distance_scare():
    assert brief("“We will defend the island,” Ann Lee said.") == [("direct", "We will defend the island,", "Ann Lee")]
    assert brief("Moscow described it as “routine work”.") == [
        indirect("it as “routine work”", "Moscow"),
        ("partial", "routine work", "Moscow"),
    ]
    assert brief("The “peace train” left at noon.") == [("scare", "peace train", None)]


def test_a_fragment_inside_a_report_is_partial_and_the_report_stays_whole():
    assert brief("Ann Lee said the island was “ours and will remain so” for ever.") == [
        indirect("the island was “ours and will remain so” for ever", "Ann Lee"),
        ("partial", "ours and will remain so", "Ann Lee"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The so-called “police action” went on for weeks.", "police action"),
        ("He is known as “the hammer” in his home town.", "the hammer"),
        ("The film “The Long Way Home” opened on Friday.", "The Long Way Home"),
    ],
)
def test_nicknames_titles_and_irony_have_no_speaker(text, words):
    assert said(text) == [Said("scare", words)]


def test_a_quotation_without_cue_goes_on_from_the_last_speaker():
    text = "“We will act,” Ann Lee told parliament on Monday. “We have no choice in this.”"
    assert brief(text) == [("direct", "We will act,", "Ann Lee"), ("direct", "We have no choice in this.", "Ann Lee")]


@pytest.mark.parametrize("opened", ["“We will look into it tomorrow.”", "“We will look into it tomorrow."])
def test_a_paragraph_of_quotation_without_speaker_is_the_last_speakers(opened):
    text = f"“We saw nothing that night,” said Japan's defence minister Ann Lee.\n{opened}\nThe island was calm."
    first, second = said(text)
    assert (first.kind, first.actor) == (second.kind, second.actor) == ("direct", "Japan")
    assert (second.words, second.speaker) == ("We will look into it tomorrow.", None)


def test_a_speaker_is_not_carried_over_many_paragraphs():
    calm = "The island was calm on that day and nobody stirred in the town.\n"
    text = f"“We saw nothing that night,” Ann Lee said.\n{calm * 3}“We will look into it tomorrow.”"
    assert said(text)[-1] == Said("direct", "We will look into it tomorrow.")


BODY = "\nThe island was calm on Tuesday and the ships had left.\nIt rained all day in the harbour of the town."


@pytest.mark.parametrize(
    ("headline", "words", "speaker", "actor"),
    [
        ("Kremlin: Russia will restore the balance", "Russia will restore the balance", "Kremlin", "Russia"),
        ("Ships leave the strait, says Tokyo", "Ships leave the strait", "Tokyo", "Japan"),
        ("Tokyo says ships have left the strait", "ships have left the strait", "Tokyo", "Japan"),
    ],
)
def test_a_headline_may_name_its_speaker(headline, words, speaker, actor):
    [found] = said(headline + BODY)
    assert (found.kind, found.words, found.speaker, found.actor) == ("indirect", words, speaker, actor)
    assert voice(headline + BODY, words) == "paraphrased"


@pytest.mark.parametrize(
    "headline", ["Ferry strike: islands are cut off for days", "Live: what we know about the strike"]
)
def test_a_headline_with_a_topic_before_its_colon_names_no_speaker(headline):
    assert said(headline + BODY) == []


# ------------------------------------------------------------------------------------------------ voice


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


# ------------------------------------------------------------------------------------------------ known faults


@pytest.mark.xfail(strict=True, reason="names are joined over the full stop between two sentences")
def test_a_name_ends_with_its_sentence():
    text = "Norway's envoy Jens Falk met Japan's minister Ann Lee. Falk said it rained in the town."
    assert [s.actor for s in said(text)] == ["Norway"]


@pytest.mark.xfail(strict=True, reason="an opening participle is taken into the source")
def test_an_opening_participle_speaks_for_the_subject_behind_it():
    [found] = said("Accusing Tokyo of militarism, Moscow recalled its envoy.")
    assert (found.words, found.actor) == ("Tokyo of militarism", "Russia")


@pytest.mark.xfail(
    strict=True, reason="the verb and the noun of `said in a statement that` both make a report of the same clause"
)
def test_said_in_a_statement_is_one_report():
    assert brief("Tokyo said in a statement that the flight was unlawful.") == [
        indirect("the flight was unlawful", "Tokyo")
    ]


@pytest.mark.xfail(strict=True, reason="`to` with a verb is taken for a circumstance when it ends the sentence")
@pytest.mark.parametrize("text", ["Tokyo urged Moscow to leave the strait.", "Tokyo told Moscow to leave the strait."])
def test_an_order_is_a_report(text):
    [found] = said(text)
    assert "to leave the strait" in found.words
    assert found.actor == "Japan"


@pytest.mark.xfail(strict=True, reason="the hearer is taken to reach up to the verb of the report")
def test_a_hearer_ends_where_the_report_begins():
    assert brief("Ann Lee told parliament the flight was lawful.") == [indirect("the flight was lawful", "Ann Lee")]


@pytest.mark.xfail(strict=True, reason="only fragments of four words and more are given to the one who owns them")
def test_a_short_quotation_belongs_to_the_one_who_owns_it():
    assert [(s.kind, s.actor) for s in said("Tokyo's “grave concerns” were ignored by the allies.")] == [
        ("partial", "Japan")
    ]


@pytest.mark.xfail(strict=True, reason="a clause behind a semicolon is taken for the report before it")
def test_a_report_that_ends_at_a_semicolon():
    text = "The jets came close, the ministry said; the island was calm."
    assert brief(text) == [indirect("The jets came close", "the ministry")]


@pytest.mark.xfail(strict=True, reason="a cue inside a relative clause takes the rest of the main clause")
@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Tokyo, which said the island was calm, sent three ships.", "sent three ships"),
        ("The minister, who asked not to be named, left the harbour at noon.", "left the harbour at noon"),
    ],
)
def test_a_report_in_a_relative_clause_ends_with_it(text, own):
    assert voice(text, own) == "outlet"


@pytest.mark.xfail(strict=True, reason="only the paragraphs behind the attribution are given its speaker")
def test_a_quotation_over_paragraphs_belongs_to_the_speaker_named_at_its_end():
    assert [s.actor for s in said("“We will act.\n“We have no choice,” Ann Lee said.")] == ["Ann Lee", "Ann Lee"]


@pytest.mark.xfail(strict=True, reason="the agent at the end of a passive is not looked for behind its complement")
@pytest.mark.parametrize(
    "text",
    ["Tokyo was accused of reckless conduct by Moscow.", "The flight was described as a provocation by Moscow."],
)
def test_a_passive_is_a_report_of_its_agent(text):
    assert [s.actor for s in said(text)] == ["Russia"]


@pytest.mark.xfail(strict=True, reason="a source behind `said` is only seen when it starts with a capital")
def test_an_office_in_lower_case_may_stand_behind_said():
    [found] = said("The jets came close to the island, said defence minister Ann Lee.")
    assert found.words == "The jets came close to the island"
