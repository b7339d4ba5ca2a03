"""Codebook, Category, Indicator, Example: plain frozen values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape


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
    """What is coded: categories with definitions, indicators, and examples.

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

    @classmethod
    def from_terms(cls, terms: Mapping[str, Sequence[str]], *, name: str = "terms", weight: float = 1.0) -> Codebook:
        """A quick dictionary: category names and their patterns, all of one weight."""
        indicators = tuple(Indicator(c, p, weight) for c, patterns in terms.items() for p in patterns)
        return cls(name, tuple(Category(c, c) for c in terms), indicators, title=name)

    def indicators_of(self, category: str) -> tuple[Indicator, ...]:
        """The indicators of one category, in the file's order."""
        return tuple(i for i in self.indicators if i.category == category)

    @cached_property
    def digest(self) -> str:
        """Ten hexadecimal digits over categories and indicators: what the numbers depend on."""
        rows = [repr((c.name, c.label, c.definition, c.include, c.exclude)) for c in self.categories]
        rows += [repr((i.category, i.pattern, i.weight, i.voice, i.requires, i.excludes)) for i in self.indicators]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:10]

    @property
    def stamp(self) -> str:
        """Version and digest, as a signature names the codebook."""
        return f"{self.version}+{self.digest}"

    def manual(self) -> str:
        """The codebook as a human coder reads it."""
        lines = [
            f"{self.title or self.name} ({self.name} {self.stamp})",
            "",
            self.description,
            f"Unit: {self.unit}",
            f"Reference: {self.reference}",
        ]
        for category in self.categories:
            lines += [
                "",
                f"{category.label or category.name} [{category.name}], {len(self.indicators_of(category.name))} indicators",
                f"  {category.definition}",
            ]
            lines += [f"  include: {rule}" for rule in category.include]
            lines += [f"  exclude: {rule}" for rule in category.exclude]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<h3>{escape(self.title or self.name)}</h3><p>{escape(self.description)}</p>"]
        for c in self.categories:
            rules = "".join(f"<li>include: {escape(r)}</li>" for r in c.include) + "".join(
                f"<li>exclude: {escape(r)}</li>" for r in c.exclude
            )
            parts.append(f"<h4>{escape(c.label or c.name)}</h4><p>{escape(c.definition)}</p><ul>{rules}</ul>")
        return "".join(parts)
