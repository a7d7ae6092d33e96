"""Rows of any columns for people: a table where it fits the terminal, otherwise a block for each row."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tabulate import tabulate

_WIDTH = 100
"""What is taken for a terminal's width where there is none."""

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would move the cursor or turn the text around: a database may hold what no claim can."""


def lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of a table, or of blocks where it would be wider than the terminal."""
    cells = [[_text(row[column]) for column in columns] for row in rows]
    width = shutil.get_terminal_size((_WIDTH, 0)).columns
    table = _tabulated(cells, headers=[_shown(column) for column in columns], tablefmt="simple")
    if all(len(line) <= width for line in table):
        yield from table
        return
    for number, row in enumerate(cells):
        if number:
            yield ""
        left = width - max(map(len, columns)) - 2
        filled = [(_shown(column), cell) for column, cell in zip(columns, row, strict=True) if cell]
        yield from _tabulated(filled, tablefmt="plain", maxcolwidths=[None, max(left, 20)])


def _tabulated(cells: Sequence[Sequence[str]], **options: Any) -> list[str]:
    text: str = tabulate(cells, disable_numparse=True, **options)
    return [line.rstrip() for line in text.splitlines()]


def _text(value: object) -> str:
    """Return a cell: a list's items one after the other, a node as its kind and name, a number without a long tail."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:.6g}"
        case list():
            return "; ".join(map(_text, value))
        case {"labels": list(labels), "properties": dict(properties)}:
            kind = next((label for label in labels if label != "Entity"), "")
            name = properties.get("name") or properties.get("title") or properties.get("id") or ""
            return f"({_shown(f'{name}:{kind}')})"
        case {"type": str(type_), "properties": dict()}:
            return f"[{_shown(type_)}]"
        case {"nodes": list(nodes), "relationships": list(relationships)}:
            steps = [_text(item) for pair in zip(nodes, relationships, strict=False) for item in pair]
            return " – ".join([*steps, *map(_text, nodes[-1:])])
        case dict():
            return ", ".join(f"{_shown(str(name))}: {_text(item)}" for name, item in value.items())
        case _:
            return _shown(str(value))


def _shown(text: str) -> str:
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
