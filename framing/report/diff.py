"""`diff()`: what a second article changed of a first, as tables, as text, and side by side as a page of its own."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import pandas as pd
from markupsafe import Markup, escape

from framing.compare.changes import KINDS, Changes, changes
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.content import counted
from framing.report.highlight import Styles, style_sheet, voice_words
from framing.report.palette import layer_of
from framing.report.rows import Row, records
from framing.report.segments import segments
from framing.report.templating import environment

SIDES = ("a", "b")


def diff(coding: Coding, a: str, b: str) -> Diff:
    """What article `b` changed of article `a`: kept, moved, rephrased, added and dropped sentences, words, evidence, cues.

    In a notebook the result shows itself side by side; `to_html(file)` writes that view as one self-contained page,
    `print(diff)` shows it as text; the tables are described at `framing.compare.changes.Changes`.

    Raises UsageError where the coding has no such article or not its text, or `a` is `b`.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> x = Article("x", "Beijing said the drills were routine. Japan scrambled jets.")
    >>> y = Article("y", "Beijing claimed the drills were routine. It is alarming.")
    >>> print(diff(code([x, y], models={}), "x", "y"))
    --- x
    +++ y
    ~ Beijing [-said-] {+claimed+} the drills were routine.
      cue of China: said (neutral) > claimed (doubting)
    - Japan scrambled jets.
    + It is alarming.
      only here: alarming (Evaluation), alarming (Fear and alarm)
    """
    found = changes(coding, a, b)
    return Diff(**{field.name: getattr(found, field.name) for field in fields(found)})


@dataclass(frozen=True, repr=False)
class Diff(Changes):
    """What a second article changed of a first, with its views; the tables are those of `Changes`."""

    def to_html(self, out: str | os.PathLike[str]) -> Path:
        """Write the side-by-side view as one page that asks nothing of any server; the path written."""
        path = Path(out)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page(self).encode("utf-8", "replace"))
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(
                f"{path}: the diff cannot be written there ({reason}): name a file in a folder of yours"
            ) from None
        return path

    def _repr_html_(self) -> str:
        return str(
            Markup('<style>{}{}</style><div class="framing notebook difference">{}</div>').format(
                Markup(style_sheet("evidence.css")), Markup(style_sheet("diff.css")), View(self).body()
            )
        )

    def __str__(self) -> str:
        from framing.report.difftext import lines

        return "\n".join(line.plain for line in lines(self))

    def __repr__(self) -> str:
        counts = self.summary[["n_sentences_a", "n_sentences_b"]].max(axis=1)
        said = [f"{n} {kind}" for kind, n in zip(KINDS, counts, strict=True)]
        return f"<Diff {self.a} > {self.b}: sentences {', '.join(said)}>"


def page(found: Changes) -> str:
    """The side-by-side view as a page."""
    view = View(found)
    styles = style_sheet("evidence.css") + style_sheet("diff.css")
    return environment().get_template("diff.html.j2").render(view=view, styles=styles)


@dataclass(frozen=True)
class View:
    """The side-by-side view of a diff as markup."""

    found: Changes

    @cached_property
    def articles(self) -> dict[str, Row]:
        """The two articles' rows, by side."""
        rows = {row["article_id"]: row for row in records(self.found.coding.articles)}
        return {"a": rows[self.found.a], "b": rows[self.found.b]}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The two articles' texts, by side."""
        return {"a": self.found.coding.text(self.found.a), "b": self.found.coding.text(self.found.b)}

    @cached_property
    def styles(self) -> Styles:
        """How categories are named and drawn."""
        return Styles.of(self.found.coding)

    @property
    def title(self) -> str:
        """The page's title."""
        return f"{self.name('a')} → {self.name('b')}"

    def name(self, side: str) -> str:
        """What an article is called: its outlet, else its id."""
        row = self.articles[side]
        return str(row["outlet"] or row["article_id"])

    def facts(self, side: str) -> str:
        """What stands under an article's name."""
        row = self.articles[side]
        facts = [row["title"], row["published"], f"id {row['article_id']}" if row["outlet"] else None]
        return " · ".join(str(fact) for fact in facts if fact)

    @property
    def says(self) -> list[str]:
        """What changed, in sentences."""
        found, counts = self.found, self.found.summary.set_index("kind")
        size = dict(zip(counts.index, counts[["n_sentences_a", "n_sentences_b"]].max(axis=1).tolist(), strict=True))
        said = ", ".join(f"{size[kind]} {kind}" for kind in KINDS if size[kind])
        out = [f"Sentences: {said or 'none'}."]
        out.append(
            f"{found.share_a:.0%} of {self.name('a')} is told in {self.name('b')}; "
            f"{found.share_b:.0%} of {self.name('b')} comes from {self.name('a')}."
        )
        own = found.only_in_b
        loaded = own[own["codebook"] == "loaded"].drop_duplicates(["start", "end"])
        if len(loaded):
            words = "”, “".join(dict.fromkeys(loaded["text"]))
            out.append(f"Loaded words that only {self.name('b')} has ({len(loaded)}): “{words}”.")
        changed = found.cues[found.cues["a_class"] != found.cues["b_class"]]
        if len(changed):
            out.append(f"Cues of another class: {counted(len(changed), 'source statement')}.")
        return out

    def body(self) -> Markup:
        """Names, findings and the rows."""
        heads = Markup("").join(
            Markup('<div class="head"><b>{}</b><span>{}</span></div>').format(self.name(side), self.facts(side))
            for side in SIDES
        )
        says = Markup("").join(Markup("<p>{}</p>").format(line) for line in self.says)
        return Markup('<div class="says">{}</div><div class="pairs">{}{}</div>').format(says, heads, self.rows())

    def rows(self) -> Markup:
        """The pairs in order."""
        out = []
        for number, rows in _by_pair(self.found.sentences).items():
            kind, moved = rows[0]["kind"], rows[0]["moved"]
            label = f"{kind}, moved" if moved and kind == "rephrased" else kind
            score = "" if rows[0]["similarity"] is None else f"{rows[0]['similarity']:.2f}"
            cells = Markup("").join(self._cell(side, rows, number) for side in SIDES)
            note = self._cue_notes(number)
            out.append(
                Markup('<div class="pair {}"><div class="label"><b>{}</b> {}</div>{}{}</div>').format(
                    kind, label, score, cells, note
                )
            )
        return Markup("\n").join(out)

    # ---------------------------------------------------------------- one cell

    @cached_property
    def _headlines(self) -> set[tuple[str, int]]:
        blocks = self.found.coding.blocks
        heads = blocks.loc[blocks["kind"] == "headline", ["article_id", "block_id"]]
        both = self.found.coding.sentences.merge(heads, on=["article_id", "block_id"])
        return set(zip(both["article_id"], both["sentence_id"], strict=True))

    @cached_property
    def _words(self) -> dict[int, list[Row]]:
        return _by_pair(self.found.words)

    @cached_property
    def _cues(self) -> dict[int, list[Row]]:
        return _by_pair(self.found.cues)

    @cached_property
    def _hits(self) -> dict[tuple[str, int], list[Row]]:
        out: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for row in records(self.found.evidence):
            out[row["article_id"], row["sentence_id"]].append(row)
        return out

    def _cell(self, side: str, rows: Sequence[Row], pair: int) -> Markup:
        article = getattr(self.found, side)
        own = [row for row in rows if row["article_id"] == article]
        texts = Markup(" ").join(self._sentence(side, row, pair) for row in own)
        return Markup('<div class="cell {}">{}</div>').format(side, texts)

    def _sentence(self, side: str, row: Row, pair: int) -> Markup:
        changed = [
            (w[f"{side}_start"], w[f"{side}_end"], w["kind"], w[f"{'b' if side == 'a' else 'a'}_text"])
            for w in self._words.get(pair, [])
            if w["kind"] != "kept" and w[f"{side}_start"] is not None
        ]
        hits = self._hits.get((row["article_id"], row["sentence_id"]), [])
        spans = [(start, end) for start, end, _, _ in changed] + [(h["start"], h["end"]) for h in hits]
        out = []
        for piece in segments(row["start"], row["end"], spans):
            text: Markup = escape(self.texts[side][piece.start : piece.end])
            for n in piece.covers:
                if n >= len(changed):
                    text = self._underlined(hits[n - len(changed)], text)
            mark = next((changed[n] for n in piece.covers if n < len(changed)), None)
            out.append(text if mark is None else _marked(side, mark[2], mark[3], text))
        head = " headline" if (row["article_id"], row["sentence_id"]) in self._headlines else ""
        return Markup('<span class="s{}">{}</span>').format(head, Markup("").join(out))

    def _underlined(self, hit: Row, text: Markup) -> Markup:
        own = " own" if hit["voice"] == "outlet" else ""
        title = self.styles.title.get(hit["codebook"], hit["codebook"])
        about = f"{self.styles.label_of(hit)} · {title} · {voice_words(hit)}"
        return Markup('<span class="u {} {}{}" title="{}">{}</span>').format(
            layer_of(hit["codebook"]), self.styles.mark_of(hit), own, about, text
        )

    def _cue_notes(self, pair: int) -> Markup:
        notes = [
            Markup('<span class="cue{}">{}: {} <i>{}</i> → {} <i>{}</i></span>').format(
                "" if row["a_class"] == row["b_class"] else " other",
                row["actor"] or row["b_speaker"] or row["a_speaker"] or "source",
                *(row[name] for name in ("a_cue", "a_class", "b_cue", "b_class")),
            )
            for row in self._cues.get(pair, [])
        ]
        return Markup('<div class="cues">{}</div>').format(Markup(" ").join(notes)) if notes else Markup("")


def _marked(side: str, kind: str, other: str | None, text: Markup) -> Markup:
    """Words that only one article has; what stands in their place in the other is told on pointing."""
    tag = Markup("del" if side == "a" else "ins")
    instead = Markup(' title="{}">').format(f"{'becomes' if side == 'a' else 'was'}: {other}") if other else Markup(">")
    return Markup('<{} class="{}"{}{}</{}>').format(tag, kind, instead, text, tag)


def _by_pair(frame: pd.DataFrame) -> dict[int, list[Row]]:
    """The rows of each pair; a pair without any has none."""
    out: dict[int, list[Row]] = defaultdict(list)
    for row in records(frame):
        out[row["pair_id"]].append(row)
    return out
