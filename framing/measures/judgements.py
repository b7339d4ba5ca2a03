"""Who judged what: codings of people and machines brought into one form, unit by unit and variable by variable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measures.common import coded_sentences
from framing.measures.salience import CODERS, OVERALL
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.randomness import Floats

VARIABLE = ["codebook", "category"]
PLACE = ["article_id", "sentence_id"]
KEYS = [*VARIABLE, *PLACE]
COLUMNS = [*KEYS, "coder", "value", "present"]
BEST = "combined"


@dataclass(frozen=True)
class Source:
    """A coder in a coding: `name` in its table `codes`, `shown` in results."""

    coding: Coding
    name: str
    shown: str
    human: bool


@dataclass(frozen=True)
class Variable:
    """A category as several coders judged it: matrices of coders x units, NaN where a coder did not judge a unit.

    Units are sorted by article and sentence, coders by name; each unit was judged by two coders or more. `people` tells
    that no machine is among the coders.
    """

    codebook: str
    category: str
    coders: tuple[str, ...]
    articles: NDArray[np.object_]
    sentences: NDArray[np.int64]
    values: Floats
    presents: Floats
    people: bool

    @property
    def name(self) -> str:
        """The variable in messages: codebook/category."""
        return f"{self.codebook}/{self.category}"


def human_coders(coding: Coding) -> list[str]:
    """The people whose judgements a coding holds, sorted: marked as such, or not known as a machine."""
    options = coding.signature.options
    found = set(coding.codes["coder"].unique()) | {k.removeprefix("coder:") for k, v in options.items() if v == "human"}
    return sorted(c for c in found if c not in CODERS and options.get(f"coder:{c}", "human") == "human")


def sources(codings: Coding | Iterable[Coding], coders: Sequence[str] | None = None) -> list[Source]:
    """The coders to compare, sorted: those named, else every person and, of a machine's coding, `combined`.

    A machine coder that stands in several codings is numbered in their order; a person is one and the same.
    """
    given = [codings] if isinstance(codings, Coding) else list(codings)
    if isinstance(coders, str):
        raise UsageError(f"coders: expected a list of names, got {coders!r}: write [{coders!r}]")
    found = [(coding, name) for coding in given for name in _chosen(coding, coders)]
    missing = sorted(set(coders or ()) - {name for _, name in found})
    if missing:
        raise UsageError(f"coders: no coding has the coder {missing[0]!r}: it has {', '.join(_known(given))}")
    out = []
    for number, (coding, name) in enumerate(found):
        human = name in human_coders(coding)
        same = [n for n, (_, other) in enumerate(found) if other == name]
        shown = name if human or len(same) == 1 else f"{name} ({same.index(number) + 1})"
        out.append(Source(coding, name, shown, human))
    return sorted(out, key=lambda s: s.shown)


def judgements(chosen: Sequence[Source], codebook: str | None = None) -> pd.DataFrame:
    """One row per judgement: `codebook category article_id sentence_id coder value present`, zeros included.

    A person judged what stands in the table. A machine judged every headline and body sentence of its coding; its zeros
    are filled in for the units that some person judged, or for all of them where no person takes part.
    """
    people = [_stored(s) for s in chosen if s.human]
    rows = pd.concat(people, ignore_index=True) if people else None
    _refuse_twice(rows)
    machines = [s for s in chosen if not s.human]
    if rows is not None:
        units = rows[KEYS].drop_duplicates()
        parts = [rows, *(filled(s, units) for s in machines)]
    else:
        parts = [filled(s, all_units(s, codebook)) for s in machines]
    out = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return out if codebook is None else out[out["codebook"] == codebook]


def filled(source: Source, units: pd.DataFrame) -> pd.DataFrame:
    """A machine's judgement of each of the units (`KEYS`) that it has seen; 0 where it stored none."""
    seen = coded_sentences(source.coding)[PLACE]
    known = pd.DataFrame(known_variables(source), columns=VARIABLE, dtype="str")
    asked = units[KEYS].merge(known, on=VARIABLE).merge(seen, on=PLACE)
    stored = _stored(source)[[*KEYS, "value", "present"]]
    out = asked.merge(stored, on=KEYS, how="left").assign(coder=source.shown)
    return out.fillna({"value": 0.0, "present": 0.0})[COLUMNS]


def all_units(source: Source, codebook: str | None = None) -> pd.DataFrame:
    """Every headline and body sentence of a machine's coding, once for each variable that it codes (of a codebook)."""
    asked = [v for v in known_variables(source) if codebook in (None, v[0])]
    known = pd.DataFrame(asked, columns=VARIABLE, dtype="str")
    return coded_sentences(source.coding)[PLACE].merge(known, how="cross")[KEYS]


