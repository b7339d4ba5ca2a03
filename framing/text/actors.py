"""Which actor a source speaks for: states, organisations and groups by name, people by their affiliation in the article.

People are resolved through their title or affiliation in the article itself; no list of office-holders is kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.codebooks.matcher import Entry
from framing.model.tokens import CAPS, CLITIC, NUMBER, UPPER, Tokens, words_of
from framing.text import wordclasses as wc
from framing.text.view import ABBREVIATED

_HARD_GAP = re.compile(r"[.!?;:()\"“”\n\r]")
REACH = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named by tokens `lo` to `hi` of the batch."""

    lo: int
    hi: int
    actor: str


def accepts(tokens: Tokens, lo: int, hi: int, entry: Entry) -> bool:
    """Actors start with a capital; a pattern of up to three capitals (`US`, `UN`) wants capitals in the text."""
    pattern = entry.indicator.pattern
    if len(pattern) <= 3 and pattern.isupper():
        return bool(tokens.flags[lo] & CAPS)
    del hi
    return bool(tokens.flags[lo] & UPPER)


@dataclass
class Cast:
    """The people and actors of one article, learnt from the article's own words."""

    affiliation: dict[str, str] = field(default_factory=dict)
    full_name: dict[str, str] = field(default_factory=dict)
    by_role: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)

    def of_person(self, surname: str) -> str | None:
        """The actor that a person speaks for, else the fullest form of the name."""
        return self.affiliation.get(surname) or self.full_name.get(surname)


def learn_cast(text: str, tokens: Tokens, lo: int, hi: int, mentions: Sequence[Mention], body: Sequence[bool]) -> Cast:
    """Read an article's tokens `lo` to `hi` once: names in full, and who is named with which actor and office.

    `body[n - lo]` says whether token n stands in coded text.
    """
    words = [tokens.vocabulary.words[w] for w in tokens.word[lo:hi].tolist()]
    flags = tokens.flags[lo:hi].tolist()
    starts, ends = tokens.start[lo:hi].tolist(), tokens.end[lo:hi].tolist()
    gaps = [""] + [text[ends[n - 1] : starts[n]] for n in range(1, len(words))]
    taken = {n - lo for m in mentions for n in range(m.lo, m.hi)}
    cast = Cast()
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    firsts: dict[str, str] = {}
    for name_lo, name_hi in _names(words, flags, gaps, taken, body):
        full = text[starts[name_lo] : ends[name_hi - 1]]
        known = cast.full_name.get(words[name_hi - 1], "")
        if _has_office(words, gaps, name_lo, name_hi):
            cast.people.update((words[name_lo], words[name_hi - 1]))
        if name_hi - name_lo > 1 and len(full) > len(known):
            cast.full_name[words[name_hi - 1]] = full
            firsts.setdefault(words[name_lo], full)
    for mention in mentions:
        name = _affiliated(words, flags, gaps, taken, mention.hi - lo)
        if name is not None:
            votes[words[name]][mention.actor] += 1
        role = _role_head(words, gaps, mention.hi - lo)
        if role:
            cast.by_role[role] = mention.actor
        before = _named_before(words, flags, gaps, taken, mention.lo - lo)
        if before is not None:
            votes[words[before]][mention.actor] += 1
    for surname, counts in votes.items():
        if surname in cast.full_name:
            cast.affiliation[surname] = min(counts, key=lambda a: (-counts[a], a))
    for first, full in firsts.items():
        # Family names come first in many languages: "Wu" is Wu Qian unless it is another's surname.
        surname = words_of(full)[-1]
        cast.full_name.setdefault(first, full)
        if surname in cast.affiliation:
            cast.affiliation.setdefault(first, cast.affiliation[surname])
    return cast


def _is_name(words: Sequence[str], flags: Sequence[int], n: int, taken: set[int]) -> bool:
    return (
        bool(flags[n] & UPPER)
        and n not in taken
        and words[n] not in wc.ROLES
        and words[n] not in wc.TIME
        and words[n] not in wc.DETERMINERS
    )


def _names(
    words: list[str], flags: list[int], gaps: list[str], taken: set[int], body: Sequence[bool]
) -> list[tuple[int, int]]:
    """Runs of capitalised words that are no actor, office or date."""
    out = []
    n = 0
    while n < len(words):
        if (
            not body[n]
            or not _is_name(words, flags, n, taken)
            or words[n] in wc.PREPOSITIONS | wc.CONJUNCTIONS | wc.SUBJECT_STARTS | wc.ADVERBS
        ):
            n += 1
            continue
        end = n + 1
        while end < len(words) and _is_name(words, flags, end, taken) and _joins(words, gaps, end) and body[end]:
            end += 1
        out.append((n, end))
        n = end
    return out


