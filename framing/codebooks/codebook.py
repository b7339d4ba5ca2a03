"""Codebook, Category, Indicator, Example: plain frozen values."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from framing.model.errors import CodebookError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

SPELLINGS = ("any", "exact")
"""Whether a pattern also matches the other spelling of its words, British for American and the reverse."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a codebook, with what a human coder reads."""

    name: str
    label: str = ""
    definition: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A weighted word pattern that speaks for a category.

    `requires` and `excludes` are patterns looked for in the same sentence: the hit counts only if one of `requires`
    is there (when any is given) and none of `excludes`. `voice` restricts the hit to one voice. `line` is its line in
    `indicators.csv`.
    """

    category: str
    pattern: str
    weight: float = 1.0
    voice: str | None = None
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence that trains and tests a classifier; `scenario` keeps sentences of one situation in one split."""

    text: str
    labels: tuple[str, ...]
    voice: str = "none"
    scenario: str = ""
    topic: str = ""
    region: str = ""
    genre: str = ""
    spans: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """What is coded: categories with definitions, indicators, and examples; `spelling` is one of SPELLINGS.

    >>> book = Codebook.from_terms({"harm": ["damage*", "loss of life"]}, name="harms")
    >>> [c.name for c in book.categories], len(book.indicators)
    (['harm'], 2)
    """

    name: str
    categories: tuple[Category, ...]
    indicators: tuple[Indicator, ...]
    version: str = "0.1.0"
    title: str = ""
    language: str = "en"
    licence: str = ""
    reference: str = ""
    unit: str = "sentence"
    description: str = ""
    examples: tuple[Example, ...] = field(default=(), repr=False)
    path: str = ""
    spelling: str = "any"

    @classmethod
    def from_terms(cls, terms: Mapping[str, Sequence[str]], *, name: str = "terms", weight: float = 1.0) -> Codebook:
        """A quick dictionary: category names and their patterns, all of one weight; a pattern given twice is kept once.

        Raises CodebookError that names every pattern that cannot match, UsageError where `terms` has another form.
        """
        for category, patterns in terms.items():
            if isinstance(patterns, str) or not all(isinstance(p, str) for p in patterns):
                raise UsageError(f"terms[{category!r}]: expected a list of patterns, got {patterns!r}: write ['...']")
        indicators = tuple(Indicator(c, p, weight) for c, patterns in terms.items() for p in dict.fromkeys(patterns))
        return cls(name, tuple(Category(c, c) for c in terms), indicators, title=name).sound()

    def indicators_of(self, category: str) -> tuple[Indicator, ...]:
        """The indicators of one category, in the file's order."""
        return tuple(i for i in self.indicators if i.category == category)

    @cached_property
    def digest(self) -> str:
        """Ten hexadecimal digits over categories and indicators: what the numbers depend on."""
        rows = [repr((c.name, c.label, c.definition, c.include, c.exclude)) for c in self.categories]
        rows += [repr((i.category, i.pattern, i.weight, i.voice, i.requires, i.excludes)) for i in self.indicators]
        rows += [self.spelling] if self.spelling != SPELLINGS[0] else []
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:10]

    @property
    def stamp(self) -> str:
        """Version and digest, as a signature names the codebook."""
        return f"{self.version}+{self.digest}"

    def sound(self) -> Codebook:
        """The codebook itself; raises CodebookError that names every indicator that cannot be used."""
        if self.errors:
            raise CodebookError("\n".join(f"codebook {self.name!r}, {error}" for error in self.errors))
        return self

    @cached_property
    def errors(self) -> tuple[str, ...]:
        """What makes the codebook unusable; a codebook that was loaded from its folder has none."""
        from framing.codebooks.checking import errors_and_notes
        from framing.codebooks.faults import ERROR

        return tuple(problem for severity, *_, problem in errors_and_notes(self) if severity == ERROR)

    def check(self) -> pd.DataFrame:
        """What is wrong with the codebook, one row a fault: `severity` (error or note), `category`, `pattern`, `line`, `problem`.

        >>> Codebook.from_terms({"harm": ["wreck", "(wreck|ruin)"]}).check().problem.tolist()
        ["harm: 'wreck' of '(wreck|ruin)' stands in 'wreck' too: remove it from one"]
        """
        from framing.codebooks.checking import problems

        return problems(self)

    @classmethod
    def load(cls, name_or_path: str | os.PathLike[str]) -> Codebook:
        """A codebook by shipped name or folder path (see `load_codebook`)."""
        from framing.codebooks.files import load_codebook

        return load_codebook(name_or_path)

    def save(self, folder: str | os.PathLike[str], *, replace: bool = False) -> Path:
        """Write the codebook as a folder that loads again as the same codebook (see `save_codebook`); returns the folder."""
        from framing.codebooks.saving import save_codebook

        return save_codebook(self, folder, replace=replace)

    def select(
        self, *categories: str, where: Callable[[Indicator], bool] | None = None, name: str | None = None
    ) -> Codebook:
        """The part of the codebook that holds some categories (without any: all), and indicators for which `where` is true.

        Examples keep the labels of the categories that stay. Raises UsageError for a category that is not there.

        >>> book = Codebook.from_terms({"harm": ["damage*"], "help": ["aid", "rescue*"]})
        >>> [i.pattern for i in book.select("help", where=lambda i: "*" in i.pattern).indicators]
        ['rescue*']
        """
        known = [c.name for c in self.categories]
        for category in categories:
            if category not in known:
                raise UsageError(f"category {category!r} is not in codebook {self.name!r} (there: {', '.join(known)})")
        kept = [c for c in known if c in categories or not categories]
        labels = {*kept, self.name}
        return replace(
            self,
            name=name or self.name,
            categories=tuple(c for c in self.categories if c.name in kept),
            indicators=tuple(i for i in self.indicators if i.category in kept and (where is None or where(i))),
            examples=tuple(replace(e, labels=tuple(x for x in e.labels if x in labels)) for e in self.examples),
            path=self.path or self.name,
        )

    def merge(self, *others: Codebook, name: str | None = None) -> Codebook:
        """This codebook and others in one: categories of one name are joined, an indicator that stands in several is kept once.

        The definition of a category is the first that there is. Raises CodebookError when two codebooks contradict each other
        (one pattern of one category with two weights), or are meant for unlike spellings.

        >>> one, two = Codebook.from_terms({"harm": ["damage*"]}), Codebook.from_terms({"harm": ["ruin*"], "help": ["aid"]})
        >>> [(i.category, i.pattern) for i in one.merge(two).indicators]
        [('harm', 'damage*'), ('harm', 'ruin*'), ('help', 'aid')]
        """
        books = (self, *others)
        if len({b.spelling for b in books}) > 1:
            raise CodebookError(f"cannot merge {', '.join(b.name for b in books)}: their spelling (any, exact) differs")
        categories: dict[str, Category] = {}
        for category in (c for book in books for c in book.categories):
            held = categories.setdefault(category.name, category)
            if not held.definition and category.definition:
                categories[category.name] = category
        indicators: dict[Indicator, Indicator] = {}
        for indicator in (i for book in books for i in book.indicators):
            indicators.setdefault(replace(indicator, line=0, note=""), replace(indicator, line=0))
        merged = replace(
            self,
            name=name or self.name,
            categories=tuple(categories.values()),
            indicators=tuple(indicators.values()),
            examples=tuple(dict.fromkeys(e for book in books for e in book.examples)),
            path=self.path or self.name,
        )
        return merged.sound()

    def manual(self) -> str:
        """The codebook as a human coder reads it, as plain text."""
        from framing.codebooks.manual import manual

        return manual(self)

    def _repr_html_(self) -> str:
        from framing.codebooks.manual import manual_html

        return manual_html(self)
