"""Forms by number: the table saves time and changes nothing."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.model import forms as module
from framing.model.forms import WIDTH, Forms

words = st.one_of(
    st.text("ab", min_size=1, max_size=3),
    st.text("ab", min_size=WIDTH - 1, max_size=WIDTH + 2),
    st.text("aé’Ā東😀", min_size=1, max_size=WIDTH + 1),
)


def numbers(forms, found):
    text = " ".join(found)
    edges = [match.span() for match in re.finditer(r"[^ ]+", text)]
    start, end = np.array(edges, np.intp).reshape(-1, 2).T
    return forms.numbers(text, start, end).tolist()


@pytest.mark.parametrize("bits", [(1, 1), (1, 3), (2, 17), (17, 17)])
@given(st.lists(st.lists(words, max_size=12), max_size=4))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_forms_are_numbered_in_order_of_meeting_however_few_cells_the_table_has(bits, batches):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW", bits[0])
        patch.setattr(module, "MANY", bits[1])
        forms, expected = Forms(), {}
        for found in batches:
            known = len(expected)
            assert numbers(forms, found) == [expected.setdefault(word, len(expected)) for word in found]
            assert forms.take_new() == list(expected)[known:]


def test_strings_are_made_of_new_words_only():
    class Text(str):
        cut = 0

        def __getitem__(self, key):
            Text.cut += 1
            return super().__getitem__(key)

    forms = Forms()
    start, end = np.array([0, 4]), np.array([3, 7])
    for text, cut in (("jet fly", 2), ("jet fly", 2), ("fly jet", 2), ("jet ran", 3)):
        forms.numbers(Text(text), start, end)
        assert Text.cut == cut


def test_words_that_begin_alike_stay_apart():
    long = "a" * WIDTH
    forms = Forms()
    assert numbers(forms, [long, long + "a", long + "b", long[:-1]]) == [0, 1, 2, 3]
    assert numbers(forms, [long[:-1], long + "b", long + "a", long]) == [3, 2, 1, 0]
