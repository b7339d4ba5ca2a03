"""Text is decoded without loss or said to be a guess; what is not text is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from framing.model.errors import InputError, Problems
from framing.reading.encoding import decode, open_text
from framing.reading.request import Request

STORY = "“We are gravely concerned,” Japan’s ministry said — it didn’t say more.\r\nTwo jets took off.\n"


def decoded(data: bytes) -> tuple[str, Problems]:
    problems = Problems()
    return decode(data, Request("a.txt", "a", problems=problems)), problems


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode("utf-8"),
        codecs.BOM_UTF8 + STORY.encode("utf-8"),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "utf-32"],
)
def test_unicode_is_certain_and_comes_without_its_mark(data: bytes) -> None:
    text, problems = decoded(data)
    assert text == STORY
    assert problems.items == []


def test_only_the_mark_at_the_start_is_taken_off() -> None:
    assert decoded("\ufeffa\ufeffb\ufeff".encode())[0] == "a\ufeffb\ufeff"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Le président a déclaré que la défense était prête.",
        "It cost £5 to join the club in London.",
        "A café in Paris.",
    ],
)
def test_windows_1252_is_read_and_flagged_by_name(text: str) -> None:
    got, problems = decoded(text.encode("cp1252"))
    assert got == text
    assert [(p.where, p.refused) for p in problems.items] == [("a.txt", False)]
    assert "read as cp1252" in problems.items[0].what


def test_other_encodings_are_named_too() -> None:
    text = "Министерство обороны сообщило, что самолеты вылетели в четверг утром."
    got, problems = decoded(text.encode("koi8-r"))
    assert got == text
    assert "read as koi8_r" in problems.items[0].what


def test_utf8_with_a_damaged_place_stays_utf8() -> None:
    good = "Tokyo’s “grave concern”.\n"
    got, problems = decoded(good.encode() * 3 + b"A caf\xe9.\n")
    assert got == good * 3 + "A caf\ufffd.\n"
    assert problems.items[0].what == "damaged UTF-8 at one place in line 4, read as �: save the file again as UTF-8"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%text", "a PDF document"),
        (b"PK\x03\x04rest", "Office document"),
        (b"{\\rtf1 Two jets}", "an RTF document"),
        (b"\xff\xd8\xff\xe0rest", "a JPEG image"),
        (b"Two jets\0took off", "binary file"),
        ("Two jets".encode("utf-16-le"), "binary file"),
        (codecs.BOM_UTF16_LE + b"a\0b", "marked as UTF-16 but damaged"),
        (codecs.BOM_UTF8 + b"caf\xe9", "marked as UTF-8 but damaged"),
        (bytes(range(1, 32)) * 3 + bytes(range(127, 256)) * 3, "encoding cannot be told"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_not_text_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        decoded(data)
    assert str(caught.value).startswith("a.txt: ")


def test_a_file_is_judged_by_its_end_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"plain text\n" * 200_000 + "Japan’s last word\n".encode("cp1252"))
    problems = Problems()
    with open_text(path, Request("a.csv", "a", problems=problems), newline="\n") as handle:
        last = list(handle)[-1]
    assert last == "Japan’s last word\n"
    assert "cp1252" in problems.items[0].what
