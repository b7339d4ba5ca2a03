"""The authored examples: no near-copies, varied words, balanced actors, and shipped models that are current."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict

import pytest

from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped
from framing.coders.modelfiles import META, MODEL, training_hash
from framing.coders.shipping import training_examples
from framing.coders.training import labels_of
from framing.model.tokens import words_of

TRAINED = ("security", "loaded", "editorial", "generic_frames")
AUTHORED = (*TRAINED, "generic_frames")
NEAR_COPY = 0.3
LEXICAL_DIVERSITY = 0.4
ACTORS = (
    "American",
    "Russian",
    "Chinese",
    "Japanese",
    "Indian",
    "British",
    "French",
    "Turkish",
    "Iranian",
    "Israeli",
    "NATO",
)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[n : n + 3]) for n in range(max(1, len(words) - 2))}


@pytest.fixture(scope="module", params=AUTHORED)
def book(request):
    return load_codebook(request.param)


def test_there_are_enough_of_each_label_and_of_none(book):
    assert len(book.examples) >= 300
    for label in labels_of(book):
        assert sum(label in e.labels for e in book.examples) >= 100
    assert sum(not e.labels for e in book.examples) >= len(book.examples) / 4


def test_no_two_examples_are_near_copies(book):
    sets = [shingles(e.text) for e in book.examples]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(sets):
        for shingle in own:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        for n, a in enumerate(numbers):
            shared.update((a, b) for b in numbers[n + 1 :])
    near = [(a, b) for (a, b), common in shared.items() if common / len(sets[a] | sets[b]) > NEAR_COPY]
    assert not near, [(book.examples[a].text, book.examples[b].text) for a, b in near[:3]]


def test_the_words_are_varied(book):
    """Distinct words over all words, in runs of 2,000 words (a type-token ratio of one length for all)."""
    words = [w for e in book.examples for w in words_of(e.text)]
    runs = [words[n : n + 2000] for n in range(0, len(words) - 2000, 2000)]
    assert min(len(set(run)) / len(run) for run in runs) > LEXICAL_DIVERSITY


def test_topics_and_regions_are_many(book):
    assert len({e.topic for e in book.examples}) >= 10
    assert len({e.region for e in book.examples}) >= 8
    lengths = [len(words_of(e.text)) for e in book.examples]
    assert min(lengths) <= 7
    assert max(lengths) >= 38


def test_no_actor_stands_for_one_frame():
    examples = load_codebook("security").examples
    for actor in ACTORS:
        labels = Counter(label for e in examples if actor in e.text for label in e.labels or ("none",))
        assert len(labels) >= 3, (actor, labels)
        assert max(labels.values()) <= 0.75 * sum(labels.values()), (actor, labels)


def test_spans_stand_in_their_sentences():
    for example in load_codebook("loaded").examples:
        assert all(span in example.text for span in example.spans)
        assert bool(example.spans) == bool(example.labels)


@pytest.mark.parametrize("name", TRAINED)
def test_shipped_models_are_current(name):
    """`framing train NAME --out models/NAME` must be run again after a change of the codebook or its examples."""
    book = load_codebook(name)
    meta = json.loads((shipped("models") / name / META).read_bytes())
    assert meta["training"] == training_hash(book, training_examples(book))
    assert tuple(meta["labels"]) == labels_of(book)
    card = (shipped("models") / name / "card.md").read_text(encoding="utf-8")
    assert re.search(rf"\| {labels_of(book)[0]} \| combined \| \d+ \|", card)


def test_shipped_models_are_small():
    assert sum((shipped("models") / name / MODEL).stat().st_size for name in TRAINED) <= 10_000_000
