"""Frame salience: how much of an article stands in sentences that carry a category, and in whose voice."""

from __future__ import annotations

import pandas as pd

from framing.measures.common import (
    articles_of,
    check_option,
    coded_sentences,
    crossed,
    finished,
    pooled,
    share,
    voices_for,
    warn_undefined,
    with_sums,
)
from framing.model.coding import Coding
from framing.model.errors import UsageError

CODERS = ("lexicon", "classifier", "combined")
OVERALL = ("loaded", "editorial")
COLUMNS = {
    "article_id": "str",
    "outlet": "str",
    "voice": "str",
    "codebook": "str",
    "category": "str",
    "coder": "str",
    "n_units": "int64",
    "n_present": "int64",
    "salience": "float64",
}


def salience(
    coding: Coding,
    *,
    codebook: str = "security",
    by: str = "all",
    coder: str = "combined",
    unit: str = "words",
) -> pd.DataFrame:
    """The share of an article that stands in sentences where a category is present.

    `salience = n_present / n_units`: of the words (or sentences, `unit="sentences"`) of headline and body, those that
    stand in sentences that `coder` codes as carrying the category. Captions do not count.

    With `by="voice"` the numerator is split by the voice in which the category is carried (the code's voice: `outlet`,
    `quoted`, `paraphrased`), while the denominator stays the article's total. Two reasons: the voices then add up to
    `by="all"`, so that "threat fills 30 % of the article, 25 % in sources' mouths" can be read off one frame; and a
    share of each voice's own words would make a single quoted sentence weigh as much as the whole report around it.

    `by="outlet"` pools the articles of an outlet, so that each word weighs the same: the share of all that the outlet
    wrote. `framing.compare.groups.compare` gives the mean over articles instead, in which each article weighs the same.

    Parameters
    ----------
    codebook : name of a codebook that was coded
    by : "all", "voice" or "outlet"
    coder : "combined", "lexicon", "classifier", or a human coder's name
    unit : "words" or "sentences"

    Returns
    -------
    One row per article (or outlet) x voice x category of the codebook, zeros included, sorted by
    article (outlet), voice, then the codebook's order. The codebooks `loaded` and `editorial` have a last category
    of their own name: any. `article_id` (null for `by="outlet"`), `outlet`, `voice` ("all" unless `by="voice"`),
    `codebook`, `category`, `coder`, `n_units`, `n_present` (words or sentences), `salience` (0 to 1). An article
    without a coded headline or body sentence has salience NaN, with a warning.

    Raises UsageError for an unknown option, a codebook that was not coded, or a coder that coded nothing here.

    The notion of salience as emphasis within the text: Entman (1993), "Framing: toward clarification of a fractured
    paradigm", Journal of Communication 43(4), 51-58.

    >>> from framing.codebooks.codebook import Codebook
    >>> coding = Coding(
    ...     {
    ...         "articles": pd.DataFrame({"article_id": ["a"], "outlet": ["Echo"]}),
    ...         "blocks": pd.DataFrame({"article_id": ["a"], "block_id": [0], "kind": ["body"], "editorial": [0.0]}),
    ...         "sentences": pd.DataFrame({"article_id": "a", "block_id": 0, "sentence_id": [0, 1],
    ...             "n_words": [30, 10]}),
    ...         "codes": pd.DataFrame({"article_id": ["a"], "sentence_id": [1], "codebook": ["security"],
    ...             "category": ["threat"], "coder": ["combined"], "present": [True], "voice": ["quoted"]}),
    ...     },
    ...     codebooks=(Codebook.from_terms({"threat": [], "routine": []}, name="security"),),
    ... )
    >>> salience(coding)[["category", "n_units", "n_present", "salience"]]
      category  n_units  n_present  salience
    0   threat       40         10      0.25
    1  routine       40          0      0.00
    """
    check_option("by", by, ("all", "voice", "outlet"))
    check_option("unit", unit, ("words", "sentences"))
    categories = _categories(coding, codebook)
    sentences = coded_sentences(coding)
    sentences["units"] = sentences["n_words"] if unit == "words" else 1
    present = _present(coding, sentences, codebook, coder)
    keys = ["article_id", "category"]
    if by == "voice":
        keys.append("voice")
    frame = crossed(articles_of(coding), {"voice": voices_for(by), "category": categories})
    frame = with_sums(frame, sentences, ["article_id"], {"n_units": "units"})
    frame = with_sums(frame, present, keys, {"n_present": "units"})
    if by == "outlet":
        frame = pooled(frame, ["voice", "category"], ["n_units", "n_present"])
    frame["salience"] = share(frame["n_present"], frame["n_units"])
    warn_undefined(frame["salience"], "salience", "no coded headline or body sentence")
    return finished(frame.assign(codebook=codebook, coder=coder), COLUMNS)


def _categories(coding: Coding, codebook: str) -> list[str]:
    """The codebook's categories, and for `loaded` and `editorial` the overall one that bears the codebook's name."""
    categories = coding.categories(codebook)
    return categories if codebook not in OVERALL or codebook in categories else [*categories, codebook]


def _present(coding: Coding, sentences: pd.DataFrame, codebook: str, coder: str) -> pd.DataFrame:
    """One row per sentence x category that is present: `article_id category voice units`."""
    codes = coding.codes
    _check_coder(coder, set(codes["coder"]))
    chosen = codes[codes["present"] & (codes["codebook"] == codebook) & (codes["coder"] == coder)]
    places = sentences[["article_id", "sentence_id", "units"]]
    return chosen[["article_id", "sentence_id", "category", "voice"]].merge(places, on=["article_id", "sentence_id"])


def _check_coder(coder: str, found: set[str]) -> None:
    """Refuse a coder that cannot have coded here. The toolkit's own coders run together: no stored code means zeros."""
    known = found.union(CODERS) if not found or found.intersection(CODERS) else found
    if coder not in known:
        raise UsageError(f"coder {coder!r} coded nothing here: expected one of {', '.join(sorted(known))}")
