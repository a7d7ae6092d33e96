"""The records that one file holds of one type, with all that is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

import msgspec

from graphmodel.errors import Assumption, Fault, InputError, place_in_words
from graphmodel.reading.characters import printable
from graphmodel.reading.problems import Gaps, Path, Problem, Salvaged
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


class Faulty(NamedTuple):
    """A record that has faults."""

    address: Address
    faults: tuple[str, ...]
    written: object
    """What was written of it."""


Locate = Callable[[Source, Sequence[tuple[Address, Problem]]], list[tuple[int, int]]]
"""Looks up the line and column of problems; called only when there are some."""


class Table(Generic[R]):
    """The records of type ``record`` in ``source``.

    A record with faults is among them where it could be read in part, so that all that is wrong with it is found at
    once: what is not good in it is a placeholder (``gaps``), and what is reported of a placeholder is not told.
    """

    def __init__(self, source: Source, record: type[R], locate: Locate) -> None:
        self.source = source
        self.record = record
        self.records: list[R] = []
        self.lines: list[Address | int] = []
        """Where each record begins; a number is the line of one that has a line, which is quicker to keep."""
        self.gaps: dict[int, Gaps] = {}
        """Of the records that could be read in part only, by index: what could not."""
        self.blamed: dict[int, set[str | int]] = {}
        """The fields, by the index of their record, that were read and are at fault."""
        self.refused: list[tuple[object, Address]] = []
        """What was written of each record that is not here, or not as it was written, and where."""
        self.is_cut_short = False
        """Whether the file has more records than could be read."""
        self._locate = locate
        self._placed: list[Fault] = []
        self._pending: dict[tuple[Address, Problem], None] = {}
        self._told_of = {False: 0, True: 0}

    @property
    def has_faults(self) -> bool:
        """Whether anything wrong has been reported."""
        return self._told_of[False] > 0

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading on would help nobody."""
        return self._told_of[False] > MAX_FAULTS

    def add(self, record: R, address: Address) -> None:
        """Take a record that begins at ``address``."""
        self.records.append(record)
        self.lines.append(address)

    def address(self, index: int) -> Address:
        """Return where the record at ``index`` begins."""
        line = self.lines[index]
        return line if isinstance(line, Address) else Address(line)

    def add_salvaged(self, salvaged: Salvaged, raw: object, address: Address) -> None:
        """Take what is good of a record that is ``raw`` as written, and say what is wrong with it."""
        for problem in salvaged.problems:
            self.report_at(address, problem)
        if salvaged.problems or salvaged.gaps != Gaps():
            self.refused.append((raw, address))
            if salvaged.record is not None:
                self.gaps[len(self.records)] = salvaged.gaps
        if salvaged.record is not None:
            self.add(salvaged.record, address)

    def report(self, index: int, problem: Problem) -> None:
        """Say what is wrong with the record at ``index``, or worth a look, unless it is of what could not be read."""
        if not (index in self.gaps and self.gaps[index].explain(problem.path)):
            self.report_at(self.address(index), problem)
            if not problem.is_warning:
                self.blamed.setdefault(index, set()).update(problem.path[:1])

    def report_at(self, address: Address, problem: Problem) -> None:
        """Say what is wrong with a record that begins at ``address``, or worth a look."""
        if problem.path and problem.path[0] in address.inherited:
            address = Address()
        if (address, problem) not in self._pending and self._has_room(is_warning=problem.is_warning):
            self._pending[address, problem] = None

    def reported(self) -> Iterator[tuple[Address, Problem]]:
        """Yield what was said of records, each with where the record begins."""
        yield from self._pending

    def places(self, addresses: Iterable[Address]) -> list[str]:
        """Return file, line and column of records."""
        places = self._locate(self.source, [(address, Problem((), "")) for address in addresses])
        return [place_in_words(self.source.name, self.source.sheet, *at) for at in places]

    def fault(self, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Say what is wrong at a known place."""
        self.tell(self._fault(line, column, message, hint))

    def warn(self, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Say what is worth a look at a known place."""
        self.tell(self._fault(line, column, message, hint, is_warning=True))

    def assume(self, assumption: Assumption, line: int, column: int, message: str, hint: str | None = None) -> None:
        """Say at a known place how it was read, where it may be read otherwise too."""
        self.tell(self._fault(line, column, message, hint, is_warning=True)._replace(assumption=assumption))

    def tell(self, fault: Fault) -> None:
        """Say what is wrong, or worth a look, perhaps beside the table."""
        if self._has_room(is_warning=fault.is_warning):
            self._placed.append(fault)

    def parted(self) -> tuple[Table[R], list[Faulty]] | None:
        """Return the records without a fault, as a table of their own, and the others.

        ``None`` where a fault is not one of a single record, or there may be more than are told.
        """
        faults: dict[Address, list[str]] = {}
        for address, problem in self._pending:
            if not problem.is_warning:
                hint = f" ({problem.hint})" if problem.hint else ""
                faults.setdefault(address, []).append(problem.message + hint)
        written = {address: raw for raw, address in self.refused}
        of_line = {address.line: address for address in written if address.line}
        for fault in self._placed:
            if not fault.is_warning and fault.line not in of_line:
                return None
            if not fault.is_warning:
                faults.setdefault(of_line[fault.line], []).append(fault.message)
        sound: Table[R] = Table(self.source, self.record, self._locate)
        for index, record in enumerate(self.records):
            address = self.address(index)
            if address in faults:
                written.setdefault(address, msgspec.to_builtins(record))
            else:
                sound.add(record, address)
        if self.is_cut_short or self.is_full or not faults.keys() <= written.keys():
            return None
        for fault in self._placed:
            if fault.is_warning:
                sound.tell(fault)
        for address, problem in self._pending:
            if problem.is_warning and address not in faults:
                sound.report_at(address, problem)
        return sound, [Faulty(address, tuple(each), written[address]) for address, each in sorted(faults.items())]

    def part_off(self, fault: Callable[[R], str | None]) -> list[Faulty]:
        """Take out the records with which something else is wrong, and return them."""
        out: list[Faulty] = []
        records, lines = self.records, self.lines
        self.records, self.lines = [], []
        for index, record in enumerate(records):
            line = lines[index]
            address = line if isinstance(line, Address) else Address(line)
            message = fault(record)
            if message is None:
                self.add(record, address)
            else:
                out.append(Faulty(address, (message,), msgspec.to_builtins(record)))
        return out

    def _has_room(self, *, is_warning: bool) -> bool:
        """Return whether one more may be told, of which many are told in one line."""
        self._told_of[is_warning] += 1
        return self._told_of[is_warning] <= MAX_FAULTS + 1

    def _fault(self, line: int, column: int, message: str, hint: str | None, *, is_warning: bool = False) -> Fault:
        hint = None if hint is None else printable(hint)
        message = printable(message)
        return Fault(self.source.name, line, column, message, hint, is_warning, sheet=self.source.sheet)

    def fail(self, error: InputError) -> None:
        """Take the faults of an error that ended the reading."""
        self._placed += error.faults
        self._told_of[False] += len(error.faults)

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
                self._fault(*place, problem.message, problem.hint, is_warning=is_warning)._replace(
                    assumption=problem.assumption
                )
                for place, (_, problem) in zip(places, pending, strict=True)
            ]
        faults = sorted(set(placed), key=lambda fault: (fault.line, fault.column, fault.message))
        if len(faults) > MAX_FAULTS:
            message = f"more than {MAX_FAULTS} {'warnings' if is_warning else 'faults'}: the rest is not shown"
            return [*faults[:MAX_FAULTS], faults[MAX_FAULTS]._replace(message=message, hint=None)]
        return faults
