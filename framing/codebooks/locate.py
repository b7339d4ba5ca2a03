"""Where the shipped codebooks and models are: inside the installed package, or at the top of the repository."""

from __future__ import annotations

from pathlib import Path

PACKAGED = Path(__file__).resolve().parent.parent / "data"
REPOSITORY = Path(__file__).resolve().parents[2]


def shipped(kind: str) -> Path:
    """The folder of shipped `lexicons` or `models`: the wheel's copy first, then the repository's (editable installs)."""
    packaged = PACKAGED / kind
    return packaged if packaged.is_dir() else REPOSITORY / kind


def shipped_names(kind: str) -> list[str]:
    """The names of the shipped codebooks (`lexicons`) or models, sorted."""
    place = shipped(kind)
    if not place.is_dir():
        return []
    return sorted(p.name for p in place.iterdir() if (p / "codebook.toml").is_file() or (p / "card.md").is_file())
