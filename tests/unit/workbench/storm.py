"""A small corpus and codebook, invented, whose every number can be counted by hand."""

from __future__ import annotations

from framing.codebooks.codebook import Category, Codebook, Indicator
from framing.coders.code import code
from framing.model.article import Article
from framing.model.coding import Coding

BOOK = Codebook(
    "storm",
    (Category("harm"), Category("help"), Category("empty")),
    (
        Indicator("harm", "damage*", 0.8, line=2),
        Indicator("harm", "flood*", 0.7, line=3),
        Indicator("harm", "loss of life", 0.9, line=4),
        Indicator("harm", "flood barrier*", 0.0, line=5),
        Indicator("help", "rescue*", 0.6, line=6),
        Indicator("help", "flood relief", 0.6, line=7),
        Indicator("help", "rescue*", 0.6, voice="quoted", line=8),
        Indicator("help", "heroic*", 0.6, line=9),
    ),
    title="Storm",
)
TEXTS = {
    "a": ("Echo", "The damage to the harbour was great. Floods damaged the road."),
    "b": ("Echo", "Boats rescued many people from the flood. Flood relief came late."),
    "c": ("Post", "“The damage is small,” said Anna Berg, the mayor. There was no flooding."),
    "d": (None, "The town was calm and the market was open on Sunday."),
    "e": ("Post", "Nobody was heroic. The new flood barrier stands."),
}


def articles() -> list[Article]:
    """The articles of the corpus."""
    return [Article(name, text, outlet=outlet) for name, (outlet, text) in TEXTS.items()]


def storm() -> Coding:
    """The corpus coded with the codebook."""
    return code(articles(), codebooks=[BOOK])
