"""One article parsed: which lines are coded, once each, and how words and sentences get their voice."""

from __future__ import annotations

import numpy as np
import pytest

from framing.model.article import Article
from framing.model.coding import VOICES
from framing.model.span import Span
from framing.model.tokens import tokenize
from framing.text.parsed import ParsedBatch, Parser
from framing.text.quotes import Line
from tests.unit.text.parsing import parse_text

ARTICLE = """Ships leave the strait after three days
By Ann Lee
Ships leave the strait after three days
The ships lie in the harbour on Saturday. Photo: Bo Dahl/Agency
The island was calm on Tuesday, the ministry said, and the ships had left.
It rained all day in the harbour of the town.
Share this article
Sign up to our newsletter
"""


def kinds(text):
    return [(b.kind, b.span.of(text)) for b in parse_text(text).blocks]


def test_lines_have_kinds_and_reasons():
    assert [kind for kind, _ in kinds(ARTICLE)] == [
        *("headline", "byline", "headline", "caption", "body", "body", "furniture", "furniture")
    ]
    assert [line for _, line in kinds(ARTICLE)] == ARTICLE.splitlines()
    assert all(b.reason for b in parse_text(ARTICLE).blocks)


def test_headline_caption_and_body_are_coded_and_nothing_else():
    parsed = parse_text(ARTICLE)
    assert [s.of(ARTICLE) for s in parsed.sentences] == [
        "Ships leave the strait after three days",
        "The ships lie in the harbour on Saturday.",
        "Photo: Bo Dahl/Agency",
        "The island was calm on Tuesday, the ministry said, and the ships had left.",
        "It rained all day in the harbour of the town.",
    ]


def test_a_line_repeated_word_for_word_is_coded_once():
    parsed = parse_text(ARTICLE)
    assert [b.copy_of for b in parsed.blocks] == [-1, -1, 0, -1, -1, -1, -1, -1]
    repeated = "It rained all day in the harbour of the town.\nThe island was calm on Tuesday.\n“It rained” all day in the Harbour of the town!"
    assert [b.copy_of for b in parse_text(repeated).blocks] == [-1, -1, 0]
    assert len(parse_text(repeated).sentences) == 2


@pytest.mark.parametrize("text", ["", " \n\n\t", "…", "\u200b"])
def test_text_without_words_has_nothing_to_code(text):
    parsed = parse_text(text)
    assert parsed.sentences == []
    assert list(parsed.quotes) == []
    assert parsed.voice_at(Span(0, len(text))) == "outlet"


def test_a_single_paragraph_is_body():
    assert kinds("Ships leave the strait") == [("body", "Ships leave the strait")]


def test_the_text_is_the_articles_own():
    text = "\ufeff  “Odd”\r\n text\u2028here\x00 "
    article = Article("a", text)
    parsed = Parser().parse([article]).article(0)
    assert parsed.text is article.text
    assert parsed.batch.articles[0] is article


def test_every_token_knows_its_sentence_and_those_outside_coded_lines_have_none():
    batch = parse_text(ARTICLE).batch
    inside = [int(n) for n in batch.sentence]
    assert sorted(set(inside)) == [-1, 0, 1, 2, 3, 4]
    for start, number in zip(batch.tokens.start.tolist(), inside, strict=True):
        home = [n for n, line in enumerate(batch.all_lines) if line.span.start <= start < line.span.end]
        assert home == ([number] if number >= 0 else [])


def test_a_batch_numbers_its_sentences_through():
    articles = [Article("a", "One is here. Two is there."), Article("b", ""), Article("c", "Three is gone.")]
    batch = Parser().parse(articles)
    assert batch.first_line.tolist() == [0, 2, 2, 3]
    assert batch.article_of_line.tolist() == [0, 0, 2]
    assert [batch.article(n).text for n in range(3)] == [a.text for a in articles]
    assert [s.of(articles[2].text) for s in batch.article(2).sentences] == ["Three is gone."]


def test_a_spans_voice_is_that_of_most_of_its_words():
    text = "Tokyo said the “reckless and rude” flight was unlawful. The island was calm."
    parsed = parse_text(text)
    assert parsed.voice_at(Span(0, 10)) == "outlet"
    assert parsed.voice_at(Span(text.index("reckless"), text.index("flight") + 6)) == "quoted"
    assert parsed.voice_at(Span(text.index("rude"), text.index("unlawful") + 8)) == "paraphrased"
    assert parsed.voice_at(Span(10, 11)) == "outlet"  # no word in it


def test_a_sentences_voice_is_that_of_most_of_its_words_possessives_left_out():
    text = "one two Anna's Bo's three"  # three words of the outlet's, two quoted ones with two possessives
    tokens = tokenize([text])
    batch = ParsedBatch(
        [Article("a", text)],
        tokens,
        [[]],
        [[Line(Span(0, len(text)), 0, "body", 0, 7)]],
        [[]],
        np.zeros(7, np.int32),
        np.array([0, 0, 1, 1, 1, 1, 0], np.int8),
        np.array([0, 1], np.int32),
    )
    assert [VOICES[v] for v in batch.line_voices()] == ["outlet"]


def test_where_voices_tie_the_sentence_is_the_outlets():
    text = "Tokyo said “grave error”."
    assert [VOICES[v] for v in parse_text(text).batch.line_voices()] == ["outlet"]
    text = "“A grave error was made,” Tokyo said."
    assert [VOICES[v] for v in parse_text(text).batch.line_voices()] == ["quoted"]
