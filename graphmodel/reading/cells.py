"""Rows of cells into records: a record a row, below a row that names the columns.

A nested field is written with a dot, a list with ``|``. ``aliases.name`` and ``aliases.language`` side by side, each
with ``|``, are a list of records. An empty cell says nothing. Every value is text until the record's type says
otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from graphmodel.reading.convert import salvage
from graphmodel.reading.csvlists import EMPTY, SEPARATOR, split_list
from graphmodel.reading.csvquestions import list_question, nothing_question, number_question, says_nothing
from graphmodel.reading.problems import Path, Problem, Unreadable
from graphmodel.reading.shapes import Shape, fields_of, shapes
from graphmodel.reading.shapes import shape as shape_of
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import did_you_mean, listed, shown

R = TypeVar("R", bound=msgspec.Struct)
STAND_IN = "\uffff"
"""Stands in a cell for a character that no field may hold, and of which has been told."""
_UNNAMED = ""
"""What cells below an empty column name are put under; no field is called so."""


class Column(NamedTuple):
    """Where the cells of a column belong."""

    path: tuple[str, ...]
    is_list: bool
    takes_words: bool
    is_number: bool
    put: Callable[[dict[str, Any], str], None]
    """Puts a cell into a raw record."""


def read_rows(table: Table[R], rows: Iterable[tuple[int, list[str]]], *, has_decimal_commas: bool = False) -> None:
    """Fill a table with the records of rows, each with the line where it begins; the first row names the columns.

    With ``has_decimal_commas`` a number such as 1.000 may have thousands, which is asked.
    """
    rows = ((line, row) for line, row in rows if any(cell.strip() for cell in row))
    header_line, header = next(rows, (1, []))
    if not header:
        if not table.has_faults:
            table.fault(1, 1, "the file is empty", "the first row names the columns")
        return
    columns = _columns(table, header_line, names_in(header))
    if columns is None:
        table.is_cut_short = True
        return
    lists = [index for index, column in enumerate(columns) if column.is_list]
    numbers = [index for index, column in enumerate(columns) if column.is_number and has_decimal_commas]
    puts = [column.put for column in columns]
    for line, row in rows:
        if table.is_full:
            return
        if len(row) != len(header):
            what = f"{len(row)} cell{'s' * (len(row) != 1)}, but the header has {len(header)}"
            table.fault(line, 1, what, "is a quote or a comma missing, or one too many?")
            table.refused.append((row, Address(line)))
            continue
        for index in lists:
            if question := list_question(columns[index].path, index, row[index]):
                table.report_at(Address(line), question)
        for index in numbers:
            if question := number_question(index, row[index].strip()):
                table.report_at(Address(line), question)
                row[index] += STAND_IN
        if says_nothing(row):
            for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
                if column.takes_words and says_nothing([cell]):
                    table.report_at(Address(line), nothing_question(column.path, index, cell))
        _record(table, columns, puts, row, Address(line))


def _record(
    table: Table[R],
    columns: Sequence[Column],
    puts: Sequence[Callable[[dict[str, Any], str], None]],
    row: Sequence[str],
    address: Address,
) -> None:
    """Add the record of a row to a table, or say what is wrong with it."""
    raw: dict[str, Any] = {}
    for put, cell in zip(puts, row, strict=True):
        if cell := cell.strip():
            put(raw, cell)
    problems: list[Problem] = []
    if _UNNAMED in raw:
        place = raw.pop(_UNNAMED)
        problems.append(Problem((place,), "a value in a column without a name", "name the column, or remove the value"))
    for name, value in raw.items():
        if type(value) is _Zip:
            problems += _uneven(name, value)
            raw[name] = value.records()
    try:
        if problems or STAND_IN in "".join(row):
            raise msgspec.ValidationError
        table.add(msgspec.convert(raw, table.record, strict=False), address)
    except (msgspec.ValidationError, OverflowError):
        _spoil(raw, columns, row)
        salvaged = salvage(table.record, raw, strict=False)
        problems += (_with_columns(table.record, problem) for problem in salvaged.problems)
        table.add_salvaged(salvaged._replace(problems=tuple(problems)), raw, address)


def _with_columns(record: type[R], problem: Problem) -> Problem:
    """Return a problem with the columns as a hint, where records of a list were written into one cell each."""
    match problem.path:
        case str(name), int() if problem.hint is None and (shape := shapes(record).get(name)) and shape.record:
            columns = [f"{name}.{inner}" for inner in shape.record.__struct_fields__]
            return problem._replace(hint=f"name the columns {listed(columns, 'and')} instead of {name}")
    return problem


def _spoil(raw: dict[str, Any], columns: Sequence[Column], row: Sequence[str]) -> None:
    """Mark what stands in cells with characters of which has been told."""
    for column, cell in zip(columns, row, strict=True):
        if STAND_IN in cell and column.path:
            outer, *inner = column.path
            if inner and not column.is_list:
                raw[outer][inner[0]] = Unreadable(cell)
            else:
                raw[outer] = Unreadable(cell)


class _Zip(dict[str, list[str]]):
    """The columns of a list of records, before they are put together."""

    def records(self) -> list[dict[str, str]]:
        """Return the records, in each what is not empty."""
        if all(parts == [EMPTY] for parts in self.values()):
            return []
        rows = zip(*self.values(), strict=False)
        return [{name: part for name, part in zip(self, parts, strict=False) if part} for parts in rows]


def _uneven(name: str, columns: _Zip) -> Iterator[Problem]:
    """Yield a problem when the columns of a list of records have different numbers of parts."""
    (first, parts), *others = columns.items()
    for inner, other in others:
        if len(other) != len(parts):
            message = f"{name}.{inner} has {len(other)} parts, {name}.{first} has {len(parts)}"
            yield Problem((name, inner), message, f"leave a part empty between two {SEPARATOR}")


def _columns(table: Table[R], line: int, header: Sequence[str]) -> list[Column] | None:
    """Return the columns, or ``None`` after reporting bad columns."""
    known = shapes(table.record)
    names = [
        name if shape.record is None else f"{name}.{inner}"
        for name, shape in known.items()
        for inner in (shape.record.__struct_fields__ if shape.record else ("",))
    ] + [name for name, shape in known.items() if shape.item and shape.record]
    example = ",".join(name for name, field in fields_of(table.record).items() if field.required)
    if not set(header) & {*names} and not any(did_you_mean(name, names) for name in header):
        table.fault(line, 1, "the first row does not name the columns", f"begin with a row such as {example}")
        return None
    problems: list[Problem] = []
    columns: list[Column] = []
    for index, name in enumerate(header):
        outer, _, inner = name.partition(".")
        if name == _UNNAMED:
            columns.append(_unnamed(index))
        elif name not in names:
            problems.append(Problem((index,), f"unknown column {shown(name)}", did_you_mean(name, names)))
        elif name in header[:index]:
            problems.append(Problem((index,), f"column {name!r} stands twice", "keep one of them"))
        elif inner and outer in header:
            problems.append(Problem((index,), f"{name!r} stands beside {outer!r}", "keep one of them"))
        else:
            columns.append(_column(outer, inner, known[outer]))
    outers = {name.partition(".")[0] for name in header}
    missing = [repr(name) for name in example.split(",") if name not in outers]
    if missing and not problems:
        many = len(missing) > 1
        problems.append(Problem((), f"column{'s' * many} {listed(missing, 'and')} {'are' if many else 'is'} missing"))
    for problem in problems:
        table.report_at(Address(line), problem)
    return None if problems else columns


def _unnamed(index: int) -> Column:
    return Column((), False, False, False, lambda raw, _: raw.__setitem__(_UNNAMED, index))


def _column(outer: str, inner: str, shape: Shape) -> Column:
    many, may_be_one = shape.item is not None, str in shape.plain
    held = shape if shape.record is None or not inner else shapes(shape.record)[inner]
    takes_words = held.takes_words or (held.item is not None and shape_of(held.item).takes_words)

    def put_inner(raw: dict[str, Any], cell: str) -> None:
        raw.setdefault(outer, {})[inner] = cell

    def put_parts(raw: dict[str, Any], cell: str) -> None:
        raw.setdefault(outer, _Zip())[inner] = split_list(cell)

    def put_list(raw: dict[str, Any], cell: str) -> None:
        parts = [] if cell == EMPTY else [part for part in split_list(cell) if part]
        raw[outer] = parts[0] if may_be_one and len(parts) == 1 else parts

    def put(raw: dict[str, Any], cell: str) -> None:
        raw[outer] = cell

    if inner:
        return Column((outer, inner), many, takes_words, held.is_number, put_parts if many else put_inner)
    return Column((outer,), many, takes_words, held.is_number, put_list if many else put)


def names_in(header: Iterable[str]) -> list[str]:
    """Return the names of the columns that stand in the first row."""
    return [cell.replace(STAND_IN, "").strip() for cell in header]


def column_of(header: Sequence[str], path: Path) -> int | None:
    """Return the number of the column that a path means: itself such a number, or names of fields."""
    if path and isinstance(path[0], int):
        return path[0]
    names = [str(step) for step in path if isinstance(step, str)]
    for name in (".".join(names), *names[:1]):
        for index, column in enumerate(header):
            if column == name or column.partition(".")[0] == name:
                return index
    return None
