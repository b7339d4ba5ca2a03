"""A text file is one article, character for character."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.model.errors import InputError
from framing.reading.plaintext import read_plaintext
from framing.reading.request import Request


def test_the_text_is_the_whole_file_with_its_line_ends(tmp_path: Path) -> None:
    stored = "\n\nJets over the sea\r\nTwo took off.\rMore\u2028follows.\t \n"
    path = tmp_path / "wire.copy.txt"
    path.write_bytes(stored.encode())
    (article,) = read_plaintext(path)
    assert article.text == stored
    assert (article.id, article.source, article.title, article.outlet) == ("wire.copy", "wire.copy.txt", None, None)


def test_the_request_names_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Two jets.")
    (article,) = read_plaintext(path, request=Request("sub/a.txt", "sub/a"))
    assert (article.id, article.source) == ("sub/a", "sub/a.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"^a\.txt: the file is empty"):
        list(read_plaintext(path))
