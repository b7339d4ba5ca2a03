"""Which elements of patterns a word satisfies: literals by dictionary, globs by how they begin or end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from framing.codebooks.pattern import glob_regex, is_glob
from framing.codebooks.spelling import spellings

Glob = tuple[int, re.Pattern[str] | None]


class Elements:
    """The distinct elements of all patterns, numbered; an element is the tuple of words and globs of which one has to match.

    A word is compared with the globs only that begin (or, where they begin with a mark, end) as it does, so that it is
    looked up in about the same time among a hundred elements and a hundred thousand. A word satisfies what its other spelling,
    British or American, satisfies, save elements that are meant `exact`.

    >>> elements = Elements()
    >>> elements.number(("harm", "hurt*")), elements.number(("*ful",)), elements.number(("harbour",))
    (0, 1, 2)
    >>> [elements.satisfied_by(word) for word in ("hurtful", "harm", "calm", "harbor")]
    [(0, 1), (0,), (), (2,)]
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[tuple[str, ...], bool], int] = {}
        self._exact: set[int] = set()
        self._literals: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        self._beginnings = _Affixes()
        self._endings = _Affixes()
        self._middles: list[tuple[str, re.Pattern[str], int]] = []

    def number(self, words: tuple[str, ...], *, exact: bool = False) -> int:
        """The number of an element, a new one if it is new; an `exact` one is satisfied in its own spelling alone."""
        number = self._numbers.get((words, exact))
        if number is None:
            number = self._numbers[words, exact] = len(self._numbers)
            if exact:
                self._exact.add(number)
            for word in words:
                if is_glob(word):
                    self._add_glob(word, number)
                else:
                    self._literals[word] += (number,)
        return number

    def _add_glob(self, glob: str, number: int) -> None:
        pieces = re.split(r"[*?]", glob)
        head, tail = pieces[0], pieces[-1]
        marks = glob[len(head) : len(glob) - len(tail)]
        plain = bool(head) != bool(tail) and not marks.strip("*")
        if head:
            self._beginnings.add(head, (number, None if plain else glob_regex(glob)))
        elif tail:
            self._endings.add(tail[::-1], (number, None if plain else glob_regex(glob)))
        else:
            self._middles.append((max(pieces, key=len), glob_regex(glob), number))

    def satisfied_by(self, word: str) -> tuple[int, ...]:
        """The numbers of the elements that a folded word satisfies, in order."""
        found = self._matching(word)
        for other in spellings(word):
            found += [number for number in self._matching(other) if number not in self._exact]
        return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)

    def _matching(self, word: str) -> list[int]:
        found = list(self._literals.get(word, ()))
        found += self._beginnings.matching(word, word)
        if self._endings:
            found += self._endings.matching(word[::-1], word)
        found += [number for core, regex, number in self._middles if core in word and regex.fullmatch(word)]
        return found


class _Affixes:
    """Globs by their beginning."""

    def __init__(self) -> None:
        self._globs: defaultdict[str, list[Glob]] = defaultdict(list)
        self._lengths: defaultdict[str, list[int]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._globs)

    def add(self, beginning: str, glob: Glob) -> None:
        """Keep a glob with its regular expression, which is None where the beginning says it all."""
        self._globs[beginning].append(glob)
        lengths = self._lengths[beginning[0]]
        if len(beginning) not in lengths:
            lengths.append(len(beginning))

    def matching(self, turned: str, word: str) -> Iterator[int]:
        """The elements of the globs with which a word begins; `turned` is the word, backwards for endings."""
        for length in self._lengths.get(turned[0], ()):
            for number, regex in self._globs.get(turned[:length], ()) if length <= len(turned) else ():
                if regex is None or regex.fullmatch(word):
                    yield number
