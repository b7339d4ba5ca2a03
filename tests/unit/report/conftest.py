"""The coding that most tests of the report read."""

from __future__ import annotations

import pytest

from framing.model.coding import Coding
from tests.unit.report.samples import three_articles


@pytest.fixture
def coding() -> Coding:
    """Three articles with something for every section."""
    return three_articles()
