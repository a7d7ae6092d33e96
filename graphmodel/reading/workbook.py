"""Workbooks: XLSX, ODS and XLS. A sheet for each section, called as it is, with rows as in CSV.

A cell that holds a day counts as that day; what it was before a program made a day of it nobody can know.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

import msgspec

from graphmodel.errors import Fault
from graphmodel.reading.cells import STAND_IN, column_of, names_in, read_rows
from graphmodel.reading.characters import cleaned, forbidden_hint, forbidden_message, printable, unified
from graphmodel.reading.problems import Problem
from graphmodel.reading.source import MAX_TABLE_BYTES, Source
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import listed, shown

BESIDE = ("connections", "words")
"""Sheets that are for readers and for menus: nothing is read from them, and nobody is told."""
_READER = Path(__file__).with_name("sheetreader.py")
_FAILED_TOLD = 5
Cell = str | int | float | bool | None | dict[str, str]


class Sheet(NamedTuple):
    """A sheet as it was read."""

    name: str
    rows: list[list[Cell]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    """The first row and column and the last ones, from 0, of cells that are shown as one, whose first holds it all."""
    is_hidden: bool = False

    @property
    def section(self) -> str:
        """The section whose records it has, if it is called after one."""
        return self.name.strip().casefold()

    @property
    def is_empty(self) -> bool:
        """Return whether it has nothing but blank cells."""
        return not any(str(cell).strip() for row in self.rows for cell in row)


def read(
    tables: dict[str, Table[Any]],
    types: Mapping[str, type[msgspec.Struct]],
    default: str,
    inheriting: str | None = None,  # noqa: ARG001 - what would stand beside the rows has no place in a workbook
) -> None:
    """Fill ``tables``, which has one for the default section, with those of the workbook; see `sections.read`."""
    whole = tables[default]
    source = whole.source
    for section in types:  # until they have been read
        tables[section] = Table(source, types[section], locate)
        tables[section].is_cut_short = True
    tables[default] = whole
    sheets, failed = open_workbook(source)
    filled = [sheet for sheet in sheets if not sheet.is_empty]
    named = {sheet.section: sheet for sheet in filled}
    sections = {section: named[section] for section in types if section in named}
    if not filled:
        source.fail(1, 1, "the workbook is empty", "the first row of a sheet names the columns")
    if not sections and len(filled) == 1:
        sections = {default: filled[0]}
    if not sections:
        sheets_there = listed([shown(sheet.name) for sheet in filled], "and")
        message = f"no sheet is called {listed(types)}, but {sheets_there}"
        source.fail(1, 1, message, "name the sheets after what they hold")
    tables.clear()
    for section, sheet in sections.items():
        tables[section] = _table(source, types[section], sheet)
    first = next(iter(tables.values()))
    for sheet in filled:
        if sheet.section not in BESIDE and sheet not in sections.values():
            message, hint = "nothing of this sheet is read", f"only sheets called {listed(types)} are"
            first.tell(Fault(source.name, 1, 1, message, hint, is_warning=True, sheet=printable(sheet.name)))
    if failed:
        first.tell(_failed(source, failed))


def _failed(source: Source, cells: Sequence[str]) -> Fault:
    """Return what is to be said of cells that are read as empty though something is in them."""
    places = [cell for cell in cells if cell][:_FAILED_TOLD]
    told = f" ({', '.join(places)}{', …' * (len(places) < len(cells))})" if places else ""
    many = f"{len(cells):,} formulas gave no value and are read as empty cells"
    message = "a formula gave no value and is read as an empty cell" if len(cells) == 1 else many
    hint = "write what is meant, or leave the cell empty"
    return Fault(source.name, 1, 1, message + told, hint, is_warning=True, assumption="nothing")


def _table(source: Source, record: type[msgspec.Struct], sheet: Sheet) -> Table[Any]:
    header = next((row for row in sheet.rows if any(cell not in ("", None) for cell in row)), [])
    names = names_in(map(str, header))

    def find(_: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
        return [(address.line, (column_of(names, problem.path) or 0) + 1) for address, problem in wanted]

    table: Table[Any] = Table(source._replace(sheet=printable(sheet.name)), record, find)
    read_rows(table, _texts(table, sheet))
    return table


def locate(_: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return the place of what concerns the whole workbook."""
    return [(1, 1)] * len(wanted)


def _texts(table: Table[Any], sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows as text, each with its number from 1; what was taken for a day is told once for each column."""
    width = max(map(len, sheet.rows), default=0)
    days: dict[int, list[tuple[int, str]]] = {}
    for line, row in enumerate(sheet.rows, 1):
        texts = [""] * width
        for index, cell in enumerate(row):
            match cell:
                case str():
                    texts[index] = _allowed(table, cell, line, index)
                case dict():
                    texts[index] = cell["day"]
                    days.setdefault(index, []).append((line, cell["day"]))
                case bool():
                    texts[index] = str(cell).lower()
                case int() | float():
                    texts[index] = repr(cell)
        yield line, texts
    for index, ((line, day), *more) in days.items():
        message = f"the cell holds a day and is read as {day}" + f", and so {len(more):,} more below it" * bool(more)
        hint = "if only a month or a year is known, format the cells as text and write so much of the date"
        table.assume("day", line, index + 1, message, hint)


def _allowed(table: Table[Any], text: str, line: int, index: int) -> str:
    """Return the text of a cell with a stand-in for what no field may hold, and tell of that."""
    text, misplaced = cleaned(unified(text), STAND_IN)
    for _, character in misplaced:
        table.fault(line, index + 1, forbidden_message(character), forbidden_hint(character))
    return text


def open_workbook(source: Source) -> tuple[list[Sheet], list[str]]:
    """Return the sheets of a workbook, and the cells whose formula gave no value, as far as they are known.

    Raises:
        InputError: it is none, is damaged, or asks for more memory than a workbook may.

    """
    if source.path.suffix.lower() != f".{source.format}":
        source.fail(1, 1, "a workbook that is compressed once more is not read", "unpack it first")
    try:
        source.opened().close()
    except OSError as error:
        source.fail(1, 1, f"cannot be read: {error.strerror}")
    command = [sys.executable, "-I", str(_READER), str(source.path.absolute())]
    sheets: list[Sheet] = []
    failed: list[str] = []
    size = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - ours
        for line in cast("IO[bytes]", process.stdout):
            size += len(line)
            if size > MAX_TABLE_BYTES:
                process.kill()
                break
            match msgspec.json.decode(line):
                case {"sheet": str(name), "merged": merged, "hidden": hidden}:
                    sheets.append(Sheet(name, [], [tuple(each) for each in merged], hidden))
                case {"failed": list(cells)}:
                    failed = cells
                case row:
                    sheets[-1].rows.append(row)
        said = cast("IO[bytes]", process.stderr).read().decode(errors="replace").strip()
    if process.returncode == 1 and said and "\n" not in said:
        if "password" in said.lower():
            source.fail(1, 1, "is protected by a password", "save it without one")
        source.fail(1, 1, "is no workbook that can be read", "open it in its program, and save it again")
    if process.returncode:
        source.fail(1, 1, "is damaged, or too large for a workbook", "save what is needed of it, or as CSV")
    return sheets, failed
