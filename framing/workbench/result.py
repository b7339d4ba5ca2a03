"""The result of a check: five tidy frames and samples, as a table, as lines and as a page."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.codebooks.codebook import Codebook
from framing.workbench.entries import Thresholds


@dataclass(frozen=True)
class CodebookCheck:
    """What `check` found. Columns and types of the frames are fixed; shares are 0 to 1; undefined is NaN.

    Hits are those that count (not negated) unless it says otherwise. An article's score in a category is its hits per
    100 words.

    Attributes
    ----------
    entries : one row per indicator of the codebook, in its order. `category indicator weight line` (in `indicators.csv`;
        0 where there is no file); `hits`; `negated` (hits that are negated and do not count); `articles`, `outlets` in which
        it hits; `share` of its category's hits (NaN where the category has none); `outlet quoted paraphrased`: shares of its
        hits in each voice (NaN without hits); `rank_correlation`: Spearman's correlation of the articles' scores in the
        category with and without the entry (1 where it never hits; NaN where the scores of either kind are all the same);
        `rank_shift`: the most ranks by which an article moves without it; `finding`: what is to be said of it, several
        parted by commas: `never hits`, `only negated`, `shield` (a weight below 0.1: it only keeps others from hitting),
        `repeats an earlier entry` (which has all the hits), `dominates`, `moves the ranking`, `one outlet`; or nothing.
    overlaps : one row per pair of categories. `category other`; `sentences`, `other_sentences` with a hit of each, `both`;
        `jaccard`: sentences with both over sentences with either; `shared_words`: words inside hits of both over words
        inside hits of either (both NaN where neither hits); `indicators`: the pairs of entries that share words most often.
    ambiguous : one row per entry with enough hits (negated ones included), the most mixed first. `category indicator line
        hits`; `negated`: share of its hits; `voice_entropy`, `scope_entropy`: evenness over the voices and over asserted,
        negated, denied, conditional, question, hedged (0 all of one kind, 1 all kinds alike); `unsupported`: share of its
        hits in articles where no other entry of the category hits; `divergence`: Jensen-Shannon divergence of its articles'
        spread over outlets (or another column) from that of the category's other entries, less what chance would give
        (0 to 1; NaN where there are no others); `mixed`: the mean of these four.
    samples : hits in context, some for each entry and voice. `category indicator left text right voice speaker outlet
        article_id start end scope`; `left`, `text` and `right` read on in the article.
    consistency : one row per category. `items` (entries), `items_varying`, `articles` (with words); `alpha`: Cronbach's
        alpha over hits per article; `kr20`: KR-20 over presence per article (NaN with fewer than two items or articles that
        vary). Dictionaries of words score low here as a rule, since a synonym used once makes the others less likely in the
        same text (Boyd, Ashokkumar, Seraj and Pennebaker 2022, The development and psychometric properties of LIWC-22):
        compare categories with each other, not with the conventions for questionnaires.
    coverage : one row per category x outlet, articles without an outlet last. `articles`, `articles_hit`, `share`; `hits`,
        `n_words`, `density` (hits per 1,000 words; NaN without words); `entries`: distinct entries that hit.
    codebook, n_articles, n_outlets, n_words, thresholds, spread_by, seed : what was checked, in what, and how.
    """

    codebook: Codebook
    n_articles: int
    n_outlets: int
    n_words: int
    thresholds: Thresholds
    spread_by: str
    seed: int
    entries: pd.DataFrame
    overlaps: pd.DataFrame
    ambiguous: pd.DataFrame
    samples: pd.DataFrame
    consistency: pd.DataFrame
    coverage: pd.DataFrame

    def summary(self) -> str:
        """The check in lines for a terminal."""
        from framing.workbench.summary import summary

        return summary(self)

    def to_html(self, path: str | os.PathLike[str]) -> Path:
        """Write the check as one self-contained HTML page; see `framing.workbench.page.write_check`."""
        from framing.workbench.page import write_check

        return write_check(self, path)

    def __repr__(self) -> str:
        return f"<CodebookCheck: {self.codebook.name} {self.codebook.stamp}, {len(self.entries)} entries in {self.n_articles} articles>"

    def _repr_html_(self) -> str:
        from framing.workbench.page import fragment

        return fragment(self)

    def said_of(self, finding: str) -> pd.DataFrame:
        """The entries of which a finding holds."""
        return self.entries[[finding in found.split(", ") for found in self.entries["finding"]]]

    def samples_of(self, category: str, indicator: str) -> pd.DataFrame:
        """The samples of one entry."""
        samples = self.samples
        return samples[(samples["category"] == category) & (samples["indicator"] == indicator)]
