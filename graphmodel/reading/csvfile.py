"""CSV: a record a row; a nested field is written with a dot, a list with ``|``.

``aliases.name`` and ``aliases.language`` side by side, each with ``|``, are a list of records. An empty cell says
nothing. Every value is text until the record's type says otherwise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, TypeVar

import msgspec

from graphmodel.reading.convert import FORBIDDEN, Path, Problem, did_you_mean, problems, shapes
from graphmodel.reading.source import MAX_LINE_BYTES, Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)
SEPARATOR = "|"


def read(table: Table[R]) -> None:
    """Fill a table with the records of its CSV file, which has a header row."""
    rows = _rows(table)
    header_line, header = next(rows, (1, []))
    if not header:
        table.fault(1, 1, "the file is empty", "the first row names the columns")
        return
    columns = _columns(table, header_line, header)
    if columns is None:
        return
    for line, row in rows:
        if table.is_full:
            return
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            table.fault(line, 1, f"{len(row)} cells, but the header has {len(header)}", "is a quote missing?")
            continue
        raw: dict[str, Any] = {}
        for put, cell in zip(columns, row, strict=True):
            if cell := cell.strip():
                put(raw, cell)
        raw = {name: _zipped(value) for name, value in raw.items()}
        try:
            if FORBIDDEN.search("".join(row)):
                raise msgspec.ValidationError
            table.add(msgspec.convert(raw, table.record, strict=False), Address(line))
        except (msgspec.ValidationError, OverflowError):
            for problem in problems(table.record, raw, strict=False):
                table.report_at(Address(line), problem)


def _rows(table: Table[R]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each row."""
    csv.field_size_limit(MAX_LINE_BYTES)
    reader = csv.reader(_lines(table.source), strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        table.fault(line, 1, f"not CSV: {error}", "is a quote missing, or one too many?")


def _lines(source: Source) -> Iterator[str]:
    for first, chunk in source.chunks():
        if b"\0" in chunk:
            source.fail(first + chunk[: chunk.index(b"\0")].count(b"\n"), 1, "a NUL byte", "is this CSV?")
        yield from io.StringIO(source.decode(chunk, first), newline="\n")


class _Zip(dict[str, list[str]]):
    """The columns of a list of records, before they are put together."""


def _zipped(value: Any) -> Any:
    if type(value) is not _Zip:
        return value
    rows = zip_longest(*value.values(), fillvalue="")
    return [{name: cell for name, cell in zip(value, row, strict=True) if cell} for row in rows]


def _columns(table: Table[R], line: int, header: Sequence[str]) -> list[Callable[[dict[str, Any], str], None]] | None:
    """Return for each column what puts a cell into a raw record, or ``None`` after reporting bad columns."""
    known = shapes(table.record)
    names = [
        name if shape.record is None else f"{name}.{inner}"
        for name, shape in known.items()
        for inner in (shape.record.__struct_fields__ if shape.record else ("",))
    ] + [name for name, shape in known.items() if shape.many and shape.record]
    columns: list[Callable[[dict[str, Any], str], None]] = []
    good = True
    for index, cell in enumerate(header):
        name = cell.strip()
        outer, _, inner = name.partition(".")
        if name not in names or header.index(cell) != index:
            what = f"unknown column {name!r}" if name not in names else f"column {name!r} stands twice"
            hint = did_you_mean(name, names)
            if len(header) == 1 and any(mark in name for mark in ";\t"):
                hint = "separate the columns with commas"
            table.report_at(Address(line), Problem((name,), what, hint))
            good = False
        else:
            columns.append(_putter(outer, inner, many=known[outer].many))
    return columns if good else None


def _putter(outer: str, inner: str, *, many: bool) -> Callable[[dict[str, Any], str], None]:
    def split(cell: str) -> list[str]:
        return [part.strip() for part in cell.split(SEPARATOR)]

    if inner and many:
        return lambda raw, cell: raw.setdefault(outer, _Zip()).__setitem__(inner, split(cell))
    if inner:
        return lambda raw, cell: raw.setdefault(outer, {}).__setitem__(inner, cell)
    if many:
        return lambda raw, cell: raw.__setitem__(outer, [part for part in split(cell) if part])
    return lambda raw, cell: raw.__setitem__(outer, cell)


def cell_starts(row: str) -> list[int]:
    """Return the column, from 1, at which each cell of a written row begins."""
    starts, quoted = [1], False
    for column, character in enumerate(row, 1):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            starts.append(column + 1)
    return starts


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem: the beginning of the row's cell, or of the row."""
    lines = {address.line: "" for address, _ in wanted}
    header: list[str] = []
    for number, line in enumerate(_lines(source), 1):
        header = header or [cell.strip() for cell in next(csv.reader([line]), [])]
        if number in lines:
            lines[number] = line
    return [(address.line, _column(header, lines[address.line], problem.path)) for address, problem in wanted]


def _column(header: Sequence[str], row: str, path: Path) -> int:
    names = [str(step) for step in path if isinstance(step, str)]
    starts = cell_starts(row)
    for name in (".".join(names), *names[:1]):
        for index, column in enumerate(header):
            if (column == name or column.partition(".")[0] == name) and index < len(starts):
                return starts[index]
    return 1
