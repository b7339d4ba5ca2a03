"""One pass over a batch of articles: tokens, blocks, sentences, quotations and voice, shared by all coders.

Inside, a batch is columns (NumPy arrays over the tokens and sentences of all its articles); `ParsedArticle` is the readable
view of one article, for people, rules and tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.matcher import Matcher
from framing.model.article import Article
from framing.model.coding import VOICES
from framing.model.span import Span
from framing.model.tokens import CLITIC, Ints, Tokens, Vocabulary, slices, tokenize
from framing.text.actors import Mention, capitals_wanted, learn_cast
from framing.text.blocks import Block, classify
from framing.text.cue import Cue, complements
from framing.text.fused import PhraseHit
from framing.text.gaps import gaps_of
from framing.text.lexica import lexica
from framing.text.lines import paragraphs
from framing.text.marks import marked
from framing.text.places import Places, members, numbered
from framing.text.quotes import Line, Quote, Reader
from framing.text.sentences import sentences
from framing.text.speakers import Speakers

CODED_KINDS = ("headline", "caption", "body")
OUTLET, QUOTED, PARAPHRASED = range(3)


@dataclass(frozen=True)
class ParsedBatch:
    """Some articles with their tokens, blocks, sentences, quotations and voices.

    `blocks[i]`, `lines[i]` and `quotes[i]` are article i's; `sentence` gives for each token the number of its sentence
    in the batch (-1 outside coded text), `voice` its voice (0 outlet, 1 quoted, 2 paraphrased); `first_line[i]` is the batch number of
    article i's first sentence.
    """

    articles: Sequence[Article]
    tokens: Tokens
    blocks: Sequence[Sequence[Block]]
    lines: Sequence[Sequence[Line]]
    quotes: Sequence[Sequence[Quote]]
    sentence: Ints
    voice: NDArray[np.int8]
    first_line: Ints
    mentions: Sequence[Sequence[Mention]] = ()

    @cached_property
    def all_lines(self) -> list[Line]:
        """The sentences of all articles in order."""
        return [line for lines in self.lines for line in lines]

    @cached_property
    def article_of_line(self) -> Ints:
        """For each sentence the number of its article."""
        return np.repeat(np.arange(len(self.articles), dtype=np.int32), [len(lines) for lines in self.lines])

    @cached_property
    def is_word(self) -> NDArray[np.bool_]:
        """For each token whether it counts as a word (possessives do not)."""
        words: NDArray[np.bool_] = (self.tokens.flags & CLITIC) == 0
        return words

    def line_voices(self) -> NDArray[np.int8]:
        """For each sentence the voice that most of its words stand in; the outlet's where two tie."""
        inside = (self.sentence >= 0) & self.is_word
        cell = 3 * self.sentence[inside] + self.voice[inside]
        counts = np.bincount(cell, minlength=3 * len(self.all_lines)).reshape(-1, 3)
        voices: NDArray[np.int8] = counts.argmax(axis=1).astype(np.int8)
        return voices

    def article(self, number: int) -> ParsedArticle:
        """The readable view of one article."""
        return ParsedArticle(self, number)


@dataclass(frozen=True)
class ParsedArticle:
    """One article of a batch, readable: `blocks`, `sentences`, `quotes`, `voice_at(span)`."""

    batch: ParsedBatch
    number: int

    @property
    def text(self) -> str:
        """The article's text as stored."""
        return self.batch.articles[self.number].text

    @property
    def blocks(self) -> Sequence[Block]:
        """The paragraphs with their kinds."""
        return self.batch.blocks[self.number]

    @property
    def sentences(self) -> list[Span]:
        """The coded sentences."""
        return [line.span for line in self.batch.lines[self.number]]

    @property
    def quotes(self) -> Sequence[Quote]:
        """The quotations, direct, partial, scare and indirect."""
        return self.batch.quotes[self.number]

    def voice_at(self, span: Span) -> str:
        """The voice that most words of a span stand in."""
        lo, hi = self.batch.tokens.bounds[self.number : self.number + 2]
        starts = self.batch.tokens.start[lo:hi]
        inside = self.batch.voice[lo:hi][(starts >= span.start) & (starts < span.end)]
        return VOICES[int(np.bincount(inside, minlength=3).argmax())] if len(inside) else VOICES[OUTLET]


