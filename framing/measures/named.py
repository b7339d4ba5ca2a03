"""Which actors a sentence names, and which speak in it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.codebooks.matcher import Matcher
from framing.measures.common import coded_sentences
from framing.measures.voices import KINDS
from framing.measures.words import words_of_coding
from framing.model.coding import STANCE, Coding
from framing.text.actors import capitals_wanted

PLACE = ["article_id", "sentence_id"]


def actors_named(coding: Coding, actors: str | Codebook = "actors") -> pd.DataFrame:
    """One row per sentence of headline and body and actor that it names: `article_id sentence_id actor`, sorted.

    An actor is named by an entry of the codebook `actors` ("Tokyo", "the Japanese") with a weight above 0; the codebook is
    one that was coded here, or is matched now. Who is called only by a name or pronoun that the codebook lacks is not found.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo warned Russia. The turkey was late.")], codebooks=[])
    >>> actors_named(coding)["actor"].tolist()
    ['Japan', 'Russia']
    """
    name = actors.name if isinstance(actors, Codebook) else actors
    evidence = coding.evidence
    hits = evidence[(evidence["codebook"] == name) & (evidence["weight"] > 0)]
    if len(hits) and not isinstance(actors, Codebook):
        places = coded_sentences(coding)[PLACE]
        return _rows(hits.rename(columns={"category": "actor"}).merge(places, on=PLACE))
    return _matched(coding, load_codebook(actors))


def actors_speaking(coding: Coding) -> pd.DataFrame:
    """One row per sentence of headline and body and actor whose words it quotes or paraphrases; sorted."""
    quotes = coding.quotes
    spoken = quotes[
        quotes["kind"].isin(KINDS) & quotes["actor"].notna()
        & ~((quotes["kind"] == "indirect") & (quotes["cue_class"] == STANCE))
    ]  # fmt: skip
    return _rows(spoken.merge(coded_sentences(coding)[PLACE], on=PLACE))


def _rows(found: pd.DataFrame) -> pd.DataFrame:
    return found[[*PLACE, "actor"]].drop_duplicates().sort_values([*PLACE, "actor"], ignore_index=True)


def _matched(coding: Coding, book: Codebook) -> pd.DataFrame:
    """The entries of a codebook in the coding's texts; names of the shipped actors need their capitals."""
    words = words_of_coding(coding)
    matcher = Matcher([book], exclusive=True)
    wanted = np.array([capitals_wanted(entry) for entry in matcher.entries], np.uint8)
    counts = np.array([entry.indicator.weight > 0 for entry in matcher.entries], bool)
    hits = matcher.match(
        words.tokens(),
        words.line,
        accept=lambda lo, hi, entry: (wanted[entry] == 0) | ((words.flags[lo] & wanted[entry]) != 0),
    )
    lo, entry = hits.lo[counts[hits.entry]], hits.entry[counts[hits.entry]]
    ids = [words.article_ids[n] for n in words.article[lo].tolist()]
    actor = [matcher.entries[n].indicator.category for n in entry.tolist()]
    frame = pd.DataFrame({"article_id": ids, "sentence_id": words.sentence[lo], "actor": actor})
    return _rows(frame.astype({"article_id": "str", "sentence_id": "int64", "actor": "str"}))
