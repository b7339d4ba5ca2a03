"""Tables: every row is an article or is refused by its number, and the rest goes on."""

from __future__ import annotations

import csv
import datetime as dt
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.model.article import Article
from framing.model.errors import InputError, Problems, UsageError
from framing.reading.request import Request
from framing.reading.tables import read_csv, read_jsonl, read_parquet

Named = dict[str, str]


def request(name: str, columns: Named | None = None) -> Request:
    return Request(name, Path(name).stem, columns or {}, Problems())


def csv_of(tmp_path: Path, text: str, columns: Named | None = None) -> tuple[list[Article], list[str]]:
    path = tmp_path / "news.csv"
    path.write_bytes(text.encode())
    asked = request("news.csv", columns)
    return list(read_csv(path, request=asked)), [str(p) for p in asked.problems.items]


def jsonl_of(tmp_path: Path, lines: str, columns: Named | None = None) -> tuple[list[Article], list[str]]:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines.encode())
    asked = request("news.jsonl", columns)
    return list(read_jsonl(path, request=asked)), [str(p) for p in asked.problems.items]


def parquet_of(tmp_path: Path, columns: dict[str, Any]) -> tuple[list[Article], list[str]]:
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table(columns), path)
    asked = request("news.parquet")
    return list(read_parquet(path, request=asked)), [str(p) for p in asked.problems.items]


