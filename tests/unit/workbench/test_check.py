"""A codebook against a corpus: each frame counted by hand."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from framing.codebooks.codebook import Codebook
from framing.coders.code import code
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.workbench import ambiguous, consistency, coverage, entries, overlaps, samples
from framing.workbench.check import check
from tests.unit.workbench.storm import BOOK, TEXTS, articles, storm

FRAMES = {
    "entries": entries,
    "overlaps": overlaps,
    "ambiguous": ambiguous,
    "samples": samples,
    "consistency": consistency,
    "coverage": coverage,
}


def quietly(*args, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return check(*args, **options)


def test_every_indicator_has_its_row_with_zeros(found):
    rows = found.entries
    assert list(zip(rows["category"], rows["indicator"], strict=True)) == [
        (i.category, i.pattern) for i in BOOK.indicators
    ]
    assert rows["hits"].tolist() == [3, 3, 0, 0, 1, 1, 0, 0]
    assert rows["negated"].tolist() == [0, 1, 0, 0, 0, 0, 0, 1]
    assert rows["articles"].tolist() == [2, 2, 0, 0, 1, 1, 0, 0]
    assert rows["outlets"].tolist() == [2, 1, 0, 0, 1, 1, 0, 0]
    assert rows["share"].tolist() == pytest.approx([1 / 2, 1 / 2, 0, 0, 1 / 2, 1 / 2, 0, 0])
    assert rows["line"].tolist() == [2, 3, 4, 5, 6, 7, 8, 9]


def test_voices_are_shares_of_the_entry(found):
    row = found.entries.iloc[0]
    assert (row["outlet"], row["quoted"], row["paraphrased"]) == pytest.approx((2 / 3, 1 / 3, 0))
    assert found.entries.iloc[2][["outlet", "quoted", "paraphrased"]].isna().all()


def test_findings(found):
    assert found.entries["finding"].tolist() == [
        "dominates, moves the ranking",
        "dominates, moves the ranking, one outlet",
        "never hits",
        "shield",
        "dominates, one outlet",
        "dominates, one outlet",
        "repeats an earlier entry",
        "only negated",
    ]


def test_an_entry_dominates_only_with_twice_an_equal_share(coding):
    book = Codebook.from_terms({"water": ["flood*", "harbour"]}, name="water")
    rows = quietly(book, coding, min_hits=1).entries
    assert not rows["finding"].str.contains("dominates").any()
    assert rows["share"].max() > 0.3


def test_leaving_an_entry_out_changes_the_ranking_as_counted_by_hand(found, coding):
    words = coding.articles.set_index("article_id")["n_words"]
    harm = pd.Series({"a": 3, "b": 2, "c": 1, "d": 0, "e": 0})
    without = pd.Series({"a": 1, "b": 2, "c": 0, "d": 0, "e": 0})
    own, other = 100 * harm / words, 100 * without / words
    assert found.entries.loc[0, "rank_correlation"] == pytest.approx(spearmanr(own, other).statistic)
    assert found.entries.loc[0, "rank_shift"] == pytest.approx((own.rank() - other.rank()).abs().max())


def test_an_entry_that_never_hits_changes_nothing(found):
    assert found.entries.loc[2, ["rank_correlation", "rank_shift"]].tolist() == [1.0, 0.0]


def test_overlaps(found):
    rows = found.overlaps.set_index(["category", "other"])
    assert len(rows) == 3
    row = rows.loc[("harm", "help")]
    # harm: both sentences of a and of b, the first of c; help: both of b
    assert (row["sentences"], row["other_sentences"], row["both"]) == (5, 2, 2)
    assert row["jaccard"] == pytest.approx(2 / 5)


def test_words_that_two_categories_share():
    book = Codebook.from_terms({"harm": ["flood*", "late"], "help": ["flood relief"]}, name="wet")
    row = quietly(book, code(articles(), codebooks=[book]), min_hits=1).overlaps.iloc[0]
    # words of harm: Floods, flood, Flood, late, and the barrier's flood; of help: Flood relief
    assert row["indicators"] == "flood* + flood relief (1)"
    assert row["shared_words"] == pytest.approx(1 / 6)


def test_coverage_has_every_category_in_every_outlet(found, coding):
    rows = found.coverage
    assert list(rows["category"]) == [c for c in ("harm", "help", "empty") for _ in range(3)]
    assert rows["outlet"].fillna("none").tolist() == ["Echo", "Post", "none"] * 3
    harm = rows[rows["category"] == "harm"]
    assert harm["articles"].tolist() == [2, 2, 1]
    assert harm["articles_hit"].tolist() == [2, 1, 0]
    assert harm["hits"].tolist() == [5, 1, 0]
    assert harm["entries"].tolist() == [2, 1, 0]
    words = coding.articles.set_index("article_id")["n_words"]
    assert harm["density"].iloc[0] == pytest.approx(1000 * 5 / (words["a"] + words["b"]))


def test_samples_read_on_in_the_article(found):
    assert len(found.samples)
    for row in found.samples.itertuples():
        text = TEXTS[row.article_id][1]
        assert text[row.start : row.end] == row.text
        assert text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.text + row.right
    damage = found.samples_of("harm", "damage*")
    assert damage["voice"].tolist() == ["outlet", "quoted"]


def test_the_same_seed_gives_the_same_check_in_any_order_of_articles():
    one = quietly(BOOK, storm(), min_hits=1, samples=1, seed=3)
    other = quietly(BOOK, code(articles()[::-1], codebooks=[BOOK]), min_hits=1, samples=1, seed=3)
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@pytest.mark.parametrize("name", list(FRAMES))
def test_columns_and_types_never_vary(name, found):
    nothing = quietly(BOOK, code([], codebooks=[BOOK]))
    bare = quietly(Codebook("bare", (), ()), storm())
    for result in (found, nothing, bare):
        frame = getattr(result, name)
        assert frame.dtypes.astype(str).to_dict() == dict(FRAMES[name].COLUMNS)
    assert len(nothing.entries) == len(BOOK.indicators)


def test_evidence_of_the_same_codebook_is_used_and_of_another_is_not(coding):
    none = Coding(
        {**coding.tables, "evidence": coding.evidence.head(0)}, coding.corpus, coding.signature, coding.codebooks
    )
    assert quietly(BOOK, none).entries["hits"].sum() == 0
    changed = Codebook.from_terms({"harm": ["damage*"]}, name="storm")
    assert quietly(changed, none).entries["hits"].tolist() == [3]


def test_a_study_coded_with_another_version_is_coded_anew(coding):
    import dataclasses

    signature = dataclasses.replace(coding.signature, codebooks={"storm": "0.0.9+0000000000"})
    none = Coding({**coding.tables, "evidence": coding.evidence.head(0)}, coding.corpus, signature, coding.codebooks)
    assert quietly(BOOK, none).entries["hits"].sum() == 8


def test_the_coding_is_left_as_it_was(coding):
    before = {name: frame.copy() for name, frame in coding.tables.items()}
    quietly(BOOK, coding)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(coding.tables[name], frame)


def test_what_is_undefined_is_said_once(coding):
    with pytest.warns(UserWarning, match=r"check: undefined \(NaN\): .*entries.share|consistency.alpha") as said:
        check(BOOK, coding)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dominant": 2}, "dominant: expected a number from 0 to 1, got 2"),
        ({"min_correlation": -3}, "min_correlation: expected a number from -1 to 1, got -3"),
        ({"min_hits": 0}, "min_hits: expected 1 or more, got 0"),
        ({"samples": -1}, "samples: expected 0 or more, got -1"),
        ({"window": -1}, "window: expected 0 or more, got -1"),
        ({"spread_by": "colour"}, "spread_by: the articles have no column 'colour'"),
    ],
)
def test_options_out_of_range_are_refused(coding, options, message):
    with pytest.raises(UsageError, match=message):
        quietly(BOOK, coding, **options)


def test_a_coding_without_texts_is_refused(coding):
    bare = Coding(coding.tables, (), coding.signature, coding.codebooks)
    with pytest.raises(UsageError, match="holds no texts"):
        quietly("security", bare)


def test_mixed_is_the_mean_of_the_signals_that_are_defined(found):
    rows = found.ambiguous
    expected = [
        np.nanmean(row) for row in rows[["voice_entropy", "scope_entropy", "unsupported", "divergence"]].to_numpy()
    ]
    assert rows["mixed"].tolist() == pytest.approx(expected)
    assert rows["mixed"].is_monotonic_decreasing
    flood = rows[rows["indicator"] == "flood*"].iloc[0]
    assert flood["negated"] == pytest.approx(1 / 4)
    assert flood["hits"] == 4
    # in a and in c damage stands beside it, in b, with two of the four, nothing else does
    assert flood["unsupported"] == pytest.approx(2 / 4)
    assert flood["scope_entropy"] == pytest.approx(-(3 / 4 * np.log(3 / 4) + 1 / 4 * np.log(1 / 4)) / np.log(6))


def test_an_entry_of_one_outlet_diverges_from_a_category_of_the_other():
    book = Codebook.from_terms({"c": ["red", "blue"]}, name="colours")
    from framing.model.article import Article

    corpus = [Article(f"r{n}", "The door was red that day.", outlet="Echo") for n in range(30)]
    corpus += [Article(f"b{n}", "The door was blue that day.", outlet="Post") for n in range(30)]
    rows = quietly(book, code(corpus, codebooks=[book])).ambiguous
    assert rows["divergence"].tolist() == pytest.approx([1, 1])
    mixed = [Article(a.id, a.text, outlet="Echo" if n % 2 else "Post") for n, a in enumerate(corpus)]
    assert quietly(book, code(mixed, codebooks=[book])).ambiguous["divergence"].max() < 0.05
