"""Errors and refusals: what, where, what was expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass, field


class FramingError(Exception):
    """Base class of every error that `framing` raises on purpose; its text is one line meant for the user."""


class UsageError(FramingError):
    """The call itself cannot be carried out (a wrong option, an unknown name); the command line exits with status 2."""


class InputError(FramingError):
    """An input that was named cannot be read at all (a missing path, a table without a text column)."""


class CodebookError(FramingError):
    """A codebook folder that cannot be loaded; the text lists every problem found, one a line, with file and line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in the input that was refused or flagged; the rest of the batch goes on.

    `refused` is true when something of the input is not in the result; a problem that is only flagged
    (an article that was coded all the same) does not change the exit status.

    >>> str(Problem("news.jsonl, line 3", "the line is not JSON (expected one object a line): mend or delete it"))
    'news.jsonl, line 3: the line is not JSON (expected one object a line): mend or delete it'
    """

    where: str
    what: str
    refused: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(slots=True)
class Problems:
    """A list of problems that readers and coders write to, in the order found."""

    items: list[Problem] = field(default_factory=list)

    def refuse(self, where: str, what: str) -> None:
        """Record that something was left out."""
        self.items.append(Problem(where, what))

    def flag(self, where: str, what: str) -> None:
        """Record something the user should know although nothing was left out."""
        self.items.append(Problem(where, what, refused=False))

    @property
    def refused(self) -> list[Problem]:
        """The problems by which something is missing from the result."""
        return [p for p in self.items if p.refused]
