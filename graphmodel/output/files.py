"""Writing files and folders, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graphmodel.errors import StoreError


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
