"""Columns to fields: which column of a table is which field of an article, whatever its name and spelling."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from framing.model.article import Article
from framing.model.coding import SCHEMAS
from framing.model.errors import Problems, UsageError
from framing.reading.dates import normalise_date
from framing.reading.request import printable

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "doc_id"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "media_name", "publication", "newspaper", "source"),
    "author": ("author", "byline"),
    "published": ("published", "date", "publish_date", "pubdate", "publication_date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "event": ("event", "event_id"),
}
"""The names under which a field is looked for, the first that is there wins; `event` goes to `Article.extra`."""

# Names that the articles table gives to columns of its own: a reader's column of that name gets a suffix.
_TAKEN = frozenset(SCHEMAS["articles"].names) | frozenset(ALIASES)
_SHOWN = 30
_WHOLE_NUMBER = re.compile(r"([+-]?\d+)\.0+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds which field (`fields`: field to column), and under which name the others go to `extra`."""

    fields: Mapping[str, str]
    extra: Mapping[str, str]


def layout(names: Iterable[str], overrides: Mapping[str, str], *, without: Container[str] = ()) -> Layout:
    """The layout of a table with these column names.

    `overrides` (field to column) come first; fields in `without` are not looked for.

    >>> layout(["ID", "Body", "Headline", "desk"], {})
    Layout(fields={'id': 'ID', 'text': 'Body', 'title': 'Headline'}, extra={'desk': 'desk'})
    """
    columns = list(names)
    by_key = {_key(name): name for name in reversed(columns)}
    fields = {target: found for target, wanted in overrides.items() if (found := _find(wanted, columns))}
    for target, aliases in ALIASES.items():
        free = [by_key[a] for a in aliases if a in by_key and by_key[a] not in fields.values()]
        if free and target not in overrides and target not in without:
            fields[target] = free[0]
    used = set(fields.values())
    return Layout(fields, {name: _extra_name(name) for name in columns if name not in used})


def check_targets(overrides: Mapping[str, str]) -> None:
    """Raise `UsageError` for a field that articles do not have."""
    unknown = sorted(set(overrides) - set(ALIASES))
    if unknown:
        raise UsageError(f"columns: there is no field {unknown[0]!r}: the fields are {', '.join(ALIASES)}")


def check_columns(names: Iterable[str], overrides: Mapping[str, str], where: str) -> None:
    """Raise `UsageError` for a column that the user named and that is not there."""
    columns = list(names)
    for target, wanted in overrides.items():
        if _find(wanted, columns) is None:
            raise UsageError(
                f"columns: {where} has no column {wanted!r} for {target!r}: its columns are {listed(columns)}"
            )


def listed(names: Iterable[str]) -> str:
    """Column names as they stand in a message; of very many the first ones."""
    known = [printable(name) for name in names]
    return ", ".join(known[:_SHOWN]) + (f" ... and {len(known) - _SHOWN} more" if len(known) > _SHOWN else "")


def as_text(value: Any) -> str | None:
    """A cell as a string, trimmed; whole numbers without `.0`, lists and objects as JSON. None for nulls and empty cells.

    >>> as_text(7.0), as_text(" a "), as_text(float("nan")), as_text({"a": [1]})
    ('7', 'a', None, '{"a":[1]}')
    """
    match value:
        case None:
            return None
        case str():
            return value.strip() or None
        case bool():
            return "true" if value else "false"
        case float():
            if math.isnan(value):
                return None
            return str(int(value)) if value.is_integer() else repr(value)
        case dict() | list():
            return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
        case _ if hasattr(value, "isoformat"):
            return str(value.isoformat())
        case _:
            return str(value)


def id_of(value: Any) -> str | None:
    """A cell as an id: `as_text`, and `12.0` is `12` even where the table holds strings."""
    text = as_text(value)
    whole = _WHOLE_NUMBER.fullmatch(text or "")
    return whole[1] if whole else text


@dataclass(slots=True)
class Notes:
    """What is flagged once per file and not once per row: dates left out, rows without an id."""

    dates: list[tuple[str, str]] = field(default_factory=list)
    unnamed: list[tuple[str, str]] = field(default_factory=list)

    def flag(self, name: str, problems: Problems) -> None:
        """Write the summary to `problems`."""
        if self.dates:
            where, complaint = self.dates[0]
            count = "a date" if len(self.dates) == 1 else f"{len(self.dates)} dates, the first"
            problems.flag(name, f"left out {count} in {where}: {complaint}")
        if self.unnamed:
            where, given = self.unnamed[0]
            count = "a row has" if len(self.unnamed) == 1 else f"{len(self.unnamed)} rows have"
            problems.flag(name, f"{count} no id; {where} is called {given!r}: give every row an id to be sure of it")


def metadata(
    record: Mapping[str, Any], plan: Layout, place: str, notes: Notes
) -> tuple[dict[str, str], dict[str, str]]:
    """The fields of an article but for id and text, and the extra columns; nulls are left out.

    A date that cannot be told is noted under `place` and left out.
    """
    named = {target: value for target, column in plan.fields.items() if (value := as_text(record.get(column)))}
    fields = {target: value for target, value in named.items() if target not in ("id", "text", "event")}
    extra = {name: value for column, name in plan.extra.items() if (value := as_text(record.get(column)))}
    if "event" in named:
        extra["event"] = named["event"]
    if "published" in fields:
        dated = normalise_date(fields.pop("published"))
        if dated.value:
            fields["published"] = dated.value
        else:
            notes.dates.append((place, dated.complaint or ""))
    return fields, extra


def build_article(
    record: Mapping[str, Any], plan: Layout, *, text: str, default_id: str, source: str, place: str, notes: Notes
) -> Article:
    """The article of one row; `default_id` serves where it has no id, which is noted if the table has a column for it."""
    fields, extra = metadata(record, plan, place, notes)
    article_id = id_of(record.get(plan.fields["id"])) if "id" in plan.fields else None
    if article_id is None and "id" in plan.fields:
        notes.unnamed.append((place, default_id))
    return Article(article_id or default_id, text, **fields, source=source, extra=extra)


def _key(name: str) -> str:
    """The spelling under which a column name is compared: `Full Text` is `full_text`."""
    return re.sub(r"[\s-]+", "_", name.strip().casefold())


def _find(wanted: str, columns: Iterable[str]) -> str | None:
    """The column of that name, exactly or else in another spelling."""
    names = list(columns)
    if wanted in names:
        return wanted
    return next((name for name in names if _key(name) == _key(wanted)), None)


def _extra_name(column: str) -> str:
    name = column.strip()
    return f"{name}_column" if name.casefold() in _TAKEN else name
