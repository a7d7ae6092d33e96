"""Workbooks for spreadsheet programs: the claims as sheets that read back, and sheets for readers.

Text stays text, even where it begins as a formula does, and ids and dates are cells of text, of which no program makes
days or numbers.
"""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format as Look
from xlsxwriter.worksheet import Worksheet

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import SECTIONS
from graphmodel.claims.model import Stance
from graphmodel.claims.sheets import Cell, Sheet, columns_of, holds_numbers, sheets
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import StoreError
from graphmodel.formats.format import Format, Notes
from graphmodel.graph import Graph
from graphmodel.reading.shapes import shape
from graphmodel.reading.workbook import BESIDE

MOST_ROWS, LONGEST_TEXT = 1_048_576, 32_767
"""What a sheet and a cell can hold: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3."""
_DIGITS = 16
"""So many digits of a number the library writes; one that has more is written as text, which is read as that number."""
_MENU_ROWS = 5000
"""So many rows of an empty workbook have menus."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NO_DAY = datetime.datetime(2000, 1, 1)
_WIDE = frozenset({"name", "title", "note", "description", "url", "sentence", "documents", "meaning"})
_CONNECTIONS, _WORDS = BESIDE


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write the claims, and the connections that they make as sentences.

    Raises:
        StoreError: there is more than a sheet or a cell of one can hold.

    """
    blanks = {}
    with tempfile.TemporaryDirectory() as waiting:
        book = _Book(file, waiting)
        try:
            for page in (*sheets(claims), _connections(Graph(claims))):
                checked = _Checked(page)
                book.add(page._replace(rows=checked))
                blanks[page.section] = checked.blanks
        except StoreError:
            book.abandon()
            raise
        book.close()
    return [f"not in it: the blanks at the ends of {n:,} texts of {section}" for section, n in blanks.items() if n]


class _Checked:
    """The rows of a sheet, of which each is looked at on its way into the workbook."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.blanks = 0
        """How many texts begin or end with a blank, which no reader would give back."""

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        """Yield them; what a workbook cannot hold is refused by its name, before the workbook is written."""
        sheet = self._sheet
        for number, row in enumerate(sheet.rows, 1):
            if number >= MOST_ROWS:
                most = f"a sheet of a workbook has {MOST_ROWS - 1:,} rows for them"
                raise StoreError(f"there are more {sheet.section} than that: {most}", "export JSON")
            for name, cell in zip(sheet.columns, row, strict=True):
                if isinstance(cell, str):
                    if len(cell) > LONGEST_TEXT // 2 and _length(cell) > LONGEST_TEXT:
                        where = f"{sheet.section}, row {number + 1}, {name}"
                        most = f"a cell of a workbook has at most {LONGEST_TEXT:,}"
                        raise StoreError(
                            f"{where}: {_length(cell):,} characters, but {most}", "export JSON, or shorten it"
                        )
                    self.blanks += cell != cell.strip()
            yield row


def _length(text: str) -> int:
    """Return how many characters spreadsheet programs count, for which some signs are two."""
    return len(text.encode("utf-16-le")) // 2


def _connections(graph: Graph) -> Sheet:
    columns = ["from", "relation", "to", "sentence", "status", "origins", "speakers", "documents", "dates"]

    def rows() -> Iterator[Sequence[Cell]]:
        for r in graph.relationships.values():
            said: Mapping[str, Any] = graph.edge_attributes(r)
            documents = "; ".join(str(graph.documents[id_]) for id_ in said["documents"])
            speakers = "; ".join(map(graph.name, said["speakers"]))
            yield [
                graph.name(r.subject), r.relation, graph.name(r.object), said["sentence"], said["status"],
                len(said["origins"]), speakers, documents, "; ".join(said["dates"]),
            ]  # fmt: skip

    return Sheet(_CONNECTIONS, columns, rows())


def write_template(vocabulary: Vocabulary, file: BinaryIO) -> None:
    """Write an empty workbook with all columns, and menus for relations, kinds, stances and ids."""
    book = _Book(file)
    kinds = sorted(kind.name for kind in vocabulary.kinds.values() if not kind.abstract)
    ids = {section: f"={section}!$A$2:$A${_MENU_ROWS}" for section in ("documents", "entities")}
    relation, kind = (f"={_WORDS}!${c}$2:${c}${len(w) + 1}" for c, w in (("A", vocabulary.relations), ("B", kinds)))
    menus = {"relation": relation, "kind": kind, "document": ids["documents"], "stance": list(shape(Stance).choices)}
    menus |= dict.fromkeys(("subject", "object", "attributed_to", "event", "place"), ids["entities"])
    for section in ("documents", "entities", "claims"):
        names = columns_of(section)
        page = book.add(Sheet(section, names, ()))
        for number, name in enumerate(names):
            if name in menus:
                menu = {"validate": "list", "source": menus[name], "error_type": "information", "ignore_blank": True}
                page.data_validation(1, number, _MENU_ROWS - 1, number, menu)
    book.add(Sheet(_WORDS, ["relation", "kind"], [*zip_longest(sorted(vocabulary.relations), kinds)]), is_hidden=True)
    book.close()


class _Book:
    """A workbook that is being written: with a folder for what waits there, row by row, since cells take gigabytes."""

    def __init__(self, file: BinaryIO, waiting: str | None = None) -> None:
        by_rows = {} if waiting is None else {"constant_memory": True, "tmpdir": waiting}
        self._book = xlsxwriter.Workbook(file, {**_OPTIONS, **by_rows})
        self._book.set_properties({"created": _NO_DAY, "comments": "made by graphmodel"})
        self._bold: Look = self._book.add_format({"bold": True})
        self._text: Look = self._book.add_format({"num_format": "@"})

    def add(self, sheet: Sheet, *, is_hidden: bool = False) -> Worksheet:
        """Write a sheet, whose first row names the columns and stays in sight."""
        page: Worksheet = self._book.add_worksheet(sheet.section)
        is_read = sheet.section in SECTIONS
        for index, name in enumerate(sheet.columns):
            look = None if is_read and holds_numbers(sheet.section, name) else self._text
            page.set_column(index, index, 40 if name.rpartition(".")[2] in _WIDE else 16, look)
            page.write_string(0, index, name, self._bold)
        page.freeze_panes(1, 0)
        for line, row in enumerate(sheet.rows, 1):
            for index, cell in enumerate(row):
                self._put(page, line, index, cell)
        if is_hidden:
            page.hide()
        return page

    def _put(self, page: Worksheet, line: int, index: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case bool():
                page.write_boolean(line, index, cell)
            case int() | float() if float(f"{cell:.{_DIGITS}G}") == cell:
                page.write_number(line, index, cell)
            case _:
                page.write_string(line, index, str(cell), self._text)

    def abandon(self) -> None:
        """Close the files in which rows wait; nothing is written."""
        for page in self._book.worksheets():
            page.row_data_fh.close()
        self._book.fileclosed = True

    def close(self) -> None:
        """Write what is left."""
        self._book.close()


FORMAT = Format(
    "xlsx", "a workbook: the claims as sheets that read back, and the connections as sentences", ".xlsx", write
)
