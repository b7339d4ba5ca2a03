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

from framing.codebooks.matcher import Entry, Matcher
from framing.model.article import Article
from framing.model.coding import VOICES
from framing.model.span import Span
from framing.model.tokens import CLITIC, Ints, Tokens, Vocabulary, slices, tokenize
from framing.text.actors import Mention, accepts, learn_cast
from framing.text.blocks import Block, classify
from framing.text.cue import Cue, complements
from framing.text.fused import PhraseHit
from framing.text.lexica import lexica
from framing.text.lines import paragraphs
from framing.text.marks import marked
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
        counts = np.zeros((len(self.all_lines), 3), np.int64)
        inside = (self.sentence >= 0) & self.is_word
        np.add.at(counts, (self.sentence[inside], self.voice[inside].astype(np.int64)), 1)
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

    def parse(self, articles: Sequence[Article]) -> ParsedBatch:
        """The parsed batch of some articles."""
        texts = [a.text for a in articles]
        tokens = tokenize(texts, self.vocabulary)
        spans = [paragraphs(t) for t in texts]
        blocks = self._blocks(texts, tokens, spans)
        lines, sentence, first = _lines(texts, tokens, blocks)
        cues, mentions = self._cues_and_mentions(tokens, lines, sentence, first)
        quotes = _quotes(texts, tokens, blocks, lines, cues, mentions)
        voice = _voices(tokens, quotes)
        return ParsedBatch(articles, tokens, blocks, lines, quotes, sentence, voice, first, mentions)

    def _blocks(self, texts: list[str], tokens: Tokens, spans: list[list[Span]]) -> list[list[Block]]:
        lo, hi = _token_edges(tokens, spans)
        block_of = np.full(len(tokens) + 1, -1, np.int32)
        sizes = hi - lo
        numbers = np.repeat(np.arange(len(lo), dtype=np.int32), sizes)
        block_of[np.arange(len(numbers)) + np.repeat(lo - np.cumsum(sizes) + sizes, sizes)] = numbers
        block_of = block_of[:-1]
        flat = list(zip(lo.tolist(), hi.tolist(), strict=True))
        hits = self._furniture.match(
            tokens, block_of, accept=lambda lo, hi, entry: _stands_right(lo, hi, entry, flat[block_of[lo]])
        )
        phrases: list[list[PhraseHit]] = [[] for _ in flat]
        rows = (block_of[hits.lo], tokens.start[hits.lo], tokens.end[hits.hi - 1], hits.hi - hits.lo, hits.entry)
        for block, start, end, n, entry in zip(*(row.tolist() for row in rows), strict=True):
            phrases[block].append(PhraseHit(start, end, n, self._furniture.entries[entry]))
        words = np.concatenate([[0], np.cumsum((tokens.flags & CLITIC) == 0)])
        counts = (words[hi] - words[lo]).tolist()
        out, at = [], 0
        for text, paras in zip(texts, spans, strict=True):
            to = at + len(paras)
            out.append(classify(text, paras, counts[at:to], phrases[at:to]))
            at = to
        return out

    def _cues_and_mentions(
        self, tokens: Tokens, lines: list[list[Line]], sentence: Ints, first: Ints
    ) -> tuple[list[dict[int, list[Cue]]], list[list[Mention]]]:
        """Each article's cues by sentence, and its mentions of actors."""
        hits = self._sources.match(tokens, sentence, accept=lambda lo, hi, entry: _accept(tokens, lo, hi, entry))
        cues: list[dict[int, list[Cue]]] = [{} for _ in lines]
        mentions: list[list[Mention]] = [[] for _ in lines]
        article_of = np.searchsorted(tokens.bounds, hits.lo, side="right") - 1
        for lo, hi, number, article in zip(
            hits.lo.tolist(), hits.hi.tolist(), hits.entry.tolist(), article_of.tolist(), strict=True
        ):
            entry = self._sources.entries[number]
            indicator = entry.indicator
            if entry.codebook == "actors":
                if indicator.weight == 0:
                    continue  # a decoy: "South China Sea" is not China
                mentions[article].append(Mention(lo, hi, indicator.category))
                continue
            local = int(sentence[lo]) - int(first[article])
            base = lines[article][local].lo
            takes = complements(indicator.note)
            cues[article].setdefault(local, []).append(
                Cue(lo - base, hi - base, indicator.category, indicator.weight, takes)
            )
        return cues, mentions


