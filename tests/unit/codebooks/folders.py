"""Codebook folders as the tests write them."""

from __future__ import annotations

import pytest

from framing.codebooks.files import load_codebook
from framing.model.errors import CodebookError

TOML = 'name = "harms"\n[categories.harm]\nlabel = "Harm"\n'
CSV = "category,pattern,weight,voice,requires,excludes,note\nharm,damage*,0.5,outlet,ship;(big|huge) boat,film,why\n"


def write_folder(place, toml=TOML, csv=CSV, examples=None):
    """Write a codebook folder; the contents are text or bytes, None for no file."""
    place.mkdir(exist_ok=True)
    for file, content in (("codebook.toml", toml), ("indicators.csv", csv), ("examples.jsonl", examples)):
        if content is not None:
            (place / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def faults(place):
    """What is wrong with a folder, one fault a line, without the folder's own path."""
    with pytest.raises(CodebookError) as error:
        load_codebook(place)
    return str(error.value).replace(f"{place}/", "").splitlines()


def rows(*lines, header="category,pattern,weight,voice,requires,excludes,note"):
    return "\n".join([header, *lines]) + "\n"