class Parser:
    """Parses batches of articles; keeps one vocabulary and the resolved lexica from batch to batch."""

    def __init__(self) -> None:
        books = lexica()
        self.vocabulary = Vocabulary()
        self._furniture = Matcher([books["furniture"]])
        self._sources = Matcher([books["cues"], books["actors"]], exclusive=True)
        self._at_start = np.array(["{line}" in e.indicator.note for e in self._furniture.entries], bool)
        self._at_large = np.array(["{whole}" in e.indicator.note for e in self._furniture.entries], bool)
        self._is_actor = np.array([e.codebook == "actors" for e in self._sources.entries], bool)
        self._wanted = np.array([capitals_wanted(e) for e in self._sources.entries], np.uint8)
        self._takes = [complements(e.indicator.note) for e in self._sources.entries]

    def parse(self, articles: Sequence[Article]) -> ParsedBatch:
        """The parsed batch of some articles."""
        texts = [a.text for a in articles]
        tokens = tokenize(texts, self.vocabulary)
        places = Places(texts, tokens)
        blocks = self._blocks(texts, tokens, places, [paragraphs(t) for t in texts])
        lines, sentence, first = _lines(texts, places, blocks, len(tokens))
        cues, mentions = self._cues_and_mentions(tokens, lines, sentence, first)
        quotes = _quotes(texts, tokens, blocks, lines, cues, mentions)
        voice = _voices(places, quotes, len(tokens))
        return ParsedBatch(articles, tokens, blocks, lines, quotes, sentence, voice, first, mentions)

    def _blocks(self, texts: list[str], tokens: Tokens, places: Places, spans: list[list[Span]]) -> list[list[Block]]:
        first, end = places.ranges(spans)
        block_of = numbered(first, end, len(tokens))

        def stands_right(lo: Ints, hi: Ints, entry: Ints) -> NDArray[np.bool_]:
            """Whether phrases stand where their notes want them: `{line}` at the line's start, `{whole}` filling most of it."""
            block = block_of[lo]
            fills = 2 * (hi - lo) >= end[block] - first[block]
            right: NDArray[np.bool_] = np.where(
                self._at_start[entry], lo == first[block], fills | ~self._at_large[entry]
            )
            return right

        hits = self._furniture.match(tokens, block_of, accept=stands_right)
        phrases: list[list[PhraseHit]] = [[] for _ in first]
        block = block_of[hits.lo]
        rows = (block, tokens.start[hits.lo], tokens.end[hits.hi - 1], hits.hi - hits.lo, hits.entry)
        for at, start, stop, n, entry in zip(*(row.tolist() for row in rows), strict=True):
            phrases[at].append(PhraseHit(start, stop, n, self._furniture.entries[entry]))
        words_before = np.concatenate(([0], np.cumsum((tokens.flags & CLITIC) == 0)))
        counts = (words_before[end] - words_before[first]).tolist()
        cuts = slices(np.cumsum([0, *map(len, spans)]).tolist())
        return [
            classify(text, paras, counts[a:b], phrases[a:b])
            for text, paras, (a, b) in zip(texts, spans, cuts, strict=True)
        ]

    def _cues_and_mentions(
        self, tokens: Tokens, lines: list[list[Line]], sentence: Ints, first: Ints
    ) -> tuple[list[dict[int, list[Cue]]], list[list[Mention]]]:
        """Each article's cues by sentence, and its mentions of actors."""
        hits = self._sources.match(tokens, sentence, accept=lambda *hits: self._accept(tokens, *hits))
        cues: list[dict[int, list[Cue]]] = [{} for _ in lines]
        mentions: list[list[Mention]] = [[] for _ in lines]
        number = sentence[hits.lo]
        article = np.searchsorted(first, number, side="right") - 1
        rows = (hits.lo, hits.hi, hits.entry, article, number - first[article])
        for lo, hi, n, at, local in zip(*(row.tolist() for row in rows), strict=True):
            entry = self._sources.entries[n]
            indicator = entry.indicator
            if entry.codebook == "actors":
                if indicator.weight:  # without weight it is a decoy: "South China Sea" is not China
                    mentions[at].append(Mention(lo, hi, indicator.category))
                continue
            base = lines[at][local].lo
            cue = Cue(lo - base, hi - base, indicator.category, indicator.weight, self._takes[n])
            cues[at].setdefault(local, []).append(cue)
        return cues, mentions

    def _accept(self, tokens: Tokens, lo: Ints, hi: Ints, entry: Ints) -> NDArray[np.bool_]:
        """Every cue, and the actors that are written as they should be."""
        wanted = self._wanted[entry]
        accepted: NDArray[np.bool_] = (wanted == 0) | ((tokens.flags[lo] & wanted) != 0)
        return accepted


