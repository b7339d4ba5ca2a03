"""Who reprints whom: what hides no pair, what makes none, and the numbers against sets of eight-word runs."""

from __future__ import annotations

import random
import re
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.compare.nearcopies import near_copies
from framing.compare.reprints import COLUMNS
from framing.compare.shingles import shingled
from framing.model.errors import UsageError

STORY = [
    "The ferry Aurelia struck a sandbank off Kestrel Island on Sunday night with 214 passengers aboard, the harbour office said.",
    "Tugs from the mainland pulled the vessel free before dawn and nobody was hurt, according to coastguard commander Lena Voss.",
    "The operator blamed a faulty depth sounder that engineers had reported in March and that was to be replaced in the autumn.",
    "Island mayor Petra Holm called for an inquiry into the ageing fleet, which carries half a million people each year.",
    "A replacement service will run from Tuesday, and holders of tickets for the weekend can ask for their money back.",
    "The regional government bought the ships in 1994 from a bankrupt line and has put off their renewal four times since.",
]
OTHER = [
    "Voters in the northern districts go to the polls on Thursday to choose a new water board for the first time in nine years.",
    "Seven candidates are standing, among them a retired brewer who wants to close the old reservoir and build a park in its place.",
    "Bills have doubled since the last election, and the board has spent the surplus on a headquarters that few have visited.",
    "Turnout was below a fifth the last time, and officials have sent buses to the villages in the hope of doing better now.",
]
TOLD_ANEW = [
    "In a night of drama at sea, the Aurelia ferry ran onto a sandbank near Kestrel Island on Sunday with 214 people on board.",
    "Coastguard commander Lena Voss said nobody was hurt and that tugs had freed the ship before dawn.",
    "A depth sounder that did not work was to blame, the operator claimed; engineers had reported the fault in March.",
    "Petra Holm, the island’s mayor, demanded that the ageing fleet be looked into.",
    "From Tuesday there will be a replacement service, and weekend tickets will be paid back.",
    "How much longer must islanders put their lives in the hands of a rusting navy?",
]


def page(key, paragraphs, **fields):
    return fr.Article(key, "\n\n".join(paragraphs), **fields)


def found(*articles, **options):
    return fr.reprints(fr.code(articles, codebooks=["security"], models={}), **options)


def only_row(*articles):
    frame = found(*articles)
    assert len(frame) == 1
    return frame.iloc[0]


@pytest.mark.parametrize(
    "altered",
    [
        pytest.param(STORY, id="the same"),
        pytest.param(["FERRY DRAMA OFF KESTREL", *STORY], id="another headline"),
        pytest.param(["KESTREL ISLAND (AP) — " + STORY[0], *STORY[1:]], id="an agency's tag"),
        pytest.param(["BREAKING: Ferry runs aground", *STORY], id="a title with a prefix"),
        pytest.param(STORY[::-1], id="paragraphs the other way round"),
        pytest.param([*STORY[3:], *STORY[:3]], id="passages in another order"),
        pytest.param(STORY[:4], id="cut"),
        pytest.param([*STORY, *OTHER], id="extended"),
        pytest.param([p.replace("the ", "a ", 1) for p in STORY], id="edited here and there"),
    ],
)
def test_what_hides_no_near_copy(altered):
    row = only_row(
        page("x", STORY, outlet="Echo", published="2024-05-01"),
        page("y", altered, outlet="Post", published="2024-06-20"),
    )
    assert row["kind"] in ("verbatim", "edited")
    assert (row["source_id"], row["reprint_id"]) == ("x", "y")


def test_the_shares_are_containments_of_eight_word_runs():
    cut = [*STORY[:4], OTHER[0]]
    row = only_row(page("x", STORY, published="2024-05-01"), page("y", cut, published="2024-05-02"))
    x, y = (runs(" ".join(paragraphs)) for paragraphs in (STORY, cut))
    assert row["share_of_source"] == pytest.approx(len(x & y) / len(x))
    assert row["share_of_reprint"] == pytest.approx(len(x & y) / len(y))
    assert row["similarity"] == pytest.approx(len(x & y) / len(x | y))


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[k : k + 8]) for k in range(len(words) - 7)}


def test_a_story_told_anew_is_rewritten():
    row = only_row(page("x", STORY, published="2024-05-01"), page("y", TOLD_ANEW, published="2024-05-02"))
    assert (row["source_id"], row["reprint_id"], row["kind"]) == ("x", "y", "rewritten")
    assert min(row["share_of_source"], row["share_of_reprint"]) > 0.3
    assert found(page("x", STORY), page("y", TOLD_ANEW), kinds=["verbatim", "edited"]).empty


