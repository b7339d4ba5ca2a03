"""How often a word or glob can be expected in news, roughly: a sequence is looked for at its rarest element."""

from __future__ import annotations

import re

COMMON = frozenset(
    (
        "a about after again against all an and any are as at be been being but by can could did do does for from "
        "had has have he her his how i if in into is it its may might more most must no not of off on one or our "
        "out over she should so some such than that the their them then there these they this those to too under "
        "up was we were what when where which who why will with would you your 's"
    ).split()
)
FREQUENT = frozenset(
    (
        "act also among another around attack away back bad because before being best better between big bill both call "
        "called campaign case change child children city come comes coming company countries country court day days deal "
        "did done down during each early economy election end even ever every family far fight find first forces former "
        "found free full future get give given go going good government great group hand health help here high him "
        "himself home house important including international itself job jobs just keep key know last later law lead "
        "leader leaders least left less let life like line little live local long look lost made make making man many "
        "market me meeting members military minister money month move much national near need never new news next nothing "
        "now nuclear office officials old once only open order other others own part party past pay peace people place "
        "plan play point police policy political position power president press pressure public put question really "
        "report right rights rule run said same say saying says school second security see set several show side since "
        "social something still stop support sure system take taken taking talk tax tell thing things think thought three "
        "through time times today told took top trade two until use used very vote voters want war water way week weeks "
        "well went whether while white whole win without woman women word words work workers working world year years yet "
        "young"
    ).split()
)
"""Words that news is full of."""
_OF_COMMON, _OF_FREQUENT, _OF_SHORT, _OF_GLOB = 300, 16, 3, 2
_OF_BEGINNING = (200, 100, 60, 20, 7, 4)
"""Of globs by the number of letters before the first mark."""


def frequency(word: str) -> int:
    """A rough frequency of a folded word or of what a glob matches; 1 for a word that is neither short nor known to be frequent.

    >>> [frequency(word) for word in ("the", "government", "jet", "frigate", "st*", "provocat*")]
    [300, 16, 3, 1, 60, 2]
    """
    if word in COMMON:
        return _OF_COMMON
    if word in FREQUENT:
        return _OF_FREQUENT
    beginning = re.split(r"[*?]", word, maxsplit=1)[0]
    if beginning == word:
        return _OF_SHORT if len(word) <= 4 else 1
    return _OF_BEGINNING[len(beginning)] if len(beginning) < len(_OF_BEGINNING) else _OF_GLOB
