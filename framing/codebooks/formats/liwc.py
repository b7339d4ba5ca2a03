"""LIWC dictionaries (`.dic`): a legend of numbered categories between two lines of `%`, then terms with their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.codebooks.codebook import Category
from framing.codebooks.formats.source import Draft, Source, Term, one_name, path_name
from framing.codebooks.formats.terms import TRAILING

Lines = list[tuple[int, str]]
_LEGEND = re.compile(r"(\d+)\s+(\S.*)")
_LABELLED = re.compile(r"(\S.*?)\s*\((.+)\)")
_NO_TAB = re.compile(r"(.*?\S)\s+(\d+(?:\s+\d+)*)\s*")
_CONDITION = re.compile(r"\([^()]*\)\s*\d*(?:/\d+)*|<[^<>]*>\s*\d*(?:/\d+)*")


def read_liwc(source: Source) -> Draft:
    """A `.dic` of LIWC 2001, 2007 or 2015 and of what follows it (the Moral Foundations Dictionaries).

    Numbers may have zeros in front and be parted by tabs or spaces. In a legend indented by tabs (2015) a category is
    named by its path, `affect/posemo`; membership is what the numbers of a term say, so a term is in a parent when the
    parent's number is there. Conditional numbers of 2001 and 2007 and numbers that the legend lacks are reported.
    """
    legend, entries = _parts(source)
    names, categories = _legend(legend, source)
    draft = Draft(wildcards=TRAILING, categories=categories)
    for line, text in entries:
        term, numbers = _entry(line, text, source)
        for n in numbers:
            if n in names:
                draft.terms.append(Term(names[n], term, line))
            else:
                source.lose(line, term, f"category {n} is not in the legend")
    return draft


def _parts(source: Source) -> tuple[Lines, Lines]:
    lines = list(source.lines())
    marks = [n for n, (_, text) in enumerate(lines) if text.strip() == "%"]
    if len(marks) < 2 or marks[0] > 0:
        line = lines[0][0] if not marks or marks[0] > 0 else None
        source.fault(line, "expected the legend of categories between two lines of %: check that this is a LIWC .dic")
        source.stop()
    return lines[1 : marks[1]], [line for line in lines[marks[1] + 1 :] if line[1].strip() != "%"]


class _Row(NamedTuple):
    line: int
    number: int
    depth: int
    text: str


def _legend(lines: Lines, source: Source) -> tuple[dict[int, str], dict[str, Category]]:
    """The categories' names by number, and the categories."""
    rows: list[_Row] = []
    for line, text in lines:
        match = _LEGEND.fullmatch(text.strip())
        if not match:
            source.fault(line, f"expected a number and a name of a category, got {text.strip()!r}")
            continue
        lead = text[: len(text) - len(text.lstrip())]
        rows.append(_Row(line, int(match[1]), lead.count("\t"), one_name(match[2])))
    labels = _labels(rows)
    names: dict[int, str] = {}
    categories: dict[str, Category] = {}
    above: list[tuple[int, str]] = []
    for row in rows:
        above = [(depth, name) for depth, name in above if depth < row.depth]
        short, label = labels[row.text]
        above.append((row.depth, short))
        name = path_name(*(part for _, part in above))
        if row.number in names:
            source.fault(row.line, f"category {row.number} is in the legend twice: give one another number")
        if name in categories:
            source.lose(row.line, name, "two numbers of the legend have this name", "joined to one category")
        names[row.number] = name
        categories.setdefault(name, Category(name, label))
    return names, categories


def _labels(rows: list[_Row]) -> dict[str, tuple[str, str]]:
    """Name and label of each legend text: `posemo (Positive Emotion)` is both, unless the names would not differ."""
    texts = list(dict.fromkeys(row.text for row in rows))
    split = {text: _LABELLED.fullmatch(text) for text in texts}
    parted = {text: (match[1], match[2]) if match else (text, text) for text, match in split.items()}
    if len({name for name, _ in parted.values()}) < len(texts):
        return {text: (text, text) for text in texts}
    return parted


def _entry(line: int, text: str, source: Source) -> tuple[str, list[int]]:
    """A term and the numbers of its categories, each once."""
    term, tab, rest = text.partition("\t")
    while tab and not term.strip():
        term, tab, rest = rest.partition("\t")
    if not tab:
        term, rest = _parted(text.strip())
    term = one_name(term)
    conditions = [" ".join(c.split()) for c in _CONDITION.findall(rest)]
    for condition in conditions:
        source.lose(line, term, f"{condition!r} depends on the words around, which a codebook's categories do not")
    pieces = _CONDITION.sub(" ", rest).split()
    for piece in pieces:
        if not piece.isdecimal():
            source.lose(line, term, f"expected a category's number, got {piece!r}")
    if not pieces and not conditions:
        source.lose(line, term, "no category's number stands behind it")
    return term, list(dict.fromkeys(int(piece) for piece in pieces if piece.isdecimal()))


def _parted(text: str) -> tuple[str, str]:
    """Term and numbers of a line without a tab."""
    condition = _CONDITION.search(text, pos=len(text.split(maxsplit=1)[0]))
    if condition:
        return text[: condition.start()], text[condition.start() :]
    match = _NO_TAB.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")
