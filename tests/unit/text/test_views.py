"""Views of sentences: the right slices of an article's columns."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from framing.text.cue import Cue
from framing.text.gaps import gaps_of
from framing.text.marks import marked
from framing.text.views import Views
from tests.unit.text.parsing import parse_text


def views(text, cues=None):
    batch = parse_text(text).batch
    speakers = SimpleNamespace(cast=SimpleNamespace(full_name={"lee": "Ann Lee"}), mentions_in=lambda lo, hi: ())
    marks = marked(text, [b.span for b in batch.blocks[0]])
    return Views(text, batch.tokens, batch.lines[0], marks, speakers, cues or {}, gaps_of([text], batch.tokens))


def test_a_view_has_the_words_and_gaps_of_its_sentence():
    made = views("It rained. “We go,” said Ann Lee.")
    assert [list(made(n).words) for n in (0, 1)] == [["it", "rained"], ["we", "go", "said", "ann", "lee"]]
    assert list(made(1).gaps) == ["“", " ", ",” ", " ", " "]
    assert list(made(1).quoted) == [True, True, False, False, False]
    assert made(1).actors == {4}
    assert made(1) is made(1)


@pytest.mark.parametrize(
    ("text", "quoted"), [("The “Quad” met.", False), ("The “Quad.” It met.", True), ("The “quad” met.", True)]
)
def test_a_name_in_marks_does_not_break_the_phrase_around_it(text, quoted):
    assert views(text)(0).quoted[1] is quoted


def test_a_capital_inside_a_sentence_is_no_cue():
    cue = Cue(1, 2, "neutral", 0.9, frozenset())
    assert views("The Commanding officer left.", {0: [cue]})(0).cues == frozenset()
    assert views("The commanding officer left.", {0: [cue]})(0).cues == {1}
