"""Gaps of a batch: the same for each token as when it is looked at alone."""

from __future__ import annotations

import pytest

from framing.model.tokens import tokenize
from framing.text.gaps import gaps_of
from framing.text.view import View, marks_in

TEXTS = ["Lt. Roe’s map, on Oct. 4: “Go” – or stay", "", "Ω ａ\u2009b 𝒳--c", "one"]


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_an_article_in_a_batch_has_the_gaps_that_its_text_has(number):
    tokens = tokenize(TEXTS)
    gaps = gaps_of(TEXTS, tokens)
    lo, hi = tokens.bounds[number : number + 2]
    text = TEXTS[number]
    for n in range(lo + 1, hi):
        assert gaps.texts[n] == text[tokens.ends[n - 1] : tokens.starts[n]]
        assert gaps.marks[n] == marks_in(gaps.texts[n])
    alone = View(tokens.words[lo:hi], tokens.bits[lo:hi], gaps.texts[lo:hi], [False] * (hi - lo))
    assert gaps.parts[lo + 1 : hi] == [alone.parted(n) for n in range(1, hi - lo)]


def test_no_text_has_no_gaps():
    assert gaps_of([], tokenize([])) == ([], [], [])
