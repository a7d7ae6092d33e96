"""Any table as rows of text: CSV with whatever stands between the cells, or a sheet of a workbook."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from graphmodel.errors import Fault, InputError
from graphmodel.reading import WORKBOOKS, Source, listed, shown
from graphmodel.reading.cells import STAND_IN
from graphmodel.reading.characters import cleaned, unified
from graphmodel.reading.csvtext import text_lines
from graphmodel.reading.source import MAX_YAML_BYTES
from graphmodel.reading.workbook import Cell, Sheet, open_workbook
from graphmodel.tables.encodings import decoded

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_LOOKED_AT = 500
"""So many lines are looked at to see what stands between the cells."""


class Exact(str):
    """A number as the file has it, whatever the signs of numbers in texts beside it."""

    __slots__ = ()


class Grid(NamedTuple):
    """A table as rows of equal length; what is merged stands in all of its cells."""

    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    """The line of each row in the file, from 1."""
    notes: Sequence[str]
    """How it was read, where it may be read otherwise."""
    sheet: str | None = None
    separator: str | None = None


def open_grid(path: Path, sheet: str | None = None) -> Grid:
    """Return the rows of a table: of a workbook the sheet that is named, or else the one with the most cells.

    Raises:
        InputError: it cannot be read, or has no such sheet.

    """
    source = Source(path, str(path))
    return _of_workbook(source, sheet) if source.format in WORKBOOKS else _of_text(source)


def _of_text(source: Source) -> Grid:
    notes: list[str] = []

    def assume(_: object, line: int, column: int, message: str, hint: str | None) -> None:
        notes.append(f"line {line}, column {column}: {message}" + (f"; {hint}" if hint else ""))

    try:
        lines = list(text_lines(source, assume, lambda *_: None))
    except InputError:
        text = decoded(source.data(MAX_YAML_BYTES, "save it as UTF-8"))
        if text is None:
            raise
        lines = unified(text.text).splitlines(keepends=True)
        words = listed(map(shown, text.words), "and")
        notes.append(f"not UTF-8, read as {text.encoding}: {words}; save the file as UTF-8 if these are not the words")
    separator = max(SEPARATORS, key=lambda each: (_fit(lines, each), -list(SEPARATORS).index(each)))
    rows: list[list[str]] = []
    numbers: list[int] = []
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            if not (line == 1 and row and row[0].lower().startswith("sep=")):
                rows.append([cell.strip() for cell in row])
                numbers.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        source.fail(line, 1, f"not CSV: {error}", "is a quote missing, or one too many?")
    if not rows:
        source.fail(1, 1, "the file is empty")
    return Grid(_even(rows), numbers, notes, separator=separator)


def _fit(lines: Sequence[str], separator: str) -> int:
    """Return how many cells stand in rows of the usual length, if this stands between them."""
    try:
        widths = Counter(len(row) for row in islice(csv.reader(lines[:_LOOKED_AT], delimiter=separator), _LOOKED_AT))
    except csv.Error:
        return 0
    return max((width * times for width, times in widths.items() if width > 1), default=0)


def _of_workbook(source: Source, wanted: str | None) -> Grid:
    sheets, failed = open_workbook(source)
    filled = [each for each in sheets if not each.is_empty]
    seen = [each for each in filled if not each.is_hidden] or filled
    chosen = seen if wanted is None else [each for each in filled if each.name == wanted]
    if not chosen:
        there = listed([shown(each.name) for each in filled], "and") if filled else "none with anything in it"
        what = "the workbook is empty" if wanted is None else f"no sheet is called {shown(wanted)}: there is {there}"
        raise InputError([Fault(source.name, 1, 1, what)])
    best = max(chosen, key=_size)
    notes = []
    if others := [shown(each.name) for each in filled if each is not best]:
        notes.append(f"only the sheet {shown(best.name)} is read, not {listed(others, 'and')}: --sheet names another")
    rows = _even([[_text(cell) for cell in row] for row in best.rows])
    for top, left, bottom, right in best.merged:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    if failed:
        notes.append(f"formulas without a value are read as empty cells: {len(failed):,}")
    days = sum(isinstance(cell, dict) for row in best.rows for cell in row)
    if days:
        cells = (
            "a cell holds a day and counts as that day" if days == 1 else f"{days:,} cells hold days and count as those"
        )
        notes.append(f"{cells}, though somebody may have written a month only")
    return Grid(rows, range(1, len(rows) + 1), notes, sheet=best.name)


def _size(sheet: Sheet) -> int:
    return sum(str(cell) != "" for row in sheet.rows for cell in row)


def _text(cell: Cell) -> str:
    match cell:
        case dict():
            return cell["day"]
        case bool():
            return str(cell).lower()
        case None:
            return ""
        case int() | float():
            return Exact(repr(cell))
    return cleaned(unified(str(cell)), STAND_IN)[0].strip()


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]
