"""A coding as the page looks at it: its rows, the articles that are shown in full, and the names and anchors of everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from framing.model.coding import Coding
from framing.report.highlight import Styles
from framing.report.rows import ArticleRows, Row, article_anchor, article_rows, labels, records, sentence_anchor, slugs
from framing.report.units import Units, units_of

MAX_FULL_TEXTS = 40


@dataclass(frozen=True)
class View:
    """A coding, the column that groups its articles, and what follows from the two."""

    coding: Coding
    by: str = "outlet"

    @cached_property
    def units(self) -> Units:
        """What the rows of figures and tables stand for."""
        return units_of(self.coding, self.by)

    @cached_property
    def articles(self) -> list[Row]:
        """The rows of the `articles` table."""
        return records(self.coding.articles)

    @cached_property
    def shown(self) -> dict[str, ArticleRows]:
        """The articles that are shown in full: the first 40 by id."""
        return article_rows(self.coding, sorted(str(row["article_id"]) for row in self.articles)[:MAX_FULL_TEXTS])

    @cached_property
    def names(self) -> dict[str, str]:
        """Each article's short name."""
        return labels(self.articles)

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Each article's name in links."""
        return slugs([row["article_id"] for row in self.articles])

    @cached_property
    def unit_slugs(self) -> list[str]:
        """Each row's name in links."""
        return list(self.slugs.values()) if self.units.single else [f"group-{n}" for n in range(len(self.units.names))]

    @cached_property
    def styles(self) -> Styles:
        """How categories are named and drawn."""
        return Styles.of(self.coding)

    def href(self, article_id: str, sentence_id: int | None = None) -> str | None:
        """The link to an article or a sentence of it, where the article is shown in full."""
        if article_id not in self.shown:
            return None
        slug = self.slugs[article_id]
        return "#" + (article_anchor(slug) if sentence_id is None else sentence_anchor(slug, sentence_id))

    def unit_href(self, number: int) -> str | None:
        """The link to the article that a row stands for, where it stands for one."""
        return self.href(self.articles[number]["article_id"]) if self.units.single else None

    def shown_of(self, number: int) -> list[tuple[str, ArticleRows]]:
        """The articles of a row that are shown in full."""
        return [(key, rows) for key, rows in self.shown.items() if self.units.of[key] == number]
