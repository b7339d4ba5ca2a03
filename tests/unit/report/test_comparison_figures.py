"""The figures of comparisons draw the numbers of their tables, and their labels keep clear of each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.figure import Figure

from framing.compare.timeline import COLUMNS as TIMES
from framing.measures.keyness import COLUMNS as WORDS
from framing.measures.keyness import keyness
from framing.model.errors import UsageError
from framing.report import figures
from tests.helpers.codings import make_coding
from tests.unit.compare.test_cooccurrence import CODES, HITS, OUTLETS, QUOTES, SENTENCES


@pytest.fixture
def ax():
    return Figure(figsize=(7.2, 3)).subplots()


@pytest.fixture
def coding():
    return make_coding(SENTENCES, outlets=OUTLETS, codes=CODES, evidence=HITS, quotes=QUOTES)


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def words(n):
    rows = [
        {"word": f"word number {k}", "z": (k - n / 2 + 0.5) / 3, "n_target": 1000 * k, "n_reference": 7}
        for k in range(n)
    ][::-1]
    return pd.DataFrame(rows).reindex(columns=list(WORDS))


def times(n, groups=("Echo", "Post"), freq="MS"):
    days = pd.date_range("2020-01-01", periods=n, freq=freq)
    rows = [
        {"period": f"{d:%Y-%m-%d}", "start": f"{d:%Y-%m-%d}", "end": "", "group": g, "key": "", "voice": "all", "n_articles": 5, "n_clusters": 5,
         "estimate": 0.2 + k / 100, "low": 0.1, "high": 0.5, "note": "", "caution": ""}
        for g in groups for k, d in enumerate(days)
    ]  # fmt: skip
    return pd.DataFrame(rows).reindex(columns=list(TIMES))


def clear(axes):
    """Whether no two written labels of a drawn figure overlap."""
    figure = axes.get_figure()
    figure.canvas.draw()
    written = [t for t in [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()] if t.get_text().strip()]
    boxes = [t.get_window_extent() for t in written]
    return not any(a.overlaps(b) for a, b in combinations(boxes, 2))


def test_key_words_are_bars_of_their_z(ax):
    frame = words(40)
    figures.keyness(frame, top=3, ax=ax)
    expected = [*frame["z"].head(3), *-frame["z"].tail(3)[::-1]]
    assert [patch.get_width() for patch in ax.patches] == pytest.approx(expected)
    written = [text.get_text() for text in ax.texts]
    assert {"more in the target", "more in the reference", "word number 39", "word number 0"} <= set(written)


def test_a_coding_is_counted_first(coding, ax):
    options = {"target": "outlet=Echo", "min_count": 1, "min_articles": 1}
    figures.keyness(coding, ax=ax, **options)
    table = keyness(coding, **options)
    assert ax.patches[0].get_width() == pytest.approx(table["z"].iloc[0])
    with pytest.raises(UsageError, match="target: a table is drawn as it is"):
        figures.keyness(table, target="outlet=Echo")


def test_a_timeline_has_a_line_a_group_and_gaps_stay_gaps(ax):
    frame = times(6)
    frame.loc[2, ["estimate", "low", "high"]] = np.nan
    figures.timeline(frame, ax=ax)
    lines = [line for line in ax.lines if len(line.get_xdata()) == 6]
    assert np.isnan(lines[0].get_ydata()[2])
    assert lines[1].get_ydata().tolist() == pytest.approx([0.2 + k / 100 for k in range(6)])
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["Echo", "Post"]


def test_too_many_lines_are_refused(ax):
    with pytest.raises(UsageError, match="9 lines cannot be told apart"):
        figures.timeline(times(3, groups=[str(n) for n in range(9)]), ax=ax)


def test_who_is_framed_as_what_is_stacked_by_voice(coding, ax):
    figures.cooccurrence(coding, ax=ax, codebooks=["security"], min_sentences=2, n_resamples=50)
    # Russia (five sentences): threat in the outlet's voice once, paraphrased once; alliance once. Japan and Norway, two each
    widths = [round(patch.get_width(), 6) for patch in ax.patches]
    assert widths[:3] == [0.2, 0.2, 0.2]
    written = [text.get_text() for text in ax.texts]
    assert "2 of 5" in written
    assert written.index("Russia") < written.index("Japan")


@pytest.mark.parametrize("n", [4, 30, 400])
def test_labels_never_overlap(coding, n):
    assert clear(figures.keyness(words(n), top=15))
    assert clear(figures.timeline(times(n)))
    assert clear(figures.timeline(times(n), ax=Figure(figsize=(3.4, 3)).subplots()))
    assert clear(figures.cooccurrence(coding, codebooks=["security"], min_sentences=1, n_resamples=20))
