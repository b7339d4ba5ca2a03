"""Reading an article's cast: its capitalised runs, what they are, and what stands between neighbouring ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.model.tokens import CAPS, UPPER, Tokens
from framing.text import castwords as cw
from framing.text import wordclasses as wc
from framing.text.cast import Cast, Mention, Naming, Office, Organisation, Person, gender_of, gender_of_first_name
from framing.text.phrases import ABBREVIATED

NAME, ORGANISATION, ACTOR = range(3)
REACH = 9
"""So many words may stand between a name and its actor."""
INTRODUCTIONS = 4
"""A person is introduced in the first namings, if at all."""

_FUNCTION = wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.SUBJECT_STARTS | wc.ADVERBS
_TITLES = wc.ROLES | cw.OFFICES | cw.PROFESSIONS | cw.HONORIFICS_F | cw.HONORIFICS_M
_ADDRESSES = wc.ROLES & frozenset("mr mrs ms dr rep sen gov gen col capt adm lt sgt judge justice senator".split())
_NOT_WITHIN = wc.ROLES | wc.TIME | wc.DETERMINERS | _FUNCTION | cw.FORMER | ((_TITLES | cw.OFFICES) - cw.SURNAMES_TOO)
_BEFORE_NAMES = _TITLES | cw.BODIES | cw.FORMER
_EMPLOYED = _TITLES - cw.KIN
_STAFF = frozenset(
    (
        "spokesman spokeswoman spokesperson ceo cfo coo chief executive co founder cofounder chairman chairwoman director "
        "managing editor reporter correspondent columnist host anchor analyst economist researcher senior vice strategist "
        "manager engineer coach boss head"
    ).split()
)
_FOLLOWS = cw.TAKEN_UP | frozenset("'s acting new then first outgoing presidential permanent chief newly former co based".split())
_BREAKS = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PREPOSITIONS) - {"for", "of"}
_BREAKS_BEHIND = (wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PERSONAL) - {"and", "who", "as"}
_HARD = re.compile(r"[.!?;:()\"“”\n\r]")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|Lt|Col|Gen|Maj|Capt|Cmdr|Adm|Sgt|Brig|Rev|Hon|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Rep|St)\.")
_EXPLAINS = (", ", " (", " of ", " at ", " from ", " with ")
_MEMBERS = frozenset("democrat republican libertarian".split())
_PARTY_NAMES = frozenset(cw.PARTIES.values())
_PARTY = re.compile(r"(?:,| \() ?(?:(R)|D)[-–—](?=[A-Z])")


class Item(NamedTuple):
    """Tokens `lo` to `hi` that name something: a `NAME`, an `ORGANISATION` or an `ACTOR` of the lexicon.

    `start` and `end` are its characters, `first` and `last` the folded words at its ends.
    """

    lo: int
    hi: int
    kind: int
    name: str
    start: int
    end: int
    first: str = ""
    last: str = ""


def learn_cast(
    text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Mention], body: Sequence[bool]
) -> Cast:
    """Read an article's tokens `lo` to `hi` once: names in full, and who is named with which actor and office.

    `body[n - lo]` says whether token n stands in coded text outside headlines, which put capitals on any word.
    """
    return _Reading(text, tokens, lo, hi, mentions).cast(body)


class _Reading:
    def __init__(self, text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Mention]) -> None:
        self.text, self.tokens, self.lo, self.hi = text, tokens, lo, hi
        self.ids: list[int] = tokens.word[lo:hi].tolist()
        self.vocabulary = tokens.vocabulary.words
        self.mentions = self._genuine(mentions)
        self.taken = {n for m in self.mentions for n in range(m.lo, m.hi)}
        self.found = Cast()
        self._person_at: dict[int, Person] = {}

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
        self._without_namesakes()
        self._organisations(organisations)
        items = sorted([*names, *organisations, *self._actors(organisations)])
        self._person_at = {naming.lo: naming.person for naming in self.found.namings}
        seen: dict[Person, int] = {}
        for n, item in enumerate(items):
            person = None if item.kind else self._person_at.get(item.lo)
            if person is not None:
                times = seen[person] = seen.get(person, 0) + 1
                if times <= INTRODUCTIONS:
                    self._person(item, person, items, n)
            if item.kind == ORGANISATION or (person is None or not person.sure) and self._leads(item):
                self._body(item, items[n + 1] if n + 1 < len(items) else None)
        for offices in self.found.offices.values():
            offices.sort(key=lambda o: o.at)
        return self.found

    # ------------------------------------------------------------ actors and their namesakes

    def _genuine(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions without towns (`Lebanon, Ohio`), US states and parts of people's names (`Jim Jordan`, `Chad Roe`)."""
        return [m for m in mentions if not (m.hi - m.lo == 1 and self._is_namesake(m, mentions))]

    def _is_namesake(self, mention: Mention, mentions: Sequence[Mention]) -> bool:
        word = self.word(mention.lo)
        end = int(self.tokens.end[mention.lo])
        if self.word(mention.hi) in cw.US_STATES and self.text.startswith(", ", end) and self.text[end + 2].isupper():
            return True
        company = cw.SHARED.get(word)
        if company is not None and not any(
            m.actor in company or m.actor == mention.actor and self.word(m.lo) != word for m in mentions
        ):
            return True
        if word not in cw.NAMES_TOO:
            return False
        before = self.word(mention.lo - 1)
        if (gender_of_first_name(before) or before in _ADDRESSES) and self._touches(mention.lo):
            return True
        flags = self.tokens.flags
        behind = self.word(mention.hi)
        follows = mention.hi < self.hi and flags[mention.hi] & UPPER and self._touches(mention.hi)
        taken = any(m.lo == mention.hi for m in mentions) if follows else True
        return bool(not taken and behind not in _NOT_WITHIN | cw.ORGANISATIONS | wc.STATE_BODIES | cw.BODIES)

    def _without_namesakes(self) -> None:
        """Drop lone names of people that the article names in full (`Jordan` where Jim Jordan speaks)."""
        people = self.found.people
        shared = [m for m in self.mentions if m.hi - m.lo == 1 and self.word(m.lo) in cw.NAMES_TOO]
        lone = {m.lo for m in shared if any(p.sure for p in people.get(self.word(m.lo), ()))}
        if lone:
            self.mentions = [m for m in self.mentions if m.lo not in lone]
            self.found.namings += [Naming(n, n + 1, people[self.word(n)][0]) for n in lone]
            self.found.namings.sort(key=lambda naming: naming.lo)
        self.found.mentions = self.mentions

    def _actors(self, organisations: list[Item]) -> list[Item]:
        """The lexicon's actors that are no part of an organisation's name."""
        inside = {n for o in organisations for n in range(o.lo, o.hi)}
        outside = [m for m in self.mentions if m.lo not in inside]
        starts: list[int] = self.tokens.start[[m.lo for m in outside]].tolist() if outside else []
        ends: list[int] = self.tokens.end[[m.hi - 1 for m in outside]].tolist() if outside else []
        return [
            Item(m.lo, m.hi, ACTOR, m.actor, a, b) for m, a, b in zip(outside, starts, ends, strict=True)
        ]

    # ------------------------------------------------------------ runs

    def _runs(self, body: Sequence[bool]) -> tuple[list[Item], list[Item]]:
        """Runs of capitalised words that are no actor, office or date: names, and organisations by their words."""
        lo = self.lo
        caps = np.flatnonzero(self.tokens.flags[lo : self.hi] & UPPER) + lo
        runs = _Capitals(self, caps)
        free = [
            n not in self.taken and bool(body[n - lo]) and (w not in _NOT_WITHIN or self._is_name_month(n, w))
            for n, w in zip(runs.at, runs.words, strict=True)
        ]
        names: list[Item] = []
        organisations: list[Item] = []
        n, count = 0, len(free)
        while n < count:
            if not free[n] or runs.words[n] in cw.CHARGES:
                n += 1
                continue
            first, bodily = n, runs.words[n] in cw.ORGANISATIONS
            n += 1
            while n < count and runs.joins(n, free[n], bodily) and body[runs.at[n] - lo]:
                bodily = bodily or runs.words[n] in cw.ORGANISATIONS
                n += 1
            if n - first > 1 and not bodily and runs.words[first] in cw.PARTIES:
                organisations.append(runs.item(first, first + 1, bodily))
                first += 1
            item = runs.item(first, n, bodily)
            (organisations if item.kind else names).append(item)
        return names, organisations

    def _is_name_month(self, n: int, word: str) -> bool:
        """`Jane May`: a month behind a first name."""
        return word in cw.MONTHS_TOO and bool(gender_of_first_name(self.word(n - 1))) and self._touches(n)

    def _organisations(self, found: list[Item]) -> None:
        """The organisations, and what they are called for short: `Acme Group` Acme, `Budget Office (BO)` BO."""
        cast = self.found
        for item in found:
            first = item.first
            name = cast.short.get(first, item.name) if item.hi - item.lo == 1 else item.name
            cast.organisations.append(Organisation(item.lo, item.hi, name))
            if item.hi - item.lo > 1:
                if first not in cw.ORGANISATIONS and first not in wc.ROLES and item.lo not in self.taken:
                    cast.short.setdefault(first, name)
                if self.text.startswith(" (", item.end) and self.text[item.end + 2 : item.end + 4].isupper():
                    if _initials(name).endswith(self.word(item.hi)):
                        cast.short[self.word(item.hi)] = name

    # ------------------------------------------------------------ people

    def _people(self, names: list[Item]) -> None:
        """Who the names are: names in full first, then the surnames and titles that take them up."""
        cast, known = self.found, {}
        loose = []
        for item in names:
            first, last = item.first, item.last
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
        word, before = item.first, self.word(item.lo - 1)
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

    def _person(self, item: Item, person: Person, items: list[Item], n: int) -> None:
        """A person's offices and gender, from right before the name and from the apposition behind it; the party; the actor."""
        before = self.word(item.lo - 1)
        if before in _TITLES and self._touches(item.lo):
            self._hold(item.lo, self._titles_before(item.lo), person)
        text, end = self.text, item.end
        if text.startswith(_EXPLAINS, end):
            party = _PARTY.match(text, end) if text[end + 2 : end + 3] in "RD" else None
            if party:
                person.sure = True
                self._vote(person, cw.PARTY_LETTERS["r" if party.group(1) else "d"], 3)
            elif text.startswith(", ", end):
                self._apposition(item, person)
            self._affiliate(item, person, items[n + 1 : n + 4])

    def _titles_before(self, lo: int) -> list[str]:
        """The words of office right before a name."""
        n = lo - 1
        while n >= self.lo and lo - n < 6 and self.word(n) in _BEFORE_NAMES:
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
            if word in cw.TAKEN_UP:
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
            if other.last in _MEMBERS and other.start == item.end + 2:
                self._vote(person, cw.PARTIES[other.last], 3)  # `Jane Roe, Ohio Democrat`
                return
            if self._belongs(item, other):
                person.sure = True
                self._vote(person, other.name)
                return

    def _is_person(self, item: Item) -> bool:
        person = self.found.person(item.last)
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

    def _leads(self, item: Item) -> bool:
        """Whether an office may stand behind an actor."""
        behind = item.hi - self.lo
        return behind < len(self.ids) and (
            self.vocabulary[self.ids[behind]] in _FOLLOWS or self.text[item.end] == "," and self.word(item.lo - 1) == "in"
        )

    def _body(self, item: Item, following: Item | None) -> None:
        """What stands behind an actor: its body or office (`Japanese defence ministry`), and who holds it."""
        if item.kind != NAME:
            head = self._head(item, self.words(item.hi, min(self.hi, item.hi + 5)))
            if head:
                self._office(item.hi, head, item.name)
        if following is None or following.kind != NAME or following.lo - item.hi > REACH:
            return
        person = self._person_at.get(following.lo)
        if person is not None and self._holds_for(item, following):
            person.sure = True
            self._vote(person, item.name)

    def _head(self, item: Item, words: list[str]) -> list[str]:
        """The words of office right behind an actor; punctuation ends them."""
        end = 0
        while end < len(words) and (words[end] == "'s" or words[end] in cw.TAKEN_UP):
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
        if between == ["'s"]:
            return item.kind != ACTOR and name.start - item.end == 3  # `the Gazette's Jane Roe`
        if not between:
            return item.name in _PARTY_NAMES and name.start == item.end + 1 and self.text[item.end] == " "
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


