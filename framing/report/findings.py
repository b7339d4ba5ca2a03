"""The first screen: the question answered in a few sentences made from the numbers, each no stronger than they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.measures.voices import UNNAMED
from framing.report.content import Finding, Run, counted, listed, numeral
from framing.report.framesection import frame_anchor
from framing.report.numbers import editorial_numbers, frame_numbers, loaded_numbers, source_numbers
from framing.report.plotting import percent
from framing.report.rows import Row, slugs
from framing.report.sections import Compared, compared, measures_compared
from framing.report.units import category_labels, coded_with, main_codebook
from framing.report.view import View

CLOSE = 0.05
"""Shares nearer than this are told as close, not as a ranking."""

RARE = 3
"""Fewer loaded expressions than this in every article are told as rare, not ranked."""

Value = tuple[float, int]
"""A row's value and its number."""


def findings(view: View) -> list[Finding]:
    """The sentences of the first screen."""
    if view.coding.sentences.empty:
        return [(Run("No headline or body was found in any article, so there is nothing to compare."),)]
    out: list[Finding] = []
    if coded_with(view.coding, "editorial"):
        out.append(_commentary(view) if view.units.single else _group_commentary(view))
    if main_codebook(view.coding):
        out.append(_attribution(view))
    out.append(_sources(view))
    if coded_with(view.coding, "loaded") and view.units.single:
        out.append(_loaded(view))
    return [finding for finding in out if finding]


def scope_note(view: View) -> str:
    """What the numbers can be said of."""
    articles, outlets = len(view.articles), len({row["outlet"] for row in view.articles if row["outlet"]})
    if articles == 1:
        return "These numbers describe one text. They say nothing of how its outlet writes in general."
    few = "one article from each outlet" if outlets == articles else "few articles from each outlet"
    if view.units.single:
        return (
            f"These numbers describe {counted(articles, 'text')}. With {few} they are not estimates of how the outlets "
            "write in general, and small differences between articles mean little."
        )
    return "Intervals come from resampling articles. Where they overlap, the order of the groups is not settled."


# -------------------------------------------------------------------- commentary


def _commentary(view: View) -> Finding:
    rows = [rows[0] for rows in view.units.split(editorial_numbers(view.coding, view.units))]
    shares = sorted(
        ((r["share"], n) for n, r in enumerate(rows) if r["share"] is not None), key=lambda v: (-v[0], v[1])
    )
    if not shares:
        return ()
    top, number = shares[0]
    if top == 0:
        where = "any of the articles" if len(shares) > 1 else "it"
        return (Run(f"No paragraph of commentary in the outlet’s own voice was found in {where}."),)
    words = f"{rows[number]['n_editorial_words']:,} of {rows[number]['n_words']:,} words"
    share = Run(percent(top), "#editorial", strong=True)
    if len(shares) == 1:
        return (share, Run(f" of the body ({words}) is commentary in the outlet’s own voice."))
    close = top - shares[1][0] < CLOSE
    verb = " has the largest share of commentary in its own voice: " if close else " editorialises most: "
    head = [_opening(_name(view, number)), Run(verb), share, Run(f" of its body ({words})")]
    head.append(Run("" if close else " is commentary in its own voice"))
    return (*head, Run(", " + ("closely followed by " if close else "against ")), *_others(view, shares[1:], close))


def _others(view: View, rest: Sequence[Value], close: bool) -> Iterable[Run]:
    """`5% in the partisan site and none in the other three.`"""
    some = [(share, n) for share, n in rest if share > 0][:3]
    none = [n for share, n in rest if share == 0]
    parts = [
        f"{view.units.names[n]} ({percent(s)})" if close else f"{percent(s)} in {view.units.names[n]}" for s, n in some
    ]
    left = len(rest) - len(some) - len(none)
    if none:
        parts.append(f"none in {view.units.names[none[0]] if len(none) == 1 else 'the other ' + numeral(len(none))}")
    if left:
        parts.append(f"less in {counted(left, 'more', 'more')}")
    yield Run(listed(parts) + ".")


