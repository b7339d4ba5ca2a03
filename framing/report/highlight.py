"""Evidence in the running text: an article as HTML, with what was found marked, labelled and explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby

from markupsafe import Markup, escape

from framing.measures.editorialising import THRESHOLD
from framing.measures.voices import UNNAMED
from framing.model.coding import Coding
from framing.model.errors import UsageError
from framing.report.palette import LAYERS, N_STYLES, VOICE_LABELS, layer_of
from framing.report.reasons import set_aside_reason
from framing.report.rows import ArticleRows, Row, article_rows, sentence_anchor, slugs
from framing.report.segments import Segment, segments
from framing.report.spoken import explaining_models, words_that_spoke
from framing.report.units import best_coder

QUOTE_KINDS = {
    "direct": "direct quotation",
    "partial": "quoted fragment",
    "scare": "scare quotes (no source)",
    "indirect": "paraphrase",
}


@dataclass(frozen=True)
class Styles:
    """How a category is named and drawn: its label, its codebook's title, and its underline's class."""

    label: Mapping[tuple[str, str], str]
    title: Mapping[str, str]
    mark: Mapping[tuple[str, str], str]
    coder: str

    @classmethod
    def of(cls, coding: Coding) -> Styles:
        """The styles of a coding's codebooks; frames take the underlines in turn, `loaded` and `editorial` have their own."""
        label, mark, number = {}, {}, 0
        for book in coding.codebooks:
            layer = layer_of(book.name)
            for category in book.categories:
                key = (book.name, category.name)
                label[key] = category.label or category.name
                mark[key] = f"k{number % N_STYLES}" if layer == "frames" else f"k-{layer}"
                number += layer == "frames"
        return cls(label, {b.name: b.title or b.name for b in coding.codebooks}, mark, best_coder(coding))

    def label_of(self, row: Row) -> str:
        """The label of a row's category."""
        return self.label.get((row["codebook"], row["category"]), row["category"])

    def mark_of(self, row: Row) -> str:
        """The class of a row's category."""
        layer = layer_of(row["codebook"])
        return self.mark.get((row["codebook"], row["category"]), "k0" if layer == "frames" else f"k-{layer}")


def source_of(row: Row) -> str:
    """Who speaks in a row: `Koizumi (Japan)`, or whichever of the two is known, or nothing.

    >>> source_of({"speaker": "Koizumi", "actor": "Japan"}), source_of({"speaker": None, "actor": None})
    ('Koizumi (Japan)', '')
    """
    speaker, actor = row["speaker"], row["actor"]
    if speaker and actor and speaker != actor:
        return f"{speaker} ({actor})"
    return speaker or actor or ""


def voice_words(row: Row) -> str:
    """The voice of a row in words, with its source where there is one."""
    source = source_of(row) if "speaker" in row else ""
    voice = VOICE_LABELS.get(row["voice"] or "", "voice unknown")
    return f"{voice}: {source}" if source and row["voice"] != "outlet" else voice


