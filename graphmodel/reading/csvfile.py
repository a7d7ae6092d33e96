"""CSV: a record a row; a nested field is written with a dot, a list with ``|``.

``aliases.name`` and ``aliases.language`` side by side, each with ``|``, are a list of records. An empty cell says
nothing. Every value is text until the record's type says otherwise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from graphmodel.reading.convert import FORBIDDEN, Path, Problem, Shape, fields_of, problems, shapes
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import did_you_mean, listed, shown

R = TypeVar("R", bound=msgspec.Struct)
Put = Callable[[dict[str, Any], str], None]
SEPARATOR = "|"
_UNNAMED = ""
"""What cells below an empty column name are put under; no field is called so."""


def read(table: Table[R]) -> None:
    """Fill a table with the records of its CSV file, which has a header row."""
    rows = ((line, row) for line, row in _rows(table) if any(cell.strip() for cell in row))
    header_line, header = next(rows, (1, []))
    if not header:
        if not table.has_faults:
            table.fault(1, 1, "the file is empty", "the first row names the columns")
        return
    columns = _columns(table, header_line, [cell.strip() for cell in header])
    if columns is None:
        table.is_cut_short = True
        return
    for line, row in rows:
        if table.is_full:
            return
        if len(row) != len(header):
            what = f"{len(row)} cell{'s' * (len(row) != 1)}, but the header has {len(header)}"
            table.fault(line, 1, what, "is a quote or a comma missing, or one too many?")
            continue
        _record(table, columns, row, Address(line))


def _record(table: Table[R], columns: Sequence[Put], row: Sequence[str], address: Address) -> None:
    """Add the record of a row to a table, or say what is wrong with it."""
    raw: dict[str, Any] = {}
    for put, cell in zip(columns, row, strict=True):
        if cell := cell.strip():
            put(raw, cell)
    found: list[Problem] = []
    if _UNNAMED in raw:
        place = raw.pop(_UNNAMED)
        found.append(Problem((place,), "a value in a column without a name", "name the column, or remove the value"))
    for name, value in raw.items():
        if type(value) is _Zip:
            found += _uneven(name, value)
            raw[name] = [dict(zip(value, parts, strict=False)) for parts in zip(*value.values(), strict=False)]
            raw[name] = [{inner: part for inner, part in item.items() if part} for item in raw[name]]
    try:
        if found or FORBIDDEN.search("".join(row)):
            raise msgspec.ValidationError
        table.add(msgspec.convert(raw, table.record, strict=False), address)
    except (msgspec.ValidationError, OverflowError):
        for problem in (*found, *problems(table.record, raw, strict=False)):
            table.report_at(address, problem)


def _rows(table: Table[R]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each row."""
    reader = csv.reader(_lines(table.source), strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        table.is_cut_short = True
        if "new-line character" in str(error):
            table.fault(reader.line_num, 1, "a carriage return inside a line", "end every line the same way")
        elif "field larger" in str(error):
            table.fault(line, 1, "a cell that goes on and on", "is a quote missing, or one too many?")
        else:
            table.fault(line, 1, f"not CSV: {error}", "is a quote missing, or one too many?")


def _lines(source: Source) -> Iterator[str]:
    for first, chunk in source.chunks():
        if b"\0" in chunk:
            before = chunk[: chunk.index(b"\0")]
            column = len(before) - before.rfind(b"\n")
            source.fail(first + before.count(b"\n"), column, "character U+0000 is not allowed", "is this CSV?")
        yield from io.StringIO(source.decode(chunk, first), newline="\n")


class _Zip(dict[str, list[str]]):
    """The columns of a list of records, before they are put together."""


def _uneven(name: str, columns: _Zip) -> Iterator[Problem]:
    """Yield a problem when the columns of a list of records have different numbers of parts."""
    (first, parts), *others = columns.items()
    for inner, other in others:
        if len(other) != len(parts):
            message = f"{name}.{inner} has {len(other)} parts, {name}.{first} has {len(parts)}"
            yield Problem((name, inner), message, f"leave a part empty between two {SEPARATOR}")


def _columns(table: Table[R], line: int, header: Sequence[str]) -> list[Put] | None:
    """Return for each column what puts a cell into a raw record, or ``None`` after reporting bad columns."""
    known = shapes(table.record)
    names = [
        name if shape.record is None else f"{name}.{inner}"
        for name, shape in known.items()
        for inner in (shape.record.__struct_fields__ if shape.record else ("",))
    ] + [name for name, shape in known.items() if shape.item and shape.record]
    example = ",".join(name for name, field in fields_of(table.record).items() if field.required)
    if not set(header) & {*names}:
        mark = next((repr(mark) for mark in ";\t" if mark in header[0]), None)
        if mark is not None and len(header) == 1:
            table.fault(line, 1, f"the cells are separated by {mark}", "separate them with commas")
        elif not any(did_you_mean(name, names) for name in header):
            table.fault(line, 1, "the first row does not name the columns", f"begin with a row such as {example}")
    found: list[Problem] = []
    columns: list[Put] = []
    for index, name in enumerate(header):
        outer, _, inner = name.partition(".")
        if name == _UNNAMED:
            columns.append(_unnamed(index))
        elif name not in names:
            found.append(Problem((index,), f"unknown column {shown(name)}", did_you_mean(name, names)))
        elif name in header[:index]:
            found.append(Problem((index,), f"column {name!r} stands twice", "keep one of them"))
        elif inner and outer in header:
            found.append(Problem((index,), f"{name!r} stands beside {outer!r}", "keep one of them"))
        else:
            columns.append(_putter(outer, inner, known[outer]))
    outers = {name.partition(".")[0] for name in header}
    missing = [repr(name) for name in example.split(",") if name not in outers]
    if missing and not found:
        many = len(missing) > 1
        found.append(Problem((), f"column{'s' * many} {listed(missing, 'and')} {'are' if many else 'is'} missing"))
    if table.has_faults:
        return None
    for problem in found:
        table.report_at(Address(line), problem)
    return None if found else columns


def _unnamed(index: int) -> Put:
    return lambda raw, _: raw.__setitem__(_UNNAMED, index)


def _putter(outer: str, inner: str, shape: Shape) -> Put:
    many, may_be_one = shape.item is not None, str in shape.plain

    def split(cell: str) -> list[str]:
        return [part.strip() for part in cell.split(SEPARATOR)]

    if inner and many:
        return lambda raw, cell: raw.setdefault(outer, _Zip()).__setitem__(inner, split(cell))
    if inner:
        return lambda raw, cell: raw.setdefault(outer, {}).__setitem__(inner, cell)
    if many:

        def put(raw: dict[str, Any], cell: str) -> None:
            parts = [part for part in split(cell) if part]
            raw[outer] = parts[0] if may_be_one and len(parts) == 1 else parts

        return put
    return lambda raw, cell: raw.__setitem__(outer, cell)


def cell_starts(row: str) -> list[tuple[int, int]]:
    """Return where each cell of a written row begins: lines after the row's first, and column from 1."""
    starts, quoted, line, column, before = [(0, 1)], False, 0, 0, ""
    for character in row:
        column += 1
        # Inside a cell that does not begin with a quote, a quote is a character like any other.
        if character == '"' and (quoted or starts[-1] == (line, column) or before == '"'):
            quoted = not quoted
        elif character == "\n":
            line, column = line + 1, 0
        elif character == "," and not quoted:
            starts.append((line, column + 1))
        before = character
    return starts


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem: the beginning of the row's cell, or of the row."""
    rows = {address.line: "" for address, _ in wanted}
    header: list[str] = []
    unfinished = 0
    for number, line in enumerate(_lines(source), 1):
        if not header and line.strip():
            header = [cell.strip() for cell in next(csv.reader([line]), [])]
        if number in rows:
            unfinished = number
        if unfinished:
            rows[unfinished] += line
            if rows[unfinished].count('"') % 2 == 0:
                unfinished = 0
    starts = {number: cell_starts(row) for number, row in rows.items()}
    found = []
    for address, problem in wanted:
        below, column = _cell(header, starts[address.line], problem.path)
        found.append((address.line + below, column))
    return found


def _cell(header: Sequence[str], starts: Sequence[tuple[int, int]], path: Path) -> tuple[int, int]:
    """Return where the cell stands that a path means: the number of a cell, or names of fields."""
    if path and isinstance(path[0], int):
        return starts[min(path[0], len(starts) - 1)]
    names = [str(step) for step in path if isinstance(step, str)]
    for name in (".".join(names), *names[:1]):
        for index, column in enumerate(header):
            if (column == name or column.partition(".")[0] == name) and index < len(starts):
                return starts[index]
    return 0, 1
