"""The Coder protocol and its columns: what a coder, machine or human, returns for a parsed batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from framing.text.parsed import ParsedArticle, ParsedBatch


class Hit(NamedTuple):
    """One piece of evidence: tokens `lo` to `hi` of the batch, in sentence `line` of the batch.

    `scope` is one of `framing.text.scope.SCOPES`; a negated hit does not count.
    """

    line: int
    lo: int
    hi: int
    codebook: str
    category: str
    weight: float
    indicator: str
    negated: bool
    scope: str = "asserted"


class Code(NamedTuple):
    """One sentence code: `value` 0..1, and whether the category is `present` at the coder's threshold."""

    line: int
    codebook: str
    category: str
    value: float
    present: bool


@dataclass(frozen=True)
class Result:
    """What a coder found in a batch."""

    hits: tuple[Hit, ...] = ()
    codes: tuple[Code, ...] = ()


class Coder(Protocol):
    """A coder has a `name` and takes a parsed batch; pass the object, not its name."""

    name: str

    def __call__(self, batch: ParsedBatch) -> Result:
        """The hits and codes of a batch; voice is joined afterwards, by `code()`."""
        ...


@dataclass(frozen=True)
class FunctionCoder:
    """A coder made from a plain function of one `ParsedArticle`.

    The function yields `(sentence_number, category, value)`; a category is present at `threshold` and above.
    """

    function: Callable[[ParsedArticle], Iterable[tuple[int, str, float]]]
    codebook: str
    name: str = "function"
    threshold: float = 0.5

    def __call__(self, batch: ParsedBatch) -> Result:
        """Apply the function to each article of the batch."""
        codes = []
        for number in range(len(batch.articles)):
            first = int(batch.first_line[number])
            for sentence, category, value in self.function(batch.article(number)):
                codes.append(Code(first + sentence, self.codebook, category, float(value), value >= self.threshold))
        return Result(codes=tuple(codes))
