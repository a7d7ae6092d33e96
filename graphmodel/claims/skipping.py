"""Claims without the records that have faults: for what is too much to be mended before anything else is asked.

A record with a fault is left out, and so is one that does not hold without it: a claim of an entity that is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.model import Claim, Document
from graphmodel.claims.resolve import resolve
from graphmodel.errors import Fault, InputError
from graphmodel.reading import Table, shown
from graphmodel.reading.table import Faulty

_LONGEST = 1 << 20
_SKIPPABLE = ("documents", "entities", "claims")


class Skipped(NamedTuple):
    """A record that was left out."""

    section: str
    place: str
    """Where it begins, with the file."""
    faults: tuple[str, ...]
    record: object
    """What was written of it."""


class Sound(NamedTuple):
    """What holds, what is worth a look in it, and what was left out."""

    claims: ClaimSet
    warnings: Sequence[Fault]
    skipped: Sequence[Skipped]

    @property
    def summary(self) -> str:
        """What was left out, in words: "2 entities and 13 claims"; nothing where nothing was."""
        counts = Counter(each.section for each in self.skipped)
        singular = {"documents": "document", "entities": "entity", "claims": "claim"}
        parts = [f"{n:,} {section if n > 1 else singular[section]}" for section in _SKIPPABLE if (n := counts[section])]
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def sound(path: Path) -> Sound:
    """Return the claims of a folder or file that hold, and the documents, entities and claims that do not.

    Raises:
        InputError: a file has faults that are not those of single records, or too many to tell, or words have.

    """
    batch = read_claims(path)
    skipped: list[Skipped] = []
    while True:
        try:
            return Sound(resolve(batch), batch.all_warnings(), skipped)
        except InputError:
            batch, more = _parted(batch)
        skipped += more


def _parted(batch: Batch) -> tuple[Batch, list[Skipped]]:
    """Return a batch without its faulty records and those that name them, and these.

    Raises:
        InputError: there is a fault that is not one of such a record.

    """
    tables: dict[str, list[Table[Any]]] = {}
    skipped: list[Skipped] = []

    def leave_out(section: str, table: Table[Any], faulty: Sequence[Faulty]) -> None:
        places = table.places([each.address for each in faulty])
        skipped.extend(
            Skipped(section, place, each.faults, each.written) for place, each in zip(places, faulty, strict=True)
        )

    gone: dict[str, set[str]] = {section: set() for section in batch.tables}
    for section, every in batch.tables.items():
        for table in every:
            parted = table.parted() if section in _SKIPPABLE or not table.has_faults else None
            if parted is None or batch.faults:
                raise InputError(batch.all_faults(), batch.all_warnings())
            sound_, faulty = parted
            tables.setdefault(section, []).append(sound_)
            leave_out(section, table, faulty)
            gone[section].update(name for each in faulty for name in _names(each.written))
    left = Batch()
    for section, some in tables.items():
        for table in some:
            while naming := table.part_off(lambda record: _named_by(record, gone)):  # a document, one made from it, …
                leave_out(section, table, naming)
                gone[section].update(name for each in naming for name in _names(each.written))
            left.tables[section].append(table)
    return left, skipped


def _names(written: object) -> Iterator[str]:
    """Yield what others may call a record, as it was written."""
    if isinstance(written, dict):
        yield from (str(written[field]) for field in ("id", "name") if written.get(field))


def _named_by(record: object, gone: Mapping[str, Set[str]]) -> str | None:
    """Return what is wrong with a record that names one which is left out, ``None`` where it names none."""
    documents, entities = gone["documents"], gone["entities"]
    if isinstance(record, Claim):
        for name in (record.subject, record.object, record.attributed_to, record.event, record.place):
            if name in entities:
                return f"{shown(name)} is left out for its faults"
        if record.document in documents:
            return f"{shown(record.document)} is left out for its faults"
    if isinstance(record, Claim | Document):
        for source in record.derived_from or ():
            if source.document in documents:
                return f"{shown(source.document)} is left out for its faults"
    return None


def is_of_skipped(path: Path) -> bool:
    """Return whether a file is one of records that were left out, or empty, and so may be written anew."""
    try:
        with path.open("rb") as file:
            line = file.readline(_LONGEST)
        return not line or {"section", "place", "faults", "record"} == msgspec.json.decode(line, type=dict).keys()
    except (OSError, msgspec.MsgspecError):
        return False


def lines(skipped: Sequence[Skipped]) -> Iterator[bytes]:
    """Yield records that were left out as JSON Lines, each with its section, place and faults."""
    for each in skipped:
        yield msgspec.json.encode(each._asdict()) + b"\n"
