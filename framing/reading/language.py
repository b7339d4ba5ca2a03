"""The language of a text, and whether an article is surely not in English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from framing.model.article import Article

MIN_WORDS = 60
MIN_PROBABILITY = 0.99
MAX_ENGLISH = 0.02
_MIN_LINE = 6
# Common in any English prose (about one word in ten), rare as words of other languages.
_ENGLISH = frozenset("and been from have his it's that the their they this were which with would".split())
# Varieties that can hardly be told apart in writing: their probabilities count together.
_KIN = (
    ("ar", "ary", "arz"),
    ("bs", "hr", "sr"),
    ("da", "nn", "no"),
    ("hi", "mr", "ne"),
    ("id", "ms"),
    ("wuu", "yue", "zh"),
)
_NO_LANGUAGE = "zxx"
# Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces: two characters count as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,2}")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> tuple[str, float]:
    """The most probable language of a text (ISO 639 code) and its probability, 0..1.

    A text without letters is `('und', 0.0)`, undetermined. The model (py3langid; Lui & Baldwin 2012) is
    loaded at the first call.

    >>> identify("Le ministère de la Défense a déclaré jeudi que deux bombardiers avaient survolé la mer.")[0]
    'fr'
    >>> identify("2025 - 12")
    ('und', 0.0)
    """
    if not any(c.isalpha() for c in text):
        return "und", 0.0
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


def is_foreign(article: Article) -> str | None:
    """The article's language code if it is surely not English, else None.

    Sure means: at least 60 words in distinct lines of six words or more, one language other than English with a
    probability of at least 0.99, and less than one word in fifty an English function word. Short and mixed texts
    are therefore never foreign. A language declared in the source plays no part.

    >>> is_foreign(Article("a", "Guten Tag."))
    """
    prose = {line: words for line in article.text.splitlines() if len(words := _words(line)) >= _MIN_LINE}
    n_words = sum(map(len, prose.values()))
    n_english = sum(word in _ENGLISH for words in prose.values() for word in words)
    if n_words < MIN_WORDS or n_english >= MAX_ENGLISH * n_words:
        return None
    ranking = {str(code): float(p) for code, p in _identifier().rank("\n".join(prose))}
    code = max(ranking, key=lambda c: ranking[c])
    kin = next((group for group in _KIN if code in group), (code,))
    sure = sum(ranking[c] for c in kin) >= MIN_PROBABILITY
    return code if sure and code not in ("en", _NO_LANGUAGE) else None


def _words(line: str) -> list[str]:
    """The words of a line that have letters, folded and without their punctuation."""
    words = _UNSPACED.sub(r" \g<0> ", line.casefold().replace("’", "'")).split()
    return [word.strip(".,;:!?\"'“”‘()[]«»") for word in words if any(c.isalpha() for c in word)]
