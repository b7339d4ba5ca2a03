"""`read`: files and folders to a corpus. `READERS` is the one place where a reader for other files is added."""

from __future__ import annotations

import hashlib
import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from framing.model.article import Article, Corpus
from framing.model.errors import InputError, Problem, Problems, UsageError
from framing.reading.columns import check_targets
from framing.reading.folders import Found, distinct_labels, distinct_names, find_files
from framing.reading.manifest import Manifests, is_manifest, read_manifests
from framing.reading.plaintext import read_plaintext
from framing.reading.request import Reader, Request
from framing.reading.tables import read_csv, read_jsonl, read_parquet

READERS: dict[str, Reader] = {
    ".txt": read_plaintext,
    ".text": read_plaintext,
    ".md": read_plaintext,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
}
"""The reader of each suffix (lower case): a function of a path that gives the articles in that file.

To read another kind of file, add yours: `READERS[".tei"] = read_tei`. A reader that has a keyword `request` is also
told the file's name, the user's columns and where to note problems (see `Request`); one that cannot read a file
raises `InputError`.
"""

Source = str | os.PathLike[str]
Progress = Callable[[int, int, str], None]
_SHOWN = 20


def read(
    source: Source | Iterable[Source], *, columns: Mapping[str, str] | None = None, progress: Progress | None = None
) -> Corpus:
    """Read articles from a file or folder, or a list of them, into a corpus.

    Folders are read with their subfolders, in the order of the names, without hidden and lock files; a `manifest.csv`
    in a folder is joined to its articles by the column `file`. A text file is one article, its id the file's stem;
    CSV, TSV, JSON lines and Parquet hold one article a row or line. Their columns are known by name (`id`, `text`,
    `title`, `outlet`, `published`, `url` ... and the usual synonyms); all others go to `Article.extra`.
    `Article.text` is what was stored, unaltered.

    Parameters
    ----------
    source : a path or a list of paths
    columns : field of `Article` to the name of its column, for tables whose columns have other names, as in
        `{"text": "Artikel", "id": "nr"}`
    progress : called as `progress(done, total, name)` before each file and once at the end, in files

    Returns
    -------
    A corpus of at least one article with distinct ids. `corpus.problems` names all that was refused (empty texts,
    broken rows, an id for the second time, files that cannot be read) or flagged (guessed encodings, dates left out,
    equal texts, suffixes that are not read), in the order of the files.

    Raises `InputError`, one problem a line, when there is not a single article to be had, and `UsageError` for a
    field or a column that is not there.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "news.csv").write_text("id,headline,body,date\\n7,Jets,Two took off.,12 May 2022\\n8,Ships,,\\n")
    >>> corpus = read(folder)
    >>> corpus["7"].title, corpus["7"].published, corpus["7"].source
    ('Jets', '2022-05-12', 'news.csv, row 1')
    >>> print(*corpus.problems)
    news.csv, row 2: the text is empty: fill it in or delete the row
    """
    check_targets(columns or {})
    problems = Problems()
    plan = _plan(_as_paths(source), columns or {}, problems)
    collected = _Collected(plan.manifests, problems)
    for done, (path, request) in enumerate(plan.requests.items()):
        if progress:
            progress(done, len(plan.requests), request.name)
        collected.add_file(path, request)
    if progress:
        progress(len(plan.requests), len(plan.requests), "")
    if not collected.articles:
        raise InputError(_lines(problems.refused))
    return Corpus(collected.articles.values(), problems.items)


