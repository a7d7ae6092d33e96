"""CSV: rows of cells as text, and where each cell stands."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from graphmodel.reading.cells import column_of, names_in, read_rows
from graphmodel.reading.csvtext import Sheet, open_sheet
from graphmodel.reading.problems import Problem
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)


def read(table: Table[R]) -> None:
    """Fill a table with the records of its CSV file, which has a header row."""
    sheet = open_sheet(table.source, table.assume, table.fault)
    read_rows(table, _rows(table, sheet), has_decimal_commas=sheet.separator == ";")


def _rows(table: Table[R], sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each row."""
    reader = csv.reader(sheet.lines, strict=True, delimiter=sheet.separator)
    line = 1
    while True:
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            # The limit is met by what is one cell only because a quote is missing; what follows is no row.
            is_endless = reader.line_num > line and any(word in str(error) for word in ("larger", "limit", "end of"))
            what = "a cell that goes on and on" if "limit" in str(error) else f"not CSV: {error}"
            table.fault(line, 1, what, "is a quote missing, or one too many?")
            table.refused.append((str(error), Address(line)))
            if is_endless or reader.line_num == 0 or table.is_full:
                table.is_cut_short = True
                return
            line = reader.line_num + 1
        else:
            return


def cell_starts(row: str, separator: str = ",") -> list[tuple[int, int]]:
    """Return where each cell of a written row begins: lines after the row's first, and column from 1."""
    starts, quoted, line, column, before = [(0, 1)], False, 0, 0, ""
    for character in row:
        column += 1
        # Inside a cell that does not begin with a quote, a quote is a character like any other.
        if character == '"' and (quoted or starts[-1] == (line, column) or before == '"'):
            quoted = not quoted
        elif character == "\n":
            line, column = line + 1, 0
        elif character == separator and not quoted:
            starts.append((line, column + 1))
        before = character
    return starts


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem: the beginning of the row's cell, or of the row."""
    rows = {address.line: "" for address, _ in wanted}
    header: list[str] = []
    unfinished = 0
    sheet = open_sheet(source)
    for number, line in enumerate(sheet.lines, 1):
        if not header and line.strip():
            header = names_in(next(csv.reader([line], delimiter=sheet.separator), []))
        if number in rows:
            unfinished = number
        if unfinished:
            rows[unfinished] += line
            if rows[unfinished].count('"') % 2 == 0:
                unfinished = 0
    starts = {number: cell_starts(row, sheet.separator) for number, row in rows.items()}
    places = []
    for address, problem in wanted:
        index, cells = column_of(header, problem.path), starts[address.line]
        below, column = (0, 1) if index is None else cells[min(index, len(cells) - 1)]
        places.append((address.line + below, column))
    return places
