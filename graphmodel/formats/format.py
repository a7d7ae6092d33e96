"""What a format is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.formats.imported import Imported

Notes = Sequence[str]
"""What whoever exported is to know: what the format could not hold, with counts, and what to do with the result."""


def edges_alone(claims: ClaimSet) -> Notes:
    """Return what to know of a format that has what claims make, and not the claims."""
    records = ((claims.claims, "claims"), (claims.documents, "documents"))
    counts = " and ".join(f"{len(some):,} {what}" for some, what in records)
    return [f"not in it: {counts} one by one; what is said of an edge names its documents"]


class Format(NamedTuple):
    """How a graph is written as a file, for other programs."""

    name: str
    meaning: str
    """What it is and keeps, in a line."""
    suffix: str
    """The ending of such a file."""
    write: Callable[[ClaimSet, BinaryIO], Notes]
    write_dynamic: Callable[[ClaimSet, BinaryIO], Notes] | None = None
    """Writes it so that its program shows what is there at a time, where the format has a way to say that."""


class FolderFormat(NamedTuple):
    """How a graph is written as several files."""

    name: str
    meaning: str
    write: Callable[[ClaimSet, Path], Notes]
    """Writes into a folder that is there and empty."""


class Reader(NamedTuple):
    """How a file of another program is read."""

    name: str
    meaning: str
    suffixes: tuple[str, ...]
    """The endings by which a file is taken for it."""
    read: Callable[[Path], Imported]
    """Raises an `InputError` when the file is not what it should be."""
