"""One raw record into a typed one, and all that is wrong with it.

msgspec decodes at compiled speed but stops at the first fault. `problems` is the slow twin, called only for a
record that was refused: it asks msgspec again field by field and so finds them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from graphmodel.reading.words import did_you_mean, listed, shown

Path = tuple[str | int, ...]
"""Where in a record: field names and list indexes."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)  # fmt: skip
"""Characters that no field may hold: they corrupt a terminal or XML, or make text read as what it is not."""

_AT_LEAST = re.compile(r">= (\d+)")
_WHOLE = re.compile("-?[1-9][0-9]*")
_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


class Problem(NamedTuple):
    """A fault whose place has not been looked up yet; with ``at_key`` it is the field's name that is wrong.

    With ``is_warning`` the record is good, and its author should look at it.
    """

    path: Path
    message: str
    hint: str | None = None
    at_key: bool = False
    is_warning: bool = False


class Shape(NamedTuple):
    """What a field holds."""

    plain: tuple[type, ...] = ()
    """The types of plain values that it takes."""
    choices: tuple[str, ...] = ()
    """The only words that it takes."""
    record: type[msgspec.Struct] | None = None
    """The record that it, or each item of its list, may be."""
    item: Any = None
    """When it is a list: the annotation of an item."""
    meaning: str | None = None
    """What the type says about itself."""

    @property
    def expected(self) -> str:
        """What the field takes, in words."""
        if self.item is not None:
            return "text or a list" if str in self.plain else "a list"
        types = [t for t in self.plain if not (t is int and float in self.plain)]
        words = ["text" if self.choices else _PLAIN[t] for t in types]
        if self.record is not None:
            words.append(f"fields ({', '.join(shapes(self.record))})")
        return listed(words)


def shape(annotation: Any) -> Shape:
    """Return the shape of a field from its type annotation."""
    arguments = get_args(annotation)
    match get_origin(annotation):
        case None if annotation in _PLAIN:
            return Shape((annotation,))
        case None if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            return Shape(record=annotation)
        case None:
            return Shape()
        case origin if origin is Annotated:
            meanings = (m.description for m in arguments[1:] if isinstance(m, msgspec.Meta))
            return shape(arguments[0])._replace(meaning=next(meanings, None))
        case origin if origin is Literal:
            return Shape((str,), choices=arguments)
        case origin if origin is list:
            return Shape(record=shape(arguments[0]).record, item=arguments[0])
    whole = Shape()
    for part in map(shape, arguments):
        whole = Shape(
            whole.plain + part.plain,
            whole.choices + part.choices,
            whole.record or part.record,
            whole.item or part.item,
            whole.meaning or part.meaning,
        )
    return whole


@lru_cache
def fields_of(record: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """Return the fields of a record type by name; msgspec evaluates the annotations anew each time."""
    return {field.encode_name: field for field in msgspec.structs.fields(record)}


def shapes(record: type[msgspec.Struct]) -> dict[str, Shape]:
    """Return the shape of every field of a record type."""
    return {name: shape(field.type) for name, field in fields_of(record).items()}


def problems(record: type[msgspec.Struct], raw: object, *, strict: bool, path: Path = ()) -> Iterator[Problem]:
    """Yield everything that keeps ``raw`` from being a ``record``.

    Args:
        record: the type that it should be.
        raw: what was decoded.
        strict: whether a number must be a number; where every value is text (YAML, CSV) it need not.
        path: where in the outermost record ``raw`` stands.

    """
    if not isinstance(raw, Mapping):
        yield Problem(path, f"expected a record with fields, found {shown(raw)}")
        return
    fields = fields_of(record)
    for key, value in raw.items():
        if key not in fields:
            hint = did_you_mean(str(key), list(fields))
            if hint is None and value is None:
                hint = "put quotes around a text with a comma"  # in {note: a, b} YAML takes b for a field
            yield Problem((*path, key), f"unknown field {shown(str(key))}", hint, at_key=True)
    for name, field in fields.items():
        if name in raw:
            yield from value_problems(field.type, raw[name], strict, (*path, name))
    missing = [repr(name) for name, field in fields.items() if field.required and name not in raw]
    if missing:
        many = len(missing) > 1
        yield Problem(path, f"field{'s' * many} {listed(missing, 'and')} {'are' if many else 'is'} missing")


def value_problems(annotation: Any, raw: object, strict: bool, path: Path) -> Iterator[Problem]:
    """Yield everything that keeps ``raw`` from being a value of a field at ``path``; see `problems`."""
    try:
        msgspec.convert(raw, annotation, strict=strict)
    except (msgspec.ValidationError, OverflowError, RecursionError) as error:
        form = shape(annotation)
        if form.item is not None and isinstance(raw, list) and raw:
            for index, item in enumerate(raw):
                yield from value_problems(form.item, item, strict, (*path, index))
        elif form.item is None and form.record is not None and isinstance(raw, Mapping):
            yield from problems(form.record, raw, strict=strict, path=path)
        else:
            yield Problem(path, *_said(form, raw, path, str(error), strict))
    else:
        yield from _forbidden(raw, path)


def _said(form: Shape, raw: object, path: Path, error: str, strict: bool) -> tuple[str, str | None]:
    """Return message and hint for a value that msgspec refused."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "it")
    if path and isinstance(path[-1], int):
        name = f"each of {name}"
    at_least = _AT_LEAST.search(error)
    if raw is None or raw in ("", []):
        return f"{name} is empty", "write a value, or leave the field out"
    if isinstance(raw, str) and str in form.plain:
        hint = form.meaning
        if form.choices:
            hint = did_you_mean(raw, form.choices) or f"one of {', '.join(form.choices)}"
        return f"{name} cannot be {shown(raw)}", hint
    if "out of range" in error or (_is_number(raw) and form.plain == (int,) and not at_least):
        return f"{name} is a number out of range", None
    if at_least and not isinstance(raw, list):
        return f"{name} must be {at_least.group(1)} or more, not {shown(raw)}", None
    hint = None
    if form.item is not None and isinstance(raw, str):
        hint = "one value is written as a list, too"
    elif str in form.plain and isinstance(raw, int | float):
        hint = "put quotes around it"
    elif isinstance(raw, str) and {int, float} & {*form.plain}:
        hint = f"digits only{', with a point before decimals' * (float in form.plain)}{', without quotes' * strict}"
    return f"{name} must be {form.expected}, not {shown(raw)}", hint


def _is_number(raw: object) -> bool:
    return isinstance(raw, str | int) and not isinstance(raw, bool) and bool(_WHOLE.fullmatch(str(raw)))


def _forbidden(raw: object, path: Path) -> Iterator[Problem]:
    """Yield a problem for every string in ``raw`` with a character that no field may hold."""
    if isinstance(raw, str):
        found = FORBIDDEN.search(raw)
        if found:
            yield Problem(path, forbidden_message(found.group()), "remove it")
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from _forbidden(value, (*path, key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _forbidden(value, (*path, index))


def forbidden_message(character: str) -> str:
    """Return what a fault says of a character that no field may hold."""
    return f"character U+{ord(character):04X} is not allowed"
