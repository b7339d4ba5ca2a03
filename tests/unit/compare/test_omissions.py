"""Omissions: every statement of an event against every outlet, with its evidence."""

from __future__ import annotations

import pytest

from framing.coders.code import code
from framing.compare.events import with_events
from framing.compare.omissions import COLUMNS, omission_table, omissions
from framing.model.article import Article
from framing.model.errors import UsageError
from framing.report.coverage import omissions as figure

ECHO = (
    "A fire destroyed the tannery in Graz overnight.\n\n"
    "Police said that the owner had stored acid in the cellar without a permit.\n\n"
    "Germany sent twelve fire engines across the border.\n\n"
    "Nobody was killed, but forty workers have lost their jobs.\n"
)
POST = (
    "The tannery in Graz was destroyed by a fire overnight.\n\n"
    "The owner had stored acid in the cellar without a permit.\n\n"
    "It is a shameful end for a proud old firm.\n"
)
WIRE = (
    "A fire destroyed the tannery in Graz overnight, firefighters said.\n\n"
    "Germany sent twelve fire engines.\n\n"
    "“We were glad to help,” Germany’s interior minister said.\n"
)


def article(key, text, outlet):
    return Article(key, text, outlet=outlet, extra={"event": "graz"})


@pytest.fixture(scope="module")
def coding():
    articles = [article("e", ECHO, "Echo"), article("p", POST, "Post"), article("w", WIRE, "Wire")]
    return code(articles, codebooks=["loaded"], models={})


@pytest.fixture(scope="module")
def found(coding):
    return omissions(coding, event="graz")


def of(found, words, kind="statement"):
    rows = found[(found["kind"] == kind) & found["statement"].str.contains(words, regex=False)]
    assert rows["item"].nunique() == 1, rows
    return rows.set_index("outlet")


def test_what_all_tell_comes_first(found):
    statements = found[found["kind"] == "statement"]
    assert list(found.columns) == list(COLUMNS)
    first = statements[statements["item"] == 1]
    assert "tannery" in first["statement"].iloc[0]
    assert (first["n_told"] == 3).all()
    assert statements["n_told"].is_monotonic_decreasing
    assert (statements.groupby("item").size() == 3).all()


def test_a_claim_that_one_outlet_attributes_and_another_asserts(found):
    rows = of(found, "acid in the cellar")
    assert rows.loc["Echo", "stance"] == "attributed"
    assert rows.loc["Post", "stance"] == "asserted"
    assert rows.loc["Wire", "told"] == "left out"
    assert rows["stance"].isna().tolist() == [False, False, True]


def test_a_part_of_a_statement_is_told_in_part_or_whole_never_left_out(found):
    rows = of(found, "twelve fire engines")
    assert rows.loc["Wire", "told"] in ("told", "in part")
    assert rows.loc["Echo", "told"] == "told"
    assert rows.loc["Post", "told"] == "left out"


def test_what_one_tells_alone_is_listed(found):
    rows = of(found, "shameful")
    assert rows["told"].to_dict() == {"Echo": "left out", "Post": "told", "Wire": "left out"}


def test_every_row_opens_to_its_evidence(coding, found):
    for row in found.itertuples():
        origin = coding.text(row.from_article)[row.from_start : row.from_end]
        if row.kind == "statement":
            assert " ".join(origin.split()) == row.statement
        if row.told == "left out":
            assert row.share == 0
            continue
        assert coding.text(row.article_id)[row.start : row.end] == row.text
        assert row.text


def test_sources_heard_named_and_left_out(found):
    rows = of(found, "Germany", kind="source")
    assert rows["told"].to_dict() == {"Echo": "in part", "Post": "left out", "Wire": "told"}
    named = of(found, "Germany", kind="actor")
    assert named["told"].to_dict() == {"Echo": "told", "Post": "left out", "Wire": "told"}


def test_the_wide_table_reads_as_words_and_as_numbers(found):
    words = omission_table(found)
    assert list(words.columns) == ["item", "statement", "n_told", "Echo", "Post", "Wire"]
    acid = words[words["statement"].str.contains("acid")].iloc[0]
    assert acid["Post"] == "asserted"
    assert acid["Echo"].startswith("attributed")
    assert acid["Wire"] == "left out"
    numbers = omission_table(found, values="share")
    assert numbers[["Echo", "Post", "Wire"]].to_numpy().min() >= 0
    assert numbers[["Echo", "Post", "Wire"]].to_numpy().max() <= 1
    assert omission_table(found, kind="source").set_index("statement").loc["Germany", "Echo"] == "only named"


def test_the_order_of_articles_does_not_matter(coding, found):
    again = code(list(reversed(coding.corpus)), codebooks=["loaded"], models={})
    assert omissions(again, event="graz").equals(found)


def test_two_articles_of_one_outlet_are_one_column(coding):
    more = [*coding.corpus, article("e2", "Forty workers have lost their jobs in Graz, Echo learnt.", "Echo")]
    found = omissions(code(more, codebooks=["loaded"], models={}))
    assert set(found["outlet"]) == {"Echo", "Post", "Wire"}


def test_an_event_is_asked_for_by_name():
    plain = code([Article("a", ECHO), Article("b", "Rain fell on Lima all day long.")], codebooks=["loaded"], models={})
    with pytest.raises(UsageError, match=r"no event_id: fill it with fr\.with_events"):
        omissions(plain)
    filled = with_events(plain)
    with pytest.raises(UsageError, match="the coding has 2 events"):
        omissions(filled)
    with pytest.raises(UsageError, match=r"event: expected one of .*, got 'graz'"):
        omissions(filled, event="graz")
    alone = omissions(filled, event=filled.articles["event_id"].iloc[0])
    assert set(alone["outlet"]) == {"a"}  # an article without an outlet stands for itself
    with pytest.raises(UsageError, match="kind: expected"):
        omission_table(alone, kind="fact")


def test_the_heat_map_has_a_row_for_each_statement_and_a_column_for_each_outlet(coding, found):
    ax = figure(coding, event="graz", most=3)
    assert len(ax.get_yticklabels()) == 3
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Echo", "Post", "Wire"]
    told = found[(found["kind"] == "statement") & (found["item"] <= 3) & (found["told"] != "left out")]
    assert len(ax.patches) == 3 * 3 + len(told)
    with pytest.raises(UsageError, match="most: expected"):
        figure(coding, most=0)


def test_a_pronoun_is_no_source_to_name():
    texts = {
        "a": "The port shut its northern gate on Monday. It said that the harbour wall had cracked in eleven places.",
        "b": "Divers looked at the wall. The harbour wall had cracked in eleven places, and the northern gate of the port was shut on Monday.",
    }
    articles = [Article(k, t, outlet=k, published="2024-03-04", extra={"event": "wall"}) for k, t in texts.items()]
    found = omissions(code(articles, codebooks=["security"]), event="wall")
    told = found[(found.article_id == "a") & (found.stance == "attributed") & (found.kind == "statement")]
    assert len(told)
    assert set(told.actor.dropna()) <= {"The port"}
