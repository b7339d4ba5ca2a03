"""What kind of word tells an event apart: names, numbers, years, months, common words; and one form for each word."""

from __future__ import annotations

import zlib

import numpy as np
from numpy.typing import NDArray

from framing.codebooks.frequency import COMMON, FREQUENT
from framing.model.tokens import Vocabulary

WORD, NAME, NUMBER, YEAR, PAIR = range(5)
"""The kinds of features of an article's content."""
MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_SHORT_MONTHS = {month[:3]: month for month in MONTHS} | {"sept": "september"}
_NUMBERED = {month: n for n, month in enumerate(MONTHS, start=1)}
UNTELLING = COMMON | frozenset(
    (
        "said say monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr who whom which because both each "
        "every only own same other another any many much few since until while during before between through being "
        "having does doing down off again further then once here also just too very like get got told according new "
        "news report reported reporter people year time week month day one two three first last image copyright photo "
        "caption"
    ).split()
)
"""Words that tell no event from another: function words, days of the week, what every report says of itself."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_EXPECTED, _EXPECTED_FREQUENT = 0.02, 0.3


def one_form(word: str) -> str:
    """A folded word with plural and abbreviation of months taken away, so that `jets` and `jet`, `Dec.` and `December` meet.

    >>> [one_form(word) for word in ("jets", "ministries", "classes", "dec", "press", "crisis", "2025")]
    ['jet', 'ministry', 'class', 'december', 'press', 'crisis', '2025']
    """
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    if len(word) < 4 or not word.endswith("s") or word[-2] in "sui'":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith("es") and word[-3] in "sxz" else word[:-1]


def is_year(word: str) -> bool:
    """Whether a word is a year of the news: four figures, 1900 to 2100."""
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


class Forms:
    """What is known of each distinct word of a vocabulary, as arrays that grow with it.

    `form[word]` is the number of its one form; by number of form: `month` (1 to 12, else 0), `day` (1 to 31, else 0),
    `year` (else 0), `is_untelling`, `hash` (of its letters alone), and how often it stood inside a sentence (`seen`)
    and with a capital there (`capital`).
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        self.form = np.zeros(0, np.int64)
        self.hash = np.zeros(0, np.uint64)
        self.is_untelling = np.zeros(0, np.bool_)
        self.month, self.day, self.year = (np.zeros(0, np.int64) for _ in range(3))
        self.seen, self.capital = np.zeros(0, np.int64), np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._numbers)

    def learn(self) -> None:
        """Look at the words that the vocabulary has got since the last time."""
        known = len(self)
        new = [one_form(word) for word in self._vocabulary.words[len(self.form) :]]
        numbers = [self._numbers.setdefault(form, len(self._numbers)) for form in new]
        self.form = np.concatenate((self.form, np.array(numbers, np.int64)))
        forms = list(self._numbers)[known:]
        self.hash = _grown(self.hash, [zlib.crc32(f.encode("utf-8", "surrogatepass")) for f in forms])
        self.is_untelling = _grown(self.is_untelling, [f in UNTELLING or not _is_telling(f) for f in forms])
        self.month = _grown(self.month, [_NUMBERED.get(f, 0) for f in forms])
        self.day = _grown(self.day, [int(f) if _is_day(f) else 0 for f in forms])
        self.year = _grown(self.year, [int(f) if is_year(f) else 0 for f in forms])
        self.seen, self.capital = _grown(self.seen, [0] * len(forms)), _grown(self.capital, [0] * len(forms))

    def kinds(self) -> NDArray[np.int8]:
        """The kind of each form: a name has a capital in at least half of its places inside sentences."""
        kind = np.full(len(self), WORD, np.int8)
        kind[(self.seen > 0) & (2 * self.capital >= self.seen)] = NAME
        kind[[form[0].isdigit() for form in self._numbers]] = NUMBER
        kind[self.year > 0] = YEAR
        kind[self.month > 0] = WORD
        return kind

    def expected(self) -> NDArray[np.float64]:
        """The share of news articles that each form can be expected in, roughly."""
        return np.array([_EXPECTED_FREQUENT if form in FREQUENT else _EXPECTED for form in self._numbers])


def _is_telling(form: str) -> bool:
    return form[0] not in "'’" and (len(form) > 1 or form.isdecimal())


def _is_day(form: str) -> bool:
    return form.isdecimal() and len(form) <= 2 and 1 <= int(form) <= 31


def _grown(array: NDArray, values: list) -> NDArray:  # type: ignore[type-arg]
    return np.concatenate((array, np.array(values, array.dtype)))
