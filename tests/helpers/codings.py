"""A builder of codings by hand: a test writes sentences and what was coded in them, the builder the six tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from framing.codebooks.codebook import Codebook
from framing.model.article import Article
from framing.model.coding import SCHEMAS, Coding, as_frame, build_table
from framing.model.tokens import words_of


class Sentence(NamedTuple):
    """A sentence of an article; one with the same `block` as the sentence before it stands in the same paragraph."""

    article: str
    text: str
    kind: str = "body"
    voice: str = "outlet"
    valence: float = 0.0
    editorial: float = 0.0
    block: int | None = None


class Code(NamedTuple):
    """A category coded in the sentence number `sentence` of an article."""

    article: str
    sentence: int
    category: str
    voice: str = "outlet"
    codebook: str = "security"
    coder: str = "combined"
    present: bool = True


class Hit(NamedTuple):
    """Evidence: the first occurrence of `text` in the sentence."""

    article: str
    sentence: int
    text: str
    category: str = "attack"
    weight: float = 1.0
    voice: str = "outlet"
    codebook: str = "loaded"
    coder: str = "lexicon"
    negated: bool = False
    scope: str = "asserted"


class Quote(NamedTuple):
    """A quotation: the first occurrence of `text` in the sentence."""

    article: str
    sentence: int
    text: str
    kind: str = "direct"
    actor: str | None = None
    cue: str | None = None
    cue_class: str | None = None


BOOKS = {"security": ("threat", "routine", "alliance"), "loaded": ("attack", "praise"), "editorial": ("judgement",)}


def make_coding(
    sentences: Iterable[Sentence],
    *,
    outlets: Mapping[str, str | None],
    codes: Iterable[Code] = (),
    evidence: Iterable[Hit] = (),
    quotes: Iterable[Quote] = (),
    books: Mapping[str, Iterable[str]] = BOOKS,
) -> Coding:
    """A coding of the articles that `outlets` names; sentences stand one a line in the article's text."""
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    texts = dict.fromkeys(outlets, "")
    spans: dict[tuple[str, int], tuple[int, str]] = {}
    for s in sentences:
        number = sum(article == s.article for article, _ in spans)
        start = len(texts[s.article])
        spans[s.article, number] = (start, s.text)
        texts[s.article] += s.text + "\n"
        _add_sentence(tables, s, number, start)
    for quote in quotes:
        row = _placed(quote, spans)
        tables["quotes"].append(row | {"quote_id": len(tables["quotes"])})
    tables["evidence"] = [_placed(hit, spans) for hit in evidence]
    tables["codes"] = [_placed(code, spans) | {"value": 0.9 if code.present else 0.1} for code in codes]
    tables["articles"] = [{"article_id": article, "outlet": outlet} for article, outlet in outlets.items()]
    corpus = tuple(Article(article, texts[article], outlet=outlet) for article, outlet in outlets.items())
    codebooks = tuple(Codebook.from_terms({c: [] for c in categories}, name=name) for name, categories in books.items())
    frames = {name: _frame(name, rows) for name, rows in tables.items()}
    return Coding(frames, corpus=corpus, codebooks=codebooks)


def _add_sentence(tables: dict[str, list[dict[str, Any]]], s: Sentence, number: int, start: int) -> None:
    """The sentence's row, and its block's where the block is new."""
    block = number if s.block is None else s.block
    place = {"article_id": s.article, "block_id": block, "start": start, "end": start + len(s.text)}
    place["n_words"] = sum(word != "'s" for word in words_of(s.text))
    if not any(b["article_id"] == s.article and b["block_id"] == block for b in tables["blocks"]):
        tables["blocks"].append(place | {"kind": s.kind, "editorial": s.editorial, "reason": ""})
    tables["sentences"].append(place | {"sentence_id": number, "voice": s.voice, "valence": s.valence})


def _placed(row: Code | Hit | Quote, spans: Mapping[tuple[str, int], tuple[int, str]]) -> dict[str, Any]:
    """The row as a dict, with the offsets of its text, if it has one, in the article."""
    out: dict[str, Any] = {**row._asdict(), "article_id": row.article, "sentence_id": row.sentence}
    if not isinstance(row, Code):
        start, text = spans[row.article, row.sentence]
        out["start"] = start + text.index(row.text)
        out["end"] = out["start"] + len(row.text)
    return out


def _frame(name: str, rows: list[dict[str, Any]]) -> Any:
    return as_frame(build_table(name, {c: [row.get(c) for row in rows] for c in SCHEMAS[name].names}))
