"""Dictionaries in YAML as quanteda has them: nested mappings whose leaves are lists of terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, one_name, path_name
from framing.model.errors import CodebookError

OWN = "__"
"""The key under which a category has terms of its own beside its subcategories."""
MAX_DEPTH = 50
# The loader that takes every value for a string: NO and ON stay words. The one in C, where it is installed, is faster.
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(source: Source) -> Draft:
    """A YAML dictionary; nested categories are named by their path, `economy/state`.

    Every key and value is text (`NO` is no boolean), keys that stand twice are joined, and `__` holds a category's own
    terms beside its subcategories. `*` and `?` are globs. Aliases are refused: they can blow up a file.
    """
    draft = Draft()
    for leaf in _walk(_root(source), (), source, []):
        name = path_name(*leaf.path)
        draft.categories.setdefault(name, Category(name, name))
        if leaf.text.strip():
            draft.terms.append(Term(name, one_name(leaf.text), leaf.line))
    source.stop()
    return draft


class _Leaf(NamedTuple):
    path: tuple[str, ...]
    text: str
    line: int


def _root(source: Source) -> Node:
    try:
        root = yaml.compose(source.text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{source.path}, line {mark.line + 1}" if mark else source.path
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise CodebookError(f"{where}: not readable as YAML ({reason}): mend the file") from None
    except RecursionError:
        raise CodebookError(f"{source.path}: the YAML is nested too deeply: mend the file") from None
    if not isinstance(root, MappingNode):
        raise CodebookError(f"{source.path}, line 1: expected categories with lists of terms (name: [term, ...])")
    _refuse_aliases(root, source)
    return root


def _refuse_aliases(root: Node, source: Source) -> None:
    """Refuse a file in which a node is met a second time: it is there by an alias."""
    seen: set[int] = set()
    left = [root]
    while left:
        node = left.pop()
        if id(node) in seen:
            line = node.start_mark.line + 1
            raise CodebookError(f"{source.path}, line {line}: an alias (*name) uses this again: write the terms out")
        seen.add(id(node))
        if isinstance(node, MappingNode):
            left += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            left += node.value


def _walk(node: Node, path: tuple[str, ...], source: Source, above: list[Node]) -> Iterator[_Leaf]:
    """The terms below a node, which lies under those above it."""
    line = node.start_mark.line + 1
    if len(above) > MAX_DEPTH:
        raise CodebookError(f"{source.path}, line {line}: the YAML is nested too deeply: mend the file")
    below = [*above, node]
    if isinstance(node, ScalarNode):
        yield _Leaf(path, node.value, line)
    elif isinstance(node, SequenceNode):
        if not node.value:
            yield _Leaf(path, "", line)
        for item in node.value:
            yield from _walk(item, path, source, below)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or not key.value.strip():
                source.fault(key.start_mark.line + 1, "expected a category's name before the colon")
                continue
            yield from _walk(value, path if key.value == OWN and path else (*path, key.value), source, below)
