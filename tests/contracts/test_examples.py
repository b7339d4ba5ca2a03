"""The authored examples: enough of them, no near-copies, varied words, balanced actors, and shipped models that are current."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter, defaultdict
from importlib.metadata import version

import numpy as np
import pytest

from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped
from framing.coders.modelfiles import CARD, META, MODEL, load_model, training_hash
from framing.coders.shipping import training_examples
from framing.coders.training import labels_of
from framing.model.tokens import words_of
from tests.five import ROOT

TRAINED = ("security", "loaded", "editorial", "generic_frames")
LEAST = {"security": 2500, "loaded": 2500, "editorial": 2000}
LEAST_OF_A_FRAME = 150
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


@pytest.fixture(scope="module", params=TRAINED)
def book(request):
    return load_codebook(request.param)


def test_there_are_enough_of_each_label_and_of_none(book):
    texts = {e.text for e in book.examples}
    assert len(texts) == len(book.examples) >= LEAST.get(book.name, 0)
    for label in labels_of(book):
        assert sum(label in e.labels for e in book.examples) >= LEAST_OF_A_FRAME
    none = sum(not e.labels for e in book.examples) / len(book.examples)
    assert none >= 0.3
    if book.name == "security":
        assert none == pytest.approx(0.5, abs=0.05)


def test_sentences_of_a_situation_are_told_together(book):
    """Every sentence names its situation, by which folds are drawn, and a situation is no more than a handful of sentences."""
    situations = Counter(e.scenario for e in book.examples)
    assert "" not in situations
    assert max(situations.values()) <= 12
    assert len(situations) >= 200


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
    """Distinct words over all words in runs of 2,000 words: the ratio falls with length, so all runs are of one."""
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
    assert f"Codebook {name} {book.stamp}; trained on {len(training_examples(book)):,} authored sentences" in card
    for label in labels_of(book):
        assert f"| {label} | combined | {sum(label in e.labels for e in book.examples)} |" in card


def test_one_command_makes_a_shipped_model_again(framing, tmp_path):
    """The quickest of the four stands for all; the same bytes under the versions that it was trained with."""
    name, stored = "editorial", shipped("models") / "editorial"
    status, _, err = framing("train", name, "--out", tmp_path / name, "--quiet")
    assert (status, err) == (0, "")
    saved = json.loads((stored / META).read_bytes())["libraries"]
    if saved == {library: version(library) for library in saved}:
        for file in (MODEL, META, CARD):
            assert (tmp_path / name / file).read_bytes() == (stored / file).read_bytes(), file
    else:  # other versions may add up in another order: the same answers
        texts = [e.text for e in load_codebook(name).examples]
        one, two = load_model(tmp_path / name).predict_proba(texts), load_model(stored).predict_proba(texts)
        assert np.allclose(one, two, atol=0.01)


def test_the_makefile_trains_every_shipped_model():
    found = {p.parent.name for p in shipped("models").glob(f"*/{META}")}
    assert found == set(TRAINED)
    said = subprocess.run(["make", "-n", "-o", ".venv/installed", "models"], cwd=ROOT, capture_output=True, text=True)
    names = re.search(r"for name in (.*); do \S*framing train \$name --out models/\$name", said.stdout)
    assert names, said.stdout + said.stderr
    assert set(names[1].split()) == found


def test_shipped_models_are_small():
    files = [p for p in shipped("models").rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) <= 10_000_000


def test_a_shipped_models_file_names_its_codebook(book):
    """Nothing of a shipped model depends on where it lies."""
    model = load_model(book.name)
    assert model.codebook == book.name
    assert model.trained_on(book.examples) == len(book.examples)