def _group_commentary(view: View) -> Finding:
    what = next(w for w in measures_compared(view) if w.name == "Commentary")
    rows = [row for row in compared(view, what) if row["estimate"] is not None]
    rows.sort(key=lambda row: (-row["estimate"], row["group"]))
    totals = editorial_numbers(view.coding, view.units)[["n_words", "n_editorial_words"]].sum()
    if totals["n_editorial_words"] == 0:
        return (Run("No paragraph of commentary in the outlet’s own voice was found."),) if totals["n_words"] else ()
    if not rows:
        share = Run(percent(totals["n_editorial_words"] / totals["n_words"]), "#editorial", strong=True)
        return (share, Run(" of the words of the body are commentary in the outlets’ own voices."))
    first = rows[0]
    head = [
        _opening(Run(first["group"], strong=True)),
        Run(" has the largest share of commentary in its own voice: on average "),
    ]
    head += [
        Run(percent(first["estimate"]), "#compared", strong=True),
        Run(f" of an article’s body{_interval(first, what)}"),
    ]
    if len(rows) == 1:
        return (*head, Run("."))
    second = rows[1]
    apart = first["low"] is not None and second["high"] is not None and first["low"] > second["high"]
    tail = f"; {second['group']} follows with {percent(second['estimate'])}{_interval(second, what)}"
    return (
        *head,
        Run(tail + (". The intervals do not overlap." if apart else ". The data do not settle the order of the two.")),
    )


def _interval(row: Row, what: Compared) -> str:
    if row["low"] is None:
        return f" ({counted(row['n_articles'], 'article')}, too few for an interval)"
    return f" (95% interval {what.write(row['low'])} to {what.write(row['high'])})"


# -------------------------------------------------------------------- frames


def _attribution(view: View) -> Finding:
    book = main_codebook(view.coding) or ""
    label = category_labels(view.coding, book)
    by_unit = view.units.split(frame_numbers(view.coding, view.units, book))
    whole = {c: _carried([row for rows in by_unit for row in rows], c) for c in label}
    found = sorted((c for c in label if whole[c][0]), key=lambda c: -whole[c][0])
    if not found:
        return (Run(f"No sentence carries any of the frames {listed(list(label.values()))}."),)
    slug = slugs([b.name for b in view.coding.codebooks])[book]
    out = [Run("Of the words that carry a frame, sources’ voices carry ")]
    for n, category in enumerate(found):
        out.append(Run("" if n == 0 else " and " if n == len(found) - 1 else ", "))
        words, attributed = whole[category]
        out.append(Run(percent(attributed / words), f"#frames-{slug}", strong=True))
        out.append(Run(f" for {label[category]}"))
    out.append(Run(". "))
    return (*out, *_extremes(view, by_unit, found[0], label[found[0]], slug))


def _extremes(view: View, by_unit: Sequence[Sequence[Row]], category: str, label: str, slug: str) -> Iterable[Run]:
    """Where the commonest frame is attributed least and most; of groups that is not told, for it has no interval."""
    shares = []
    for number, rows in enumerate(by_unit):
        words, attributed = _carried(rows, category)
        if words:
            shares.append((attributed / words, number))
    if len(shares) < 2 or not view.units.single:
        return
    (low, least), (high, most) = min(shares), max(shares, key=lambda v: (v[0], -v[1]))
    if high - low < CLOSE:
        yield Run(f"{label} is attributed about as much everywhere.")
        return
    yield Run(f"{label}, the most frequent, is attributed least in ")
    yield Run(view.units.names[least])
    yield Run(" (")
    yield Run(percent(low), _passages(view, slug, least, category), strong=True)
    yield Run(") and most in ")
    yield Run(view.units.names[most])
    yield Run(" (")
    yield Run(percent(high), _passages(view, slug, most, category), strong=True)
    yield Run(").")


