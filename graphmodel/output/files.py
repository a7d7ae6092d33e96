"""Writing files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graphmodel.errors import StoreError


def write(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all; a symbolic link keeps pointing at it, and a device or pipe is written into.

    Raises:
        StoreError: it cannot be written.

    """
    path = path.resolve()
    content = data.encode() if isinstance(data, str) else data
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", "is there such a folder, and may you write there?"
        ) from error
