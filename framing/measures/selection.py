"""Which articles, and whose words in them, a comparison of words is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measures.common import check_option
from framing.model.coding import VOICES, Coding
from framing.model.errors import UsageError

VOICE = "voice"
Chooser = Callable[[pd.DataFrame], "pd.Series | NDArray[np.bool_]"]
Filter = str | Mapping[str, "str | Iterable[str]"] | Chooser


@dataclass(frozen=True)
class Selection:
    """The articles chosen, by number in the order of ids, and the voices whose words count."""

    articles: NDArray[np.bool_]
    voices: tuple[str, ...]

    def overlaps(self, other: Selection) -> int:
        """How many articles two selections share words of."""
        shared = set(self.voices) & set(other.voices)
        return int((self.articles & other.articles).sum()) if shared else 0


def select(coding: Coding, chosen: Filter, *, voice: str | None = None, option: str = "target") -> Selection:
    """The selection that a filter stands for.

    A filter is `"outlet=Echo"`; a mapping of columns to a value or several, all of which must hold (`{"outlet": ["Echo", "Post"],
    "voice": "quoted"}`); or a function of `coding.articles` that returns which rows. `voice` among the columns chooses words, not
    articles. UsageError for an unknown column or voice, and for a filter that nothing passes.

    >>> coding = Coding({"articles": pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Echo", "Post"]})})
    >>> select(coding, "outlet=Post").articles.tolist(), select(coding, {"voice": "quoted"}).voices
    ([False, True], ('quoted',))
    """
    articles = coding.articles.sort_values("article_id", ignore_index=True)
    voices: tuple[str, ...] = VOICES
    if voice is not None:
        check_option("voice", voice, VOICES)
        voices = (voice,)
    if callable(chosen):
        mask = _called(chosen, articles, option)
    else:
        mask = np.ones(len(articles), bool)
        for column, values in _conditions(chosen, option).items():
            if column == VOICE:
                voices = _voices(values, voices)
            else:
                mask &= _matches(articles, column, values, option)
    if not mask.any():
        raise UsageError(f"{option}: no article passes {_shown(chosen)}: see coding.articles for what there is")
    return Selection(mask, voices)


def _called(chosen: Chooser, articles: pd.DataFrame, option: str) -> NDArray[np.bool_]:
    mask = np.asarray(chosen(articles))
    if mask.shape != (len(articles),) or mask.dtype != np.bool_:
        raise UsageError(f"{option}: the function has to return true or false for each of the {len(articles)} articles")
    return mask.copy()


def _conditions(chosen: str | Mapping[str, str | Iterable[str]], option: str) -> dict[str, list[str]]:
    if isinstance(chosen, str):
        column, sign, value = chosen.partition("=")
        if not sign or not column.strip():
            raise UsageError(f"{option}: expected column=value (outlet=Echo), got {chosen!r}")
        return {column.strip(): [value.strip()]}
    return {str(c): [v] if isinstance(v, str) else [str(x) for x in v] for c, v in chosen.items()}


def _voices(values: list[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        check_option("voice", value, VOICES)
    return tuple(v for v in allowed if v in values)


def _matches(articles: pd.DataFrame, column: str, values: list[str], option: str) -> NDArray[np.bool_]:
    if column not in articles.columns:
        raise UsageError(
            f"{option}: the articles have no column {column!r}: name one of {', '.join(articles.columns)} or voice"
        )
    return articles[column].astype("str").isin(values).to_numpy(bool)


def _shown(chosen: Filter) -> str:
    return "the function" if callable(chosen) else repr(chosen)
