"""Which rows of a table name its columns, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from graphmodel.tables.grid import Grid
from graphmodel.tables.headings import is_heading

_SEARCHED = 30
"""So many rows are searched for the one that names the columns."""
_LONGEST_NAME = 80
_ENOUGH = 0.6
"""A row with so large a part of the cells that others have may name the columns."""
_VALUE = re.compile(r"[\d\W_]+|https?://.*", re.IGNORECASE | re.DOTALL)
"""A number, a date or a link: what a table holds, and no column is called."""


class Header(NamedTuple):
    """The row below which the table begins, with what its columns are called."""

    names: Sequence[str]
    """``Who / Name`` where one row names groups of columns and the next the columns."""
    last: int
    """The index of the last row that names columns."""


def find_header(grid: Grid) -> Header:
    """Return what names the columns: the first row with a name for most of them, and the groups above it."""
    usual = median([*map(_filled, grid.rows[: 4 * _SEARCHED])] or [0])
    for index, row in enumerate(grid.rows[:_SEARCHED]):
        if _names_columns(row) and len(set(filter(None, row))) >= max(2, _ENOUGH * usual):
            return header_at(grid, index)
    return header_at(grid, next((i for i, row in enumerate(grid.rows) if _filled(row)), 0))


def header_at(grid: Grid, index: int) -> Header:
    """Return the header of which a row is the only one, or the upper or the lower of two.

    Of two the lower one is seen by what its columns are called: a first row of the table may be text as well.
    """
    row = grid.rows[index]
    below = grid.rows[index + 1] if index + 1 < len(grid.rows) else ()
    above = grid.rows[index - 1] if index else ()
    if _has_groups(row) and _is_called_so(below):
        return Header(_joined(row, below), index + 1)
    if above and 1 < _filled(above) < _filled(row) and _names_columns(above) and _is_called_so(row):
        return Header(_joined(above, row), index)
    return Header(list(row), index)


def without_header(grid: Grid) -> Header:
    """Return the header of a table that has none."""
    return Header([""] * len(grid.rows[0]), -1)


def _is_called_so(row: Sequence[str]) -> bool:
    """Return whether most cells of a row are what columns of names, sorts, dates and sources are called."""
    names = [cell for cell in row if cell]
    return len(names) > 1 and sum(map(is_heading, names)) >= _ENOUGH * len(names)


def _filled(row: Sequence[str]) -> int:
    return sum(cell != "" for cell in row)


def _names_columns(row: Sequence[str]) -> bool:
    names = {cell for cell in row if cell}
    return len(names) > 1 and not any(_VALUE.fullmatch(name) or len(name) > _LONGEST_NAME for name in names)


def _has_groups(row: Sequence[str]) -> bool:
    """Return whether cells side by side say the same, or nothing after something."""
    return any(one and other in (one, "") for one, other in pairwise(row))


def _joined(groups: Sequence[str], names: Sequence[str]) -> list[str]:
    joined = []
    group = ""
    for above, name in zip(groups, names, strict=True):
        group = above or group
        joined.append(f"{group} / {name}" if group and name and group != name else name or above)
    return joined
