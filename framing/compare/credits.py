"""Which news agency an article credits: in its outlet's name, its author, its byline, its dateline, its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from framing.model.article import Article
from framing.model.coding import Coding
from framing.model.span import Span
from framing.text.dateline import dateline

AGENCIES = {
    "AP": "AP|A\\.P\\.|(?:The )?Associated Press",
    "Reuters": "Reuters|REUTERS|Thomson Reuters",
    "AFP": "AFP|Agence[ -]France[ -]Presse?",
    "UPI": "UPI|United Press International",
    "PA": "PA Media|Press Association",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
    "EFE": "EFE|Agencia EFE",
    "ANSA": "ANSA",
    "Xinhua": "Xinhua|XINHUA",
    "TASS": "TASS|Tass|ITAR-TASS|Itar-Tass",
    "Interfax": "Interfax",
    "RIA Novosti": "RIA(?: Novosti)?",
    "Kyodo": "Kyodo(?: News)?|KYODO(?: NEWS)?",
    "Jiji": "Jiji(?: Press)?|JIJI(?: PRESS)?",
    "Yonhap": "Yonhap|YONHAP",
    "PTI": "PTI|Press Trust of India",
    "ANI": "ANI|Asian News International",
    "IANS": "IANS",
    "AAP": "AAP|Australian Associated Press",
    "Canadian Press": "(?:The )?Canadian Press|THE CANADIAN PRESS",
    "Anadolu": "Anadolu(?: Agency)?",
    "Bernama": "Bernama|BERNAMA",
    "Antara": "Antara|ANTARA",
    "WAFA": "WAFA",
    "SANA": "SANA",
    "KCNA": "KCNA",
    "IRNA": "IRNA",
    "Tasnim": "Tasnim",
    "Ukrinform": "Ukrinform",
    "Belga": "Belga|BELGA",
    "NTB": "NTB",
    "Ritzau": "Ritzau",
    "Bloomberg": "Bloomberg News",
    "Tribune News Service": "Tribune News Service|TNS",
    "CNN Wire": "CNN (?:Wire|Newsource)",
    "agencies": "[Aa]gencies|AGENCIES|(?:[Ss]taff and )?(?:[Ww]ire|[Aa]gency)(?: [Ss]ervices?| [Rr]eports?)|[Nn]ews [Aa]gencies|[Ww]ires",
}
"""The agencies by the name under which they are listed, each with the ways in which it is written."""

_ANY = "|".join(f"(?P<n{n}>{forms})" for n, forms in enumerate(AGENCIES.values()))
_OTHER = r"(?P<other>(?:[A-Z][\w’'-]+ ){1,4}(?:News|Press) (?:Agency|Association|Service))"
_NAME = re.compile(rf"(?<![\w.-])(?:{_ANY}|{_OTHER})(?![\w-])")
_BRACKETED = re.compile(r"[(\[/]\s*([^()\[\]/]{2,60}?)\s*[)\]/]")
_AT_END = re.compile(r"(?:[(\[]([^()\[\]]{2,50})[)\]]|[–—/-]\s*([^.–—/]{2,40}))\W*$")
_SYNDICATED = re.compile(
    r"\b(?:copy|content|articles?|stor(?:y|ies)|material|produced|provided|distributed|syndicated|contributed|agency|"
    r"news service|all rights reserved|copyright|relies on|with (?:files|reporting|inputs?))\b|©|\(c\)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^\W*(?:sources?|by|from|via|with|reporting by|written by|credit|story by|report by|(?:additional )?reporting)\b"
    r"|\bcontributed (?:to this|reporting)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"\b(?:is|calls itself)\b.{0,60}\b(?:news )?agency\b")
_PICTURE = re.compile(r"\b(?:photo\w*|pictures?|images?|video|file|handout|pool|getty|epa)\b", re.IGNORECASE)
_SHORT, _LONG = 6, 60


def wire_credits(coding: Coding) -> pd.DataFrame:
    """The news agency that each article credits.

    Read from the outlet (`Free Press (AFP)`), the author, a byline (`By Ann Lee, Associated Press`), the dateline
    (`TOKYO (Reuters) -`), an agency in brackets or behind a dash that ends the text (`(with agencies)`), a line that says who
    reported or contributed, and lines below the text that say whose copy it is. What an agency is quoted as reporting, and
    the credit of a picture, is none. Agencies are listed under one name (`AP`); several are joined by ` / `; an agency that is
    not known goes by its own name where that ends in `News Agency` or the like.

    Returns
    -------
    One row per article in the order of `coding.articles`: `article_id`, `credit` (null where there is none).

    >>> from framing.coders.code import code
    >>> text = "TOKYO (AP) — Two jets took off on Friday.\\nThey landed an hour later."
    >>> wire_credits(code([Article("a", text)], codebooks=["security"], models={}))["credit"].tolist()
    ['AP']
    """
    blocks = {str(key): own for key, own in coding.blocks.groupby("article_id")}
    found = {
        article.id: " / ".join(dict.fromkeys(_found(article, blocks.get(article.id)))) for article in coding.corpus
    }
    ids = coding.articles["article_id"]
    values = [found.get(key) or None for key in ids]
    return pd.DataFrame({"article_id": ids.astype("str"), "credit": pd.Series(values, index=ids.index, dtype="str")})


def named(text: str) -> Iterator[str]:
    """The agencies that a credit names, in order.

    >>> list(named("Associated Press, with AFP and agencies"))
    ['AP', 'AFP', 'agencies']
    """
    names = list(AGENCIES)
    for match in _NAME.finditer(text):
        group = str(match.lastgroup)
        yield match.group() if group == "other" else names[int(group[1:])]


def _found(article: Article, blocks: pd.DataFrame | None) -> Iterator[str]:
    """The agencies of one article, those that speak loudest first."""
    for field in (article.outlet, article.author):
        yield from named(field or "")
    if blocks is None:
        return
    spans = list(zip(blocks["kind"], blocks["start"], blocks["end"], strict=True))
    body = [(start, end) for kind, start, end in spans if kind == "body"]
    for start, end in body[:2]:
        opening = dateline(article.text, Span(start, end))
        if opening is not None:
            for inside in _BRACKETED.findall(opening.of(article.text)):
                yield from named(inside)
    if body:
        yield from _at_end(article.text[slice(*body[-1])])
    for kind, start, end in spans:
        if kind in ("byline", "furniture", "headline", "body"):
            yield from _of_line(kind, article.text[start:end])


def _at_end(paragraph: str) -> Iterator[str]:
    """The agency that closes a text: `... on Friday. (AP)`, `... on Friday. – Reuters`."""
    match = _AT_END.search(paragraph[-80:])
    if match:
        inside = match[1] or match[2]
        if not _PICTURE.search(inside):
            yield from named(inside)


@lru_cache(maxsize=65_536)
def _of_line(kind: str, line: str) -> tuple[str, ...]:
    """The agencies that a line beside the text credits; of the body only a line of a few words, or one that says who reported."""
    n_words = len(line.split())
    if n_words > _LONG or _PICTURE.search(line):
        return ()
    listed = _LISTED.search(line) is not None
    short = n_words <= _SHORT and not line.rstrip().endswith((".", "?", "!"))
    if kind == "headline":
        return tuple(name for inside in _BRACKETED.findall(line) for name in named(inside))
    if kind == "body":
        itself = _NAME.match(line.lstrip()) is not None and _ITSELF.search(line) is not None
        return tuple(named(line)) if listed and (n_words <= 2 * _SHORT or "contributed" in line) or itself else ()
    if kind == "byline":
        return tuple(named(line))
    return tuple(named(line)) if listed or short and _only_names(line) or _SYNDICATED.search(line) else ()


def _only_names(line: str) -> bool:
    """Whether a line holds an agency's name and next to nothing else."""
    return len(_NAME.sub("", line).split()) <= 1
