r"""A list in one cell: items with ``|`` between them, ``[]`` for none.

Of backslashes before a ``|`` two mean one, and one that is left over makes the ``|`` a part of the item; any other
backslash is itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SEPARATOR = "|"
EMPTY = "[]"
_SEPARATOR = re.compile(r"(\\*)\|")


def split_list(cell: str) -> list[str]:
    """Return the items of a cell, of which any may be empty."""
    if SEPARATOR not in cell:
        return [cell.strip()]
    items, item, end = [], "", 0
    for match in _SEPARATOR.finditer(cell):
        slashes = len(match.group(1))
        item += cell[end : match.start()] + "\\" * (slashes // 2)
        end = match.end()
        if slashes % 2:
            item += SEPARATOR
        else:
            items.append(item.strip())
            item = ""
    return [*items, (item + cell[end:]).strip()]


def join_list(items: Iterable[str]) -> str:
    """Return the cell that `split_list` takes apart into these items."""
    *most, last = [_SEPARATOR.sub(lambda match: match.group(1) * 2 + r"\|", item) for item in items] or [""]
    parts = [re.sub(r"\\+$", lambda match: match.group() * 2, item) for item in most]
    return SEPARATOR.join([*parts, last])
