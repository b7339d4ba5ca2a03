"""Dictionaries of other programs: each trap of each format, and nothing dropped without a word."""

from __future__ import annotations

import pytest

import framing as fr
from framing.model.errors import CodebookError, UsageError


@pytest.fixture
def read(tmp_path):
    """Reads a dictionary from a file's text or bytes: its (category, pattern, weight), and its losses as (line, term, action)."""

    def reading(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = fr.read_dictionary(path, **options)
        entries = [(i.category, i.pattern, i.weight) for i in found.codebook.indicators]
        losses = [
            (None if row.line is None or row.line != row.line else row.line, row.term, row.action)
            for row in found.diagnostics.astype(object).where(found.diagnostics.notna(), None).itertuples()
        ]
        return entries, losses

    return reading


LEGEND = "%\n1\tjoy\n2\tfear\n%\n"


# ---------------------------------------- LIWC


def test_liwc_terms_wildcards_and_several_categories(read):
    entries, losses = read("a.dic", LEGEND + "glad*\t1\nthrill\t1\t2\n")
    assert entries == [("joy", "glad*", 1), ("joy", "thrill", 1), ("fear", "thrill", 1)]
    assert losses == []


@pytest.mark.parametrize("newline", ["\r", "\r\n", "\n"])
def test_liwc_newlines_of_any_system(read, newline):
    entries, _ = read("a.dic", (LEGEND + "glad\t1\n\nafraid\t2\n").replace("\n", newline))
    assert entries == [("joy", "glad", 1), ("fear", "afraid", 1)]


def test_liwc_numbers_with_zeros_in_front_and_delimiter_lines_with_tabs(read):
    entries, losses = read("a.dic", "%\t\t\n01                    joy\n02\tfear\n%\t\t\nglad*\t\t01\t\nafraid\t02 01\n")
    assert entries == [("joy", "glad*", 1), ("fear", "afraid", 1), ("joy", "afraid", 1)]
    assert losses == []


def test_liwc_phrases_with_spaces_and_lines_without_tabs(read):
    entries, losses = read("a.dic", LEGEND + "prime minister\t1\nstage fright  2\nglad   1 2\n")
    assert entries == [
        ("joy", "prime minister", 1),
        ("fear", "stage fright", 1),
        ("joy", "glad", 1),
        ("fear", "glad", 1),
    ]
    assert losses == []


def test_liwc_a_term_on_several_lines_is_in_all_their_categories(read):
    entries, losses = read("a.dic", LEGEND + "thrill\t1\nglad\t1\nthrill\t2\nthrill\t1\n")
    assert sorted(entries) == [("fear", "thrill", 1), ("joy", "glad", 1), ("joy", "thrill", 1)]
    assert losses == []


def test_liwc_conditional_numbers_and_unknown_numbers_are_reported(read):
    entries, losses = read("a.dic", LEGEND + "like\t(02 134)125/464\t1\nkind <of>131/125\nglad\t1 9\nlost\n")
    assert entries == [("joy", "like", 1), ("joy", "glad", 1)]
    assert losses == [
        (5, "like", "left out"),
        (6, "kind", "left out"),
        (7, "glad", "left out"),
        (8, "lost", "left out"),
        (None, "fear", "left out"),
    ], "a category without a term is told too"


def test_liwc_a_legend_indented_by_tabs_is_nested(read):
    entries, _ = read(
        "a.dic", "%\n1\taffect (Affect)\n\t2\tposemo (Good)\n\t\t3\tjoy\n4\tsocial\n%\nglad\t1 2 3\nfriend\t4\n"
    )
    assert entries == [
        ("affect", "glad", 1),
        ("affect/posemo", "glad", 1),
        ("affect/posemo/joy", "glad", 1),
        ("social", "friend", 1),
    ]


def test_liwc_without_a_legend_is_refused(read):
    with pytest.raises(
        CodebookError, match=r"a\.dic, line 1: expected the legend of categories between two lines of %"
    ):
        read("a.dic", "glad\t1\n")


# ---------------------------------------- encodings and other programs' words


def test_windows_1252_is_read_and_told(read):
    entries, losses = read("a.lc3", "+joy\ncafé\nnaïve*\n".encode("cp1252"))
    assert entries == [("joy", "café", 1), ("joy", "naïve*", 1)]
    assert losses == [(None, "", "check words with accents, or save it as UTF-8")]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(read, codec):
    assert read("a.lc3", "+joy\ncafé\n".encode(codec))[0] == [("joy", "café", 1)]


@pytest.mark.parametrize("content", [b"", b"  \n", b"+joy\nglad\0\n"])
def test_an_empty_or_binary_file_is_refused(read, content):
    with pytest.raises(CodebookError, match=r"a\.lc3: (the file is empty|this is a binary file)"):
        read("a.lc3", content)


@pytest.mark.parametrize("term", [":)", "c++", "#tag", "no.", "$", "fair-*"])
def test_a_term_of_which_only_a_part_is_a_word_is_left_out_and_told(read, term):
    entries, losses = read("a.csv", f"category,term\njoy,glad\njoy,{term}\n")
    assert entries == [("joy", "glad", 1)]
    assert losses == [(3, term, "left out")]


def test_marks_inside_a_term_part_its_words_and_our_own_marks_mean_nothing(read):
    entries, losses = read("a.lc3", "+joy\nso-called\nand/or\nx~y\n(glad)\n")
    assert ("joy", "so-called", 1) in entries
    assert [(term, action) for _, term, action in losses] == [
        ("so-called", "kept"),
        ("and/or", "kept"),
        ("x~y", "kept"),
        ("(glad)", "left out"),
    ]
    book = fr.Codebook.from_terms({"joy": [pattern for _, pattern, _ in entries]})
    assert len(book.indicators) == len(entries)


# ---------------------------------------- LIWC-22, Lexicoder, Yoshikoder, WordStat


def test_dicx_members_weights_and_repeated_entries(read):
    entries, losses = read("a.dicx", "Entry,joy,fear\nglad*,1,\nthrill,X,0.5\nglad*,,1\nnone,,0\n")
    assert entries == [("joy", "glad*", 1), ("joy", "thrill", 1), ("fear", "thrill", 0.5), ("fear", "glad*", 1)]
    assert losses == []
    with pytest.raises(CodebookError, match=r"line 2: column fear: expected 1, X, a number or nothing, got 'yes'"):
        read("b.dicx", "Entry,joy,fear\nglad,1,yes\n")


def test_lexicoder_categories_colours_phrases_and_globs(read):
    entries, losses = read("a.lc3", "+negative#ff0000\nlos*\nill at ease\n\n+positive\nglad\n")
    assert entries == [("negative", "los*", 1), ("negative", "ill at ease", 1), ("positive", "glad", 1)]
    assert losses == [(1, "negative", "left out")]
    with pytest.raises(CodebookError, match="line 1: expected a category first"):
        read("b.lc3", "glad\n+positive\n")


LCD = '<dictionary style="Lexicoder" name="parties"><cnode name="a"><pnode name=" NBB "/><pnode name=" left"/></cnode></dictionary>'


def test_lexicoder_2_spaces_around_a_term_are_trimmed_and_one_sided_ones_told(read):
    entries, losses = read("a.lcd", LCD)
    assert entries == [("a", "NBB", 1), ("a", "left", 1)]
    assert losses == [(1, "left", "kept")]


YKD = """<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring"><cnode name="my dictionary">
<cnode name="economy" desc="money"><pnode name="budget*"/>
<cnode name="state"><pnode name="tax*" score="-0.5"/></cnode></cnode></cnode></dictionary>"""


def test_yoshikoder_terms_beside_subcategories_stay_and_the_root_is_a_title(read):
    entries, losses = read("a.ykd", YKD)
    assert entries == [("economy", "budget*", 1), ("economy/state", "tax*", -0.5)]
    assert losses == []


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><dictionary><cnode name="&b;"/></dictionary>'


@pytest.mark.parametrize("name", ["a.ykd", "a.lcd"])
def test_xml_that_defines_entities_is_refused(read, name):
    with pytest.raises(CodebookError, match="the file defines XML entities"):
        read(name, BOMB)


def test_xml_that_is_broken_is_refused_with_its_line(read):
    with pytest.raises(CodebookError, match=r"a\.ykd, line 2: not readable as XML"):
        read("a.ykd", "<dictionary>\n<cnode name='x'></dictionary>")


CAT = "AFFECT\n\tJOY\n  \t\tGLAD* (1)\n\t\tILL_AT_EASE (-0,5)\n\tLOVE (2)\n\t@RULE [near] (1)\nFEAR\n\tAFRAID (1)\n"


def test_wordstat_trees_weights_rules_and_stray_spaces(read):
    entries, losses = read("a.cat", CAT)
    assert [(c, p.casefold(), w) for c, p, w in entries] == [
        ("AFFECT/JOY", "glad*", 1),
        ("AFFECT/JOY", "ill_at_ease", -0.5),
        ("AFFECT", "love", 2),
        ("FEAR", "afraid", 1),
    ]
    assert (6, "@RULE [near] (1)", "left out") in losses


# ---------------------------------------- YAML


def test_yaml_keys_stay_words_levels_are_paths_and_double_keys_join(read):
    text = "NO: [norway*, oslo]\nON:\n  - ontario\neconomy:\n  __: [budget]\n  state: [tax*]\nNO: [fjord]\n"
    entries, losses = read("a.yml", text)
    assert entries == [
        ("NO", "norway*", 1),
        ("NO", "oslo", 1),
        ("ON", "ontario", 1),
        ("economy", "budget", 1),
        ("economy/state", "tax*", 1),
        ("NO", "fjord", 1),
    ]
    assert losses == []


def test_yaml_aliases_and_faults_are_refused(read):
    with pytest.raises(CodebookError, match=r"an alias \(\*name\) uses this again"):
        read("a.yaml", "a: &x [b]\nc: *x\n")
    with pytest.raises(CodebookError, match=r"a\.yaml, line \d+: not readable as YAML"):
        read("a.yaml", "a: [b\n")
    with pytest.raises(CodebookError, match="expected categories with lists of terms"):
        read("a.yaml", "- b\n")


# ---------------------------------------- lists with numbers


def test_afinn_has_no_header_holds_phrases_and_the_last_of_two_counts(read):
    entries, losses = read("afinn.txt", "glad\t3\ndoes not work\t-3\nglad\t2\n")
    assert entries == [("valence", "glad", 2), ("valence", "does not work", -3)]
    assert losses == [(1, "glad", "the last is kept")]


def test_vader_parts_columns_by_tabs_alone_and_reports_emoticons(read):
    rows = "( '}{' )\t1.6\t0.6\t[1, 2]\nsob\t-1.0\t1\t[0]\nglad\t2.0\t0.5\t[2, 2]\nsob\t-2.8\t1\t[-3]\n"
    entries, losses = read("vader.txt", rows)
    assert sorted(entries) == [("valence", "glad", 2.0), ("valence", "sob", -2.8)]
    assert [term for _, term, _ in losses] == ["( '}{' )", "sob"]


def test_nrc_keeps_members_only_and_skips_blank_first_lines(read):
    entries, losses = read("nrc.txt", "\nabandon\tanger\t0\nabandon\tfear\t1\nglad\tjoy\t1\n")
    assert entries == [("fear", "abandon", 1), ("joy", "glad", 1)]
    assert [term for _, term, _ in losses] == ["anger"], "an emotion without a member is told"


def test_the_general_inquirer_joins_senses_and_tells(read):
    table = "Entry\tSource\tPositiv\tNegativ\nGLAD\tH4\tPositiv\t\nABOUT#1\tH4\t\tNegativ\nABOUT#2\tH4\tPositiv\t\n"
    entries, losses = read("inq.tsv", table)
    assert entries == [("Positiv", "glad", 1), ("Negativ", "about", 1), ("Positiv", "about", 1)]
    assert [(line, term) for line, term, _ in losses] == [(1, "Source"), (3, "ABOUT#1"), (4, "ABOUT#2")]


def test_the_general_inquirer_also_comes_parted_by_commas_and_carriage_returns(read):
    entries, _ = read("inq.csv", "Entry,Source,Positiv\rGLAD,H4,Positiv\rSAD,H4,\r")
    assert entries == [("Positiv", "glad", 1)]


# ---------------------------------------- tables, names, formats


def test_csv_of_terms_and_of_our_own_patterns(read):
    assert read("a.csv", "term;category;weight\nglad*;joy;0,5\n")[0] == [("joy", "glad*", 0.5)]
    entries, _ = read("b.csv", "category,pattern,requires\njoy,(glad|happy) ~2 day,sun\n")
    assert entries == [("joy", "(glad|happy) ~2 day", 1)]
    with pytest.raises(CodebookError, match=r"c\.csv, line 3, column pattern: 'a ~2' can never match"):
        read("c.csv", "category,pattern\njoy,ok\njoy,a ~2\n")


def test_every_fault_of_a_file_is_told_at_once(read):
    with pytest.raises(CodebookError) as error:
        read("a.csv", "category,term,weight\njoy,glad,many\n,sad,1\njoy,ok,1\njoy,so,so,so\n")
    assert [line.split(", ", 1)[1] for line in str(error.value).splitlines()] == [
        "line 2: column weight: expected a number, got 'many'",
        "line 3: expected a category and a term",
        "line 5: more cells than columns: quote a cell that holds the delimiter",
    ]


def test_a_file_that_is_no_dictionary_names_the_known_formats(read):
    with pytest.raises(CodebookError, match=r"known: liwc, dicx, lexicoder, .*codebook.: name its format"):
        read("a.txt", "Once upon a time there was a word.\n")
    with pytest.raises(UsageError, match="no format 'lwic': expected one of liwc"):
        read("a.txt", "x", format="lwic")
    with pytest.raises(CodebookError, match="cannot be read"):
        fr.read_dictionary("no/such.dic")


def test_the_diagnostics_have_the_same_columns_and_types_whether_or_not_something_is_lost(tmp_path):
    (tmp_path / "a.lc3").write_text("+joy\nglad\n")
    (tmp_path / "b.lc3").write_text("+joy\nglad\n:)\n")
    clean, lossy = (fr.read_dictionary(tmp_path / f"{n}.lc3").diagnostics for n in "ab")
    assert list(clean.columns) == ["path", "line", "term", "problem", "action"]
    assert clean.empty
    assert clean.dtypes.tolist() == lossy.dtypes.tolist()


def test_a_converted_dictionary_finds_its_own_spelling_alone_and_large_ones_load(tmp_path):
    path = tmp_path / "big.dic"
    path.write_text("%\n1\tjoy\n%\nlabour\t1\n" + "".join(f"word{n}*\t1\n" for n in range(5_000)))
    book = fr.read_dictionary(path, name="big").codebook
    assert len(book.indicators) == 5_001
    coding = fr.code([fr.Article("a", "Labor and labour met word77.")], codebooks=[book])
    assert coding.evidence.text.tolist() == ["labour", "word77"]
