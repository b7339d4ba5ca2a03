"""For whom a source speaks: states by all their names, organisations, parties, and people by what the article says of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pycountry
import pytest

import framing
from tests.unit.text.parsing import said

TABLES = Path(framing.__file__).parent.parent / "lexicons" / "actors"


def actors(text):
    """The actors of all quotations of a text, in order."""
    return [s.actor for s in said(text)]


def actor(source):
    """The actor of a source phrase that opens a report."""
    [found] = said(f"{source[0].upper()}{source[1:]} said the ships had left the harbour.")
    return found.actor


# ------------------------------------------------------------ states

ISO_WITHOUT_VOICE = frozenset(
    "AQ AX BL BQ BV CC CX GS HM IO MF NF PM PN SJ TF TK UM WF".split()  # hardly peopled, or no government of their own
)


def states():
    with (TABLES / "states.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["status"] != "former"]


def test_every_country_of_iso_3166_has_a_row():
    listed = {row["iso2"] for row in states()}
    assert {c.alpha_2 for c in pycountry.countries} - listed == ISO_WITHOUT_VOICE


@pytest.mark.parametrize(
    "state",
    [row for row in states() if row["display"] != "Jersey"],  # `Jersey` wants the Channel beside it
    ids=lambda row: row["display"],
)
def test_a_state_speaks_by_its_name_and_its_ministry(state):
    name = state["display"]
    assert actor(f"the defence ministry of {name}") == name or actor(f"a spokesman for {name}") == name
    demonym = state["demonyms"].split(";")[0].partition("@")[0].rstrip("+")
    if demonym:
        assert actor(f"the {demonym} foreign ministry") == name
        assert actor(f"a {demonym} military spokesman") == name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the Pentagon", "United States"),
        ("the White House", "United States"),
        ("Foggy Bottom", "United States"),
        ("the State Department", "United States"),
        ("Capitol Hill", "United States"),
        ("Downing Street", "United Kingdom"),
        ("Whitehall", "United Kingdom"),
        ("the Élysée", "France"),
        ("the Quai d’Orsay", "France"),
        ("the Bundestag", "Germany"),
        ("the Knesset", "Israel"),
        ("the Kremlin", "Russia"),
        ("Zhongnanhai", "China"),
        ("the Blue House", "South Korea"),
        ("Seoul's joint chiefs", "South Korea"),
        ("Russia's foreign ministry", "Russia"),
        ("the Japanese defence ministry", "Japan"),
        ("officials in Hanoi", "Vietnam"),
        ("NATO", "NATO"),
        ("the European Commission", "European Union"),
        ("the UN Security Council", "United Nations"),
        ("Hezbollah", "Hezbollah"),
        ("the Taliban", "Taliban"),
        ("a Hamas official", "Hamas"),
        ("the Houthis", "Houthis"),
        ("Saint Vincent and the Grenadines", "Saint Vincent and the Grenadines"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("Georgia's foreign ministry in Tbilisi", "Georgia"),
    ],
)
def test_seats_bodies_blocs_and_groups_stand_for_their_actor(source, expected):
    assert actor(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "a Japanese fisherman",
        "American voters",
        "two Chinese students",
        "a former Israeli minister",
        "critics of Tokyo",
        "a Norwegian opposition leader",
        "a German newspaper",
        "residents of Kyiv",
    ],
)
def test_private_people_critics_and_former_ministers_speak_for_no_state(source):
    assert actor(source) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jim Jordan spoke first. “It rained all day,” Jordan said.", ["Jim Jordan"]),
        ("Rep. Jordan said the harbour was calm.", ["Jordan"]),
        ("Jordan said the harbour was calm.", ["Jordan"]),
        ("Chad Roe said the harbour was calm.", ["Chad Roe"]),
        ("Chad's army said the harbour was calm.", ["Chad"]),
        ("Officials in Lebanon, Ohio, said the harbour was calm.", [None]),
        ("Officials in Lebanon said the harbour was calm.", ["Lebanon"]),
        ("Georgia's election board said the roll was long.", [None]),
        ("The Boy Scouts of America said the harbour was calm.", ["Boy Scouts"]),
        ("The American Federation of Bakers said the harbour was calm.", ["American Federation of Bakers"]),
        ("The South China Sea News said the harbour was calm.", ["South China Sea News"]),
    ],
)
def test_people_towns_and_bodies_that_share_a_states_name(text, expected):
    assert actors(text) == expected


# ------------------------------------------------------------ people by affiliation


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        ("Norwegian foreign ministry spokeswoman Ann Lee came.", "Norway"),
        ("Ann Lee, who heads Norway's air force, came.", "Norway"),
        ("Ann Lee, Norway's first ambassador, came.", "Norway"),
        ("Ann Lee, a spokeswoman for Acme Corp, came.", "Acme Corp"),
        ("Acme spokeswoman Ann Lee came.", "Acme"),
        ("Acme Corp chief executive Ann Lee came.", "Acme Corp"),
        ("Ann Lee of the Harbour Institute came.", "Harbour Institute"),
        ("Ann Lee, a historian at the University of Lund, came.", "University of Lund"),
        ("Ann Lee, director of the Centre for Harbours and Tides, came.", "Centre for Harbours and Tides"),
        ("The Gazette's editor Ann Lee came.", "Gazette"),
        ("Rep. Ann Lee (D-Ohio) came.", "Democratic Party"),
        ("Sen. Ann Lee, R-Texas, came.", "Republican Party"),
        ("Sen. Ann Lee, Ohio Democrat, came.", "Democratic Party"),
        ("Republican Sen. Ann Lee came.", "Republican Party"),
        ("The Labour MP Ann Lee came.", "Labour Party"),
        ("Ann Lee, a baker, came.", "Ann Lee"),
        ("French historian Ann Lee came.", "Ann Lee"),
        ("Former Norwegian minister Ann Lee came.", "Ann Lee"),
        ("Norwegian opposition leader Ann Lee came.", "Ann Lee"),
        ("Springfield Mayor Ann Lee came.", "Ann Lee"),
        ("Ann Lee of Ohio came.", "Ann Lee"),
    ],
)
def test_a_surname_speaks_for_whom_the_article_named_the_person_with(introduction, expected):
    assert actors(f"{introduction} The ferry was late again.\n“We will go on,” Lee said.")[-1] == expected


def test_the_body_beside_a_name_most_often_counts():
    text = "Norway's minister Ann Lee came.\nAnn Lee, Sweden's guest, left.\nNorwegian minister Ann Lee sang.\nLee said it rained."
    assert actors(text) == ["Norway"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Republicans", "Republican Party"),
        ("several Democrats", "Democratic Party"),
        ("GOP lawmakers", "Republican Party"),
        ("Republican voters", None),
        ("a former Democratic senator", None),
    ],
)
def test_parties_speak_by_their_members(source, expected):
    assert actor(source) == expected


def test_initials_stand_for_the_name_that_they_follow():
    text = "The Harbour Safety Board (HSB) met. The ferry was late, the HSB said."
    assert actors(text) == ["Harbour Safety Board"]


def test_a_word_that_opens_a_sentence_is_no_name():
    assert actors("Polls say it will rain. Federal officials say it will not.") == [None, None]


def test_two_people_of_one_surname_are_told_apart():
    text = "Ann Lee met John Lee. “It rains,” Mr. Lee said. “It pours,” Ann Lee said. “It snows,” Mrs. Lee said."
    assert actors(text) == ["John Lee", "Ann Lee", "Ann Lee"]


def test_a_name_that_begins_anew_is_another():
    assert actors("Ann Lee Ann Mary LeeMore came late. “It rains,” Lee said.") == ["Ann Lee"]


def test_a_charge_or_title_is_no_part_of_the_name():
    assert actors("Director of National Intelligence Ann Lee spoke.\n“It rains,” Lee said.") == ["Ann Lee"]
    assert actors("The ferry was late. Ann May came. Prime Minister Ann May said it rained.") == ["Ann May"]


@pytest.mark.parametrize(
    ("source", "speaks_for"),
    [
        ("a statement from the U.S. Defense Department", "United States"),
        ("a letter from Japan's foreign ministry", "Japan"),
        ("a report by Amnesty International", "Amnesty International"),
        ("fishermen from Japan", None),
        ("a statement", None),
    ],
)
def test_a_document_speaks_for_whoever_issued_it(source, speaks_for):
    assert actor(source) == speaks_for
