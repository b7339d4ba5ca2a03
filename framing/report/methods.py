"""What the methods section says: definitions of the codebooks, formulas of the measures, limits, signature, citation."""

from __future__ import annotations

from dataclasses import dataclass

from framing.codebooks.codebook import Codebook
from framing.model.coding import Coding

MEASURES = (
    (
        "Frame salience",
        "words of the sentences that carry a frame ÷ all words of headline and body",
        "By voice the numerator is divided, the denominator stays, so that the voices add up. Entman (1993) on salience "
        "as emphasis within the text.",
    ),
    (
        "Attributed",
        "words carrying the frame in a quoted or paraphrased source’s voice ÷ all words carrying it",
        "A sentence carries a frame in the voice in which most of its evidence stands, else in its own voice.",
    ),
    (
        "Voice",
        "words of the sentences in a voice ÷ all words of headline and body",
        "A sentence has the voice of most of its words.",
    ),
    (
        "Who speaks",
        "words in an actor’s quotations and paraphrases ÷ all attributed words",
        "Each word counts for the innermost quotation around it; words in scare quotes have no source and do not count.",
    ),
    (
        "Loaded language",
        "100 × loaded expressions in a voice ÷ all words of headline, body and captions",
        "Expressions whose indicator has a weight of 0.4 or more and that are not negated. The voices add up.",
    ),
    (
        "Commentary",
        "words of body paragraphs with a commentary probability of 0.5 or more ÷ all words of the body",
        "The paragraph’s probability is the mean over its sentences, weighted by their words.",
    ),
    (
        "Tone",
        "sum of the valence of body sentences ÷ their number, −1 to 1",
        "VADER (Hutto and Gilbert 2014) sentence by sentence, with news terms such as “defence minister” set to "
        "neutral; never the score of a whole file, which saturates with length.",
    ),
    (
        "Intervals and p",
        "percentiles of the means of 2,000 resamples of articles; permutation of group labels over articles",
        "Efron (1979); Benjamini and Hochberg (1995). Only for groups of three articles or more.",
    ),
)

LIMITS = (
    "Coding is by word lists and, where one ships for a codebook, a classifier. Both miss irony, images and what goes "
    "without saying, and both err: read the passages behind a number before you rely on it.",
    "A frame is coded where it is spoken of. That a source is quoted with a frame does not mean that the outlet shares "
    "it, nor that it does not.",
    "Voice, speakers and actors are resolved from the text alone. “Unnamed” gathers sources that could not be resolved.",
    "What was set aside as page furniture was decided line by line from its form. The lists above show every such line.",
    "The codebooks are English. Articles that are surely in another language are listed and not scored.",
)


@dataclass(frozen=True, slots=True)
class BookNote:
    """What the page says of one codebook: the codebook, and how many indicators each category has."""

    book: Codebook
    n_indicators: dict[str, int]


def book_notes(coding: Coding) -> list[BookNote]:
    """The coding's codebooks in order."""
    return [
        BookNote(book, {c.name: len(book.indicators_of(c.name)) for c in book.categories}) for book in coding.codebooks
    ]


def citations(coding: Coding) -> list[str]:
    """How to cite the software, the coding and its codebooks."""
    signature = coding.signature
    version = signature.versions.get("framing", "?")
    out = [
        f"The framing developers: framing, version {version} [software]. Coding {signature.digest()} of "
        f"{len(coding.articles):,} articles, codebooks "
        + (", ".join(f"{book.name} {book.stamp}" for book in coding.codebooks) or "none")
        + "."
    ]
    return out + [
        f"{book.title or book.name} {book.version}: {book.reference}" for book in coding.codebooks if book.reference
    ]
