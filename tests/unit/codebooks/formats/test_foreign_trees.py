"""Trees: Lexicoder, Yoshikoder, WordStat, YAML."""

from __future__ import annotations

import pytest

from framing.model.errors import CodebookError
from tests.unit.codebooks.formats.reading import converted, losses, terms, weights

# ---------------------------------------- Lexicoder


def test_lc3(tmp_path):
    found = converted(tmp_path, "a.lc3", "+negative#ff0000\nbad*\nnot good\n\n+positive\n good \n")
    assert terms(found) == {"negative": ["bad*", "not good"], "positive": ["good"]}
    assert losses(found) == [(1, "negative", "left out")]
    assert "colour (#ff0000)" in found.diagnostics.problem[0]


def test_lc3_in_windows_1252(tmp_path):
    assert terms(converted(tmp_path, "a.lc3", "+a\nnaïve\n".encode("cp1252"))) == {"a": ["naïve"]}


def test_lc3_terms_before_any_category_are_faults(tmp_path):
    with pytest.raises(CodebookError, match=r"line 1: expected a category first \(\+name\), got 'bad'\n.*line 2"):
        converted(tmp_path, "a.lc3", "bad\nworse\n+a\n")


def test_lcd_trims_terms_and_reports_a_space_on_one_side(tmp_path):
    xml = '<dictionary style="Lexicoder" name="Towns"><cnode name="port"><pnode name=" quay "/><pnode name=" dock"/>'
    found = converted(
        tmp_path,
        "a.lcd",
        xml + '<pnode name="pier"/></cnode><cnode name="hill"><pnode name="tor"/></cnode></dictionary>',
    )
    assert terms(found) == {"port": ["quay", "dock", "pier"], "hill": ["tor"]}
    assert found.codebook.title == "Towns"
    assert losses(found) == [(1, "dock", "kept")]


# ---------------------------------------- Yoshikoder

YKD = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
  <cnode name="Moods" desc="All">
    <cnode name="joy" desc="Being glad">
      <pnode name="glad*"/>
      <cnode name="loud">
        <pnode name="whoop" score="-0.5"/>
      </cnode>
      <pnode name="in high spirits"/>
    </cnode>
    <cnode name="empty"/>
  </cnode>
