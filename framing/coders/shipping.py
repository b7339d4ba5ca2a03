"""How the classifiers that ship are trained: on which sentences, and with which settings; `framing train NAME` does it."""

from __future__ import annotations

from dataclasses import replace

from framing.codebooks.codebook import Codebook, Example
from framing.codebooks.files import load_codebook
from framing.coders.classifier import FrameClassifier

ARTICLE_PRIOR = {"editorial": 10.0}
"""Which classifiers let an article's other sentences speak: commentary goes with the kind of article, frames much less."""

DISCOUNT = {"editorial": 0.6, "generic_frames": 0.5}
"""Where the usual discount does not suit: commentary seldom has a marker, and its classifier is the surest; that of the generic
frames, with few sentences for each, never carries one without an indicator."""

BACKGROUND = {"security": ("loaded", "editorial", "generic_frames")}
"""Codebooks whose sentences of civil life are, for another codebook, sentences without a frame."""

FOREIGN = frozenset(
    "security war conflict diplomacy terrorism intelligence nuclear military defence arms foreign history border sea air treaty insurgency "
    "international geopolitics peace sanctions genocide trade migration immigration aid state politics space cyber security-patrols".split()
)
"""Topics in which a frame of security may well be: their sentences are no background."""


def shipped_classifier(codebook: Codebook, *, folds: int = 5, seed: int = 0) -> FrameClassifier:
    """The classifier of a codebook's own, authored examples, not trained yet."""
    return FrameClassifier(
        codebook.path or codebook.name,
        authored=True,
        discount=DISCOUNT.get(codebook.name, FrameClassifier().discount),
        article_prior=ARTICLE_PRIOR.get(codebook.name),
        folds=folds,
        seed=seed,
    )


def training_examples(codebook: Codebook) -> tuple[Example, ...]:
    """A codebook's own examples, and those of others that are its background: news without a frame, from all of civil life."""
    return (*codebook.examples, *background(codebook))


def background(codebook: Codebook) -> tuple[Example, ...]:
    """Sentences of other codebooks' examples whose topic keeps the frames of this one out; their labels are taken off."""
    if codebook.path:
        return ()
    return tuple(
        replace(example, labels=(), voice="none", spans=(), scenario=f"{name}:{example.scenario}")
        for name in BACKGROUND.get(codebook.name, ())
        for example in load_codebook(name).examples
        if example.topic not in FOREIGN
    )
