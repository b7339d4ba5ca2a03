"""What a second article changed of a first: its sentences and words, the evidence in what changed, and the cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.compare.alignment import Pair, align
from framing.compare.passages import Lexis, Passages, passages_of
from framing.compare.rewrites import told
from framing.compare.wording import Wording, align_words
from framing.model.coding import STANCE, Coding
from framing.model.errors import UsageError

KINDS = ("kept", "moved", "rephrased", "added", "dropped")
SENTENCES = {
    "pair_id": "int64",
    "kind": "str",
    "moved": "bool",
    "similarity": "float64",
    "article_id": "str",
    "sentence_id": "int32",
    "start": "int32",
    "end": "int32",
    "text": "str",
}
WORDS = {
    "pair_id": "int64",
    "kind": "str",
    "a_start": "Int32",
    "a_end": "Int32",
    "a_text": "str",
    "b_start": "Int32",
    "b_end": "Int32",
    "b_text": "str",
}
EVIDENCE = {"change": "str", "pair_id": "int64"}
CUES = {
    "pair_id": "int64",
    "actor": "str",
    "a_quote_id": "int32",
    "a_speaker": "str",
    "a_cue": "str",
    "a_class": "str",
    "a_kind": "str",
    "b_quote_id": "int32",
    "b_speaker": "str",
    "b_cue": "str",
    "b_class": "str",
    "b_kind": "str",
}


@dataclass(frozen=True)
class Changes:
    """What article `b` made of article `a`, as tables; `text[start:end]` of the article reads back every row.

    `sentences`: one row per sentence of headline and body of either article, in the order of the side-by-side view. `pair_id`
    ties together what answers to each other (a sentence alone has a number of its own); `kind` is `kept` (the same words),
    `moved` (the same words, in another order of sentences), `rephrased`, `added` (only in b), `dropped` (only in a); `moved`
    holds for rephrased ones too; `similarity` 0 to 1, NaN for a sentence alone; `article_id sentence_id start end text`.

    `words`: one row per run of words of the rephrased pairs: `pair_id kind a_start a_end a_text b_start b_end b_text`; `kept`,
    `replaced`, `added`, `dropped`; null where the other article has no such words.

    `evidence`: the columns of `Coding.evidence` behind `change` and `pair_id`; the hits in what is not common to both: in a
    sentence `added` or `dropped`, or (`rephrased`) in words of a rephrased one that the other has not.

    `cues`: quotations and reports of the same pair and source whose cue, its class or the kind of quotation changed:
    `pair_id actor`, then for either article `quote_id speaker cue class kind`.

    `share_a`, `share_b`: the shares of a and of b that the other tells (see `framing.compare.rewrites.told`).
    """

    a: str
    b: str
    sentences: pd.DataFrame
    words: pd.DataFrame
    evidence: pd.DataFrame
    cues: pd.DataFrame
    share_a: float
    share_b: float
    coding: Coding

    @property
    def only_in_b(self) -> pd.DataFrame:
        """The rows of `evidence` of article b, not negated, whose words the coders did not find in a at all."""
        hits = self.coding.evidence[self.coding.evidence["article_id"] == self.a]
        known = {(text.casefold(), book) for text, book in zip(hits["text"], hits["codebook"], strict=True)}
        own = self.evidence[(self.evidence["article_id"] == self.b) & ~self.evidence["negated"]]
        new = [(t.casefold(), book) not in known for t, book in zip(own["text"], own["codebook"], strict=True)]
        return own[new].reset_index(drop=True)

    @property
    def summary(self) -> pd.DataFrame:
        """Sentences and words of either article by kind: `kind n_sentences_a n_words_a n_sentences_b n_words_b`."""
        rows = self.sentences.assign(n_words=[len(text.split()) for text in self.sentences["text"]])
        out = pd.DataFrame({"kind": pd.Series(KINDS, dtype="str")})
        for side, key in (("a", self.a), ("b", self.b)):
            own = rows[rows["article_id"] == key].groupby("kind")["n_words"].agg(["size", "sum"])
            counts = own.reindex(KINDS, fill_value=0).astype("int64")
            out[f"n_sentences_{side}"] = counts["size"].to_numpy()
            out[f"n_words_{side}"] = counts["sum"].to_numpy()
        return out


@dataclass(frozen=True)
class Entry:
    """One row of the side-by-side view: sentences of a, sentences of b, and how they go together."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    kind: str
    moved: bool = False
    similarity: float = float("nan")
    wordings: tuple[Wording, ...] = ()


