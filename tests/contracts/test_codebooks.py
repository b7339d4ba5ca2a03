"""Every shipped codebook: loads clean, has what a codebook must have, and is blind to names."""

from __future__ import annotations

import re
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
LEAST = {"security": 250, "generic_frames": 150}
LEAST_ALL = {
    "security": 750,
    "generic_frames": 750,
    "loaded": 1800,
    "editorial": 500,
    "cues": 300,
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
    assert list(book.check().query("severity == 'error'").problem) == []
    assert book.reference or name in ("furniture", "actors", "valence")
    assert (shipped("lexicons") / name / "SOURCE.md").read_text(encoding="utf-8").strip()
    assert len(book.indicators) >= LEAST_ALL.get(name, 1)
    per_category = Counter(i.category for i in book.indicators)
    assert min(per_category.values()) >= LEAST.get(name, 1)


@pytest.mark.parametrize("name", sorted(set(BOOKS) - {"actors"}))
def test_the_counts_of_the_source_page_are_true_and_it_has_a_validation(name):
    page = (shipped("lexicons") / name / "SOURCE.md").read_text(encoding="utf-8")
    for category, count in Counter(i.category for i in load_codebook(name).indicators).items():
        assert f"| {category} | {count} |" in page
    assert "## Validation" in page
    assert "## Literature" in page


@pytest.mark.parametrize("name", ["security", "loaded", "editorial", "generic_frames"])
def test_the_source_page_counts_the_examples_and_says_how_far_two_codings_agree(name):
    page = (shipped("lexicons") / name / "SOURCE.md").read_text(encoding="utf-8")
    book = load_codebook(name)
    situations = len({example.scenario for example in book.examples})
    bare = sum(not example.labels for example in book.examples)
    assert (
        f"`examples.jsonl`: {len(book.examples):,} sentences of {situations:,} invented situations, {bare:,} of" in page
    )
    for label, count in Counter(label for example in book.examples for label in example.labels).items():
        assert re.search(rf"\| {label} \| {count} \| \.\d\d\d \|", page), label


@pytest.mark.parametrize("name", ["security", "loaded", "editorial", "generic_frames"])
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
    "A {} frigate called at the port on its way north.",
    "Reporters waited outside the {} embassy until noon.",
    "“We have read the {} proposal,” the chairwoman said.",
    "Two {} companies published their results on Thursday.",
    "The {} team trained in the old stadium before the match.",
    "According to the survey, 41 percent of {} households own a bicycle.",
    "The paper was written by three {} scientists and a student.",
)
NATIONS = (
    "Russian American Chinese Japanese Iranian Israeli Palestinian Indian Pakistani French German British Turkish Nigerian Brazilian Mexican "
    "Ukrainian Korean Taiwanese Saudi Syrian Greek Polish Cuban"
).split()
COMMUNAL = (
    "The {} congregation bought the house next door in 2019.",
    "A {} school in the north of the city has moved into a new building.",
    "The {} calendar has a holiday on that day.",
    "Some 300 {} families live in the valley, the census says.",
)
FAITHS = "Muslim Christian Jewish Hindu Buddhist Sikh Catholic Protestant Orthodox".split()
PARTISAN = (
    "The {} candidate spoke for an hour and took no questions.",
    "A {} councillor asked when the bridge would open again.",
    "The {} vote was counted in the town hall on Friday.",
)
PARTIES = "Republican Democratic Conservative Labour Green Liberal Socialist".split()
CHARGED = (
    "The {} government was accused of lying to its neighbours.",
    "A {} warship shadowed the ferry and aimed its radar at it.",
    "Sadly, the {} regime has learnt nothing.",
    "The ministry called the {} drills a provocation.",
    "Our {} friends must wake up before it is too late.",
)
STATES = (
    "The speech rattled {} and angered its neighbours.",
    "It is time to stand up to {}, the minister said.",
    "The two navies trained with {} for the third year in a row.",
    "Nobody in {} was surprised by the shameless lie.",
)
PLACES = "Russia China Japan Iran Israel India Pakistan France Germany Britain Turkey Nigeria Brazil Mexico Ukraine Taiwan Greece Poland Cuba".split()
SWAPS = {
    "charged words": (CHARGED, NATIONS),
    "states": (STATES, PLACES),
    "nations": (NEUTRAL, NATIONS),
    "faiths": (COMMUNAL, FAITHS),
    "parties": (PARTISAN, PARTIES),
}
CODED = ("security", "loaded", "editorial", "generic_frames")


@pytest.mark.parametrize("group", SWAPS)
def test_swapping_names_changes_no_score(group):
    sentences, names = SWAPS[group]
    articles = [fr.Article(f"{n}-{name}", text.format(name)) for n, text in enumerate(sentences) for name in names]
    coding = fr.code(articles, codebooks=CODED)
    codes = coding.codes[coding.codes.coder.isin(["combined", "classifier", "lexicon"])].copy()
    codes["sentence"] = codes.article_id.str.split("-").str[0]
    spread = codes.groupby(["sentence", "codebook", "category", "coder"]).value.agg(["min", "max", "size"])
    assert (spread["max"] - spread["min"]).max() < 1e-9
    assert set(spread["size"]) == {len(names)}
    valence = coding.sentences.assign(sentence=coding.sentences.article_id.str.split("-").str[0])
    assert (valence.groupby("sentence").valence.nunique() == 1).all()


def test_names_alone_are_no_evidence():
    books = [load_codebook(name) for name in CODED]
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