</dictionary>
"""


def test_ykd_keeps_terms_beside_subcategories_and_drops_the_root(tmp_path):
    found = converted(tmp_path, "a.ykd", YKD)
    assert terms(found) == {"joy": ["glad*", "in high spirits"], "joy/loud": ["whoop"]}
    assert weights(found)["whoop"] == -0.5
    assert found.codebook.categories[0].definition == "Being glad"
    assert found.codebook.title == "Moods"
    assert [i.line for i in found.codebook.indicators] == [5, 7, 9]
    assert losses(found) == [(None, "empty", "left out")]


def test_ykd_keeps_a_root_that_has_terms(tmp_path):
    xml = '<dictionary><cnode name="top"><pnode name="one"/><cnode name="sub"><pnode name="two"/></cnode></cnode></dictionary>'
    assert terms(converted(tmp_path, "a.ykd", xml)) == {"top": ["one"], "top/sub": ["two"]}


def test_ykd_in_the_encoding_that_it_declares_or_in_windows_1252(tmp_path):
    xml = '<dictionary><cnode name="a"><pnode name="crème"/></cnode></dictionary>'
    declared = '<?xml version="1.0" encoding="windows-1252"?>' + xml
    assert terms(converted(tmp_path, "a.ykd", declared.encode("cp1252"))) == {"a": ["crème"]}
    assert terms(converted(tmp_path, "a.ykd", xml.encode("cp1252"))) == {"a": ["crème"]}


def test_xml_entities_are_refused_with_one_line(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    xml = f'<!DOCTYPE d [{laughs}]><dictionary><cnode name="a"><pnode name="&l9;"/></cnode></dictionary>'
    for name in ("a.ykd", "a.lcd"):
        with pytest.raises(CodebookError, match="defines XML entities") as error:
            converted(tmp_path, name, xml)
        assert "\n" not in str(error.value)
    outside = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><dictionary><cnode name="&f;"/></dictionary>'
    with pytest.raises(CodebookError, match="defines XML entities"):
        converted(tmp_path, "a.ykd", outside)


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<dictionary><cnode name='a'>", "line 1: not readable as XML"),
        ("<html><p/></html>", "expected <dictionary>, got <html>"),
        ("<dictionary patternengine='regexp'><cnode name='a'><pnode name='b.*'/></cnode></dictionary>", "'regexp'"),
        ("<dictionary><cnode name='a'><pnode name='b' score='x'/></cnode></dictionary>", "score of 'b'"),
        ("<dictionary><cnode name=''><pnode name='b'/></cnode></dictionary>", "a cnode without a name"),
        ("<dictionary></dictionary>", "no term could be read"),
    ],
)
def test_faulty_xml_is_one_clear_line(tmp_path, xml, said):
    with pytest.raises(CodebookError, match=r"a\.ykd") as error:
        converted(tmp_path, "a.ykd", xml)
    assert said in str(error.value)


def test_deep_xml_is_read_without_recursion(tmp_path):
    deep = 2_000
    xml = "<dictionary>" + '<cnode name="a">' * deep + '<pnode name="b"/>' + "</cnode>" * deep + "</dictionary>"
    assert list(terms(converted(tmp_path, "a.ykd", xml)).values()) == [["b"]]


# ---------------------------------------- WordStat

CAT = "REGRESS\n\tORAL NEEDS\n\t\tBREAD* (1)\n  \tHUNGER (-0.25)\n\tTHIRST (1,5)\nEMOTION\n\tJOY (2024)\n\t\tGLAD (1)\n\t@RULE [a NEAR b] (1)\n"


def test_cat_is_a_tree_with_words_beside_subcategories(tmp_path):
    found = converted(tmp_path, "a.cat", CAT)
    assert terms(found) == {
        "REGRESS/ORAL NEEDS": ["BREAD*"],
        "REGRESS": ["HUNGER", "THIRST"],
        "EMOTION/JOY (2024)": ["GLAD"],
    }
    assert weights(found) == {"BREAD*": 1, "HUNGER": -0.25, "THIRST": 1.5, "GLAD": 1}
    assert losses(found) == [(9, "@RULE [a NEAR b] (1)", "left out")]


def test_cat_indented_by_spaces(tmp_path):
    found = converted(tmp_path, "a.cat", "A\n  B\n    one (1)\n  two (1)\n")
    assert terms(found) == {"A/B": ["one"], "A": ["two"]}


def test_cat_underscores_part_words(tmp_path):
    found = converted(tmp_path, "a.cat", "A\n\tHEAD_OF_STATE (1)\n\tsolo (1)\n")
    assert losses(found) == [(2, "HEAD_OF_STATE", "kept")]


def test_cat_words_outside_categories_and_empty_categories_are_reported(tmp_path):
    found = converted(tmp_path, "a.cat", "stray (1)\nA\n\tone (1)\nB\n")
    assert terms(found) == {"A": ["one"]}
    assert losses(found) == [(1, "stray", "left out"), (None, "B", "left out")]


# ---------------------------------------- YAML


def test_yaml_is_nested_and_a_parent_may_have_terms_of_its_own(tmp_path):
    text = "economy:\n  __: [trade, tax*]\n  state:\n    - public spending\n    - ' nationalis?e '\nlaw: [court]\n"
    assert terms(converted(tmp_path, "a.yml", text)) == {
        "economy": ["trade", "tax*"],
        "economy/state": ["public spending", "nationalis?e"],
        "law": ["court"],
    }


def test_yaml_keys_and_values_are_words_even_no_and_on(tmp_path):
    found = converted(tmp_path, "a.yaml", "NO: [Oslo, yes]\nON: [off, 1984, null]\n")
    assert terms(found) == {"NO": ["Oslo", "yes"], "ON": ["off", "1984", "null"]}


def test_yaml_keys_that_stand_twice_are_joined(tmp_path):
    assert terms(converted(tmp_path, "a.yaml", "a: [one]\nb: [two]\na: [three, one]\n")) == {
        "a": ["one", "three"],
        "b": ["two"],
    }


def test_yaml_lists_may_hold_subcategories_and_a_value_may_stand_alone(tmp_path):
    text = "a:\n  - one\n  - sub: [two]\nb: three\nc:\nd: []\n"
    found = converted(tmp_path, "a.yaml", text)
    assert terms(found) == {"a": ["one"], "a/sub": ["two"], "b": ["three"]}
    assert losses(found) == [(None, "c", "left out"), (None, "d", "left out")]


def test_yaml_aliases_are_refused_before_they_grow(tmp_path):
    text = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    with pytest.raises(
        CodebookError, match=r"line 1: an alias \(\*name\) uses this again: write the terms out"
    ) as error:
        converted(tmp_path, "a.yaml", text)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [one\nb: two\n", "not readable as YAML"),
        ("- one\n- two\n", "line 1: expected categories"),
        ("one\n", "line 1: expected categories"),
        ("? [a, b]\n: [one]\n", "line 1: expected a category's name"),
        ("a: [one]\n---\nb: [two]\n", "not readable as YAML"),
        ("a: " + "[" * 100_000, "YAML"),
        ("a: " + "[" * 400 + "b" + "]" * 400, "the YAML is nested too deeply"),
    ],
)
def test_faulty_yaml_is_one_clear_line(tmp_path, text, said):
    with pytest.raises(CodebookError, match=r"a\.yaml") as error:
        converted(tmp_path, "a.yaml", text)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
