"""Rows of any columns for people: a table where it fits the terminal, otherwise a block of lines for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import click
from tabulate import tabulate

_NARROWEST = 28
"""A long column is not wrapped to less than so many characters: then each row has lines of its own."""

_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would move the cursor or turn the text around: a database may hold what no claim can."""


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int) -> Iterator[str]:
    """Yield the lines of rows under their columns.

    Columns that are empty throughout are left out, and ids as long as the rows can be told apart without them.

    Args:
        columns: their names.
        rows: their values.
        width: that of the terminal.

    """
    if not rows:
        yield "(no rows)"
        return
    cells = [[_text(value) for value in row] for row in rows]
    shown = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    without_ids = [place for place in shown if not columns[place].endswith(("_id", "_ids"))]
    if len({tuple(row[place] for place in without_ids) for row in cells}) == len(cells):
        shown = without_ids
    names = [_shown(columns[place]).replace("_", " ") for place in shown]
    cells = [[row[place] for place in shown] for row in cells]
    align = ["right" if all(_is_number(row[place]) for row in rows) else "left" for place in shown]
    fits = _lines(cells, headers=names, tablefmt="simple", colalign=align)
    longest = max((len(cell) for row in cells for cell in row), default=0)
    while max(map(len, fits), default=0) > width and longest > _NARROWEST:
        longest = max(_NARROWEST, longest - 4)
        fits = _lines(cells, headers=names, tablefmt="simple", colalign=align, maxcolwidths=longest)
    if max(map(len, fits), default=0) <= width:
        yield from (click.style(line, bold=not number) for number, line in enumerate(fits))
    else:
        yield from _blocks(names, cells, width)


def _blocks(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of each row: what is in it, each after its name."""
    room = max(width - max(map(len, names)) - 2, _NARROWEST)
    for number, row in enumerate(rows):
        if number:
            yield ""
        filled = [(name, cell) for name, cell in zip(names, row, strict=True) if cell]
        for place, line in enumerate(_lines(filled, tablefmt="plain", maxcolwidths=[None, room])):
            yield click.style(line, bold=not place)


def _lines(cells: Sequence[Sequence[str]], **options: Any) -> list[str]:
    text: str = tabulate(cells, disable_numparse=True, break_on_hyphens=False, **options)
    return [line.rstrip() for line in text.splitlines()]


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
            kind = next((label for label in labels if label != "Entity"), "")
            name = properties.get("name") or properties.get("title") or properties.get("id") or ""
            return f"({_shown(f'{name}:{kind}')})"
        case {"type": str(type_), "properties": dict()}:
            return f"[{_shown(type_)}]"
        case {"nodes": list(nodes), "relationships": list(relationships)}:
            steps = [
                f"{_text(node)} ─{_text(r)}→ " if r["start"] == node["element_id"] else f"{_text(node)} ←{_text(r)}─ "
                for node, r in zip(nodes, relationships, strict=False)
            ]
            return "".join([*steps, *map(_text, nodes[-1:])])
        case dict():
            return ", ".join(f"{_shown(str(name))}: {_text(item)}" for name, item in value.items())
        case _:
            return _shown(" ".join(str(value).split()))


def _shown(text: str) -> str:
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
