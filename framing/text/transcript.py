"""Speech without marks: turns of a transcript, embedded posts signed below, and words that a line ending in a colon announces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.model.span import Span
from framing.text.views import Sentence

DENSE = 6
"""Turns from which an article may be a transcript."""
_MAX_LABEL = 70
_MAX_POST = 420
_NO_LABELS = frozenset(
    (
        "watch read more live video related update updated breaking note photo photos source sources topics tags date where when what "
        "why how who editor's exclusive opinion analysis listen see also click here subscribe caption credit image images poll "
        "correction clarification warning spoiler summary price location time age height weight address phone email tel contact "
        "http https part chapter step tip fact verdict score result pros cons bottom line story"
    ).split()
)
_NO_OPENERS = frozenset("the a an our your my on in".split())
_SMALL = frozenset("of the de van von der al bin la le di da and".split())
_INNER_LABEL = re.compile(
    r"(?<![\w.'’-])((?:[A-Z][A-Z.'’-]{1,20} ){0,3}[A-Z][A-Z'’-]{1,20}(?: \([A-Z a-z]{2,30}\))?):\s"
)
_SIGNATURE = re.compile(r"(?:[—–]|--?)\s?([^\n(—–]{2,60}?)\s?\(@\w{1,20}\)")
_MARKS = "“\"‘'«„"
_ANNOUNCING = frozenset(
    (
        "said says wrote writes added adds continued stated read reads replied responded tweeted posted explained declared "
        "concluded recalled told statement following post tweet letter message email answer reply words"
    ).split()
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us|me|I['’](?:m|ve|ll|d)|[Ww]e['’](?:re|ve|ll|d))\b")
_BULLETS = "•*·▪-–—0123456789"


class Paragraph(NamedTuple):
    """A paragraph of coded sentences: where it starts and ends, its first and last sentence, its number and kind."""

    start: int
    end: int
    first: int
    last: int
    block: int
    kind: str


class Turn(NamedTuple):
    """Speech without marks; `line` is its first sentence, `speaker` its label, `intro` the sentence that announces it.

    `goes_on` says that the label stands in a paragraph before.
    """

    span: Span
    line: int
    speaker: Span | None = None
    intro: int | None = None
    goes_on: bool = False


def turns(text: str, lines: Sequence[Sentence]) -> list[Turn]:
    """All unmarked speech of an article, in order; stretches that two rules find are kept once."""
    paragraphs = list(_paragraphs(lines))
    found = [*_labelled(text, paragraphs), *_announced(text, paragraphs)]
    if "(@" in text:
        found += _posts(text, paragraphs)
    out: list[Turn] = []
    for turn in sorted(found, key=lambda t: (t.span.start, t.speaker is None, -t.span.end)):
        if not out or turn.span.start >= out[-1].span.end:
            out.append(turn)
    return out


def _paragraphs(lines: Sequence[Sentence]) -> Iterator[Paragraph]:
    first = 0
    for n in range(1, len(lines) + 1):
        if n == len(lines) or lines[n].block != lines[first].block:
            head = lines[first]
            yield Paragraph(head.span.start, lines[n - 1].span.end, first, n - 1, head.block, head.kind)
            first = n


def _labelled(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """`NAME: ...`, `Q: ...`, `Ann Lee: ...`, where the labels of an article look like those of a transcript."""
    labels = [(p, _label(text, p)) for p in paragraphs]
    names = Counter(text[label.start : label.end] for _, label in labels if label)
    spoken = {name for name in names if _is_transcript(name, names)}
    out: list[Turn] = _answers_go_on(text, labels, spoken)
    for paragraph, label in labels:
        if label and text[label.start : label.end] in spoken:
            out.append(Turn(_behind(text, label.end, paragraph.end), paragraph.first, label))
        if text.count(":", paragraph.start, paragraph.end) >= 3:
            out += _inner(text, paragraph)
    return [t for t in out if len(t.span)]


def _answers_go_on(text: str, labels: Sequence[tuple[Paragraph, Span | None]], spoken: set[str]) -> list[Turn]:
    """The paragraphs without a label between the turns of an article that is a transcript for the most part."""
    labelled = [n for n, (_, label) in enumerate(labels) if label and text[label.start : label.end] in spoken]
    if len(labelled) < DENSE or len(labelled) < 0.6 * (labelled[-1] - labelled[0] + 1):
        return []
    out: list[Turn] = []
    last = labels[labelled[0]][1]
    for n in range(labelled[0], labelled[-1]):
        paragraph, label = labels[n]
        if label and text[label.start : label.end] in spoken:
            last = label
        elif paragraph.kind == "body":
            out.append(Turn(Span(paragraph.start, paragraph.end), paragraph.first, last, goes_on=True))
    return out if len(out) > 1 else []  # a single one is more likely a notice between the turns


def _label(text: str, paragraph: Paragraph) -> Span | None:
    """The label that opens a paragraph, if it may name a speaker."""
    colon = text.find(":", paragraph.start, paragraph.start + _MAX_LABEL)
    after = text[colon + 1 : colon + 3]
    if (
        colon < 0
        or not after[:1].isspace()
        or not (after[1:].isupper() or after[1:].isdigit() or after[1:] in _MARKS + "[(…—–")
    ):
        return None
    name = text[paragraph.start : colon].split(" (")[0].split(",")[0].rstrip(". ")
    words = name.split()
    if not 0 < len(words) <= 5 or any(w.lower().strip(".") in _NO_LABELS for w in words):
        return None
    if words[0].lower() in _NO_OPENERS and len(words) > 1 or len(name) > 1 and not any(len(w) > 1 for w in words):
        return None
    if not all(w[0].isupper() or w in _SMALL for w in words):
        return None
    return Span(paragraph.start, paragraph.start + len(name))


def _is_transcript(name: str, names: Counter[str]) -> bool:
    """Whether labels like this one alternate in the article."""
    if name in ("Q", "A"):
        return names["Q"] > 0 and names["A"] > 0
    if name.isupper():
        return len(name) > 1 and sum(n for other, n in names.items() if other.isupper()) >= 3
    mixed = {other: n for other, n in names.items() if not other.isupper()}
    return names[name] >= 2 and len(mixed) >= 2 and sum(n for n in mixed.values() if n >= 2) >= 4


def _inner(text: str, paragraph: Paragraph) -> list[Turn]:
    """The turns of a transcript whose paragraphs were run together."""
    found = [
        m for m in _INNER_LABEL.finditer(text, paragraph.start, paragraph.end) if m.group(1).lower() not in _NO_LABELS
    ]
    if len(found) < 3:
        return []
    ends = [m.start() for m in found[1:]] + [paragraph.end]
    return [
        Turn(_behind(text, m.end(1), end), paragraph.first, Span(m.start(1), m.end(1)))
        for m, end in zip(found, ends, strict=True)
    ]


def _behind(text: str, start: int, end: int) -> Span:
    """What follows a label, its colon and parenthesis left out."""
    start = min(text.find(":", start, end) + 1 or start, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _announced(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """`In a letter she wrote:` and then a paragraph in the first person, without marks."""
    out = []
    for intro, speech in pairwise(paragraphs):
        if text[intro.end - 1] != ":" or speech.kind != "body" or text[speech.start] in _MARKS + _BULLETS:
            continue
        words = text[max(intro.start, intro.end - 120) : intro.end - 1].lower().split()[-12:]
        if not _ANNOUNCING.isdisjoint(w.strip(",") for w in words) and _FIRST_PERSON.search(
            text, speech.start, speech.end
        ):
            out.append(Turn(Span(speech.start, speech.end), speech.first, intro=intro.last))
    return out


def _posts(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Embedded posts: the text above or before `— Name (@handle)`, which signs it."""
    out = []
    at = 0
    for match in _SIGNATURE.finditer(text):
        while at + 1 < len(paragraphs) and paragraphs[at + 1].start < match.start():
            at += 1
        if not paragraphs or paragraphs[at].start >= match.start():
            continue
        body = paragraphs[at]
        end = min(body.end, match.start())
        if text[end : match.start()].strip() or not 0 < end - body.start <= _MAX_POST or text[body.start] in _MARKS:
            continue
        while text[end - 1].isspace():
            end -= 1
        out.append(Turn(Span(body.start, end), body.first, Span(match.start(1), match.end(1))))
    return out
