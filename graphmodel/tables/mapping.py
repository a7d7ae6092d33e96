"""How a table is read, as a file that a person can mend: guessed once, and kept for the next time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import InputError, column_letters
from graphmodel.reading import Problem, Source, Table, listed, read, shown
from graphmodel.tables.grid import Grid
from graphmodel.tables.header import Header, find_header, header_at, without_header
from graphmodel.tables.headings import is_heading
from graphmodel.tables.meanings import MEANINGS, NEEDED, SEVERAL, Meaning, columns_in, guess
from graphmodel.tables.values import Decimal, Order, decimals_of, orders_of

_DATES: tuple[Meaning, ...] = ("date", "start", "end", "published")


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the table is and how its values are written."""

    header: Annotated[int, msgspec.Meta(ge=0, description="The last row that names columns, from 1; 0 if none does.")]
    relation: Annotated[str | None, msgspec.Meta(description="What is so in every row, if no column says it.")] = None
    split: Annotated[str, msgspec.Meta(min_length=1, max_length=10)] | None = None
    """What stands between several names in a cell; `rows.NEWLINE` for the end of a line."""
    sheet: str | None = None
    dates: Order | None = None
    decimals: Decimal | None = None


class ColumnMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a column is about."""

    column: Annotated[
        str, msgspec.Meta(pattern="^[A-Z]{1,3}$", description="A, B, …, as spreadsheet programs have it.")
    ]
    name: str | None = None
    means: Meaning = ""


class Mapping(msgspec.Struct, frozen=True):
    """How a table is read."""

    layout: Layout
    columns: Sequence[ColumnMap]

    def says(self, meaning: Meaning) -> bool:
        """Return whether rows say it, or it is so in every row."""
        return bool(self.columns_of(meaning)) or (meaning == "relation" and self.layout.relation is not None)

    def columns_of(self, meaning: Meaning) -> list[int]:
        """Return the numbers of all such columns."""
        return [number(each.column) for each in self.columns if each.means == meaning]


def number(called: str) -> int:
    """Return the number, from 0, of the column that is called so."""
    index = 0
    for letter in called:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def guessed(grid: Grid, vocabulary: Vocabulary) -> Mapping:
    """Return how a table is likely to be read."""
    header = find_header(grid)
    rows = grid.rows[header.last + 1 :]
    if any(vocabulary.readings(name) for name in header.names) and not any(map(is_heading, header.names)):
        header, rows = without_header(grid), grid.rows
    meanings = guess(columns_in(header.names, rows), vocabulary)
    columns = [
        ColumnMap(column=column_letters(index + 1), name=name or None, means=meaning)
        for index, (name, meaning) in enumerate(zip(header.names, meanings, strict=True))
        if name or meaning
    ]
    layout = Layout(header=0 if header.last < 0 else grid.numbers[header.last], sheet=grid.sheet)
    return Mapping(layout, columns)


def with_layout(mapping: Mapping, **changes: Any) -> Mapping:
    """Return a mapping with changes to where the table is and how its values are written."""
    return Mapping(msgspec.structs.replace(mapping.layout, **changes), mapping.columns)


def with_relation(mapping: Mapping, relation: str) -> Mapping:
    """Return a mapping of a table in whose every row one relation is so; a column that seemed to say it is a note."""
    columns = [
        msgspec.structs.replace(each, means="note") if each.means == "relation" else each for each in mapping.columns
    ]
    return Mapping(msgspec.structs.replace(mapping.layout, relation=relation), columns)


def completed(mapping: Mapping, grid: Grid, dates: Order | None, decimals: Decimal | None) -> Mapping:
    """Return a mapping with the order of dates and the sign of decimals, as given or as the columns show.

    Raises:
        Undecided: nobody can know one of the two.

    """
    rows = grid.rows[header_of(mapping, grid).last + 1 :]
    order = dates or mapping.layout.dates
    if order is None:
        texts = [row[i] for meaning in _DATES for i in mapping.columns_of(meaning) for row in rows if i < len(row)]
        orders = orders_of(texts)
        if len(orders) > 1:
            raise Undecided(
                "dates", f"dates such as {shown(_example(texts, orders_of))} may be two days", sorted(orders)
            )
        order = next(iter(orders), None)
    sign = decimals or mapping.layout.decimals
    if sign is None:
        texts = [row[i] for i in mapping.columns_of("amount") for row in rows if i < len(row)]
        signs = decimals_of(texts)
        if len(signs) > 1:
            what = f"amounts such as {shown(_example(texts, decimals_of))} may be two numbers"
            raise Undecided("decimals", what, sorted(signs))
        sign = next(iter(signs), None)
    return Mapping(msgspec.structs.replace(mapping.layout, dates=order, decimals=sign), mapping.columns)


class Undecided(Exception):
    """Nobody can know how values are written: ``option`` says it, with one of ``choices``."""

    def __init__(self, option: str, message: str, choices: Sequence[str]) -> None:
        super().__init__(message)
        self.option = option
        self.choices = choices


def _example(texts: Sequence[str], possible: Any) -> str:
    return next(text for text in texts if len(possible([text])) > 1)


def header_of(mapping: Mapping, grid: Grid) -> Header:
    """Return the header of a table where its mapping has it."""
    if mapping.layout.header == 0:
        return without_header(grid)
    index = next((i for i, line in enumerate(grid.numbers) if line >= mapping.layout.header), len(grid.rows) - 1)
    above = find_header(grid)
    return above if above.last == index else Header(header_at(grid, index).names, index)


def as_file(mapping: Mapping, name: str) -> str:
    """Return a mapping as YAML."""
    layout = {key: value for key, value in msgspec.to_builtins(mapping.layout).items() if value is not None}
    about = "\n".join(f"#   {meaning:<13} {words}" for meaning, words in MEANINGS.items() if meaning)
    lines = [
        f"# How {name} is read. Mend what is wrong, and import it again. A column may be:",
        about,
        "# Several may be a note or a source; a column that means nothing is not taken.",
        "table:",
        f"- {_flow(layout)}",
        "columns:",
        *(f"- {_flow(msgspec.to_builtins(column))}" for column in mapping.columns),
    ]
    return "\n".join(lines) + "\n"


def _flow(record: dict[str, Any]) -> str:
    items = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items() if value is not None)
    return f"{{{', '.join(items)}}}"


def read_mapping(path: Path) -> Mapping:
    """Return the mapping of a file.

    Raises:
        InputError: with all that is wrong with it.

    """
    tables: dict[str, Table[Any]] = read(Source(path, str(path)), {"table": Layout, "columns": ColumnMap}, "columns")
    layouts, columns = (tables[key].records if key in tables else [] for key in ("table", "columns"))
    table = tables["columns"]
    for index, column in enumerate(columns):
        if column.means not in SEVERAL and column.means in [each.means for each in columns[:index]]:
            table.report(index, Problem(("means",), f"two columns mean {column.means}", "keep one of them"))
    if not table.has_faults:
        said = [each.means for each in columns] + ["relation"] * any(layout.relation for layout in layouts)
        if missing := [needed for needed in NEEDED if needed not in said]:
            table.fault(1, 1, f"no column means {listed(missing, 'and')}", "say which ones do")
        if len(layouts) != 1:
            table.fault(1, 1, "the table's header is not said", "write table: and below it - {header: 1}")
    faults = [fault for each in tables.values() for fault in each.faults()]
    if faults:
        raise InputError(faults)
    return Mapping(layouts[0], columns)
