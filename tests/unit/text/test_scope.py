"""Scope: negation and its window; denials, conditions, questions, hedges; and what only looks like one of them."""

from __future__ import annotations

import re

import pytest

from framing.model.tokens import TOKEN, fold
from framing.text.scope import SCOPES, Scopes, is_negated
from tests.helpers.growth import lines_executed


def read(text):
    """The folded words of a sentence, the gaps before and behind them, and where those written in capitals stand."""
    tokens = list(TOKEN.finditer(text))
    ends, starts = [0, *(t.end() for t in tokens)], [*(t.start() for t in tokens), len(text)]
    at = [n for n, t in enumerate(tokens) if re.fullmatch("[A-Z]{4,}", t.group())]
    return [fold(t.group()) for t in tokens], [text[a:b] for a, b in zip(ends, starts, strict=True)], at


def negated(text):
    """Whether the word written in capitals is negated."""
    words, gaps, [at] = read(text)
    return is_negated(words, gaps, at)


@pytest.mark.parametrize(
    "text",
    [
        "They did not BREACH the airspace.",
        "They didn't BREACH the airspace.",
        "They didn’t BREACH the airspace.",
        "They never in fact BREACHED it.",
        "No THREAT was seen.",
        "There was no real or present THREAT.",
        "Neither side THREATENED the other.",
        "None was a THREAT.",
        "It left without a THREAT.",
        "It is hardly a THREAT.",
        "They cannot THREATEN us.",
        "It is far from a THREAT.",
        "Trade rather than THREAT.",
        "Talks instead of THREATS.",
        "For lack of THREATS it ended.",
        "The absence of THREATS.",
        "It fell short of AGGRESSION.",
        "It is in no way AGGRESSIVE.",
    ],
)
def test_a_negator_shortly_before_negates(text):
    assert negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "They BREACHED the airspace.",
        "They BREACHED it and did not leave.",
        "It was not only a THREAT.",
        "It was not just a THREAT.",
        "It was not merely a THREAT.",
        "There is no doubt it is a THREAT.",
        "It is no less a THREAT.",
        "It is nothing less than a THREAT.",
        "They did not rule out AGGRESSION.",
        "They have not ruled out AGGRESSION.",
        "They do not exclude AGGRESSION.",
    ],
)
def test_what_only_looks_like_a_negation_does_not_negate(text):
    assert not negated(text)


@pytest.mark.parametrize("mark", [",", ";", ":", " (", ")", " —", " –"])
def test_punctuation_ends_the_scope(mark):
    assert not negated(f"They did not{mark} THREATEN anyone.")


@pytest.mark.parametrize("word", ["but", "although", "because", "while"])
def test_a_contrast_ends_the_scope(word):
    assert not negated(f"It is not talk {word} AGGRESSION.")
    assert negated("It is not talk and AGGRESSION.")


def test_the_scope_is_four_words_wide():
    assert negated("not one two three THREAT")
    assert not negated("not one two three four THREAT")


def test_a_negator_behind_the_hit_is_none():
    assert not negated("AGGRESSION is not it.")


def test_a_second_negator_counts_where_the_first_is_part_of_a_phrase():
    assert negated("not only not a THREAT")


def test_the_first_word_of_a_sentence_is_never_negated():
    assert not negated("THREATS")


# ------------------------------------------------------------ negation in news


@pytest.mark.parametrize(
    "text",
    [
        "The crew saw no sign of HOSTILE intent.",
        "The drill was far from ROUTINE.",
        "Nothing in that long and noisy weekend was PROVOCATIVE.",
        "The boats left without THREATENING anyone.",
        "The patrol failed to REASSURE the islanders.",
        "Oslo refrained from CONDEMNING it.",
        "It was by no means HOSTILE.",
        "The pact is no longer DEFENSIVE.",
        "They cannot and will not ATTACK.",
    ],
)
def test_news_negates_in_many_ways(text):
    assert scope(text) == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "The fleet will not hesitate to STRIKE.",
        "Oslo is not afraid to RETALIATE.",
        "Nobody was hurt, but the pilots were THREATENED.",
        "There is no question the flight was HOSTILE.",
        "It is without question HOSTILE.",
        "They brought guns, not to mention MISSILES.",
        "The talks never fail to PROVOKE.",
        "Oslo did not deny BREACHING the line.",
    ],
)
def test_set_phrases_with_a_negator_assert(text):
    assert scope(text) == "asserted"


# ------------------------------------------------------------ scopes


def scope(text):
    """The scope of the word or words written in capitals."""
    words, gaps, at = read(text)
    return Scopes(words, gaps).at(at[0], at[-1] + 1)


