"""How right a machine is, as functions of sums over sentences, so that thousands of resamples are one product."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from framing.model.randomness import Floats

CELLS = 4
HALF = 0.5


def outcome_columns(truth: Floats, found: Floats, weight: Floats) -> Floats:
    """Per sentence its weight in one of four cells: both found it, the machine alone, the person alone, neither."""
    return (
        np.column_stack([truth * found, (1 - truth) * found, truth * (1 - found), (1 - truth) * (1 - found)])
        * weight[:, np.newaxis]
    )


def precision_from(cells: Floats) -> Floats:
    """Of what the machine found, the share that is right."""
    return divided(cells[:, 0], cells[:, 0] + cells[:, 1])


def recall_from(cells: Floats) -> Floats:
    """Of what is there, the share that the machine found: sensitivity."""
    return divided(cells[:, 0], cells[:, 0] + cells[:, 2])


def specificity_from(cells: Floats) -> Floats:
    """Of the sentences without the category, the share in which the machine found none."""
    return divided(cells[:, 3], cells[:, 3] + cells[:, 1])


def f1_from(cells: Floats) -> Floats:
    """The harmonic mean of precision and recall: `2 tp / (2 tp + fp + fn)`."""
    return divided(2 * cells[:, 0], 2 * cells[:, 0] + cells[:, 1] + cells[:, 2])


def hand_from(cells: Floats) -> Floats:
    """The share of sentences in which the person found it."""
    return divided(cells[:, 0] + cells[:, 2], cells.sum(axis=1))


def machine_from(cells: Floats) -> Floats:
    """The share of sentences in which the machine found it."""
    return divided(cells[:, 0] + cells[:, 1], cells.sum(axis=1))


RATES: Mapping[str, Callable[[Floats], Floats]] = {
    "prevalence_hand": hand_from,
    "prevalence_machine": machine_from,
    "precision": precision_from,
    "recall": recall_from,
    "f1": f1_from,
    "specificity": specificity_from,
}


def smoothed(cells: Floats, rng: np.random.Generator) -> Floats:
    """Resampled cells, each with half a sentence more on average.

    A cell that is empty in the sample is empty in each resample, so that 20 found of 20 would leave no doubt at all.
    Adding to every cell of every resample a weight drawn from Gamma(1/2) turns the interval of a rate into that of
    Jeffreys' prior, where sentences are independent (Brown, Cai and DasGupta 2001, Statistical Science 16(2), 101-133;
    Rubin 1981, Annals of Statistics 9(1), 130-134).
    """
    return cells + rng.standard_gamma(HALF, size=cells.shape)


def value_columns(truth: Floats, value: Floats, weight: Floats) -> Floats:
    """Per sentence: its weight, its weighted squared error, then its weight under its value, if it carries the category
    (one column per distinct value) and if not."""
    distinct, place = np.unique(value, return_inverse=True)
    at = np.eye(len(distinct))[place] * weight[:, np.newaxis]
    error = weight * (value - truth) ** 2
    return np.column_stack([weight, error, at * truth[:, np.newaxis], at * (1 - truth)[:, np.newaxis]])


def brier_from(sums: Floats) -> Floats:
    """The mean squared distance of the value from what is right (Brier 1950)."""
    return divided(sums[:, 1], sums[:, 0])


def auc_from(sums: Floats) -> Floats:
    """The share of pairs of a sentence with and one without the category that the values order rightly; ties are half."""
    half = (sums.shape[1] - 2) // 2
    carrying, lacking = sums[:, 2 : 2 + half], sums[:, 2 + half :]
    below = lacking.cumsum(axis=1) - lacking / 2
    return divided((carrying * below).sum(axis=1), carrying.sum(axis=1) * lacking.sum(axis=1))


def divided(part: Floats, whole: Floats) -> Floats:
    """`part / whole`, NaN where the whole is 0."""
    out: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return out
