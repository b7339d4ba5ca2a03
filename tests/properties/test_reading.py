"""What holds for any text, any date and any damage: nothing is altered, nothing is guessed, nothing disappears unnamed."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.model.article import Corpus
from framing.model.errors import InputError, Problems
from framing.reading.dates import normalise_date
from framing.reading.encoding import decode
from framing.reading.folders import distinct_labels
from framing.reading.reader import READERS, read
from framing.reading.request import Request

# The first example of a kind of file loads its library, so no time limit for one example.
anything = settings(deadline=None)
# Any text that a file can hold: no lone surrogates, no NUL (which marks a file as binary).
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
STORED = TEXTS.filter(lambda text: text.strip() and not text.startswith("\ufeff"))
# Of the binary kinds only RTF and PDF begin with what a text could begin with.
PLAIN = STORED.filter(
    lambda text: not text.startswith(("%PDF-", "{\\rtf", "PAR1", "PK\x03\x04", "GIF8", "SQLite format 3"))
)
MARKS = [
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-32-le", b"\xff\xfe\0\0"),
    ("utf-32-be", b"\0\0\xfe\xff"),
]
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def stored(name: str, data: bytes) -> Corpus:
    """The corpus of one file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read(path)


@anything
@given(PLAIN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_file_reads_back_character_for_character(text: str, codec: str) -> None:
    (article,) = stored("a.txt", text.encode(codec))
    assert article.text == text


@anything
@given(st.lists(PLAIN, min_size=1, max_size=5, unique=True), st.sampled_from([",", ";", "\t"]))
def test_a_csv_reads_back_what_the_csv_module_wrote(texts: list[str], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], *([str(n), text] for n, text in enumerate(texts))])
    corpus = stored("a.csv", out.getvalue().encode())
    assert [(a.id, a.text) for a in corpus] == [(str(n), text) for n, text in enumerate(texts)]
    assert corpus.problems == ()


@anything
@given(st.lists(STORED, min_size=1, max_size=5, unique=True), st.booleans())
def test_json_lines_and_parquet_read_back_what_was_written(texts: list[str], ascii_only: bool) -> None:
    lines = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n" for text in texts)
    assert [a.text for a in stored("a.jsonl", lines.encode())] == texts
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), sink)
    assert [a.text for a in stored("a.parquet", sink.getvalue())] == texts


@anything
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    problems = Problems()
    text = refused = None
    try:
        text = decode(data, Request("a.txt", "a", problems=problems))
    except InputError as error:
        refused = str(error)
    assert (refused or "a.txt: ").startswith("a.txt: ")
    if text is not None and not problems.items:
        assert any(data in (text.encode(codec), mark + text.encode(codec)) for codec, mark in MARKS)


@anything
@given(
    st.sampled_from(sorted(READERS)),
    st.sampled_from([b"", b"id,text\n", b'{"text": "One."}\n', b"PAR1"]),
    st.binary(max_size=60),
)
def test_no_file_is_beyond_being_read_or_refused(suffix: str, start: bytes, rest: bytes) -> None:
    refused = None
    try:
        corpus = stored(f"a{suffix}", start + rest)
    except InputError as error:
        refused = str(error)
    if refused is None:
        assert len(corpus) > 0
        assert all(article.text.strip() and article.id for article in corpus)
    else:
        assert all(line.startswith(f"a{suffix}") for line in refused.splitlines())


@anything
@given(
    st.lists(
        st.one_of(
            st.just(""), st.just("Two jets."), st.just('{"text": ""}'), st.just("[1]"), st.just('{"text": "One."}')
        ),
        max_size=12,
    )
)
def test_every_line_of_a_file_is_an_article_or_a_problem(lines: list[str]) -> None:
    good = [n for n, line in enumerate(lines, start=1) if "One" in line]
    bad = [n for n, line in enumerate(lines, start=1) if line and "One" not in line]
    data = "\n".join(lines).encode()
    if not good:
        with pytest.raises(InputError):
            stored("a.jsonl", data)
        return
    corpus = stored("a.jsonl", data)
    assert [a.id for a in corpus] == [f"a-{n}" for n in good]
    assert [p.where for p in corpus.problems if p.refused] == [f"a.jsonl, line {n}" for n in bad]


@anything
@given(
    DAYS,
    st.sampled_from(
        [
            "%Y-%m-%d",
            "%Y/%m/%d",
            "%Y%m%d",
            "%d %B %Y",
            "%B %d, %Y",
            "%b %d %Y",
            "%d-%b-%Y",
            "%A, %d %B %Y",
            "%a, %d %b %Y",
        ]
    ),
)
def test_a_day_reads_back_from_every_form_that_has_one_reading(day: date, form: str) -> None:
    assert normalise_date(day.strftime(form)) == (day.isoformat(), None)


@anything
@given(DAYS, st.sampled_from(["%Y-%m", "%B %Y", "%b %Y", "%m/%Y"]))
def test_a_month_stays_a_month(day: date, form: str) -> None:
    assert normalise_date(day.strftime(form)) == (day.isoformat()[:7], None)


@anything
@given(DAYS, st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"]))
def test_figures_are_read_only_where_they_have_one_reading(day: date, form: str) -> None:
    value, complaint = normalise_date(day.strftime(form))
    if day.day <= 12 and day.day != day.month:
        assert value is None
        assert complaint is not None
        assert "ambiguous" in complaint
    else:
        assert value == day.isoformat()


@anything
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(["", "Z", "+08:00", "-05:30"]),
)
def test_a_time_keeps_its_offset(moment: datetime, zone: str) -> None:
    assert normalise_date(moment.isoformat(" ") + zone).value == moment.isoformat() + zone


@anything
@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9A-Za-z/.:, +-]{1,25}", fullmatch=True)))
def test_a_date_is_normal_or_left_out_with_a_reason_and_normal_dates_stay(text: str) -> None:
    value, complaint = normalise_date(text)
    assert (value is None) == (complaint is not None)
    if value is not None:
        assert normalise_date(value) == (value, None)


@anything
@given(st.lists(st.from_regex(r"([ab]/){0,2}[ab]\.(txt|md|csv)", fullmatch=True), unique=True, max_size=12))
def test_labels_are_distinct_and_do_not_depend_on_the_order(names: list[str]) -> None:
    labels = distinct_labels(names)
    assert len(set(labels.values())) == len(names)
    assert distinct_labels(sorted(names)) == labels
