"""Codebook folders: what loads."""

from __future__ import annotations

import pytest

from framing.codebooks.codebook import Codebook, Example, Indicator
from framing.codebooks.examplefiles import read_examples
from framing.codebooks.files import load_codebook
from framing.codebooks.locate import shipped_names
from framing.codebooks.pattern import compile_pattern
from framing.model.coding import VOICES
from framing.model.errors import CodebookError, InputError
from tests.unit.codebooks.folders import TOML, rows


def test_a_folder_is_loaded_as_written(folder):
    toml = (
        'name = "harms"\nversion = "1.2"\ntitle = "Harms"\nlicence = "MIT"\nreference = "X (2020)"\nunit = "sentence"\n'
        '[categories.harm]\nlabel = "Harm"\ndefinition = "Hurt."\ninclude = ["a", "b"]\nexclude = ["c"]\n'
    )
    place = folder(toml, examples='{"text": "It broke.", "labels": ["harm"], "scenario": "s1", "voice": "outlet"}\n\n')
    book = load_codebook(place)
    assert (book.name, book.version, book.title, book.licence, book.reference) == (
        "harms",
        "1.2",
        "Harms",
        "MIT",
        "X (2020)",
    )
    assert (book.categories[0].name, book.categories[0].label, book.categories[0].definition) == (
        "harm",
        "Harm",
        "Hurt.",
    )
    assert (book.categories[0].include, book.categories[0].exclude) == (("a", "b"), ("c",))
    expected = Indicator("harm", "damage*", 0.5, "outlet", ("ship", "(big|huge) boat"), ("film",), "why", 2)
    assert book.indicators == (expected,)
    assert book.examples == (Example("It broke.", ("harm",), "outlet", "s1"),)
    assert book.path == str(place)


def test_cells_are_trimmed_and_what_is_left_empty_has_its_default(folder):
    place = folder(csv=rows(" harm , damage* ,,,,,", "", ",,,,,,", 'harm,"a ~2 b",0,,, x ; ;y,'))
    first, second = load_codebook(place).indicators
    assert (first.category, first.pattern, first.weight, first.voice, first.requires) == (
        "harm",
        "damage*",
        1.0,
        None,
        (),
    )
    assert (second.weight, second.excludes, second.line) == (0.0, ("x", "y"), 5)


@pytest.mark.parametrize(
    "csv",
    [
        "\ufeffcategory,pattern\nharm,a\n",
        "category,pattern\r\nharm,a\r\n",
        "pattern,category\na,harm\n",
        "category,pattern\nharm,a",
    ],
    ids=["byte order mark", "windows line ends", "other order of columns", "no last line end"],
)
def test_spreadsheets_write_the_file_in_many_ways(folder, csv):
    assert [(i.category, i.pattern) for i in load_codebook(folder(csv=csv)).indicators] == [("harm", "a")]


def test_open_categories_are_those_of_the_indicators(folder):
    book = load_codebook(folder('name = "n"\nopen_categories = true\n', rows("y,a,,,,,", "x,b,,,,,", "y,c,,,,,")))
    assert [c.name for c in book.categories] == ["y", "x"]


def test_named_sets_stand_for_their_patterns(folder):
    toml = TOML + '[sets]\nboats = ["ship", "boat*"]\n'
    book = load_codebook(folder(toml, rows("harm,damage,,,@boats;raft;ship,@boats,")))
    assert book.indicators[0].requires == ("ship", "boat*", "raft")
    assert book.indicators[0].excludes == ("ship", "boat*")


def test_a_codebook_that_is_loaded_already_is_taken_as_it_is():
    book = Codebook.from_terms({"harm": ["a"]})
    assert load_codebook(book) is book


def test_a_folder_of_ones_own_comes_before_a_shipped_name(folder, monkeypatch):
    place = folder(name="security")
    monkeypatch.chdir(place.parent)
    assert load_codebook("security").name == "harms"
    assert load_codebook(place).name == "harms"


@pytest.mark.parametrize("name", shipped_names("lexicons"))
def test_every_shipped_codebook_loads_under_its_own_name_and_all_its_patterns_compile(name):
    book = load_codebook(name)
    assert book.name == name
    assert book.path == ""
    for indicator in book.indicators:
        assert indicator.voice in (None, *VOICES)
        for pattern in (indicator.pattern, *indicator.requires, *indicator.excludes):
            assert compile_pattern(pattern)


def test_examples_may_carry_the_codebooks_own_name_as_overall_label(tmp_path):
    path = tmp_path / "more.jsonl"
    path.write_text('{"text": "x", "labels": ["harm", "harms"], "spans": ["x"]}\n', encoding="utf-8")
    book = Codebook.from_terms({"harm": ["a"]}, name="harms")
    assert read_examples(path, book) == (Example("x", ("harm", "harms"), spans=("x",)),)


def test_examples_that_cannot_be_read_or_used_are_refused(tmp_path):
    book = Codebook.from_terms({"harm": ["a"]}, name="harms")
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read \(No such file or directory\)"):
        read_examples(tmp_path / "none.jsonl", book)
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "x", "labels": ["other"]}\nno\n', encoding="utf-8")
    with pytest.raises(CodebookError) as error:
        read_examples(path, book)
    assert [line.split(": ")[0] for line in str(error.value).splitlines()] == [f"{path}, line 1", f"{path}, line 2"]