@dataclass
class Writer:
    """Writes one article as HTML; `layers` are those that are marked at all."""

    rows: ArticleRows
    styles: Styles
    slug: str
    layers: frozenset[str] = frozenset(LAYERS)
    spoke: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    _tips: int = field(default=0, init=False)

    def html(self) -> Markup:
        """The article's blocks in order."""
        sentences: dict[int, list[Row]] = {}
        for row in self.rows.sentences:
            sentences.setdefault(row["block_id"], []).append(row)
        blocks = (self._block(row, sentences.get(row["block_id"], [])) for row in self.rows.blocks)
        return Markup("\n").join(b for b in blocks if b)

    def _block(self, block: Row, sentences: Sequence[Row]) -> Markup:
        if not sentences:
            return self._set_aside(block)
        kind = block["kind"]
        comment = "editorial" in self.layers and (block["editorial"] or 0) >= THRESHOLD and kind == "body"
        pieces, at = [], block["start"]
        for sentence in sentences:
            pieces += [
                escape(self.rows.text[at : sentence["start"]]),
                self._sentence(sentence),
            ]
            at = sentence["end"]
        pieces.append(escape(self.rows.text[at : block["end"]]))
        note = Markup('<span class="kind">{}</span> ').format(kind) if kind in ("headline", "caption") else Markup("")
        if comment:
            note += Markup('<span class="kind">commentary {:.2f}</span> ').format(block["editorial"])
        return Markup('<p class="b {}{}">{}{}</p>').format(
            kind, " commentary" if comment else "", note, Markup("").join(pieces)
        )

    def _set_aside(self, block: Row) -> Markup:
        if "furniture" not in self.layers:
            return Markup("")
        why = Markup('<span class="kind">{}: {}</span> ').format(block["kind"], set_aside_reason(block["reason"]))
        return Markup('<p class="b aside">{}{}</p>').format(why if block["n_words"] else "", self.rows.words(block))

    # ---------------------------------------------------------------- one sentence

    def _sentence(self, sentence: Row) -> Markup:
        number = sentence["sentence_id"]
        hits = [h for h in self.rows.evidence if h["sentence_id"] == number and layer_of(h["codebook"]) in self.layers]
        quotes = [q for q in self.rows.quotes if q["start"] < sentence["end"] and sentence["start"] < q["end"]]
        quotes = quotes if "voices" in self.layers else []
        spans = [(r["start"], r["end"]) for r in (*hits, *quotes)]
        pieces: list[tuple[bool, bool, Markup]] = []
        for segment in segments(sentence["start"], sentence["end"], spans):
            over = {quotes[n - len(hits)]["kind"] == "indirect" for n in segment.covers if n >= len(hits)}
            text = self._segment(segment, [hits[n] for n in segment.covers if n < len(hits)])
            pieces.append((True in over, False in over, text))
        chips = [*self._source_chips(number), *self._code_chips(number)]
        anchor = sentence_anchor(self.slug, number)
        return Markup('<span class="s" id="{}">{}{}</span>').format(anchor, _shaded(pieces), Markup("").join(chips))

    def _segment(self, segment: Segment, hits: Sequence[Row]) -> Markup:
        text: Markup = escape(self.rows.text[segment.start : segment.end])
        if not hits:
            return text
        for hit in reversed(hits):
            off = " negated" if hit["negated"] else ""
            own = " own" if hit["voice"] == "outlet" else ""
            text = Markup('<span class="u {} {}{}{}">{}</span>').format(
                layer_of(hit["codebook"]), self.styles.mark_of(hit), off, own, text
            )
        layers = " ".join(sorted({layer_of(h["codebook"]) for h in hits}))
        tip, key = self._tip([(layer_of(h["codebook"]), self._about_hit(h)) for h in hits])
        return Markup('<mark class="{}" tabindex="0" aria-describedby="{}">{}{}</mark>').format(layers, key, text, tip)

    def _about_hit(self, hit: Row) -> list[str]:
        title = self.styles.title.get(hit["codebook"], hit["codebook"])
        lines = [f"{self.styles.label_of(hit)} · {title}", voice_words(hit)]
        lines.append(
            f"weight {hit['weight']:g} · indicator “{hit['indicator']}”"
            if hit["indicator"]
            else f"weight {hit['weight']:g}"
        )
        if hit["negated"]:
            lines.append("negated: kept, but does not count")
        elif hit["scope"] not in ("asserted", "negated"):
            lines.append(f"scope: {hit['scope']}")
        return lines

    def _source_chips(self, number: int) -> Iterable[Markup]:
        if "voices" not in self.layers:
            return
        by_source: dict[str, list[Row]] = {}
        for quote in self.rows.quotes:
            if quote["sentence_id"] == number:
                name = "scare quotes" if quote["kind"] == "scare" else quote["actor"] or UNNAMED
                by_source.setdefault(name, []).append(quote)
        for name, quotes in by_source.items():
            yield self._chip("voices who", name, [("voices", line) for line in _about_quotes(quotes)])

    def _code_chips(self, number: int) -> Iterable[Markup]:
        for code in self.rows.codes:
            layer = layer_of(code["codebook"])
            overall = code["category"] == code["codebook"]
            shown = layer == "frames" or (layer == "editorial" and overall)
            if code["sentence_id"] != number or not code["present"] or code["coder"] != self.styles.coder:
                continue
            if layer in self.layers and shown:
                name = "Commentary" if layer == "editorial" else self.styles.label_of(code)
                about = [
                    f"{name}: coded in this sentence",
                    voice_words(code),
                    f"value {code['value']:.2f} · coder {code['coder']}",
                ]
                spoke = self.spoke.get((number, code["codebook"], code["category"]))
                about += [f"no indicator; words that spoke for it: {spoke}"] if spoke else []
                yield self._chip(f"{layer} {self.styles.mark_of(code)}", name, [(layer, about)])

    def _chip(self, classes: str, name: str, about: list[tuple[str, list[str]]]) -> Markup:
        tip, key = self._tip(about)
        return Markup(' <span class="chip {}" role="note" tabindex="0" aria-describedby="{}">{}{}</span>').format(
            classes, key, name, tip
        )

    def _tip(self, entries: Sequence[tuple[str, list[str]]]) -> tuple[Markup, str]:
        """The explanation of a mark or chip: one entry per finding, its first line in bold; and its id."""
        self._tips += 1
        key = f"t-{self.slug}-{self._tips}"
        parts = []
        for layer, lines in entries:
            rest = Markup("").join(Markup('<span class="tl">{}</span>').format(line) for line in lines[1:])
            parts.append(Markup('<span class="te {}"><b>{}</b>{}</span>').format(layer, lines[0], rest))
        return Markup('<span class="tip" role="tooltip" id="{}">{}</span>').format(key, Markup("").join(parts)), key


