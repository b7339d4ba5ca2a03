"""Half-open character spans into an article's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Characters `start` (included) to `end` (excluded) of `Article.text`.

    >>> Span(3, 8).of("on joint patrol")
    'joint'
    >>> Span(8, 3)
    Traceback (most recent call last):
    ...
    ValueError: a span needs 0 <= start <= end, got start=8, end=3
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, got start={start}, end={end}")
        _set_start(self, start)  # many are made: past the class's own refusal in half the time
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def within(self, other: Span) -> bool:
        """Whether this span lies wholly inside `other`."""
        return other.start <= self.start and self.end <= other.end


_set_start, _set_end = Span.__dict__["start"].__set__, Span.__dict__["end"].__set__
