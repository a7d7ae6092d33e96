"""What the fields of a record hold, as its type says."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from graphmodel.reading.words import listed

_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


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
    sequence: type[list[Any]] | type[tuple[Any, ...]] = list
    """What a list is kept as."""
    meaning: str | None = None
    """What the type says about itself."""
    is_bound: bool = False
    """Whether not any text will do, but only one of a pattern, such as a date."""

    @property
    def takes_words(self) -> bool:
        """Whether any words will do."""
        return str in self.plain and not self.choices and not self.is_bound

    @property
    def is_number(self) -> bool:
        """Whether a number will do."""
        return not {int, float}.isdisjoint(self.plain)

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
            metas = [meta for meta in arguments[1:] if isinstance(meta, msgspec.Meta)]
            is_bound = any(meta.pattern or "pattern" in (meta.extra_json_schema or {}) for meta in metas)
            meaning = next((meta.description for meta in metas), None)
            return shape(arguments[0])._replace(meaning=meaning, is_bound=is_bound)
        case origin if origin is Literal:
            return Shape((str,), choices=arguments)
        case origin if origin is list or (origin is tuple and arguments[1:] == (...,)):
            return Shape(record=shape(arguments[0]).record, item=arguments[0], sequence=origin)
    whole = Shape()
    for part in map(shape, arguments):
        whole = Shape(
            whole.plain + part.plain,
            whole.choices + part.choices,
            whole.record or part.record,
            whole.item or part.item,
            part.sequence if part.item else whole.sequence,
            whole.meaning or part.meaning,
            whole.is_bound or part.is_bound,
        )
    return whole


@lru_cache
def fields_of(record: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """Return the fields of a record type by name; msgspec evaluates the annotations anew each time."""
    return {field.encode_name: field for field in msgspec.structs.fields(record)}


def shapes(record: type[msgspec.Struct]) -> dict[str, Shape]:
    """Return the shape of every field of a record type."""
    return {name: shape(field.type) for name, field in fields_of(record).items()}
