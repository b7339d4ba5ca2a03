"""Datelines: the place, date and agency that open a report, and what looks like one and is none."""

from __future__ import annotations

import pytest

from framing.model.span import Span
from framing.text.dateline import dateline


def read(text):
    found = dateline(text, Span(0, len(text)))
    return found.of(text) if found else None


@pytest.mark.parametrize(
    "opening",
    [
        "OSLO, March 3 (Reuters) -",
        "OSLO, 3 Mar. (NTB) --",
        "HARSTAD, Norway (AP) —",
        "HARSTAD, Norway —",
        "BERGEN —",
        "ST PETERS, N.Y. –",
        "BERGEN/OSLO (AFP) -",
        "MOSCOW, March 3. /TASS/.",
        "NORTH SEA (May 4, 2020) –",
        "ABOARD HMS LARK IN THE NORTH SEA –",
        "(AP) —",
        "(Reuters) -",
        "(CNN)",
        "Oslo (CNN)",
        "Oslo —",
        "OSLO:",
        "London:",
        "KUALA LUMPUR:",
    ],
)
def test_a_dateline_is_marked_with_its_dash_or_colon(opening):
    assert read(f"{opening} The ferry sailed at noon.") == opening


def test_a_dash_without_spaces_ends_a_dateline():
    assert read("OSLO—The ferry sailed.") == "OSLO—"
    assert read("OSLO--(WIRE NEWS)--The ferry sailed.") == "OSLO--(WIRE NEWS)--"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry sailed at noon.",
        "HELEN BERG: The ferry sailed.",
        "Berg — a sailor — left.",
        "NATO - The alliance met.",
        "UPDATE - The ferry sailed.",
        "FERRY SAILS — CREW LEFT BEHIND",
        "Helen Berg (Labour) said no.",
        "THE FACTS: No.",
        "U.S.-led talks began.",
        "A — The first letter.",
        "oslo — the ferry sailed",
    ],
)
def test_other_openings_are_no_datelines(text):
    assert read(text) is None


def test_only_the_paragraph_itself_is_read():
    text = "Title\nOSLO — The ferry sailed.\nOSLO — It sank."
    assert dateline(text, Span(6, 30)) == Span(6, 12)
    assert dateline(text, Span(6, 12)) is None
