"""Changing files that others may be changing too: whole or not at all, and nothing that somebody wrote is lost.

What is to stand in a file is written beside it, looked at there, and takes its place in one step. Programs of this
package wait for each other; what any other program writes meanwhile is noticed right before that step, and the change
is made anew on top of it.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from graphmodel import files
from graphmodel.errors import GraphmodelError, StoreError

Make = Callable[[bytes | None], bytes]
"""Makes of what a file holds, ``None`` where there is none, what it shall hold."""
Check = Callable[[Path, Path], None]
"""Holds a file against the one that shall take its place, and raises where that is not as it should be."""

_ATTEMPTS = 10
_OURS = ".graphmodel-"
_LEFT = re.compile(rf"\..*{re.escape(_OURS)}[0-9a-f]{{16}}(\.\w+)?", re.DOTALL)


def exchange(makes: Mapping[Path, Make], check: Check) -> None:
    """Change files, all of them or none.

    Each file is looked at before the first takes its place; only a system that ends between two of these last steps
    leaves the one changed and the other not.

    Raises:
        StoreError: a file cannot be written, or is changed by others again and again.

    """
    resolved = {path.resolve(): make for path, make in makes.items()}
    with ExitStack() as stack:
        for folder in sorted({path.parent for path in resolved}):
            stack.enter_context(_alone(folder))
        for _ in range(_ATTEMPTS):
            if _attempt(resolved, check):
                return
    (path, *_) = resolved
    raise StoreError(f"{path} is being changed by another program, again and again", "close it there, and try again")


def create(path: Path, data: str) -> None:
    """Write a file that is not there yet.

    Raises:
        StoreError: it is there, or cannot be written.

    """
    path = path.resolve()
    with _told(path), _alone(path.parent):
        temporary = _written(path, data.encode(), None)
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise StoreError(f"{path} is there already", "nothing is overwritten: name another place") from None
        finally:
            temporary.unlink(missing_ok=True)
        files.flush_folder(path.parent)


def _attempt(makes: Mapping[Path, Make], check: Check) -> bool:
    """Change files once; return whether nobody else did meanwhile."""
    temporary: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, make in makes.items():
            with _told(path):
                _refuse_read_only(path)
                before[path] = _held(path)
            try:
                data = make(before[path])
                with _told(path):
                    temporary[path] = _written(path, data, path)
                check(path, temporary[path])
            except GraphmodelError:
                if _held(path) != before[path]:  # half of what somebody else is writing was read
                    return False
                raise
        for path, was in before.items():
            with _told(path):
                if _held(path) != was:
                    return False
        for path, new in temporary.items():
            with _told(path):
                new.replace(path)
                files.flush_folder(path.parent)
        return True
    finally:
        for new in temporary.values():
            new.unlink(missing_ok=True)


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_read_only(path: Path) -> None:
    """Refuse a file that somebody protected: to put another in its place would not ask."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path} is not a regular file", "name a file")
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise StoreError(f"{path} is read-only", "allow yourself to write to it, or name another file")


def _written(path: Path, data: bytes, like: Path | None) -> Path:
    """Return a new file beside a path that holds data, on the disk, with the rights of another."""
    temporary = path.with_name(f".{path.stem[:100]}{_OURS}{secrets.token_hex(8)}{path.suffix}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if like is not None and like.exists():
            temporary.chmod(stat.S_IMODE(like.stat().st_mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other program of this package write in a folder meanwhile; where the system has no locks, say nothing."""
    with ExitStack() as stack:
        with _told(folder):
            is_locked = stack.enter_context(files.locked(folder))
        if is_locked:
            _clear_away(folder)
        yield


def _clear_away(folder: Path) -> None:
    """Remove what a writer left that was killed: as long as the folder is locked there is no other."""
    for left in folder.glob(f".*{_OURS}*"):
        if _LEFT.fullmatch(left.name):
            with suppress(OSError):
                left.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = "is there such a folder, may you write there, and is the disk not full? The file is as it was"
        raise StoreError(f"cannot write {path}: {error.strerror or error}", hint) from error
