"""Speakers of quotations whose sentence has no cue: signed, introduced by a colon, owned, told by a neighbour, carried on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from framing.model.span import Span
from framing.model.tokens import Tokens
from framing.text import wordclasses as wc
from framing.text.cue import SURE, Cue
from framing.text.marks import Marked
from framing.text.phrases import phrase_after
from framing.text.quotekind import LONG
from framing.text.speakers import Said, Speakers
from framing.text.subject import (
    UTTERANCES,
    begins_predicate,
    can_say,
    is_closed,
    looks_finite,
    name_end,
    one_person,
    says,
    subject_of,
)
from framing.text.verbsubject import subject_before
from framing.text.view import View
from framing.text.views import Sentence, near

NEAR_PARAGRAPHS = 2
NEAR_TOKENS, FAR_TOKENS = 8, 16
_SIGNED = re.compile(
    r"[”\"’»'“]{1,2}[ \t\xa0]*(?:[—–]|--?)?[ \t\xa0]?(?=[A-Z])((?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|al)[ \xa0]?){1,7})"
)
_LAST_PART = re.compile(r"(?:\s[-–—]|:)\s(\w[^:–—]{1,40})$")
_BLANK = " \t\xa0“\"‘'«„"
_INTRODUCED = re.compile(r"[:,]\s*[“\"‘'«„]+$")


@dataclass
class Uncued:
    """Finds speakers without a cue in one article; `view_of` gives the view of a sentence by its number."""

    text: str
    tokens: Tokens
    lines: Sequence[Sentence]
    speakers: Speakers
    view_of: Callable[[int], View]
    reports: Callable[[int], bool]
    cues: Mapping[int, Sequence[Cue]]

    def of_speech(self, mark: Marked, number: int) -> Said | None:
        """Who says a quotation in full clauses: named in its own sentence, else by the sentences around it."""
        line = self.lines[number]
        lead = self.text[max(line.span.start, mark.span.start - 6) : mark.span.start]
        here = self._signed(mark, number)
        if not here and not mark.continues and _INTRODUCED.search(lead):
            here = self._subject(number, self._token(line, mark.span.start))
        here = here or self._behind(mark, number)
        opens = lead.rstrip(_BLANK)[-1:] in ("", ".", "!", "?", "…")
        return here if here or not opens and not mark.continues and ":" not in lead else self._from_around(mark, number)

    def _from_around(self, mark: Marked, number: int) -> Said | None:
        """Who spoke in the sentence before, announced the quotation, is told of beside it, or was quoted last."""
        line = self.lines[number]
        if number and not mark.continues and self.text[self.lines[number - 1].span.end - 1] == ":":
            announced = self.subject(number - 1)
            if announced:
                return announced
        carried = self.speakers.carried(line.block, NEAR_PARAGRAPHS)
        same = (
            carried and carried.block == line.block and self._same_block(number - 1, line) and self.reports(number - 1)
        )
        if mark.continues or same:
            return carried
        return self._told_before(number) or self._told_after(mark, number) or carried

    def headed(self, mark: Marked, number: int) -> Said | None:
        """`"We are ready": a pilot on forty years at sea`, `Storm was 'chaos' - mayor`: who is named behind a headline's colon."""
        line = self.lines[number]
        if line.kind != "headline":
            return None
        view = self.view_of(number)
        opens = mark.span.start <= line.span.start + 1
        behind = self.text[mark.span.end : mark.span.end + 4].lstrip("”\"’'»")
        if opens and behind.startswith((": ", " – ", " — ", " - ", ", ")):
            phrase = phrase_after(view, self._token(line, mark.span.end))
            if phrase and (can_say(view, phrase) or view.words[phrase[0]] in wc.ARTICLES or len(mark.span) > 12):
                return self.speakers.speak(view, line.lo, line.block, phrase)
        last = _LAST_PART.search(self.text, mark.span.end, line.span.end)
        phrase = phrase_after(view, self._token(line, last.start(1))) if last else None
        if phrase and phrase[1] == len(view) and can_say(view, phrase):
            return self.speakers.speak(view, line.lo, line.block, phrase)
        return None

    def labelled(self, label: Span, block: int) -> Said:
        """The speaker whom a label or a signature names."""
        name = label.of(self.text)
        surname = name.split()[-1].strip(".,").casefold()
        who = self.speakers.cast.person(surname)
        actor = who.actor if who else None if len(name) < 2 else name
        return Said(label, block, actor, True, who=who)

    def subject(self, number: int) -> Said | None:
        """Who announces what follows: the subject of a sentence's last cue, else of the sentence."""
        view, line = self.view_of(number), self.lines[number]
        for cue in reversed(self.cues.get(number, ())):
            subject = None if "noun" in cue.takes else subject_before(view, cue.lo)
            if subject:
                return self.speakers.speak(view, line.lo, line.block, subject)
        return self._subject(number, None)

    def owner(self, mark: Marked, number: int) -> Said | None:
        """Whose words a fragment is by its possessive: `Tokyo's "grave concerns"`; a single word is nobody's."""
        line = self.lines[number]
        view = self.view_of(number)
        first = self._token(line, mark.span.start)
        if first < 2 or view.words[first - 1] != "'s" or " " not in mark.span.of(self.text):
            return None
        return self.speakers.owner(view, line.lo, line.block, first - 1)

    def of_fragment(self, mark: Marked, number: int) -> Said | None:
        """Who owns a fragment: `Tokyo's "grave concerns"`, `Tokyo "expressed its concern"`, `The notice promised an end to "it all"`."""
        line = self.lines[number]
        view = self.view_of(number)
        first = self._token(line, mark.span.start)
        if first >= 2 and view.words[first - 1] == "'s":
            return self.owner(mark, number)
        if not 0 < first < len(view):
            return None
        word = view.words[first]
        if looks_finite(word) or line.kind == "headline" and begins_predicate(word):
            subject = subject_of(view, first)
            if subject and subject[1] == first:
                return self.speakers.speak(view, line.lo, line.block, subject)
        before = [
            c
            for c in self.cues.get(number, ())
            if first - NEAR_TOKENS <= c.lo and c.hi <= first and "noun" not in c.takes and c.takes != {"passive"}
        ]
        if before and before[-1].weight >= SURE and not any(view.parted(n) for n in range(before[-1].hi, first)):
            subject = subject_before(view, before[-1].lo) or subject_of(view, before[-1].lo)
            claimed = view.words[before[-1].hi : before[-1].hi + 1] == ["that"]
            if subject and (claimed or can_say(view, subject)):
                return self.speakers.speak(view, line.lo, line.block, subject)
        return self._behind(mark, number) or self._goes_on(mark, number)

    def _goes_on(self, mark: Marked, number: int) -> Said | None:
        """Who was quoted in the sentence before: a long fragment in the next one is still from the same mouth."""
        line = self.lines[number]
        if self.text.count(" ", mark.span.start, mark.span.end) < LONG - 1 or not self._same_block(number - 1, line):
            return None
        carried = self.speakers.carried(line.block, 0) if self.reports(number - 1) else None
        return carried if carried and carried.quoted else None

    def _signed(self, mark: Marked, number: int) -> Said | None:
        """`"..." — Ann Lee`: the name behind a dash that ends the paragraph."""
        match = _SIGNED.match(self.text, mark.span.end, mark.span.end + 120)
        if not match:
            return None
        block = self.lines[number].block
        end = self.lines[near(self.lines, number)[-1]].span.end
        name = match.group(1).rstrip()
        behind = self.text[match.start(1) + len(name) : end].lstrip()[:1]
        dashed = match.start(1) - mark.span.end > 2
        if behind not in (("", ",", ".", "(", "|") if dashed else ("",)) or not dashed and " " not in name:
            return None
        return self.labelled(Span(match.start(1), match.start(1) + len(name)), block)

    def _token(self, line: Sentence, place: int) -> int:
        """The position in a sentence of the first token at or behind a place."""
        return bisect_left(self.tokens.starts, place, line.lo, line.hi) - line.lo

    def _same_block(self, number: int, line: Sentence) -> bool:
        return 0 <= number < len(self.lines) and self.lines[number].block == line.block

    def _behind(self, mark: Marked, number: int) -> Said | None:
        """`"It rains," the Chronicle reports`, `"It rains!" sobbed the pilot`: speech verbs that are no cue by themselves."""
        line = self.lines[number]
        last = self.text[mark.span.end - 1]
        view = self.view_of(number)
        n = self._token(line, mark.span.end)
        if last not in ",?!—" or n + 1 >= len(view) or view.quoted[n]:
            return None
        named = view.capital(n + 1) and not is_closed(view.words[n])
        if not view.capital(n) and (says(view.words[n]) or named) and view.words[n] not in wc.AUXILIARIES:
            phrase = one_person(view, n + 1) or phrase_after(view, n + 1)
            phrase = self._named_apposition(view, phrase) if phrase else None
        else:
            phrase = one_person(view, n) or _before_verb(view, phrase_after(view, n))
            if not phrase or phrase[1] not in view.cues and not can_say(view, phrase):
                return None
        return self.speakers.speak(view, line.lo, line.block, phrase) if phrase else None

    def _named_apposition(self, view: View, phrase: tuple[int, int]) -> tuple[int, int]:
        """`said the captain, Ann Lee`: the name that explains an office."""
        end = phrase[1]
        if end < len(view) and "," in view.gaps[end] and view.capital(end) and view.words[phrase[0]] in wc.DETERMINERS:
            return phrase_after(view, end) or phrase
        return phrase

    def _told_before(self, number: int) -> Said | None:
        """The person that the sentence before is about: `The mayor had doubts. "It may rain."`"""
        line = self.lines[number]
        if not self._same_block(number - 1, line):
            return None
        return self._subject(number - 1, None, person=True)

    def _told_after(self, mark: Marked, number: int) -> Said | None:
        """The next sentence's speaker: `"It rains." That was the verdict of Lee`, `"It rains." Lee shook her head.`"""
        line = self.lines[number]
        if mark.span.start > line.span.start + 2 or not self._same_block(number + 1, line):
            return None
        view = self.view_of(number + 1)
        if any(view.quoted[:3]):
            return None
        following = self.lines[number + 1]
        if view.words[0] in ("so", "thus") and len(view) > 2 and says(view.words[1]):
            phrase = phrase_after(view, 2)
            return self.speakers.speak(view, following.lo, line.block, phrase) if phrase else None
        if view.words[0] in ("that", "this", "such", "those", "these") and set(view.words[1:8]) & UTTERANCES:
            of = next((n for n in range(2, min(len(view) - 1, 12)) if view.words[n] in ("of", "from")), None)
            phrase = phrase_after(view, of + 1) if of is not None else None
            if phrase and can_say(view, phrase):
                return self.speakers.speak(view, following.lo, line.block, phrase)
        return self._subject(number + 1, None, person=True)

    def _subject(self, number: int, limit: int | None, person: bool = False) -> Said | None:
        """The subject of a sentence, before token `limit`, if it can say something; a person's name if `person`."""
        view, line = self.view_of(number), self.lines[number]
        subject = subject_of(view, len(view) if limit is None else limit)
        if subject is None or person and not self._is_person(view, line, subject):
            return None
        if person:
            subject = subject[0], name_end(view, *subject)
        subject = self._named_apposition(view, subject)
        return self.speakers.speak(view, line.lo, line.block, subject)

    def _is_person(self, view: View, line: Sentence, phrase: tuple[int, int]) -> bool:
        words = view.words[phrase[0] : phrase[1]]
        if "'s" in words or words[0] in wc.POSSESSIVES:
            return False
        if any(w in wc.TITLES and not w.endswith("s") for w in words):
            return True
        cast = self.speakers.cast
        first, last = (cast.namings_before(line.lo + n) for n in phrase)
        return any(naming.person.sure or " " in naming.person.name for naming in cast.namings[first:last])


def _before_verb(view: View, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """A phrase that a verb of speech follows, the verb left out where no list knows it for one: `the memo reads`."""
    if phrase is None:
        return None
    end = phrase[1]
    if end < len(view) and not view.parted(end) and (end in view.cues or says(view.words[end])):
        return phrase
    if end < len(view) and "," in view.gaps[end]:  # `Ann Lee, who leads the hunt, told reporters`
        cue = min((n for n in view.cues if end < n <= end + FAR_TOKENS), default=end)
        return phrase if "," in view.gaps[cue] and cue > end else None
    last = phrase[1] - 1
    return (phrase[0], last) if last > phrase[0] and says(view.words[last]) and not view.capital(last) else None