def _passages(view: View, slug: str, number: int, category: str) -> str:
    return "#" + (frame_anchor(view, slug, number, category) if view.units.single else f"frames-{slug}")


def _carried(rows: Iterable[Row], category: str) -> tuple[int, int]:
    """The words that carry a category, and how many of them in a source's voice."""
    own = [row for row in rows if row["category"] == category]
    return sum(r["n_present"] for r in own), sum(r["n_present"] for r in own if r["voice"] != "outlet")


# -------------------------------------------------------------------- sources and loaded words


def _sources(view: View) -> Finding:
    by_unit = view.units.split(source_numbers(view.coding, view.units))
    words: dict[str, int] = {}
    for row in (row for rows in by_unit for row in rows):
        words[row["actor"]] = words.get(row["actor"], 0) + row["n_words"]
    total = sum(words.values())
    named = sorted((a for a in words if a != UNNAMED and words[a]), key=lambda a: (-words[a], a))
    if not named:
        return (Run("No words are given to a source that could be identified."),) if total else ()
    first = named[0]
    out = [
        Run(first, strong=True),
        Run(" is heard most: "),
        Run(percent(words[first] / total), "#sources", strong=True),
    ]
    out.append(Run(" of the words that are given to a source"))
    leaders = _leaders(by_unit)
    led = [n for n, actor in leaders.items() if actor == first]
    if view.units.single and len(leaders) > 1:
        out.append(Run(f". It leads in {numeral(len(led))} of {counted(len(leaders), 'article')}" if led else ""))
        others = [f"{actor} in {view.units.names[n]}" for n, actor in leaders.items() if actor != first]
        out.append(Run(f", {listed(others)}" if led and 0 < len(others) <= 3 else ""))
    unnamed = words.get(UNNAMED, 0) / total
    out.append(Run(f"; {percent(unnamed)} have no source that could be named." if unnamed >= CLOSE else "."))
    return tuple(out)


def _leaders(by_unit: Sequence[Sequence[Row]]) -> dict[int, str]:
    """For each row with identified sources the one with most words."""
    out = {}
    for number, rows in enumerate(by_unit):
        named = [row for row in rows if row["actor"] != UNNAMED and row["n_words"]]
        if named:
            out[number] = str(named[0]["actor"])
    return out


def _loaded(view: View) -> Finding:
    rows = [
        next(row for row in rows if row["voice"] == "outlet")
        for rows in view.units.split(loaded_numbers(view.coding, view.units))
    ]
    known = sorted(
        ((r["density"], n) for n, r in enumerate(rows) if r["density"] is not None), key=lambda v: (-v[0], v[1])
    )
    if not known or known[0][0] == 0:
        return (Run("No loaded expression stands in an outlet’s own voice."),)
    most = max(row["n_hits"] for row in rows)
    if len(known) > 1 and most < RARE:
        return (
            Run("Loaded words are rare in the outlets’ own voices: "),
            Run(f"no article has more than {numeral(most)}", "#loaded", strong=True),
            Run("."),
        )
    top, number = known[0]
    times = counted(rows[number]["n_hits"], "loaded expression")
    rate = Run(f"{top:.1f}", "#loaded", strong=True)
    if len(known) == 1:
        return (Run(f"The outlet’s own voice uses {times}: "), rate, Run(" per 100 words."))
    second, runner = known[1]
    lead = [
        Run("In its own voice "),
        _name(view, number),
        Run(f" uses {times}, "),
        rate,
        Run(" per 100 words of the article; "),
    ]
    return (
        *lead,
        Run(f"next is {view.units.names[runner]} with {second:.1f}." if second else "no other article has any."),
    )


def _opening(run: Run) -> Run:
    """A name at the beginning of a sentence: `the blog` gets a capital, `eNews` keeps its own."""
    first = run.text.split(" ")[0]
    return replace(run, text=run.text[:1].upper() + run.text[1:]) if first.islower() else run


def _name(view: View, number: int) -> Run:
    return Run(view.units.names[number], view.unit_href(number), strong=True)
