"""`kwic()`: key words in context, with the voice, speaker and actor of each occurrence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.codebooks.matcher import Matcher
from framing.codebooks.pattern import PatternError, compile_pattern
from framing.coders.lexicon import LexiconCoder
from framing.measures.common import check_option, finished
from framing.model.article import Article
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError
from framing.model.tokens import tokenize
from framing.workbench.context import with_context
from framing.workbench.material import coded_everywhere, texts_of

COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "sentence_id": "int64",
    "start": "int64",
    "end": "int64",
    "left": "str",
    "text": "str",
    "right": "str",
    "voice": "str",
    "speaker": "str",
    "actor": "str",
    "negated": "bool",
    "scope": "str",
    "pattern": "str",
}


def kwic(
    coding: Coding,
    patterns: str | Sequence[str],
    *,
    window: int = 8,
    limit: int | None = None,
    voice: str | None = None,
) -> pd.DataFrame:
    """Every occurrence of some words in the coded text, in context, with who says them.

    Headlines, running text and captions are searched; page furniture and repeated lines are not. Words inside names are
    found too. Where two patterns overlap, each has its row; within one pattern the longest match wins.

    Parameters
    ----------
    patterns : a pattern of the codebook language, or several: `"provocat*"`, `["(joint|combined) patrol*", "red ~2 line*"]`
    window : words shown on either side, within the paragraph
    limit : at most so many rows, the first by article and place
    voice : only occurrences in this voice: "outlet", "quoted" or "paraphrased"

    Returns
    -------
    One row per occurrence, sorted by article and place. `article_id outlet sentence_id start end` (half-open character
    offsets into the article's text), `left text right` (which read on in the article), `voice speaker actor` (null in the
    outlet's own voice), `negated scope` (as in `coding.evidence`), `pattern`. Where nothing is found the frame is empty.

    Raises UsageError for a pattern that cannot be read, an option out of range, or a coding without its texts.

    >>> from framing.coders.code import code
    >>> coding = code([Article("a", "Tokyo said the flight was provocative. It was not the first.")], codebooks=[])
    >>> kwic(coding, ["provoc*", "first"], window=2)[["left", "text", "right", "voice", "actor", "negated"]]
              left         text     right        voice  actor  negated
    0  flight was   provocative  . It was  paraphrased  Japan    False
    1     not the         first                 outlet    NaN     True
    """
    book = _book(patterns)
    for name, given in (("window", window), ("limit", limit)):
        if given is not None and given < 0:
            raise UsageError(f"{name}: expected 0 or more, got {given!r}")
    if voice is not None:
        check_option("voice", voice, VOICES)
    coder = LexiconCoder([book], name="kwic", everywhere=True)
    found = coded_everywhere(_likely(texts_of(coding), book), coder)
    rows = found.evidence.sort_values(["article_id", "start", "end", "category"], kind="stable")
    rows = rows[rows["voice"] == voice] if voice else rows
    rows = with_context(found, rows.head(len(rows) if limit is None else limit), window)
    rows = rows.merge(found.articles[["article_id", "outlet"]], how="left", on="article_id")
    return finished(rows.rename(columns={"category": "pattern"}), COLUMNS)


def _book(patterns: str | Sequence[str]) -> Codebook:
    """A codebook with a category for each pattern, so that patterns that overlap leave each other alone."""
    distinct = list(dict.fromkeys([patterns] if isinstance(patterns, str) else patterns))
    if not distinct:
        raise UsageError("patterns: expected at least one, got none: name a word or phrase")
    for pattern in distinct:
        try:
            compile_pattern(pattern)
        except PatternError as error:
            raise UsageError(f"pattern {pattern!r}: {error}: mend it (docs/codebooks.md has the language)") from None
    return Codebook.from_terms({pattern: [pattern] for pattern in distinct}, name="kwic")


def _likely(articles: Sequence[Article], book: Codebook) -> list[Article]:
    """The articles in whose text some pattern occurs, wherever it does: the others need not be read."""
    tokens = tokenize([a.text for a in articles])
    home = np.repeat(np.arange(len(articles), dtype=np.int32), np.diff(tokens.bounds))
    hits = Matcher([book]).match(tokens, home)
    return [articles[n] for n in np.unique(home[hits.lo]).tolist()]
