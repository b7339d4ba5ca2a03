"""Who reprints whom: near-copies and articles told again in other words, with how much of each stands in the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from framing.compare.bodies import bodies, telling
from framing.compare.credits import named, wire_credits
from framing.compare.nearcopies import near_copies
from framing.compare.passages import Lexis, Passages
from framing.compare.rewrites import Retold, retold
from framing.compare.shingles import Shingled, WordHashes, shingled
from framing.model.coding import Coding
from framing.model.errors import UsageError

KINDS = ("verbatim", "edited", "rewritten", "same event")
COPIES = ("verbatim", "edited")
"""The kinds that are near-copies: at least half of the one stands in the other word for word."""
VERBATIM = 0.9
REWRITTEN, REWRITTEN_PAIRS = 0.45, 3
SAME_EVENT, DAYS_APART = 0.15, 14
COLUMNS = {
    "source_id": "str",
    "reprint_id": "str",
    "kind": "str",
    "share_of_reprint": "float64",
    "share_of_source": "float64",
    "similarity": "float64",
    "credit": "str",
}


def reprints(coding: Coding, *, kinds: Sequence[str] = KINDS) -> pd.DataFrame:
    """Which articles are made out of which, how much of each stands in the other, and which agency is credited.

    Compared are the bodies, without page furniture, headlines, bylines and captions, and without lines that stand under
    many articles of one outlet. Nothing but the words decides: neither day, outlet nor headline hides a pair.

    `verbatim`: 0.9 or more of the runs of eight words of each stand in the other. `edited`: half or more of those of one
    of the two do (cut, extended, put in another order, changed here and there). `rewritten`: fewer do, but at least 0.45 of the
    one is told, in at least three pairs of sentences, by the other. `same event`: at least 0.15 is, and the two appeared
    within two weeks of each other as far as that is known.

    The source is the article whose outlet is the agency that the other credits; else the one that appeared first; else the
    only one that credits an agency; else, of near-copies the longer (stories are cut more often than extended), of others
    the one of which more stands in the other; else the first by id. It is the likely source among the two: both may stem from a third.

    Parameters
    ----------
    kinds : those to list; without "rewritten" and "same event" no sentences are aligned

    Returns
    -------
    One row per pair of articles, sorted by source and reprint: `source_id`, `reprint_id`, `kind`, `share_of_reprint` (0 to
    1, how much of the reprint comes from the source), `share_of_source` (0 to 1, how much of the source is in the
    reprint), `similarity` (0 to 1), `credit` (the agency that the reprint credits, or the source if it does not; null if
    neither does; see `framing.compare.credits`). For near-copies the shares are containments and the similarity is the resemblance of the two
    sets of runs of eight words (Broder 1997, "On the resemblance and containment of documents"); for the other kinds the
    shares are the words, weighted by rarity, that the sentences paired with the other article's have in common with them, and the
    similarity is that of the pairs (`framing.compare.rewrites.told`).

    Raises UsageError for an unknown kind, or a coding without its texts.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> story = "Two jets took off from the base on Friday and flew along the coast for an hour. " \\
    ...     "Nobody was hurt, the ministry said, and both of them came back before noon."
    >>> wire = Article("wire", story, published="2025-12-10")
    >>> paper = Article("paper", "Jets fly along coast\\n\\n" + story + " (AP)", published="2025-12-11")
    >>> coding = code([wire, paper], codebooks=["security"], models={})
    >>> reprints(coding)[["source_id", "reprint_id", "kind", "credit"]].values.tolist()
    [['wire', 'paper', 'verbatim', 'AP']]
    """
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    if isinstance(kinds, str) or unknown is not None:
        raise UsageError(
            f"kinds: expected a list of some of {', '.join(KINDS)}, got {kinds if unknown is None else unknown!r}"
        )
    texts = dict(sorted(telling(coding, bodies(coding, lexis=Lexis())).items()))
    found = list(_copies(list(texts.values())))
    if set(kinds) - set(COPIES):
        found += _told_again(coding, list(texts.values()), {(pair.i, pair.j) for pair in found})
    return _table(coding, texts, [pair for pair in found if pair.kind in kinds])


class Found(NamedTuple):
    """Two articles `i < j` that have something in common, whichever is the source."""

    i: int
    j: int
    kind: str
    share_i: float
    share_j: float
    similarity: float


def shingled_articles(texts: Sequence[Passages]) -> list[Shingled]:
    """The shingles of each article's words."""
    hashes = WordHashes(texts[0].lexis.vocabulary) if texts else None
    return [shingled(hashes.of(text.word)) for text in texts] if hashes else []


