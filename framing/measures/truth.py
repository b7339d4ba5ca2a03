"""A hand-coded sample beside a machine's coding: what is right, what the machine said, and what each sentence stands for."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

import pandas as pd

from framing.measures.common import ALL
from framing.measures.judgements import KEYS, PLACE, Source, filled, judgements, sources
from framing.measures.salience import CODERS
from framing.model.coding import Coding
from framing.model.errors import UsageError

GROUPS = ("voice", "outlet")
HALF = 0.5
COLUMNS = [*KEYS, "truth", "value", "found", "weight", "group"]


def checked_source(coding: Coding, coder: str) -> Source:
    """The machine coder to be judged."""
    stored = set(coding.codes["coder"].unique())
    if coder not in stored and (coder not in CODERS or (stored and not stored.intersection(CODERS))):
        raise UsageError(
            f"coder {coder!r} coded nothing here: expected one of {', '.join(sorted(stored | set(CODERS)))}"
        )
    return Source(coding, coder, coder, human=False)


def check_by(by: str | None) -> None:
    """Refuse a grouping that there is not."""
    if by is not None and by not in GROUPS:
        raise UsageError(f"by: expected None or {' or '.join(map(repr, GROUPS))}, got {by!r}")


def beside(
    coding: Coding, human: Coding, *, codebook: str | None, coder: str, truth: str | None, by: str | None, measure: str
) -> pd.DataFrame:
    """One row per judged sentence x category that the machine coded too: `truth` and `found` (0 or 1), `value`, `weight`.

    Sorted. Weights are those of `human.sample`, 1 without it; sentences whose weight is NaN are left out. Refuses samples
    that share nothing with the coding.
    """
    source = checked_source(coding, coder)
    units = _truth(human, codebook, truth, measure)
    told = filled(source, units).rename(columns={"present": "found"})
    rows = units.merge(told.drop(columns="coder"), on=KEYS)
    if not len(rows):
        raise UsageError(
            f"human: none of its {len(units)} judgements is of a sentence and category that {coder!r} coded: units are "
            "matched on article_id and sentence_id, so code the corpus that the sample was drawn from"
        )
    rows = _weighted(rows, human, measure).merge(groups(coding, by, measure), on=PLACE)
    return rows.sort_values(KEYS, ignore_index=True)[COLUMNS]


def groups(coding: Coding, by: str | None, measure: str) -> pd.DataFrame:
    """`article_id sentence_id group`: the sentence's voice, the article's outlet, or "all"; those without are left out."""
    sentences = coding.sentences
    if by is None:
        return sentences[PLACE].assign(group=ALL)
    if by == "voice":
        return sentences[PLACE].assign(group=sentences["voice"])
    outlets = coding.articles[["article_id", "outlet"]].rename(columns={"outlet": "group"})
    missing = int(outlets["group"].isna().sum())
    if missing:
        warnings.warn(f"{measure}: {missing} of {len(outlets)} articles have no outlet and are left out", stacklevel=4)
    return sentences[PLACE].merge(outlets.dropna(), on="article_id")


def in_codebooks_order(coding: Coding, codebook: str, categories: Iterable[str]) -> list[str]:
    """The distinct categories, in the order of the codebook if the coding has it; others by name, at the end."""
    known = [c.name for b in coding.codebooks if b.name == codebook for c in b.categories]
    found = set(categories)
    return [c for c in known if c in found] + sorted(found.difference(known))


def _truth(human: Coding, codebook: str | None, truth: str | None, measure: str) -> pd.DataFrame:
    """`KEYS truth`: what the person named, or most of the people, found; ties are left out."""
    people = [s for s in sources(human, None if truth is None else [truth]) if s.human]
    rows = judgements(people, codebook)
    if not len(rows):
        place = "" if codebook is None else f" for codebook {codebook!r}"
        raise UsageError(f"human: it holds no judgement of a person{place}: give a coding that fr.read_coding has read")
    share = rows.groupby(KEYS)["present"].mean()
    ties = int((share == HALF).sum())
    if ties:
        warnings.warn(
            f"{measure}: people are evenly divided on {ties} of {len(share)} judgements, which are left out: adjudicate "
            "them, or name the coder to believe with truth=",
            stacklevel=4,
        )
    decided = share[share != HALF]
    return (decided > HALF).astype("float64").rename("truth").reset_index()


def _weighted(rows: pd.DataFrame, human: Coding, measure: str) -> pd.DataFrame:
    if human.sample is None:
        return rows.assign(weight=1.0)
    out = rows.merge(human.sample[[*PLACE, "weight"]].drop_duplicates(PLACE), on=PLACE)
    lost = len(rows.drop_duplicates(PLACE)) - len(out.drop_duplicates(PLACE))
    if lost:
        warnings.warn(f"{measure}: {lost} judged sentences are not in the sample and are left out", stacklevel=4)
    drawn = out.dropna(subset=["weight"])
    if not len(drawn):
        raise UsageError(
            "human: no judged sentence was drawn at random (a weight in human.sample): draw a sample with random or stratified"
        )
    picked = len(out.drop_duplicates(PLACE)) - len(drawn.drop_duplicates(PLACE))
    if picked:
        warnings.warn(
            f"{measure}: {picked} judged sentences were picked for being hard, not drawn at random (weight NaN), and are left out",
            stacklevel=4,
        )
    return drawn.astype({"weight": "float64"})
