"""Cells: what a judgement may look like, and texts that a spreadsheet must not take for formulas."""

from __future__ import annotations

import math
import re

PRESENT = frozenset(("1", "yes", "y", "true", "x", "ja", "wahr"))
ABSENT = frozenset(("0", "no", "n", "false", "nein", "falsch"))
"""What counts as a judgement, in any case of letters; an empty cell is none."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def guarded(text: str) -> str:
    """A text that spreadsheets take for text: one that begins like a formula gets an apostrophe in front.

    >>> guarded("=1+1"), guarded("Jets took off.")
    ("'=1+1", 'Jets took off.')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`.

    >>> unguarded("'=1+1"), unguarded("'Tis true")
    ('=1+1', "'Tis true")
    """
    return text[1:] if _GUARDED.match(text) else text


def without_control(text: str) -> str:
    """A text without the control characters that a workbook cannot hold: a `\N{REPLACEMENT CHARACTER}` for each."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def number(cell: str) -> float | None:
    """A number with a decimal point or comma, or None.

    >>> number("1.0"), number("0,5"), number("one"), number("nan")
    (1.0, 0.5, None, None)
    """
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def whole(cell: str) -> int | None:
    """A whole number that is not negative, also when a spreadsheet saved it as 1.0; or None.

    >>> whole("3"), whole("3.0"), whole("x")
    (3, 3, None)
    """
    value = number(cell)
    return int(value) if value is not None and value >= 0 and value == int(value) else None


def judgement(cell: str, scale: tuple[float, float] | None = None) -> float | None:
    """The value of a judgement: 1, 0, or with a scale a number in its range; None for what is neither.

    >>> judgement("1.0"), judgement("No"), judgement("ja"), judgement("maybe"), judgement("4", (1, 5))
    (1.0, 0.0, 1.0, None, 4.0)
    """
    word = cell.strip().casefold()
    value = number(word)
    if scale is not None:
        return value if value is not None and scale[0] <= value <= scale[1] else None
    if word in PRESENT or value == 1.0:
        return 1.0
    return 0.0 if word in ABSENT or value == 0.0 else None


def expected(scale: tuple[float, float] | None = None) -> str:
    """What a judgement may be, in words for a message."""
    return "0, 1 or empty" if scale is None else f"a number from {scale[0]:g} to {scale[1]:g}, or empty"
