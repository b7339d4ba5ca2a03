"""From a filled sheet to a classifier, on the command line."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.five import ROOT

HOUSING = ROOT / "notebooks" / "data"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_train_and_evaluate_take_a_filled_sheet(framing, tmp_path, suffix):
    rows = [(f"a{n}", f"The {'dreadful' if n % 2 else 'usual'} thing {n} was done.", n % 2) for n in range(40)]
    frame = pd.DataFrame(rows, columns=["article_id", "text", "mine.bad"]).assign(sentence_id=0)
    frame = pd.concat([frame, pd.DataFrame([("z", "No.", "perhaps", 0)], columns=frame.columns)])
    sheet = tmp_path / f"AB.{suffix}"
    frame.to_csv(sheet, index=False) if suffix == "csv" else frame.to_excel(sheet, index=False)
    book = tmp_path / "book"
    book.mkdir()
    (book / "codebook.toml").write_text('name = "mine"\n[categories.bad]\nlabel = "Bad"\n')
    (book / "indicators.csv").write_text("category,pattern,weight\nbad,dreadful,0.9\n")
    status, out, err = framing("train", book, "--examples", sheet, "--out", tmp_path / "model")
    assert status == 1  # trained, and the cell that could not be read is named
    assert "trained on 40 labelled sentences of 40 situations (bad 20" in out
    assert "'perhaps'" in err
    status, out, _ = framing("evaluate", tmp_path / "model", "--codebook", book, "--examples", sheet)
    assert status == 1
    assert "trained on 40 of these 40 sentences" in out
    status, _, err = framing("evaluate", tmp_path / "model", "--examples", sheet)
    assert (status, "'mine', which does not ship" in err) == (2, True)
    status, _, err = framing("evaluate", tmp_path / "model", "--codebook", "security", "--examples", sheet)
    assert (status, "a classifier for 'mine', got 'security'" in err) == (2, True)
