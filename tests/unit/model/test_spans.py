"""Spans: half-open, ordered, and checked when they are made."""

from __future__ import annotations

import pytest

from framing.model.span import Span


def test_a_span_reads_back_the_characters_from_start_up_to_end():
    assert Span(3, 8).of("on joint patrol") == "joint"
    assert Span(0, 15).of("on joint patrol") == "on joint patrol"
    assert Span(4, 4).of("on joint patrol") == ""


def test_length_counts_characters_and_an_empty_span_has_none():
    assert len(Span(3, 8)) == 5
    assert len(Span(3, 3)) == 0


@pytest.mark.parametrize(("start", "end"), [(8, 3), (-1, 3), (-2, -1)])
def test_an_impossible_span_is_refused_with_both_numbers(start, end):
    with pytest.raises(ValueError, match=f"got start={start}, end={end}"):
        Span(start, end)


def test_neighbours_do_not_overlap_and_one_shared_character_is_enough():
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert not Span(5, 9).overlaps(Span(0, 5))
    assert Span(0, 6).overlaps(Span(5, 9))
    assert Span(5, 9).overlaps(Span(0, 6))
    assert Span(0, 9).overlaps(Span(3, 4))


def test_an_empty_span_shares_no_character_with_any_other():
    assert not Span(3, 3).overlaps(Span(0, 5))


def test_within_includes_the_span_itself_and_its_edges():
    assert Span(2, 4).within(Span(2, 4))
    assert Span(2, 4).within(Span(0, 4))
    assert not Span(2, 5).within(Span(2, 4))
    assert not Span(1, 4).within(Span(2, 4))


def test_spans_sort_by_start_and_then_end():
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(5, 6)]


def test_a_span_is_no_tuple_and_cannot_be_changed():
    span = Span(1, 2)
    assert span != (1, 2)
    with pytest.raises(TypeError):
        tuple(span)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        span.start = 5  # type: ignore[misc]
    assert span in {Span(1, 2)}
