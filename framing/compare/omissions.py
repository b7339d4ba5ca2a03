"""What the outlets tell of an event and what they leave out: statements, sources and actors against outlets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.compare.mentioned import heard_and_named
from framing.compare.passages import Passages, passages_of
from framing.compare.statements import TOLD, statements_of
from framing.compare.tellings import ASSERTED, ATTRIBUTED, KINDS, OUT, PART, STATEMENT, WHOLE, Item, Telling
from framing.measures.common import check_option
from framing.model.coding import STANCE, Coding
from framing.model.errors import UsageError
from framing.text.wordclasses import PERSONAL

COLUMNS = {
    "event_id": "str",
    "kind": "str",
    "item": "int64",
    "statement": "str",
    "n_told": "int64",
    "n_outlets": "int64",
    "outlet": "str",
    "told": "str",
    "share": "float64",
    "stance": "str",
    "actor": "str",
    "article_id": "str",
    "sentence_id": "Int32",
    "start": "Int32",
    "end": "Int32",
    "text": "str",
    "from_article": "str",
    "from_start": "int32",
    "from_end": "int32",
}


def omissions(coding: Coding, *, event: str | None = None) -> pd.DataFrame:
    """What each outlet tells of an event and what it leaves out.

    A **statement** is a set of aligned sentences of different articles, worded by the one most like the others; an outlet
    tells it as far as its sentences hold the words of that one, weighted by rarity: `told` from 0.6, `in part` from 0.42,
    else `left out`. It is `asserted` in the outlet's own voice, or `attributed` to a source. A **source** is told by
    an outlet that quotes or paraphrases it, in part by one that only names it. An **actor** is told where it is named.

    Parameters
    ----------
    event : an `event_id` of `coding.articles` (see `with_events`); it can be left out where there is one event only

    Returns
    -------
    One row per item x outlet, what most outlets tell first. `event_id`; `kind` ("statement", "source", "actor");
    `item` (number within its kind, from 1, in order of rank); `statement` (its words, or the name); `n_told` (outlets that
    tell it, whole or in part), `n_outlets`; `outlet` (an article without one stands for itself, under its id); `told`
    ("told", "in part", "left out"); `share` (0 to 1: how much of a statement is told; of a source or actor how often it is
    quoted or named for where that is most often); `stance` ("asserted", "attributed", null where left out and for actors);
    `actor` (whom a statement is attributed to, where known); `article_id`, `sentence_id`, `start`, `end`, `text` (the
    evidence in the outlet, null where it is left out); `from_article`, `from_start`, `from_end` (where the item is worded).

    Raises UsageError for an event that the coding does not have, or where there are several and none is named.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code(
    ...     [Article("a", "Fire broke out in the mill at noon. The owner blamed a faulty boiler.", outlet="Echo", extra={"event": "e"}),
    ...      Article("b", "A fire broke out in the mill at noon. Nobody was hurt, firemen said.", outlet="Post", extra={"event": "e"})],
    ...     codebooks=["loaded"], models={})
    >>> found = omissions(coding, event="e")
    >>> found[found["kind"] == "statement"][["item", "n_told", "outlet", "told", "stance"]].head(4)
       item  n_told outlet      told    stance
    0     1       2   Echo      told  asserted
    1     1       2   Post      told  asserted
    2     2       1   Echo      told  asserted
    3     2       1   Post  left out       NaN
    """
    name, outlet_of = _event(coding, event)
    passages = passages_of(coding, sorted(outlet_of))
    items = [*_statements(coding, passages), *heard_and_named(coding, outlet_of)]
    texts = {article: own.text for article, own in passages.items()}
    outlets = sorted(set(outlet_of.values()))
    rows: list[dict[str, Any]] = []
    for kind in KINDS:
        told = [(item, _by_outlet(item, outlet_of)) for item in items if item.kind == kind]
        told.sort(key=lambda pair: _rank(*pair))
        for number, (item, own) in enumerate(told, start=1):
            common = {"event_id": name, "item": number, "n_told": len(own), "n_outlets": len(outlets)}
            rows += [common | _row(item, outlet, own.get(outlet), texts) for outlet in outlets]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def omission_table(found: pd.DataFrame, *, kind: str = STATEMENT, values: str = "told") -> pd.DataFrame:
    """The result of `omissions` as a table to read: an item a row, an outlet a column.

    Parameters
    ----------
    found : a frame that `omissions` returned, or some of its rows
    kind : "statement", "source" or "actor"
    values : "told" for words (`asserted`, `attributed (Tokyo)`, `in part, asserted`, `left out`; of actors `told`), "share"
        for numbers from 0 to 1, as a heat map takes them

    Returns
    -------
    One row per item in order of rank, with the columns `item`, `statement`, `n_told` and one for each outlet.

    Raises UsageError for another kind or other values.
    """
    check_option("kind", kind, KINDS)
    check_option("values", values, ("told", "share"))
    rows = found[found["kind"] == kind]
    cells = (
        rows["share"]
        if values == "share"
        else pd.Series([_words(*r) for r in _tellings(rows)], rows.index, dtype="str")
    )
    wide = rows.assign(cell=cells).pivot(index=["item", "statement", "n_told"], columns="outlet", values="cell")
    wide.columns.name = None
    return wide.reset_index()


def _tellings(rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(rows[["told", "stance", "actor", "kind"]].itertuples(index=False, name=None))


def _words(told: str, stance: Any, actor: Any, kind: str) -> str:
    """A cell in words."""
    if told == OUT or not isinstance(stance, str):
        return "only named" if kind != STATEMENT and told == PART else told
    by = f"{stance} ({actor})" if kind == STATEMENT and stance == ATTRIBUTED and isinstance(actor, str) else stance
    return f"{PART}, {by}" if told == PART else by


def _event(coding: Coding, event: str | None) -> tuple[str, dict[str, str]]:
    """The event's name, and its articles with their outlets."""
    articles = coding.articles.sort_values("article_id")
    known = sorted({str(e) for e in articles["event_id"].dropna() if e})
    if not known:
        raise UsageError("omissions: the articles have no event_id: fill it with fr.with_events(coding)")
    if event is None and len(known) > 1:
        raise UsageError(f"event: the coding has {len(known)} events ({', '.join(known[:5])} ...): name one")
    name = known[0] if event is None else event
    if name not in known:
        raise UsageError(
            f"event: expected one of {', '.join(known[:5])}{' ...' if len(known) > 5 else ''}, got {event!r}"
        )
    chosen = articles[articles["event_id"] == name]
    return name, {
        str(a): str(o) if isinstance(o, str) and o else str(a)
        for a, o in zip(chosen["article_id"], chosen["outlet"], strict=True)
    }


