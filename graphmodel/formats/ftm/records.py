"""The entities of a FollowTheMoney file as they stand there: JSON, one a line, also with others nested in it.

An entity may come in parts: several lines with one id, or an address that is nested in each who lives there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from graphmodel.errors import Fault, InputError
from graphmodel.formats.ftm.schemata import REVERSED, narrower
from graphmodel.reading import MAX_FAULTS, Source, shown
from graphmodel.reading.convert import refusal
from graphmodel.reading.jsonvalue import decode

Properties = dict[str, dict[str, None]]
"""Values by the name of their property, each once, in the order of the file."""
_ONE_A_LINE = "this format has one object on each line, without commas between them"
_MOST_PARTS = 100_000
"""So many entities a line may have nested in it."""


class Part:
    """What is said of an entity together."""

    __slots__ = ("datasets", "properties")

    def __init__(self, datasets: tuple[str, ...], properties: Properties) -> None:
        self.datasets = datasets
        self.properties = properties


class Raw:
    """An entity as the file has it."""

    __slots__ = ("caption", "id", "parts", "place", "schema")

    def __init__(self, id_: str, schema: str, place: str, caption: str | None = None) -> None:
        self.id = id_
        self.schema = schema
        self.place = place
        self.caption = caption
        self.parts: list[Part] = []

    @property
    def properties(self) -> Properties:
        """What all parts say together."""
        if len(self.parts) == 1:
            return self.parts[0].properties
        together: Properties = {}
        for part in self.parts:
            _add(together, part.properties)
        return together

    def add(self, part: Part) -> None:
        """Take what is said of it elsewhere; what is said of the same datasets is said together."""
        for known in self.parts:
            if known.datasets == part.datasets:
                _add(known.properties, part.properties)
                return
        self.parts.append(part)


def _add(properties: Properties, more: Properties) -> None:
    for name, values in more.items():
        properties.setdefault(name, {}).update(values)


class _Written(msgspec.Struct, gc=False):
    """An entity as it is written; the last fields say how it came into the data."""

    id: str
    schema: str
    properties: dict[str, Any] = {}
    datasets: list[str] = []
    caption: str | None = None
    referents: Any = None
    target: Any = None
    first_seen: Any = None
    last_seen: Any = None
    last_change: Any = None


_COLLECTED = _Written.__struct_fields__[-5:]
_decoder = msgspec.json.Decoder(_Written)


class Refused(ValueError):
    """What is written is no entity."""


def read(source: Source, not_taken: Counter[str]) -> dict[str, Raw]:
    """Return the entities of a file by id, in its order; what of them is not taken is counted.

    Raises:
        InputError: with each line that is not what it should be.

    """
    entities: dict[str, Raw] = {}
    faults: list[Fault] = []
    for number, line in _lines(source):
        try:
            for written, place in _flat(_decoded(line), f"line {number}"):
                _take(entities, written, place)
                not_taken.update(name for name in _COLLECTED if getattr(written, name) is not None)
        except (Refused, UnicodeDecodeError) as error:
            faults.append(Fault(source.name, number, *_explained(line, str(error))))
            if len(faults) >= MAX_FAULTS:
                break
    if faults:
        raise InputError(faults)
    if not entities:
        source.fail(1, 1, "the file is empty")
    return entities


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    for first, chunk in source.chunks():
        for number, line in enumerate(chunk.split(b"\n"), first):
            if line.strip():
                yield number, line


def _decoded(line: bytes) -> _Written:
    try:
        return _decoder.decode(line)
    except RecursionError:
        raise Refused("nested too deep") from None
    except msgspec.DecodeError as error:
        raise Refused(refusal(str(error)).message) from None


def _explained(line: bytes, message: str) -> tuple[int, str, str | None]:
    """Return column, message and hint of a line that was refused: those of what is not JSON, where it is not."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return error.start + 1, f"byte 0x{line[error.start]:02x} is not UTF-8", "save the file as UTF-8"
    decoded = decode(text, ("more than one value on a line", _ONE_A_LINE))
    if not decoded.is_json and decoded.faults:
        first = decoded.faults[0]
        return first.place + 1, first.message, first.hint
    return 1, message, _ONE_A_LINE if isinstance(decoded.value, list) else None


def _flat(written: _Written, place: str) -> Iterator[tuple[_Written, str]]:
    """Yield an entity and those nested in its properties, which hold their ids instead."""
    waiting = [(written, place)]
    for number in range(_MOST_PARTS):
        if not waiting:
            return
        entity, where = waiting.pop()
        if not entity.id or not entity.schema:
            raise Refused("an entity needs an id and a schema")
        properties: Properties = {}
        for name, values in entity.properties.items():
            texts: dict[str, None] = {}
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, dict):
                    inner = _converted(value, name)
                    waiting.append((inner, f"{place}, {inner.id}"))
                    if inner.schema in REVERSED:  # it names this entity itself
                        continue
                    value = inner.id
                if text := _text(value, name):
                    texts[text] = None
            if texts:
                properties[name] = texts
        entity.properties = properties
        yield entity, where if number else place
    raise Refused(f"more than {_MOST_PARTS:,} entities are nested in one")


def _converted(value: dict[str, Any], name: str) -> _Written:
    try:
        return msgspec.convert(value, _Written)
    except msgspec.ValidationError as error:
        raise Refused(f"in {name}: {refusal(str(error)).message}") from None


def _text(value: object, name: str) -> str:
    match value:
        case str():
            return value
        case bool() | None | list() | dict():
            raise Refused(f"{name} must hold texts, not {shown(value)}")
    return str(value)


def _take(entities: dict[str, Raw], written: _Written, place: str) -> None:
    known = entities.get(written.id)
    if known is None:
        known = entities[written.id] = Raw(written.id, written.schema, place, written.caption)
    known.schema = narrower(known.schema, written.schema)
    known.caption = known.caption or written.caption
    known.add(Part(tuple(dict.fromkeys(written.datasets)), written.properties))
