"""Reading an article's cast: its capitalised runs, what they are, and what stands between neighbouring ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.model.tokens import CAPS, UPPER, Tokens
from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.cast import Cast, Naming, Office, Organisation, Person, gender_of, gender_of_first_name
from framing.text.phrases import ABBREVIATED

NAME, ORGANISATION, ACTOR = range(3)
REACH = 9
"""So many words may stand between a name and its actor."""

_FUNCTION = wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.SUBJECT_STARTS | wc.ADVERBS
_TITLES = wc.ROLES | cw.OFFICES | cw.PROFESSIONS | cw.HONORIFICS_F | cw.HONORIFICS_M
_NOT_WITHIN = wc.ROLES | wc.TIME | wc.DETERMINERS | _FUNCTION | cw.FORMER | cw.HONORIFICS_F | cw.HONORIFICS_M
_EMPLOYED = _TITLES - cw.KIN
_STAFF = frozenset(
    (
        "spokesman spokeswoman spokesperson ceo cfo coo chief executive co founder cofounder chairman chairwoman director "
        "managing editor reporter correspondent columnist host anchor analyst economist researcher senior vice strategist "
        "manager engineer coach boss head"
    ).split()
)
_TAKEN_UP = cw.OFFICES | cw.BODIES | cw.PROFESSIONS | wc.ROLES
_BREAKS = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PREPOSITIONS) - {"for", "of"}
_BREAKS_BEHIND = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PERSONAL) - {"and", "who", "as"}
_HARD = re.compile(r"[.!?;:()\"“”\n\r]")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|Lt|Col|Gen|Maj|Capt|Cmdr|Adm|Sgt|Brig|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Rep|St)\.")
_EXPLAINS = (", ", " (", " of ", " at ", " from ", " with ")
_PARTY = re.compile(r"(?:,| \() ?(?:(R)|D)[-–—](?=[A-Z])")


class Item(NamedTuple):
    """Tokens `lo` to `hi` that name something: a `NAME`, an `ORGANISATION` or an `ACTOR` of the lexicon."""

    lo: int
    hi: int
    kind: int
    name: str
    start: int
    end: int


class Named(NamedTuple):
    """What a lexicon found: tokens `lo` to `hi` of the batch name an actor."""

    lo: int
    hi: int
    actor: str


def learn_cast(
    text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Named], body: Sequence[bool]
) -> Cast:
    """Read an article's tokens `lo` to `hi` once: names in full, and who is named with which actor and office.

    `body[n - lo]` says whether token n stands in coded text outside headlines, which put capitals on any word.
    """
    return _Reading(text, tokens, lo, hi, mentions).cast(body)


class _Reading:
    def __init__(self, text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Named]) -> None:
        self.text, self.tokens, self.lo, self.hi, self.mentions = text, tokens, lo, hi, mentions
        self.ids: list[int] = tokens.word[lo:hi].tolist()
        self.vocabulary = tokens.vocabulary.words
        self.taken = {n for m in mentions for n in range(m.lo, m.hi)}
        self.found = Cast()

    def word(self, n: int) -> str:
        """The folded word at token n of the batch, nothing outside the article."""
        return self.vocabulary[self.ids[n - self.lo]] if self.lo <= n < self.hi else ""

    def words(self, a: int, b: int) -> list[str]:
        """The folded words of tokens a to b of the batch."""
        vocabulary = self.vocabulary
        return [vocabulary[w] for w in self.ids[max(0, a - self.lo) : max(0, b - self.lo)]]

    def cast(self, body: Sequence[bool]) -> Cast:
        """The article's cast."""
        names, organisations = self._runs(body)
        self._people(names)
        self._organisations(organisations)
        start, end = self.tokens.start, self.tokens.end
        actors = [Item(m.lo, m.hi, ACTOR, m.actor, int(start[m.lo]), int(end[m.hi - 1])) for m in self.mentions]
        inside = {n for o in organisations for n in range(o.lo, o.hi)}
        items = sorted([*names, *organisations, *(a for a in actors if a.lo not in inside)])
        person_at = {naming.lo: naming.person for naming in self.found.namings}
        for n, item in enumerate(items):
            if item.kind == NAME:
                person = person_at.get(item.lo)
                if person is not None:
                    self._person(item, person, items[n + 1 : n + 4])
            if item.kind != NAME or item.lo not in person_at or not person_at[item.lo].sure:
                self._body(item, items[n + 1] if n + 1 < len(items) else None, person_at)
        for offices in self.found.offices.values():
            offices.sort(key=lambda o: o.at)
        return self.found

    # ------------------------------------------------------------ runs

    def _runs(self, body: Sequence[bool]) -> tuple[list[Item], list[Item]]:
        """Runs of capitalised words that are no actor, office or date: names, and organisations by their words."""
        lo, taken = self.lo, self.taken
        caps = np.flatnonzero(self.tokens.flags[lo : self.hi] & UPPER) + lo
        at: list[int] = caps.tolist()
        starts: list[int] = self.tokens.start[caps].tolist()
        ends: list[int] = self.tokens.end[caps].tolist()
        shouted: list[int] = (self.tokens.flags[caps] & CAPS).tolist()
        words = [self.vocabulary[self.ids[n - lo]] for n in at]
        names, organisations = [], []
        n, count = 0, len(at)
        while n < count:
            here = at[n]
            if words[n] in _NOT_WITHIN or here in taken or not body[here - lo]:
                n += 1
                continue
            first, bodily = n, words[n] in cw.ORGANISATIONS
            n += 1
            while n < count and body[at[n] - lo] and self._joins(at, words, starts, ends, n, bodily):
                bodily = bodily or words[n] in cw.ORGANISATIONS
                n += 1
            if bodily:
                while first and at[first - 1] == at[first] - 1 and self._leans(words, starts, ends, first):
                    first -= 1
            initials = n - first == 1 and shouted[first] and len(words[first]) > 2
            kind = ORGANISATION if bodily and n - first > 1 or initials else NAME
            name = self.text[starts[first] : ends[n - 1]]
            (organisations if kind else names).append(
                Item(at[first], at[n - 1] + 1, kind, name, starts[first], ends[n - 1])
            )
        return names, organisations

    def _joins(
        self, at: list[int], words: list[str], starts: list[int], ends: list[int], n: int, bodily: bool
    ) -> bool:
        """Whether a run goes on to capital n: over a space or hyphen, an initial's full stop, `von der`, or `of` in a body's name."""
        apart = at[n] - at[n - 1]
        if apart > 3:
            return False
        gap = self.text[ends[n - 1] : starts[n]]
        if apart == 1:
            if words[n] in _NOT_WITHIN or at[n] in self.taken:
                return False
            if len(words[n - 1]) == 1:
                return gap in (" ", ". ")  # `J. R. Roe`, but not the state in `R-Texas`
            return gap in (" ", "-", "\xa0") or gap == ". " and words[n - 1] in ABBREVIATED
        if not gap.replace(" ", "").replace("-", "").isalpha():
            return False
        between = self.words(at[n - 1] + 1, at[n])
        if words[n] not in _NOT_WITHIN and at[n] not in self.taken and all(w in cw.PARTICLES for w in between):
            return True
        return bodily and words[n] not in wc.TIME and all(w in cw.ORG_LINKS for w in between) and "of" in between

    def _leans(self, words: list[str], starts: list[int], ends: list[int], first: int) -> bool:
        """Whether the capital before a body's name belongs to it: `American Federation of Teachers`, `National Trust`."""
        before = words[first - 1]
        if self.text[ends[first - 1] : starts[first]] not in (" ", "-") or before in wc.DETERMINERS | wc.TIME | _FUNCTION:
            return False
        return words[first] not in cw.STATE_OWNED and before not in cw.OFFICES

    def _organisations(self, found: list[Item]) -> None:
        """The organisations, and what they are called for short: `Acme Group` Acme, `Budget Office (BO)` BO."""
        cast = self.found
        for item in found:
            name = cast.short.get(self.word(item.lo), item.name) if item.hi - item.lo == 1 else item.name
            cast.organisations.append(Organisation(item.lo, item.hi, name))
            first = self.word(item.lo)
            if item.hi - item.lo > 1:
                if first not in cw.ORGANISATIONS and first not in wc.ROLES and item.lo not in self.taken:
                    cast.short.setdefault(first, name)
                if self.text.startswith(" (", item.end) and self.text[item.end + 2 : item.end + 4].isupper():
                    cast.short[self.word(item.hi)] = name

    # ------------------------------------------------------------ people

    def _people(self, names: list[Item]) -> None:
        """Who the names are: names in full first, then the surnames and titles that take them up."""
        cast, known = self.found, {}
        loose = []
        for item in names:
            first, last = self.word(item.lo), self.word(item.hi - 1)
            cast.words.update((first, last))
            if item.hi - item.lo == 1:
                loose.append(item)
                continue
            person = known.get((first, last))
            if person is None:
                gender = gender_of_first_name(first)
                person = known[first, last] = Person(item.name, gender, sure=bool(gender))
                cast.people.setdefault(last, []).append(person)
            else:
                person.times += 1
                person.name = max(person.name, item.name, key=len)
            if len(item.name) > len(cast.full_name.get(last, "")):
                cast.full_name[last] = item.name
            cast.namings.append(Naming(item.lo, item.hi, person))
        for first, last in known:
            # Family names come first in many languages: "Wu" is Wu Qian unless it is another's surname.
            cast.full_name.setdefault(first, cast.full_name[last])
            if first not in cast.people:
                cast.people[first] = cast.people[last]
        for item in loose:
            self._surname(item)
        cast.namings.sort(key=lambda naming: naming.lo)

    def _surname(self, item: Item) -> None:
        """A name of one word: somebody named in full elsewhere, or somebody with a title (`President Xi`)."""
        word, before = self.word(item.lo), self.word(item.lo - 1)
        known = self.found.people.get(word, ())
        person = self.found.person(word, (before,)) if len(known) > 1 else next(iter(known), None)
        if person is None and before in _TITLES and self._touches(item.lo):
            person = Person(item.name, sure=True)
            self.found.people[word] = [person]
        if person is not None:
            self.found.namings.append(Naming(item.lo, item.hi, person))

    def _touches(self, n: int) -> bool:
        """Whether only a space, or the full stop of a title, stands before token n."""
        gap = self.text[self.tokens.end[n - 1] : self.tokens.start[n]]
        return gap in (" ", "\xa0") or gap == ". " and self.word(n - 1) in ABBREVIATED

    def _person(self, item: Item, person: Person, after: list[Item]) -> None:
        """A person's offices and gender, from right before the name and from the apposition behind it; the party; the actor."""
        before = self.word(item.lo - 1)
        if before in _TITLES and self._touches(item.lo):
            self._hold(item.lo, self._titles_before(item.lo), person)
        text, end = self.text, item.end
        if text.startswith(_EXPLAINS, end):
            party = _PARTY.match(text, end)
            if party:
                person.sure = True
                self._vote(person, cw.PARTIES["r" if party.group(1) else "d"], 3)
            elif text.startswith(", ", end):
                self._apposition(item, person)
            self._affiliate(item, person, after)

    def _titles_before(self, lo: int) -> list[str]:
        """The words of office right before a name."""
        n = lo - 1
        while n >= self.lo and lo - n < 6 and self.word(n) in _TITLES | cw.BODIES:
            n -= 1
        return self.words(n + 1, lo)

    def _hold(self, at: int, words: list[str], person: Person) -> None:
        """Note that a person has an office."""
        person.sure = True
        person.gender = person.gender or gender_of(words)
        self._office(at, words, person)

    def _office(self, at: int, words: Sequence[str], holder: Person | str) -> None:
        kept = frozenset(words)
        for word in kept:
            if word in _TAKEN_UP:
                self.found.offices.setdefault(word, []).append(Office(at, kept, holder))

    def _apposition(self, item: Item, person: Person) -> None:
        """`Jane Roe, a spokeswoman for ...`, `John Doe, 62, ...`, `Ann Lee, who ...`."""
        letter = self.text[item.end + 2 : item.end + 3]
        if letter.isdigit():
            person.sure = True
        if not (letter.islower() or letter.isdigit()):
            return
        words = self.words(item.hi, min(self.hi, item.hi + 7))
        if words and words[0] == "who":
            person.sure = True
            return
        end = next((n for n, w in enumerate(words) if n and w in wc.PREPOSITIONS | wc.AUXILIARIES), len(words))
        roles = [w for w in words[:end] if w in _TITLES]
        if roles and (words[0] in wc.DETERMINERS or words[0] in _TITLES or words[0] in cw.FORMER or letter.isdigit()):
            self._hold(item.lo, roles, person)

    # ------------------------------------------------------------ who is with whom

    def _affiliate(self, item: Item, person: Person, after: list[Item]) -> None:
        """The first actor behind a name that the name is said to belong to."""
        for other in after:
            if other.lo - item.hi > REACH or not self._open(item.end, other.start):
                return
            if self._belongs(item, other):
                person.sure = True
                self._vote(person, other.name)
                return

    def _is_person(self, item: Item) -> bool:
        person = self.found.person(self.word(item.hi - 1))
        return person is not None and person.sure

    def _open(self, start: int, end: int) -> bool:
        """Whether nothing harder than one comma stands between two places; a full stop of a title is no stop."""
        between = self.text[start:end]
        if between.count(",") > 1:
            return False
        return not _HARD.search(between) or not _HARD.search(_ABBREVIATION.sub("", between))

    def _belongs(self, item: Item, other: Item) -> bool:
        """`Ann Lee, a spokeswoman for Acme`, `Jens Falk, Norway's envoy`, `Alan Smith of the Rand Corporation`."""
        between = self.words(item.hi, other.lo)
        if other.kind == NAME and (not between or between[-1] not in ("for", "of", "at") or self._is_person(other)):
            return False
        if not self.text.startswith(",", item.end):
            plain = [w for w in between if w != "the"]
            return other.kind == ORGANISATION and plain in (["of"], ["at"], ["from"], ["with"])
        if any(w in _BREAKS_BEHIND for w in between) or not cw.FORMER.isdisjoint(between):
            return False
        if self.text[item.end + 2 : item.end + 3].isupper() and between:
            return False
        wanted = cw.OFFICES if other.kind == ACTOR else _EMPLOYED
        if not wanted.isdisjoint(between):
            return not between or between[-1] in cw.LINKS or between[-1] in wanted
        behind = self.words(other.hi, min(self.hi, other.hi + 5))
        return all(w in ("the", "a", "an", "who") for w in between) and _leading_office(behind, wanted)

    def _body(self, item: Item, following: Item | None, person_at: dict[int, Person]) -> None:
        """What stands behind an actor: its body or office (`Japanese defence ministry`), and who holds it."""
        words = self.words(item.hi, min(self.hi, item.hi + 5))
        head = self._head(item, words)
        if head and item.kind != NAME:
            self._office(item.hi, head, item.name)
        if following is None or following.kind != NAME or following.lo - item.hi > REACH:
            return
        person = person_at.get(following.lo)
        if person is not None and self._holds_for(item, following):
            person.sure = True
            self._vote(person, item.name)

    def _head(self, item: Item, words: list[str]) -> list[str]:
        """The words of office right behind an actor; punctuation ends them."""
        end = 0
        while end < len(words) and (words[end] == "'s" or words[end] in _TAKEN_UP):
            end += 1
        if not end or words[:end] == ["'s"]:
            return []
        last = int(self.tokens.end[item.hi + end - 1])
        gap = self.text[item.end : last]
        kept = [w for w in words[:end] if w != "'s"]
        return kept if not any(c in gap for c in ",.;:()\n") else []

    def _holds_for(self, item: Item, name: Item) -> bool:
        """`Japan's defence minister Ann Lee`: a name behind an actor and at least one word of office."""
        between = self.words(item.hi, name.lo)
        wanted = cw.OFFICES if item.kind == ACTOR else _EMPLOYED
        if wanted.isdisjoint(between) or not self._open(item.end, name.start):
            return False
        if any(w in _BREAKS for w in between) or not cw.FORMER.isdisjoint([*between, self.word(item.lo - 1)]):
            return False
        gap = self.text[item.end : name.start]
        if item.kind == NAME and ("," in gap or not _STAFF.issuperset(w for w in between if w != "'s")):
            return False
        # `In Moscow, foreign ministry spokeswoman ...` goes on, `Moscow, Boris Falk` does not.
        return "," not in gap or gap.startswith(",") and self.word(item.lo - 1) == "in" and between[0] in wc.ROLES

    def _vote(self, person: Person, actor: str, weight: int = 1) -> None:
        person.votes[actor] = person.votes.get(actor, 0) + weight


def _leading_office(words: list[str], wanted: frozenset[str]) -> bool:
    """Whether an office comes soon behind an actor, nothing but its own words before it: `'s first ambassador`."""
    for word in words:
        if word in wanted:
            return True
        if word in _BREAKS or word in wc.PERSONAL:
            return False
    return False
