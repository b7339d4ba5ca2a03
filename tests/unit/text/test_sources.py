"""Who speaks: names, pronouns, surnames, offices, headlines; and what kind of quotation it is."""

from __future__ import annotations

import pytest

from tests.unit.text.parsing import Said, brief, said, voice


def indirect(words, speaker=None):
    return ("indirect", words, speaker)


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
        ("Kremlin: Moscow to build nine bridges", "Moscow to build nine bridges", "Kremlin", "Russia"),
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


# ------------------------------------------------------------ known faults


def test_a_name_ends_with_its_sentence():
    text = "Norway's envoy Jens Falk met Japan's minister Ann Lee. Falk said it rained in the town."
    assert [s.actor for s in said(text)] == ["Norway"]


def test_an_opening_participle_speaks_for_the_subject_behind_it():
    [found] = said("Accusing Tokyo of militarism, Moscow recalled its envoy.")
    assert (found.words, found.actor) == ("Tokyo of militarism", "Russia")


def test_a_short_quotation_belongs_to_the_one_who_owns_it():
    assert [(s.kind, s.actor) for s in said("Tokyo's “grave concerns” were ignored by the allies.")] == [
        ("partial", "Japan")
    ]


def test_a_quotation_over_paragraphs_belongs_to_the_speaker_named_at_its_end():
    assert [s.actor for s in said("“We will act.\n“We have no choice,” Ann Lee said.")] == ["Ann Lee", "Ann Lee"]
