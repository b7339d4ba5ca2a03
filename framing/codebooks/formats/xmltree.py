"""Dictionaries in XML: Yoshikoder's `.ykd` and Lexicoder 2's `.lcd`, trees of `cnode` (category) and `pnode` (term)."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
from defusedxml import DefusedXmlException

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, number, one_name, path_name
from framing.model.errors import CodebookError

Path = tuple[str, ...]
_DECLARED = re.compile(rb"\s*<\?xml[^>]*\bencoding\s*=")


def read_yoshikoder(source: Source) -> Draft:
    """A `.ykd` file. The root is the dictionary's title and no level, unless it has terms of its own.

    A nested category is named by its path, `economy/state`; terms beside subcategories belong to the parent. A term's
    `score` is its weight, a category's `desc` its definition; `*` and `?` are globs.
    """
    nodes = _nodes(source)
    roots = {path[0] for path in nodes.categories}
    bare = len(roots) == 1 and not any(len(node.path) == 1 for node in nodes.terms)
    return _draft(nodes, int(bare), next(iter(roots), ""), source)


def read_lcd(source: Source) -> Draft:
    """An `.lcd` file: as Yoshikoder's, but without a root.

    Spaces around a term mark the edges of words, where we match in any case; a term with a space on one side only may
    have been meant as a part of words, and is reported.
    """
    nodes = _nodes(source)
    for node in nodes.terms:
        if node.text[:1].isspace() != node.text[-1:].isspace():
            source.lose(node.line, node.text.strip(), "a space on one side only: whole words are matched here", "kept")
    return _draft(nodes, 0, nodes.title, source)


class _Node(NamedTuple):
    path: Path
    text: str
    line: int
    weight: float


class _Nodes(ContentHandler):
    """Collects categories and terms with their lines; nothing else is kept of the file."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.title = ""
        self.categories: dict[Path, str] = {}
        self.terms: list[_Node] = []
        self._path: Path = ()
        self._seen = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        line = self._locator.getLineNumber()  # type: ignore[attr-defined]
        if not self._seen and name != "dictionary":
            self.source.fault(line, f"expected <dictionary>, got <{name}>: check that this is a dictionary")
        self._seen = True
        value = attrs.get("name", "")
        if name == "dictionary":
            self.title = one_name(value)
            if attrs.get("patternengine", "substring") != "substring":
                engine = attrs["patternengine"]
                self.source.fault(line, f"terms are written for the engine {engine!r} (expected 'substring')")
        elif name == "cnode":
            if not value.strip():
                self.source.fault(line, "a cnode without a name")
            self._path = (*self._path, value)
            self.categories.setdefault(self._path, one_name(attrs.get("desc", "")))
        elif name == "pnode":
            self._term(value, attrs.get("score", ""), line)

    def _term(self, text: str, score: str, line: int) -> None:
        weight = number(score) if score.strip() else 1.0
        if weight is None:
            self.source.fault(line, f"score of {text.strip()!r}: expected a number, got {score!r}")
        elif not text.strip():
            self.source.lose(line, "", "a pnode without a name")
        elif not self._path:
            self.source.lose(line, text.strip(), "it stands outside any category")
        else:
            self.terms.append(_Node(self._path, text, line, weight))

    def endElement(self, name: str) -> None:  # noqa: N802
        if name == "cnode":
            self._path = self._path[:-1]


def _nodes(source: Source) -> _Nodes:
    nodes = _Nodes(source)
    try:
        defusedxml.sax.parseString(_bytes(source), nodes)
    except DefusedXmlException:
        raise CodebookError(
            f"{source.path}: the file defines XML entities, which can blow up or reach other files: remove its DOCTYPE"
        ) from None
    except SAXParseException as error:
        where = f"{source.path}, line {error.getLineNumber()}"
        raise CodebookError(f"{where}: not readable as XML ({error.getMessage()}): mend the file") from None
    source.stop()
    return nodes


def _bytes(source: Source) -> bytes:
    """The file as it is where it declares its encoding, else in UTF-8."""
    return source.data if _DECLARED.match(source.data) else source.text.lstrip().encode()


def _draft(nodes: _Nodes, drop: int, title: str, source: Source) -> Draft:
    draft = Draft(title=one_name(title))
    filled = {node.path for node in nodes.terms}
    branches = {path[:-1] for path in nodes.categories}
    for path, definition in nodes.categories.items():
        name = path_name(*path[drop:])
        # A category that only holds others is no category of ours: it lives on in their names.
        if path in filled or path not in branches:
            draft.categories.setdefault(name, Category(name, name, definition))
        elif definition and path[drop:]:
            source.lose(None, name, "a description of a category that holds no term itself")
    draft.terms = [Term(path_name(*n.path[drop:]), one_name(n.text), n.line, n.weight) for n in nodes.terms]
    return draft
