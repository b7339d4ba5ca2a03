"""The sections of a report as plain data."""

from __future__ import annotations

import dataclasses

from framing.report.listing import article_table, set_aside
from framing.report.sections import commentary, comparison_section, sections
from framing.report.view import View
from tests.helpers.codings import Code, Sentence, make_coding
from tests.unit.report.samples import ASIDE, dressed, many_articles


def section(coding, anchor, by="outlet"):
    return next(s for s in sections(View(coding, by)) if s.anchor == anchor)


def cells(table):
    """The rows of a table in full, a heading that spans rows repeated."""
    out, heading = [], ""
    for row in table.rows:
        texts = [cell.text for cell in row]
        heading = texts[0] if len(row) == len(table.columns) else heading
        out.append(texts if len(row) == len(table.columns) else [heading, *texts])
    return out


def test_frames_by_article_and_voice_keep_their_zeros(coding):
    rows = cells(section(coding, "frames-security").tables[0])
    assert rows[:3] == [
        ["Daily Echo", "Threat", "2", "68%", "23%", "45%", "0%", "67%"],
        ["Daily Echo", "Routine", "0", "0%", "0%", "0%", "0%", "–"],
        ["Daily Echo", "Alliance", "0", "0%", "0%", "0%", "0%", "–"],
    ]
    assert len(rows) == 9


def test_a_number_leads_to_the_sentences_behind_it(coding):
    frames = section(coding, "frames-security")
    lists = {"#" + passages.anchor: passages for folder in frames.folders for passages in folder.passages}
    linked = [cell for row in frames.tables[0].rows for cell in row if cell.href in lists]
    assert {cell.href for cell in linked} == set(lists)
    assert all(int(cell.text) == len(lists[cell.href].items) for cell in linked)
    threat = next(p for p in lists.values() if p.title == "Threat")
    assert (threat.items[0].text, threat.items[0].href) == ("Jets buzz the reckless fleet", "#s-echo-0")


def test_who_speaks_with_the_cue_classes_used(coding):
    rows = cells(section(coding, "sources").tables[0])
    assert rows == [
        ["Daily Echo", "Japan", "1", "8", "100%", "neutral 1"],
        ["Evening Post", "Russia", "1", "5", "62%", "doubting 1"],
        ["Evening Post", "unnamed", "1", "3", "38%", "neutral 1"],
    ]


def test_loaded_words_come_in_the_outlets_voice_first_then_with_their_speaker(coding):
    evidence = coding.evidence.assign(speaker=coding.evidence["speaker"].fillna("Tokyo"))
    coding = dataclasses.replace(coding, tables={**coding.tables, "evidence": evidence})
    _, own, others = section(coding, "loaded").tables
    assert cells(own) == [["Daily Echo", "reckless", "Attack", "0.80", "1"]]
    assert cells(others) == [["Daily Echo", "grave and reckless", "Attack", "Tokyo", "0.60", "1"]]
    assert own.rows[0][1].href == "#s-echo-0"


def test_commentary_is_shown_in_full(coding):
    found, more = commentary(View(coding))
    assert [(p.text, p.article, p.note) for p in found] == [
        ("We must never look away from this.", "Daily Echo", "probability 0.90")
    ]
    assert more == 0


def test_tone_is_told_with_its_number_of_sentences(coding):
    rows = cells(section(coding, "tone").tables[0])
    # body sentences of echo: paraphrased -0.5, own +0.25
    assert rows[0] == ["Daily Echo", "−0.12", "2", "+0.25", "1", "−0.50", "1", "–", "0"]


def test_codebooks_that_were_not_coded_have_no_section():
    coding = dressed(make_coding([Sentence("a", "Jets.")], outlets={"a": "Echo"}, books={"security": ("threat",)}))
    assert [s.anchor for s in sections(View(coding))] == ["frames-security", "voices", "sources", "tone"]


def test_a_human_coding_is_reported_with_its_coder():
    coding = dressed(
        make_coding(
            [Sentence("a", "Jets."), Sentence("a", "Home.")],
            outlets={"a": "Echo"},
            codes=[Code("a", 0, "threat", coder="AB")],
        )
    )
    assert cells(section(coding, "frames-security").tables[0])[0][:4] == ["Echo", "Threat", "1", "50%"]


def test_what_was_set_aside_is_listed_with_its_rule(coding):
    entry = set_aside(View(coding))[0]
    assert (entry.title, entry.n_words) == ("Daily Echo", 3)
    assert [(line.text, line.kind, line.reason) for line in entry.lines] == [
        (ASIDE, "furniture", "Donation and support appeal: “support our”")
    ]


def test_the_article_table_counts_lines_by_kind(coding):
    rows = cells(article_table(View(coding)))
    assert rows[0] == ["echo", "“Jets buzz the reckless fleet”", "Daily Echo", "2025-12", "22", "1", "2", "0", "0", "1"]


def test_groups_are_compared_only_where_an_interval_is_possible(coding):
    assert comparison_section(View(coding)) is None
    rows = cells(comparison_section(View(many_articles(3))).tables[0])
    assert ["Commentary", "Echo", "3", "43%", "43% to 43%"] in [row[:5] for row in rows]
    assert {row[0] for row in rows} >= {"Share of words: Threat", "Commentary", "Tone"}
    assert comparison_section(View(many_articles(2))) is None


def test_many_articles_make_one_row_for_each_group():
    rows = cells(section(many_articles(7), "voices").tables[0])
    assert [row[:2] for row in rows] == [["Echo", "49"], ["Post", "49"]]