@pytest.mark.parametrize(
    "text",
    [
        "Oslo denied VIOLATING the airspace.",
        "Oslo has denied that its jets were PROVOCATIVE.",
        "The ministry denies any AGGRESSION.",
        "Oslo rejected claims that the exercise was HOSTILE.",
        "He dismissed accusations of AGGRESSION.",
        "The envoy refuted reports that drones had ATTACKED the port.",
        "Oslo denied sending drones, jamming radars or THREATENING ships.",
        "His denial of AGGRESSION convinced few.",
        "The claim of AGGRESSION was rejected by Oslo.",
        "Oslo is charged with AGGRESSION, which it denies.",
        "Accusations that the jets were HOSTILE, which Oslo has denied, came late.",
    ],
)
def test_what_is_denied_keeps_its_frame_and_is_no_negation(text):
    assert scope(text) == "denied"
    assert not negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The jets were HOSTILE, and Oslo denied it.",
        "Oslo denied the claim, calling it HOSTILE.",
        "Oslo denied the claim but THREATENED to leave.",
        "The ships were denied entry after they ATTACKED.",
        "They denied the crew entry to a HOSTILE port.",
        "Parliament rejected a bill on MISSILES.",
        "The court dismissed the THREATENED officer.",
    ],
)
def test_a_refusal_or_what_stands_beside_a_denial_is_not_denied(text):
    assert scope(text) == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "If the ships return, the fleet will ATTACK.",
        "If they ATTACK, the fleet will answer.",
        "The fleet would ATTACK if the ships came back.",
        "Unless Oslo yields, they will RETALIATE.",
        "Should the talks fail, the army will ATTACK.",
        "Should they ATTACK, the talks would end.",
        "They will keep calm provided that the rebels RETREAT.",
        "Rescue boats wait in case the rebels ATTACK.",
        "In the event of an ATTACK, they would leave.",
        "He warned of force, and if ATTACKED they would fire.",
    ],
)
def test_a_condition_and_its_consequence_are_conditional(text):
    assert scope(text) == "conditional"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He asked if the jets were HOSTILE.", "question"),
        ("It is unclear if the rebels ATTACKED.", "question"),
        ("It was as if they were THREATENED.", "asserted"),
        ("The tone was sharp, if not HOSTILE.", "negated"),
        ("The army should ATTACK.", "asserted"),
        ("They ATTACKED the port, and they would leave if asked.", "asserted"),
        ("He said on the HOSTILE island that if it rained he would go.", "asserted"),
        ("In any case the jets were HOSTILE.", "asserted"),
        ("Even if the rain stops, they will ATTACK.", "asserted"),
    ],
)
def test_what_only_looks_like_a_condition_is_none(text, expected):
    assert scope(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Is the new fleet a THREAT?",
        "“Was it an ATTACK?” he asked.",
        "The envoys debated whether the jets were HOSTILE.",
        "Oslo wondered whether to ATTACK.",
    ],
)
def test_questions_direct_and_indirect(text):
    assert scope(text) == "question"


@pytest.mark.parametrize(
    "text",
    [
        "“Why now?” he said, and the jets ATTACKED.",
        "The HOSTILE jets prompted the question: “Why now?”",
        "They ATTACKED regardless of whether it rained.",
        "Who knows? The jets ATTACKED.",
    ],
)
def test_a_question_beside_a_statement_leaves_it_asserted(text):
    assert scope(text) == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "The drill may PROVOKE the neighbours.",
        "It might THREATEN the islands.",
        "They could ATTACK at night.",
        "The rebels reportedly ATTACKED the port.",
        "The jets appear to have THREATENED the ferry.",
        "The flight seems to be HOSTILE.",
        "The alleged AGGRESSION took place at night.",
        "A possible ATTACK is feared.",
        "The rebels are believed to have ATTACKED.",
        "Perhaps the jets were HOSTILE.",
    ],
)
def test_hedges(text):
    assert scope(text) == "hedged"


@pytest.mark.parametrize(
    "text",
    [
        "On 9 May rebels ATTACKED the port.",
        "In May THREATS grew.",
        "May 9 saw HOSTILE crowds.",
        "May THREATENED to leave the talks.",
        "Its naval might THREATENS them.",
        "The might of the fleet THREATENS them.",
        "The owner could not be reached after they ATTACKED.",
        "It may rain, but the jets ATTACKED.",
        "No doubt the jets were HOSTILE.",
    ],
)
def test_what_only_looks_like_a_hedge_is_none(text):
    assert scope(text) == "asserted"


def test_the_most_specific_scope_counts():
    assert SCOPES == ("negated", "denied", "conditional", "question", "hedged", "asserted")
    assert scope("He denied that they would not ATTACK.") == "negated"
    assert scope("He denied that they might ATTACK.") == "denied"
    assert scope("If they may ATTACK, we leave.") == "conditional"
    assert scope("Could they ATTACK?") == "question"


def test_a_sentence_is_read_once_for_all_its_hits():
    words = "the jets may attack unless the ships leave".split()
    scopes = Scopes(words, [" "] * len(words))
    assert [scopes.at(n, n + 1) for n in (1, 3, 7)] == ["conditional", "conditional", "conditional"]


@pytest.mark.parametrize("word", ["if", "denied", "may", "whether", "not", "which denied", "unless"])
def test_the_work_grows_with_the_sentence(word):
    def work(size):
        words = (word + " it ").split() * size
        return lines_executed(lambda w: Scopes(w, [" "] * len(w)), words)

    assert work(800) < 12 * work(100)
