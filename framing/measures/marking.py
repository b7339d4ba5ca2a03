"""Who marked which words: the evidence of people and machines, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.measures.common import coded_sentences
from framing.measures.judgements import VARIABLE, human_coders
from framing.measures.salience import CODERS
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.tokens import TOKEN

MACHINE = "lexicon"
Place = tuple[str, int]
Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    """What a coder marked of one variable: the sentences read, and the spans in each."""

    coder: str
    read: frozenset[Place]
    spans: dict[Place, frozenset[Span]]


def marked_by_coders(
    codings: Sequence[Coding], coders: Sequence[str] | None, codebook: str | None
) -> dict[tuple[str, str], list[Marked]]:
    """What each coder marked of each variable, sorted; of machines only what people marked too, if people take part."""
    sources = [(c, name) for c in codings for name in _span_coders(c, coders)]
    names = sorted({name for _, name in sources})
    if len(names) < 2:
        raise UsageError(f"codings: expected evidence of two coders or more, found {', '.join(names) or 'none'}")
    machines = [name for c, name in sources if name not in _people(c)]
    if len(machines) > len(set(machines)):
        raise UsageError(f"codings: {machines[0]!r} stands in more than one coding: give one machine's coding")
    people = [(c, name) for c, name in sources if name in _people(c)]
    asked = sorted({v for c, name in people or sources for v in _variables(c, name)})
    out = {}
    for variable in asked:
        if codebook is None or variable[0] == codebook:
            parts = [_of(c, name, variable) for c, name in sources]
            out[variable] = [_merged([m for m in parts if m.coder == name]) for name in names]
    return out


def _people(coding: Coding) -> set[str]:
    options = coding.signature.options
    marking = {
        c
        for c in coding.evidence["coder"].unique()
        if c not in CODERS and options.get(f"coder:{c}", "human") == "human"
    }
    return marking.union(human_coders(coding))


def _span_coders(coding: Coding, coders: Sequence[str] | None) -> list[str]:
    people, marking = _people(coding), set(coding.evidence["coder"].unique())
    if coders is not None:
        return [c for c in coders if c in people or c in marking]
    return sorted(people) if people and MACHINE not in marking else [*sorted(people), MACHINE]


def _variables(coding: Coding, name: str) -> set[tuple[str, str]]:
    evidence = coding.evidence
    return set(evidence.loc[evidence["coder"] == name, VARIABLE].itertuples(index=False, name=None))


def _of(coding: Coding, name: str, variable: tuple[str, str]) -> Marked:
    """What one coder read and marked of one variable in one coding."""
    evidence, codes = coding.evidence, coding.codes
    own = evidence[(evidence["coder"] == name) & ~evidence["negated"].astype(bool)]
    own = own[(own["codebook"] == variable[0]) & (own["category"] == variable[1])]
    spans: dict[Place, set[Span]] = {}
    for article, sentence, start, end in own[["article_id", "sentence_id", "start", "end"]].itertuples(index=False):
        spans.setdefault((article, sentence), set()).add((int(start), int(end)))
    judged = codes[(codes["coder"] == name) & (codes["codebook"] == variable[0])]
    if name not in _people(coding):
        read = coded_sentences(coding)
    elif len(judged):
        read = judged[judged["category"] == variable[1]]
    else:
        read = coding.sentences
    places = set(read[["article_id", "sentence_id"]].itertuples(index=False, name=None)).union(spans)
    return Marked(name, frozenset(places), {place: frozenset(s) for place, s in spans.items()})


def _merged(parts: Sequence[Marked]) -> Marked:
    """What one coder read and marked in all the codings."""
    spans: dict[Place, frozenset[Span]] = {}
    for part in parts:
        for place, own in part.spans.items():
            spans[place] = spans.get(place, frozenset()) | own
    return Marked(parts[0].coder, frozenset().union(*(p.read for p in parts)), spans)


def words_by_sentence(codings: Sequence[Coding]) -> dict[Place, list[Span]]:
    """The spans of the words of each sentence whose text is at hand."""
    out: dict[Place, list[Span]] = {}
    for coding in codings:
        texts = {a.id: a.text for a in coding.corpus}
        columns = coding.sentences[["article_id", "sentence_id", "start", "end"]]
        for article, sentence, start, end in columns.itertuples(index=False, name=None):
            if article in texts and (article, sentence) not in out:
                out[article, sentence] = [m.span() for m in TOKEN.finditer(texts[article], start, end)]
    return out
