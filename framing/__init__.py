"""Media framing and sentiment analysis: which frames, in whose voice, with evidence for every number."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.batch.study import read_study, write_study
    from framing.codebooks.codebook import Category, Codebook, Example, Indicator
    from framing.codebooks.files import load_codebook
    from framing.codebooks.formats.dictionary import Conversion, read_dictionary, write_dictionary
    from framing.coders.classifier import FrameClassifier
    from framing.coders.code import code
    from framing.coders.coder import FunctionCoder
    from framing.coders.human import read_coding
    from framing.coders.humanfiles.sheets import write_sheet
    from framing.coders.modelfiles import load_model, save_model
    from framing.coders.sampling import sample
    from framing.compare.cooccurrence import cooccurrence, cooccurring
    from framing.compare.credits import wire_credits
    from framing.compare.groups import compare
    from framing.compare.joining import join
    from framing.compare.reprints import reprints
    from framing.compare.stories import collapse, stories
    from framing.compare.timeline import before_after, timeline
    from framing.measures.disagreements import confusion, disagreements
    from framing.measures.editorialising import editorialising
    from framing.measures.keyness import keyness
    from framing.measures.loaded import loaded, loaded_words
    from framing.measures.occurrences import occurrences
    from framing.measures.prevalence import prevalence
    from framing.measures.reliability import reliability
    from framing.measures.salience import salience
    from framing.measures.spans import span_agreement
    from framing.measures.tone import tone
    from framing.measures.validation import validate
    from framing.measures.voices import cue_classes, speakers, voices
    from framing.model.article import Article, Corpus
    from framing.model.coding import Coding
    from framing.model.errors import CodebookError, FramingError, InputError, UsageError
    from framing.model.signature import Signature
    from framing.model.span import Span
    from framing.reading.reader import READERS, read
    from framing.report import figures as plot
    from framing.report.diff import diff
    from framing.report.highlight import show
    from framing.report.page import report
    from framing.text.parsed import parse
    from framing.workbench.check import check
    from framing.workbench.kwic import kwic
    from framing.workbench.result import CodebookCheck

_HOMES = {
    "framing.batch.study": ("read_study", "write_study"),
    "framing.codebooks.codebook": ("Category", "Codebook", "Example", "Indicator"),
    "framing.codebooks.files": ("load_codebook",),
    "framing.codebooks.formats.dictionary": ("Conversion", "read_dictionary", "write_dictionary"),
    "framing.coders.classifier": ("FrameClassifier",),
    "framing.coders.code": ("code",),
    "framing.coders.coder": ("FunctionCoder",),
    "framing.coders.human": ("read_coding",),
    "framing.coders.humanfiles.sheets": ("write_sheet",),
    "framing.coders.modelfiles": ("load_model", "save_model"),
    "framing.coders.sampling": ("sample",),
    "framing.compare.credits": ("wire_credits",),
    "framing.compare.groups": ("compare",),
    "framing.compare.reprints": ("reprints",),
    "framing.compare.stories": ("collapse", "stories"),
    "framing.compare.cooccurrence": ("cooccurrence", "cooccurring"),
    "framing.compare.joining": ("join",),
    "framing.compare.timeline": ("before_after", "timeline"),
    "framing.measures.disagreements": ("confusion", "disagreements"),
    "framing.measures.editorialising": ("editorialising",),
    "framing.measures.keyness": ("keyness",),
    "framing.measures.loaded": ("loaded", "loaded_words"),
    "framing.measures.occurrences": ("occurrences",),
    "framing.measures.prevalence": ("prevalence",),
    "framing.measures.reliability": ("reliability",),
    "framing.measures.salience": ("salience",),
    "framing.measures.spans": ("span_agreement",),
    "framing.measures.tone": ("tone",),
    "framing.measures.validation": ("validate",),
    "framing.measures.voices": ("cue_classes", "speakers", "voices"),
    "framing.model.article": ("Article", "Corpus"),
    "framing.model.coding": ("Coding",),
    "framing.model.errors": ("CodebookError", "FramingError", "InputError", "UsageError"),
    "framing.model.signature": ("Signature",),
    "framing.model.span": ("Span",),
    "framing.reading.reader": ("READERS", "read"),
    "framing.report.diff": ("diff",),
    "framing.report.highlight": ("show",),
    "framing.report.page": ("report",),
    "framing.text.parsed": ("parse",),
    "framing.workbench.check": ("check",),
    "framing.workbench.kwic": ("kwic",),
    "framing.workbench.result": ("CodebookCheck",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}
__all__ = [
    *sorted(_HOME),
    "plot",
]


def __getattr__(name: str) -> Any:
    # Names are imported when first used: start-up stays short, and matplotlib or scikit-learn load only where needed.
    if name == "plot":
        value = import_module("framing.report.figures")
    elif name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    else:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])
