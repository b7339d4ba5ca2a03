"""The figures: each draws the numbers of its measure on the Axes that it is given."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from framing.report import figures
from tests.helpers.codings import Sentence, make_coding
from tests.unit.report.samples import dressed, many_articles

ALL = ["frames", "voices", "tone", "loaded", "sources", "cue_classes", "editorialising", "strip"]


@pytest.fixture
def ax():
    return Figure().subplots()


def widths(ax):
    return [round(patch.get_width(), 6) for patch in ax.patches]


def texts(ax):
    return [text.get_text() for text in ax.texts]


@pytest.mark.parametrize("name", ALL)
def test_a_figure_returns_the_axes_it_was_given(coding, ax, name):
    assert getattr(figures, name)(coding, ax=ax) is ax
    assert {"Daily Echo", "Evening Post", "Wire"} <= set(texts(ax)) or name == "cue_classes"


def test_without_axes_a_figure_is_made_high_enough_for_its_rows(coding):
    from matplotlib import pyplot

    few, many = figures.editorialising(coding), figures.frames(coding)
    assert many.figure.get_figheight() > few.figure.get_figheight()
    pyplot.close("all")


def test_frames_stack_the_words_of_each_voice_over_all_words(coding, ax):
    figures.frames(coding, ax=ax)
    # echo has 5 + 10 + 7 words, threat in the headline's 5 (own voice) and the second sentence's 10 (paraphrased);
    # post has 7 + 6 words, routine in 7 of them
    assert widths(ax) == [round(5 / 22, 6), round(10 / 22, 6), round(7 / 13, 6)]
    assert texts(ax).count("0%") == 7


def test_voices_fill_the_whole(coding, ax):
    figures.voices(coding, ax=ax)
    assert widths(ax) == [round(12 / 22, 6), round(10 / 22, 6), round(7 / 13, 6), round(6 / 13, 6), 1.0]


def test_editorialising_is_over_the_body_and_its_zeros_are_written(coding, ax):
    figures.editorialising(coding, ax=ax)
    assert widths(ax) == [round(7 / 17, 6)]
    assert "41% of 17 words" in texts(ax)
    assert "0% of 13 words" in texts(ax)


def test_an_article_without_body_is_said_to_have_none(ax):
    headline = make_coding([Sentence("a", "Jets fly home", kind="headline")], outlets={"a": "Echo"})
    figures.editorialising(headline, ax=ax)
    assert "no coded body" in texts(ax)


def test_loaded_counts_own_words_and_sources_words_apart(coding, ax):
    figures.loaded(coding, ax=ax)
    assert widths(ax) == [round(100 / 22, 6), round(100 / 22, 6)]
    assert "1 own, 1 sources’" in texts(ax)


def test_tone_has_a_mark_for_each_voice_that_speaks(coding, ax):
    figures.tone(coding, ax=ax)
    assert [tuple(line.get_xdata()) for line in ax.lines if line.get_marker() in "o^D"] == [
        (0.25,),
        (-0.5,),
        (0.0,),
        (0.5,),
        (0.0,),
    ]
    assert texts(ax).count("no sentence") == 4


def test_sources_beyond_the_four_most_reported_are_one_row(ax):
    from tests.helpers.codings import Quote

    said = [Sentence("a", f"Actor{n} said {'very ' * (9 - n)}much.") for n in range(6)]
    quotes = [Quote("a", n, "very " * (9 - n) + "much", "indirect", f"Actor{n}") for n in range(6)]
    figures.sources(dressed(make_coding(said, outlets={"a": "Echo"}, quotes=quotes)), ax=ax)
    # words: 10, 9, 8, 7 and then 6 + 5 of 45
    assert widths(ax) == [round(n / 45, 6) for n in (10, 9, 8, 7, 11)]
    assert "2 more" in texts(ax)


def test_cues_of_each_actor_by_class(coding, ax):
    figures.cue_classes(coding, ax=ax)
    assert widths(ax) == [1, 1, 1]
    assert {text.get_text() for text in ax.get_legend().get_texts()} == {"neutral", "doubting"}


def test_the_strip_shows_voices_in_the_order_of_the_text(coding, ax):
    figures.strip(coding, ax=ax)
    assert "words of headline and body" in ax.get_xlabel()
    # the longest article has 22 words
    assert ax.get_xlim()[1] == pytest.approx(22 * 1.005)


def test_many_articles_are_rows_of_their_groups(ax):
    figures.editorialising(many_articles(7), ax=ax)
    assert widths(ax) == [round(3 / 7, 6)]
    assert "43% of 49 words" in texts(ax)
    assert "echo-00" not in texts(ax)


def test_names_are_taken_as_they_are_written():
    coding = make_coding([Sentence("a", "The jets flew home.")], outlets={"a": "$x_1$ \\frac <b> 日報"})
    ax = Figure().subplots()
    figures.voices(coding, ax=ax)
    svg = figures.to_svg(ax.figure, title="$t$ <i>", desc="d & d")
    assert "$x_1$ \\frac &lt;b&gt; 日報" in svg
    assert "$t$ &lt;i&gt;" in svg
