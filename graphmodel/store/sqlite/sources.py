"""What a file was made from, so that it says when that has changed since.

Of each claims folder or file that was loaded the file keeps where it is, seen from its own folder, and the size, time
and digest of each file of it that was read. When it is opened sizes and times are compared, and only where a time
differs the digest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from graphmodel.errors import Fault
from graphmodel.reading import FORMATS

_PIECE = 1 << 20
_FORMAT = re.compile(rf"\.({'|'.join(FORMATS)})(\.(gz|zst))?$", re.IGNORECASE)
"""How the names of files end that may be read."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A file that was read."""

    name: str
    size: int
    changed: int
    """When it was changed last, in nanoseconds of the system's time."""
    digest: str


class Source(msgspec.Struct, frozen=True, array_like=True):
    """A claims folder or file that was loaded."""

    place: str
    """Where it is, seen from the folder of the file that was made."""
    identity: str
    """A digest of where it is in all: another folder at such a place is another source."""
    parts: tuple[Part, ...]


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What a load read."""

    source: Source | None
    """Where from, if it may be held against the file later."""
    assumed: tuple[Fault, ...]
    """How it was read where it may be read otherwise too."""
    skipped: str
    """What of it was left out for its faults, in words."""
    withdrawn: int
    """How many claims are in the file that were read from there once and are there no more."""


def source(claims: Path, file: Path) -> Source:
    """Return what says of claims how they are now, to be kept in a file."""
    from graphmodel.claims.folder import is_read

    top = claims.resolve()
    parts = (
        Part(name, (stat := path.stat()).st_size, stat.st_mtime_ns, _digest(path))
        for name, path in _files(top)
        if not name or is_read(name)
    )
    place = Path(os.path.relpath(top, file.resolve().parent)).as_posix()
    return Source(place, _identity(top), tuple(parts))


class State(NamedTuple):
    """How a source is now."""

    place: str
    """Where it is, seen from the working folder."""
    what: Literal["changed", "other", "absent"]
    """``other``: what is in its place may be another folder altogether."""


def changed(sources: Iterable[Source], file: Path) -> Iterator[State]:
    """Yield those sources of a file that are not as they were when they were loaded."""
    for one in sources:
        claims = Path(os.path.normpath(file.resolve().parent / one.place))
        place = min(os.path.relpath(claims), str(claims), key=len)
        try:
            if not claims.exists():
                yield State(place, "absent")
            elif not _is_as_before(one, claims):
                yield State(place, "changed" if _identity(claims.resolve()) == one.identity else "other")
        except OSError:
            yield State(place, "absent")


def _is_as_before(one: Source, claims: Path) -> bool:
    now = dict(_files(claims))
    for part in one.parts:
        path = now.pop(part.name, None)
        if path is None or (stat := path.stat()).st_size != part.size:
            return False
        if stat.st_mtime_ns != part.changed and _digest(path) != part.digest:
            return False
    if not now:
        return True
    from graphmodel.claims.folder import is_read  # which takes a while to load, and is seldom asked

    return not any(map(is_read, now))


def _files(claims: Path) -> Iterator[tuple[str, Path]]:
    """Yield what may be read of a claims folder, or the one file that claims are in, each with its path from there."""
    if not claims.is_dir():
        yield "", claims
        return
    seen: set[str] = set()
    for folder, folders, names in os.walk(claims, followlinks=True):
        real = os.path.realpath(folder)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and real not in seen)
        seen.add(real)
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file() and _FORMAT.search(name):
                yield path.relative_to(claims).as_posix(), path


def _identity(claims: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(claims)).hexdigest()[:16]


def _digest(path: Path) -> str:
    import hashlib  # which loads OpenSSL: seldom is it needed

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
