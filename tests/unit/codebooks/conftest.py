from __future__ import annotations

import pytest

from tests.unit.codebooks.folders import write_folder


@pytest.fixture
def folder(tmp_path):
    """Writes a codebook folder and says where it is."""

    def write(*args, name="harms", **kwargs):
        return write_folder(tmp_path / name, *args, **kwargs)

    return write
