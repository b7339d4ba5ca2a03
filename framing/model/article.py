"""Articles and corpora: what the readers produce and the coders take."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import overload

import pandas as pd

from framing.model.errors import Problem, UsageError

FIELDS = ("id", "title", "outlet", "author", "published", "url", "language", "source")


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. `text` is never altered: every span in every table counts its characters.

    `id` names the article in the corpus; `text` is the article as stored, page furniture included. What is not
    known is None. `published` keeps the precision it has (`2025`, `2025-12`, `2025-12-11`, or with a time).
    `source` says where the article was read from (a path, with the row or line); `extra` holds the reader's own columns.

    >>> Article("a1", "Two jets took off.", outlet="Daily Echo").outlet
    'Daily Echo'
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    source: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))

    def __reduce__(self) -> tuple[type[Article], tuple[object, ...]]:
        values = (
            self.id,
            self.text,
            self.title,
            self.outlet,
            self.author,
            self.published,
            self.url,
            self.language,
            self.source,
        )
        return (Article, (*values, dict(self.extra)))

    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits of a SHA-256 over the id and all that can change a table."""
        parts = [
            self.text,
            *(repr(getattr(self, name)) for name in FIELDS),
            *(f"{k}={v}" for k, v in sorted(self.extra.items())),
        ]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Corpus(Sequence[Article]):
    """An immutable sequence of articles with distinct ids, indexable by position, slice or id.

    `problems` lists what the readers refused or flagged on the way.

    >>> corpus = Corpus([Article("a", "One."), Article("b", "Two.")])
    >>> corpus["b"].text, len(corpus), "a" in corpus
    ('Two.', 2, True)
    """

    def __init__(self, articles: Iterable[Article], problems: Iterable[Problem] = ()) -> None:
        self._articles = tuple(articles)
        self._by_id = {a.id: a for a in self._articles}
        self.problems = tuple(problems)
        if len(self._by_id) < len(self._articles):
            seen: set[str] = set()
            twice = next(a.id for a in self._articles if a.id in seen or seen.add(a.id))  # type: ignore[func-returns-value]
            raise UsageError(f"corpus: article id {twice!r} occurs twice; ids must be distinct: rename one of them")

    @overload
    def __getitem__(self, key: int | str) -> Article: ...
    @overload
    def __getitem__(self, key: slice) -> Corpus: ...
    def __getitem__(self, key: int | str | slice) -> Article | Corpus:
        if isinstance(key, str):
            if key not in self._by_id:
                raise KeyError(f"no article {key!r} in this corpus of {len(self)}: see corpus.ids")
            return self._by_id[key]
        if isinstance(key, slice):
            return Corpus(self._articles[key], self.problems)
        return self._articles[key]

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id if isinstance(key, str) else key in self._articles

    @property
    def ids(self) -> list[str]:
        """The articles' ids in order."""
        return [a.id for a in self._articles]

    def filter(self, keep: Callable[[Article], bool]) -> Corpus:
        """A new corpus of the articles for which `keep(article)` is true."""
        return Corpus((a for a in self._articles if keep(a)), self.problems)

    def to_frame(self) -> pd.DataFrame:
        """One row per article: `article_id title outlet author published url language source text` and the reader's own columns."""
        extra = sorted({name for a in self._articles for name in a.extra})
        columns: dict[str, list[str | None]] = {"article_id": [a.id for a in self._articles]}
        for name in (*FIELDS[1:], "text"):
            columns[name] = [getattr(a, name) for a in self._articles]
        for name in extra:
            columns.setdefault(name, [a.extra.get(name) for a in self._articles])
        return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})

    def __repr__(self) -> str:
        outlets = len({a.outlet for a in self._articles if a.outlet})
        return f"<Corpus: {len(self)} articles, {outlets} outlets, {len(self.problems)} problems>"

    def _repr_html_(self) -> str:
        frame = self.to_frame().drop(columns="text")
        return f"<p>{len(self)} articles</p>" + frame.to_html(index=False, max_rows=20, na_rep="", escape=True)
