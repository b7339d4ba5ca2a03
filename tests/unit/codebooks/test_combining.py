"""Codebooks made of codebooks: a part of one, several in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing.codebooks.codebook import Category, Codebook, Example, Indicator
from framing.model.errors import CodebookError, UsageError

BOOK = Codebook(
    "harms",
    (Category("harm", "Harm", "Something is hurt."), Category("loss", "Loss")),
    (Indicator("harm", "wound*", 0.8, line=2), Indicator("harm", "scratch*", 0.2), Indicator("loss", "lost", 1.0)),
    examples=(Example("He was wounded and lost.", ("harm", "loss", "harms")), Example("He slept.", ())),
)


def test_a_part_holds_the_categories_asked_for_in_the_codebooks_order():
    part = BOOK.select("loss", "harm", where=lambda i: i.weight >= 0.5)
    assert [c.name for c in part.categories] == ["harm", "loss"]
    assert [i.pattern for i in part.indicators] == ["wound*", "lost"]
    part = BOOK.select("loss", name="losses")
    assert (part.name, [c.name for c in part.categories], [i.pattern for i in part.indicators]) == (
        "losses",
        ["loss"],
        ["lost"],
    )
    assert [e.labels for e in part.examples] == [("loss", "harms"), ()]
    assert BOOK.select().indicators == BOOK.indicators
    assert part.digest != BOOK.digest
    assert part.path, "a part of a shipped codebook is not the codebook for which a model ships"


def test_a_category_that_is_not_there_is_named():
    with pytest.raises(UsageError, match=r"category 'hram' is not in codebook 'harms' \(there: harm, loss\)"):
        BOOK.select("hram")


def test_merging_keeps_each_indicator_once_and_the_first_definition():
    other = Codebook(
        "others",
        (Category("loss", "Lost", "Something is gone."), Category("gain")),
        (Indicator("loss", "lost", 1.0, note="again"), Indicator("loss", "gone"), Indicator("gain", "won")),
        examples=(Example("He slept.", ()), Example("She won.", ("gain",))),
    )
    both = BOOK.merge(other, name="both")
    assert both.name == "both"
    assert [(c.name, c.definition) for c in both.categories] == [
        ("harm", "Something is hurt."),
        ("loss", "Something is gone."),
        ("gain", ""),
    ]
    assert [(i.category, i.pattern) for i in both.indicators] == [
        ("harm", "wound*"),
        ("harm", "scratch*"),
        ("loss", "lost"),
        ("loss", "gone"),
        ("gain", "won"),
    ]
    assert [e.text for e in both.examples] == ["He was wounded and lost.", "He slept.", "She won."]
    assert BOOK.merge().indicators == tuple(replace(i, line=0) for i in BOOK.indicators)


def test_codebooks_that_contradict_each_other_are_not_merged():
    with pytest.raises(CodebookError, match=r"'lost' is already in 'loss', there with weight 1 and not 0\.3: keep one"):
        BOOK.merge(Codebook("o", (Category("loss"),), (Indicator("loss", "lost", 0.3),)))
    with pytest.raises(CodebookError, match=r"cannot merge harms, harms: their spelling \(any, exact\) differs"):
        BOOK.merge(replace(BOOK, spelling="exact"))
