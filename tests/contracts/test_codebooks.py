"""Every shipped codebook: loads clean, has what a codebook must have, and is blind to names."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

import framing as fr
from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped, shipped_names
from framing.codebooks.pattern import compile_pattern
from framing.coders.lexicon import LexiconCoder
from framing.text.parsed import Parser

BOOKS = shipped_names("lexicons")
LEAST = {"security": 120, "cues": 0}
LEAST_ALL = {
    "security": 360,
    "loaded": 400,
    "editorial": 150,
    "cues": 120,
    "valence": 100,
    "actors": 1000,
    "furniture": 200,
}


def test_the_codebooks_are_there():
    assert set(LEAST_ALL) <= set(BOOKS)


@pytest.mark.parametrize("name", BOOKS)
def test_a_shipped_codebook_is_whole(name):
    book = load_codebook(name)
    assert book.name == name
    assert book.title
    assert book.reference or name in ("furniture", "actors", "valence")
    assert (shipped("lexicons") / name / "SOURCE.md").read_text(encoding="utf-8").strip()
    assert len(book.indicators) >= LEAST_ALL.get(name, 1)
    per_category = Counter(i.category for i in book.indicators)
    assert min(per_category.values()) >= LEAST.get(name, 1)


@pytest.mark.parametrize("name", ["security", "loaded", "editorial"])
def test_categories_tell_a_human_coder_what_to_do(name):
    for category in load_codebook(name).categories:
        assert category.definition, category.name
        assert category.include, category.name
        assert category.exclude, category.name


NEUTRAL = (
    "The {} delegation arrived on Monday and left two days later.",
    "A {} ship carried grain through the canal in March.",
    "Officials from the {} side will meet again next week, the organisers said.",
    "The {} national library opened a new reading room.",
)
NAMES = (
    "Russian",
    "American",
    "Chinese",
    "Japanese",
    "Iranian",
    "Israeli",
    "Indian",
    "Pakistani",
    "French",
    "Turkish",
    "Nigerian",
    "Brazilian",
)


def test_swapping_actors_changes_no_score():
    articles = [fr.Article(f"{n}-{name}", text.format(name)) for n, text in enumerate(NEUTRAL) for name in NAMES]
    coding = fr.code(articles)
    codes = coding.codes[coding.codes.coder.isin(["combined", "classifier", "lexicon"])].copy()
    codes["sentence"] = codes.article_id.str.split("-").str[0]
    spread = codes.groupby(["sentence", "codebook", "category", "coder"]).value.agg(["min", "max", "size"])
    assert (spread["max"] - spread["min"]).max() < 1e-9
    assert set(spread["size"]) == {len(NAMES)}
    valence = coding.sentences.assign(sentence=coding.sentences.article_id.str.split("-").str[0])
    assert (valence.groupby("sentence").valence.nunique() == 1).all()


def test_names_alone_are_no_evidence():
    books = [load_codebook(name) for name in ("security", "loaded", "editorial")]
    actors = sorted({c.name for c in load_codebook("actors").categories})
    batch = Parser().parse(
        [fr.Article(str(n), f"The talks were held in {name} in June.") for n, name in enumerate(actors)]
    )
    hits = LexiconCoder(books)(batch).hits
    assert [(h.codebook, h.indicator) for h in hits if h.codebook != "editorial"] == []


def test_no_form_of_a_cue_stands_in_two_rows_under_the_same_conditions():
    """Of two such rows the lighter one would never be read."""
    rows = Counter(
        (" ".join(form), i.requires, i.excludes)
        for i in load_codebook("cues").indicators
        for pattern in compile_pattern(i.pattern)
        for form in product(*(e.words for e in pattern))
    )
    assert [form for form, n in rows.items() if n > 1] == []
