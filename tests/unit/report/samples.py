"""Codings by hand, with everything that a report has to show."""

from __future__ import annotations

import dataclasses

import pandas as pd

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.model.article import Article
from framing.model.coding import Coding
from framing.model.errors import Problem
from framing.model.signature import Signature
from tests.helpers.codings import Code, Hit, Quote, Sentence, make_coding

SENTENCES = [
    Sentence("echo", "Jets buzz the reckless fleet", kind="headline"),
    Sentence("echo", "Tokyo said the grave and reckless flight was no drill.", voice="paraphrased", valence=-0.5),
    Sentence("echo", "We must never look away from this.", editorial=0.9, valence=0.25),
    Sentence("post", "Moscow claimed it was a routine drill.", voice="paraphrased"),
    Sentence("post", "“We are calm,” the minister said.", voice="quoted", valence=0.5),
    Sentence("wire", "The jets flew home after an hour over the sea."),
]
OUTLETS = {"echo": "Daily Echo", "post": "Evening Post", "wire": "Wire"}
CODES = [
    Code("echo", 0, "threat", "outlet"),
    Code("echo", 1, "threat", "paraphrased"),
    Code("echo", 2, "editorial", "outlet", codebook="editorial"),
    Code("post", 0, "routine", "paraphrased"),
    Code("post", 1, "threat", "quoted", present=False),
]
EVIDENCE = [
    Hit("echo", 0, "reckless", weight=0.8),
    Hit("echo", 1, "grave and reckless", voice="paraphrased", weight=0.6),
    Hit("echo", 1, "reckless flight", "threat", codebook="security", voice="paraphrased", weight=0.7),
    Hit("echo", 1, "drill", "routine", codebook="security", voice="paraphrased", negated=True),
    Hit("echo", 2, "must never", "judgement", codebook="editorial"),
    Hit("post", 0, "routine drill", "routine", codebook="security", voice="paraphrased"),
]
QUOTES = [
    Quote("echo", 1, "the grave and reckless flight was no drill", "indirect", "Japan", "said", "neutral"),
    Quote("post", 0, "it was a routine drill", "indirect", "Russia", "claimed", "doubting"),
    Quote("post", 1, "We are calm", "direct", None, "said", "neutral"),
]
ASIDE = "Support our newsroom"


def three_articles() -> Coding:
    """Three articles; `echo` has commentary, overlapping evidence, and a line of furniture at its end."""
    return dressed(make_coding(SENTENCES, outlets=OUTLETS, codes=CODES, evidence=EVIDENCE, quotes=QUOTES))


def many_articles(per_outlet: int, outlets: tuple[str, ...] = ("Echo", "Post")) -> Coding:
    """That many short articles for each outlet; those of the first outlet are half commentary."""
    names = {f"{outlet.lower()}-{n:02d}": outlet for outlet in outlets for n in range(per_outlet)}
    sentences, codes = [], []
    for name, outlet in names.items():
        sentences += [
            Sentence(name, "The jets flew home."),
            Sentence(name, "We must act.", editorial=0.9 * (outlet == outlets[0])),
        ]
        codes.append(Code(name, 0, "threat", "quoted" if outlet == outlets[0] else "outlet"))
    return dressed(make_coding(sentences, outlets=names, codes=codes))


def dressed(coding: Coding) -> Coding:
    """The coding with counts of words, definitions, a signature, problems, and a line of furniture in its first article."""
    tables = dict(coding.tables)
    words = tables["sentences"].groupby("article_id")["n_words"].sum()
    articles = tables["articles"].assign(published="2025-12")
    articles["n_words"] = articles["article_id"].map(words).fillna(0).astype("int32")
    articles["n_sentences"] = articles["article_id"].map(tables["sentences"]["article_id"].value_counts()).fillna(0)
    corpus = list(coding.corpus)
    if corpus:
        corpus[0], row = _with_furniture(corpus[0])
        tables["blocks"] = pd.concat([tables["blocks"], row], ignore_index=True).astype(tables["blocks"].dtypes)
    books = tuple(_defined(book) for book in coding.codebooks)
    signature = Signature(
        versions={"framing": "0.1.0"}, codebooks={b.name: b.stamp for b in books}, n_articles=len(corpus)
    )
    problems = (Problem("news.csv, row 3", "no text: left out"), Problem("echo", "date is partial", refused=False))
    tables["articles"] = articles.astype({"n_sentences": "int32"})
    return dataclasses.replace(
        coding, tables=tables, corpus=tuple(corpus), codebooks=books, signature=signature, problems=problems
    )


def _with_furniture(article: Article) -> tuple[Article, pd.DataFrame]:
    start = len(article.text)
    row = {"article_id": article.id, "block_id": 99, "kind": "furniture", "start": start, "end": start + len(ASIDE)}
    row |= {"n_words": 3, "editorial": float("nan"), "reason": "donate: support our"}
    return dataclasses.replace(article, text=article.text + ASIDE), pd.DataFrame([row])


def _defined(book: Codebook) -> Codebook:
    categories = tuple(
        Category(c.name, c.name.capitalize(), f"What {c.name} is.", ("this",), ("that",)) for c in book.categories
    )
    indicators = tuple(Indicator(c.name, f"{c.name}*") for c in categories)
    return dataclasses.replace(
        book,
        categories=categories,
        indicators=indicators,
        title=f"{book.name.capitalize()} book",
        description=f"About {book.name}.",
        reference="Entman (1993)",
    )
