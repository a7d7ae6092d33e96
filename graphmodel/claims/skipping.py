"""Claims without the records that have faults: for what is too much to be mended before anything else is asked.

A record with a fault is left out, and so is one that does not hold without it: a claim of an entity that is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.resolve import resolve
from graphmodel.errors import Fault, InputError

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
    """Return a batch without its faulty records, and these.

    Raises:
        InputError: there is a fault that is not one of such a record.

    """
    left = Batch()
    skipped: list[Skipped] = []
    for section, tables in batch.tables.items():
        for table in tables:
            parted = table.parted() if section in _SKIPPABLE or not table.has_faults else None
            if parted is None or batch.faults:
                raise InputError(batch.all_faults(), batch.all_warnings())
            sound_, faulty = parted
            left.tables[section].append(sound_)
            places = table.places([each.address for each in faulty])
            skipped += (
                Skipped(section, place, each.faults, each.written) for place, each in zip(places, faulty, strict=True)
            )
    return left, skipped


def lines(skipped: Sequence[Skipped]) -> Iterator[bytes]:
    """Yield records that were left out as JSON Lines, each with its section, place and faults."""
    for each in skipped:
        yield msgspec.json.encode(each._asdict()) + b"\n"
