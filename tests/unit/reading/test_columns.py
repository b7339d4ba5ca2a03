"""Columns are known by their names; cells become strings without additions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from framing.model.coding import SCHEMAS
from framing.model.errors import UsageError
from framing.reading.columns import as_text, check_columns, check_targets, id_of, layout, listed


@pytest.mark.parametrize(
    ("column", "field"),
    [
        *((name, "id") for name in ("id", "article_id", "doc_id", "ID")),
        *(
            (name, "text")
            for name in ("text", "body", "content", "article", "full_text", "fulltext", "Full Text", " TEXT ")
        ),
        *((name, "title") for name in ("title", "headline", "Headline")),
        *((name, "outlet") for name in ("outlet", "source", "publisher", "media_name", "publication", "newspaper")),
        *((name, "author") for name in ("author", "byline")),
        *(
            (name, "published")
            for name in ("published", "date", "publish_date", "pubdate", "publication_date", "Publication Date")
        ),
        *((name, "url") for name in ("url", "link")),
        *((name, "language") for name in ("language", "lang")),
    ],
)
def test_synonyms_are_known_in_any_spelling(column: str, field: str) -> None:
    assert layout([column], {}).fields == {field: column}


def test_source_is_the_outlet_only_where_there_is_no_other() -> None:
    assert layout(["source", "publisher"], {}).fields == {"outlet": "publisher"}
    assert layout(["source", "headline"], {}).fields["outlet"] == "source"


def test_other_columns_keep_their_names_unless_the_articles_table_has_that_name() -> None:
    extra = layout(["text", "body", "desk", "n_words", "source", "outlet"], {}).extra
    assert extra == {"body": "body", "desk": "desk", "n_words": "n_words_column", "source": "source_column"}
    assert not set(extra.values()) & set(SCHEMAS["articles"].names)


def test_columns_that_the_user_names_come_first() -> None:
    plan = layout(["id", "nr", "text", "Artikel"], {"id": "nr", "text": "artikel"})
    assert plan.fields == {"id": "nr", "text": "Artikel"}
    assert plan.extra == {"id": "id_column", "text": "text_column"}


def test_unknown_fields_and_columns_list_what_there_is() -> None:
    with pytest.raises(UsageError, match="no field 'txt': the fields are id, text, title, outlet"):
        check_targets({"txt": "Artikel"})
    with pytest.raises(UsageError, match=r"a\.csv has no column 'Artikel' for 'text': its columns are nr, Inhalt"):
        check_columns(["nr", "Inhalt"], {"text": "Artikel"}, "a.csv")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        (" a b ", "a b"),
        (float("nan"), None),
        (7, "7"),
        (7.0, "7"),
        (1e20, "100000000000000000000"),
        (0.25, "0.25"),
        (True, "true"),
        (Decimal("1.50"), "1.50"),
        (dt.date(2025, 12, 11), "2025-12-11"),
        (dt.datetime(2025, 12, 11, 10, 20), "2025-12-11T10:20:00"),
        (["a", 1], '["a",1]'),
        ({"a": dt.date(2025, 1, 2)}, '{"a":"2025-01-02"}'),
    ],
)
def test_cells_become_strings_and_nulls_nothing(value: Any, expected: str | None) -> None:
    assert as_text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12.0, "12"),
        ("12.0", "12"),
        ("-3.00", "-3"),
        ("1.5", "1.5"),
        ("007", "007"),
        ("a.0", "a.0"),
        ("1.0.0", "1.0.0"),
        (None, None),
    ],
)
def test_ids_that_are_numbers_lose_their_point(value: Any, expected: str | None) -> None:
    assert id_of(value) == expected


def test_names_are_listed_in_one_line_and_not_without_end() -> None:
    assert listed(["a\nb", "\x1b[31mc"]) == "a�b, �[31mc"
    assert listed(str(n) for n in range(40)).endswith("28, 29 ... and 10 more")
