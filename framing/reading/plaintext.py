"""Plain text: one file, one article, nothing altered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from framing.model.article import Article
from framing.model.errors import InputError
from framing.reading.encoding import decode
from framing.reading.request import Request


def read_plaintext(path: Path, *, request: Request | None = None) -> Iterator[Article]:
    """The one article of a text file (`.txt`, `.text`, `.md`): the whole file but for a byte order mark.

    Line ends stay as they are. The id is the request's label (the file's stem). Raises `InputError` for an empty or binary file.
    """
    request = request or Request.of(path)
    text = decode(path.read_bytes(), request)
    if not text.strip():
        raise InputError(f"{request.name}: the file is empty: remove it or put the article into it")
    yield Article(request.label, text, source=request.name)
