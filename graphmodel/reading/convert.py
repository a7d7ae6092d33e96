"""One raw record into a typed one, and all that is wrong with it.

msgspec decodes at compiled speed but stops at the first fault. `problems` is the slow twin, called only for a
record that was refused: it asks msgspec again field by field and so finds them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import msgspec

Path = tuple[str | int, ...]
"""Where in a record: field names and list indexes."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that no field may hold: they corrupt a terminal or XML, or make text read as what it is not."""

_AT = re.compile(r" - at `\$([^`]*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_JSON_NAMES = {dict: "object", list: "array", str: "str", bool: "bool", int: "int", float: "float"}


class Problem(NamedTuple):
    """A fault whose place has not been looked up yet; with ``at_key`` it is the field's name that is wrong."""

    path: Path
    message: str
    hint: str | None = None
    at_key: bool = False


class Shape(NamedTuple):
    """What a field holds: a record of this type, or plain values; one, or a list of them."""

    many: bool
    record: type[msgspec.Struct] | None
    choices: tuple[str, ...] = ()


def nearest(word: str, choices: Sequence[str], limit: int = 3) -> list[str]:
    """Return the choices that look most like ``word``, best first; none when nothing is near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, choices, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=60, limit=limit
    )
    return [choice for choice, _, _ in found]


def did_you_mean(word: str, choices: Sequence[str]) -> str | None:
    """Return a hint that names the nearest choices, or ``None``."""
    near = nearest(word, choices)
    return f"did you mean {' or '.join(near)}?" if near else None


def shape(annotation: Any) -> Shape:
    """Return the shape of a field from its type annotation."""
    if get_origin(annotation) is Annotated:
        return shape(get_args(annotation)[0])
    if get_origin(annotation) is list or get_origin(annotation) is tuple:
        return shape(get_args(annotation)[0])._replace(many=True)
    if get_origin(annotation) is Literal:
        return Shape(False, None, get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return Shape(False, annotation)
    found = [shape(part) for part in get_args(annotation)]
    return max(found, key=lambda s: (s.many, s.record is not None, s.choices), default=Shape(False, None))


def shapes(record: type[msgspec.Struct]) -> dict[str, Shape]:
    """Return the shape of every field of a record type."""
    return {field.encode_name: shape(field.type) for field in msgspec.structs.fields(record)}


def problems(record: type[msgspec.Struct], raw: object, *, strict: bool, path: Path = ()) -> Iterator[Problem]:
    """Yield everything that keeps ``raw`` from being a ``record``.

    Args:
        record: the type that it should be.
        raw: what was decoded.
        strict: whether a number must be a number; where every value is text (YAML, CSV) it need not.
        path: where in the outermost record ``raw`` stands.

    """
    if not isinstance(raw, Mapping):
        yield Problem(path, f"expected fields with values, got {_word(raw)}")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    for key in raw:
        if key not in fields:
            yield Problem((*path, key), f"unknown field {key!r}", did_you_mean(str(key), list(fields)), at_key=True)
    for name, field in fields.items():
        if name in raw:
            yield from _value_problems(field.type, raw[name], strict, (*path, name))
        elif field.required:
            yield Problem(path, f"field {name!r} is missing")


def _value_problems(annotation: Any, raw: object, strict: bool, path: Path) -> Iterator[Problem]:
    try:
        msgspec.convert(raw, annotation, strict=strict)
    except (msgspec.ValidationError, OverflowError, RecursionError) as error:
        many, record, choices = shape(annotation)
        if many and isinstance(raw, list) and record:
            for index, item in enumerate(raw):
                if isinstance(item, Mapping):
                    yield from problems(record, item, strict=strict, path=(*path, index))
                else:
                    item_type = next(t for t in get_args(annotation) or [annotation] if shape(t).many)
                    yield from _value_problems(get_args(item_type)[0], item, strict, (*path, index))
        elif record and not many and isinstance(raw, Mapping):
            yield from problems(record, raw, strict=strict, path=path)
        else:
            message, inner = _split(str(error))
            hint = did_you_mean(raw, choices) if isinstance(raw, str) and choices else None
            if choices and hint is None:
                hint = f"one of {', '.join(choices)}"
            yield Problem((*path, *inner), message, hint)
    else:
        yield from _forbidden(raw, path)


def _forbidden(raw: object, path: Path) -> Iterator[Problem]:
    """Yield a problem for every string in ``raw`` with a character that no field may hold."""
    if isinstance(raw, str):
        found = FORBIDDEN.search(raw)
        if found:
            yield Problem(path, f"character U+{ord(found.group()):04X} is not allowed", "remove it")
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from _forbidden(value, (*path, key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _forbidden(value, (*path, index))


def _split(text: str) -> tuple[str, Path]:
    """Split msgspec's message into what it says and where."""
    found = _AT.search(text)
    if not found:
        return _lower(text), ()
    steps = (int(index) if index else name for name, index in _STEP.findall(found.group(1)))
    return _lower(text[: found.start()]), tuple(steps)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _word(raw: object) -> str:
    return f"`{_JSON_NAMES.get(type(raw), 'null')}`"
