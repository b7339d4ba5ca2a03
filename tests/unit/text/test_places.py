"""Tokens of spans, for several articles at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.model.span import Span
from framing.model.tokens import slices, tokenize
from framing.text.places import Places, members, numbered


@given(st.lists(st.text("ab .\n", max_size=12), min_size=1, max_size=4), st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_span_has_the_tokens_that_begin_in_it(texts, data):
    tokens = tokenize(texts)
    bounds = slices(tokens.bounds.tolist())
    ends = [st.integers(0, len(text)) for text in texts]
    spans = [[Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(e, e), max_size=3))] for e in ends]
    lo, hi = Places(texts, tokens).ranges(spans)
    found = [list(range(a, b)) for a, b in zip(lo.tolist(), hi.tolist(), strict=True)]
    assert found == [
        [n for n in range(first, last) if span.start <= tokens.start[n] < span.end]
        for (first, last), some in zip(bounds, spans, strict=True)
        for span in some
    ]


def test_ranges_without_tokens_have_no_members():
    lo, hi = np.array([0, 2, 2, 5], np.int32), np.array([2, 2, 3, 5], np.int32)
    token, number = members(lo, hi)
    assert token.tolist() == [0, 1, 2]
    assert number.tolist() == [0, 0, 2]
    assert numbered(lo, hi, 5).tolist() == [0, 0, 2, -1, -1]
    assert numbered(lo[:0], hi[:0], 2).tolist() == [-1, -1]
