"""The lexicon coder: codebook indicators as evidence, and their noisy-or as the sentence's value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.codebook import Codebook
from framing.codebooks.matcher import Matcher
from framing.coders.coder import Code, Hit, Result
from framing.text.parsed import OUTLET, ParsedBatch
from framing.text.quotes import Line
from framing.text.scope import Scopes

OVERALL = ("loaded", "editorial")
"""Codebooks that also give each sentence one overall code under their own name."""

OWN_VOICE = ("editorial",)
"""Of these the overall code speaks of the outlet's own voice alone: attributed commentary is reporting."""

UNNEGATED = ("editorial",)
"""Codebooks whose indicators keep their meaning under negation: `it is not clear` is as much a comment as `it is clear`."""

SHIELD = 0.1
"""Indicators below this weight only keep others from matching (`sanctions regime`, `early warning`); they are no evidence."""

CAPTION_BOOKS = ("loaded",)
THRESHOLD = 0.5


def noisy_or(weights: Iterable[float]) -> float:
    """The value of a sentence from its hits: 1 - prod(1 - w), each weight held between 0 and 0.99 (Pearl 1988).

    >>> round(noisy_or([0.5, 0.5]), 2), noisy_or([])
    (0.75, 0.0)
    """
    rest = 1.0
    for weight in sorted(weights):
        rest *= 1.0 - min(max(weight, 0.0), 0.99)
    return 1.0 - rest


class LexiconCoder:
    """Codes sentences by the indicators of some codebooks.

    `value` is the noisy-or of the weights of hits that are not negated; a category is present at 0.5 and above.
    Captions are coded for loaded words only. With `everywhere` every occurrence is a hit, also one in a caption or in an
    actor's name, and one of an indicator without weight: for looking words up, not for scoring anybody.
    """

    def __init__(self, codebooks: Sequence[Codebook], *, name: str = "lexicon", everywhere: bool = False) -> None:
        self.name = name
        self.codebooks = tuple(codebooks)
        self._everywhere = everywhere
        self._matcher = Matcher(self.codebooks)

    def __call__(self, batch: ParsedBatch) -> Result:
        """The hits of a batch and the codes that follow from them."""
        hits = tuple(self._hits(batch))
        return Result(hits, tuple(self._codes(batch, hits)))

    def _hits(self, batch: ParsedBatch) -> Iterable[Hit]:
        found = self._matcher.match(batch.tokens, batch.sentence, batch.voice)
        lines = batch.all_lines
        named = _end_of_name(batch)
        home, scopes = -1, Scopes((), ())
        for lo, hi, number in zip(found.lo.tolist(), found.hi.tolist(), found.entry.tolist(), strict=True):
            entry = self._matcher.entries[number]
            line = int(batch.sentence[lo])
            indicator = entry.indicator
            uncoded = lines[line].kind == "caption" and entry.codebook not in CAPTION_BOOKS
            if not self._everywhere and (uncoded or indicator.weight < SHIELD or named[lo] >= hi):
                continue
            if line != home:
                home, scopes = line, _scopes(batch, lines[line])
            scope = scopes.at(lo - lines[line].lo, hi - lines[line].lo)
            negated = scope == "negated" and entry.codebook not in UNNEGATED
            yield Hit(
                line, lo, hi, entry.codebook, indicator.category, indicator.weight, indicator.pattern, negated, scope
            )

    def _codes(self, batch: ParsedBatch, hits: Sequence[Hit]) -> Iterable[Code]:
        weights: defaultdict[tuple[int, str, str], list[float]] = defaultdict(list)
        for hit in hits:
            if hit.negated:
                continue
            weights[hit.line, hit.codebook, hit.category].append(hit.weight)
            if hit.codebook in OVERALL and (hit.codebook not in OWN_VOICE or batch.voice[hit.lo] == OUTLET):
                weights[hit.line, hit.codebook, hit.codebook].append(hit.weight)
        for (line, codebook, category), found in weights.items():
            value = noisy_or(found)
            yield Code(line, codebook, category, value, value >= THRESHOLD)


def _scopes(batch: ParsedBatch, line: Line) -> Scopes:
    """The scopes of one sentence."""
    tokens, (lo, hi) = batch.tokens, (line.lo, line.hi)
    text = batch.articles[int(batch.article_of_line[batch.sentence[lo]])].text
    ends = [line.span.start, *tokens.ends[lo:hi]]
    starts = [*tokens.starts[lo:hi], line.span.end]
    return Scopes(tokens.words[lo:hi], [text[a:b] for a, b in zip(ends, starts, strict=True)])


def _end_of_name(batch: ParsedBatch) -> NDArray[np.int32]:
    """For each token the end of the actor's name it stands in, else 0: nobody scores by a name (`Democratic Alliance`)."""
    ends = np.zeros(len(batch.tokens), np.int32)
    for mentions in batch.mentions:
        for mention in mentions:
            ends[mention.lo : mention.hi] = mention.hi
    return ends
