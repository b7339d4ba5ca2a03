"""Speakers of quotations without a cue of their own: colon, owner, signature, neighbours, name instead of pronoun."""

from __future__ import annotations

import pytest

from tests.unit.text.parsing import said


def speakers(text):
    return [s.speaker for s in said(text) if s.kind in ("direct", "partial", "scare")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee was blunt: “We are broke.”", "Ann Lee"),
        ("The mayor, Ann Lee, was blunt: “We are broke.”", "Ann Lee"),
        ("Ann Lee’s answer was short: “No.”", "Ann Lee"),
        ("Her message to voters: “Stay home.”", "Her"),
        ("Officials “expressed deep concern about the plan” on Friday.", "Officials"),
        ("“It is a mess from top to bottom.” That was the verdict of Ann Lee, who led the inquiry.", "Ann Lee"),
        ("“It is a mess from top to bottom.” So wrote Ann Lee in her diary.", "Ann Lee"),
        ("“It is a mess from top to bottom.” — Ann Lee", "Ann Lee"),
        ("“It is a mess from top to bottom!” sobbed the pilot.", "the pilot"),
        ("“It is a mess,” said one, who did not want to be named.", "one"),
        ("Ann Lee (Labour): “We will win this time.”", "Ann Lee"),
    ],
)
def test_who_says_it(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("headline", "kind", "speaker"),
    [
        ("Storm was 'absolute chaos' - mayor", "partial", "mayor"),
        ("Storm 'worst in years': Mayor", "partial", "Mayor"),
        ("US 'deeply concerned' by missile test", "partial", "US"),
        ("PM ‘not aware’ of leak, aides say", "partial", "aides"),
        ("Navy's 'ghost ship' found off coast", "scare", None),
        ("‘They lied to us’: families demand answers", "direct", "families"),
    ],
)
def test_who_says_it_in_a_headline(headline, kind, speaker):
    prose = "The island was calm all day, and people stayed at home while the rain fell on the harbour."
    [found] = [s for s in said(f"{headline}\n{prose}\n{prose} It ended.") if s.kind != "indirect"]
    assert (found.kind, found.speaker) == (kind, speaker)


def test_a_headline_names_the_speaker_behind_its_colon():
    prose = "The island was calm all day, and people stayed at home while the rain fell on the harbour."
    assert speakers(f"‘We will not yield’: minister on strikes\n{prose}\n{prose} It ended.") == ["minister"]


def test_the_sentence_before_tells_who_speaks():
    text = "Ann Lee, the mayor, left early. Governor Jo Bo had doubts about it all. “It may rain and it may not.”"
    assert speakers(text)[-1] == "Governor Jo Bo"


def test_a_long_fragment_behind_a_quotation_is_its_speakers():
    text = "“The sea is rising,” said Ann Lee. The walls are old and will “not keep out a single winter storm.”"
    assert speakers(text) == ["Ann Lee", "Ann Lee"]
    text = "“The sea is rising,” said Ann Lee. The walls are “old”."
    assert speakers(text) == ["Ann Lee", None]


def test_a_broken_quotation_has_one_speaker():
    assert speakers("“We go on from here,” Ann Lee began her speech, “and we stay.”") == ["Ann Lee", "Ann Lee"]
    assert speakers("“We go on,” Ann Lee said. “We stay.”") == ["Ann Lee", "Ann Lee"]


def test_the_name_is_taken_where_the_paragraph_has_it():
    text = "The mediator, Ann Lee, came out looking grey. “They are talking,” she told us before the doors shut."
    assert speakers(text) == ["Ann Lee"]


@pytest.mark.parametrize("text", ["America’s “greatness” is gone.", "The town’s “smart” bins broke."])
def test_a_single_word_is_not_its_owners(text):
    assert speakers(text) == [None]


def test_a_quotation_over_paragraphs_has_one_actor():
    text = "“We will act.\n“We have no choice,” Ann Lee said."
    assert [(s.speaker, s.actor) for s in said(text)] == [(None, "Ann Lee"), ("Ann Lee", "Ann Lee")]
    text = "Ann Lee said: “We will act.\n“We have no choice.\n“None at all.”\nIt rained."
    assert [(s.speaker, s.actor) for s in said(text)] == [("Ann Lee", "Ann Lee"), (None, "Ann Lee"), (None, "Ann Lee")]