def _copies(texts: Sequence[Passages]) -> Iterator[Found]:
    shingles = shingled_articles(texts)
    for i, j, shared in zip(*(column.tolist() for column in near_copies(shingles)), strict=True):
        share_i, share_j = shared / len(shingles[i]), shared / len(shingles[j])
        kind = "verbatim" if min(share_i, share_j) >= VERBATIM else "edited"
        yield Found(i, j, kind, share_i, share_j, shared / (len(shingles[i]) + len(shingles[j]) - shared))


def _told_again(coding: Coding, texts: Sequence[Passages], known: set[tuple[int, int]]) -> Iterator[Found]:
    days = _days(coding)
    for pair in retold(texts, known=known):
        kind = _kind(pair, days[texts[pair.i].article_id], days[texts[pair.j].article_id])
        if kind is not None:
            yield Found(pair.i, pair.j, kind, pair.share_i, pair.share_j, pair.similarity)


def _kind(pair: Retold, day: pd.Timestamp | None, other: pd.Timestamp | None) -> str | None:
    share = max(pair.share_i, pair.share_j)
    if pair.n_pairs >= REWRITTEN_PAIRS and share >= REWRITTEN:
        return "rewritten"
    apart = abs((day - other).days) if day is not None and other is not None else 0
    if pair.n_pairs >= REWRITTEN_PAIRS and share >= SAME_EVENT and apart <= DAYS_APART:
        return "same event"
    return None


def _days(coding: Coding) -> dict[str, pd.Timestamp | None]:
    """The day on which each article appeared, where it is known to the day."""
    published = coding.articles["published"].str.slice(0, 10).where(coding.articles["published"].str.len() >= 10)
    days = pd.to_datetime(published, errors="coerce", format="%Y-%m-%d")
    return {key: None if pd.isna(day) else day for key, day in zip(coding.articles["article_id"], days, strict=True)}


class _Known(NamedTuple):
    """What speaks for an article as a source."""

    outlet_agencies: frozenset[str]
    credits: frozenset[str]
    published: str
    n_words: int


def _known(coding: Coding, texts: Mapping[str, Passages], credit: Mapping[str, Any]) -> dict[str, _Known]:
    articles = coding.articles[["article_id", "outlet", "published"]].astype(object)
    return {
        key: _Known(
            frozenset(named(outlet)) if isinstance(outlet, str) else frozenset(),
            frozenset(credit[key].split(" / ")) if isinstance(credit[key], str) else frozenset(),
            published if isinstance(published, str) else "",
            len(texts[key].word),
        )
        for key, outlet, published in articles.itertuples(index=False)
    }


def _table(coding: Coding, texts: Mapping[str, Passages], found: Sequence[Found]) -> pd.DataFrame:
    ids = list(texts)
    credit = dict(wire_credits(coding).values.tolist())
    known = _known(coding, texts, credit)
    rows: list[dict[str, Any]] = []
    for pair in found:
        source, reprint, of_source, of_reprint = ids[pair.i], ids[pair.j], pair.share_i, pair.share_j
        if not _comes_first(known[source], known[reprint], pair):
            source, reprint, of_source, of_reprint = reprint, source, of_reprint, of_source
        said = [c for c in (credit[reprint], credit[source]) if isinstance(c, str)]
        row = (source, reprint, pair.kind, of_reprint, of_source, pair.similarity, said[0] if said else None)
        rows.append(dict(zip(COLUMNS, row, strict=True)))
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values(["source_id", "reprint_id"], ignore_index=True)


def _comes_first(x: _Known, y: _Known, pair: Found) -> bool:
    """Whether the article `i` of a pair is the likely source."""
    credited_x, credited_y = bool(x.outlet_agencies & y.credits), bool(y.outlet_agencies & x.credits)
    if credited_x != credited_y:
        return credited_x
    known = min(len(x.published), len(y.published))  # `2025-12` says nothing against `2025-12-11`
    if x.published[:known] != y.published[:known]:
        return x.published < y.published
    if bool(x.credits) != bool(y.credits):
        return bool(x.credits)
    of_x, of_y = (x.n_words, y.n_words) if pair.kind in COPIES else (round(pair.share_i, 2), round(pair.share_j, 2))
    return of_x >= of_y
