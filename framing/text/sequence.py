"""The likeliest sequence of block kinds for a run of lines: a Viterbi pass over log-odds (Viterbi 1967).

The sequence view of boilerplate removal follows Kohlschütter, Fankhauser and Nejdl (2010). The state `tail` is for the
furniture that follows an article: it is hard to enter and hard to leave.
"""

from __future__ import annotations

from collections.abc import Sequence

KINDS = ("headline", "byline", "caption", "body", "furniture")
STATES = (*KINDS, "tail")
BODY = KINDS.index("body")
Row = Sequence[float]

#        headline byline caption body furniture tail
_START: Row = (0.0, -0.8, -0.8, -0.4, -0.4, -6.0)
_STEP: Sequence[Row] = (
    (-0.6, 0.0, 0.0, 0.0, -0.3, -4.0),
    (-1.6, 0.3, 0.0, 0.1, -0.2, -1.6),
    (-1.2, 0.0, 0.0, 0.2, -0.3, -1.6),
    (-1.5, -1.1, -0.8, 0.8, -1.0, -1.1),
    (-0.8, -0.5, -0.5, -0.5, 0.5, -0.4),
    (-6.0, -2.0, -2.0, -2.6, -2.0, 0.9),
)
_INTO = tuple(tuple(row[state] for row in _STEP) for state in range(len(STATES)))


def best_states(emissions: Sequence[Row | None]) -> list[int]:
    """The state of each line; a None is a line that is known to be body.

    >>> [STATES[s] for s in best_states([(2.6, 0, 0, -1, 0, 0), None, None])]
    ['headline', 'body', 'body']
    """
    out: list[int] = []
    run: list[Row] = []
    before = -1
    for row in emissions:
        if row is not None:
            run.append(row)
            continue
        if run:
            out += _path(run, before, BODY)
            run = []
        out.append(BODY)
        before = BODY
    return out + _path(run, before, -1) if run else out


def _path(rows: list[Row], before: int, after: int) -> list[int]:
    """The best path through some rows between two lines of known state (-1: the text's edge)."""
    entry = _START if before < 0 else _STEP[before]
    score = [a + b for a, b in zip(entry, rows[0], strict=True)]
    back: list[list[int]] = []
    for row in rows[1:]:
        pointers: list[int] = []
        reached: list[float] = []
        for into, value in zip(_INTO, row, strict=True):
            reach = [a + b for a, b in zip(score, into, strict=True)]
            best = max(reach)
            pointers.append(reach.index(best))
            reached.append(best + value)
        back.append(pointers)
        score = reached
    if after >= 0:
        score = [a + b for a, b in zip(score, _INTO[after], strict=True)]
    state = score.index(max(score))
    path = [state]
    for pointers in reversed(back):
        state = pointers[state]
        path.append(state)
    return path[::-1]
