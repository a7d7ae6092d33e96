"""Rows of a table, with what stands in them by what their columns are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graphmodel.formats.imported import Record
from graphmodel.reading import shown
from graphmodel.reading.cells import STAND_IN
from graphmodel.tables.grid import Exact, Grid
from graphmodel.tables.headings import CALLED, plain
from graphmodel.tables.mapping import Mapping as ColumnMapping
from graphmodel.tables.mapping import header_of
from graphmodel.tables.meanings import NEEDED, Meaning
from graphmodel.tables.values import is_nothing

NEWLINE = "newline"
"""What stands for the end of a line where names are apart by it."""
_BETWEEN_NAMES = {";": "';'", "|": "'|'", " / ": "' / '", "\n": NEWLINE}
"""What may stand between several names in a cell and is hardly ever in one, with how it is told."""
_OF_DOCUMENT: tuple[Meaning, ...] = ("title", "publisher", "published")
_NAMES: tuple[Meaning, ...] = ("subject", "object", "speaker")


class Row(NamedTuple):
    """A row with the values of its columns by what they are about."""

    record: Record
    values: Mapping[Meaning, str]
    note: str | None
    """What stands in the columns that are notes, each with its column's name unless that says no more."""
    filled: int
    sources: Sequence[Mapping[Meaning, str]]
    """What each column of sources says of a document, with what stands beside it of that one."""
    names: Mapping[Meaning, Sequence[str]]
    """The names in the cells that hold several, as far as it is said what stands between them."""


def rows_of(grid: Grid, mapping: ColumnMapping) -> list[Row]:
    """Return the rows below the header that are not empty."""
    header = header_of(mapping, grid)
    meanings = [each.means for each in mapping.columns if each.means and each.means != "note"]
    singles: dict[Meaning, int] = {meaning: mapping.columns_of(meaning)[0] for meaning in meanings}
    notes = mapping.columns_of("note")
    sources = _sources_in(mapping)
    rows = []
    for line, cells in zip(grid.numbers[header.last + 1 :], grid.rows[header.last + 1 :], strict=True):
        if not any(cells):
            continue
        values = _values(cells, singles)
        if mapping.layout.relation is not None:
            values["relation"] = mapping.layout.relation
        said = [_values(cells, columns) for columns in sources]
        of_documents = [each for each in said if "source" in each or "title" in each] or said[:1]
        if links := [each["source"] for each in of_documents if "source" in each]:
            values["source"] = "; ".join(links)
        names: dict[Meaning, Sequence[str]] = {}
        for meaning in _NAMES:
            several = parts(cells[singles[meaning]], mapping.layout.split) if meaning in values else []
            if len(several) > 1:
                names[meaning] = several
            elif several:
                values[meaning] = several[0]
        told = [(header.names[index], cells[index]) for index in notes if index < len(cells) and cells[index]]
        note = "; ".join(text if _is_note(name) else f"{name}: {text}" for name, text in told) or None
        record = Record(f"row {line}", " | ".join(cells))
        filled = sum(cell != "" for cell in cells)
        rows.append(Row(record, values, note, filled, of_documents, names))
    return rows


def _values(cells: Sequence[str], columns: Mapping[Meaning, int]) -> dict[Meaning, str]:
    """Return what stands in some columns, as far as it says anything."""
    return {
        meaning: cell if isinstance(cell, Exact) else " ".join(cell.split())
        for meaning, index in columns.items()
        if not is_nothing(cell := cells[index] if index < len(cells) else "")
    }


def _sources_in(mapping: ColumnMapping) -> list[dict[Meaning, int]]:
    """Return the columns of each source: what is said of a document is about the source that stands last before it."""
    columns = mapping.columns_of("source")
    sources: list[dict[Meaning, int]] = [{"source": column} for column in columns] or [{}]
    for meaning in _OF_DOCUMENT:
        for index in mapping.columns_of(meaning):
            before = sum(column < index for column in columns)
            sources[max(before - 1, 0)][meaning] = index
    return sources


def _is_note(name: str) -> bool:
    """Return whether a column of notes is called no more than that."""
    return not name or plain(name) in CALLED["note"]


def parts(cell: str, split: str | None) -> list[str]:
    """Return the names in a cell."""
    if split is None:
        return []
    written = cell.split("\n" if split == NEWLINE else split)
    return list(dict.fromkeys(part for each in written if not is_nothing(part := " ".join(each.split()))))


def several_names(grid: Grid, mapping: ColumnMapping) -> Iterator[str]:
    """Yield which cells seem to hold several names that are taken as one, by what stands between these."""
    columns = [(meaning, index) for meaning in _NAMES for index in mapping.columns_of(meaning)]
    for sign, told in _BETWEEN_NAMES.items():
        if _sign_of(mapping) == sign:
            continue
        split = NEWLINE if sign == "\n" else sign
        cells = [
            row[index]
            for row in grid.rows[header_of(mapping, grid).last + 1 :]
            for _, index in columns
            if index < len(row) and sign in row[index] and len(parts(row[index], split)) > 1
        ]
        if cells:
            what = "a name holds" if len(cells) == 1 else f"{len(cells):,} names hold"
            as_one = "counts as one" if len(cells) == 1 else "count as one each"
            held = "a line end" if sign == "\n" else told
            yield f"{what} {held} and {as_one}, such as {shown(cells[0])}: --split {told} makes an entity of each part"


def _sign_of(mapping: ColumnMapping) -> str | None:
    split = mapping.layout.split
    return "\n" if split == NEWLINE else split


def phrases_of(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Return the words for relations in each row, with the row as an example."""
    return [
        (row.values["relation"], " – ".join(row.values[each] for each in NEEDED))
        for row in rows
        if all(each in row.values for each in NEEDED) and STAND_IN not in row.record.written
    ]
