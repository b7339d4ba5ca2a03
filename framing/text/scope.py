"""Scope: whether a hit is asserted, or stands under a negator, a denial, a condition, a question or a hedge.

Negation follows NegEx (Chapman et al. 2001): a window of up to four words before the hit, broken by punctuation or a
contrasting conjunction, narrowed for news. The other scopes are stretches of a sentence that a trigger opens and a clause
boundary closes, as in the cue-and-scope annotation of BioScope (Vincze et al. 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.text.scopewords import (
    ACCUSATIONS,
    ASKING,
    COMPLEMENTS,
    CONDITIONS,
    CONTRASTS,
    DENIED_GOODS,
    DENY,
    HEDGE_ADJECTIVES,
    HEDGES,
    MODALS,
    NEGATORS,
    NOT_MODAL_BEFORE,
    NOT_NEGATING,
    NOT_NEGATING_LONG,
    PHRASES,
    REJECT,
    SEEM,
    SUBJECT_NEGATORS,
    THOUGHT,
    UNASKED,
)

WINDOW, REACH, CLAUSE = 4, 10, 40
"""A negator reaches so many words; a negative subject (`nothing about it was ...`) and a hedge so many; a clause at most."""
SCOPES = ("negated", "denied", "conditional", "question", "hedged", "asserted")
"""All scopes, the most specific first: where several hold, the first is the one that counts."""
_NEGATED, _DENIED, _CONDITIONAL, _QUESTION, _HEDGED, _ASSERTED = range(6)
_BREAK = re.compile(r"[,;:()—–]")
_CLOSE = re.compile(r"[,;:()—–“”\"!?]|\.\s")
_HARD = re.compile(r"[;:()“”\"!?]|\.\s")
_RELATIVE = frozenset("which that something claims allegations charges accusations".split())


def is_negated(words: Sequence[str], gaps: Sequence[str], lo: int) -> bool:
    """Whether the hit that starts at token `lo` of a sentence is negated; `gaps[n]` is the text before token n.

    A denial is no negation: what is denied has been said, and keeps its frame.

    >>> words = "they did not breach the airspace".split()
    >>> is_negated(words, [" "] * 6, 3), is_negated(words, [" "] * 6, 1)
    (True, False)
    """
    first = near = lo
    for n in range(lo, max(0, lo - REACH), -1):
        if _BREAK.search(gaps[n]) or words[n - 1] in CONTRASTS:
            break
        first = n - 1
        near = max(first, lo - WINDOW)
    window = tuple(words[first : lo + 1])
    if any(window[n] in SUBJECT_NEGATORS and _negates(window, n) for n in range(lo - first)):
        return True
    window = tuple(words[near : lo + 1])
    return any(
        (word in NEGATORS or word.endswith("n't")) and _negates(window, n) or _is_phrase(window, n)
        for n, word in enumerate(window[:-1])
    )


def _negates(window: tuple[str, ...], n: int) -> bool:
    """Whether the negator at n is one, and no part of `not only`, `no doubt`, `not to mention`."""
    word = "not" if window[n].endswith("n't") or window[n] == "cannot" else window[n]
    after = window[n + 1 : n + 3]
    return (word, *after[:1]) not in NOT_NEGATING and (word, *after) not in NOT_NEGATING_LONG


def _is_phrase(window: tuple[str, ...], n: int) -> bool:
    if n and window[n - 1] in NEGATORS:
        return False  # `never failed to provoke`
    return window[n : n + 2] in PHRASES or window[n : n + 3] in PHRASES


class Scopes:
    """The scopes of one sentence, found once for all its hits, in time proportional to its length.

    `gaps[n]` is the text before token n; one more may hold the text behind the last token, where a question mark stands.

    >>> scopes = Scopes("moscow denied that it had crossed the line".split(), [" "] * 8)
    >>> scopes.at(5, 6), scopes.at(0, 1)
    ('denied', 'asserted')
    >>> scopes = Scopes("if attacked they would strike back".split(), [""] + [" "] * 5)
    >>> scopes.at(1, 2), scopes.at(4, 5)
    ('conditional', 'conditional')
    """

    def __init__(self, words: Sequence[str], gaps: Sequence[str]) -> None:
        self.words, self.gaps = words, gaps
        self._kinds = [_ASSERTED] * len(words)
        self._bounds()
        for n in range(len(words)):
            for kind, lo, hi in self._opened(n):
                for k in range(max(lo, n - CLAUSE), min(hi, n + 2 * CLAUSE)):
                    self._kinds[k] = min(self._kinds[k], kind)
        self._questions()

    def at(self, lo: int, hi: int) -> str:
        """The scope of a hit, tokens `lo` to `hi`: one of `SCOPES`."""
        if is_negated(self.words, self.gaps, lo):
            return SCOPES[_NEGATED]
        return SCOPES[min(self._kinds[lo : max(hi, lo + 1)])]

    def _bounds(self) -> None:
        """For each token the next token that opens a clause, and the last one behind a harder stop, up to itself."""
        size = len(self.words)
        self._end, self._start, self._last = [size] * (size + 1), [0] * size, [size] * (size + 1)
        opens = [
            bool(_CLOSE.search(gap)) or word in CONTRASTS for gap, word in zip(self.gaps, self.words, strict=False)
        ]
        for n in range(size - 1, 0, -1):
            self._end[n - 1] = n if opens[n] else self._end[n]
            self._last[n - 1] = n if _HARD.search(self.gaps[n]) else self._last[n]
        for n in range(1, size):
            self._start[n] = n if opens[n] else self._start[n - 1]

    def _word(self, n: int) -> str:
        return self.words[n] if 0 <= n < len(self.words) else ""

    def _opened(self, n: int) -> Iterator[tuple[int, int, int]]:
        """The scopes that the word at n opens: kind, and the tokens that it covers."""
        word = self.words[n]
        if word in DENY or word in REJECT:
            yield from self._denial(n)
        elif word in CONDITIONS:
            yield from self._condition(n)
        elif word == "whether" and not self._is_settled(n):
            yield _QUESTION, n + 1, self._end[n]
        elif self._is_hedge(n):
            yield _HEDGED, n + 1, min(self._end[n], n + 1 + REACH)
        elif word in HEDGE_ADJECTIVES and n + 1 < len(self.words) and not _CLOSE.search(self.gaps[n + 1]):
            yield _HEDGED, n + 1, min(self._end[n], n + 4)

    # ------------------------------------------------------------ denials

    def _denial(self, n: int) -> Iterator[tuple[int, int, int]]:
        """`denied violating ...`, `rejected claims that ...`, `accusations of ..., which Tehran denies`."""
        before = [self._word(k) for k in range(max(0, n - 4), n)]
        if any(w in NEGATORS or w.endswith("n't") for w in before[-2:]):
            return
        after = self.words[n + 1 : n + 6]
        relative = next((k for k in range(n - 1, max(-1, n - 5), -1) if self.words[k] in _RELATIVE), -1)
        if relative > 0 and _CLOSE.search(self.gaps[relative]):
            yield _DENIED, max(self._hard_start(relative - 1), relative - 25), relative
            return
        if before and before[-1] in ("was", "were", "been", "being", "be", "is", "are"):
            if any(w in ACCUSATIONS for w in self.words[max(0, n - 12) : n]):
                yield _DENIED, max(self._start[n], n - 12), n
            return
        if self.words[n] in DENY and any(w in DENIED_GOODS for w in after[:4]):
            return
        if self.words[n] in DENY or any(w in ACCUSATIONS for w in after):
            yield _DENIED, n + 1, self._denied_end(n)

    def _hard_start(self, n: int) -> int:
        """The first token of the stretch between harder stops that holds token n; at most 25 words back."""
        lo = n
        while lo > 0 and n - lo < 25 and not _HARD.search(self.gaps[lo]):
            lo -= 1
        return lo

    def _denied_end(self, n: int) -> int:
        """A denial goes on over commas between its objects: `denied sending drones, jamming radars or ...`."""
        end = self._end[n]
        while end < len(self.words) and "," in self.gaps[end] and end - n < 40:
            word = self.words[end]
            if not (word in ("or", "nor") or word.endswith("ing") and word not in COMPLEMENTS):
                break
            end = self._end[end]
        return end

    # ------------------------------------------------------------ conditions and questions

    def _condition(self, n: int) -> Iterator[tuple[int, int, int]]:
        """An if-clause and what depends on it; `asked if` is a question, `as if` and `if not` are no conditions."""
        word, before, after = self.words[n], self._word(n - 1), self._word(n + 1)
        if word == "if" and any(self._word(k) in ASKING for k in range(n - 4, n)):
            yield _QUESTION, n + 1, self._end[n]
            return
        if not self._is_condition(n, word, before, after):
            return
        end = self._end[n]
        yield _CONDITIONAL, n + 1, end
        if before == "even":
            return
        if self._start[n] == n or before in ("and", "but", "that"):
            yield _CONDITIONAL, end, self._end[end] if end < len(self.words) and "," in self.gaps[end] else end
        else:
            yield _CONDITIONAL, self._start[n], n

    def _is_condition(self, n: int, word: str, before: str, after: str) -> bool:
        if word == "if":
            return before not in ("as", "only") and after not in UNASKED
        if word == "should":  # inverted: `should the talks fail`
            opens = n == 0 or bool(_CLOSE.search(self.gaps[n]))
            return opens and self._last[n] == len(self.words) and "?" not in self._tail()
        if word in ("provided", "assuming"):
            return after == "that" or word == "assuming"
        if word in ("event", "case"):
            return before in ("the", "in") and after in ("of", "that", "the", "they", "it", "we") and self._in_case(n)
        return True

    def _in_case(self, n: int) -> bool:
        return "in" in (self._word(n - 1), self._word(n - 2))

    def _tail(self) -> str:
        return self.gaps[len(self.words)] if len(self.gaps) > len(self.words) else ""

    def _is_settled(self, n: int) -> bool:
        """`regardless of whether`, `whether or not`: no question is put."""
        return self._word(n - 2) in ("regardless", "irrespective") or self._word(n + 1) == "or"

    def _questions(self) -> None:
        """What runs up to a question mark, from the mark or stop before it."""
        size = len(self.words)
        start = 0
        for n in range(1, size + 1):
            gap = self.gaps[n] if n < size else self._tail()
            if "?" in gap:
                for k in range(start, n):
                    self._kinds[k] = min(self._kinds[k], _QUESTION)
            if _HARD.search(gap):
                start = n

    # ------------------------------------------------------------ hedges

    def _is_hedge(self, n: int) -> bool:
        word, before, after = self.words[n], self._word(n - 1), self._word(n + 1)
        if word in HEDGES:
            return True
        if word in MODALS:
            return self._is_modal(word, before, after)
        if word in SEEM:
            return after in ("to", "as", "that", "likely", "intent", "poised", "set")
        return word in THOUGHT and after == "to" and before in ("is", "are", "was", "were", "been", "be")

    def _is_modal(self, word: str, before: str, after: str) -> bool:
        """`may` is no month, `might` no power."""
        if not before or not after or after[0].isdigit() or before[:1].isdigit() or before in NOT_MODAL_BEFORE:
            return False
        if word == "might":
            return after not in ("of", "and") and not before.endswith(("ary", "al", "ic"))
        if word == "could":  # `could not be reached`: no possibility, an ability
            return after != "not"
        return (word, after) != ("may", "day")