def _quotes(
    texts: list[str],
    tokens: Tokens,
    blocks: list[list[Block]],
    lines: list[list[Line]],
    cues: list[dict[int, list[Cue]]],
    mentions: list[list[Mention]],
) -> list[list[Quote]]:
    out = []
    for n, text in enumerate(texts):
        lo, hi = int(tokens.bounds[n]), int(tokens.bounds[n + 1])
        cast = learn_cast(text, tokens, lo, hi, mentions[n], _running_text(lines[n], lo, hi))
        coded = [b.span for b in blocks[n] if b.kind in CODED_KINDS and b.copy_of < 0]
        running = [(line.span.start, line.span.end) for line in lines[n] if line.kind == "body"]
        speakers = Speakers(text, tokens, cast, mentions[n], running, lo, hi)
        out.append(Reader(text, tokens, lines[n], marked(text, coded), speakers, cues[n]).read())
    return out


def _stands_right(lo: int, hi: int, entry: Entry, line: tuple[int, int]) -> bool:
    """Whether a furniture phrase stands where its note wants it: `{line}` at the line's start, `{whole}` filling most of it."""
    note = entry.indicator.note
    if "{line}" in note:
        return lo == line[0]
    return "{whole}" not in note or 2 * (hi - lo) >= line[1] - line[0]


def _running_text(lines: list[Line], lo: int, hi: int) -> list[bool]:
    """For each token of an article whether it stands in body or caption; headlines put capitals on words that are no names."""
    inside = np.zeros(hi - lo, bool)
    for line in lines:
        if line.kind != "headline":
            inside[line.lo - lo : line.hi - lo] = True
    return list(inside.tolist())


def _accept(tokens: Tokens, lo: int, hi: int, entry: Entry) -> bool:
    return entry.codebook != "actors" or accepts(tokens, lo, hi, entry)


def _token_edges(tokens: Tokens, spans: list[list[Span]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each span of each article its first token and the one after its last, by one search over the whole batch."""
    lengths = np.diff(tokens.bounds)
    reach = np.int64(1 << 40)
    base = np.repeat(np.arange(len(spans), dtype=np.int64) * reach, [len(paras) for paras in spans])
    starts = tokens.start + np.repeat(np.arange(len(lengths), dtype=np.int64) * reach, lengths)
    edges = np.array([(s.start, s.end) for paras in spans for s in paras], np.int64).reshape(-1, 2)
    lo = np.searchsorted(starts, edges[:, 0] + base).astype(np.int64)
    hi = np.searchsorted(starts, edges[:, 1] + base).astype(np.int64)
    return lo, hi


def _token_ranges(tokens: Tokens, article: int, spans: Sequence[Span]) -> list[tuple[int, int]]:
    lo, hi = int(tokens.bounds[article]), int(tokens.bounds[article + 1])
    starts = tokens.start[lo:hi]
    begin = np.searchsorted(starts, [s.start for s in spans])
    end = np.searchsorted(starts, [s.end for s in spans])
    return [(lo + int(a), lo + int(b)) for a, b in zip(begin, end, strict=True)]


def _lines(texts: list[str], tokens: Tokens, blocks: list[list[Block]]) -> tuple[list[list[Line]], Ints, Ints]:
    """The coded sentences of each article, each token's sentence, and each article's first sentence."""
    out: list[list[Line]] = []
    number = np.full(len(tokens), -1, np.int32)
    first = np.zeros(len(texts) + 1, np.int32)
    count = 0
    for n, text in enumerate(texts):
        found = [
            (span, b, block.kind)
            for b, block in enumerate(blocks[n])
            if block.kind in CODED_KINDS and block.copy_of < 0
            for span in sentences(text, block.span)
        ]
        ranges = _token_ranges(tokens, n, [f[0] for f in found])
        lines = [
            Line(span, b, kind, lo, hi) for (span, b, kind), (lo, hi) in zip(found, ranges, strict=True) if hi > lo
        ]
        for line in lines:
            number[line.lo : line.hi] = count
            count += 1
        out.append(lines)
        first[n + 1] = count
    return out, number, first


def _voices(tokens: Tokens, quotes: list[list[Quote]]) -> NDArray[np.int8]:
    """Each token's voice: what stands in marks is quoted, the rest of a reported clause paraphrased."""
    voice = np.zeros(len(tokens), np.int8)
    for (lo, hi), rows in zip(slices(tokens.bounds.tolist()), quotes, strict=True):
        starts = tokens.start[lo:hi]
        for kind, value in (("indirect", PARAPHRASED), ("", QUOTED)):
            for quote in rows:
                if (quote.kind == "indirect") == (kind == "indirect"):
                    for piece in quote.pieces:
                        a, b = np.searchsorted(starts, [piece.start, piece.end])
                        voice[lo + int(a) : lo + int(b)] = value
    return voice


def parse(article: Article) -> ParsedArticle:
    """Parse one article: blocks, sentences, quotations, voice.

    >>> parsed = parse(Article("a", "Tokyo said the jets came close. It rained."))
    >>> [q.kind for q in parsed.quotes]
    ['indirect']
    """
    return Parser().parse([article]).article(0)
