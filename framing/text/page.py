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
        self.ids: list[int] = tokens.word[lo:hi].tolist()
        self.vocabulary = tokens.vocabulary.words

    def word(self, n: int) -> str:
        """The folded word at token n, nothing outside the article."""
        return self.vocabulary[self.ids[n - self.lo]] if self.lo <= n < self.hi else ""

    def words(self, a: int, b: int) -> list[str]:
        """The folded words of tokens a to b, as far as the article goes."""
        vocabulary = self.vocabulary
        return [vocabulary[w] for w in self.ids[max(0, a - self.lo) : max(0, b - self.lo)]]

    def touches(self, n: int) -> bool:
        """Whether only a space, or the full stop of a title, stands before token n."""
        gap = self.text[self.tokens.end[n - 1] : self.tokens.start[n]]
        return gap in (" ", "\xa0") or gap == ". " and self.word(n - 1) in ABBREVIATED

    def runs_on(self, start: int, end: int) -> bool:
        """Whether nothing harder than one comma stands between two characters; the full stop of a title is no stop."""
        between = self.text[start:end]
        if between.count(",") > 1:
            return False
        return not _HARD.search(between) or not _HARD.search(_ABBREVIATION.sub("", between))
