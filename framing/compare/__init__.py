"""Comparison: groups of articles, with intervals, tests and corrections."""

from framing.model.modules import make_callable

make_callable(__name__, "framing.compare.groups")
