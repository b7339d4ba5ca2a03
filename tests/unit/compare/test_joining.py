"""What is known of outlets from elsewhere becomes columns of the articles."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.batch.study import read_study, write_study
from framing.compare.joining import join
from framing.model.errors import UsageError
from tests.helpers.codings import Sentence, make_coding

OWNERS = pd.DataFrame({"outlet": ["Echo", "Post"], "owner": ["state", None], "reach": [1200.0, 50.0]})


@pytest.fixture
def coding():
    return make_coding([Sentence("a", "one"), Sentence("b", "two")], outlets={"a": "Echo", "b": "Post", "c": "Daily"})


@pytest.mark.filterwarnings("ignore:join")
def test_columns_are_text_and_empty_where_nothing_is_known(coding):
    joined = join(coding, OWNERS)
    assert joined.articles["reach"].fillna("-").tolist() == ["1200", "50", "-"]
    assert joined.articles["owner"].fillna("-").tolist() == ["state", "-", "-"]
    assert dict(joined.corpus[0].extra) == {"owner": "state", "reach": "1200"}
    assert dict(joined.corpus[1].extra) == {"reach": "50"}


@pytest.mark.filterwarnings("ignore:join")
def test_nothing_is_altered_in_place_and_the_signature_knows(coding):
    before = coding.articles.copy()
    joined = join(coding, OWNERS)
    pd.testing.assert_frame_equal(coding.articles, before)
    assert {"join:owner", "join:reach"} == set(joined.signature.options) - set(coding.signature.options)
    other = join(coding, OWNERS.assign(owner="x"))
    assert other.signature.options["join:owner"] != joined.signature.options["join:owner"]
    assert other.signature.options["join:reach"] == joined.signature.options["join:reach"]


def test_outlets_without_a_row_are_named(coding):
    with pytest.warns(UserWarning, match="no row for outlet Daily: empty there"):
        join(coding, OWNERS)


@pytest.mark.filterwarnings("ignore:join")
def test_joined_columns_are_written_with_the_study(coding, tmp_path):
    write_study(join(coding, OWNERS), tmp_path / "study")
    assert read_study(tmp_path / "study").articles["owner"].fillna("-").tolist() == ["state", "-", "-"]


@pytest.mark.parametrize(
    ("frame", "on", "said"),
    [
        (OWNERS, "paper", "the articles have no column 'paper'"),
        (OWNERS.rename(columns={"outlet": "name"}), "outlet", "the frame has no column 'outlet'"),
        (pd.concat([OWNERS, OWNERS]), "outlet", "has 'Echo' twice"),
        (OWNERS.rename(columns={"owner": "title"}), "outlet", "a column 'title' already"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(coding, frame, on, said):
    with pytest.raises(UsageError, match=said):
        join(coding, frame, on=on)
