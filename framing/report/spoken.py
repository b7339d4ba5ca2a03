"""What spoke for a code that no indicator carries: the words of the sentence that the classifier went by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from framing.model.coding import Coding
from framing.report.rows import ArticleRows, Row

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

Key = tuple[int, str, str]


def explaining_models(coding: Coding) -> dict[str, FrameClassifier]:
    """The shipped classifiers that the coding was made with, by codebook; none where they have changed since."""
    from framing.coders.modelfiles import shipped_models

    models = shipped_models(sorted(coding.signature.models))
    return {name: model for name, model in models.items() if coding.signature.models[name] == model.stamp_}


def words_that_spoke(rows: ArticleRows, models: Mapping[str, FrameClassifier]) -> dict[Key, str]:
    """For each combined code of an article without an indicator of its own: `“friends” (+1.2), “allies” (+0.8)`, in log-odds."""
    carried = {(h["sentence_id"], h["codebook"], h["category"]) for h in rows.evidence}
    carried |= {(h["sentence_id"], h["codebook"], h["codebook"]) for h in rows.evidence}
    found: dict[Key, str] = {}
    for book, model in models.items():
        codes = [c for c in rows.codes if c["codebook"] == book and c["coder"] == "combined" and c["present"]]
        open_codes = [c for c in codes if (c["sentence_id"], book, c["category"]) not in carried]
        numbers = sorted({c["sentence_id"] for c in open_codes})
        sentences = {s["sentence_id"]: rows.words(s) for s in rows.sentences}
        spoken = dict(zip(numbers, model.speaking_words([sentences[n] for n in numbers]), strict=True))
        found |= {_key(c): _list(spoken[c["sentence_id"]].get(c["category"], [])) for c in open_codes}
    return found


def _key(code: Row) -> Key:
    return code["sentence_id"], code["codebook"], code["category"]


def _list(words: list[tuple[str, float]]) -> str:
    return ", ".join(f"“{word}” (+{share:.1f})" for word, share in words)
