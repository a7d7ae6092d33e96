"""The records that one file holds of one type, with all that is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

from graphmodel.errors import Fault, InputError
from graphmodel.reading.convert import Path, Problem
from graphmodel.reading.source import Source

R = TypeVar("R", bound=msgspec.Struct)

MAX_FAULTS = 1000
"""So many faults of one file are kept; reading then stops, and a last fault says so."""


class Address(NamedTuple):
    """Where a record begins: its line in JSONL and CSV, its path in YAML."""

    line: int = 0
    path: Path = ()
    inherited: frozenset[str] = frozenset()
    """Fields that the record does not have itself: what is wrong with them is wrong beside the list."""


Locate = Callable[[Source, Sequence[tuple[Address, Problem]]], list[tuple[int, int]]]
"""Looks up the line and column of problems; called only when there are some."""


class Table(Generic[R]):
    """The records of type ``record`` in ``source``."""

    def __init__(self, source: Source, record: type[R], locate: Locate) -> None:
        self.source = source
        self.record = record
        self.records: list[R] = []
        self.addresses: list[Address] = []
        self.is_cut_short = False
        """Whether the file has more records than could be read."""
        self._locate = locate
        self._placed: list[Fault] = []
        self._pending: dict[tuple[Address, Problem], None] = {}

    @property
    def has_faults(self) -> bool:
        """Whether anything wrong has been reported."""
        pending = (problem for _, problem in self._pending)
        return not all(item.is_warning for item in self._placed) or not all(item.is_warning for item in pending)

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading on would help nobody."""
        return len(self._placed) + len(self._pending) > MAX_FAULTS

    def add(self, record: R, address: Address) -> None:
        """Take a record that begins at ``address``."""
        self.records.append(record)
        self.addresses.append(address)

    def report(self, index: int, problem: Problem) -> None:
        """Say what is wrong with the record at ``index``, or worth a look."""
        self.report_at(self.addresses[index], problem)

    def report_at(self, address: Address, problem: Problem) -> None:
        """Say what is wrong with a record that begins at ``address``, or worth a look."""
        if not self.is_full:
            if problem.path and problem.path[0] in address.inherited:
                address = Address()
            self._pending[address, problem] = None

    def places(self, indexes: Iterable[int]) -> list[tuple[int, int]]:
        """Return line and column of the records at some indexes."""
        return self._locate(self.source, [(self.addresses[index], Problem((), "")) for index in indexes])

    def fault(self, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Say what is wrong at a known place."""
        if not self.is_full:
            self._placed.append(Fault(self.source.name, line, column, message, hint))

    def warn(self, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Say what is worth a look at a known place."""
        if not self.is_full:
            self._placed.append(Fault(self.source.name, line, column, message, hint, is_warning=True))

    def fail(self, error: InputError) -> None:
        """Take the faults of an error that ended the reading."""
        self._placed += error.faults

    def faults(self) -> list[Fault]:
        """Return all faults with their places, in the file's order, each once."""
        return self._told(is_warning=False)

    def warnings(self) -> list[Fault]:
        """Return all warnings with their places, in the file's order, each once."""
        return self._told(is_warning=True)

    def _told(self, *, is_warning: bool) -> list[Fault]:
        placed = [fault for fault in self._placed if fault.is_warning == is_warning]
        pending = [item for item in self._pending if item[1].is_warning == is_warning]
        if pending:
            places = self._locate(self.source, pending)
            placed += [
                Fault(self.source.name, *place, problem.message, problem.hint, is_warning)
                for place, (_, problem) in zip(places, pending, strict=True)
            ]
        found = sorted(set(placed), key=lambda fault: (fault.line, fault.column, fault.message))
        if len(found) > MAX_FAULTS:
            message = f"more than {MAX_FAULTS} {'warnings' if is_warning else 'faults'}: the rest is not shown"
            return [*found[:MAX_FAULTS], found[MAX_FAULTS]._replace(message=message, hint=None)]
        return found