def changes(coding: Coding, a: str, b: str) -> Changes:
    """What article `b` changed of article `a`, both of one coding.

    Raises UsageError where the coding has no such article, or `a` is `b`.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> x = Article("x", "Beijing said the drills were routine. Japan scrambled jets.")
    >>> y = Article("y", "Beijing claimed the drills were routine. It is alarming.")
    >>> found = changes(code([x, y], models={}), "x", "y")
    >>> found.sentences[["kind", "text"]].values.tolist()[2:]
    [['dropped', 'Japan scrambled jets.'], ['added', 'It is alarming.']]
    >>> found.words.loc[found.words["kind"] == "replaced", ["a_text", "b_text"]].values.tolist()
    [['said', 'claimed']]
    """
    if a == b:
        raise UsageError(f"diff: expected two articles, got {a!r} twice: name another")
    known = set(coding.articles["article_id"])
    missing = next((key for key in (a, b) if key not in known), None)
    if missing is not None:
        raise UsageError(f"diff: no article {missing!r} in this coding: see coding.articles.article_id")
    passages = passages_of(coding, [a, b], lexis=Lexis())
    first, second = passages[a], passages[b]
    pairs = align(first, second)
    rows = entries(first, second, pairs)
    shares = told(pairs, first, second) if pairs else (0.0, 0.0, 0.0)
    return Changes(
        a,
        b,
        _sentences(rows, first, second),
        _words(rows, first, second),
        _evidence(coding, rows, first, second),
        _cues(coding, rows, first, second),
        shares[0],
        shares[1],
        coding,
    )


def entries(a: Passages, b: Passages, pairs: Sequence[Pair]) -> list[Entry]:
    """The rows of the side-by-side view: b's sentences in their order, a's dropped ones behind those they stood behind."""
    of_pair = {pair.b[0]: _entry(a, b, pair) for pair in pairs}
    taken = {n for pair in pairs for n in pair.b}
    out = [of_pair.get(n) or Entry((), (n,), "added") for n in range(len(b)) if n in of_pair or n not in taken]
    place = {n: row for row in out if row.a and not row.moved for n in row.a}
    place |= {n: row for row in out if row.moved for n in row.a if n not in place}
    before: Entry | None = None
    for n in range(len(a)):
        if n in place:
            before = place[n] if not place[n].moved else before
            continue
        lone = Entry((n,), (), "dropped")
        out.insert(0 if before is None else _index(out, before) + 1, lone)
        before = lone
    return out


def _index(rows: Sequence[Entry], row: Entry) -> int:
    return next(n for n, other in enumerate(rows) if other is row)


def _entry(a: Passages, b: Passages, pair: Pair) -> Entry:
    wordings = tuple(align_words(a, pair.a, b, pair.b))
    same = all(wording.kind == "kept" for wording in wordings)
    kind = "rephrased" if not same else "moved" if pair.moved else "kept"
    return Entry(pair.a, pair.b, kind, pair.moved, pair.similarity, () if same else wordings)


def _sentences(rows: Sequence[Entry], a: Passages, b: Passages) -> pd.DataFrame:
    out = []
    for number, row in enumerate(rows):
        for passages, numbers in ((a, row.a), (b, row.b)):
            for n in numbers:
                place = int(passages.sentence_id[n]), int(passages.start[n]), int(passages.end[n])
                text = passages.passage(n)
                out.append((number, row.kind, row.moved, row.similarity, passages.article_id, *place, text))
    return pd.DataFrame(out, columns=list(SENTENCES)).astype(SENTENCES)


