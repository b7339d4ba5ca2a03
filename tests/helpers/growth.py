"""How the work of a function grows with the length of its text: lines of Python executed, and processor time."""

from __future__ import annotations

import gc
import sys
import time
from functools import lru_cache

from framing.model.article import Article
from framing.text.parsed import Parser

parser = lru_cache(maxsize=1)(Parser)


def parse(text):
    return parser().parse([Article("a", text)])


def lines_executed(function, text):
    """How many lines of Python (of this project, above all) a call runs."""
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


def seconds(function, text, *, times=3):
    """The processor time of a call, the best of some times, undisturbed by the garbage of other tests."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            function(text)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def growth(function, unit, n):
    """The factor by which the work grows when a text is made eight times as long."""
    parse(unit)  # the lexica are loaded and the words are known
    return lines_executed(function, unit * (8 * n)) / lines_executed(function, unit * n)
