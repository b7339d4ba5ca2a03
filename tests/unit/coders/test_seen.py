"""What a classifier sees of sentences: no names, no figures, the share in the outlet's own voice."""

from __future__ import annotations

import numpy as np
import pytest

from framing.coders.seen import Seen, seen, seen_texts
from framing.coders.style import STYLE
from framing.model.article import Article
from framing.text.parsed import Parser


def words(rows: Seen) -> list[list[str]]:
    """The words of each row."""
    met = rows.vocabulary.words
    return [[met[w] for w in rows.word[a:b]] for a, b in zip(rows.bounds[:-1], rows.bounds[1:], strict=True)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The jets flew 300 km.", "the jets flew km"),
        ("The jets of Japan flew home.", "the jets of flew home"),
        ("Japanese jets flew home.", "jets flew home"),
        ("A letter to Harrow reached the court.", "a letter to reached the court"),
        ("Rain fell.", "rain fell"),
        ("The drought, I think, is why I'm here.", "the drought i think is why i'm here"),
        ("In 1999 prices rose by 2.5 per cent.", "in prices rose by per cent"),
    ],
)
def test_names_and_figures_are_left_out(text, left):
    assert words(seen_texts([text])) == [left.split()]


def test_in_title_case_a_capital_says_nothing():
    """Only names that the codebook of actors knows are left out there."""
    title = "Jets Fly Home Over Japan Again"
    assert words(seen_texts([title])) == [["jets", "fly", "home", "over", "again"]]
    assert words(seen_texts(["JETS FLY HOME"])) == [["jets", "fly", "home"]]


def test_a_sentence_says_the_same_whatever_names_stand_in_it():
    here, there = "Ships from Iran met near Oman.", "Ships from Norway met near Malta."
    rows = seen_texts([here, there])
    assert words(rows)[0] == words(rows)[1] == ["ships", "from", "met", "near"]
    assert rows.style[0].tolist() == rows.style[1].tolist()


@pytest.mark.parametrize(
    ("text", "own", "of"),
    [
        ("The plan is wrong.", 4, 4),
        ('The clerk said: "We must not go."', 3, 7),
        ("“We must go,” he said. The plan is wrong.", 2 + 4, 5 + 4),
        ("", 0, 1),
    ],
)
def test_own_is_the_share_of_words_in_the_outlets_voice(text, own, of):
    assert seen_texts([text]).own.tolist() == pytest.approx([own / of])


def test_the_sentences_of_a_text_are_one_row():
    """Words run on, and the row has a trait when one of the sentences has it."""
    one, two = "You must go! ", "It is late?"
    apart, whole = seen_texts([one, two]), seen_texts([one + two])
    assert words(whole) == [words(apart)[0] + words(apart)[1]]
    length = STYLE.index("length")
    assert whole.style[0].tolist() == np.maximum(*apart.style).tolist()
    assert whole.style[0][length] == 3 / 60


def test_a_text_without_sentences_has_an_empty_row_in_its_place():
    rows = seen_texts(["Rain fell.", "", "Japan", "Snow fell."])
    assert words(rows) == [["rain", "fell"], [], [], ["snow", "fell"]]
    assert not rows.style[1].any()
    assert len(seen_texts([])) == 0


def test_a_batch_has_one_row_for_each_sentence_of_all_articles():
    articles = [Article("a", "Rain fell. Snow fell."), Article("b", "The wind rose.")]
    rows = seen(Parser().parse(articles))
    assert words(rows) == [["rain", "fell"], ["snow", "fell"], ["the", "wind", "rose"]]
    assert rows.sentence.tolist() == [0, 0, 1, 1, 2, 2, 2]


def test_rows_can_be_chosen_in_any_order():
    rows = seen_texts(["Rain fell.", "", "The wind rose!", "Is it late?"])
    chosen = rows.at(np.array([3, 0, 3, 1]))
    assert words(chosen) == [["is", "it", "late"], ["rain", "fell"], ["is", "it", "late"], []]
    assert chosen.style.tolist() == rows.style[[3, 0, 3, 1]].tolist()
    assert chosen.own.tolist() == rows.own[[3, 0, 3, 1]].tolist()
    assert len(rows.at(np.zeros(0, np.int64))) == 0