def _joins(words: list[str], gaps: list[str], n: int) -> bool:
    """Whether a name may run on to word n: over a space or hyphen, or the full stop of an initial or a title."""
    return gaps[n] in (" ", "-", "\xa0") or (
        gaps[n] == ". " and (len(words[n - 1]) == 1 or words[n - 1] in ABBREVIATED)
    )


def _has_office(words: list[str], gaps: list[str], lo: int, hi: int) -> bool:
    """Whether a name is a person's: an office right before it, or in an apposition right behind it."""
    if lo > 0 and words[lo - 1] in wc.TITLES and gaps[lo] in (" ", "\xa0", ". "):
        return True
    return hi < len(words) and "," in gaps[hi] and any(w in wc.TITLES for w in words[hi : hi + 4])


def _affiliated(words: list[str], flags: list[int], gaps: list[str], taken: set[int], start: int) -> int | None:
    """The surname in `Japan's defence minister Shinjiro Koizumi`: a name behind an actor and at least one word of office."""
    office = False
    for n in range(start, min(len(words), start + REACH)):
        gap = gaps[n]
        if _HARD_GAP.search(gap.replace(". ", " ") if words[n - 1] in ABBREVIATED else gap) or n in taken:
            return None
        if (
            "," in gap
            and not office
            and not (n == start and words[start - 2 : start - 1] == ["in"] and words[n] in wc.ROLES)
        ):
            return None  # `In Moscow, foreign ministry spokeswoman ...` goes on, `Moscow, Boris Falk` does not
        if flags[n] & CLITIC or words[n] in wc.ROLES:
            office = office or words[n] in wc.TITLES
            continue
        if flags[n] & UPPER and office and words[n] not in wc.TIME | wc.DETERMINERS:
            end = n
            while end + 1 < len(words) and _is_name(words, flags, end + 1, taken) and _joins(words, gaps, end + 1):
                end += 1
            return end
        if words[n] in wc.AUXILIARIES | wc.CONJUNCTIONS | wc.PREPOSITIONS - {"for", "of"} or flags[n] & NUMBER:
            return None
    return None


def _named_before(words: list[str], flags: list[int], gaps: list[str], taken: set[int], at: int) -> int | None:
    """The surname in `Maria Zakharova, a spokeswoman for the Russian foreign ministry` or `Jens Falk, Norway's envoy`."""
    n = at - 1
    while (
        n >= 0
        and at - n <= 9
        and (
            words[n] in wc.ROLES
            or words[n] in ("a", "an", "the", "of", "for", "at", "to", "in", "with", "'s", "who", "speaks")
        )
        and "," not in gaps[n + 1]
    ):
        n -= 1
    if (
        n < 0
        or "," not in gaps[n + 1]
        or not _is_name(words, flags, n, taken)
        or not any(w in wc.ROLES for w in words[n + 1 : at + 6])
    ):
        return None
    return n


def _role_head(words: list[str], gaps: list[str], start: int) -> str | None:
    """The office right behind an actor: `Japanese defence ministry` gives `ministry`."""
    head = None
    for n in range(start, min(len(words), start + 5)):
        if (
            n > start
            and gaps[n].strip()
            or words[n]
            not in wc.ROLES
            | {"'s", "ministry", "department", "agency", "navy", "army", "embassy", "parliament", "forces"}
        ):
            break
        if words[n] != "'s":
            head = words[n]
    return head


def resolve(cast: Cast, words: Sequence[str], capitals: Sequence[bool], mentioned: str | None, text: str) -> str | None:
    """The actor of a source phrase: named in it, else through the person or office it names; None for unnamed sources."""
    if mentioned:
        return mentioned
    names = [
        w
        for w, capital in zip(words, capitals, strict=True)
        if capital and w not in wc.ROLES and w not in wc.DETERMINERS and w != "'s"
    ]
    for name in reversed(names):
        person = cast.of_person(name)
        if person:
            return person
    heads = [w for w in words if w in cast.by_role]
    if heads and not names:
        return cast.by_role[heads[-1]]
    if names and not (len(names) == 1 and capitals[0] and words[0] == names[0] and len(words) > 1):
        return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
    return None