def _statements(coding: Coding, passages: Mapping[str, Passages]) -> list[Item]:
    """The statements, with the voice in which each article tells them, and whom it attributes them to."""
    keys = ["article_id", "sentence_id"]
    voice = coding.sentences.set_index(keys)["voice"].to_dict()
    quotes = coding.quotes[coding.quotes["cue_class"].fillna("") != STANCE].sort_values([*keys, "quote_id"])
    named = quotes["speaker"].where(~quotes["speaker"].str.casefold().isin(PERSONAL))  # "it" names nobody
    speaker = quotes.assign(who=quotes["actor"].fillna(named)).dropna(subset=["who"])
    by = speaker.drop_duplicates(keys).set_index(keys)["who"].to_dict()
    items = []
    for statement in statements_of(passages):
        tellings = {}
        for article, told in statement.told.items():
            own, n = passages[article], told.sentence
            key = (article, int(own.sentence_id[n]))
            stance = ASSERTED if voice[key] == "outlet" else ATTRIBUTED
            place = (key[1], int(own.start[n]), int(own.end[n]))
            actor = by.get(key) if stance == ATTRIBUTED else None
            tellings[article] = Telling(told.share, WHOLE if told.share >= TOLD else PART, *place, stance, actor)
        origin = passages[statement.article]
        start, end = int(origin.start[statement.sentence]), int(origin.end[statement.sentence])
        items.append(Item(STATEMENT, " ".join(origin.text[start:end].split()), statement.article, start, end, tellings))
    return items


def _by_outlet(item: Item, outlet_of: Mapping[str, str]) -> dict[str, tuple[str, Telling]]:
    """For each outlet that tells an item the article that tells most of it; of equals the first."""
    best: dict[str, tuple[str, Telling]] = {}
    for article, telling in sorted(item.tellings.items()):
        outlet = outlet_of[article]
        if outlet not in best or (telling.told == WHOLE, telling.share) > _weight(best[outlet][1]):
            best[outlet] = (article, telling)
    return best


def _weight(telling: Telling) -> tuple[bool, float]:
    return telling.told == WHOLE, telling.share


def _rank(item: Item, own: Mapping[str, tuple[str, Telling]]) -> tuple[Any, ...]:
    """Told by most outlets first, then most of it told, then where it stands."""
    return (-len(own), -round(sum(t.share for _, t in own.values()), 6), item.article, item.start, item.words)


def _row(item: Item, outlet: str, own: tuple[str, Telling] | None, texts: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS) | {
        "kind": item.kind, "statement": item.words, "outlet": outlet, "told": OUT, "share": 0.0,
        "from_article": item.article, "from_start": item.start, "from_end": item.end,
    }  # fmt: skip
    if own is not None:
        article, telling = own
        row |= {
            "told": telling.told, "share": telling.share, "stance": telling.stance, "actor": telling.actor, "article_id": article,
            "sentence_id": telling.sentence, "start": telling.start, "end": telling.end,
            "text": texts[article][telling.start : telling.end],
        }  # fmt: skip
    for name in ("event_id", "item", "n_told", "n_outlets"):
        row.pop(name)
    return row
