"""Agreement on marked words: exact, overlapping, word by word."""

from __future__ import annotations

import pytest

from framing.measures.agreement import alpha
from framing.measures.spans import COLUMNS, span_agreement
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.model.signature import Signature
from tests.helpers.codings import Hit, Sentence, make_coding

SENTENCES = [
    Sentence("a", "The reckless regime threatens its peaceful neighbours."),
    Sentence("a", "Trade went on as before."),
    Sentence("b", "A brutal raid shocked the quiet town."),
    Sentence("b", "Officials gave no figures."),
]
OUTLETS = {"a": "Echo", "b": "Post"}


def marked(coder, *hits, human=True):
    rows = [Hit(article, n, text, coder=coder) for article, n, text in hits]
    coding = make_coding(SENTENCES, outlets=OUTLETS, evidence=rows)
    options = {f"coder:{coder}": "human"} if human else {}
    return Coding(coding.tables, coding.corpus, Signature(options=options), coding.codebooks)


def found(codings, **options):
    frame = span_agreement(codings, **options)
    assert frame.columns.tolist() == list(COLUMNS)
    return frame.set_index("statistic")


def test_spans_by_hand():
    first = marked("AB", ("a", 0, "reckless regime"), ("b", 0, "brutal"), ("b", 1, "no figures"))
    second = marked("CD", ("a", 0, "reckless"), ("b", 0, "brutal"))
    frame = found([first, second])
    assert frame.loc["exact_f1", "estimate"] == pytest.approx(2 * 1 / 5)
    assert frame.loc["overlap_f1", "estimate"] == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert frame["n_spans"].tolist() == [5, 5, 5]
    assert frame["n_sentences"].tolist() == [4, 4, 4]
    inside = ["0110000 00000 0100000 0011", "0100000 00000 0100000 0000"]
    words = [[int(mark) for mark in line.replace(" ", "")] for line in inside]
    assert frame.loc["word_alpha", "estimate"] == pytest.approx(alpha(words))


def test_perfect_and_no_agreement():
    hits = [("a", 0, "reckless"), ("b", 0, "brutal")]
    assert found([marked("AB", *hits), marked("CD", *hits)])["estimate"].tolist() == [1, 1, 1]
    apart = found([marked("AB", hits[0]), marked("CD", hits[1])])
    assert apart["estimate"].tolist()[:2] == [0, 0]
    assert apart.loc["word_alpha", "estimate"] < 0
    one_sided = found([marked("AB", hits[0]), marked("CD")])
    assert one_sided["estimate"].tolist()[:2] == [0, 0]


def test_nothing_marked_is_undefined():
    judged = marked("AB", ("a", 0, "reckless"))
    negated = judged.evidence.assign(negated=True)
    coding = Coding({**judged.tables, "evidence": negated}, judged.corpus, judged.signature)
    with pytest.warns(UserWarning, match="3 of 3 rows are undefined"):
        frame = found([coding, marked("CD")])
    assert frame["estimate"].isna().all()


def test_a_machines_hits_are_the_lexicons_in_what_people_marked_too():
    machine = marked("lexicon", ("a", 0, "reckless"), ("a", 0, "peaceful"), human=False)
    frame = found([marked("AB", ("a", 0, "reckless")), machine])
    assert frame.loc["exact_f1", "coders"] == "AB & lexicon"
    assert frame.loc["exact_f1", "estimate"] == pytest.approx(2 / 3)


def test_pairs_have_their_own_rows_and_order_does_not_matter():
    codings = [marked("AB", ("a", 0, "reckless")), marked("CD", ("b", 0, "brutal")), marked("EF", ("a", 0, "reckless"))]
    frame = found(codings, seed=3)
    assert frame.loc["exact_f1", "coders"].tolist() == ["AB & CD", "AB & EF", "CD & EF"]
    assert frame.loc["exact_f1", "estimate"].tolist() == [0, 1, 0]
    assert frame.equals(found(codings[::-1], seed=3))


def test_misuse():
    with pytest.raises(UsageError, match="evidence of two coders or more, found AB"):
        span_agreement([marked("AB", ("a", 0, "reckless"))])
    machine = marked("lexicon", ("a", 0, "reckless"), human=False)
    with pytest.raises(UsageError, match="'lexicon' stands in more than one coding"):
        span_agreement([machine, machine, marked("AB")])
