"""Any text in: offsets read back, blocks part the text, quotations lie within it, nothing raises."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.model.article import Article
from framing.model.coding import VOICES
from framing.model.span import Span
from framing.model.tokens import fold, tokenize
from framing.text.blocks import KINDS
from framing.text.lines import paragraphs
from framing.text.marks import marked
from framing.text.parsed import CODED_KINDS, Parser
from framing.text.sentences import sentences
from tests.properties.strategies import texts

INVISIBLE = "\ufeff\u200b"  # a byte order mark and a space of no width count as white space


parser = lru_cache(maxsize=1)(Parser)  # made once: its lexica take a while


def parse(article):
    return parser().parse([article]).article(0)


def ink(text, start=0, end=None):
    """The positions of the characters that are not white space."""
    end = len(text) if end is None else end
    return {n for n in range(start, end) if not text[n].isspace() and text[n] not in INVISIBLE}


def apart(spans):
    """Whether spans are in order and share no character."""
    return all(one.end <= two.start for one, two in pairwise(spans))


def covered(text, spans):
    return {n for span in spans for n in ink(text, span.start, span.end)}


@given(texts)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_tokens_read_back_in_order(text):
    tokens = tokenize([text])
    spans = [Span(a, b) for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]
    assert [fold(s.of(text)) for s in spans] == [tokens.vocabulary.words[w] for w in tokens.word]
    assert apart(spans)
    assert all(len(s) and not any(c.isspace() for c in s.of(text)) for s in spans)
    letters = {n for n, c in enumerate(text) if c.isalnum()}
    assert letters <= covered(text, spans)


@given(texts)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_between_paragraphs_lies_nothing_but_white_space(text):
    found = paragraphs(text)
    assert apart(found)
    assert covered(text, found) == ink(text)
    assert all(s.of(text).strip(" \t\xa0" + INVISIBLE) == s.of(text) != "" for s in found)


@given(texts)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_sentences_part_their_paragraph(text):
    for block in paragraphs(text):
        found = sentences(text, block)
        assert apart(found)
        assert all(s.within(block) and s.of(text).strip() == s.of(text) != "" for s in found)
        assert covered(text, found) >= ink(text, block.start, block.end)


@given(texts)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_quoted_stretches_lie_in_their_paragraph_and_never_overlap(text):
    blocks = paragraphs(text)
    found = marked(text, blocks)
    assert apart([m.span for m in found])
    assert all(m.span.within(blocks[m.block]) for m in found)
    assert all(len(m.span) for m in found if m.closed)


@given(texts)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_parsed_text_is_parted_into_blocks_and_its_quotations_lie_within(text):
    parsed = parse(Article("a", text))
    blocks = [b.span for b in parsed.blocks]
    assert apart(blocks)
    assert covered(text, blocks) == ink(text)
    assert all(b.kind in KINDS and b.reason for b in parsed.blocks)
    assert all(-1 <= b.copy_of < n for n, b in enumerate(parsed.blocks))
    coded = [b.span for b in parsed.blocks if b.kind in CODED_KINDS and b.copy_of < 0]
    assert apart(parsed.sentences)
    assert all(any(s.within(b) for b in coded) for s in parsed.sentences)
    for quote in parsed.quotes:
        assert 0 <= quote.sentence < len(parsed.sentences)
        whole = Span(quote.start, quote.end)
        assert len(whole)
        assert any(whole.within(b) for b in coded)
        assert quote.pieces
        assert all(len(p) and p.within(whole) for p in quote.pieces)
        for part in (quote.speaker, quote.cue):
            assert part is None or (len(part) and any(part.within(b) for b in coded))
    assert [q.start for q in parsed.quotes] == sorted(q.start for q in parsed.quotes)


@given(texts)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_voice_is_quoted_in_marks_and_the_outlets_outside_every_quotation(text):
    parsed = parse(Article("a", text))
    tokens, voice = parsed.batch.tokens, parsed.batch.voice
    assert len(voice) == len(tokens)
    in_marks = [p for q in parsed.quotes if q.kind != "indirect" for p in q.pieces]
    reported = [p for q in parsed.quotes if q.kind == "indirect" for p in q.pieces]
    for start, end, number in zip(tokens.start.tolist(), tokens.end.tolist(), voice.tolist(), strict=True):
        expected = "outlet"
        if any(p.start <= start < p.end for p in reported):
            expected = "paraphrased"
        if any(p.start <= start < p.end for p in in_marks):
            expected = "quoted"
        assert VOICES[number] == parsed.voice_at(Span(start, end)) == expected


@given(st.lists(texts, min_size=2, max_size=3))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_an_article_parses_the_same_alone_and_in_any_batch(some):
    articles = [Article(str(n), text) for n, text in enumerate(some)]
    alone = [parse(a) for a in articles]
    for order in (articles, articles[::-1]):
        batch = parser().parse(order)
        for n, article in enumerate(order):
            single, together = alone[int(article.id)], batch.article(n)
            assert together.blocks == single.blocks
            assert together.sentences == single.sentences
            assert together.quotes == single.quotes
            lo, hi = batch.tokens.bounds[n : n + 2]
            assert np.array_equal(batch.voice[lo:hi], single.batch.voice)
