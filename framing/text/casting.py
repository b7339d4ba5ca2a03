"""Reading an article's cast once: who is named, what they are called for short, and who is with whom."""

from __future__ import annotations

from collections.abc import Sequence

from framing.model.tokens import Tokens
from framing.text import castwords as cw
from framing.text import ties
from framing.text import wordclasses as wc
from framing.text.capitals import ACTOR, NAME, ORGANISATION, Item, Runs, runs
from framing.text.cast import Cast, Mention, Naming, Office, Organisation, Person, gender_of, gender_of_first_name
from framing.text.namesakes import genuine
from framing.text.page import Page

INTRODUCTIONS = 4
"""A person is introduced in the first namings, if at all."""
STATED = 3
"""A party beside a name outweighs a body that is named with it."""


def learn_cast(text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Mention], body: Sequence[bool]) -> Cast:
    """Read an article's tokens `lo` to `hi` once: names in full, and who is named with which actor and office.

    `body[n - lo]` says whether token n stands in coded text outside headlines, which put capitals on any word.
    """
    return _Casting(Page(text, tokens, lo, hi), mentions).cast(body)


class _Casting:
    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self.page = page
        self.mentions = genuine(page, mentions)
        self.taken = {n for m in self.mentions for n in range(m.lo, m.hi)}
        self.found = Cast()

    def cast(self, body: Sequence[bool]) -> Cast:
        """The article's cast."""
        found = runs(self.page, self.taken, body)
        self._people(found.names)
        singles = self._singles(found)
        self._drop_namesakes()
        self._organisations(found.organisations)
        self._relate(sorted([*found.names, *singles, *found.organisations, *self._actors(found.organisations)]))
        for offices in self.found.offices.values():
            offices.sort(key=lambda o: o.at)
        return self.found

    def _drop_namesakes(self) -> None:
        """Drop lone names of people that the article names in full (`Jordan` where Jim Jordan speaks)."""
        people, word = self.found.people, self.page.word
        shared = [m.lo for m in self.mentions if m.hi - m.lo == 1 and word(m.lo) in cw.NAMES_TOO]
        lone = {n for n in shared if any(p.sure for p in people.get(word(n), ())[:1])}
        if lone:
            self.mentions = [m for m in self.mentions if m.lo not in lone]
            self.found.namings += [Naming(n, n + 1, people[word(n)][0]) for n in lone]
            self.found.namings.sort(key=lambda naming: naming.lo)
        self.found.mentions = self.mentions

    def _actors(self, organisations: list[Item]) -> list[Item]:
        """The lexicon's actors that are no part of an organisation's name."""
        inside = {n for o in organisations for n in range(o.lo, o.hi)}
        outside = [m for m in self.mentions if m.lo not in inside]
        starts, ends = self.page.tokens.starts, self.page.tokens.ends
        return [Item(m.lo, m.hi, ACTOR, m.actor, starts[m.lo], ends[m.hi - 1]) for m in outside]

    def _organisations(self, found: list[Item]) -> None:
        """The organisations, and what they are called for short: `Acme Group` Acme, `Budget Office (BO)` BO."""
        cast = self.found
        for item in found:
            first = item.first
            name = cast.short.get(first, item.name) if item.hi - item.lo == 1 else item.name
            cast.organisations.append(Organisation(item.lo, item.hi, name))
            if item.hi - item.lo > 1:
                for word in self.page.words(item.lo, item.hi):
                    if word not in cw.ORG_LINKS:
                        cast.full_name.setdefault(word, name)
                if first not in cw.ORGANISATIONS and first not in wc.ROLES and item.lo not in self.taken:
                    cast.short.setdefault(first, name)
                if self.page.text.startswith(" (", item.end) and _initials(name).endswith(self.page.word(item.hi)):
                    cast.short[self.page.word(item.hi)] = name

    def _people(self, names: list[Item]) -> None:
        """Who is named in full; names of one word are taken for these later."""
        cast = self.found
        known: dict[tuple[str, str], Person] = {}
        for item in names:
            first, last = item.first, item.last
            if first is last and item.hi - item.lo == 1:
                continue
            person = known.get((first, last))
            if person is None and " " not in item.name and last in cast.people:
                person = cast.people[last][-1]  # `Roe-Doe` is Jane Roe-Doe
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

    def _singles(self, found: Runs) -> list[Item]:
        """The names of one word that take up a person, bear a title, or stand where an employer stands."""
        people, word = self.found.people, self.page.word
        at, words = found.capitals.at, found.capitals.words
        items = []
        for n in found.singles:
            person, before = words[n] in people, word(at[n] - 1)
            if person or before in cw.TITLES or before in ties.EMPLOYING or word(at[n] + 1) in ties.FOLLOWS:
                item = found.capitals.item(n, n + 1, False)
                items.append(item)
                if person or before in cw.TITLES:
                    self._surname(item)
        self.found.namings.sort(key=lambda naming: naming.lo)
        return items

    def _surname(self, item: Item) -> None:
        """A name of one word: somebody named in full elsewhere, or somebody with a title (`President Xi`)."""
        word = item.first
        person = self.found.person(word, (self.page.word(item.lo - 1),))
        if person is None and self.page.touches(item.lo):
            person = Person(item.name, sure=True)
            self.found.people[word] = [person]
        if person is not None:
            self.found.namings.append(Naming(item.lo, item.hi, person))

    # ------------------------------------------------------------ who is with whom

    def _relate(self, items: list[Item]) -> None:
        """Read what stands between neighbouring names."""
        person_at = {naming.lo: naming.person for naming in self.found.namings}
        sure = {n for n, person in person_at.items() if person.sure}
        seen: dict[Person, int] = {}
        for n, item in enumerate(items):
            person = None if item.kind else person_at.get(item.lo)
            if person is not None:
                times = seen[person] = seen.get(person, 0) + 1
                if times <= INTRODUCTIONS:
                    self._introduce(item, person, items[n + 1 : n + 4], sure)
            if person is None or not person.sure:
                following = items[n + 1] if n + 1 < len(items) else None
                holder = person_at.get(following.lo) if following and following.kind == NAME else None
                near = holder is not None and following is not None and following.lo - item.hi <= ties.REACH
                if near or item.kind == ORGANISATION or ties.leads(self.page, item):
                    self._represent(item, following, holder)

    def _introduce(self, item: Item, person: Person, after: list[Item], sure: set[int]) -> None:
        """Note a person's offices and gender, from right before the name and from behind its comma; the party; the actor."""
        page = self.page
        titles = ties.titles_before(page, item.lo)
        if titles:
            self._hold(item.lo, titles, person)
        if not page.text.startswith(_EXPLAINS, item.end):
            return
        party = ties.party_of(page, item)
        if party:
            person.vote(party, STATED)
        elif page.text.startswith(", ", item.end):
            shown, roles = ties.apposition(page, item)
            person.sure = person.sure or shown
            if roles:
                self._hold(item.lo, roles, person)
        actor = ties.actor_behind(page, item, after, sure)
        if actor:
            person.vote(actor, STATED if actor in cw.PARTY_NAMES else 1)

    def _represent(self, item: Item, following: Item | None, holder: Person | None) -> None:
        """Note what body or office an actor has (`Japanese defence ministry`), and who holds it."""
        if item.kind != NAME:
            words = ties.body_behind(self.page, item)
            if words:
                self._office(item.hi, words, item.name)
        if following is not None and holder is not None and ties.has_holder(self.page, item, following):
            holder.vote(item.name)

    def _hold(self, at: int, words: list[str], person: Person) -> None:
        """Note that a person has an office."""
        person.sure = True
        person.gender = person.gender or gender_of(words)
        self._office(at, words, person)

    def _office(self, at: int, words: Sequence[str], holder: Person | str) -> None:
        kept = frozenset(words)
        for word in kept & cw.TAKEN_UP:
            self.found.offices.setdefault(word, []).append(Office(at, kept, holder))


_EXPLAINS = (", ", " (", " of ", " at ", " from ", " with ")


def _initials(name: str) -> str:
    """The first letters of a name's words in capitals: `Food and Drug Administration` gives `fda`."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).lower()
