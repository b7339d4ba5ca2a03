"""A dictionary file while it is read: its text, and what is noted of it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from framing.codebooks.codebook import Category, Indicator
from framing.codebooks.formats.terms import GLOBS, Wildcards
from framing.model.errors import CodebookError
from framing.reading.encoding import MARKS

LEFT_OUT = "left out"
_NEWLINE = re.compile(r"\r\n|\r|\n")


class Loss(NamedTuple):
    """One thing that was not carried over as it was: where, which term, why, and what became of it."""

    path: str
    line: int | None
    term: str
    problem: str
    action: str


class Term(NamedTuple):
    """A term as the file has it; the category is a path of names joined by slashes."""

    category: str
    text: str
    line: int
    weight: float = 1.0


@dataclass(slots=True)
class Draft:
    """What a reader found: terms in the file's own syntax, or indicators that are in our pattern language already.

    `categories` are those the file declares, in its order; others are added where a term names them.
    """

    terms: list[Term] = field(default_factory=list)
    wildcards: Wildcards = GLOBS
    categories: dict[str, Category] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)
    title: str = ""


@dataclass
class Source:
    """The bytes of a dictionary file with the losses and the faults found in it.

    A loss concerns a term and is reported; a fault means that the file is not what it should be, and all faults of a
    file are raised together.
    """

    path: str
    data: bytes
    losses: list[Loss] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def lose(self, line: int | None, term: str, problem: str, action: str = LEFT_OUT) -> None:
        """Note that something is not carried over as it was."""
        self.losses.append(Loss(self.path, line, term, problem, action))

    def fault(self, line: int | None, what: str) -> None:
        """Note that the file is not as its format has it."""
        self.faults.append(f"{self.path}, line {line}: {what}" if line else f"{self.path}: {what}")

    def stop(self) -> None:
        """Raise every fault found so far."""
        if self.faults:
            raise CodebookError("\n".join(self.faults))

    @cached_property
    def text(self) -> str:
        """The file's text: by its byte order mark, else UTF-8, else windows-1252, which is reported."""
        text = self._decoded()
        if not text.strip():
            raise CodebookError(f"{self.path}: the file is empty: name a dictionary")
        return text

    def _decoded(self) -> str:
        for mark, codec in MARKS:
            if self.data.startswith(mark):
                return self._marked(codec)
        if b"\0" in self.data:
            raise CodebookError(
                f"{self.path}: this is a binary file (it has NUL bytes), not plain text: export the dictionary as text"
            )
        if _decodes(self.data, "utf-8"):
            return self.data.decode("utf-8")
        # Five bytes are nothing in windows-1252; in latin-1 every byte is something.
        codec = "cp1252" if _decodes(self.data, "cp1252") else "latin-1"
        self.lose(None, "", f"the file is not UTF-8: read as {codec}", "check words with accents, or save it as UTF-8")
        return self.data.decode(codec)

    def _marked(self, codec: str) -> str:
        if not _decodes(self.data, codec):
            raise CodebookError(f"{self.path}: the file is marked as {codec} but damaged: save it again as UTF-8")
        return self.data.decode(codec)

    def lines(self) -> Iterator[tuple[int, str]]:
        """The lines that are not blank, with their numbers; lines end as on Unix, Windows or the old Macintosh."""
        yield from ((number, line) for number, line in enumerate(_NEWLINE.split(self.text), 1) if line.strip())


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True


def one_name(name: str) -> str:
    """A name without spaces around it or in rows.

    >>> one_name("  Harm \\t virtue ")
    'Harm virtue'
    """
    return " ".join(name.split())


def path_name(*names: str) -> str:
    """The name of a nested category.

    >>> path_name("affect", " positive ")
    'affect/positive'
    """
    return "/".join(map(one_name, names))


def number(text: str) -> float | None:
    """A number, with a decimal point or comma; None where the text is none.

    >>> number(" -1.5"), number("0,5"), number("nan"), number("1_0")
    (-1.5, 0.5, None, None)
    """
    plain = text.strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", plain) else None
