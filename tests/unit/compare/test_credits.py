"""The agency that an article credits: where it is read, and what is no credit."""

from __future__ import annotations

import pytest

import framing as fr
from framing.compare.credits import named

BODY = (
    "The ferry struck a sandbank off the island on Sunday night with 214 passengers aboard.\n\n"
    "Nobody was hurt, the harbour office said on Monday, and tugs pulled the vessel free before dawn."
)


def credit(text, **fields):
    coding = fr.code([fr.Article("a", text, **fields)], codebooks=["security"], models={})
    value = fr.wire_credits(coding)["credit"].iloc[0]
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO (AP) — " + BODY, "AP"),
        ("OSLO, March 3 (Reuters) - " + BODY, "Reuters"),
        (BODY + " (AFP)", "AFP"),
        (BODY + " – Reuters", "Reuters"),
        (BODY + "\n\n(with agencies)", "agencies"),
        (BODY + "\n\nThe Associated Press contributed to this report.", "AP"),
        (BODY + "\n\nWith files from Agence France-Presse and Reuters", "AFP / Reuters"),
        ("By Ann Lee, Associated Press\n\n" + BODY, "AP"),
        (BODY + "\n\nCopyright 2024 The Associated Press. All rights reserved.", "AP"),
        (
            BODY + "\n\nStormhaven News Agency (SNA) is an independent agency whose copy we use.",
            "Stormhaven News Agency",
        ),
    ],
)
def test_credits_in_the_text(text, expected):
    assert credit(text) == expected


def test_credits_in_the_fields():
    assert credit(BODY, outlet="Island Herald (AFP)") == "AFP"
    assert credit(BODY, author="Ann Lee, Reuters") == "Reuters"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "\n\nThe captain told Reuters that he had seen no light, and the agency reported two more cases in May.",
        "Tugs pull the ferry free. Photo: AP\n\n" + BODY,
        BODY + "\n\nThe AP course is taught at the island’s school (AP Photo/Ann Lee).",
    ],
)
def test_what_is_no_credit(text):
    assert credit(text) is None


def test_an_agency_has_one_name():
    assert set(named("AP, A.P., the Associated Press and The Associated Press")) == {"AP"}
    assert list(named("APRIL in PARIS")) == []