def _words(rows: Sequence[Entry], a: Passages, b: Passages) -> pd.DataFrame:
    out: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        for wording in row.wordings:
            cells: dict[str, Any] = {"pair_id": number, "kind": wording.kind}
            for side, span, text in (("a", wording.a, a.text), ("b", wording.b, b.text)):
                cells[f"{side}_start"] = None if span is None else span.start
                cells[f"{side}_end"] = None if span is None else span.end
                cells[f"{side}_text"] = None if span is None else span.of(text)
            out.append(cells)
    return pd.DataFrame(out, columns=list(WORDS)).astype(WORDS)


def _evidence(coding: Coding, rows: Sequence[Entry], a: Passages, b: Passages) -> pd.DataFrame:
    """The hits in what is not common to both articles."""
    found = []
    for passages, side in ((a, "a"), (b, "b")):
        own = coding.evidence[coding.evidence["article_id"] == passages.article_id]
        entry_of = {int(passages.sentence_id[n]): k for k, row in enumerate(rows) for n in getattr(row, side)}
        for hit in own.to_dict("records"):
            number = entry_of.get(hit["sentence_id"])
            change = None if number is None else _change(rows[number], side, hit["start"], hit["end"])
            if change is not None:
                found.append({"change": change, "pair_id": number, **hit})
    types = {**EVIDENCE, **{str(name): str(kind) for name, kind in coding.evidence.dtypes.items()}}
    return pd.DataFrame(found, columns=list(types)).astype(types)


def _change(row: Entry, side: str, start: int, end: int) -> str | None:
    """How a hit at some characters of one article changed, None where it stands in words that both have."""
    if row.kind in ("added", "dropped"):
        return row.kind
    for wording in row.wordings:
        span = wording.a if side == "a" else wording.b
        if wording.kind != "kept" and span is not None and span.start < end and start < span.end:
            return "rephrased"
    return None


def _cues(coding: Coding, rows: Sequence[Entry], a: Passages, b: Passages) -> pd.DataFrame:
    """The quotations and reports whose cue or kind changed."""
    quotes = coding.quotes[~((coding.quotes["kind"] == "indirect") & (coding.quotes["cue_class"] == STANCE))]
    quotes = quotes[quotes["cue"].notna() & (quotes["kind"] != "scare")].astype(object)
    quotes = quotes.where(quotes.notna(), None)
    out = []
    for number, row in enumerate(rows):
        if row.a and row.b:
            own = _quotes_of(quotes, a, row.a)
            for x, y in _matched(own, _quotes_of(quotes, b, row.b)):
                if (x["cue"].casefold(), x["kind"]) != (y["cue"].casefold(), y["kind"]):
                    sides = [[q[c] for c in ("quote_id", "speaker", "cue", "cue_class", "kind")] for q in (x, y)]
                    out.append((number, x["actor"] or y["actor"], *sides[0], *sides[1]))
    return pd.DataFrame(out, columns=list(CUES)).astype(CUES)


def _quotes_of(quotes: pd.DataFrame, passages: Passages, numbers: Sequence[int]) -> list[dict[str, Any]]:
    ids = [int(passages.sentence_id[n]) for n in numbers]
    own = quotes[(quotes["article_id"] == passages.article_id) & quotes["sentence_id"].isin(ids)]
    return [{str(name): value for name, value in row.items()} for row in own.to_dict("records")]


def _matched(
    first: Sequence[Mapping[str, Any]], second: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Quotations of one source in both, in order; each once."""
    left = list(second)
    for quote in first:
        other = next((q for q in left if quote["actor"] and q["actor"] == quote["actor"]), None)
        if other is not None:
            left.remove(other)
            yield quote, other
