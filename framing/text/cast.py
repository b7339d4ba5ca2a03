"""The people and organisations of one article, learnt from its own words: names, offices, gender, and who is with whom.

Only capitalised words are looked at one by one. What they name are runs (`Jane Roe`, `Rand Corporation`); what stands
between two neighbouring names says whether one belongs to the other (`Acme spokeswoman Jane Roe`, `Ann Lee of the
Rand Corporation`, `Jens Falk, Norway's envoy`). No list of office-holders is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.text import firstnames
from framing.text.castwords import BODIES, FEMALE_WORDS, MALE_WORDS

MOST_ALIKE = 12
"""Of so many people of one name at most the likeliest is sought."""


@dataclass(slots=True, eq=False)
class Person:
    """A person of the article: the name in full, gender (`f`, `m` or nothing), and the actors named beside it, counted.

    `sure` says that the article shows a person (a title, an office, an age, a first name) and not only a name.
    """

    name: str
    gender: str = ""
    sure: bool = False
    times: int = 1
    votes: dict[str, int] = field(default_factory=dict)

    @property
    def actor(self) -> str:
        """Whom the person speaks for: the actor named beside it most often, the first of equals, else himself or herself."""
        return max(self.votes, key=lambda a: self.votes[a]) if self.votes else self.name

    def vote(self, actor: str, weight: int = 1) -> None:
        """Note that the article names the person with an actor."""
        self.sure = True
        self.votes[actor] = self.votes.get(actor, 0) + weight


class Naming(NamedTuple):
    """Tokens `lo` to `hi` of the batch that name a person."""

    lo: int
    hi: int
    person: Person


class Mention(NamedTuple):
    """Tokens `lo` to `hi` of the batch that name an actor of the lexicon."""

    lo: int
    hi: int
    actor: str


class Office(NamedTuple):
    """An office or body at a token, with all its words (`foreign ministry`), and the actor or person that has it."""

    at: int
    words: frozenset[str]
    holder: Person | str


class Organisation(NamedTuple):
    """Tokens `lo` to `hi` of the batch that name an organisation which no lexicon holds."""

    lo: int
    hi: int
    name: str


@dataclass
class Cast:
    """Who is in an article; everything in the order of the text.

    `mentions` are the lexicon's actors without those that only look like them (`Jim Jordan`, `Lebanon, Ohio`).
    `full_name` gives for the first and the last word of every name its fullest form, and for every word of an
    organisation's name the whole; `short` an organisation's name for
    its first word or initials.
    """

    mentions: list[Mention] = field(default_factory=list)
    full_name: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    offices: dict[str, list[Office]] = field(default_factory=dict)
    organisations: list[Organisation] = field(default_factory=list)
    short: dict[str, str] = field(default_factory=dict)

    def person(self, word: str, beside: Sequence[str] = ()) -> Person | None:
        """The person whom a surname or first name means; the words beside it (`Mrs`, a first name) may tell two apart."""
        found = self.people.get(word)
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        gender = gender_of(beside)
        given = {w for w in beside if w != word}

        def fit(person: Person) -> tuple[bool, bool, int]:
            names = person.name.casefold().split()
            return any(w in given for w in names), bool(gender) and person.gender == gender, person.times

        return max(found[-MOST_ALIKE:], key=fit)

    def organisations_in(self, lo: int, hi: int) -> Sequence[Organisation]:
        """The organisations that start within tokens `lo` to `hi` of the batch."""
        starts = self.organisations
        return starts[bisect_left(starts, (lo,)) : bisect_left(starts, (hi,))]

    def organisation_before(self, at: int, word: str = "") -> str | None:
        """The last organisation named before a token, one with a word in its name if one is given."""
        n = bisect_left(self.organisations, (at,))
        near = reversed(self.organisations[max(0, n - MOST_ALIKE) : n])
        return next((o.name for o in near if word in o.name.casefold()), None)

    def namings_before(self, at: int) -> int:
        """How many namings start before a token."""
        return bisect_left(self.namings, (at,))

    def holder(self, head: str, words: frozenset[str], at: int) -> Person | str | None:
        """Who has an office at a token: the last before it whose words agree, else the first behind it.

        A bare `the minister` agrees with any minister; a body (`the foreign ministry`) may be another of the same actor.
        """
        offices = self.offices.get(head, [])
        before = bisect_right(offices, at, key=lambda o: o.at)
        near = (*reversed(offices[max(0, before - MOST_ALIKE) : before]), *offices[before : before + 3])
        found = [o for o in near if not o.words & _LESSER - words]
        agreeing = next((o.holder for o in found if words <= o.words), None)
        if agreeing is not None or not found or head not in BODIES:
            return agreeing
        return found[0].holder if isinstance(found[0].holder, str) else None


_LESSER = frozenset("vice deputy assistant former general".split())


def gender_of(words: Sequence[str]) -> str:
    """The gender that titles and nouns beside a name give it.

    >>> gender_of(["ms", "roe"]), gender_of(["general", "roe"])
    ('f', '')
    """
    for word in words:
        if word in FEMALE_WORDS:
            return "f"
        if word in MALE_WORDS:
            return "m"
    return ""


def gender_of_first_name(word: str) -> str:
    """The gender of a common first name, else nothing."""
    if word in firstnames.FEMALE:
        return "f"
    return "m" if word in firstnames.MALE else ""
