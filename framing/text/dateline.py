"""The dateline that opens a news report: the place, and often the date and the agency, before its first sentence."""

from __future__ import annotations

import re

from framing.model.span import Span

PLACES = frozenset(
    (
        "Abuja,Accra,Addis Ababa,Aden,Algiers,Amman,Amsterdam,Ankara,Ashgabat,Astana,Athens,Baghdad,Baku,Bangkok,"
        "Beijing,Beirut,Belfast,Belgrade,Berlin,Bern,Bogota,Boston,Brasilia,Brisbane,Brussels,Bucharest,Budapest,"
        "Buenos Aires,Cairo,Canberra,Caracas,Chennai,Chicago,Chisinau,Colombo,Copenhagen,Dakar,Damascus,Delhi,Dhaka,"
        "Doha,Dubai,Dublin,Edinburgh,Frankfurt,Gaza,Gaza City,Geneva,Guangzhou,Hanoi,Harare,Havana,Helsinki,Hong Kong,"
        "Islamabad,Istanbul,Jakarta,Jerusalem,Johannesburg,Juba,Kabul,Kampala,Karachi,Kathmandu,Khartoum,Kiev,Kigali,"
        "Kinshasa,Kolkata,Kuala Lumpur,Kuwait City,Kyiv,Lagos,Lahore,La Paz,Lima,Lisbon,Ljubljana,London,Los Angeles,"
        "Luanda,Luxembourg,Madrid,Manila,Maputo,Melbourne,Mexico City,Miami,Milan,Minsk,Mogadishu,Montreal,Moscow,"
        "Mumbai,Munich,Muscat,Nairobi,New Delhi,New York,Nicosia,Osaka,Oslo,Ottawa,Panama City,Paris,Perth,"
        "Phnom Penh,Prague,Pretoria,Pyongyang,Quito,Ramallah,Rangoon,Reykjavik,Riga,Rio De Janeiro,Riyadh,Rome,"
        "San Francisco,Sanaa,Santiago,Sao Paulo,Sarajevo,Seoul,Shanghai,Singapore,Sofia,Stockholm,Sydney,Taipei,"
        "Tallinn,Tashkent,Tbilisi,Tehran,Tel Aviv,The Hague,Tirana,Tokyo,Toronto,Tripoli,Tunis,Ulaanbaatar,"
        "United Nations,Vatican City,Vienna,Vientiane,Vilnius,Warsaw,Washington,Wellington,Yangon,Yerevan,Zagreb,Zurich"
    ).split(",")
)
"""Cities from which news is written so often that their name with a colon or dash is a dateline and no speaker."""

_REACH, _HEAD = 120, 70
_DATE = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:,? \d{4})?"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:,? \d{4})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]*){0,7}"
_NAME = r"[A-Z][a-z’']+(?:[ -][A-Z][a-z’']+){0,2}"
_REGION = rf"(?: \[[A-Z][a-z ]{{2,20}}\])?(?:, (?:{_NAME}|[A-Z][a-z]*\.(?:[A-Z]\.)?|[A-Z]{{2}}\b)){{0,2}}"
_WHEN = rf"(?:[.,]? ?\(?{_DATE}\)?)?"
_AGENCY = r"[(\[/][A-Z][\w.&’' /-]{1,40}[)\]/]"
_DASH = r"(?: ?\.?(?:--+|[–—―]) *| ?\.?- +)"
_DATE_AGENCY = re.compile(rf"{_DATE} {_AGENCY}{_DASH}")
_FULL = re.compile(rf"(?:{_CAPITALS}|{_NAME}){_REGION}{_WHEN}(?:,?\.? ?|--){_AGENCY}\.?(?:{_DASH}|[:.]? +)")
_PLACE_DASH = re.compile(rf"{_CAPITALS}{_REGION}{_WHEN}{_DASH}")
_AGENCY_ONLY = re.compile(rf"\((?:[A-Z]{{2,8}}|[A-Z][\w.&’' ]{{1,30}})\)(?:{_DASH}| +)(?=[A-Z\"'“‘])")
_PLACE_MARK = re.compile(rf"({_CAPITALS}|{_NAME})({_REGION}{_WHEN})(?:: +|{_DASH})")
_GOES_ON = re.compile(r"[\"'“‘(\[]*(?:[A-Z](?=[a-z]|[ .'’-]|[A-Z]+[a-z. ])|[0-9])")
_NO_PLACE = frozenset(
    (
        "analysis breaking correction edit editor editor's editors' editors eu exclusive explainer fact facts file gop "
        "happening i live more nato new note opinion photo photos poll q read review tune un update updated us usa "
        "video warning watch"
    ).split()
)
"""What opens a line in capitals with a dash and is a label, a body or a word of the sentence, never a place."""


def dateline(text: str, span: Span) -> Span | None:
    """The dateline that opens the paragraph `span`, with its dash or colon; None when there is none.

    >>> text = "OSLO, March 3 (Reuters) - The ferry sailed."
    >>> dateline(text, Span(0, len(text))).of(text)
    'OSLO, March 3 (Reuters) -'
    >>> dateline("HELEN: The ferry sailed.", Span(0, 24)) is None
    True
    """
    start = span.start
    if not _may_open(text[start : start + _HEAD]):
        return None
    end = min(span.end, start + _REACH)
    found = _match(text, start, end)
    if found is None or found >= span.end or not _GOES_ON.match(text, found, span.end):
        return None
    return Span(start, start + len(text[start:found].rstrip()))


def _may_open(head: str) -> bool:
    """Whether a paragraph that begins so can open with a dateline; nearly all are turned away here."""
    if head[:1] == "(":
        return head[1:2].isupper()
    if not head[:1].isupper():
        return False
    return "—" in head or "–" in head or "(" in head or ":" in head or "- " in head or "--" in head or "/" in head


def _match(text: str, start: int, end: int) -> int | None:
    """Where a dateline that begins at `start` ends, white space included."""
    if text[start] == "(":
        found = _AGENCY_ONLY.match(text, start, end)
        return found.end() if found and len(text[start : found.end()].split()) <= 5 else None
    if found := _DATE_AGENCY.match(text, start, end):
        return found.end()
    if (found := _FULL.match(text, start, end)) and _is_agency(found.group()):
        return found.end()
    if text[start + 1 : start + 2].isupper() and (found := _PLACE_DASH.match(text, start, end)):
        return found.end() if _is_place(found.group()) and not _shouts(text, found.end()) else None
    found = _PLACE_MARK.match(text, start, end)
    return found.end() if found and found[1].title() in PLACES else None


def _is_place(opening: str) -> bool:
    first = re.split(r"[ ,.:–—-]", opening, maxsplit=1)[0].casefold().replace("’", "'")
    return first not in _NO_PLACE


def _shouts(text: str, at: int) -> bool:
    """Whether what follows is in capitals too: a headline with a dash in it."""
    words = text[at : at + 60].split()[:4]
    return len(words) > 1 and all(w.isupper() for w in words)


def _is_agency(opening: str) -> bool:
    """Whether a name with a bracket after it is a place with its agency, and not a person with a party or a side."""
    bracket = re.search(r"[(\[/]([^()\[\]]+)[)\]/]\.?\s*(\S*)\s*$", opening)
    if bracket is None:
        return False
    inside, mark = bracket[1], bracket[2]
    if mark[:1] in ("-", "–", "—", "―"):
        return True
    place = re.split(r"[,(/\[]", opening, maxsplit=1)[0].strip()
    return len(inside) > 2 and (place.title() in PLACES or (place.isupper() and re.search(_DATE, opening) is not None))
