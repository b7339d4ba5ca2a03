"""`read_coding()`: what people coded, from whatever form of file, as a Coding."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.codebooks.codebook import Codebook
from framing.codebooks.files import load_codebook
from framing.coders.humanfiles.doccano import read_doccano
from framing.coders.humanfiles.frames import coding_frames, design_frame, file_tables, given_tables
from framing.coders.humanfiles.judgements import Judgements, gathered, named, tell_one_sided
from framing.coders.humanfiles.labelstudio import read_labelstudio
from framing.coders.humanfiles.merging import together
from framing.coders.humanfiles.placing import CodingPlacer, FilePlacer
from framing.coders.humanfiles.records import Record, Source
from framing.coders.humanfiles.tablerecords import read_csv, read_xlsx
from framing.coders.humanfiles.vocabulary import Vocabulary
from framing.model.coding import Coding
from framing.model.errors import InputError, Problems, UsageError
from framing.model.signature import Signature, input_hash, installed_versions

READ: dict[str, Callable[[Path, Source], Iterator[Record]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlsx": read_xlsx,
    ".json": read_labelstudio,
    ".jsonl": read_doccano,
}
HUMAN = "human"
EMPTY = ("missing", "absent")


def read_coding(
    path: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    coder: str | None = None,
    coding: Coding | None = None,
    codebook: str | os.PathLike[str] | Codebook | Sequence[str | os.PathLike[str] | Codebook] | None = None,
    columns: Mapping[str, str] | None = None,
    empty: str = "missing",
    scale: tuple[float, float] | None = None,
) -> Coding:
    """What people coded, as a Coding: one row of `codes` for each judgement, zeros included.

    Read are filled sheets of `write_sheet` (CSV, XLSX), exports of Label Studio (JSON, JSON-MIN) and doccano (JSONL), and
    tables from elsewhere, wide (a column per category) or long (columns `category` and `value`, a row per judgement).
    A judgement is 1, yes, y, true, x, ja, wahr, or 0, no, n, false, nein, falsch, in any case; an empty cell is no
    judgement and gives no row. Cells, rows and columns that cannot be read are listed in `problems`, with their place
    (rows are counted as a spreadsheet counts them), and the rest is read.

    Parameters
    ----------
    path : a file, or several: then one Coding holds them all
    coder : the coder's name. A file that knows several coders (a column `coder`, annotators of Label Studio) gives one
        Coding that holds them all, as a machine's Coding holds lexicon and classifier; then `coder` chooses one. Without
        it, and without names in the file, the coder bears the file's name.
    coding : the coding from which the sample was drawn. Units are found in it by article_id and sentence_id, else by start
        and end, else by the text of the sentence, which has to agree. A text that stands several times is refused, and
        so are units that are not there. Without it, units are what the file says, named by their text where ids fail.
    codebook : the codebook or codebooks that were coded; needed where columns bear the names of categories alone.
    columns : fields or categories to column names: `{"text": "Satz", "coder": "Wer", "security.threat": "Bedrohung"}`.
        The fields: article_id outlet block_id kind sentence_id start end text stratum weight coder voice note codebook
        category value.
    empty : "missing" (no judgement), or "absent": what was asked and left empty counts as 0
    scale : the lowest and highest number of a scale, such as (1, 5); values stay as they are, and a category is present
        from the middle of the scale on.

    Returns
    -------
    A Coding whose `sentences` are those of the file, whose `codes` have `voice` where the coder gave one and null
    elsewhere, whose `evidence` are labelled stretches of text. `sample` has `article_id sentence_id stratum weight` where
    the file has them. `signature.options["coder:NAME"]` is "human". What coders note stands in `problems`, not refused.

    Raises InputError for a file that cannot be read at all, UsageError for an option that does not fit it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     sheet = Path(folder, "AB.csv")
    ...     _ = sheet.write_text("text,security.threat\\nTokyo warned Moscow.,1\\nIt rained.,0\\nIt snowed.,maybe\\n")
    ...     human = read_coding(sheet)
    >>> human.codes[["codebook", "category", "coder", "value"]].to_numpy().tolist()
    [['security', 'threat', 'AB', 1.0], ['security', 'threat', 'AB', 0.0]]
    >>> print(human.problems[0])
    AB.csv, row 4: value 'maybe' in column 'security.threat', expected 0, 1 or empty: mend it
    """
    if not isinstance(path, str | os.PathLike):
        options: dict[str, Any] = {"coder": coder, "coding": coding, "codebook": codebook, "columns": columns}
        return together([read_coding(one, **options, empty=empty, scale=scale) for one in path])
    if empty not in EMPTY:
        raise UsageError(f"empty: expected {' or '.join(map(repr, EMPTY))}, got {empty!r}")
    if scale is not None and not scale[0] < scale[1]:
        raise UsageError(f"scale: expected the lowest and the highest value, got {scale!r}")
    place = Path(path)
    source = Source(place.name, _vocabulary(codebook, coding), Problems(), dict(columns or {}), scale)
    source.check_columns()
    records = named(_records(place, source), coder, place.stem)
    placer = FilePlacer(source.problems) if coding is None else _placer(coding, [r for _, r in records], source)
    found = gathered(records, placer, source)
    if empty == "absent":
        found.fill(source.asked)
    elif scale is None:
        tell_one_sided(found, source)
    middle = 0.5 if scale is None else (scale[0] + scale[1]) / 2
    return _coding(found, placer, coding, source, middle)


def _vocabulary(codebook: Any, coding: Coding | None) -> Vocabulary:
    """The codebooks of a file: those given, and those of the coding that have other names."""
    one = codebook is None or isinstance(codebook, str | os.PathLike | Codebook)
    books = [load_codebook(book) for book in ([codebook] if one else codebook) if book is not None]
    names = [book.name for book in books]
    default = names[0] if len(names) == 1 else None
    further = [] if coding is None else [book for book in coding.codebooks if book.name not in names]
    return Vocabulary([*books, *further], default=default)


def _placer(coding: Coding, records: Sequence[Record], source: Source) -> CodingPlacer:
    """The placer for some records: of a large corpus it looks at their articles alone, where all of them are known."""
    ids = {record.unit.get("article_id", "") for record in records}
    articles = ids if ids.issubset(coding.articles["article_id"]) else None
    return CodingPlacer(coding, source.problems, source.name, articles=articles)


def _records(path: Path, source: Source) -> list[Record]:
    read = READ.get(path.suffix.lower())
    if read is None:
        raise InputError(f"{path}: expected a file that ends in {', '.join(READ)}: save it as one of them")
    if not path.is_file():
        raise InputError(f"{path}: no such file: check the name")
    try:
        return list(read(path, source))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}): check the file") from None


def _coding(
    found: Judgements, placer: CodingPlacer | FilePlacer, coding: Coding | None, source: Source, middle: float
) -> Coding:
    places = sorted(found.places)
    if coding is None:
        tables, corpus = file_tables(places, placer.rows, source.problems)
    else:
        tables, corpus = given_tables(places, coding)
    tables |= coding_frames(found, tables["sentences"], corpus, middle, source)
    asked = {v.codebook for v in source.asked}
    books = tuple(b for b in source.vocabulary.books() if b.name in asked or b.name == source.vocabulary.default)
    options = {f"codebook:{b.name}": b.path or b.name for b in books} | {
        f"coder:{name}": HUMAN for name in found.coders
    }
    signature = Signature(
        installed_versions(["framing"]), {b.name: b.stamp for b in books}, {}, options, input_hash(corpus), len(corpus)
    )
    return Coding(tables, corpus, signature, books, tuple(source.problems.items), design_frame(found))
