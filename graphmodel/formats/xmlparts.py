"""Parts of a file that can only be written when later ones are known."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

Attributes = Mapping[str, str | int | float]
Types = dict[str, str]
"""What sort of values attributes have, by their names."""

_MOST_HELD = 1 << 20
_NAMES = {str: "string", bool: "boolean", int: "long", float: "double"}
"""What GEXF and GraphML call them."""


def note_types(types: Types, attributes: Attributes) -> None:
    """Add what an element has to the types of all."""
    for name, value in attributes.items():
        if name not in types:
            types[name] = _NAMES[type(value)]


def as_text(value: str | float) -> str:
    """Return a value as both formats write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_lines(file: BinaryIO, lines: Iterable[str]) -> None:
    """Write lines as they come."""
    for line in lines:
        file.write(f"{line}\n".encode())


def write_declared(file: BinaryIO, head: Callable[[], Iterable[str]], body: Iterable[str]) -> None:
    """Write a head that says what stands in the body, which is known only when all of that was made.

    The body waits in a temporary file: held in memory, the lines of a million edges are gigabytes.
    """
    with tempfile.SpooledTemporaryFile(_MOST_HELD) as waiting:
        write_lines(waiting, body)  # type: ignore[arg-type]
        write_lines(file, head())
        waiting.seek(0)
        shutil.copyfileobj(waiting, file)
