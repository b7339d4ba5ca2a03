"""The strip: each article from its first word to its last, who speaks where, and where frames, loaded words and commentary stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from framing.measures.common import COUNTED
from framing.measures.editorialising import THRESHOLD
from framing.model.coding import Coding
from framing.report.numbers import MIN_WEIGHT
from framing.report.palette import ACCENT, PAPER, RULE, STACK, VOICE_COLOURS, VOICE_HATCHES, VOICE_LABELS
from framing.report.plotting import Bar, Group, Look, canvas, lay_out, legend
from framing.report.rows import ArticleRows, Row, article_rows, labels
from framing.report.segments import segments
from framing.report.units import best_coder, category_labels, coded_with, main_codebook

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Piece = tuple[float, float]


def strip(coding: Coding, *, codebook: str | None = None, ax: Axes | None = None) -> Axes:
    """Each article as a line of its words in order, with the voice of every stretch and what stands where.

    The thick bar shows the voice of each stretch of headline and body; ticks above it are loaded expressions in the outlet's own
    voice, the line below it is commentary. Under it, one thin bar for each frame of `codebook` (the first that was coded) marks the
    sentences that carry it, in the colour of the voice that carries it.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo said the jets came dangerously close. It rained.")], codebooks=["security"])
    >>> strip(coding).get_xlabel()
    'words of headline and body, from the first to the last'
    """
    book = codebook or main_codebook(coding)
    names = category_labels(coding, book) if book else {}
    found = article_rows(coding)
    title = labels([rows.article for rows in found.values()])
    comment = ["commentary"] if coded_with(coding, "editorial") else []
    lanes = ["voice", *comment, *names]
    label = {"voice": "voice", "commentary": "commentary", **names}
    groups = [Group(title[key], [Bar(label[lane], {}) for lane in lanes]) for key in found]
    with canvas(ax) as ax:
        places = lay_out(ax, groups)
        for rows, ys in zip(found.values(), places, strict=True):
            _article(ax, rows, dict(zip(lanes, ys, strict=True)), book, best_coder(coding))
        longest = max((_Places(rows).total for rows in found.values()), default=0)
        ax.set_xlim(-0.005 * longest, max(longest, 1) * 1.005)
        ax.set_xlabel("words of headline and body, from the first to the last", loc="left")
        ax.grid(False)
        legend(ax, STACK, Look(VOICE_COLOURS, VOICE_HATCHES, VOICE_LABELS))
    return ax


def _article(ax: Axes, rows: ArticleRows, y: dict[str, float], book: str | None, coder: str) -> None:
    at = _Places(rows)
    ax.hlines(
        [height for lane, height in y.items() if lane != "voice"], 0, at.total, color=RULE, linewidth=0.7, zorder=0
    )
    by_voice: dict[str, list[Piece]] = {}
    for sentence in at.sentences:
        for voice, piece in _voices(sentence, rows.quotes, at):
            by_voice.setdefault(voice, []).append(piece)
    for voice, pieces in by_voice.items():
        _bars(ax, _joined(pieces), y["voice"], 0.8, voice)
    for x in at.loaded(rows.evidence):
        ax.vlines(x, y["voice"] - 0.72, y["voice"] - 0.44, color=ACCENT, linewidth=1.6)
    if "commentary" in y:
        editorial = {b["block_id"] for b in rows.blocks if b["kind"] == "body" and (b["editorial"] or 0) >= THRESHOLD}
        pieces = [at.span(s) for s in at.sentences if s["block_id"] in editorial]
        ax.broken_barh(_joined(pieces), (y["commentary"] - 0.2, 0.4), facecolor=ACCENT, edgecolor="none")
    for code in rows.codes:
        known = at.by_id.get(code["sentence_id"])
        if code["codebook"] == book and code["coder"] == coder and code["present"] and known and code["category"] in y:
            _bars(ax, [at.span(known)], y[code["category"]], 0.5, code["voice"])


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that touch made into one."""
    out: list[Piece] = []
    for start, length in pieces:
        if out and abs(sum(out[-1]) - start) < 1e-6:
            out[-1] = (out[-1][0], out[-1][1] + length)
        else:
            out.append((start, length))
    return out


def _bars(ax: Axes, pieces: Sequence[Piece], y: float, height: float, voice: str) -> None:
    ax.broken_barh(
        pieces,
        (y - height / 2, height),
        facecolor=VOICE_COLOURS[voice],
        hatch=VOICE_HATCHES[voice],
        edgecolor=PAPER,
        linewidth=0,
    )


class _Places:
    """Where the characters of headline and body stand on the line of an article's words."""

    def __init__(self, rows: ArticleRows) -> None:
        counted = {b["block_id"] for b in rows.blocks if b["kind"] in COUNTED}
        self.sentences = [s for s in rows.sentences if s["block_id"] in counted]
        self.by_id = {s["sentence_id"]: s for s in self.sentences}
        self._first: dict[int, int] = {}
        self.total = 0
        for sentence in self.sentences:
            self._first[sentence["sentence_id"]] = self.total
            self.total += sentence["n_words"]

    def span(self, sentence: Row) -> Piece:
        """A sentence's first word and its number of words."""
        return self._first[sentence["sentence_id"]], int(sentence["n_words"])

    def inside(self, sentence: Row, character: int) -> float:
        """The place of a character of a sentence, its words taken to be of equal length."""
        first, words = self.span(sentence)
        start, end = int(sentence["start"]), int(sentence["end"])
        return first + words * (character - start) / max(1, end - start)

    def loaded(self, evidence: Sequence[Row]) -> Iterator[float]:
        """The places of the loaded expressions that count, in the outlet's own voice."""
        for hit in evidence:
            sentence = self.by_id.get(hit["sentence_id"])
            counts = hit["codebook"] == "loaded" and hit["weight"] >= MIN_WEIGHT and not hit["negated"]
            if sentence and counts and hit["voice"] == "outlet":
                yield self.inside(sentence, hit["start"])


def _voices(sentence: Row, quotes: Sequence[Row], at: _Places) -> Iterator[tuple[str, Piece]]:
    spans = [(q["start"], q["end"]) for q in quotes]
    for segment in segments(sentence["start"], sentence["end"], spans):
        over = [quotes[n]["kind"] for n in segment.covers]
        voice = "outlet" if not over else "paraphrased" if set(over) == {"indirect"} else "quoted"
        left = at.inside(sentence, segment.start)
        yield voice, (left, at.inside(sentence, segment.end) - left)