def test_other_stories_and_page_furniture_make_no_pair():
    furniture = [
        "Subscribe to our newsletter and never miss a story",
        "Share this article on Facebook, Twitter or by e-mail",
        "Copyright 2024 Northern Post. All rights reserved. This material may not be published, broadcast or redistributed.",
    ]
    assert found(page("x", [*STORY, *furniture], outlet="Post"), page("y", [*OTHER, *furniture], outlet="Post")).empty


def test_lines_that_an_outlet_puts_under_every_article_make_no_pair():
    standing = [
        "Our readers make this newspaper possible, and their small monthly gifts pay for the reporters who sit in the courts and councils of "
        "the north so that you need not.",
        "The Lantern was founded by six printers in a cellar and has since then belonged to nobody but the people who read it and write it "
        "and deliver it on foot.",
    ]
    note = ["Rain is expected on the coast until Friday, and the bridge at Holm stays closed to lorries."]
    own = {"one": STORY[:3], "two": STORY[3:], "three": OTHER, "note": note}
    pages = [page(key, [*paragraphs, *standing], outlet="Lantern") for key, paragraphs in own.items()]
    assert found(*pages).empty
    assert len(found(pages[0], pages[3])) == 1  # of two articles nobody can say what always stands there


def test_one_story_three_times_in_one_outlet_is_still_found():
    assert len(found(*[page(key, STORY, outlet="Post") for key in "xyz"])) == 3


def test_the_source_by_credit_time_and_length():
    agency = page("z", STORY, outlet="Associated Press", published="2024-05-03")
    paper = page("a", ["KESTREL ISLAND (AP) — " + STORY[0], *STORY[1:]], outlet="Post", published="2024-05-02")
    row = only_row(agency, paper)
    assert (row["source_id"], row["reprint_id"], row["credit"]) == ("z", "a", "AP")
    early, late = page("b", STORY, published="2024-05-01"), page("a", STORY, published="2024-05-02")
    assert only_row(early, late)["source_id"] == "b"
    whole, part = page("b", STORY, published="2024-05"), page("a", STORY[:4], published="2024-05-02")
    assert only_row(whole, part)["source_id"] == "b"


def test_rows_do_not_depend_on_the_order_of_articles():
    articles = [page("x", STORY), page("y", STORY[:4]), page("z", TOLD_ANEW), page("w", OTHER)]
    assert found(*articles).equals(found(*articles[::-1]))


def test_columns_and_types_are_fixed_and_nothing_is_deleted():
    coding = fr.code([page("x", STORY), page("y", STORY)], codebooks=["security"], models={})
    full, none = fr.reprints(coding), found(page("x", STORY), page("y", OTHER))
    assert full.dtypes.astype(str).to_dict() == none.dtypes.astype(str).to_dict() == COLUMNS
    assert len(coding.articles) == len(coding.corpus) == 2


def test_articles_in_another_language_are_compared_by_their_lines():
    german = [
        "Die Fähre Aurelia ist am Sonntag vor der Insel auf eine Sandbank gelaufen, wie das Hafenamt am Montag in der Hauptstadt mitteilte.",
        "Schlepper zogen das Schiff noch vor Sonnenaufgang frei, verletzt wurde nach Angaben der Küstenwache niemand an Bord.",
        "Die Reederei nannte ein defektes Echolot als Ursache, das Ingenieure bereits im März gemeldet hatten und das ersetzt werden sollte.",
    ]
    assert only_row(page("x", german), page("y", german))["kind"] == "verbatim"


def test_an_unknown_kind_is_refused():
    with pytest.raises(UsageError, match="kinds: expected a list"):
        found(page("x", STORY), kinds=["copied"])


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_near_copies_are_those_of_brute_force(seed):
    rng = random.Random(seed)
    texts = [[rng.randrange(400) for _ in range(rng.randrange(30, 160))] for _ in range(4)]
    for text in list(texts):  # cut, reordered, edited and extended copies
        cut = rng.randrange(10, len(text))
        copy = text[cut:] + text[:cut] if rng.random() < 0.5 else text[:cut]
        copy = [rng.randrange(400) if rng.random() < 0.04 else word for word in copy]
        texts.append(copy + [rng.randrange(400) for _ in range(rng.randrange(40))])
    sets = [{tuple(t[k : k + 8]) for k in range(len(t) - 7)} for t in texts]
    expected = {
        (i, j): len(sets[i] & sets[j])
        for i, j in combinations(range(len(texts)), 2)
        if len(sets[i] & sets[j]) >= max(16, 0.5 * min(len(sets[i]), len(sets[j])))
    }
    numbers = np.random.default_rng(1).integers(0, 2**63, 400).astype(np.uint64)
    pairs = near_copies([shingled(numbers[t]) for t in texts])
    assert (
        dict(zip(zip(pairs.i.tolist(), pairs.j.tolist(), strict=True), pairs.shared.tolist(), strict=True)) == expected
    )
