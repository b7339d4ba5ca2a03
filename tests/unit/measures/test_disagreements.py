"""Confusion between coders, and the sentences they differ on."""

from __future__ import annotations

import pytest

from framing.measures.disagreements import COLUMNS, CONFUSION_COLUMNS, confusion, disagreements
from tests.helpers.judged import machine, person

FIRST = {"threat": {"a": [1, 1, 0, 0, None], "b": [1]}, "routine": {"a": [0, 0, 0, 0, 0]}}
SECOND = {"threat": {"a": [1, 0, 0, 1, 1], "b": [0]}, "routine": {"a": [0, 0, 0, 0, 1]}}
THIRD = {"threat": {"a": [1, 0, 0, 0, 0], "b": [0]}}


def test_each_pair_is_counted_where_both_judged():
    frame = confusion([person("C", THIRD), person("A", FIRST), person("B", SECOND)])
    assert frame.columns.tolist() == list(CONFUSION_COLUMNS)
    rows = frame.set_index(["category", "first", "second"])
    assert rows.loc[("threat", "A", "B")].iloc[1:].tolist() == [5, 1, 2, 1, 1]
    assert rows.loc[("threat", "A", "C")].iloc[1:].tolist() == [5, 1, 2, 0, 2]
    assert rows.loc[("threat", "B", "C")].iloc[1:].tolist() == [6, 1, 2, 0, 3]
    assert rows.loc[("routine", "A", "B")].iloc[1:].tolist() == [5, 0, 0, 1, 4]
    assert len(rows) == 4
    assert (frame[["n_11", "n_10", "n_01", "n_00"]].sum(axis=1) == frame["n_units"]).all()


def test_the_most_divisive_sentence_comes_first_with_its_text():
    coding = machine({"threat": {"a": [0, 0, 0, 0, 0], "b": [0]}, "routine": {"a": [0] * 5}})
    people = [person("A", FIRST), person("B", SECOND), person("C", THIRD)]
    frame = disagreements([*people, coding], coders=["A", "B", "C"])
    assert frame.columns.tolist() == list(COLUMNS)
    assert frame["disagreement"].is_monotonic_decreasing
    assert frame.loc[0, "values"] == "A=0 B=1"  # C did not judge routine: the one pair differs
    alone = frame[(frame["category"] == "threat") & (frame["sentence_id"] == 1)].iloc[0]
    assert alone["values"] == "A=1 B=0 C=0"
    assert alone["disagreement"] == pytest.approx(2 / 3)
    assert alone["text"] == "Sentence 1 of a."  # from the machine's coding, which was not compared
    assert (alone["start"], alone["end"]) == (17, 33)
    assert disagreements([people[0], coding]).iloc[0]["values"] == "A=1 combined=0"
    assert disagreements(people)["text"].isna().all()


def test_a_machine_that_was_sure_and_wrong_stands_above_one_that_wavered():
    human = person("A", {"threat": {"a": [0, 0, 1, 1]}})
    frame = disagreements([human, machine({"threat": {"a": [0.55, 0.95, 0.1, 0.9]}})])
    assert frame["sentence_id"].tolist() == [1, 2, 0]
    assert frame["spread"].tolist() == pytest.approx([0.95, 0.9, 0.55])


def test_none_is_an_empty_frame_with_the_same_columns_and_types():
    none = disagreements([person("A", THIRD), person("B", THIRD)])
    some = disagreements([person("A", FIRST), person("B", SECOND)])
    assert none.empty
    assert none.dtypes.tolist() == some.dtypes.tolist()