def _as_paths(source: Source | Iterable[Source]) -> list[Path]:
    sources = [source] if isinstance(source, str | os.PathLike) else list(source)
    if not sources:
        raise UsageError("read: there is nothing to read: name a file or a folder")
    for path in sources:
        if not isinstance(path, str | os.PathLike):
            raise UsageError(f"read: expected a path or a list of paths, got {path!r}")
    return [Path(path) for path in sources]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be read: a request for each file in the order of the names, and what the manifests say."""

    requests: Mapping[Path, Request]
    manifests: Manifests


def _plan(sources: Sequence[Path], columns: Mapping[str, str], problems: Problems) -> _Plan:
    found = find_files(sources, problems)
    # A manifest that is named alone has nothing to be joined to: it is read as a table.
    alone = len(found) == 1 and found[0].named
    manifests = [file for file in found if is_manifest(file.path) and not alone]
    others = [file for file in found if not is_manifest(file.path) or alone]
    articles = [file for file in others if file.path.suffix.lower() in READERS]
    _refuse_bare_folders(sources, articles, problems)
    _note_unread([file for file in others if file.path.suffix.lower() not in READERS], problems)
    names = distinct_names([*articles, *manifests])
    labels = distinct_labels(names[file] for file in articles)
    articles.sort(key=names.__getitem__)
    requests = {f.path: Request(names[f], labels[names[f]], columns, problems) for f in articles}
    lists = {f.path: Request(names[f], names[f], problems=problems) for f in manifests}
    return _Plan(requests, read_manifests(lists, requests))


def _refuse_bare_folders(sources: Iterable[Path], articles: Sequence[Found], problems: Problems) -> None:
    for folder in sorted(source for source in sources if os.path.isdir(source.expanduser())):
        root = Path(os.path.abspath(folder.expanduser()))
        if not any(root in file.path.parents for file in articles):
            problems.refuse(str(folder), f"no article files there (read are {_suffixes()}): name another folder")


def _note_unread(files: Iterable[Found], problems: Problems) -> None:
    """Refuse the named files of unknown suffix; flag those in folders once per suffix."""
    by_suffix: dict[tuple[str, str], list[Found]] = {}
    for file in files:
        suffix = file.path.suffix.lower()
        kind = f"with suffix {suffix}" if suffix else "without a suffix"
        if file.named:
            problems.refuse(file.given, f"files {kind} are not read (read are {_suffixes()}): convert it")
        else:
            by_suffix.setdefault((file.given, kind), []).append(file)
    for (given, kind), unread in sorted(by_suffix.items()):
        count = f"1 file {kind} is" if len(unread) == 1 else f"{len(unread)} files {kind} are"
        problems.flag(given, f"{count} not read, the first {unread[0].relative} (read are {_suffixes()})")


def _suffixes() -> str:
    return ", ".join(sorted(READERS))


@dataclass(slots=True)
class _Collected:
    """The articles read so far, and what must be known of them to tell ids and texts that come again."""

    manifests: Manifests
    problems: Problems
    articles: dict[str, Article] = field(default_factory=dict)
    texts: dict[bytes, Article] = field(default_factory=dict)

    def add_file(self, path: Path, request: Request) -> None:
        """Read one file; what it cannot give is refused."""
        before = len(self.problems.items)
        sources: set[str] = set()
        try:
            for article in _articles(READERS[path.suffix.lower()], path, request):
                located = article if article.source else replace(article, source=request.name)
                sources.add(str(located.source))
                self._add(self.manifests.join(located, path, is_file=located.source == request.name))
        except (InputError, OSError) as error:
            request.refuse(error)
        if not sources and not any(problem.refused for problem in self.problems.items[before:]):
            self.problems.refuse(request.name, "no article in this file: remove it or correct it")
        self.manifests.check(path, request, sources)

    def _add(self, article: Article) -> None:
        """Keep an article, unless its id is taken."""
        where = str(article.source)
        first = self.articles.get(article.id)
        if first is not None:
            self.problems.refuse(where, f"article id {article.id!r} is taken ({first.source}): rename one of them")
            return
        self.articles[article.id] = article
        digest = hashlib.blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        twin = self.texts.setdefault(digest, article)
        if twin is not article:
            self.problems.flag(
                where, f"{article.id!r} has the text of {twin.id!r} ({twin.source}) word for word: both are kept"
            )


def _articles(reader: Reader, path: Path, request: Request) -> Iterable[Article]:
    """The reader's articles; a plain function of a path is not told about the request."""
    if "request" in inspect.signature(reader).parameters:
        return reader(path, request=request)
    return reader(path)


def _lines(refused: Sequence[Problem]) -> str:
    """The problems, one a line; of very many the first ones."""
    lines = [str(problem) for problem in refused[:_SHOWN]]
    if len(refused) > _SHOWN:
        lines.append(f"... and {len(refused) - _SHOWN} more")
    return "\n".join(lines)
