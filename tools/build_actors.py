"""Build `lexicons/actors/indicators.csv` from ISO names (pycountry) and the three tables beside it.

    python tools/build_actors.py            # write the file
    python tools/build_actors.py --check    # exit 1 if the file is not what the tables give

`states.csv` and `organisations.csv` hold lists divided by semicolons. An item may end in `+` (also its plural in -s)
and in `@0.6` (its weight); the usual weights are in `WEIGHTS`. `ambiguous.csv` overrides weight, `requires` and
`excludes` of single patterns, and may add a pattern. Where a pattern of one actor holds a shorter one of another
(`South Sudan`, `Sudan`), the shorter one's actor gets the longer pattern as a decoy of weight 0.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pycountry

from framing.codebooks.pattern import is_glob
from framing.model.tokens import words_of

FOLDER = Path(__file__).resolve().parent.parent / "lexicons" / "actors"
HEADER = ("category", "pattern", "weight", "voice", "requires", "excludes", "note")
WEIGHTS = {
    "name": 1.0,
    "demonym": 1.0,
    "capital": 0.8,
    "metonym": 0.8,
    "organisation": 1.0,
    "group": 1.0,
    "decoy": 0.0,
}
STATE_COLUMNS = {
    "names": "name",
    "demonyms": "demonym",
    "capitals": "capital",
    "metonyms": "metonym",
    "decoys": "decoy",
}
ORDER = tuple(WEIGHTS)
NOT_ISO = {"Congo"}
"""ISO names that the table gives to another actor."""


@dataclass(frozen=True)
class Row:
    """One line of the file to be built."""

    category: str
    pattern: str
    weight: float
    kind: str
    requires: str = ""
    excludes: str = ""
    reason: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The pattern as the matcher sees it."""
        marked = self.pattern.replace("*", "ⱥ")
        return tuple(w.replace("ⱥ", "*") for w in words_of(marked))

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes a row the same as another."""
        return self.category, self.words

    def cells(self) -> tuple[str, ...]:
        """The row as it stands in the file."""
        note = f"{self.kind}: {self.reason}" if self.reason else self.kind
        return self.category, self.pattern, f"{self.weight:g}", "", self.requires, self.excludes, note


def read(name: str) -> list[dict[str, str]]:
    """A table of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def items(cell: str, kind: str) -> Iterator[tuple[str, float]]:
    """Patterns and weights of one cell; `Afghan+` gives Afghan and Afghans."""
    for item in filter(None, (part.strip() for part in cell.split(";"))):
        name, _, weight = item.partition("@")
        yield from ((pattern, float(weight) if weight else WEIGHTS[kind]) for pattern in plurals(name))


def plurals(name: str) -> tuple[str, ...]:
    """`Afghan+` is Afghan and Afghans; any other name is itself."""
    return (name[:-1], name[:-1] + "s") if name.endswith("+") else (name,)


def variants(pattern: str) -> set[str]:
    """A pattern without accents, with St for Saint, and as written with an ampersand, which is no word."""
    forms = {pattern, "".join(c for c in unicodedata.normalize("NFKD", pattern) if not unicodedata.combining(c))}
    forms |= {f.replace("Saint ", "St ", 1) for f in forms if f.startswith("Saint ")}
    return forms | {f.replace(" and ", " ", 1) for f in forms if re.search(r"[A-Z]\w+ and [A-Z]", f)}


def iso_names(code: str) -> set[str]:
    """The names of ISO 3166 as running text has them, without those in index order (`Korea, Republic of`)."""
    country = pycountry.countries.get(alpha_2=code) if len(code) == 2 else None
    if country is None:
        return set()
    found = {getattr(country, field, "") for field in ("name", "common_name", "official_name")}
    plain = [re.sub(r"\s*\(.*?\)", "", name.replace("’", "'")) for name in found if name and "," not in name]
    return {name.removeprefix("the ").replace("-", " ") for name in plain} - NOT_ISO


