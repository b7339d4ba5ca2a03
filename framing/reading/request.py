"""What `read` tells a reader besides the path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from framing.model.article import Article
from framing.model.errors import InputError, Problems

Reader = Callable[..., Iterable[Article]]
"""A function of a path, optionally with a keyword `request`, that gives the file's articles one by one."""


def printable(text: str) -> str:
    """A name from the input as it may stand in a message of one line: what cannot be printed is a `�`.

    >>> printable("full\\ntext")
    'full�text'
    """
    return "".join(c if c.isprintable() else "�" for c in text)


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read.

    `name` is the file's name in `Article.source` and in problems (relative to the folder that was given); `label`
    is the name from which ids are made (the file's stem, or its relative path where two stems clash); `columns`
    maps fields of `Article` to column names, where the user named them; `problems` takes what is refused or flagged.
    """

    name: str
    label: str
    columns: Mapping[str, str] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)

    @classmethod
    def of(cls, path: Path) -> Request:
        """The request for a file that is read by itself; make it yourself to see its `problems` afterwards.

        >>> Request.of(Path("news/wire.txt")).label
        'wire'
        """
        return cls(path.name, path.stem)

    def refuse(self, error: InputError | OSError) -> None:
        """Record that the file, or the rest of it, was left out because of `error`."""
        if isinstance(error, OSError):
            self.problems.refuse(
                self.name, f"cannot be opened ({error.strerror or error}): check the file and its permissions"
            )
            return
        where, _, what = str(error).partition(": ")
        self.problems.refuse(*((where, what) if what else (self.name, where)))
