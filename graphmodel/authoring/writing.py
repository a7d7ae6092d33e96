"""Records as text: a line of JSON, or YAML in the style that a file has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[^\W_](?:[\w ./()–’-]*[\w)])?")
_OTHERWISE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What other programs read as something else than the word."""


def scalar(value: object) -> str:
    """Return a value as YAML writes it, within brackets too."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return repr(value)
    if _PLAIN.fullmatch(value) and "  " not in value and value.casefold() not in _OTHERWISE:
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(value: object) -> str:
    """Return a value in brackets where it has parts."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {flow(part)}' for name, part in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def block(record: Mapping[str, Any], dash: int, inner: int) -> Iterator[str]:
    """Yield the lines of a record in a list: its dash after so many spaces, its fields so many further on."""
    before = f"{' ' * dash}-{' ' * (inner - 1)}"
    for name, value in record.items():
        yield f"{before}{name}: {flow(value)}".rstrip(" ")
        before = " " * (dash + inner)


def line(record: Mapping[str, Any]) -> str:
    """Return a record as a line of JSON."""
    return json.dumps(record, ensure_ascii=False)
