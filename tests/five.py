"""The five articles, real or our own: what must be true of them is stated once and asserted for both."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "seeds"
REAL = Path(os.environ.get("FRAMING_REAL_SEEDS", ROOT.parent / "shared" / "seeds"))
NAMES = {
    "own": {
        "wire": "wire",
        "reprint": "reprint",
        "summary": "summary",
        "partisan": "partisan",
        "newspaper": "newspaper",
    },
    "real": {
        "wire": "hkfp",
        "reprint": "reprint",
        "summary": "summary",
        "partisan": "cnsnews",
        "newspaper": "japan-news",
    },
}
