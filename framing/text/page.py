"""One article's tokens with its text: the words at token positions of the batch, and what stands between them."""

from __future__ import annotations

import re

from framing.model.tokens import Tokens
from framing.text.view import ABBREVIATED

_HARD = re.compile(r"[.!?;:()\"“”\n\r]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|Lt|Col|Gen|Maj|Capt|Cmdr|Adm|Sgt|Brig|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Rep|St)\."
)


class Page:
    """Tokens `lo` to `hi` of a batch, and the text that they stand in."""

    def __init__(self, text: str, tokens: Tokens, lo: int, hi: int) -> None:
        self.text, self.tokens, self.lo, self.hi = text, tokens, lo, hi
        self._words = tokens.words

    def word(self, n: int) -> str:
        """The folded word at token n, nothing outside the article."""
        return self._words[n] if self.lo <= n < self.hi else ""

    def words(self, a: int, b: int) -> list[str]:
        """The folded words of tokens a to b, as far as the article goes."""
        return self._words[max(self.lo, a) : min(self.hi, max(self.lo, b))]

    def touches(self, n: int) -> bool:
        """Whether only a space, or the full stop of a title, stands before token n."""
        gap = self.text[self.tokens.ends[n - 1] : self.tokens.starts[n]]
        return gap in (" ", "\xa0") or gap == ". " and self.word(n - 1) in ABBREVIATED

    def runs_on(self, start: int, end: int) -> bool:
        """Whether nothing harder than one comma stands between two characters; the full stop of a title is no stop."""
        between = self.text[start:end]
        if between.count(",") > 1:
            return False
        return not _HARD.search(between) or not _HARD.search(_ABBREVIATION.sub("", between))
