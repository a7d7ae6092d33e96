"""Writing files and folders, whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graphmodel.errors import StoreError

_WAIT = 60.0
"""So many seconds another program of this package is waited for."""


def write(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all; a symbolic link keeps pointing at it, and a device or pipe is written into.

    Raises:
        StoreError: it cannot be written.

    """
    with writing(path) as file:
        file.write(data.encode() if isinstance(data, str) else data)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to be written, which is there as soon as all of it is; as `write` does.

    Raises:
        StoreError: it cannot be written.

    """
    path = path.resolve()
    with _told(path):
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


@contextmanager
def building(path: Path, check: Callable[[], None]) -> Iterator[Path]:
    """Give the place of a new file beside another, whose place it takes once it is whole and on the disk.

    What others left there who were stopped half-way is removed. ``check`` is called just before the file takes its
    place, while nobody else's does, and may raise so that it does not.

    Raises:
        StoreError: it cannot be written.

    """
    path = path.resolve()
    with _told(path):
        with locked(path.parent):  # so that nobody takes what is not locked yet for a leftover
            _clear_leftovers(path)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            _lock(handle)
        temporary = Path(name)
        try:
            yield temporary
            os.fsync(handle)
            temporary.chmod(0o666 & ~_umask())
            with locked(path.parent):
                check()
                temporary.replace(path)
            flush_folder(path.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            os.close(handle)


def _clear_leftovers(path: Path) -> None:
    """Remove what was being built in a file's place by those who do not live any more."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.????????"):
        with contextlib.suppress(OSError):
            handle = os.open(leftover, os.O_RDONLY)
            try:
                if _lock(handle):
                    leftover.unlink()
            finally:
                os.close(handle)


def _lock(handle: int) -> bool:
    """Keep a file from those who clear up, as long as it is open; return whether nobody else keeps it."""
    try:
        import fcntl
    except ImportError:  # on Windows nobody can remove what is open
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Let no other program of this package give a file its place in a folder meanwhile.

    Yields whether that is so: where the system has no locks it is as without.

    Raises:
        OSError: the folder cannot be opened.
        StoreError: another program keeps it for long.

    """
    try:
        import fcntl
    except ImportError:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        end = time.monotonic() + _WAIT
        is_locked = False
        while not is_locked:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    raise StoreError(f"another program is writing in {folder}", "end it, or try again") from None
                time.sleep(0.01)
            except OSError:  # a file system without locks
                break
            else:
                is_locked = True
        yield is_locked
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def filling(path: Path) -> Iterator[Path]:
    """Give a folder to be filled, which is there as soon as all of it is.

    Raises:
        StoreError: it cannot be written, or something is there already.

    """
    path = path.resolve()
    with _told(path):
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StoreError(f"{path} is there already", "name a folder that is new or empty")
        temporary = tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            yield Path(temporary)
            Path(temporary).chmod(0o777 & ~_umask())
            Path(temporary).replace(path)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", "is there such a folder, and may you write there?"
        ) from error


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
