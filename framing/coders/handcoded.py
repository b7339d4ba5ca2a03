"""`examples_of()`: what people coded, as labelled sentences that train and test a classifier."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping

import pandas as pd

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.coders.code import OWN_CODERS
from framing.coders.training import labels_of
from framing.model.coding import Coding
from framing.model.errors import UsageError

PLACE = ["article_id", "sentence_id"]
UNKNOWN = "none"
HALF = 0.5
ABOUT = ("topic", "region", "genre")


def examples_of(
    human: Coding, *, coder: str | None = None, codebook: str | os.PathLike[str] | Codebook | None = None
) -> tuple[Example, ...]:
    """Training examples from a coding by people, one for each sentence that was judged on every label of the codebook.

    Labels are the codebook's categories; for `loaded` and `editorial` the one overall code, as the classifier predicts it.
    A sentence on which one of them was left empty is left out, since what was not judged is not absent.

    Parameters
    ----------
    human : what `framing.read_coding` gives
    coder : the person to believe; by default the majority of all who judged the sentence. Sentences on which people are
        evenly divided are left out, with a warning
    codebook : by default the one that was coded; needed where the coding holds several

    Returns
    -------
    Examples in the order of articles and sentences. `scenario` is the article's id, so that folds of `FrameClassifier`
    never have an article on both sides; `voice` is the coders' (`none` without a label, or where they gave none or
    different ones); `topic`, `region` and `genre` are those of the article, where it has such columns.

    Raises UsageError for a coder or codebook that is not there, and where no sentence was judged on every label.

    >>> rows = {"article_id": "a", "sentence_id": [0, 0, 1], "codebook": "storm", "category": ["harm", "help", "harm"]}
    >>> codes = pd.DataFrame(rows | {"coder": "AB", "value": [1.0, 0.0, 1.0], "present": [True, False, True], "voice": None})
    >>> sentences = pd.DataFrame({"article_id": "a", "sentence_id": [0, 1], "start": [0, 12], "end": [11, 20]})
    >>> from framing.model.article import Article
    >>> human = Coding({"codes": codes, "sentences": sentences}, (Article("a", "Roofs fell. It snowed"),))
    >>> storm = Codebook.from_terms({"harm": ["fell"], "help": ["aid"]}, name="storm")
    >>> [(e.text, e.labels, e.scenario) for e in examples_of(human, codebook=storm)]  # sentence 1: help was not judged
    [('Roofs fell.', ('harm',), 'a')]
    """
    book = _book(human, codebook)
    labels = labels_of(book)
    rows = _rows(human, book, coder)
    judged = rows[rows["category"].isin(labels)].assign(share=lambda r: r["present"].astype(float))
    shares = judged.pivot_table(index=PLACE, columns="category", values="share").reindex(columns=list(labels)).dropna()
    if not len(shares):
        raise UsageError(
            f"human: no sentence was judged on all of {', '.join(labels)}: give a codebook with the judged categories "
            "alone (Codebook.select), or fill in the sheet"
        )
    divided = (shares == HALF).any(axis=1)
    if divided.any():
        warnings.warn(
            f"examples_of: people are evenly divided on {divided.sum()} of {len(shares)} sentences, which are left out: "
            "adjudicate them, or name a coder",
            stacklevel=2,
        )
    found = (shares[~divided] > HALF).sort_index()
    voices = _voices(rows)
    articles = {article.id: article for article in human.corpus}
    spans = human.sentences.set_index(PLACE)[["start", "end"]]
    out = []
    for place, row in zip(found.index, found.to_numpy(), strict=True):
        article = articles[place[0]]
        start, end = spans.loc[place]
        chosen = tuple(label for label, present in zip(labels, row, strict=True) if present)
        voice = voices.get(place, UNKNOWN) if chosen else UNKNOWN
        topic, region, genre = (str(article.extra.get(name) or "") for name in ABOUT)
        out.append(Example(article.text[start:end], chosen, voice, article.id, topic, region, genre))
    return tuple(out)


def _book(human: Coding, given: str | os.PathLike[str] | Codebook | None) -> Codebook:
    """The codebook whose labels are wanted."""
    coded = sorted(human.codes["codebook"].unique())
    if not coded:
        raise UsageError("human: the coding holds no judgements: read a filled sheet with framing.read_coding")
    if given is None:
        if len(coded) != 1:
            raise UsageError(f"codebook: the coding holds {', '.join(coded)}: name one of them")
        known = {book.name: book for book in human.codebooks}
        return known[coded[0]] if coded[0] in known else load_codebook(coded[0])
    known = {book.name: book for book in human.codebooks}
    book = known[given] if isinstance(given, str) and given in known else load_codebook(given)
    if book.name not in coded:
        raise UsageError(f"codebook: {book.name!r} was not coded here, expected one of {', '.join(coded)}")
    return book


def _rows(human: Coding, book: Codebook, coder: str | None) -> pd.DataFrame:
    """The judgements of a codebook by one person, or by all people."""
    codes = human.codes[human.codes["codebook"] == book.name]
    people = sorted(set(codes["coder"]) - set(OWN_CODERS))
    if coder is not None and coder not in people:
        raise UsageError(
            f"coder: {coder!r} coded nothing of {book.name!r}: expected one of {', '.join(people) or 'none'}"
        )
    return codes[codes["coder"].isin(people if coder is None else [coder])]


def _voices(rows: pd.DataFrame) -> Mapping[tuple[str, int], str]:
    """The voice of each sentence on which all who gave one agree."""
    given = rows.dropna(subset="voice").groupby(PLACE)["voice"].agg(["nunique", "first"])
    return dict(given.loc[given["nunique"] == 1, "first"])
