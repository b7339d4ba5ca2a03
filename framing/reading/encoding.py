"""Bytes to text: UTF-8 and UTF-16 are known, anything else is a flagged guess, binary files are refused."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from framing.model.errors import InputError
from framing.reading.request import Request

_CHUNK = 1 << 20
_SAMPLE = 1 << 18
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and what they tell; that of UTF-32 begins with that of UTF-16, so the longer is tried first."""
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
)


class Encoding(NamedTuple):
    """How to decode a file: the codec, what to do with damaged bytes, and a note for the user where it is uncertain."""

    codec: str
    errors: str = "strict"
    note: str | None = None


def decode(data: bytes, request: Request) -> str:
    """The text of a file's bytes, unaltered but for a byte order mark; a guessed encoding is flagged.

    Raises `InputError` for an empty or binary file, and where no encoding fits.

    >>> decode("\\ufeffJapan’s\\r\\n".encode("utf-8"), Request("a.txt", "a"))
    'Japan’s\\r\\n'
    """
    encoding = find_encoding(io.BytesIO(data), request.name)
    if encoding.note:
        request.problems.flag(request.name, encoding.note)
    return data.decode(encoding.codec, encoding.errors)


def open_text(path: Path, request: Request, *, newline: str) -> TextIO:
    """A file opened for reading with the encoding found; `newline` as for `open`. Raises as `decode` does."""
    with path.open("rb") as handle:
        encoding = find_encoding(handle, request.name)
    if encoding.note:
        request.problems.flag(request.name, encoding.note)
    return path.open(encoding=encoding.codec, errors=encoding.errors, newline=newline)


def find_encoding(handle: BinaryIO, name: str) -> Encoding:
    """The encoding of a file, which is looked at from end to end but never held in memory; `name` is for messages.

    A byte order mark decides; else UTF-8, if all of it is; else what charset-normalizer finds most plausible, with
    windows-1252 preferred among equals because English-language news is seldom in another. UTF-8 with damaged
    places is read as UTF-8, with a replacement character (�) at each.
    """
    head = handle.read(16)
    if not head:
        raise InputError(f"{name}: the file is empty: remove it or put the article into it")
    for mark, codec in MARKS:
        if head.startswith(mark):
            if _decodes(handle, codec):
                return Encoding(codec)
            kind = codec.removesuffix("-sig").upper()
            raise InputError(f"{name}: the file is marked as {kind} but damaged: save it again as UTF-8")
    _refuse_binary(handle, head, name)
    if _decodes(handle, "utf-8"):
        return Encoding("utf-8")
    return _damaged_utf8(handle) or _guessed(handle, name)


def _chunks(handle: BinaryIO) -> Iterator[bytes]:
    handle.seek(0)
    while chunk := handle.read(_CHUNK):
        yield chunk


def _decodes(handle: BinaryIO, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in _chunks(handle):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _refuse_binary(handle: BinaryIO, head: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not plain text: export it as text in UTF-8")
    if any(b"\0" in chunk for chunk in _chunks(handle)):
        raise InputError(
            f"{name}: this is a binary file (it has NUL bytes), not plain text: export it as text in UTF-8"
        )


def _damaged_utf8(handle: BinaryIO) -> Encoding | None:
    """UTF-8 with replacement characters, where more of the characters beyond ASCII are sound than damaged."""
    sound = damaged = first = 0
    handle.seek(0)
    for number, line in enumerate(handle, start=1):
        if line.isascii():
            continue
        text = line.decode("utf-8", "replace")
        broken = text.count("\ufffd") - line.count("\ufffd".encode())
        damaged += broken
        sound += sum(not c.isascii() for c in text) - broken
        first = first or (number if broken else 0)
    if sound <= damaged:
        return None
    places = "one place" if damaged == 1 else f"{damaged} places, the first"
    return Encoding(
        "utf-8", "replace", f"damaged UTF-8 at {places} in line {first}, read as �: save the file again as UTF-8"
    )


def _guessed(handle: BinaryIO, name: str) -> Encoding:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(_sample(handle)))
    if matches:
        best = matches[0]
        equals = [
            m
            for m in matches
            if m.chaos <= best.chaos and m.coherence >= best.coherence and "cp1252" in m.could_be_from_charset
        ]
        for codec in ["cp1252"] * bool(equals) + [m.encoding for m in matches]:
            if _decodes(handle, codec):
                return Encoding(
                    codec,
                    note=f"not UTF-8; read as {codec}, the most plausible encoding: save the file as UTF-8 to be sure",
                )
    raise InputError(
        f"{name}: the encoding cannot be told (neither UTF-8 nor a plausible other one): save the file as UTF-8"
    )


def _sample(handle: BinaryIO) -> bytes:
    """The file's first lines that are not ASCII: the others say nothing about the encoding."""
    lines: list[bytes] = []
    room = _SAMPLE
    handle.seek(0)
    for line in handle:
        if not line.isascii():
            lines.append(line[:room])
            room -= len(lines[-1])
            if room <= 0:
                break
    return b"".join(lines)
