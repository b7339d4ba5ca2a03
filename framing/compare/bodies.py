"""What of each article can be reprinted: its body's sentences without those that stand in every article of the outlet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

from framing.compare.passages import Lexis, Passages, passages_of
from framing.measures.common import COUNTED
from framing.model.coding import Coding
from framing.model.tokens import Ints, slices

OFTEN = 3
"""A sentence in so many articles of one outlet may be a standing one."""


def bodies(coding: Coding, *, lexis: Lexis | None = None) -> dict[str, Passages]:
    """The sentences of each article's body; of one without a body those of its headline; of one not coded its lines.

    An article that was not coded (in another language, or all of it taken for page furniture) can still be a copy.

    >>> import pandas as pd
    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Two jets took off from the base.")], codebooks=["security"], models={})
    >>> bodies(coding)["a"].n_words.tolist()
    [7]
    """
    lexis = lexis or Lexis()
    out = passages_of(coding, kinds=("body",), lexis=lexis)
    empty = [key for key, body in out.items() if not len(body)]
    out |= passages_of(coding, empty, kinds=COUNTED, lexis=lexis)
    for article in coding.corpus:
        if article.id in out and not len(out[article.id]):
            out[article.id] = Passages.of(article.id, article.text, _lines(article.text), lexis=lexis)
    return out


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((start, start + len(line.rstrip())))
        start += len(line)
    return spans


def telling(coding: Coding, articles: Mapping[str, Passages]) -> dict[str, Passages]:
    """Each article without the standing lines of its outlet.

    A standing line (`Follow us for more`, who the author is, where the agency's rules can be read) is a sentence that three
    articles of an outlet or more have, word for word, at least half of them among words that are otherwise their own. An
    outlet that ran one story three times has its sentences three times too; there nearly all words are shared.
    """
    outlet_of = dict(zip(coding.articles["article_id"], coding.articles["outlet"].fillna(""), strict=True))
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for key in articles:
        by_outlet[outlet_of[key]].append(key)
    out = dict(articles)
    for outlet, own in by_outlet.items():
        if outlet and len(own) >= OFTEN:
            keys = {key: _keys(articles[key]) for key in own}
            standing = _standing({key: (keys[key], articles[key].n_words) for key in own})
            for key in own:
                kept = [n for n, words in enumerate(keys[key]) if words not in standing]
                if len(kept) < len(keys[key]):
                    out[key] = articles[key].take(np.array(kept, np.int32))
    return out


def _keys(passages: Passages) -> list[bytes]:
    """Each passage's words as bytes."""
    return [passages.word[a:b].tobytes() for a, b in slices(passages.bounds.tolist())]


def _standing(outlet: Mapping[str, tuple[list[bytes], Ints]]) -> set[bytes]:
    """The standing sentences of one outlet."""
    holds = Counter(key for keys, _ in outlet.values() for key in set(keys))
    often = {key for key, n in holds.items() if n >= OFTEN}
    among_own: Counter[bytes] = Counter()
    for keys, n_words in outlet.values():
        repeated = np.array([key in often for key in keys], bool)
        if 2 * n_words[repeated].sum() < n_words.sum():
            among_own.update({key for key in keys if key in often})
    return {key for key in often if 2 * among_own[key] >= holds[key]}
