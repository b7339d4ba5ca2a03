"""The subject of a sentence as the one who may speak: before a colon, beside words in marks, as owner of words."""

from __future__ import annotations

from framing.model.tokens import CLITIC
from framing.text import wordclasses as wc
from framing.text.phrases import phrase_after
from framing.text.view import View

UTTERANCES = frozenset(
    (
        "message words verdict response answer reply statement tweet post letter view advice warning explanation comment motto "
        "slogan question conclusion plea argument point headline caption text claim admission quote line remark promise opinion assessment reaction"
    ).split()
)

_CLOSED = wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.DETERMINERS | wc.AUXILIARIES | wc.PERSONAL
_UNNAMED = wc.DETERMINERS | wc.TIME
_JOINING = wc.LINKS | {"and", "the"}
_PREDICATES = frozenset("not no ready set open to sorry confident willing unaware happy proud very still".split())


def one_person(view: View, n: int) -> tuple[int, int] | None:
    """`said one`, `another wrote`: pronouns that stand for people."""
    alone = view.words[n] in ("one", "another", "some", "others", "many") and (n + 1 >= len(view) or view.parted(n + 1))
    return (n, n + 1) if alone else None


def is_closed(word: str) -> bool:
    """Whether a word is no verb and no name: a preposition, conjunction, determiner, auxiliary, pronoun or adverb."""
    return word in _CLOSED or word.endswith("ly")


def says(word: str) -> bool:
    """Whether a word may be a finite verb of speech beside words in marks."""
    return word in wc.IRREGULAR_PAST or word.endswith(("ed", "s")) and len(word) > 3


def looks_finite(word: str) -> bool:
    """Whether a word looks like a finite verb wherever it stands."""
    return word in wc.AUXILIARIES or word in wc.FINITE_PAST or word.endswith("ed") and len(word) > 4


def begins_predicate(word: str) -> bool:
    """Whether a word in marks right behind a headline's subject says something of it: `PM "not aware" of leak`."""
    return word in _PREDICATES or word.endswith(("ly", "s")) and len(word) > 4


def subject_of(view: View, limit: int) -> tuple[int, int] | None:
    """The first noun phrase of a sentence, behind an opening adverbial, if it can say something."""
    start = 0
    if limit < 1 or view.quoted[0]:
        return None
    if view.words[0] in wc.PREPOSITIONS or view.words[0] in (
        "when",
        "while",
        "although",
        "though",
        "if",
        "because",
        "since",
    ):
        start = next((n for n in range(1, min(limit, 25)) if "," in view.gaps[n]), limit)
        if start >= limit:
            return None
    elif view.words[0] in ("and", "but", "so", "then", "yet"):
        start = 1
    if start >= limit:
        return None
    owner = _owner_of_words(view, start, limit)
    if owner and (view.capital(owner[0]) or can_say(view, owner)):
        return owner
    phrase = phrase_after(view, start)
    if phrase is None or phrase[1] > limit:
        return None
    named = phrase[1] < limit and "," in view.gaps[phrase[1]] and view.capital(phrase[1])
    return phrase if named or can_say(view, phrase) else None


def _owner_of_words(view: View, start: int, limit: int) -> tuple[int, int] | None:
    """`Lee's message: "..."`, `Her answer was, "..."`: whose words follow."""
    for n in range(start + 1, min(limit, start + 8)):
        if view.words[n] in UTTERANCES:
            if view.words[start] in wc.POSSESSIVES and n <= start + 3:
                return start, start + 1
            owner = next((k for k in range(start + 1, n) if view.words[k] == "'s"), None)
            return (start, owner) if owner is not None else None
    return None


def name_end(view: View, start: int, end: int) -> int:
    """Where the name in a phrase ends: `Ann Lee shook her head` goes on with a verb that no list knows."""
    last = start
    for n in range(start, end):
        if view.capital(n) or view.flags[n] & CLITIC:
            last = n + 1
        elif last > start and view.words[n] not in _JOINING:
            return last
    return end


def can_say(view: View, phrase: tuple[int, int]) -> bool:
    """Whether a phrase may name a speaker: an actor, a role, a pronoun for people, a name."""
    for n in range(*phrase):
        word = view.words[n]
        if n in view.actors or word in wc.SPEAKERS or word in wc.PERSONAL and word != "it" or word in wc.POSSESSIVES:
            return True
        named = view.capital(n) and not view.flags[n] & CLITIC and word not in _UNNAMED
        if named and (n > 0 or not (is_closed(word) or word in wc.ADVERBS or word.endswith("ing"))):
            return True
    return False
