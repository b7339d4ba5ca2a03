"""Where two categories of a codebook say the same: shared sentences, shared words, and the entries that share them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from framing.measures.common import finished, share
from framing.model.tokens import tokenize
from framing.workbench.material import Material

TOP = 3
"""How many pairs of entries are named for each pair of categories."""
COLUMNS = {
    "category": "str",
    "other": "str",
    "sentences": "int64",
    "other_sentences": "int64",
    "both": "int64",
    "jaccard": "float64",
    "shared_words": "float64",
    "indicators": "str",
}


def overlaps(material: Material) -> pd.DataFrame:
    """One row per pair of categories, in the codebook's order; see `CodebookCheck.overlaps`."""
    names = [c.name for c in material.book.categories]
    a, b = np.triu_indices(len(names), 1)
    words = _words(material)
    sentences = _together(words[["article_id", "sentence_id", "category"]], len(names))
    spoken = _together(words[["article_id", "word", "category"]], len(names))
    frame = pd.DataFrame(
        {
            "category": np.array(names, object)[a],
            "other": np.array(names, object)[b],
            "sentences": np.diag(sentences)[a],
            "other_sentences": np.diag(sentences)[b],
            "both": sentences[a, b],
            "jaccard": _jaccard(sentences, a, b),
            "shared_words": _jaccard(spoken, a, b),
        }
    )
    shared = _pairs_of_entries(material, words)
    frame["indicators"] = [shared.get(pair, "") for pair in zip(a.tolist(), b.tolist(), strict=True)]
    return finished(frame, COLUMNS)


def _words(material: Material) -> pd.DataFrame:
    """Each word of each hit that counts: `article_id sentence_id word entry category`, `word` being its first character."""
    hits = material.counted[["article_id", "sentence_id", "start", "text", "entry"]]
    tokens = tokenize(hits["text"].tolist())
    words = hits.loc[hits.index.repeat(np.diff(tokens.bounds))].reset_index(drop=True)
    return words.assign(word=words["start"] + tokens.start, category=material.category_of[words["entry"]])


def _together(rows: pd.DataFrame, n: int) -> NDArray[np.int64]:
    """For each two of `n` categories in how many units (all columns but the last) both occur; on the diagonal, one alone."""
    rows = rows.drop_duplicates()
    unit = rows.groupby(list(rows.columns[:-1]), sort=False).ngroup()
    shape = (int(unit.max()) + 1 if len(unit) else 0, n)
    present = csr_array((np.ones(len(rows), np.int64), (unit.to_numpy(), rows["category"].to_numpy())), shape=shape)
    together: NDArray[np.int64] = (present.T @ present).toarray()
    return together


def _jaccard(together: NDArray[np.int64], a: NDArray[np.int64], b: NDArray[np.int64]) -> pd.Series:
    """Units of both over units of either, NaN where there are none."""
    alone = np.diag(together)
    return share(pd.Series(together[a, b]), pd.Series(alone[a] + alone[b] - together[a, b]))


def _pairs_of_entries(material: Material, words: pd.DataFrame) -> dict[tuple[int, int], str]:
    """For each two categories that share words the entries that do so most often: `one + other (times)`."""
    both = words.merge(words, on=["article_id", "word"], suffixes=("", "_other"))
    both = both[both["category"] < both["category_other"]]
    times = both.drop_duplicates(["article_id", "start", "start_other", "entry", "entry_other"])
    keys = ["category", "category_other", "entry", "entry_other"]
    times = times.groupby(keys).size().rename("n").reset_index()
    times = times.sort_values(["n", *keys], ascending=[False, True, True, True, True])
    pattern = [i.pattern for i in material.book.indicators]
    out: dict[tuple[int, int], list[str]] = {}
    first = times.groupby(["category", "category_other"]).head(TOP)
    for category, other, a, b, n in first[[*keys, "n"]].to_numpy().tolist():
        out.setdefault((category, other), []).append(f"{pattern[a]} + {pattern[b]} ({n})")
    return {pair: "; ".join(said) for pair, said in out.items()}
