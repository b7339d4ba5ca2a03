"""Sentences: what ends one in news, and what only looks like an end."""

from __future__ import annotations

import pytest

from framing.model.span import Span
from framing.text.sentences import sentences


def split(text, block=None):
    return [s.of(text) for s in sentences(text, block or Span(0, len(text)))]


WHOLE = [
    "The U.S. Navy sailed on.",
    "He met U.S. Gen. Pat Ryder.",
    "Lt. Col. Ann Lee and Adm. Jo Bo left.",
    "On Dec. 10 it rained and on Jan. 5 it did not.",
    "At 6 a.m. Monday the ships left.",
    "It came at 6 p.m. Eastern time.",
    "No. 2 is here.",
    "George W. Bush and J. R. R. Tolkien met.",
    "He met J. Smith.",
    "Mr. Smith and Dr. Jones met Prof. Lee.",
    "It rose 3.5 percent to $1.5 million.",
    "Wait... he said.",
    "Acme Co. said it fell.",
    "Sen. Lee, R-Ky., left St. Petersburg.",
    "The Japan-U.S. alliance held.",
    "He visited www.news.com and left.",
    "Real v. Barcelona, i.e. the match, was off.",
    "He left (it rained).",
    "“Where?”, he said.",
    "“Do we go?” he asked.",
    "“Yes!” she said.",
    "He said no.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert split(text) == [text]
    assert split(f"{text} Then night fell.") == [text, "Then night fell."]
    assert split(f"Night fell. {text}") == ["Night fell.", text]


@pytest.mark.parametrize(
    "text",
    [
        "He lives in the U.S.|He is well.",
        "It ended in Dec.|Then it rained.",
        "It came at 6 a.m.|Residents fled.",
        "He works for Acme Inc.|He is rich.",
        "It's over!|Is it?|Yes.",
        "Wait...|Then he left.",
        "“We go.”|He left.",
        '"We go."|He left.',
        "He said ‘we go.’|Then he left.",
        "“We go,” he said.|“We stay.”|She left.",
        "He asked: “Do we go?”|It rained.",
        "“Go.”|“Stay.”|“No.”",
        "It cost $1.5.|It fell.",
        "See page 5.|It rained.",
    ],
)
def test_sentences_end_at_stops_marks_and_quotations(text):
    expected = text.split("|")
    assert split(" ".join(expected)) == expected


HARD = [
    "The U.S. Navy sailed on.|It was late.",
    "He moved to the U.S.|The rest stayed.",
    "The U.S. and the U.K. agreed.|Nobody else did.",
    "U.S. President Ann Lee met U.N. Secretary Jo Bo.|They talked.",
    "He met Gen. Pat Hall.|Then he left.",
    "Lt. Col. Ann Lee and Maj. Gen. Jo Bo left.|Brig. Gen. Al Ro stayed.",
    "Gov. Lee, Sen. Bo (R-Ky.) and Rep. Ro voted.|It passed.",
    "On Dec. 10 it rained.|On Jan. 5, 2020, it snowed.",
    "It ended in Dec.|Then it rained.",
    "It began on Sept. 3 and ended Nov. 11.|Nobody noticed.",
    "At 6 a.m. Monday the ships left.|At 7 p.m. they came back.",
    "It opened at 9 a.m. EST.|It closed at 5 p.m.|Crowds had gathered.",
    "The ship left at 6 a.m.|Residents waved.",
    "No. 2 is here and No. 10 is not.|Both count.",
    "Is it so?|No.|It never was.",
    "George W. Bush and J.K. Rowling met J. R. R. Tolkien.|It was a dream.",
    "He met J. Smith.|She did not.",
    "Malcolm X. Lee spoke.|We listened.",
    "It was vitamin C.|It was not vitamin D.",
    "She waited... and left.|He stayed.",
    "She waited...|Then she left.",
    "She waited….|Then she left.",
    "She waited… then she left.|He stayed.",
    "“We … we go,” he said.|It was late.",
    "It rose 3.5 percent to $1.5 million.|It fell by .5 later.",
    "It cost $1.5.|It fell.",
    "Ann Lee Jr. was there.|Jo Bo Sr. was not.",
    "The speaker was Ann Lee Jr.|She was loud.",
    "Acme Inc. said it fell.|Bolt Corp. rose.",
    "He works for Acme Inc.|He is rich.",
    "Acme Co. and Bolt Ltd. merged.|Nobody cared.",
    "Fruit, e.g. apples, fell.|Others, i.e. pears, rose.",
    "Ann Lee, Ph.D., spoke.|She has a Ph.D.|It is old.",
    "She has a Ph.D. from Oslo.|It is old.",
    "He left St. Louis for Mt. Vernon and Ft. Bragg.|It was far.",
    "It was Real vs. City.|City won.",
    "Lee v. Bo was heard.|Bo won.",
    "Dr. Lee and Mr. Bo met Mrs. Ro, Ms. Al and Prof. Om.|It was late.",
    "The Rev. Al Ro and the Hon. Jo Bo left.|Others stayed.",
    "“Do we go?” he asked.|Nobody spoke.",
    "“Yes!” she cried.|Nobody spoke.",
    "“Do we go?” asked Lee.|Nobody spoke.",
    "“Do we go?” Lee asked.|Nobody spoke.",
    "“Do we go?” Mr. Lee said.|Nobody spoke.",
    "“Do we go?” the minister asked.|Nobody spoke.",
    "'Do we go?' Lee asked.|Nobody spoke.",
    "“We go.”|The minister left.",
    '"We go."|He left.',
    "He said ‘we go.’|Then he left.",
    "He said: “We go.”|Then he left.",
    "“We go,” he said.|“We stay.”|She left.",
    "“Go.”|“Stay.”|“No.”",
    "He called it “a mess.”|It was.",
    "He called it a “mess”.|It was.",
    "It was late (it rained).|He left.",
    "It was late.|(It rained.)|He left.",
    "It was late.|[Applause.]",
    "SEOUL (Reuters) - The North fired a missile.|It fell.",
    "WASHINGTON, D.C. — The Senate voted.|It passed.",
    "TOKYO, Dec. 5 (Kyodo) -- Japan scrambled jets.|They landed.",
    "The Japan-U.S. alliance held.|The U.S.-led force left.",
    "He visited www.news.com and left.|It was News.com.|It closed.",
    "Lee, R-Ky., and Bo, D-Calif., voted.|Both won.",
    "It is 5.30 p.m. in Oslo.|It is late.",
    "Yahoo! said it fell.|It rose.",
    "Who knows?|Not Lee.",
    "What?!|No way!!|Well.",
    "1. Buy a boat.|2. Sail it.",
    "The first (Fig. 3) and the next (pp. 4-5) agree.|See ch. 2.",
    "He came approx. 5 p.m. on Wed. and left Thurs. night.|Nobody saw him.",
    "Mass. Gov. Lee signed.|It is law.",
    "Washington, D.C., was quiet.|The D.C. police slept.",
    "He lives in Washington, D.C.|He is old.",
    "It was the C.I.A. that knew.|The F.B.I. did not.",
    "A.J. Lee, B. Bo and C. C. Ro won.|They ran.",
    "We go—now.|They stay.",
    "It is over.”|He left.",
    "She said “Why?”|He left.",
    "Why did she say “no”?|He left.",
    "“Why?”|She left the room.",
    "It was 10 ft. long and 3 in. wide.|It sank.",
    "Around 8 B.C. it fell.|In 40 A.D. it rose.",
    "Kim Il Sung etc. were there.|Others, etc.|He left.",
    "Capt. Lee’s ship, the H.M.S. Bo, sank.|All lived.",
    "“It is over. It is done,” he said.|He left.",
    "“It is over! We won!” he said.|He left.",
    "Then-Sen. Lee and ex-Gov. Bo met.|They talked.",
    ".@lee spoke.|It was late.",
]


@pytest.mark.parametrize("text", HARD)
def test_hard_cases(text):
    expected = text.split("|")
    assert split(" ".join(expected)) == expected


@pytest.mark.xfail(
    strict=True, reason="nothing tells a country at a sentence's end from one before a quotation in the same sentence"
)
def test_a_country_may_end_a_sentence_before_a_quotation():
    assert len(split("It was made in the U.S. “We are proud,” he said.")) == 2


def test_speech_opens_a_sentence_even_behind_marks_that_do_not_match():
    text = '"We go,” said Ann Lee, of the ship (No. 76). “It is late,” she said.'
    assert split(text)[-1] == "“It is late,” she said."
    assert split("He met Mr. “Big” Lee.") == ["He met Mr. “Big” Lee."]


def test_sentences_without_a_space_between_them():
    text = "It ended.He left."
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == ["It ended.", "He left."]


def test_long_text_is_cut_the_same_wherever_it_stands():
    text = "The island was calm. " * 2_000
    assert set(split(text)) == {"The island was calm."}
    text = "“a b c " * 4_000
    assert sum(len(s) for s in sentences(text, Span(0, len(text)))) <= len(text)


def test_an_opening_mark_goes_with_the_sentence_it_opens():
    for text in ("It rained. “We go,” he said.", 'It rained. "We go," he said.', "It rained. ‘We go,’ he said."):
        assert split(text)[1].startswith(text[11])


def test_offsets_are_the_articles_and_sentences_are_trimmed():
    text = "Left out. \n  One is here.   Two is there. \n Left out."
    start, end = text.index(" One"), text.index("\n Left")
    assert sentences(text, Span(start, end)) == [Span(start + 1, start + 13), Span(start + 16, start + 29)]
    assert split(text, Span(start, end)) == ["One is here.", "Two is there."]


@pytest.mark.parametrize("text", ["", "  \n ", "No stop at the end", "?!", "…", "“The end.”"])
def test_odd_text_is_one_sentence_or_none(text):
    assert split(text) == ([text] if text.strip() else [])
