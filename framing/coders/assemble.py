"""From a parsed and coded batch to the columns of the six tables; voice, speaker and actor are joined to hits here, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.coders.coder import Hit
from framing.coders.combined import NamedCode
from framing.coders.lexicon import OVERALL
from framing.model.coding import SCHEMAS, STANCE, VOICES
from framing.text.parsed import ParsedBatch
from framing.text.places import Places, members
from framing.text.quotes import Quote

Columns = dict[str, list[Any]]


class TableBuilder:
    """Collects rows of the six tables as columns, batch by batch."""

    def __init__(self, extra: Sequence[str] = (), *, editorial: bool = True) -> None:
        self.extra = tuple(extra)
        self.editorial = editorial
        self.columns: dict[str, Columns] = {name: {c: [] for c in schema.names} for name, schema in SCHEMAS.items()}
        for name in self.extra:
            self.columns["articles"][name] = []

    def row(self, table: str, **values: Any) -> None:
        """Append one row; every column must be given."""
        columns = self.columns[table]
        for name, column in columns.items():
            column.append(values[name])

    def add(
        self,
        batch: ParsedBatch,
        hits: Mapping[str, Sequence[Hit]],
        codes: Sequence[NamedCode],
        valence: NDArray[np.float64],
    ) -> None:
        """The rows of one batch; `hits` are those of each coder by its name."""
        line_voice = batch.line_voices()
        editorial = editorial_by_block(batch, codes) if self.editorial else {}
        for number in range(len(batch.articles)):
            self._article(batch, number)
            self._blocks(batch, number, editorial)
            self._sentences(batch, number, line_voice, valence)
            self._quotes(batch, number)
        joined = _VoiceJoin(batch)
        for coder, found in hits.items():
            self._evidence(batch, coder, found, joined)
        self._codes(batch, hits["lexicon"], codes, line_voice, joined)

    def _article(self, batch: ParsedBatch, number: int) -> None:
        article = batch.articles[number]
        lo, hi = batch.tokens.bounds[number : number + 2]
        coded = (batch.sentence[lo:hi] >= 0) & batch.is_word[lo:hi]
        own = {name: article.extra.get(name) for name in self.extra}
        self.row(
            "articles", article_id=article.id, outlet=article.outlet, title=article.title, author=article.author, published=article.published,
            url=article.url, language=article.language, source=article.source, n_words=int(coded.sum()), n_sentences=len(batch.lines[number]),
            event_id=article.extra.get("event"), **own,
        )  # fmt: skip

    def _blocks(self, batch: ParsedBatch, number: int, editorial: dict[tuple[int, int], float]) -> None:
        article = batch.articles[number]
        lo, hi = (int(b) for b in batch.tokens.bounds[number : number + 2])
        starts = batch.tokens.start[lo:hi]
        for n, block in enumerate(batch.blocks[number]):
            a, b = np.searchsorted(starts, [block.span.start, block.span.end])
            self.row(
                "blocks", article_id=article.id, block_id=n, kind=block.kind, start=block.span.start, end=block.span.end,
                n_words=int(batch.is_word[lo + a : lo + b].sum()), editorial=editorial.get((number, n), float("nan")), reason=block.reason,
            )  # fmt: skip

    def _sentences(
        self, batch: ParsedBatch, number: int, voice: NDArray[np.int8], valence: NDArray[np.float64]
    ) -> None:
        first = int(batch.first_line[number])
        for n, line in enumerate(batch.lines[number]):
            self.row(
                "sentences", article_id=batch.articles[number].id, block_id=line.block, sentence_id=n, start=line.span.start, end=line.span.end,
                n_words=int(batch.is_word[line.lo : line.hi].sum()), voice=VOICES[voice[first + n]], valence=float(valence[first + n]),
            )  # fmt: skip

    def _quotes(self, batch: ParsedBatch, number: int) -> None:
        article = batch.articles[number]
        for n, quote in enumerate(batch.quotes[number]):
            speaker, cue = quote.speaker, quote.cue
            self.row(
                "quotes", article_id=article.id, sentence_id=quote.sentence, quote_id=n, kind=quote.kind, start=quote.start, end=quote.end,
                speaker=speaker.of(article.text) if speaker else None, speaker_start=speaker.start if speaker else None,
                speaker_end=speaker.end if speaker else None, actor=quote.actor, cue=cue.of(article.text) if cue else None,
                cue_class=quote.cue_class,
            )  # fmt: skip

    def _evidence(self, batch: ParsedBatch, coder: str, hits: Sequence[Hit], joined: _VoiceJoin) -> None:
        for hit in hits:
            number = int(batch.article_of_line[hit.line])
            article = batch.articles[number]
            start, end = int(batch.tokens.start[hit.lo]), int(batch.tokens.end[hit.hi - 1])
            quote = joined.act_at(hit) or joined.quote_at(number, start, end)
            speaker = quote.speaker.of(article.text) if quote and quote.speaker else None
            self.row(
                "evidence", article_id=article.id, sentence_id=hit.line - int(batch.first_line[number]), start=start, end=end,
                text=article.text[start:end], codebook=hit.codebook, category=hit.category, weight=hit.weight,
                voice=joined.voice(hit), speaker=speaker, actor=quote.actor if quote else None, indicator=hit.indicator,
                coder=coder, negated=hit.negated, scope=hit.scope,
            )  # fmt: skip

    def _codes(
        self,
        batch: ParsedBatch,
        hits: Sequence[Hit],
        codes: Sequence[NamedCode],
        line_voice: NDArray[np.int8],
        joined: _VoiceJoin,
    ) -> None:
        weights: defaultdict[tuple[int, str, str], dict[str, float]] = defaultdict(dict)
        for hit in hits:
            if not hit.negated:
                by_voice = weights[hit.line, hit.codebook, hit.category]
                voice = joined.voice(hit)
                by_voice[voice] = by_voice.get(voice, 0.0) + hit.weight
        for coder, code in codes:
            number = int(batch.article_of_line[code.line])
            found = weights.get((code.line, code.codebook, code.category))
            voice = min(found, key=lambda v: (-found[v], VOICES.index(v))) if found else VOICES[line_voice[code.line]]
            self.row(
                "codes", article_id=batch.articles[number].id, sentence_id=code.line - int(batch.first_line[number]), codebook=code.codebook,
                category=code.category, coder=coder, value=round(code.value, 6), present=code.present, voice=voice,
            )  # fmt: skip


class _VoiceJoin:
    """Finds the voice of a hit and the quotation that it stands in: the shortest one that names an actor, else the shortest.

    A cue with a speaker is that speaker's act: in "Oslo condemned the raid" the condemnation is Oslo's. Only codebooks of the
    outlet's own wording (`loaded`, `editorial`) take the cue for what it also is, the outlet's choice of word.
    """

    def __init__(self, batch: ParsedBatch) -> None:
        self._batch = batch
        self._acts: dict[int, Quote] = {}
        acts = [[(q.cue, q) for q in own if q.cue and q.speaker and q.cue_class != STANCE] for own in batch.quotes]
        places = Places([a.text for a in batch.articles], batch.tokens)
        tokens, numbers = members(*places.ranges([[cue for cue, _ in own] for own in acts]))
        quotes = [quote for own in acts for _, quote in own]
        for token, number in zip(tokens.tolist(), numbers.tolist(), strict=True):
            self._acts.setdefault(token, quotes[number])

    def act_at(self, hit: Hit) -> Quote | None:
        """The quotation whose cue the hit stands on, or None."""
        if hit.codebook in OVERALL:
            return None
        return next((self._acts[n] for n in range(hit.lo, hit.hi) if n in self._acts), None)

    def voice(self, hit: Hit) -> str:
        """The voice of a hit."""
        own = span_voice(self._batch, hit.lo, hit.hi)
        return "paraphrased" if own == "outlet" and self.act_at(hit) else own

    def quote_at(self, number: int, start: int, end: int) -> Quote | None:
        """The quotation that holds most of characters `start` to `end` of an article, or None in the outlet's own voice."""
        around = [
            (q, sum(max(0, min(end, p.end) - max(start, p.start)) for p in q.pieces))
            for q in self._batch.quotes[number]
            if q.start < end and start < q.end
        ]
        inside = [q for q, shared in around if 2 * shared >= end - start]
        return min(
            inside, key=lambda q: (q.actor is None and q.speaker is None, q.end - q.start, q.start), default=None
        )


def span_voice(batch: ParsedBatch, lo: int, hi: int) -> str:
    """The voice that most of a hit's tokens stand in."""
    return VOICES[int(np.bincount(batch.voice[lo:hi], minlength=3).argmax())]


def editorial_by_block(batch: ParsedBatch, codes: Sequence[NamedCode]) -> dict[tuple[int, int], float]:
    """For each coded headline and body block the word-weighted mean of its sentences' combined editorial value."""
    value = {
        c.code.line: c.code.value
        for c in codes
        if c.coder == "combined" and c.code.category == c.code.codebook == "editorial"
    }
    total: defaultdict[tuple[int, int], float] = defaultdict(float)
    words: defaultdict[tuple[int, int], int] = defaultdict(int)
    for n, line in enumerate(batch.all_lines):
        if line.kind == "caption":
            continue
        key = (int(batch.article_of_line[n]), line.block)
        count = max(1, int(batch.is_word[line.lo : line.hi].sum()))
        total[key] += count * value.get(n, 0.0)
        words[key] += count
    return {key: round(total[key] / words[key], 6) for key in total}