def state_rows() -> Iterator[Row]:
    """The rows of every state, its display name and ISO names first."""
    for state in read("states.csv"):
        actor = state["display"]
        own = {p for column in STATE_COLUMNS for p, _ in items(state[column], STATE_COLUMNS[column])}
        names = {actor.replace("-", " ")} | iso_names(state["iso2"])
        for name in sorted(names - own):
            yield from (Row(actor, form, 1.0, "name") for form in sorted(variants(name)))
        for column, kind in STATE_COLUMNS.items():
            for pattern, weight in items(state[column], kind):
                yield from (Row(actor, form, weight, kind) for form in sorted(variants(pattern)))


def organisation_rows() -> Iterator[Row]:
    """The rows of organisations and groups."""
    for entry in read("organisations.csv"):
        for column, kind in (("names", entry["kind"]), ("decoys", "decoy")):
            for pattern, weight in items(entry[column], kind):
                yield from (Row(entry["display"], form, weight, kind) for form in sorted(variants(pattern)))


def with_ambiguities(rows: dict[tuple[str, tuple[str, ...]], Row]) -> dict[tuple[str, tuple[str, ...]], Row]:
    """The rows with `ambiguous.csv` laid over them; a pattern that is new is added as a metonym."""
    actors = {row.category for row in rows.values()}
    for entry in read("ambiguous.csv"):
        if entry["category"] not in actors:
            raise SystemExit(f"ambiguous.csv: actor {entry['category']!r} is in neither table: mend its name")
        for name in plurals(entry["pattern"]):
            for pattern in variants(name):
                conditions = (entry["requires"], entry["excludes"], entry["reason"])
                new = Row(entry["category"], pattern, float(entry["weight"]), "metonym", *conditions)
                old = rows.get(new.key)
                rows[new.key] = replace(new, kind=old.kind, pattern=old.pattern) if old else new
    return rows


def decoys(rows: list[Row]) -> Iterator[Row]:
    """For each pattern that holds a shorter one of another actor: a row of weight 0 for that actor."""
    starts: dict[str, list[Row]] = {}
    for row in rows:
        if row.weight and not any(is_glob(w) for w in row.words):
            starts.setdefault(row.words[0], []).append(row)
    for longer in rows:
        if not longer.weight:
            continue
        words = longer.words
        for at, word in enumerate(words):
            for shorter in starts.get(word, ()):
                size = len(shorter.words)
                inside = size < len(words) and words[at : at + size] == shorter.words
                if inside and shorter.category != longer.category:
                    yield Row(shorter.category, longer.pattern, 0.0, "decoy", reason=longer.category)


def build() -> list[Row]:
    """All rows: actors in the order of the tables, within an actor by kind, weight and pattern."""
    first: dict[tuple[str, tuple[str, ...]], Row] = {}
    for row in (*state_rows(), *organisation_rows()):
        first.setdefault(row.key, row)
    first = with_ambiguities(first)
    for row in decoys(list(first.values())):
        first.setdefault(row.key, row)
    actors = {name: n for n, name in enumerate(dict.fromkeys(row.category for row in first.values()))}
    return sorted(first.values(), key=lambda r: (actors[r.category], ORDER.index(r.kind), -r.weight, r.pattern))


def text_of(rows: list[Row]) -> str:
    """The file's text."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(row.cells() for row in rows)
    return file.getvalue()


def main(arguments: list[str]) -> int:
    """Write or check the file."""
    rows = build()
    text, path = text_of(rows), FOLDER / "indicators.csv"
    if "--check" in arguments:
        same = path.is_file() and path.read_text(encoding="utf-8") == text
        print(f"{path}: {'up to date' if same else 'differs from its tables: run python tools/build_actors.py'}")
        return 0 if same else 1
    path.write_text(text, encoding="utf-8")
    print(f"{path}: {len(rows)} rows, {len({r.category for r in rows})} actors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
