"""The codebooks that segmentation itself reads: furniture phrases, actors, cues; loaded once in a process."""

from __future__ import annotations

from functools import lru_cache

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook

NAMES = ("furniture", "actors", "cues")


@lru_cache(maxsize=1)
def lexica() -> dict[str, Codebook]:
    """The shipped `furniture`, `actors` and `cues` codebooks by name."""
    return {name: load_codebook(name) for name in NAMES}
