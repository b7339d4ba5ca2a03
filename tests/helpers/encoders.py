"""A stand-in for a sentence encoder: rows by words, and a list of what it was asked to encode."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray


class FakeEncoder:
    """Adds up one random row for each word, so that sentences with the same words lie together."""

    def __init__(self, width: int = 32, seed: int = 0) -> None:
        self.width = width
        self.seed = seed
        self.asked: list[str] = []

    def row(self, text: str, normalize: bool = True) -> NDArray[np.float32]:
        """The embedding of a text."""
        words = [w.strip(".,").lower() for w in ["", *text.split()]]
        total = sum(np.random.default_rng([crc32(w.encode()), self.seed]).normal(size=self.width) for w in words)
        length = np.linalg.norm(total) if normalize else 1.0
        return np.asarray(total / length, np.float32)

    def encode(self, texts: Sequence[str], *, normalize_embeddings: bool, **_: object) -> NDArray[np.float32]:
        """As sentence-transformers does."""
        self.asked += list(texts)
        return np.array([self.row(t, normalize_embeddings) for t in texts], np.float32).reshape(-1, self.width)