class _Capitals:
    """The capitalised tokens of an article as lists, and where runs of them begin and end."""

    def __init__(self, reading: _Reading, caps: NDArray[np.int64]) -> None:
        tokens, lo = reading.tokens, reading.lo
        self._reading, self._text = reading, reading.text
        self.at: list[int] = caps.tolist()
        self._starts: list[int] = tokens.start[caps].tolist()
        self._ends: list[int] = tokens.end[caps].tolist()
        self._shouted: list[int] = (tokens.flags[caps] & CAPS).tolist()
        ids, vocabulary = reading.ids, reading.vocabulary
        self.words = [vocabulary[ids[n - lo]] for n in self.at]

    def joins(self, n: int, free: bool, bodily: bool) -> bool:
        """Whether a run goes on to capital n: over a space or hyphen, an initial's full stop, `von der`, or `of` in a body's name."""
        apart = self.at[n] - self.at[n - 1]
        if apart > 3 or not (free or bodily):
            return False
        gap = self._text[self._ends[n - 1] : self._starts[n]]
        before = self.words[n - 1]
        if apart == 1:
            if not free or gap == " ":
                return free
            if len(before) == 1:
                return gap == ". "  # `J. R. Roe`, but not the state in `R-Texas`
            return gap in ("-", "\xa0") or gap == ". " and before in ABBREVIATED
        if not gap.replace(" ", "").replace("-", "").isalpha():
            return False
        between = self._reading.words(self.at[n - 1] + 1, self.at[n])
        if free and all(w in cw.PARTICLES for w in between):
            return True
        if not bodily or self.words[n] in wc.TIME:
            return False
        return (between[0] in ("of", "for", "on") or between == ["and"] and self._is_linked(n - 1)) and all(
            w in cw.ORG_LINKS for w in between
        )

    def _is_linked(self, n: int) -> bool:
        """Whether a link stands shortly before capital n: `Centers for Disease Control and Prevention`."""
        at = self.at[n]
        return any(w in ("of", "for", "on") for w in self._reading.words(at - 3, at))

    def item(self, first: int, end: int, bodily: bool) -> Item:
        """The run of capitals `first` to `end`; a body's name takes what leans on it (`Food and Drug Administration`)."""
        if bodily:
            while first and self._leans(first):
                first -= 1
        party = cw.PARTIES.get(self.words[first]) if end - first == 1 else None
        if party and (self.words[first] not in cw.ANY_WORD or not self._opens(first)):
            start, stop = self._starts[first], self._ends[first]
            return Item(self.at[first], self.at[first] + 1, ORGANISATION, party, start, stop, *[self.words[first]] * 2)
        initials = end - first == 1 and self._shouted[first] and len(self.words[first]) > 2
        kind = ORGANISATION if bodily and end - first > 1 or initials else NAME
        start, stop = self._starts[first], self._ends[end - 1]
        name = self._text[start:stop]
        return Item(self.at[first], self.at[end - 1] + 1, kind, name, start, stop, self.words[first], self.words[end - 1])

    def _opens(self, n: int) -> bool:
        """Whether capital n opens a sentence, where any word has one."""
        gap = self._text[max(0, self._starts[n] - 2) : self._starts[n]]
        return not gap.endswith(" ") or gap[0] in ".!?\n"

    def _leans(self, first: int) -> bool:
        """Whether the capital before a body's name belongs to it: `American Federation of Teachers`, `National Trust`."""
        before, here = self.words[first - 1], self.words[first]
        gap = self._text[self._ends[first - 1] : self._starts[first]]
        if gap == " and ":
            outside = self.at[first - 1] - 1
            return outside in self._reading.taken or self._reading.word(outside) == "the"
        if gap not in (" ", "-") or before in wc.DETERMINERS | wc.TIME | _FUNCTION:
            return False
        return here not in cw.STATE_OWNED and before not in cw.OFFICES


def _leading_office(words: list[str], wanted: frozenset[str]) -> bool:
    """Whether an office comes soon behind an actor, nothing but its own words before it: `'s first ambassador`."""
    for word in words:
        if word in wanted:
            return True
        if word in _BREAKS or word in wc.PERSONAL:
            return False
    return False


def _initials(name: str) -> str:
    """The first letters of a name's words in capitals: `Food and Drug Administration` gives `fda`."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).lower()
