"""LIWC `.dic` files of all generations."""

from __future__ import annotations

import pytest

from framing.model.errors import CodebookError
from tests.unit.codebooks.formats.reading import converted, losses, terms


def test_terms_and_their_categories(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\tjoy\n2\tfear\n%\nglad*\t1\ndread\t2\nthrill\t1\t2\n")
    assert terms(found) == {"joy": ["glad*", "thrill"], "fear": ["dread", "thrill"]}
    assert losses(found) == []
    assert [i.line for i in found.codebook.indicators_of("joy")] == [5, 7]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_anywhere(tmp_path, newline):
    text = newline.join(["%", "1\tjoy", "%", "glad\t1", "", "merry\t1", ""])
    found = converted(tmp_path, "a.dic", text)
    assert terms(found) == {"joy": ["glad", "merry"]}
    assert [i.line for i in found.codebook.indicators] == [4, 6]


def test_marks_may_have_tabs_behind_them_and_lines_may_be_blank(tmp_path):
    text = "\n%\t\t\n\n01                    Harm virtue\n\n%\t\t\n\ncare*\t\t01\t\n\n"
    assert terms(converted(tmp_path, "a.dic", text)) == {"Harm virtue": ["care*"]}


def test_numbers_may_have_zeros_in_front_and_be_parted_by_tabs_or_spaces(tmp_path):
    text = "%\n01\ta\n2\tb\n03\tc\n%\none\t1 02\t 3 \ntwo  03 1\n"
    assert terms(converted(tmp_path, "a.dic", text)) == {"a": ["one", "two"], "b": ["one"], "c": ["one", "two"]}


def test_phrases_hold_spaces_with_a_tab_and_without(tmp_path):
    text = "%\n1\ta\n7\tb\n%\nprime minister\t7\nhead of state 1 7\nsafe hous*\t1\n"
    assert terms(converted(tmp_path, "a.dic", text)) == {
        "a": ["head of state", "safe hous*"],
        "b": ["prime minister", "head of state"],
    }


def test_a_term_on_several_lines_is_in_all_its_categories(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\ta\n2\tb\n%\nloyal\t1\nLoyal\t2\nloyal\t1\n")
    assert terms(found) == {"a": ["loyal"], "b": ["Loyal"]}
    assert losses(found) == []


def test_a_legend_indented_by_tabs_is_nested(tmp_path):
    text = "%\n1\taffect (Affect)\n\t2\tposemo (Positive Emotion)\n\t\t3\tcalm\n\t4\tnegemo\n5\tdrives (Drives)\n%\n"
    text += "glad\t1\t2\nserene\t1 2 3\nsad\t1\t4\nwin\t5\n"
    found = converted(tmp_path, "a.dic", text)
    assert terms(found) == {
        "affect": ["glad", "serene", "sad"],
        "affect/posemo": ["glad", "serene"],
        "affect/posemo/calm": ["serene"],
        "affect/negemo": ["sad"],
        "drives": ["win"],
    }
    assert [c.label for c in found.codebook.categories] == ["Affect", "Positive Emotion", "calm", "negemo", "Drives"]


def test_what_stands_in_parentheses_stays_in_the_name_where_it_tells_categories_apart(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\tharm (vice)\n2\tharm (virtue)\n%\ncruel\t1\nkind\t2\n")
    assert terms(found) == {"harm (vice)": ["cruel"], "harm (virtue)": ["kind"]}


def test_conditional_numbers_are_reported_and_plain_ones_kept(tmp_path):
    text = "%\n1\ta\n2\tb\n125\tc\n%\nfond\t(1 02)125/2\t(1)125\t1\t2\nsort <of>1/2\nsort\t<of>125\n"
    found = converted(tmp_path, "a.dic", text)
    assert terms(found) == {"a": ["fond"], "b": ["fond"]}
    assert [loss for loss in losses(found) if loss[0]] == [
        (6, "fond", "left out"),
        (6, "fond", "left out"),
        (7, "sort", "left out"),
        (8, "sort", "left out"),
    ]
    assert found.diagnostics.problem.str.contains("'(1 02)125/2'", regex=False).any()


def test_undefined_numbers_missing_ones_and_other_signs_are_reported(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\ta\n%\none\t1\t9\ntwo\t\nthree\t1\tx\n")
    assert terms(found) == {"a": ["one", "three"]}
    assert found.diagnostics[["line", "term", "problem"]].values.tolist() == [
        [4, "one", "category 9 is not in the legend"],
        [5, "two", "no category's number stands behind it"],
        [6, "three", "expected a category's number, got 'x'"],
    ]


def test_only_a_star_that_ends_a_word_is_a_wildcard(tmp_path):
    found = converted(
        tmp_path, "a.dic", "%\n1\ta\n%\nabandon*\t1\n*ness\t1\nun*ed\t1\nreally?\t1\nstate* of war\t1\n*\t1\n"
    )
    assert terms(found) == {"a": ["abandon*", "state* of war"]}
    assert [term for _, term, _ in losses(found)] == ["*ness", "un*ed", "really?", "*"]


def test_windows_1252_is_read_and_reported(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\ta\n%\ncafé\t1\ndon’t\t1\n".encode("cp1252"))
    assert terms(found) == {"a": ["café", "don’t"]}
    assert found.diagnostics.problem.tolist() == ["the file is not UTF-8: read as cp1252"]


def test_a_byte_order_mark_and_utf16_are_understood(tmp_path):
    text = "%\n1\ta\n%\ncafé\t1\n"
    for codec in ("utf-8-sig", "utf-16", "utf-32"):
        assert terms(converted(tmp_path, "a.dic", text.encode(codec))) == {"a": ["café"]}


def test_a_category_without_terms_is_reported(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\ta\n2\tb\n%\none\t1\n:-)\t2\n")
    assert terms(found) == {"a": ["one"]}
    assert (None, "b", "left out") in losses(found)


def test_two_numbers_of_one_name_are_joined_and_reported(tmp_path):
    found = converted(tmp_path, "a.dic", "%\n1\ta\n2\ta\n%\none\t1\ntwo\t2\n")
    assert terms(found) == {"a": ["one", "two"]}
    assert losses(found) == [(3, "a", "joined to one category")]


def test_every_fault_of_a_legend_is_named_at_once(tmp_path):
    with pytest.raises(CodebookError) as error:
        converted(tmp_path, "a.dic", "%\n1\ta\nb\n1\tc\n%\none\t1\n")
    path = tmp_path / "a.dic"
    assert str(error.value).splitlines() == [
        f"{path}, line 3: expected a number and a name of a category, got 'b'",
        f"{path}, line 4: category 1 is in the legend twice: give one another number",
    ]


@pytest.mark.parametrize("content", ["one\t1\n", "%\n1\ta\n", "x\n%\n1\ta\n%\none\t1\n"])
def test_a_file_without_a_legend_is_refused(tmp_path, content):
    with pytest.raises(CodebookError, match="expected the legend of categories between two lines of %"):
        converted(tmp_path, "a.dic", content)
