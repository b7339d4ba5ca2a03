"""Why a line was set aside, in words that a reader of the report understands."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.codebooks.files import load_codebook

_REPEATS = re.compile(r"^repeats block \d+$")
_PHRASE = re.compile(r"^([a-z_]+): (.+)$")


def set_aside_reason(reason: str | None) -> str:
    """The rule that decided a block's kind, with the furniture codebook's labels for its categories.

    >>> set_aside_reason("repeats block 2")
    'repeats an earlier line word for word'
    >>> set_aside_reason("donate: support our")
    'Donation and support appeal: “support our”'
    """
    if not reason:
        return "no reason recorded"
    if _REPEATS.match(reason):
        return "repeats an earlier line word for word"
    match = _PHRASE.match(reason)
    if match and match[1] in _furniture_labels():
        return f"{_furniture_labels()[match[1]]}: “{match[2]}”"
    return reason


@lru_cache(maxsize=1)
def _furniture_labels() -> dict[str, str]:
    return {category.name: category.label for category in load_codebook("furniture").categories}
