"""The numbers of a report: the measures, added up over the articles of each row (one article, or a group of them)."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd

from framing.measures.common import share
from framing.measures.editorialising import editorialising
from framing.measures.loaded import loaded
from framing.measures.salience import salience
from framing.measures.tone import tone
from framing.measures.voices import cue_classes, speakers, voices
from framing.model.coding import Coding
from framing.report.units import Units, best_coder

MIN_WEIGHT = 0.4
"""The least weight of a loaded expression that a report counts, lists and marks in the strip."""


def quiet(measure: Callable[..., pd.DataFrame], *args: Any, **options: Any) -> pd.DataFrame:
    """A measure's frame without its warning about undefined rows: figures and tables show those as empty."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return measure(*args, **options)


def frame_numbers(coding: Coding, units: Units, codebook: str) -> pd.DataFrame:
    """Words in sentences that carry each category, by voice: `unit voice category n_units n_present share`."""
    found = quiet(salience, coding, codebook=codebook, by="voice", coder=best_coder(coding))
    rows = units.sums(found, ["voice", "category"], ["n_units", "n_present"])
    return rows.assign(share=share(rows["n_present"], rows["n_units"]))


def voice_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Words in each voice: `unit voice n_words share`."""
    rows = units.sums(quiet(voices, coding), ["voice"], ["n_words"])
    return rows.assign(share=share(rows["n_words"], rows.groupby("unit")["n_words"].transform("sum")))


def editorial_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Words of commentary: `unit n_words n_editorial_words share`."""
    rows = units.sums(quiet(editorialising, coding), [], ["n_words", "n_editorial_words"])
    return rows.assign(share=share(rows["n_editorial_words"], rows["n_words"]))


def loaded_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Loaded expressions by voice per 100 words of the whole, so that voices add up: `unit voice n_hits n_words density`."""
    rows = units.sums(quiet(loaded, coding, by="voice", min_weight=MIN_WEIGHT), ["voice"], ["n_hits", "n_words"])
    return rows.assign(density=100 * share(rows["n_hits"], rows["n_words"]))


def tone_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Mean valence of body sentences by voice, and of all: `unit voice n_sentences tone sd` (`sd` only where a row is one article)."""
    found = pd.concat([quiet(tone, coding, by="all"), quiet(tone, coding, by="voice")], ignore_index=True)
    found["total"] = (found["tone"] * found["n_sentences"]).fillna(0.0)
    rows = units.sums(found, ["voice"], ["n_sentences", "total"])
    rows["tone"] = share(rows["total"], rows["n_sentences"])
    if not units.single:
        return rows.assign(sd=float("nan"))
    spread = found.assign(unit=found["article_id"].map(units.of))[["unit", "voice", "sd"]]
    return rows.merge(spread, on=["unit", "voice"])


def source_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Attributed words by actor, the most first: `unit actor n_quotes n_words share`."""
    rows = units.sums(quiet(speakers, coding), ["actor"], ["n_quotes", "n_words"])
    rows["share"] = share(rows["n_words"], rows.groupby("unit")["n_words"].transform("sum"))
    return rows.sort_values(["unit", "n_words", "actor"], ascending=[True, False, True], ignore_index=True)


def cue_numbers(coding: Coding, units: Units) -> pd.DataFrame:
    """Reporting verbs by class for each actor: `unit actor cue_class n`."""
    return units.sums(quiet(cue_classes, coding), ["actor", "cue_class"], ["n"])
