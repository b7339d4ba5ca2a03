"""The signature of a coding: all that the numbers depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version

from framing.model.article import Article

LIBRARIES = ("framing", "vaderSentiment", "sentencex", "scikit-learn", "numpy", "py3langid")


@dataclass(frozen=True, slots=True)
class Signature:
    """Versions, codebook and model hashes, options, input hash, seed. Same input and same signature: same bytes out.

    >>> Signature(codebooks={"security": "0.1.0+ab12"}).short()[:8]
    'framing:'
    """

    versions: Mapping[str, str] = field(default_factory=dict)
    codebooks: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    input: str = ""
    n_articles: int = 0
    seed: int = 0

    def to_json(self) -> str:
        """The signature as JSON with sorted keys."""
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Signature:
        """The inverse of `to_json`."""
        return cls(**json.loads(text))

    def digest(self) -> str:
        """Twelve hexadecimal digits that stand for the whole signature."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:12]

    def short(self) -> str:
        """One line for footers and citations."""
        books = ",".join(f"{name}={value}" for name, value in sorted(self.codebooks.items()))
        return f"framing:{self.versions.get('framing', '?')}|codebooks:{books}|n:{self.n_articles}|seed:{self.seed}|id:{self.digest()}"


def installed_versions(names: Iterable[str] = LIBRARIES) -> dict[str, str]:
    """The installed version of each library that can change a number; absent ones are left out."""
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def input_hash(articles: Iterable[Article]) -> str:
    """A hash of a set of articles that does not depend on their order."""
    lines = sorted(a.fingerprint() for a in articles)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
