"""A file that is open, and its rows: what is wrong with it is told in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graphmodel.errors import StoreError
from graphmodel.store.sqlite import layout

MMAP = "GRAPHMODEL_MMAP"
"""The environment variable that, set to 0, has a file read rather than mapped into memory: one that may be pulled out
while it is asked would end the program."""
AGAIN = "load the claims that it was made from again, with --replace"
_MAPPED = 1 << 36
T = TypeVar("T")


def digest(rows: Iterable[Sequence[Any]]) -> str:
    """Return what changes with any value of any row."""
    import hashlib  # which loads OpenSSL: only who writes or checks a file needs it

    encode = msgspec.msgpack.Encoder().encode
    hashed = hashlib.sha256()
    for row in rows:
        hashed.update(encode(row))
    return hashed.hexdigest()


class Database:
    """A file that `load` made, open to be read; it does not change meanwhile, since whoever loads replaces it."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            StoreError: there is none, it is none of ours, or another program's format.

        """
        self.path = path
        try:
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
            self._connection.execute("PRAGMA trusted_schema = OFF")
            if os.environ.get(MMAP) != "0":
                self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
            (application,) = self._connection.execute("PRAGMA application_id").fetchone()
            (format_,) = self._connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        if application != layout.APPLICATION:
            self.close()
            raise StoreError(f"{path} is no file that graphmodel load made", "load claims into a file of another name")
        if format_ != layout.FORMAT:
            self.close()
            raise StoreError(f"{path} was made by another version of graphmodel", AGAIN)

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def rows(self, statement: str, *values: Any, **named: Any) -> Iterator[Any]:
        """Yield the rows of a statement.

        Raises:
            StoreError: the file is damaged.

        """
        try:
            for row in self._connection.execute(statement, named or values):  # noqa: UP028 - closed, it may stay half-read
                yield row
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._damaged(error) from error

    def records(self, decode: Callable[[bytes], T], rows: Iterable[tuple[bytes]]) -> Iterator[T]:
        """Yield the records that stand in rows of one column.

        Raises:
            StoreError: the file is damaged.

        """
        try:
            for (record,) in rows:
                yield decode(record)
        except (msgspec.MsgspecError, TypeError) as error:
            raise self._damaged(error) from error

    def about(self, what: str, type_: type[T]) -> T:
        """Return what the file says of itself.

        Raises:
            StoreError: it does not.

        """
        decode = msgspec.json.Decoder(type_).decode
        for value in self.records(decode, self.rows("SELECT value FROM about WHERE what = ?", what)):
            return value
        raise StoreError(f"{self.path} does not say of itself: {what}", AGAIN)

    def damages(self) -> Iterator[str]:
        """Yield what is not as it was written: pages that do not hold together, or rows that are others."""
        try:
            broken = [words for (words,) in self.rows("PRAGMA integrity_check(1)") if words != "ok"]
            for table in () if broken else layout.TABLES:
                if self.about(f"digest of {table}", str) != digest(self.rows(layout.every(table))):
                    yield f"the table {table} is not as it was written"
        except StoreError as error:
            broken = [str(error)]
        yield from broken

    def _damaged(self, error: Exception) -> StoreError:
        return StoreError(f"{self.path} cannot be read: {error}", AGAIN)
