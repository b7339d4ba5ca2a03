"""An article is foreign only when that is sure: never a short, a mixed or an English one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from framing.model.article import Article
from framing.reading.language import identify, is_foreign

GERMAN = (
    "Das Verteidigungsministerium teilte am Donnerstag mit, dass zwei Bomber über das Meer geflogen seien. "
    "Ein Sprecher der Regierung erklärte, es habe sich um eine gewöhnliche Übung gehandelt und kein Luftraum sei verletzt worden. "
    "Die Opposition kritisierte die langsame Reaktion und verlangte in der kommenden Woche eine Erklärung im Parlament. "
    "Fachleute wiesen darauf hin, dass solche Übungen jedes Jahr stattfinden und meist ohne Zwischenfälle enden.\n"
)
CROATIAN = (
    "Ministar obrane rekao je u četvrtak da će vlada ojačati suradnju sa saveznicima. Nekoliko zrakoplova poslano je nakon što su se dva "
    "bombardera približila zračnom prostoru, priopćilo je ministarstvo. Oporba smatra da je priopćenje došlo prekasno i traži objašnjenje u "
    "Saboru sljedećeg tjedna, dok stručnjaci ističu da su takve vježbe uobičajene. Naglasio je da nijedna granica nije prijeđena i da je spremnost vojske dobra, a razgovori će se nastaviti idućeg mjeseca.\n"
)
CHINESE = (
    "国防部星期四表示，两架轰炸机在日本海上空飞行。政府发言人说，这是例行演习，没有侵犯任何国家的领空。"
    "反对派批评政府反应迟缓，并要求在议会作出解释。专家指出，此类演习十分常见，两国每年都会举行。"
    "他还说，政府将继续与盟国保持密切联系，并在必要时采取进一步措施。两国外长下周将在首都会面，讨论地区安全问题以及今年的军事合作计划。\n"
)
ARABIC = (
    "قالت وزارة الدفاع يوم الخميس إن قاذفتين حلقتا فوق بحر اليابان. وقال المتحدث باسم الحكومة إن هذا تدريب روتيني ولم يتم انتهاك "
    "المجال الجوي لأي دولة. وانتقدت المعارضة رد فعل الحكومة البطيء وطالبت بتوضيح في البرلمان الأسبوع المقبل. وأضاف أن الحكومة ستواصل "
    "الاتصال الوثيق مع الحلفاء وستتخذ مزيدا من الإجراءات عند الضرورة من أجل حماية أمن البلاد وسلامة المواطنين في جميع المناطق.\n"
)
ENGLISH = (
    "The defence ministry said on Thursday that two bombers had flown over the sea. A spokesman for the government said that it was a "
    "routine exercise and that no airspace had been violated. The opposition criticised the slow response and demanded an explanation in "
    "parliament next week. Experts pointed out that such exercises take place every year and that they mostly end without incident.\n"
)


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (CROATIAN, "hr"), (CHINESE, "zh"), (ARABIC, "ar")])
def test_a_whole_article_in_another_language_is_foreign(text: str, code: str) -> None:
    assert is_foreign(Article("a", text)) == code


def test_a_declared_language_plays_no_part() -> None:
    assert is_foreign(Article("a", GERMAN, language="en")) == "de"
    assert is_foreign(Article("a", ENGLISH, language="de")) is None


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Guten Tag.",
        GERMAN + ENGLISH,
        GERMAN * 3 + ENGLISH,
        "",
        "12 34 56 " * 60,
        "Nachrichten\nSport\nWetter heute\nAbonnieren Sie uns\n" * 60,
    ],
    ids=["English", "capitals", "short", "half", "a quarter English", "empty", "figures", "short lines"],
)
def test_english_short_and_mixed_texts_are_never_foreign(text: str) -> None:
    assert is_foreign(Article("a", text)) is None


def test_furniture_in_another_language_does_not_make_an_article_foreign() -> None:
    assert is_foreign(Article("a", "Startseite\nAbonnieren\nÜber uns\n" * 100 + ENGLISH)) is None


def test_sixty_words_are_enough_and_fewer_are_not() -> None:
    words = GERMAN.split()
    assert is_foreign(Article("a", " ".join(words[:60]))) == "de"
    assert is_foreign(Article("a", " ".join(words[:59]))) is None


def test_identify_gives_a_probability() -> None:
    code, probability = identify(GERMAN)
    assert code == "de"
    assert 0.99 < probability <= 1.0


def test_a_text_without_letters_has_no_language() -> None:
    assert identify("") == ("und", 0.0)
    assert identify("2025-12-11 …") == ("und", 0.0)


def test_the_model_is_not_loaded_for_english_articles() -> None:
    code = (
        "import sys; from framing.model.article import Article; from framing.reading.language import is_foreign;"
        f"assert is_foreign(Article('a', {ENGLISH!r})) is None; print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
