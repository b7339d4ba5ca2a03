"""The check that most tests of the workbench read."""

from __future__ import annotations

import warnings

import pytest

from framing.workbench.check import check
from tests.unit.workbench.storm import BOOK, storm


@pytest.fixture(scope="session")
def coding():
    return storm()


@pytest.fixture(scope="session")
def found(coding):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return check(BOOK, coding, min_hits=1, samples=1)
