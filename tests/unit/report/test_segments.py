"""Overlapping spans cut into segments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.report.segments import segments

SPANS = st.lists(
    st.tuples(st.integers(-3, 25), st.integers(-3, 25)).map(lambda pair: (min(pair), max(pair))), max_size=6
)


@given(st.integers(0, 10), st.integers(0, 15), SPANS)
def test_pieces_make_up_the_whole_and_know_every_span_over_each_character(start, length, spans):
    pieces = segments(start, start + length, spans)
    assert [c for piece in pieces for c in range(piece.start, piece.end)] == list(range(start, start + length))
    for piece in pieces:
        for character in range(piece.start, piece.end):
            assert piece.covers == tuple(n for n, (a, b) in enumerate(spans) if a <= character < b)


@given(SPANS)
def test_a_piece_ends_only_where_a_span_begins_or_ends(spans):
    edges = {edge for span in spans for edge in span} | {0, 20}
    assert all({piece.start, piece.end} <= edges for piece in segments(0, 20, spans))


def test_an_empty_span_covers_nothing():
    assert [(s.start, s.end, s.covers) for s in segments(0, 4, [(2, 2)])] == [(0, 4, ())]
