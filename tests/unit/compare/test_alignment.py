"""Sentences of two articles: which answer to which, whatever their order, and what became of the words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.alignment import align, align_many, heaviest_run
from framing.compare.likeness import Likeness
from framing.compare.passages import Lexis, Passages, rarity, stem
from framing.compare.wording import align_words

STORY = [
    "The ferry Aurelia struck a sandbank off Kestrel Island on Sunday night with 214 passengers aboard.",
    "Nobody was hurt, the coastguard said, and tugs pulled the vessel free before dawn.",
    "The operator blamed a faulty depth sounder that had been reported in March.",
    "Island mayor Petra Holm called for an inquiry into the ageing fleet.",
    "A replacement service will run from Tuesday.",
]


def passages(sentences, lexis, key="a"):
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    return Passages.of(key, text, spans, lexis=lexis)


def both(first, second):
    lexis = Lexis()
    return passages(first, lexis), passages(second, lexis, "b")


def test_an_article_is_aligned_with_itself_one_to_one():
    pairs = align(*both(STORY, STORY))
    assert [(p.a, p.b) for p in pairs] == [((n,), (n,)) for n in range(5)]
    assert all(p.similarity == 1 and p.share_a == 1 and p.share_b == 1 and not p.moved for p in pairs)


def test_paraphrases_are_paired_and_what_is_new_is_left_alone():
    told = [
        "With 214 people on board, the Aurelia ferry ran onto a sandbank near Kestrel Island late on Sunday.",
        "We should all ask what our holidays are worth.",
        "Petra Holm, mayor of the island, demanded an inquiry into the old fleet.",
    ]
    assert [(p.a, p.b) for p in align(*both(STORY, told))] == [((0,), (0,)), ((3,), (2,))]


def test_other_events_in_similar_words_are_not_paired():
    other = [
        "The airline blamed a shortage of crews that had been expected in summer.",
        "Union leader Tom Ashby called for talks on pay.",
        "Normal flights will resume on Friday.",
    ]
    assert align(*both(STORY, other)) == []


def test_the_sentence_that_changed_its_place_is_the_moved_one():
    order = [3, 0, 1, 2, 4]
    pairs = align(*both(STORY, [STORY[n] for n in order]))
    assert [p.a[0] for p in pairs] == order
    assert [p.moved for p in pairs] == [True, False, False, False, False]


def test_one_sentence_split_in_two_and_two_joined_to_one():
    long = "The coastguard said nobody was hurt when the ferry Aurelia struck a sandbank off Kestrel Island with 214 passengers aboard."
    halves = [
        "The coastguard said nobody was hurt.",
        "The ferry Aurelia struck a sandbank off Kestrel Island with 214 passengers aboard.",
    ]
    (split,) = align(*both([long], halves))
    assert (split.a, split.b) == ((0,), (0, 1))
    (joined,) = align(*both(halves, [long]))
    assert (joined.a, joined.b) == ((0, 1), (0,))
    assert joined.share_b > 0.9


def test_many_articles_are_aligned_two_by_two():
    lexis = Lexis()
    articles = {key: passages(STORY, lexis, key) for key in "cab"}
    assert sorted(align_many(articles)) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_similarity_is_what_its_formula_says():
    a, b = both(["The minister resigned."], ["The minister quietly resigned."])
    weight = {word: rarity(word) for word in ("the", "minister", "quietly", "resigned")}
    share_b = 1 - weight["quietly"] / sum(weight.values())
    f = 2 * share_b / (1 + share_b)
    order = 1 - 1 / 7  # one insertion among three and four words
    assert np.isclose(Likeness(a, b).similarity[0, 0], 0.75 * f + 0.25 * order, atol=1e-6)


def test_names_and_figures_are_never_taken_for_one_another():
    a, b = both(["China sent 12 ships."], ["Japan sent 14 ships."])
    likeness = Likeness(a, b)
    assert likeness.of_a_in_b[0, 0] < (rarity("sent") + rarity("ships")) / 3


def test_stems_join_inflected_forms():
    assert len({stem(w) for w in ("scramble", "scrambled", "scrambling", "scrambles")}) == 1
    assert stem("radio") != stem("radar")


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
@settings(max_examples=40, deadline=None)
def test_order_and_omission_never_lose_a_sentence(order, dropped):
    kept = [n for n in order if n not in dropped]
    pairs = align(*both(STORY, [STORY[n] for n in kept])) if kept else []
    assert {p.a: p.b for p in pairs} == {(n,): (k,) for k, n in enumerate(kept)}


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 9)), max_size=9))
def test_the_heaviest_run_ascends_and_none_is_heavier(items):
    places, weights = [p for p, _ in items], [w for _, w in items]
    run = sorted(heaviest_run(places, weights))
    assert all(places[x] < places[y] for x, y in pairwise(run))
    best = 0
    for mask in range(1 << len(items)):
        chosen = [n for n in range(len(items)) if mask >> n & 1]
        if all(places[x] < places[y] for x, y in pairwise(chosen)):
            best = max(best, sum(weights[n] for n in chosen))
    assert sum(weights[n] for n in run) == best


def test_words_of_a_pair_with_their_spans():
    a, b = both(
        ["Both ports voiced their sharp worries over this leak, the harbour board said."],
        ["Both ports agreed on the gravity of the leak, claimed the harbour board."],
    )
    found = align_words(a, [0], b, [0])
    replaced = [(w.a.of(a.text), w.b.of(b.text)) for w in found if w.kind == "replaced"]
    assert ("voiced their sharp worries over this", "agreed on the gravity of the") in replaced


WORDS = st.lists(
    st.sampled_from("the jets flew over a calm sea while ministers spoke of peace".split()), min_size=1, max_size=12
)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=80, deadline=None)
def test_wordings_cover_every_word_once_and_stay_in_a_sentence(x, y, z):
    a, b = both([" ".join(x), " ".join(y)], [" ".join(z)])
    found = align_words(a, [0, 1], b, [0])
    for side, passage in (("a", a), ("b", b)):
        spans = sorted((getattr(w, side).start, getattr(w, side).end) for w in found if getattr(w, side) is not None)
        words = [w for start, end in spans for w in passage.text[start:end].split()]
        assert sorted(words) == sorted(passage.text.split())
        assert all(any(s <= p and q <= e for s, e in zip(passage.start, passage.end, strict=True)) for p, q in spans)
    for w in found:
        if w.kind == "kept":
            assert w.a.of(a.text).split() == w.b.of(b.text).split()