def _shaded(pieces: Sequence[tuple[bool, bool, Markup]]) -> Markup:
    """Pieces of a sentence with whether each is paraphrased and quoted, shaded; a quoted fragment lies inside its paraphrase."""
    out = []
    for paraphrased, outer in groupby(pieces, key=lambda piece: piece[0]):
        inner = [
            _voice("quoted" if quoted else "", Markup("").join(text for _, _, text in run))
            for quoted, run in groupby(outer, key=lambda piece: piece[1])
        ]
        out.append(_voice("paraphrased" if paraphrased else "", Markup("").join(inner)))
    return Markup("").join(out)


def _voice(name: str, text: Markup) -> Markup:
    return Markup('<span class="v {}">{}</span>').format(name, text) if name else text


def _about_quotes(quotes: Sequence[Row]) -> Iterable[list[str]]:
    for quote in quotes:
        cue = f"cue “{quote['cue']}” ({quote['cue_class']})" if quote["cue"] else "no cue"
        about = [QUOTE_KINDS.get(quote["kind"]) or str(quote["kind"]), source_of(quote) or "no source named"]
        yield about if quote["kind"] == "scare" else [*about, cue]


# -------------------------------------------------------------------- in a notebook


@dataclass(frozen=True)
class Shown:
    """An article with its evidence, as HTML; a notebook displays it as it is."""

    title: str
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<Shown: {self.title}; open in a notebook, or write .html to a file>"


def show(coding: Coding, article_id: str, *, layers: Iterable[str] = LAYERS) -> Shown:
    """One article in full with its evidence highlighted, for a notebook.

    Frames are underlined (a colour and a line style for each category), loaded words have a wavy line, commentary
    paragraphs a bar at the side, quotations a shade and a label with their source; hovering over a mark, or reaching it
    with the Tab key, shows category, weight, indicator, voice and speaker. Labels after a sentence name the frames that
    it was coded with.

    Parameters
    ----------
    layers : which of "frames", "loaded", "editorial", "voices" and "furniture" (what was set aside) to mark

    Returns
    -------
    An object that notebooks display; `.html` is the HTML fragment. Everything in it is escaped.

    Raises UsageError for an unknown article or layer.

    >>> from framing.coders.code import code
    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo said the jets came dangerously close.")], codebooks=["security"])
    >>> "paraphrased source" in show(coding, "a", layers=["frames"]).html
    True
    """
    chosen = frozenset([layers] if isinstance(layers, str) else layers)
    unknown = sorted(chosen.difference(LAYERS))
    if unknown:
        raise UsageError(f"layers: expected some of {', '.join(LAYERS)}, got {', '.join(unknown)}")
    found = article_rows(coding, [article_id])
    if article_id not in found:
        raise UsageError(f"no article {article_id!r} in this coding: see coding.articles.article_id")
    rows = found[article_id]
    spoke = words_that_spoke(rows, explaining_models(coding))
    body = Writer(rows, Styles.of(coding), slugs([article_id])[article_id], chosen, spoke).html()
    title = rows.article["title"] or rows.article["outlet"] or article_id
    html = Markup('<style>{}</style><div class="framing notebook">{}</div>').format(
        Markup(style_sheet("evidence.css")), body
    )
    return Shown(str(title), str(html))


def style_sheet(name: str) -> str:
    """A file of the report's templates as text."""
    return (files("framing.report") / "templates" / name).read_text(encoding="utf-8")