def known_variables(source: Source) -> list[tuple[str, str]]:
    """The (codebook, category) pairs that a machine codes, in the codebooks' order; zeros come from here."""
    codes = source.coding.codes
    own = codes.loc[codes["coder"] == source.name, VARIABLE].drop_duplicates()
    out = []
    for book in source.coding.codebooks:
        if source.name in ("lexicon", BEST) or book.name in set(own["codebook"].unique()):
            out += [(book.name, c.name) for c in book.categories]
            out += [(book.name, book.name)] if book.name in OVERALL else []
    return list(dict.fromkeys([*out, *sorted(own.itertuples(index=False, name=None))]))


def by_article(rows: pd.DataFrame) -> pd.DataFrame:
    """Judgements of whole articles: the highest of a coder's values, where it judged all sentences that anyone did."""
    place = [*VARIABLE, "article_id"]
    asked = rows.drop_duplicates(KEYS).groupby(place).size().rename("asked").reset_index()
    grouped = rows.groupby([*place, "coder"])
    out = grouped.agg(value=("value", "max"), present=("present", "max"), judged=("value", "size")).reset_index()
    out = out.merge(asked, on=place)
    return out[out["judged"] == out["asked"]].assign(sentence_id=-1)[COLUMNS]


def variables(rows: pd.DataFrame, chosen: Sequence[Source]) -> Iterator[Variable]:
    """Each variable that two coders judged in some unit, by codebook and in the codebook's order."""
    order = {v: n for n, v in enumerate(known for s in chosen for known in _in_order(s))}
    found = sorted(
        set(rows[VARIABLE].itertuples(index=False, name=None)), key=lambda v: (v[0], order.get(v, 1 << 30), v[1])
    )
    groups = dict(iter(rows.groupby(VARIABLE)))
    people = {s.shown for s in chosen if s.human}
    for codebook, category in found:
        group = groups[codebook, category]
        given = group.pivot(index=PLACE, columns="coder", values="value").sort_index()
        given = given[given.notna().sum(axis="columns") >= 2].dropna(axis="columns", how="all")
        if len(given):
            present = group.pivot(index=PLACE, columns="coder", values="present")
            present = present.reindex(index=given.index, columns=given.columns)
            places = given.index.to_frame(index=False)
            yield Variable(
                codebook, category, tuple(given.columns), places["article_id"].to_numpy(dtype=object),
                places["sentence_id"].to_numpy(), given.to_numpy(dtype="float64").T, present.to_numpy(dtype="float64").T,
                people.issuperset(given.columns),
            )  # fmt: skip


def compared(
    codings: Coding | Iterable[Coding], *, codebook: str | None, coders: Sequence[str] | None, unit: str = "sentence"
) -> list[Variable]:
    """The variables that two or more of the coders judged; refuses codings that have nothing in common."""
    chosen = sources(codings, coders)
    shown = sorted({s.shown for s in chosen})
    if len(shown) < 2:
        raise UsageError(
            f"codings: expected two coders or more, found {', '.join(shown) or 'none'}: give a second coding"
        )
    rows = judgements(chosen, codebook)
    found = list(variables(rows if unit == "sentence" else by_article(rows), chosen))
    if not found:
        place = "" if codebook is None else f" for codebook {codebook!r}"
        raise UsageError(
            f"codings: no {unit} was judged by two of {', '.join(shown)}{place}: units are matched on article_id and "
            "sentence_id, so code the same corpus, cut into the same sentences"
        )
    return found


def _chosen(coding: Coding, coders: Sequence[str] | None) -> list[str]:
    people, stored = human_coders(coding), set(coding.codes["coder"].unique())
    if coders is None:
        return people if people and BEST not in stored else [*people, BEST]
    machine = not people or bool(stored.intersection(CODERS))
    return [c for c in dict.fromkeys(coders) if c in stored or c in people or (machine and c in CODERS)]


def _known(codings: Iterable[Coding]) -> list[str]:
    return sorted({name for c in codings for name in (*c.codes["coder"].unique(), *human_coders(c))})


def _in_order(source: Source) -> list[tuple[str, str]]:
    return [(b.name, c.name) for b in source.coding.codebooks for c in b.categories]


def _stored(source: Source) -> pd.DataFrame:
    """The rows of the source in its table `codes`, with `present` as 0 or 1."""
    codes = source.coding.codes
    own = codes[codes["coder"] == source.name].assign(coder=source.shown)[COLUMNS]
    return own.dropna(subset=["value"]).astype({"present": "float64", "value": "float64"})


def _refuse_twice(rows: pd.DataFrame | None) -> None:
    if rows is None or not rows.duplicated([*KEYS, "coder"]).any():
        return
    row = rows[rows.duplicated([*KEYS, "coder"])].iloc[0]
    raise UsageError(
        f"codings: {row['coder']} judged sentence {row['sentence_id']} of article {row['article_id']!r} twice for "
        f"{row['codebook']}/{row['category']}: leave one judgement out, or name the coders apart"
    )
