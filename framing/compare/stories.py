"""Near-copies as one story: clusters for resampling, and a coding in which a story counts once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from framing.compare.reprints import COPIES, KINDS, reprints
from framing.model.coding import TABLES, Coding
from framing.model.errors import UsageError


def stories(coding: Coding, found: pd.DataFrame | None = None, *, kinds: Sequence[str] = COPIES) -> pd.DataFrame:
    """Which articles are one story: those that pairs of the given kinds tie together, directly or through others.

    Parameters
    ----------
    found : what `reprints(coding)` gave; worked out anew if left out
    kinds : the kinds of pairs that make one story; near-copies by default

    Returns
    -------
    One row per article in the order of `coding.articles`: `article_id`, `cluster`, the id of the story's likely first
    article (of its members that reprint none of the others the one with the most reprints; of equals the first by id). It
    can be given to `fr.compare(..., clusters=...)`, so that intervals do not take ten copies of a wire story for ten findings.

    Raises UsageError for an unknown kind.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"]})
    >>> found = pd.DataFrame({"source_id": ["b"], "reprint_id": ["a"], "kind": ["edited"]})
    >>> stories(Coding({"articles": articles}), found)["cluster"].tolist()
    ['b', 'b', 'c']
    """
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    if isinstance(kinds, str) or unknown is not None:
        raise UsageError(
            f"kinds: expected a list of some of {', '.join(KINDS)}, got {kinds if unknown is None else unknown!r}"
        )
    found = reprints(coding, kinds=kinds) if found is None else found[found["kind"].isin(list(kinds))]
    ids = coding.articles["article_id"].astype("str")
    parent = {key: key for key in ids}
    pairs = [
        (s, r) for s, r in zip(found["source_id"], found["reprint_id"], strict=True) if s in parent and r in parent
    ]
    for source, reprint in pairs:
        parent[_root(parent, reprint)] = _root(parent, source)
    first = _firsts({key: _root(parent, key) for key in ids}, pairs)
    return pd.DataFrame(
        {"article_id": ids, "cluster": pd.Series([first[key] for key in ids], index=ids.index, dtype="str")}
    )


def collapse(coding: Coding, found: pd.DataFrame | None = None, *, kinds: Sequence[str] = COPIES) -> Coding:
    """The coding with each story once: of near-copies the likely first article stays, for measures that should count a story once.

    `fr.salience(coding)` counts a wire story as often as it ran, `fr.salience(fr.collapse(coding))` once. The coding that is
    given keeps all; the new one's `articles` have a further column `n_copies`: in how many articles the story ran, as text
    (as all further columns are).

    Parameters
    ----------
    found, kinds : as in `stories`

    Raises UsageError for an unknown kind.

    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"]})
    >>> found = pd.DataFrame({"source_id": ["b"], "reprint_id": ["a"], "kind": ["edited"]})
    >>> collapse(Coding({"articles": articles}), found).articles.values.tolist()
    [['b', '2'], ['c', '1']]
    """
    cluster = stories(coding, found, kinds=kinds)["cluster"]
    kept = set(cluster)
    count = cluster.value_counts()
    tables = {name: _chosen(coding.tables[name], kept) for name in TABLES if name in coding.tables}
    copies = tables["articles"]["article_id"].map(count).astype("int64").astype("str")
    tables["articles"] = tables["articles"].assign(n_copies=copies)
    sample = None if coding.sample is None else _chosen(coding.sample, kept)
    return replace(coding, tables=tables, corpus=tuple(a for a in coding.corpus if a.id in kept), sample=sample)


def _chosen(frame: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return frame[frame["article_id"].isin(ids)].reset_index(drop=True)


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _firsts(root: dict[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each article the first one of its story."""
    taken, given = dict.fromkeys(root, 0), dict.fromkeys(root, 0)
    for source, reprint in pairs:
        given[source] += 1
        taken[reprint] += 1
    best: dict[str, str] = {}
    for key in sorted(root, key=lambda key: (taken[key], -given[key], key)):
        best.setdefault(root[key], key)
    return {key: best[own] for key, own in root.items()}
