"""Two answers made one: the lexicon's value and the classifier's probability of a sentence, as the combined value.

`Discounted` is for classifiers trained on authored examples, `Learnt` for those trained on a sample of the news to be coded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.coders.calibration import log_odds, logistic, platt

Floats = NDArray[np.float64]
DISCOUNT = 0.55


@dataclass(frozen=True)
class Discounted:
    """The classifier as one more indicator: `1 - (1 - lexicon) * (1 - discount * classifier)`.

    Half of the authored sentences are chosen to fool a word list, so a weight learnt from them would trust the classifier too
    much, and the lexicon too little, on news; the discount (Shafer 1976, A mathematical theory of evidence, ch. 11) is a
    judgement. Alone, a classifier carries a category (a value of one half) only where it is nearly sure.
    """

    discount: float = DISCOUNT

    def __call__(self, lexicon: Floats, classifier: Floats, hits: Floats) -> Floats:
        """The combined value, sentence by sentence; `hits` are not asked.

        >>> Discounted(0.5)(np.array([0.5, 0.0]), np.array([0.5, 0.9]), np.zeros((2, 2))).round(3).tolist()
        [0.625, 0.45]
        """
        out: Floats = 1 - (1 - lexicon) * (1 - self.discount * classifier)
        return out


@dataclass(frozen=True)
class Learnt:
    """The logistic regression of the label on the log-odds of the classifier and the lexicon's hits by voice (stacking, Wolpert 1992).

    A hit in the outlet's own words and one in a source's have weights of their own.
    """

    own_hits: float
    source_hits: float
    classifier: float
    intercept: float

    def __call__(self, lexicon: Floats, classifier: Floats, hits: Floats) -> Floats:
        """The combined value, sentence by sentence; the lexicon's answer is looked at by voice: `hits` has the columns own and source."""
        by_hits = hits @ np.array([self.own_hits, self.source_hits])
        return logistic(by_hits + self.classifier * log_odds(classifier) + self.intercept)


Pool = Discounted | Learnt


def learnt_pool(classifier: Floats, hits: Floats, target: NDArray[np.bool_]) -> Learnt:
    """The pool that fits some sentences best; `classifier` are probabilities by models that did not see them.

    The classifier's weight is not below 0 (Breiman 1996, "Stacked regressions", Machine Learning 24, 49-64): among few sentences
    the best fit may hold it against a label that the classifier finds it, which is chance. It then has no say.
    """
    weights = platt(np.column_stack([hits, log_odds(classifier)]), target)
    if weights[-2] < 0:
        weights = np.insert(platt(hits, target), -1, 0.0)
    return Learnt(*weights.tolist())


def pool_to_dict(pool: Pool) -> dict[str, float]:
    """A pool as plain numbers, for a model's file."""
    return dict(vars(pool))


def pool_from_dict(numbers: Mapping[str, Any]) -> Pool:
    """A pool from its plain numbers.

    >>> pool_from_dict(pool_to_dict(Discounted(0.5)))
    Discounted(discount=0.5)
    """
    return Discounted(**numbers) if "discount" in numbers else Learnt(**numbers)
