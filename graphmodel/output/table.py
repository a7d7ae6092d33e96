"""Rows of any columns for people: a table where it fits the terminal, otherwise a block of lines for each row."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

import click

from graphmodel.output.wrapping import columns_of, padded, wrapped
from graphmodel.reading.characters import printable

_NARROWEST = 28
"""A long column is not wrapped to less than so many letters: then each row has lines of its own."""
_GAP = "  "


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int, *, as_asked: bool = False
) -> Iterator[str]:
    """Yield the lines of rows under their columns.

    Columns that are empty throughout are left out, and ids as long as the rows can be told apart without them.

    Args:
        columns: their names.
        rows: their values.
        width: that of the terminal.
        as_asked: whether to give back all columns as they were named, and true, false and null as such.

    """
    if not rows:
        yield "(no rows)"
        return
    cells = [[_text(_literal(value) if as_asked else value) for value in row] for row in rows]
    shown = list(range(len(columns))) if as_asked else _telling(columns, cells)
    names = [printable(columns[place] if as_asked else columns[place].replace("_", " ")) for place in shown]
    cells = [[row[place] for place in shown] for row in cells]
    to_right = [all(_is_number(row[place]) for row in rows) for place in shown]
    lines = _table(names, cells, to_right, width)
    if lines is None:
        yield from _blocks(names, cells, width)
    else:
        yield from (click.style(line, bold=not number) for number, line in enumerate(lines))


def _telling(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the places of columns that are not empty throughout, ids only where rows are told apart by them."""
    shown = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    without_ids = [place for place in shown if not columns[place].endswith(("_id", "_ids"))]
    is_told_apart = len({tuple(row[place] for place in without_ids) for row in cells}) == len(cells)
    return without_ids if is_told_apart else shown


def _literal(value: object) -> object:
    """Return a value of which true, false and null are words."""
    if isinstance(value, list):
        return [_literal(item) for item in value]
    return {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else value


def _table(
    names: Sequence[str], rows: Sequence[Sequence[str]], to_right: Sequence[bool], width: int
) -> Iterator[str] | None:
    """Return the lines of a table with its head, or ``None`` where it is wider than the terminal."""
    least = [columns_of(name) + len(_GAP) for name in names]
    most = [max(map(columns_of, column), default=0) for column in zip(*rows, strict=True)]
    room = _room(least, most, width - len(_GAP) * (len(names) - 1))
    wrapped_rows = [[wrapped(cell, room) for cell in row] for row in rows]
    widths = [
        max(narrowest, *(columns_of(line) for cell in column for line in cell), 0)
        for narrowest, column in zip(least, zip(*wrapped_rows, strict=True), strict=True)
    ]
    if sum(widths) + len(_GAP) * (len(names) - 1) > width:
        return None
    return _ruled(names, wrapped_rows, widths, to_right)


def _ruled(
    names: Sequence[str], rows: Iterable[Sequence[Sequence[str]]], widths: Sequence[int], to_right: Sequence[bool]
) -> Iterator[str]:
    """Yield the line of the head, a rule and the lines of each row."""

    def line(cells: Iterable[str]) -> str:
        filled = (padded(c, w, to_right=r) for c, w, r in zip(cells, widths, to_right, strict=True))
        return _GAP.join(filled).rstrip()

    yield line(names)
    yield _GAP.join("-" * columns for columns in widths)
    for row in rows:
        yield from map(line, zip_longest(*row, fillvalue=""))


def _room(least: Sequence[int], most: Sequence[int], width: int) -> int:
    """Return the most letters to which cells can be wrapped so that all columns together fit ``width``, if any can."""
    rooms = range(_NARROWEST, max(most, default=0) + 1)

    def taken(room: int) -> int:
        return sum(max(name, min(cell, room)) for name, cell in zip(least, most, strict=True))

    return rooms[max(bisect.bisect_right(rooms, width, key=taken) - 1, 0)] if rooms else _NARROWEST


def _blocks(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of each row: what is in it, each after its name."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        filled = [(name, cell) for name, cell in zip(names, row, strict=True) if cell]
        longest = max((columns_of(name) for name, _ in filled), default=0)
        room = max(width - longest - len(_GAP), _NARROWEST)
        lines = (
            f"{padded(name if not place else '', longest)}{_GAP}{line}"
            for name, cell in filled
            for place, line in enumerate(wrapped(cell, room))
        )
        yield from (click.style(line, bold=not place) for place, line in enumerate(lines))


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _text(value: object) -> str:
    """Return a value as a person reads it, on one line; a node of a database by its name and label."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.4g}"
        case list():
            return "; ".join(map(_text, value))
        case {"labels": list(labels), "properties": dict(properties)}:
            kind = properties.get("kind") or next(iter(labels), "")
            name = properties.get("name") or properties.get("title") or properties.get("id") or ""
            return f"({printable(f'{name}:{kind}')})"
        case {"type": str(type_), "properties": dict()}:
            return f"[{printable(type_)}]"
        case {"nodes": list(nodes), "relationships": list(relationships)}:
            steps = [
                f"{_text(node)} ─{_text(r)}→ " if r["start"] == node["element_id"] else f"{_text(node)} ←{_text(r)}─ "
                for node, r in zip(nodes, relationships, strict=False)
            ]
            return "".join([*steps, *map(_text, nodes[-1:])])
        case dict():
            return ", ".join(f"{printable(str(name))}: {_text(item)}" for name, item in value.items())
        case _:
            return printable(" ".join(str(value).split()))