class TestCsv:
    def test_a_row_is_an_article_with_all_that_it_says(self, tmp_path: Path) -> None:
        rows = 'id,Headline,body,publisher,byline,date,link,lang,desk,pages\n7,Jets,"Two ""jets"",\r\ntook off. ",Echo,A. Bee,12 May 2022,http://e.org/7,en,Foreign,\n'
        (article,), problems = csv_of(tmp_path, rows)
        assert article == Article(
            "7",
            'Two "jets",\r\ntook off. ',
            title="Jets",
            outlet="Echo",
            author="A. Bee",
            published="2022-05-12",
            url="http://e.org/7",
            language="en",
            source="news.csv, row 1",
            extra={"desk": "Foreign"},
        )
        assert problems == []

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_the_delimiter_is_told_from_the_header(self, tmp_path: Path, delimiter: str) -> None:
        text = (
            delimiter.join(["id", '"text, or; body"', "outlet"])
            + "\n"
            + delimiter.join(["1", '"a,b;c\td"', "Echo"])
            + "\n"
        )
        (article,), _ = csv_of(tmp_path, text, {"text": "text, or; body"})
        assert (article.text, article.outlet) == ("a,b;c\td", "Echo")

    def test_one_column_is_enough(self, tmp_path: Path) -> None:
        articles, _ = csv_of(tmp_path, "text\nOne.\nTwo.\n")
        assert [(a.id, a.text) for a in articles] == [("news-1", "One."), ("news-2", "Two.")]

    def test_excel_writes_utf16_with_tabs(self, tmp_path: Path) -> None:
        path = tmp_path / "news.csv"
        path.write_bytes("id\ttext\r\n1\tJapan’s jets\r\n".encode("utf-16"))
        (article,) = read_csv(path)
        assert (article.id, article.text) == ("1", "Japan’s jets")

    def test_empty_texts_are_refused_by_row_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        articles, problems = csv_of(tmp_path, "id,text\n1,\n2,Two.\n3,  \n")
        assert [a.id for a in articles] == ["2"]
        assert [p.split(":")[0] for p in problems] == ["news.csv, row 1", "news.csv, row 3"]
        assert "the text is empty" in problems[0]

    def test_ragged_rows_are_refused_by_line(self, tmp_path: Path) -> None:
        articles, problems = csv_of(tmp_path, 'id,text,desk\n1,"One\nline.",a\n2,Two, too,b\n3,Three\n\n4,Four,d,,\n')
        assert [a.id for a in articles] == ["1", "4"]
        assert problems[0].startswith("news.csv, line 4: row 2 has 4 fields, the header 3: ")
        assert problems[1].startswith("news.csv, line 5: row 3 has 2 fields, the header 3: ")
        assert len(problems) == 2

    def test_broken_quotation_marks_cost_only_their_own_lines(self, tmp_path: Path) -> None:
        articles, problems = csv_of(tmp_path, 'id,text\n1,"He said "no", twice"\n2,Two.\n3,"never closed\n4,Four.\n')
        assert [a.id for a in articles] == ["2"]
        assert problems[0].startswith("news.csv, line 2: row 1 cannot be read")
        assert problems[1].startswith("news.csv, lines 4 to 5: row 3 cannot be read")

    def test_a_long_article_is_read_and_the_csv_module_left_as_it_was(self, tmp_path: Path) -> None:
        limit = csv.field_size_limit()
        text = "jets " * 60_000
        articles, problems = csv_of(tmp_path, f'id,text\n1,"{text}"\n')
        assert (len(articles[0].text), problems) == (300_000, [])
        assert csv.field_size_limit() == limit

    def test_columns_can_be_named(self, tmp_path: Path) -> None:
        (article,), _ = csv_of(tmp_path, "nr;Artikel;id\n12.0;Zwei Jets.;x\n", {"id": "nr", "text": "Artikel"})
        assert (article.id, article.text, dict(article.extra)) == ("12", "Zwei Jets.", {"id_column": "x"})

    def test_a_column_that_is_not_there_is_a_wrong_call(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"news\.csv has no column 'Artikel' for 'text': its columns are id, text"):
            csv_of(tmp_path, "id,text\n1,One.\n", {"text": "Artikel"})

    def test_without_a_text_column_it_says_what_there_is(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"news\.csv: no column holds the text .*there are id, words"):
            csv_of(tmp_path, "id,words\n1,One.\n")

    @pytest.mark.parametrize("text", ["id,text\n", "id,text\n\n\n"])
    def test_a_header_alone_is_refused(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(InputError, match="the table has no rows"):
            csv_of(tmp_path, text)

    @pytest.mark.parametrize("text", ["\n\n", " \n"])
    def test_blank_lines_are_no_table(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(InputError, match="the file is empty"):
            csv_of(tmp_path, text)

    def test_rows_without_an_id_are_called_by_their_number_and_flagged_once(self, tmp_path: Path) -> None:
        articles, problems = csv_of(tmp_path, "id,text\n1,One.\n,Two.\n,Three.\n")
        assert [a.id for a in articles] == ["1", "news-2", "news-3"]
        assert problems == [
            "news.csv: 2 rows have no id; row 2 is called 'news-2': give every row an id to be sure of it"
        ]

    def test_dates_that_cannot_be_told_are_left_out_and_flagged_once(self, tmp_path: Path) -> None:
        articles, problems = csv_of(tmp_path, "text,date\nOne.,2025-12\nTwo.,03/04/2025\nThree.,05/06/2025\n")
        assert [a.published for a in articles] == ["2025-12", None, None]
        assert problems == [
            "news.csv: left out 2 dates, the first in row 2: '03/04/2025' is ambiguous (day or month first?): write 2025-04-03 or 2025-03-04"
        ]

    def test_columns_of_one_name_and_without_name_are_both_kept(self, tmp_path: Path) -> None:
        (article,), problems = csv_of(tmp_path, ",text,note,note\n0,One.,a,b\n")
        assert dict(article.extra) == {"column 1": "0", "note": "a", "note 4": "b"}
        assert problems == ["news.csv, line 1: two columns are named 'note'; the second is 'note 4'"]

    def test_event_goes_to_extra_under_that_name(self, tmp_path: Path) -> None:
        (article,), _ = csv_of(tmp_path, "text,event_id\nOne.,e1\n")
        assert dict(article.extra) == {"event": "e1"}


class TestJsonLines:
    def test_fields_may_differ_from_line_to_line(self, tmp_path: Path) -> None:
        lines = [
            {"id": 7, "text": "One.\n", "title": None, "tags": ["a"]},
            {"doc_id": 8.0, "Body": "Two.", "date": "2025-12"},
        ]
        articles, problems = jsonl_of(tmp_path, "\n".join(json.dumps(line) for line in lines))
        assert articles == [
            Article("7", "One.\n", source="news.jsonl, line 1", extra={"tags": '["a"]'}),
            Article("8", "Two.", published="2025-12", source="news.jsonl, line 2"),
        ]
        assert problems == []

    def test_broken_lines_are_refused_by_number_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        lines = '{"text": "One."}\n{"text": "Two.\n\n["Three."]\n{"text": ["F", "our"]}\n{"title": "Five"}\n{"text": "Six\\u2028."}\r\n'
        articles, problems = jsonl_of(tmp_path, lines)
        assert [(a.id, a.text) for a in articles] == [("news-1", "One."), ("news-7", "Six\u2028.")]
        assert [p.split(":")[0] for p in problems] == [f"news.jsonl, line {n}" for n in (2, 4, 5, 6)]
        for problem, reason in zip(
            problems, ["not JSON", "a list, not an object", "the text is a list", "the text is empty"], strict=True
        ):
            assert reason in problem

    def test_a_line_separator_inside_a_string_does_not_end_the_line(self, tmp_path: Path) -> None:
        (article,), _ = jsonl_of(tmp_path, '{"text": "One\u2028two\x85three"}\n')
        assert article.text == "One\u2028two\x85three"

    def test_a_file_without_one_good_line_is_refused_as_a_whole(self, tmp_path: Path) -> None:
        with pytest.raises(
            InputError, match=r"^news\.jsonl: no line is an object with a text .*; line 1: the line is not JSON"
        ):
            jsonl_of(tmp_path, json.dumps([{"text": "One."}, {"text": "Two."}], indent=1))

    def test_a_field_that_no_line_has_is_a_wrong_call(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="has no column 'Artikel' for 'text': its columns are nr, Inhalt"):
            jsonl_of(tmp_path, '{"nr": 1}\n{"Inhalt": "Zwei Jets."}\n', {"text": "Artikel"})

    def test_blank_lines_are_an_empty_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="the file is empty"):
            jsonl_of(tmp_path, "\n\n")


class TestParquet:
    def test_types_become_strings_and_nulls_nothing(self, tmp_path: Path) -> None:
        columns = {
            "id": [7.0, 8.0],
            "text": ["One.", "Two."],
            "date": pa.array([dt.date(2025, 12, 11), None]),
            "desk": pa.array(["Foreign", None]).dictionary_encode(),
            "score": [0.5, float("nan")],
            "seen": pa.array([dt.datetime(2025, 12, 11, 10, 20), None], pa.timestamp("ns")),
        }
        articles, problems = parquet_of(tmp_path, columns)
        assert articles == [
            Article(
                "7",
                "One.",
                published="2025-12-11",
                source="news.parquet, row 1",
                extra={"desk": "Foreign", "score": "0.5", "seen": "2025-12-11T10:20:00"},
            ),
            Article("8", "Two.", source="news.parquet, row 2"),
        ]
        assert problems == []

    def test_rows_are_numbered_through_all_row_groups(self, tmp_path: Path) -> None:
        path = tmp_path / "news.parquet"
        pq.write_table(
            pa.table({"text": [f"Article {n}." if n != 1500 else None for n in range(1, 2001)]}),
            path,
            row_group_size=300,
        )
        asked = request("news.parquet")
        articles = list(read_parquet(path, request=asked))
        assert len(articles) == 1999
        assert (articles[-1].text, articles[-1].source) == ("Article 2000.", "news.parquet, row 2000")
        assert [p.where for p in asked.problems.items] == ["news.parquet, row 1500"]

    def test_a_text_column_that_is_no_text_is_refused(self, tmp_path: Path) -> None:
        articles, problems = parquet_of(tmp_path, {"text": [1, 2]})
        assert articles == []
        assert "the text is a number (expected a string)" in problems[0]

    @pytest.mark.parametrize("data", [b"text\nOne.\n", b"PAR1 not really PAR1", b""])
    def test_a_file_of_another_kind_is_refused(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "news.parquet"
        path.write_bytes(data)
        with pytest.raises(InputError, match=r"^news\.parquet: (not a Parquet file|the file is empty)"):
            list(read_parquet(path))

    def test_without_a_text_column_or_rows_it_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no column holds the text"):
            parquet_of(tmp_path, {"words": ["One."]})
        with pytest.raises(InputError, match="the table has no rows"):
            parquet_of(tmp_path, {"text": pa.array([], pa.string())})


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_rows_are_read_one_after_the_other(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"news.{kind}"
    texts = [f"{n} " + "jets " * 200 for n in range(10_000)]
    if kind == "csv":
        path.write_text("text\n" + "".join(f"{t}\n" for t in texts))
    elif kind == "jsonl":
        path.write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
    else:
        pq.write_table(pa.table({"text": texts}), path, row_group_size=500)
    reader = {"csv": read_csv, "jsonl": read_jsonl, "parquet": read_parquet}[kind]
    del texts
    tracemalloc.start()
    assert sum(1 for _ in reader(path)) == 10_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000  # the texts together are twice that