def _quotes(
    texts: list[str],
    tokens: Tokens,
    blocks: list[list[Block]],
    lines: list[list[Line]],
    cues: list[dict[int, list[Cue]]],
    mentions: list[list[Mention]],
) -> list[list[Quote]]:
    out = []
    running_text = _running_text(lines, len(tokens))
    gaps = gaps_of(texts, tokens)
    for n, (text, (lo, hi)) in enumerate(zip(texts, slices(tokens.bounds.tolist()), strict=True)):
        cast = learn_cast(text, tokens, lo, hi, mentions[n], running_text[lo:hi])
        coded = [b.span for b in blocks[n] if b.kind in CODED_KINDS and b.copy_of < 0]
        running = [(line.span.start, line.span.end) for line in lines[n] if line.kind == "body"]
        marks = marked(text, coded)
        quoted = [(m.span.start, m.span.end) for m in marks]
        speakers = Speakers(text, tokens, cast, running, lo, hi, quoted)
        out.append(Reader(text, tokens, lines[n], marks, speakers, cues[n], gaps).read())
    return out


def _running_text(lines: list[list[Line]], n_tokens: int) -> list[bool]:
    """For each token whether it stands in body or caption; headlines put capitals on words that are no names."""
    ranges = [(line.lo, line.hi) for own in lines for line in own if line.kind != "headline"]
    inside = np.zeros(n_tokens, bool)
    inside[members(*np.array(ranges, np.int32).reshape(-1, 2).T)[0]] = True
    return list(inside.tolist())


def _lines(
    texts: list[str], places: Places, blocks: list[list[Block]], n_tokens: int
) -> tuple[list[list[Line]], Ints, Ints]:
    """The coded sentences of each article, each token's sentence, and each article's first sentence."""
    found = [
        [
            (span, b, block.kind)
            for b, block in enumerate(own)
            if block.kind in CODED_KINDS and block.copy_of < 0
            for span in sentences(text, block.span)
        ]
        for text, own in zip(texts, blocks, strict=True)
    ]
    lo, hi = places.ranges([[row[0] for row in rows] for rows in found])
    edges = zip(lo.tolist(), hi.tolist(), strict=True)
    lines = [[Line(*row, a, b) for row, (a, b) in zip(rows, edges, strict=False) if b > a] for rows in found]
    first = np.cumsum([0, *map(len, lines)], dtype=np.int32)
    has_words = hi > lo
    return lines, numbered(lo[has_words], hi[has_words], n_tokens), first


def _voices(places: Places, quotes: list[list[Quote]], n_tokens: int) -> NDArray[np.int8]:
    """Each token's voice: what stands in marks is quoted, the rest of a reported clause paraphrased."""
    voice = np.zeros(n_tokens, np.int8)
    for indirect, value in ((True, PARAPHRASED), (False, QUOTED)):
        pieces = [[p for q in rows if (q.kind == "indirect") == indirect for p in q.pieces] for rows in quotes]
        voice[members(*places.ranges(pieces))[0]] = value
    return voice


def parse(article: Article) -> ParsedArticle:
    """Parse one article: blocks, sentences, quotations, voice.

    >>> parsed = parse(Article("a", "Tokyo said the jets came close. It rained."))
    >>> [q.kind for q in parsed.quotes]
    ['indirect']
    """
    return Parser().parse([article]).article(0)
