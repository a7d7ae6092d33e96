"""JSON Lines: a record a line, decoded and validated by msgspec, looked at closely only where it was refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from graphmodel.errors import InputError
from graphmodel.reading import yamlfile
from graphmodel.reading.convert import Problem, problems
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)

_KEY = re.compile(rb'(?<!\\)"\s*:')
_SUSPECT = re.compile(
    rb"\\u(?:00[01789]|202|206|[dD][89a-fA-F]|[fF]{3})|\\[bf]|\x7f"
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xbe\xbf]"
)
_generic = msgspec.json.Decoder()


def read(table: Table[R]) -> None:
    """Fill a table with the records of its JSON Lines file."""
    decoder = msgspec.json.Decoder(table.record)
    for first, chunk in table.source.chunks():
        try:
            records = decoder.decode_lines(chunk)
            plain = len(records) == _lines(chunk) and not _SUSPECT.search(chunk) and not _has_duplicates(chunk)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            plain = False
        if plain:
            table.records += records
            table.addresses += map(Address, range(first, first + len(records)))
        else:
            _read_closely(table, decoder, first, chunk)
        if table.is_full:
            return
    if not table.records and not table.has_faults:
        table.fault(1, 1, "the file is empty", "remove it, or write a record a line")


def _lines(chunk: bytes) -> int:
    return chunk.count(b"\n") + (not chunk.endswith(b"\n"))


def _has_duplicates(chunk: bytes) -> bool:
    """Return whether an object may have a key twice, of which the decoder would keep the last in silence.

    Compares the number of keys as written with the number of keys that a generic decoding keeps.
    """
    return len(_KEY.findall(chunk)) != _count_keys(_generic.decode_lines(chunk))


def _count_keys(values: Iterable[Any]) -> int:
    total = 0
    for value in values:
        if type(value) is dict:
            total += len(value) + _count_keys(v for v in value.values() if type(v) in (dict, list))
        elif type(value) is list:
            total += _count_keys(value)
    return total


def _read_closely(table: Table[R], decoder: msgspec.json.Decoder[R], first: int, chunk: bytes) -> None:
    for number, line in enumerate(chunk.split(b"\n"), first):
        if table.is_full:
            return
        if not line.strip():
            continue
        address = Address(number)
        try:
            text = table.source.decode(line, number)
        except InputError as error:
            table.fail(error)
            continue
        found = list(_explain(table, text, number))
        if not found:
            try:
                table.add(decoder.decode(line), address)
            except (msgspec.DecodeError, RecursionError) as error:
                found = [Problem((), str(error))]
        for problem in found:
            table.report_at(address, problem)


def _explain(table: Table[R], text: str, number: int) -> Iterable[Problem]:
    """Yield all that is wrong with one line; faults of syntax are reported at their column right away."""
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        whole = dict(items)
        if len(whole) < len(items):
            keys = [key for key, _ in items]
            twice.extend(key for key in whole if keys.count(key) > 1)
        return whole

    def constant(word: str) -> float:
        raise json.JSONDecodeError(f"{word} is not a JSON number", text, max(text.find(word), 0))

    try:
        raw = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        table.fault(number, error.pos + 1, f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}")
        return ()
    except (RecursionError, ValueError):
        table.fault(number, 1, "not JSON that can be read: too deep, or a number too long")
        return ()
    found = [Problem((), f"duplicate key {key!r}", "keep one of them") for key in twice]
    return [*found, *problems(table.record, raw, strict=True)]


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem.

    JSON is YAML to a parser that keeps places, but for a few escapes; where these stand, the line must do.
    """
    lines = {address.line: b"" for address, _ in wanted}
    for first, chunk in source.chunks():
        for number, line in zip(range(first, first + _lines(chunk)), chunk.split(b"\n"), strict=False):
            if number in lines:
                lines[number] = line
    places = {
        number: yamlfile.parse(line.decode(errors="replace"), with_places=True).places for number, line in lines.items()
    }
    return [
        (
            address.line,
            yamlfile.nearest_place(places[address.line], problem.path, at_key=problem.at_key)[1],
        )
        for address, problem in wanted
    ]
