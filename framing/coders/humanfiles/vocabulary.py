"""Variables: which category of which codebook a column, choice or label of a file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.codebooks.codebook import Category, Codebook
from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped_names
from framing.coders.lexicon import OVERALL

_NAME = re.compile(r"[^\W\d][\w-]*\.[\w][\w /-]*")
"""What passes for CODEBOOK.CATEGORY where no codebook is given: no sentence and no number."""


class Variable(NamedTuple):
    """A category of a codebook; `column` is its name in files: `security.threat`."""

    codebook: str
    category: str

    @property
    def column(self) -> str:
        """The name of the variable in files."""
        return f"{self.codebook}.{self.category}"


def asked_categories(book: Codebook) -> tuple[Category, ...]:
    """What people judge: the categories, and for `loaded` and `editorial` whether any of them is there at all."""
    names = [c.name for c in book.categories]
    if book.name not in OVERALL or book.name in names:
        return book.categories
    any_of = Category(book.name, f"Any of {book.name}", f"The sentence carries any of: {', '.join(names)}.")
    return (*book.categories, any_of)


def variables_of(books: Iterable[Codebook]) -> list[Variable]:
    """The variables of some codebooks, in their order.

    >>> [v.column for v in variables_of([Codebook.from_terms({"harm": [], "help": []}, name="harms")])]
    ['harms.harm', 'harms.help']
    """
    return [Variable(book.name, category.name) for book in books for category in asked_categories(book)]


class Vocabulary:
    """The codebooks that a file may speak of. Shipped ones are known by name; without any given, so are all others.

    >>> words = Vocabulary([Codebook.from_terms({"harm": []}, name="harms")])
    >>> words.find("harms.harm"), words.find("Harm"), words.find("harms.hurt"), words.find("page")
    (Variable(codebook='harms', category='harm'), Variable(codebook='harms', category='harm'), None, None)
    """

    def __init__(self, books: Sequence[Codebook], *, default: str | None = None) -> None:
        self._books = {book.name: book for book in books}
        self.default = default or (books[0].name if len(books) == 1 else None)
        self._open = not books
        self._found: dict[str, dict[str, None]] = {}

    def find(self, name: str) -> Variable | None:
        """The variable of a name: `CODEBOOK.CATEGORY`, or a bare category or label of the one codebook given."""
        book, category = self.parts(name)
        if book is None:
            return self._bare(name)
        if book not in self._books:
            self._found.setdefault(book, {})[category] = None
            return Variable(book, category)
        return self._in(book, category)

    def parts(self, name: str) -> tuple[str | None, str]:
        """The codebook that a name begins with, if it is one that is known, and the rest."""
        for place in (n for n, c in enumerate(name) if c == "."):
            book, category = name[:place].strip(), name[place + 1 :].strip()
            if book in self._books or self._shipped(book):
                return book, category
            if self._open and _NAME.fullmatch(name):
                return book, category
        return None, name

    def books(self) -> tuple[Codebook, ...]:
        """All codebooks spoken of so far, those that are only known by name made of the categories seen."""
        made = (
            Codebook(name, tuple(Category(c, c) for c in categories), (), title=name)
            for name, categories in self._found.items()
        )
        return (*self._books.values(), *made)

    def siblings(self, codebook: str) -> list[Variable]:
        """All variables of a codebook."""
        return variables_of(book for book in self.books() if book.name == codebook)

    def _shipped(self, name: str) -> bool:
        if name in self._books:
            return True
        if name not in shipped_names("lexicons"):
            return False
        self._books[name] = load_codebook(name)
        return True

    def _bare(self, name: str) -> Variable | None:
        return self._in(self.default, name) if self.default else None

    def _in(self, book: str, category: str) -> Variable | None:
        key = category.strip().casefold()
        for known in asked_categories(self._books[book]):
            if key in (known.name.casefold(), known.label.casefold()):
                return Variable(book, known.name)
        return None
