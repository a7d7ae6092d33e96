"""One input file: opened, decompressed, bounded, and cut into whole lines."""

from __future__ import annotations

import codecs
import gzip
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple, NoReturn, cast

from graphmodel.errors import Fault, InputError
from graphmodel.reading.characters import printable

MAX_YAML_BYTES = 32 << 20
"""A YAML file is held whole in memory; beyond this, JSONL or CSV is the format to use."""
MAX_TABLE_BYTES = 2 << 30
"""A JSONL or CSV file may have this many bytes."""
MAX_GROWTH, MAX_GROWTH_BYTES = 200, 128 << 20
"""A compressed file that grows beyond both, in times its size and in bytes, is taken for a decompression bomb."""
MAX_LINE_BYTES = 8 << 20
_CHUNK_BYTES = 1 << 20
_COMPRESSED = (".gz", ".zst")

UTF8 = "save the file as UTF-8"
_FOREIGN_BEGINNINGS = {
    codecs.BOM_UTF32_LE: ("is encoded in UTF-32", UTF8),
    codecs.BOM_UTF32_BE: ("is encoded in UTF-32", UTF8),
    codecs.BOM_UTF16_LE: ("is encoded in UTF-16", UTF8),
    codecs.BOM_UTF16_BE: ("is encoded in UTF-16", UTF8),
    b"\x1f\x8b": ("is compressed with gzip", "add .gz to its name"),
    b"\x28\xb5\x2f\xfd": ("is compressed with Zstandard", "add .zst to its name"),
    b"PK\x03\x04": (
        "is a zip archive or an office document",
        "unpack it, or name it .xlsx or .ods if it is a workbook",
    ),
    b"%PDF-": ("is a PDF", "claims are written as YAML, JSONL or CSV"),
}
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_UNMARKED_UTF16 = re.compile(rb"(?:[^\0]\0){2}|(?:\0[^\0]){2}")


class Source(NamedTuple):
    """A file and the name by which messages call it; of a workbook one sheet."""

    path: Path
    name: str
    sheet: str | None = None

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
        raise InputError([Fault(self.name, line, column, printable(message), hint, sheet=self.sheet)])

    def text(self) -> str:
        """Return the whole file as text, without a byte order mark.

        Raises:
            InputError: it cannot be read, is not UTF-8, or is larger than `MAX_YAML_BYTES`.

        """
        return self.decode(self.data(MAX_YAML_BYTES, "use JSONL or CSV for volume"), 1)

    def data(self, most: int, hint: str) -> bytes:
        """Return the whole file, without a byte order mark.

        Raises:
            InputError: it cannot be read, or has more than so many bytes; then the hint says what to do.

        """
        parts: list[bytes] = []
        size = 0
        for block in self._read():
            size += len(block)
            if size > most:
                self.fail(1, 1, f"is larger than {most >> 20} MiB", hint)
            parts.append(block)
        return b"".join(parts)

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
                UTF8,
            )

    def chunks(self) -> Iterator[tuple[int, bytes]]:
        """Yield ``(number of the first line, whole lines)`` until the file ends.

        Raises:
            InputError: it cannot be read, or a line or the file is larger than allowed.

        """
        line, size, rest = 1, 0, b""
        old_macintosh = False
        for block in self._read():
            if not size:
                old_macintosh = b"\r" in block and b"\n" not in block
            size += len(block)
            if size > MAX_TABLE_BYTES:
                self.fail(line, 1, f"is larger than {MAX_TABLE_BYTES >> 30} GiB", "split it into several files")
            if old_macintosh:
                block = block.replace(b"\r", b"\n")
            whole, newline, tail = block.rpartition(b"\n")
            if newline:
                chunk = rest + whole + newline
                if len(chunk) >= _CHUNK_BYTES // 2 and chunk.isspace():
                    self.fail(line, 1, "nothing but blank lines from here on", "is this the right file?")
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
        size = 0
        try:
            with self.opened() as file:
                most = self._most_bytes()
                block = file.read(_CHUNK_BYTES)
                utf16 = _as_utf8(self) if self._is_utf16(block) else None
                for beginning, fault in _FOREIGN_BEGINNINGS.items():
                    if not utf16 and block.startswith(beginning):
                        self.fail(1, 1, *fault)
                if not utf16 and _UNMARKED_UTF16.match(block):
                    self.fail(1, 1, "is encoded in UTF-16", UTF8)
                block = block.removeprefix(codecs.BOM_UTF8)
                while block:
                    yield utf16(block) if utf16 else block
                    size += len(block)
                    if most is not None and size > most:
                        self.fail(1, 1, f"grows beyond {most >> 20} MiB", "decompress it first if that is meant")
                    block = file.read(_CHUNK_BYTES)
                if utf16:
                    yield utf16(b"")
        except (OSError, EOFError, *_damage(self.path)) as error:
            if isinstance(error, OSError) and error.strerror:
                self.fail(1, 1, f"cannot be read: {error.strerror}")
            self.fail(1, 1, f"cannot be decompressed: {error or 'damaged'}", "is it whole, and named for what it is?")

    def is_utf16(self) -> bool:
        """Return whether this is a table in UTF-16, which spreadsheet programs write; others are refused."""
        return self._is_utf16(self._beginning(4))

    def is_web_page(self) -> bool:
        """Return whether this is HTML, which browsers save and servers send instead of a file."""
        return _WEB_PAGE.match(self._beginning(200)) is not None

    def _beginning(self, size: int) -> bytes:
        """Return the first bytes; nothing where they cannot be read, which is told where the file is."""
        try:
            with self.opened() as file:
                return file.read(size)
        except (OSError, EOFError, InputError, *_damage(self.path)):
            return b""

    def _is_utf16(self, block: bytes) -> bool:
        is_marked = block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return is_marked and self.format in ("csv", "tsv") and not block.startswith(codecs.BOM_UTF32_LE)

    def _most_bytes(self) -> int | None:
        """Return how many bytes may come out of a compressed file."""
        if self.path.suffix.lower() not in _COMPRESSED:
            return None
        return max(MAX_GROWTH_BYTES, MAX_GROWTH * os.stat(self.path).st_size)

    def opened(self) -> IO[bytes]:
        """Return the file, decompressed; an `InputError` or `OSError` says why it cannot be."""
        if self.path.is_dir():
            self.fail(1, 1, "is a folder, not a file")
        if self.path.exists() and not self.path.is_file():
            self.fail(1, 1, "is not a regular file")
        match self.path.suffix.lower():
            case ".gz":
                return cast("IO[bytes]", gzip.open(self.path))
            case ".zst":
                return cast("IO[bytes]", _zstd().open(self.path))
            case _:
                return self.path.open("rb")


def _as_utf8(source: Source) -> Callable[[bytes], bytes]:
    """Return what makes UTF-8 of blocks of UTF-16, the last of which is empty."""
    decoder = codecs.getincrementaldecoder("utf-16")()
    line = 1

    def decode(block: bytes) -> bytes:
        nonlocal line
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            source.fail(line, 1, f"begins as UTF-16, but does not go on so: {error.reason}", UTF8)
        line += text.count("\n")
        return text.encode()

    return decode


def _damage(path: Path) -> tuple[type[Exception]]:
    """Return what reading a damaged file of this compression raises, besides `OSError` and `EOFError`."""
    return (_zstd().ZstdError,) if path.suffix.lower() == ".zst" else (zlib.error,)


def _zstd() -> Any:
    """Return the Zstandard module: part of Python from 3.14 on, the same code as a backport before."""
    return import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
