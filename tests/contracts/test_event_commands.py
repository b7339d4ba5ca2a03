"""`framing events` and `framing omissions`: what they print and write, and what they refuse."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.five import OWN


@pytest.fixture
def study(framing, tmp_path):
    assert framing("code", OWN, "--codebook", "security", "--out", tmp_path / "study", "--quiet")[0] == 0
    return tmp_path / "study"


def test_events_are_printed_written_and_filled_in(framing, study, tmp_path):
    status, out, _ = framing("events", study)
    assert status == 0
    assert "article_id" in out
    assert framing("events", study, "--out", tmp_path / "events.csv")[0] == 0
    table = pd.read_csv(tmp_path / "events.csv").set_index("article_id")["event_id"]
    assert table["wire"] == table["reprint"] == table["summary"] == table["newspaper"] != table["partisan"]
    status, out, _ = framing("events", study, "--fill")
    assert (status, out) == (0, f"2 events of 5 articles: {study}\n")
    assert pd.read_parquet(study / "articles").set_index("article_id")["event_id"].to_dict() == table.to_dict()


def test_omissions_are_printed_and_written(framing, study, tmp_path):
    framing("events", study, "--fill", "--quiet")
    event = pd.read_parquet(study / "articles").set_index("article_id").loc["wire", "event_id"]
    status, out, _ = framing("omissions", study, "--event", event, "--kind", "source")
    assert status == 0
    assert "left out" in out
    assert framing("omissions", study, "--event", event, "--out", tmp_path / "o.csv")[0] == 0
    assert set(pd.read_csv(tmp_path / "o.csv")["kind"]) == {"statement", "source", "actor"}


def test_wrong_usage_is_one_line(framing, study, tmp_path):
    status, _, err = framing("omissions", study)
    assert (status, err.count("\n")) == (2, 1)
    status, _, err = framing("events", OWN, "--fill")
    assert status == 2
    assert "is no study folder" in err
