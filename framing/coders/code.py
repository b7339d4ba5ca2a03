"""`code()`: a corpus and some codebooks in, a Coding out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.coders.assemble import TableBuilder
from framing.coders.coder import Coder
from framing.coders.combined import MIN_VALUE, CombinedCoder, NamedCode
from framing.coders.valence import ValenceCoder
from framing.model.article import Article, Corpus
from framing.model.coding import ORDER, TABLES, Coding, as_frame, build_table
from framing.model.errors import Problems, UsageError
from framing.model.signature import Signature, input_hash, installed_versions
from framing.reading.language import is_foreign
from framing.text.lexica import lexica
from framing.text.parsed import Parser

if TYPE_CHECKING:
    from framing.coders.classifier import FrameClassifier

DEFAULT_CODEBOOKS = ("security", "loaded", "editorial")
BATCH_CHARACTERS = 400_000
OWN_CODERS = ("lexicon", "classifier", "combined")


def code(
    corpus: Corpus | Iterable[Article],
    *,
    codebooks: Sequence[str | os.PathLike[str] | Codebook] = DEFAULT_CODEBOOKS,
    models: Mapping[str, FrameClassifier] | None = None,
    coders: Sequence[Coder] = (),
    progress: Callable[[int, int, str], None] | None = None,
) -> Coding:
    """Code every article of a corpus with some codebooks: blocks, voices, evidence, sentence codes, valence.

    Rows are sorted by article id, so that the tables do not depend on the order of the articles. Articles that are surely not
    English are listed but not scored; what was refused or flagged is in `Coding.problems`. `coders` are further coders of the
    user's (see `FunctionCoder`); their hits and codes stand in the tables under their names, with voice joined.

    >>> from framing.model.article import Article
    >>> coding = code([Article("a", "Tokyo said the jets came dangerously close.")], codebooks=["security"])
    >>> coding.sentences.voice.tolist()
    ['paraphrased']
    """
    if isinstance(codebooks, str | os.PathLike | Codebook):
        raise UsageError(
            f"codebooks: expected a list of names, paths or codebooks, got {codebooks!r}: write [{codebooks!r}]"
        )
    books = _distinct([load_codebook(c) for c in codebooks])
    articles = sorted(corpus, key=lambda a: a.id)
    problems = Problems(list(corpus.problems) if isinstance(corpus, Corpus) else [])
    extra = sorted({name for a in articles for name in a.extra} - {"event"})
    engine = Engine(books, models, extra, coders)
    done = 0
    for batch in batches(articles):
        engine.add(batch, problems)
        done += len(batch)
        if progress:
            progress(done, len(articles), batch[-1].id)
    return Coding(engine.frames(), tuple(articles), engine.signature(articles), books, tuple(problems.items))


def _distinct(books: Sequence[Codebook]) -> tuple[Codebook, ...]:
    names = [b.name for b in books]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise UsageError(f"codebooks: {', '.join(twice)} given twice: give each once")
    return tuple(books)


def batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Articles in runs of bounded length, so that memory is."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch


class Engine:
    """Parses and codes batch after batch and collects the tables."""

    def __init__(
        self,
        books: Sequence[Codebook],
        models: Mapping[str, FrameClassifier] | None = None,
        extra: Sequence[str] = (),
        coders: Sequence[Coder] = (),
    ) -> None:
        taken = [c.name for c in coders if c.name in OWN_CODERS or sum(c.name == d.name for d in coders) > 1]
        if taken:
            raise UsageError(
                f"coders: the name {taken[0]!r} is taken ({', '.join(OWN_CODERS)} are the toolkit's): rename the coder"
            )
        self.books = tuple(books)
        self._further = tuple(coders)
        self._parser = Parser()
        self._coder = CombinedCoder(self.books, models)
        self._valence = ValenceCoder()
        self._builder = TableBuilder(extra, editorial=any(b.name == "editorial" for b in self.books))

    def add(self, articles: Sequence[Article], problems: Problems) -> None:
        """Code one batch."""
        batch = self._parser.parse([_scorable(a, problems) for a in articles])
        found, codes = self._coder(batch)
        hits = {"lexicon": found}
        for coder in self._further:
            result = coder(batch)
            hits[coder.name] = result.hits
            codes += [NamedCode(coder.name, c) for c in result.codes if c.value >= MIN_VALUE]
        self._builder.add(batch, hits, codes, self._valence(batch))
        for number, article in enumerate(articles):
            if batch.articles[number] is article and not batch.lines[number]:
                problems.refuse(
                    article.source or article.id,
                    f"article {article.id!r} holds no headline and no body (all of it is page furniture, or it has no words): not scored",
                )

    def frames(self) -> dict[str, Any]:
        """The six frames, sorted."""
        tables = {}
        for name in TABLES:
            columns = self._builder.columns[name]
            table = build_table(name, columns, self._builder.extra if name == "articles" else ())
            tables[name] = as_frame(table).sort_values(ORDER[name], kind="stable", ignore_index=True)
        return tables

    def signature(self, articles: Sequence[Article]) -> Signature:
        """What the tables depend on."""
        books = {b.name: b.stamp for b in (*self.books, *lexica().values(), self._valence.codebook)}
        options = {f"codebook:{b.name}": b.path or b.name for b in self.books}
        options |= {f"coder:{c.name}": type(c).__qualname__ for c in self._further}
        models = {name: getattr(model, "stamp_", "unsaved") for name, model in self._coder.models.items()}
        return Signature(installed_versions(), books, models, options, input_hash(articles), len(articles))


def _scorable(article: Article, problems: Problems) -> Article:
    """The article itself, or an empty stand-in when it is surely not English."""
    found = is_foreign(article)
    if not found:
        return article
    problems.refuse(
        article.source or article.id,
        f"article {article.id!r} is in {found!r}, the codebooks are English: listed, not scored",
    )
    return Article(
        article.id,
        "",
        article.title,
        article.outlet,
        article.author,
        article.published,
        article.url,
        found,
        article.source,
        article.extra,
    )
