"""Rows for people: aligned columns, or where they do not fit a terminal a few lines for each row."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

_GAP = "  "
_NARROWEST = 28
"""A long column is not wrapped to less than so many characters: then each row has lines of its own."""


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> Iterator[str]:
    """Yield the lines of rows under their columns.

    Columns that are empty throughout are left out, and ids as long as the rows can be told apart without them.

    Args:
        columns: their names.
        rows: their values.
        width: that of the terminal.

    """
    cells = [[_text(value) for value in row] for row in rows]
    shown = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    without_ids = [place for place in shown if not columns[place].endswith(("_id", "_ids"))]
    if len({tuple(row[place] for place in without_ids) for row in cells}) == len(cells):
        shown = without_ids
    numbers = [all(_is_number(row[place]) for row in rows) for place in shown]
    names = [columns[place].replace("_", " ") for place in shown]
    cells = [[row[place] for place in shown] for row in cells]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    widest = _widest(widths, width)
    if widest is None:
        yield from _records(names, cells, width)
        return
    widths = [min(number, widest) for number in widths]
    yield click.style(_line(names, widths, numbers), bold=True)
    for row in cells:
        parts = [_wrapped(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
        for line in range(max(map(len, parts))):
            yield _line([part[line] if line < len(part) else "" for part in parts], widths, numbers)


def _widest(widths: Sequence[int], width: int) -> int | None:
    """Return how wide a column may be, so that all fit; ``None`` when they cannot."""
    room = width - len(_GAP) * (len(widths) - 1)
    widest = max(widths, default=0)
    while sum(min(number, widest) for number in widths) > room:
        widest -= 1
        if widest < _NARROWEST:
            return None
    return widest


def _line(cells: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> str:
    aligned = (
        cell.rjust(size) if number else cell.ljust(size)
        for cell, size, number in zip(cells, widths, numbers, strict=True)
    )
    return _GAP.join(aligned).rstrip()


def _records(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of each row: what is in it, each after its name."""
    label = max(map(len, names)) + len(_GAP)
    for number, row in enumerate(rows):
        if number:
            yield ""
        for place, (name, cell) in enumerate(zip(names, row, strict=True)):
            if cell:
                lines = _wrapped(cell, max(width - label, _NARROWEST))
                yield click.style(f"{name:<{label}}{lines[0]}", bold=not place)
                yield from (" " * label + line for line in lines[1:])


def _wrapped(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, width, break_on_hyphens=False)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _text(value: object) -> str:
    """Return a value as a person reads it, on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return " ".join(str(value).split())
