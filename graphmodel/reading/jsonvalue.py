"""JSON text into plain values, with all that is wrong in it.

Not as quick as msgspec, but its values are right where others are wrong: this is called for text in which something
may be wrong, and for the whole of a small file.
"""

from __future__ import annotations

import json
import math
from typing import Any, NamedTuple

from graphmodel.reading.characters import cleaned, forbidden_hint, forbidden_message, unified
from graphmodel.reading.jsonplaces import Scan, scan
from graphmodel.reading.problems import Unreadable

_STAND_IN = "\uffff"
_SYNTAX = {
    "Unterminated string starting at": ("a string without a closing quote", None),
    "Expecting property name enclosed in double quotes": (
        "expected the name of a field in double quotes",
        "no comma after the last field, and double quotes only",
    ),
    "Illegal trailing comma before end of object": ("a comma after the last field", "leave it out"),
    "Illegal trailing comma before end of array": ("a comma after the last item", "leave it out"),
    "Expecting value": ("expected a value", "text stands in double quotes"),
    "Invalid control character at": ("a control character inside a string", r"write a tab as \t, a line end as \n"),
    "Expecting ',' delimiter": ("expected a comma or a closing bracket", "is a comma, a bracket or a quote missing?"),
    "Expecting ':' delimiter": ("expected a colon after the name of a field", None),
    "Invalid \\escape": ("a backslash that begins no escape", r"write a backslash as \\"),
    "Invalid \\uXXXX escape": ("a backslash that begins no escape", r"write \u and four hex digits"),
}
_EXTRA_DATA = "Extra data"


class JsonFault(NamedTuple):
    """Something wrong with the JSON itself."""

    place: int
    message: str
    hint: str | None = None


class Decoded(NamedTuple):
    """What a JSON text holds; what is not as it was written is `Unreadable` there."""

    value: Any
    faults: list[JsonFault]
    scanned: Scan
    is_json: bool


def decode(text: str, extra: tuple[str, str]) -> Decoded:
    """Return the value of a JSON text.

    Args:
        text: the text.
        extra: message and hint for a text that holds more than one value.

    """
    clean, misplaced = cleaned(text, _STAND_IN)
    faults = [JsonFault(index, forbidden_message(c), forbidden_hint(c)) for index, c in misplaced]
    scanned = scan(clean)
    faults += [JsonFault(*fault) for fault in scanned.faults]
    if scanned.is_too_deep:
        return Decoded(Unreadable(), faults, scanned, False)
    has_stand_ins = bool(misplaced)

    def readable(value: Any) -> Any:
        if isinstance(value, str):
            return Unreadable(value) if has_stand_ins and _STAND_IN in value else unified(value)
        return [readable(item) for item in value] if isinstance(value, list) else value

    def record(pairs: list[tuple[str, Any]]) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        for key, value in pairs:
            key = key.replace(_STAND_IN, "") if has_stand_ins else key
            values[key] = Unreadable(f"{values[key]} {value}") if key in values else readable(value)
        return values

    try:
        value = json.loads(
            clean,
            object_pairs_hook=record,
            parse_int=_whole,
            parse_constant=Unreadable,
        )
    except json.JSONDecodeError as error:
        if all(error.pos != index for index, _ in misplaced):
            if error.msg == _EXTRA_DATA:
                faults.append(JsonFault(error.pos, f"not JSON: {extra[0]}", extra[1]))
            else:
                message, hint = _explained(error)
                faults.append(JsonFault(error.pos, f"not JSON: {message}", hint))
        return Decoded(Unreadable(), faults, scanned, False)
    except RecursionError:
        return Decoded(Unreadable(), faults, scanned, False)
    return Decoded(readable(value), faults, scanned, True)


def _explained(error: json.JSONDecodeError) -> tuple[str, str | None]:
    """Return message and hint for what is not JSON."""
    here = error.doc[error.pos :].lstrip()
    if here.startswith(("//", "/*", "#")):
        return "a comment", "leave it out, or call the file .yaml"
    if here[:1] in ("]", "}") and error.doc[: error.pos].rstrip().endswith(","):
        return f"a comma after the last {'item' if here[0] == ']' else 'field'}", "leave it out"
    return _SYNTAX.get(error.msg, (f"{error.msg[:1].lower()}{error.msg[1:]}", None))


def _whole(digits: str) -> int | float:
    """Return a whole number; one with more digits than a program should read is endless."""
    try:
        return int(digits)
    except ValueError:
        return math.copysign(math.inf, -1 if digits.startswith("-") else 1)
