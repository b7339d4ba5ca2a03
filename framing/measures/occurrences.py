"""Every place where a word or phrase stands, in a voice: what a row of `keyness` opens to."""

from __future__ import annotations

import pandas as pd

from framing.measures.common import finished
from framing.measures.selection import Filter, select
from framing.measures.terms import terms_of
from framing.measures.words import words_of_coding
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError
from framing.model.tokens import words_of

COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "sentence_id": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "voice": "str",
}


def occurrences(coding: Coding, word: str, *, voice: str | None = None, where: Filter | None = None) -> pd.DataFrame:
    """Every place that `keyness` counts for one of its words: what a row of its table stands on.

    Parameters
    ----------
    word : as the table has it, a word or a phrase
    voice, where : as `voice` and `target` of `keyness`

    Returns
    -------
    One row per occurrence, by article and place. `article_id outlet sentence_id start end` (half-open character offsets into the
    article's text), `text`, `voice`.

    Raises UsageError for a text without words, and as `keyness` does.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo called it a grave threat. A grave matter.")], codebooks=[])
    >>> occurrences(coding, "grave")[["start", "end", "text", "voice"]]
       start  end   text        voice
    0     18   23  grave  paraphrased
    1     34   39  grave       outlet
    """
    parts = words_of(word)
    if not parts:
        raise UsageError(f"word: expected a word or a phrase, got {word!r}")
    words = words_of_coding(coding)
    terms = terms_of(words, len(parts))
    wanted = " ".join(parts).replace(" 's", "'s")
    number = terms.texts.index(wanted) if wanted in terms.texts else -1
    chosen = select(coding, where if where is not None else {}, voice=voice, option="where")
    at = terms.at[(terms.term == number) & terms.chosen(chosen.articles, chosen.voices)]
    outlet = coding.articles.set_index("article_id")["outlet"]
    text = {article.id: article.text for article in coding.corpus}
    rows = [
        (i := words.article_ids[words.article[lo]], outlet[i], s, a, b, text[i][a:b], VOICES[words.voice[lo]])
        for lo, s, a, b in zip(
            at.tolist(), words.sentence[at].tolist(), words.start[at].tolist(),
            words.end[at + terms.n - 1].tolist(), strict=True,
        )
    ]  # fmt: skip
    return finished(pd.DataFrame(rows, columns=list(COLUMNS)), COLUMNS)
