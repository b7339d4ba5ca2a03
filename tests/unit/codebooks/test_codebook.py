"""A codebook as a value: quick dictionaries, its digest, the manual a coder reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.codebooks.codebook import Category, Codebook, Example, Indicator

BOOK = Codebook(
    "harms",
    (Category("harm", "Harm", "Something is hurt.", ("wounds",), ("insults",)), Category("loss", "Loss")),
    (
        Indicator("harm", "wound*", 0.8, "outlet", ("war",), ("film",), "note", 2),
        Indicator("loss", "lost", 1.0, line=3),
    ),
    title="Harms & losses",
)


def test_a_quick_dictionary_has_a_category_for_each_name_even_without_patterns():
    book = Codebook.from_terms({"harm": ["wound*", "hurt"], "loss": []}, name="harms", weight=0.5)
    assert [c.name for c in book.categories] == ["harm", "loss"]
    assert [(i.category, i.pattern, i.weight) for i in book.indicators] == [
        ("harm", "wound*", 0.5),
        ("harm", "hurt", 0.5),
    ]
    assert book.name == "harms"


def test_indicators_are_listed_by_category_in_the_files_order():
    assert [i.pattern for i in BOOK.indicators_of("harm")] == ["wound*"]
    assert BOOK.indicators_of("other") == ()


def changed(**fields):
    return replace(BOOK, indicators=(replace(BOOK.indicators[0], **fields), BOOK.indicators[1]))


@pytest.mark.parametrize(
    "fields",
    [
        {"category": "loss"},
        {"pattern": "wounds"},
        {"weight": 0.7},
        {"voice": None},
        {"requires": ()},
        {"excludes": ("film", "play")},
    ],
)
def test_the_digest_changes_with_whatever_changes_a_number(fields):
    assert changed(**fields).digest != BOOK.digest


@pytest.mark.parametrize("fields", [{"label": "x"}, {"definition": "x"}, {"include": ()}, {"exclude": ("x",)}])
def test_the_digest_changes_with_what_a_human_coder_reads(fields):
    categories = (replace(BOOK.categories[0], **fields), BOOK.categories[1])
    assert replace(BOOK, categories=categories).digest != BOOK.digest


def test_the_digest_does_not_change_with_notes_lines_examples_or_the_place_of_the_folder():
    same = replace(changed(note="other", line=99), path="/elsewhere", examples=(Example("x", ("harm",)),))
    assert same.digest == BOOK.digest
    assert same.stamp == f"0.1.0+{BOOK.digest}"


def test_the_manual_shows_what_a_human_coder_needs():
    lines = BOOK.manual().splitlines()
    assert lines[0] == f"Harms & losses (harms {BOOK.stamp})"
    assert "Harm [harm], 1 indicators" in lines
    assert "  Something is hurt." in lines
    assert "  include: wounds" in lines
    assert "  exclude: insults" in lines


def test_the_notebook_view_escapes_markup():
    html = replace(BOOK, title="<b>", description="<script>")._repr_html_()
    assert "<h3>&lt;b&gt;</h3>" in html
    assert "<p>&lt;script&gt;</p>" in html
    assert "<dt>Include</dt><dd><ul><li>wounds</li></ul></dd>" in html
