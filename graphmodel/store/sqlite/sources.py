"""What a file was made from, so that it says when that has changed since.

Of each claims folder or file that was loaded the file keeps where it is, seen from its own folder, and the size, time
and digest of each file in it. When it is opened sizes and times are compared, and only where one differs the digest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from graphmodel.errors import Fault

_PIECE = 1 << 20


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
    parts: tuple[Part, ...]


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What a load read."""

    source: Source | None
    """Where from, if it may be held against the file later."""
    assumed: tuple[Fault, ...]
    """How it was read where it may be read otherwise too."""
    skipped: str
    """What of it was left out for its faults, in words."""


def source(claims: Path, file: Path) -> Source:
    """Return what says of claims how they are now, to be kept in a file."""
    place = os.path.relpath(claims.absolute(), file.absolute().parent)
    parts = (
        Part(name, (stat := path.stat()).st_size, stat.st_mtime_ns, _digest(path)) for name, path in _files(claims)
    )
    return Source(Path(place).as_posix(), tuple(parts))


def changed(sources: Iterable[Source], file: Path) -> Iterator[str]:
    """Yield where claims are that are not any more as they were when they were loaded; what is gone is no change."""
    for one in sources:
        claims = file.absolute().parent / one.place
        try:
            if claims.exists() and not _is_as_before(one, claims):
                yield os.path.relpath(claims)
        except OSError:
            continue  # who may not read it cannot tell, and is answered all the same


def _is_as_before(one: Source, claims: Path) -> bool:
    now = dict(_files(claims))
    if now.keys() != {part.name for part in one.parts}:
        return False
    for part in one.parts:
        stat = now[part.name].stat()
        if stat.st_size != part.size:
            return False
        if stat.st_mtime_ns != part.changed and _digest(now[part.name]) != part.digest:
            return False
    return True


def _files(claims: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a claims folder or the one that claims are in, each with its name, but for hidden ones."""
    if not claims.is_dir():
        yield "", claims
        return
    for folder, folders, names in os.walk(claims):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(claims).as_posix(), path


def _digest(path: Path) -> str:
    import hashlib  # which loads OpenSSL: seldom is it needed

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
