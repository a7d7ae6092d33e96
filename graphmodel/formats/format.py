"""What a format is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graphmodel.claims.resolve import ClaimSet

Notes = Sequence[str]
"""What whoever exported is to know: what the format could not hold, with counts, and what to do with the result."""


class Format(NamedTuple):
    """How a graph is written as a file, for other programs."""

    name: str
    meaning: str
    """What it is and keeps, in a line."""
    write: Callable[[ClaimSet, BinaryIO], Notes]


class FolderFormat(NamedTuple):
    """How a graph is written as several files."""

    name: str
    meaning: str
    write: Callable[[ClaimSet, Path], Notes]
    """Writes into a folder that is there and empty."""
