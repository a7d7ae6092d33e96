"""Where everything stands in JSON, and what a JSON decoder accepts in silence."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from graphmodel.reading.problems import Path
from graphmodel.reading.words import shown

MAX_DEPTH = 20
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,]|[^][{}:,\s"]+')
_NOT_JSON = frozenset({"NaN", "Infinity", "-Infinity"})


class Scan(NamedTuple):
    """What was found in a text, by index."""

    values: dict[Path, int]
    keys: dict[Path, int]
    faults: list[tuple[int, str, str | None]]
    """Index, message and hint."""
    is_too_deep: bool = False


class _Open:
    """An object or array that is being read; in an object ``step`` is the key, or ``None`` before one."""

    __slots__ = ("is_object", "keys", "path", "step")

    def __init__(self, path: Path, *, is_object: bool) -> None:
        self.path = path
        self.is_object = is_object
        self.step: str | int | None = None if is_object else 0
        self.keys: set[str] = set()


def scan(text: str) -> Scan:
    """Return the places of all values and keys; of text that is not JSON, of what comes before that."""
    scanned = Scan({}, {}, [])
    stack: list[_Open] = []
    for match in _TOKEN.finditer(text):
        word, index = match.group(), match.start()
        top = stack[-1] if stack else None
        if word in "]}":
            if stack:
                stack.pop()
        elif word == ",":
            if top is not None:
                top.step = top.step + 1 if isinstance(top.step, int) else None
        elif word == ":":
            continue
        elif top is not None and top.step is None:
            _key(scanned, top, word, index)
        else:
            path = () if top is None or top.step is None else (*top.path, top.step)
            scanned.values.setdefault(path, index)
            if word in "[{":
                if len(stack) == MAX_DEPTH:
                    scanned.faults.append((index, f"nested more than {MAX_DEPTH} deep", None))
                    return scanned._replace(is_too_deep=True)
                stack.append(_Open(path, is_object=word == "{"))
            elif word in _NOT_JSON:
                scanned.faults.append((index, f"not JSON: {word} is no number", "leave out what is not known"))
    return scanned


def _key(scanned: Scan, top: _Open, word: str, index: int) -> None:
    try:
        key = str(json.loads(word))
    except ValueError:
        key = word
    if key in top.keys:
        scanned.faults.append((index, f"duplicate key {shown(key)}", "keep one of them"))
    top.keys.add(key)
    top.step = key
    scanned.keys.setdefault((*top.path, key), index)
