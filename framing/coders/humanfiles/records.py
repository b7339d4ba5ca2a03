"""What the files of people say, whatever their form: one record for what one coder said of one unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.coders.humanfiles.cells import expected, judgement
from framing.coders.humanfiles.vocabulary import Variable, Vocabulary
from framing.model.coding import VOICES
from framing.model.errors import Problems, UsageError

UNIT_FIELDS = ("article_id", "outlet", "block_id", "kind", "sentence_id", "start", "end", "text", "stratum", "weight")
OTHER_FIELDS = ("before", "after", "coder", "voice", "note", "codebook", "category", "value")
ALIASES = {
    "doc_id": "article_id",
    "sentence": "text",
    "annotator": "coder",
    "rater": "coder",
    "code": "category",
    "comment": "note",
}
"""Other names of fields, looked for where the field's own name is not there."""


class Labelled(NamedTuple):
    """A labelled stretch of a unit's text; `text` is what the program says that it covers, where it does."""

    start: int
    end: int
    variable: Variable
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one coder said of one unit; `unit` has the cells of UNIT_FIELDS as far as the file has them, trimmed.

    A unit that nobody has come to yet is not `seen`.
    """

    where: str
    unit: Mapping[str, str]
    coder: str = ""
    values: Mapping[Variable, float] = field(default_factory=dict)
    voice: str | None = None
    spans: tuple[Labelled, ...] = ()
    seen: bool = True


@dataclass(slots=True)
class Source:
    """A file that is read: its name in messages, how its words are understood, and where problems go.

    `asked` gathers the variables that the file asks about, whether or not they are answered.
    """

    name: str
    vocabulary: Vocabulary
    problems: Problems
    columns: Mapping[str, str] = field(default_factory=dict)
    scale: tuple[float, float] | None = None
    asked: dict[Variable, None] = field(default_factory=dict)

    def check_columns(self) -> None:
        """Refuse a mapping for something that is neither a field nor a category."""
        for name in self.columns:
            known = name in UNIT_FIELDS or name in OTHER_FIELDS
            if not known and self.vocabulary.find(name) is None:
                fields = ", ".join((*UNIT_FIELDS, *OTHER_FIELDS))
                raise UsageError(f"columns: there is no field or category {name!r}: the fields are {fields}")

    def judged(self, where: str, column: str, cell: str) -> float | None:
        """The judgement of a cell; one that cannot be read is refused."""
        value = judgement(cell, self.scale)
        if value is None:
            self.problems.refuse(
                where, f"value {cell!r} in column {column!r}, expected {expected(self.scale)}: mend it"
            )
        return value

    def voiced(self, where: str, cell: str) -> str | None:
        """The voice that a coder gave, or None; a word that is no voice is refused."""
        word = cell.strip().casefold()
        if not word or word in VOICES:
            return word or None
        self.problems.refuse(where, f"value {cell!r} in column 'voice', expected {', '.join(VOICES)} or empty: mend it")
        return None

    def noted(self, where: str, text: str) -> None:
        """Tell the user what a coder noted."""
        if text.strip():
            self.problems.flag(where, f"the coder notes: {' '.join(text.split())}")
