"""Training examples from what people coded."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

import framing as fr
from framing.codebooks.codebook import Codebook, Example
from framing.coders.training import grouped_folds, training_set
from framing.model.errors import UsageError

STORM = Codebook.from_terms({"harm": ["fell*"], "help": ["aid"]}, name="storm")
HEAD = "article_id,sentence_id,text,coder,storm.harm,storm.help,voice\n"
ROWS = """
a,0,Roofs fell in the night.,AB,1,0,outlet
a,1,"“Aid is on its way,” he said.",AB,0,1,quoted
a,2,It snowed.,AB,0,0,
b,0,Aid came though walls fell.,AB,1,1,outlet
b,1,Nobody knows.,AB,0,,
"""


def read(tmp_path, rows=ROWS, head=HEAD, **options):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(head + rows.strip() + "\n", encoding="utf-8")
    return fr.read_coding(sheet, codebook=STORM, **options)


def by_text(examples):
    return {e.text: e.labels for e in examples}


def test_each_wholly_judged_sentence_is_an_example_and_none_is_made_of_a_gap(tmp_path):
    assert fr.examples_of(read(tmp_path)) == (
        Example("Roofs fell in the night.", ("harm",), "outlet", "a"),
        Example("“Aid is on its way,” he said.", ("help",), "quoted", "a"),
        Example("It snowed.", (), "none", "a"),
        Example("Aid came though walls fell.", ("harm", "help"), "outlet", "b"),
    )


def test_a_category_that_nobody_judged_at_all_is_asked_for(tmp_path):
    human = read(tmp_path, rows="a,0,Roofs fell.,AB,1,\nb,0,It snowed.,AB,0,\n")
    with pytest.raises(UsageError, match=r"all of harm, help: .*Codebook\.select"):
        fr.examples_of(human)
    only = STORM.select("harm")
    assert by_text(fr.examples_of(human, codebook=only)) == {"Roofs fell.": ("harm",), "It snowed.": ()}


TWO = """
a,0,Roofs fell.,AB,1,0,outlet
a,0,Roofs fell.,CD,1,0,quoted
a,1,Walls fell.,AB,1,0,outlet
a,1,Walls fell.,CD,0,0,
"""


def test_one_coder_may_be_believed(tmp_path):
    human = read(tmp_path, rows=TWO)
    assert by_text(fr.examples_of(human, coder="AB")) == {"Roofs fell.": ("harm",), "Walls fell.": ("harm",)}
    assert by_text(fr.examples_of(human, coder="CD")) == {"Roofs fell.": ("harm",), "Walls fell.": ()}


def test_where_people_are_evenly_divided_there_is_no_example(tmp_path):
    human = read(tmp_path, rows=TWO)
    with pytest.warns(UserWarning, match="evenly divided on 1 of 2 sentences"):
        found = fr.examples_of(human)
    assert found == (Example("Roofs fell.", ("harm",), "none", "a"),)  # the coders heard different voices


def test_of_three_the_majority_counts(tmp_path):
    human = read(tmp_path, rows=TWO + "a,0,Roofs fell.,EF,0,0,\na,1,Walls fell.,EF,0,0,\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert by_text(fr.examples_of(human)) == {"Roofs fell.": ("harm",), "Walls fell.": ()}


def test_coders_and_codebooks_that_are_not_there_are_named(tmp_path):
    human = read(tmp_path, rows=TWO)
    with pytest.raises(UsageError, match="'EF' coded nothing of 'storm': expected one of AB, CD"):
        fr.examples_of(human, coder="EF")
    with pytest.raises(UsageError, match="'security' was not coded here, expected one of storm"):
        fr.examples_of(human, codebook="security")


def test_loaded_asks_for_the_overall_code_alone(tmp_path):
    sheet = tmp_path / "AB.csv"
    sheet.write_text("article_id,sentence_id,text,loaded.loaded\na,0,The regime fell.,1\nb,0,It snowed.,0\n")
    human = fr.read_coding(sheet, codebook="loaded")
    assert [e.labels for e in fr.examples_of(human)] == [("loaded",), ()]


def test_a_machine_is_no_coder(tmp_path):
    def machine(text):
        return fr.code([fr.Article("a", text)], codebooks=[STORM])

    with pytest.raises(UsageError, match="no sentence was judged on all of harm, help"):
        fr.examples_of(machine("In the night the roofs fell on the town, and nobody was there."))
    with pytest.raises(UsageError, match="holds no judgements"):
        fr.examples_of(machine("In the night nobody was there, and the town was quiet."))


def test_examples_carry_what_is_known_of_their_article_and_folds_never_part_one(tmp_path):
    texts = {f"n{n}": f"Roofs fell in street {n}.\nIt snowed on day {n}." for n in range(12)}
    news = [fr.Article(name, text, extra={"genre": "wire", "region": "north"}) for name, text in texts.items()]
    coding = fr.code(news, codebooks=[STORM])
    sheet = fr.write_sheet(fr.sample(coding, 24), tmp_path / "AB.csv", codebooks=STORM)
    frame = pd.read_csv(sheet, dtype="str", keep_default_na=False)
    frame["storm.harm"], frame["storm.help"] = frame["text"].str.contains("fell").astype(int), 0
    frame.to_csv(sheet, index=False)
    examples = fr.examples_of(fr.read_coding(sheet, coding=coding))
    assert {(e.genre, e.region, e.topic) for e in examples} == {("wire", "north", "")}
    assert sorted(e.text for e in examples) == sorted(line for t in texts.values() for line in t.splitlines())
    data = training_set(STORM, examples)
    for train, test in grouped_folds(data.labels[:, 0], data.group, 4, 0):
        assert not {data.examples[n].scenario for n in train} & {data.examples[n].scenario for n in test}
