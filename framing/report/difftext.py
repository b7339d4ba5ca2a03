"""A diff as lines for the terminal: what only one article has is in colour, and in brackets where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from framing.compare.changes import Changes
from framing.report.highlight import Styles
from framing.report.rows import Row, records

SIGNS = {"kept": " ", "moved": ">", "rephrased": "~", "added": "+", "dropped": "-"}
GONE, CAME, QUIET = "red", "green", "dim"


def lines(found: Changes) -> Iterator[Text]:
    """The second article in its order, each sentence once: `~` rephrased, `>` moved, `+` added, `-` dropped.

    Inside rephrased sentences `[-words-]` are the first article's, `{+words+}` the second's.
    """
    texts = {found.a: found.coding.text(found.a), found.b: found.coding.text(found.b)}
    styles = Styles.of(found.coding)
    yield Text(f"--- {found.a}", style="bold")
    yield Text(f"+++ {found.b}", style="bold")
    words, hits, cues = (_by_pair(records(frame)) for frame in (found.words, found.only_in_b, found.cues))
    for number, rows in _by_pair(records(found.sentences)).items():
        kind = rows[0]["kind"]
        line = Text(f"{SIGNS[kind]} ")
        if kind == "rephrased":
            line.append_text(_woven(words.get(number, []), texts[found.b], rows, found.b))
        else:
            own = [row for row in rows if row["article_id"] == (found.a if kind == "dropped" else found.b)]
            line.append(_flat(" ".join(row["text"] for row in own)), style=_style(kind))
        yield line
        yield from (_cue(row) for row in cues.get(number, []))
        only = _named(hits.get(number, []), styles)
        if only:
            yield Text(f"  only here: {only}", style="magenta")


def _style(kind: str) -> str:
    return {"added": CAME, "dropped": GONE, "kept": QUIET}.get(kind, "")


def _woven(words: Sequence[Row], text: str, rows: Sequence[Row], b: str) -> Text:
    """A rephrased pair as one run: the second article's characters, with the first's words before what replaced them."""
    out, at = Text(), min(row["start"] for row in rows if row["article_id"] == b)
    for word in words:
        if word["b_start"] is not None:
            out.append(_flat(text[at : word["b_start"]]) if word["b_start"] >= at else " ")
            at = word["b_end"]
        if word["kind"] in ("replaced", "dropped"):
            out.append("" if out.plain[-1:].isspace() or not out.plain else " ")
            out.append(f"[-{_flat(word['a_text'])}-]", style=GONE)
            out.append(" " if word["kind"] == "replaced" else "")
        if word["kind"] in ("replaced", "added"):
            out.append(f"{{+{_flat(word['b_text'])}+}}", style=CAME)
        elif word["kind"] == "kept":
            out.append(_flat(word["b_text"]))
    end = next(row["end"] for row in rows if row["article_id"] == b and row["start"] <= at <= row["end"])
    out.append(_flat(text[at:end]))
    return out


def _cue(row: Row) -> Text:
    style = "" if row["a_class"] == row["b_class"] else "yellow"
    who = row["actor"] or row["b_speaker"] or "a source"
    return Text(f"  cue of {who}: {row['a_cue']} ({row['a_class']}) > {row['b_cue']} ({row['b_class']})", style=style)


def _named(hits: Sequence[Row], styles: Styles) -> str:
    """Some hits, each once: `alarming (Fear)`."""
    named = dict.fromkeys((hit["text"], styles.label_of(hit)) for hit in hits)
    return ", ".join(f"{_flat(text)} ({label})" for text, label in named)


def _flat(text: str) -> str:
    return " ".join(text.split()) if text.strip() == text else text.replace("\n", " ")


def _by_pair(rows: Sequence[Row]) -> dict[int, list[Row]]:
    out: dict[int, list[Row]] = {}
    for row in rows:
        out.setdefault(row["pair_id"], []).append(row)
    return out
