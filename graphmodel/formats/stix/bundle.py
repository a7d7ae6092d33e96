"""The objects of a STIX bundle as they stand in it, each in its newest version."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, NoReturn

import msgspec

from graphmodel.errors import Fault, InputError
from graphmodel.reading import MAX_FAULTS, Source
from graphmodel.reading.convert import refusal
from graphmodel.reading.jsonvalue import decode
from graphmodel.reading.lines import Lines

MAX_BYTES = 256 << 20
"""A bundle is held whole in memory."""
_WRONG = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding raises."""
_EXPLAINED = 32 << 20
"""In a bundle of more bytes no place of what is not JSON is sought."""


class Reference(msgspec.Struct, gc=False):
    """A document elsewhere, or an id there."""

    source_name: str
    description: str | None = None
    url: str | None = None
    external_id: str | None = None


class Object(msgspec.Struct, gc=False):
    """An object as far as claims are made of it."""

    type: str
    id: str
    created_by_ref: str | None = None
    modified: str = ""
    revoked: bool = False
    confidence: int | None = None
    external_references: list[Reference] = []
    name: str | None = None
    description: str | None = None
    aliases: list[str] = []
    relationship_type: str = ""
    source_ref: str = ""
    target_ref: str = ""
    start_time: str | None = None
    stop_time: str | None = None
    sighting_of_ref: str = ""
    where_sighted_refs: list[str] = []
    first_seen: str | None = None
    last_seen: str | None = None
    count: int | None = None
    summary: bool = False
    x_mitre_deprecated: bool = False


class Written:
    """An object, and the fields of it that `Object` has not."""

    __slots__ = ("more", "object")

    def __init__(self, object_: Object, more: dict[str, Any]) -> None:
        self.object = object_
        self.more = more


class _Bundle(msgspec.Struct, tag_field="type", tag="bundle"):
    objects: list[msgspec.Raw] = []


class _Version(msgspec.Struct, gc=False):
    type: str = ""
    id: str = ""
    modified: str = ""


class Bundle:
    """The objects of a bundle, which are decoded as they are asked for."""

    def __init__(self, source: Source) -> None:
        """Read a bundle.

        Raises:
            InputError: it is none, or has objects without an id.

        """
        self._source = source
        self._data = source.data(MAX_BYTES, "split it into several bundles")
        raws = self._raws()
        newest: dict[str, tuple[_Version, msgspec.Raw]] = {}
        faults: list[Fault] = []
        for raw in raws:
            try:
                version = msgspec.json.decode(raw, type=_Version)
            except _WRONG as error:
                faults.append(self._fault(raw, refusal(str(error)).message))
                continue
            if not version.id or not version.type:
                faults.append(self._fault(raw, "an object needs an id and a type"))
            elif (known := newest.get(version.id)) is None or known[0].modified <= version.modified:
                newest[version.id] = version, raw
        if faults:
            raise InputError(faults[:MAX_FAULTS])
        self.superseded = len(raws) - len(newest)
        """How many objects stand in the bundle in a newer version too."""
        self.types = {id_: version.type for id_, (version, _) in newest.items()}
        """The type of each object by its id."""
        self._objects = {id_: raw for id_, (_, raw) in newest.items()}

    def of(self, types: Container[str]) -> Iterator[Written]:
        """Yield the objects of some types.

        Raises:
            InputError: with each that is not what its type should be.

        """
        faults: list[Fault] = []
        for id_, raw in self._objects.items():
            if self.types[id_] not in types:
                continue
            try:
                fields = msgspec.json.decode(raw, type=dict[str, Any])
                object_ = msgspec.convert(fields, Object)
            except _WRONG as error:
                faults.append(self._fault(raw, refusal(str(error)).message))
                if len(faults) >= MAX_FAULTS:
                    break
            else:
                more = {name: value for name, value in fields.items() if name not in Object.__struct_fields__}
                yield Written(object_, more)
        if faults:
            raise InputError(faults)

    def _raws(self) -> list[msgspec.Raw]:
        """Return the objects as they are written."""
        try:
            bundle = msgspec.json.decode(self._data, type=_Bundle)
        except RecursionError:
            self._source.fail(1, 1, "nested too deep")
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            self._refuse(refusal(str(error)).message)
        return bundle.objects

    def _refuse(self, message: str) -> NoReturn:
        """Say where what is not JSON is not, or that it is no bundle."""
        if len(self._data) <= _EXPLAINED:
            text = self._source.decode(self._data, 1)
            decoded = decode(text, ("more than one value", "a file has one bundle"))
            if not decoded.is_json and decoded.faults:
                first = decoded.faults[0]
                self._source.fail(*Lines(text).at(first.place), first.message, first.hint)
        self._source.fail(1, 1, message, 'a bundle has "type": "bundle" and its "objects" in a list')

    def _fault(self, raw: msgspec.Raw, message: str) -> Fault:
        """Return a fault of an object, which stands where it begins."""
        before = self._data[: max(self._data.find(bytes(raw)), 0)]
        column = len(before) - before.rfind(b"\n")
        return Fault(self._source.name, before.count(b"\n") + 1, column, message)
