"""A codebook as a human coder reads it: plain text for the terminal, HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from framing.codebooks.codebook import Category, Codebook, Indicator

SHOWN = 12
"""How many indicators, the weightiest, and how many examples at most stand in the HTML view of a category."""
_STYLE = (
    "<style>.fr-manual{max-width:48rem;line-height:1.45}.fr-manual h4{margin:1.2em 0 .2em}"
    ".fr-manual code{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".fr-manual dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2em 1em;margin:.4em 0}.fr-manual dt{font-weight:600}"
    ".fr-manual dd{margin:0}.fr-manual ul{margin:0;padding-left:1.1em}.fr-manual q{font-style:italic}</style>"
)


def manual(book: Codebook) -> str:
    """The codebook as plain text: definitions, rules, counts.

    >>> print(manual(Codebook.from_terms({"harm": ["damage*"]}, name="harms")).splitlines()[-2])
    harm [harm], 1 indicators
    """
    head = [f"{book.title or book.name} ({book.name} {book.stamp})", ""]
    facts = [book.description, f"Unit: {book.unit}", f"Reference: {book.reference}"]
    lines = [*head, *facts]
    for category in book.categories:
        count = len(book.indicators_of(category.name))
        lines += ["", f"{category.label or category.name} [{category.name}], {count} indicators"]
        lines += [f"  {category.definition}"]
        lines += [f"  include: {rule}" for rule in category.include]
        lines += [f"  exclude: {rule}" for rule in category.exclude]
    return "\n".join(lines)


def manual_html(book: Codebook) -> str:
    """The codebook as HTML: per category the definition, rules, the weightiest indicators and examples."""
    facts = {"Unit": book.unit, "Language": book.language, "Licence": book.licence, "Reference": book.reference}
    head = f"<h3>{escape(book.title or book.name)}</h3><p>{escape(book.name)} {escape(book.stamp)}</p><p>{escape(book.description)}</p>"
    parts = [_STYLE, "<div class='fr-manual'>", head, _terms((k, escape(v)) for k, v in facts.items() if v)]
    parts += [_category(book, category) for category in book.categories]
    return "".join([*parts, "</div>"])


def _category(book: Codebook, category: Category) -> str:
    own = book.indicators_of(category.name)
    rows = [
        ("Include", _items(escape(rule) for rule in category.include)),
        ("Exclude", _items(escape(rule) for rule in category.exclude)),
        ("Examples", _items(f"<q>{escape(text)}</q>" for text in shortest_examples(book, category.name))),
        (f"Indicators ({len(own)})", _items(_indicator(i) for i in _weightiest(own))),
    ]
    head = f"<h4>{escape(category.label or category.name)} <code>{escape(category.name)}</code></h4><p>{escape(category.definition)}</p>"
    return head + _terms((name, cell) for name, cell in rows if cell)


def _terms(rows: Iterable[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{cell}</dd>" for name, cell in rows) + "</dl>"


def _items(cells: Iterable[str]) -> str:
    items = "".join(f"<li>{cell}</li>" for cell in cells)
    return f"<ul>{items}</ul>" if items else ""


def shortest_examples(book: Codebook, category: str) -> list[str]:
    """The shortest examples that carry this category alone."""
    alone = [e.text for e in book.examples if e.labels == (category,)]
    return sorted(alone, key=lambda text: (len(text), text))[:3]


def _weightiest(indicators: Iterable[Indicator]) -> list[Indicator]:
    return sorted(indicators, key=lambda i: -abs(i.weight))[:SHOWN]


def _indicator(indicator: Indicator) -> str:
    conditions = [f"only in {indicator.voice} words"] if indicator.voice else []
    conditions += ["where the sentence meets a condition"] if indicator.requires or indicator.excludes else []
    tail = f", {', '.join(conditions)}" if conditions else ""
    return f"<code>{escape(indicator.pattern)}</code> {indicator.weight:g}{tail}"
