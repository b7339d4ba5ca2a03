"""From one format to another in one step."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from framing.codebooks.files import codebook_folder
from framing.codebooks.formats.dictionary import (
    Conversion,
    check_output,
    is_codebook,
    output_format,
    read_dictionary,
    write_dictionary,
)
from framing.codebooks.saving import SOURCE, save_codebook


def convert(
    source: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    format: str | None = None,
    replace: bool = False,
) -> Conversion:
    """Read a dictionary and write it in another format; the diagnostics tell the losses of both steps.

    A codebook folder gets a SOURCE.md: that of the codebook it was made from, else a page on the conversion. Formats and
    errors are those of `read_dictionary` and `write_dictionary`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = Path(place) / "moods.lc3"
    ...     _ = path.write_text("+joy#00ff00\\nglad*\\n+fear\\nstage fright\\n")
    ...     done = convert(path, Path(place) / "moods.dicx")
    ...     print((Path(place) / "moods.dicx").read_text())
    Entry,joy,fear
    glad*,1,
    stage fright,,1
    <BLANKLINE>
    >>> done.diagnostics.term.tolist()
    ['joy', 'moods']
    """
    place = Path(out)
    known = output_format(place, format)
    check_output(place, known, replace=replace)
    read = read_dictionary(source, format=source_format)
    if known is None:
        page = _page(source, source_format, read)
        save_codebook(read.codebook, place, replace=replace, source=page)
        return read
    written = write_dictionary(read.codebook, place, format=format, replace=replace)
    both = pd.concat([read.diagnostics, written.diagnostics], ignore_index=True)
    return Conversion(written.codebook, both.astype(read.diagnostics.dtypes))


def _page(source: str | os.PathLike[str], source_format: str | None, read: Conversion) -> str:
    """The text of the SOURCE.md of a new codebook folder."""
    if not is_codebook(source, source_format):
        return read.source_page()
    own = codebook_folder(source) / SOURCE
    return own.read_text(encoding="utf-8") if own.is_file() else ""
