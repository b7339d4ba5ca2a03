"""All records of a file together: whose they are, what each coder said of each unit, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.coders.humanfiles.cells import number
from framing.coders.humanfiles.placing import Place
from framing.coders.humanfiles.records import Labelled, Record, Source
from framing.coders.humanfiles.vocabulary import Variable
from framing.model.errors import UsageError

OWN_CODERS = ("lexicon", "classifier", "combined")


class Key(NamedTuple):
    """What a judgement is of: a unit, by a coder, on a variable."""

    place: Place
    coder: str
    variable: Variable


@dataclass
class Judgements:
    """What a file says: its units, values by Key, voices and spans by unit and coder, the sample's design by unit."""

    places: dict[Place, None] = field(default_factory=dict)

    values: dict[Key, float] = field(default_factory=dict)
    voices: dict[tuple[Place, str], str] = field(default_factory=dict)
    spans: dict[tuple[Place, str], list[Labelled]] = field(default_factory=lambda: defaultdict(list))
    looked_at: dict[tuple[Place, str], None] = field(default_factory=dict)
    design: dict[Place, tuple[str, float]] = field(default_factory=dict)

    @property
    def coders(self) -> list[str]:
        """The coders, by name."""
        return sorted({coder for _, coder in self.looked_at})

    def fill(self, asked: Iterable[Variable]) -> None:
        """Take what was asked and not answered for a judgement of 0."""
        for variable in asked:
            for place, coder in self.looked_at:
                self.values.setdefault(Key(place, coder, variable), 0.0)


def named(records: Iterable[Record], coder: str | None, stem: str) -> list[tuple[str, Record]]:
    """Each record with its coder.

    `coder` chooses where the file knows several, and names the coder where it knows one or none; a record without a
    name has that of the file. Raises UsageError for a coder that the file does not know, or a name of the toolkit's.
    """
    held = list(records)
    found = sorted({r.coder for r in held if r.coder})
    if len(found) > 1 and coder is not None:
        if coder not in found:
            raise UsageError(
                f"coder: the file knows {', '.join(found)}, got {coder!r}: name one of them, or none for all"
            )
        out = [(coder, r) for r in held if r.coder in ("", coder)]
    else:
        out = [(coder or r.coder or stem, r) for r in held]
    taken = sorted({name for name, record in out if record.seen}.intersection(OWN_CODERS))
    if taken:
        raise UsageError(f"coder: {taken[0]!r} is a coder of the toolkit: give the person another name with coder=")
    return out


def gathered(
    records: Sequence[tuple[str, Record]], place_of: Callable[[Record], Place | None], source: Source
) -> Judgements:
    """The judgements of some records. Two that contradict each other are refused, and neither stands."""
    found = Judgements()
    wheres: dict[Key, str] = {}
    refused: set[Key] = set()
    for coder, record in records:
        place = place_of(record)
        if place is None:
            continue
        found.places[place] = None
        _design(found, place, record, source)
        if not record.seen:
            continue
        found.looked_at[place, coder] = None
        for variable, value in record.values.items():
            key = Key(place, coder, variable)
            if found.values.setdefault(key, value) != value:
                refused.add(key)
                what = f"{variable.column} is {value:g}, in {wheres[key]} it is {found.values[key]:g}, for the same sentence"
                source.problems.refuse(record.where, f"{what}: neither is read; delete one of the rows")
            wheres.setdefault(key, record.where)
        _voice(found, place, coder, record, source)
        found.spans[place, coder] += [s for s in record.spans if s not in found.spans[place, coder]]
    for key in refused:
        del found.values[key]
    return found


def _voice(found: Judgements, place: Place, coder: str, record: Record, source: Source) -> None:
    if record.voice and found.voices.setdefault((place, coder), record.voice) != record.voice:
        held = found.voices[place, coder]
        source.problems.refuse(
            record.where, f"voice is {record.voice}, in another row of the sentence {held}: the first is read"
        )


def _design(found: Judgements, place: Place, record: Record, source: Source) -> None:
    """Keep stratum and weight of a unit, where the file has them."""
    stratum, weight = record.unit.get("stratum"), record.unit.get("weight")
    if stratum is None and weight is None:
        return
    value = float("nan") if weight is None else number(weight)
    if value is None or value <= 0:
        source.problems.refuse(record.where, f"value {weight!r} in column 'weight', expected a number above 0: mend it")
        value = float("nan")
    found.design.setdefault(place, (stratum or "", value))


def tell_one_sided(found: Judgements, source: Source) -> None:
    """Flag each variable that has ones, no zero, and units without a judgement: empty may be meant for absent."""
    by_variable: defaultdict[Variable, list[float]] = defaultdict(list)
    for key, value in found.values.items():
        by_variable[key.variable].append(value)
    for variable in source.asked:
        values = by_variable.get(variable, [])
        if values and min(values) > 0 and len(values) < len(found.looked_at):
            source.problems.flag(
                source.name,
                f"{variable.column} holds no 0, and an empty cell is a missing judgement: if it was meant for absent, "
                f"read with empty='absent'",
            )
