"""One input file: opened, decompressed, bounded, and cut into whole lines."""

from __future__ import annotations

import codecs
import gzip
import sys
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple, NoReturn, cast

from graphmodel.errors import Fault, InputError

MAX_YAML_BYTES = 32 << 20
"""A YAML file is held whole in memory; beyond this, JSONL or CSV is the format to use."""
MAX_TABLE_BYTES = 2 << 30
"""A JSONL or CSV file may have this many bytes once decompressed: a bound for decompression bombs."""
MAX_LINE_BYTES = 8 << 20
_CHUNK_BYTES = 1 << 20
_COMPRESSED = (".gz", ".zst")
_FOREIGN_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


class Source(NamedTuple):
    """A file and the name by which messages call it."""

    path: Path
    name: str

    @property
    def format(self) -> str:
        """The file's ending without compression and dot, in lower case: ``yaml``, ``jsonl``, ``csv``."""
        path = Path(self.path.name.lower())
        if path.suffix in _COMPRESSED:
            path = path.with_suffix("")
        return path.suffix[1:]

    @property
    def stem(self) -> str:
        """The file's name before its first dot, in lower case."""
        return self.path.name.lower().partition(".")[0]

    def fail(self, line: int, column: int, message: str, hint: str | None = None) -> NoReturn:
        """Give up on this file: raise an `InputError` with one fault."""
        raise InputError([Fault(self.name, line, column, message, hint)])

    def text(self) -> str:
        """Return the whole file as text, without a byte order mark.

        Raises:
            InputError: it cannot be read, is not UTF-8, or is larger than `MAX_YAML_BYTES`.

        """
        parts: list[bytes] = []
        size = 0
        for chunk in self._read():
            size += len(chunk)
            if size > MAX_YAML_BYTES:
                self.fail(1, 1, f"larger than {MAX_YAML_BYTES >> 20} MiB", "use JSONL or CSV for volume")
            parts.append(chunk)
        return self.decode(b"".join(parts), 1)

    def decode(self, data: bytes, line: int) -> str:
        """Return ``data``, which begins at ``line``, as text; an `InputError` tells the place of a wrong byte."""
        try:
            return data.decode()
        except UnicodeDecodeError as error:
            before = data[: error.start].decode(errors="replace")
            self.fail(
                line + before.count("\n"),
                len(before) - before.rfind("\n"),
                f"byte 0x{data[error.start]:02x} is not UTF-8",
                "save the file as UTF-8",
            )

    def chunks(self) -> Iterator[tuple[int, bytes]]:
        """Yield ``(number of the first line, whole lines)`` until the file ends.

        Raises:
            InputError: it cannot be read, or a line or the file is larger than allowed.

        """
        line, size, rest = 1, 0, b""
        for block in self._read():
            size += len(block)
            if size > MAX_TABLE_BYTES:
                self.fail(line, 1, f"larger than {MAX_TABLE_BYTES >> 30} GiB", "split it into several files")
            whole, newline, tail = block.rpartition(b"\n")
            if newline:
                chunk = rest + whole + newline
                yield line, chunk
                line += chunk.count(b"\n")
                rest = tail
            else:
                rest += block
            if len(rest) > MAX_LINE_BYTES:
                self.fail(line, 1, f"line longer than {MAX_LINE_BYTES >> 20} MiB", "is this the right file?")
        if rest:
            yield line, rest

    def _read(self) -> Iterator[bytes]:
        """Yield the decompressed bytes without a byte order mark."""
        try:
            with self._open() as file:
                block = file.read(_CHUNK_BYTES)
                for mark, encoding in _FOREIGN_MARKS.items():
                    if block.startswith(mark):
                        self.fail(1, 1, f"is encoded in {encoding}", "save the file as UTF-8")
                yield block.removeprefix(codecs.BOM_UTF8)
                while block := file.read(_CHUNK_BYTES):
                    yield block
        except (OSError, EOFError, *_damage(self.path)) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "damaged"
            self.fail(1, 1, f"cannot be read: {reason}")

    def _open(self) -> IO[bytes]:
        if self.path.exists() and not self.path.is_file():
            self.fail(1, 1, "is not a regular file")
        match self.path.suffix.lower():
            case ".gz":
                return cast("IO[bytes]", gzip.open(self.path))
            case ".zst":
                return cast("IO[bytes]", _zstd().open(self.path))
            case _:
                return self.path.open("rb")


def _damage(path: Path) -> tuple[type[Exception]]:
    """Return what reading a damaged file of this compression raises, besides `OSError` and `EOFError`."""
    return (_zstd().ZstdError,) if path.suffix.lower() == ".zst" else (zlib.error,)


def _zstd() -> Any:
    """Return the Zstandard module: part of Python from 3.14 on, the same code as a backport before."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
