"""What the rules for blocks look at in one line: its words, how many they are, how it ends, its capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

Scores = list[tuple[str, float, str]]
"""Log-odds for kinds of block: the kind, how much, and the rule's name."""
LONG = 25
"""So many words stand on a line only in running text (or in a caption)."""
CLOSERS = "\"'”’»)]*■"
_STOPS = frozenset(".!?…")
_END = CLOSERS + " "
WORD = re.compile(r"[^\W\d_][\w'’-]*")
SPEECH = re.compile(r"[“”\"‘]|\b(?:said|says|told|added|according to)\b")
"""Somebody's words are reported."""
PAST = re.compile(r"\b(?:\w{3,}ed|was|were|had|has been|have been)\b")
"""What happened is told."""
OURS = re.compile(r"\b(?:our|your)\b", re.IGNORECASE)
"""The page speaks to its reader."""


@dataclass(slots=True)
class Shape:
    """What the rules look at in one line; `n` counts words. The shares of capitals are counted when first asked for."""

    text: str
    n: int
    terminal: bool
    _shares: tuple[float, float] | None = None

    @classmethod
    def of(cls, text: str, n: int) -> Shape:
        """The shape of a line of `n` words."""
        return cls(text, n, is_terminal(text))

    @property
    def capitals(self) -> float:
        """The share of words of two letters or more that are in capitals."""
        return self._counted()[0]

    @property
    def title_case(self) -> float:
        """The share of words of four letters or more that begin with a capital."""
        return self._counted()[1]

    def _counted(self) -> tuple[float, float]:
        if self._shares is None:
            words: list[str] = WORD.findall(self.text[:200])
            letters = [w for w in words if len(w) > 1]
            long = [w for w in words if len(w) > 3]
            capitals = sum([w.isupper() for w in letters]) / max(1, len(letters))
            self._shares = capitals, sum([w[0].isupper() for w in long]) / max(1, len(long))
        return self._shares


def is_terminal(text: str) -> bool:
    """Whether a line ends as a sentence does, closing marks aside."""
    last = text[-1:]
    if last in _STOPS:
        return True
    if last == ")" and " " not in text[text.rfind("(") :]:  # a party, a side, an agency in brackets
        return text[: text.rfind("(")].rstrip(_END)[-1:] in _STOPS
    return last in CLOSERS and text.rstrip(_END)[-1:] in _STOPS
