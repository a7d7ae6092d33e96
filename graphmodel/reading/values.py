"""Records that are no file: values of a program, checked as strictly as a JSON Lines file of them would be."""

from __future__ import annotations

import math
import operator
import pathlib
import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from graphmodel.reading import jsonlines
from graphmodel.reading.characters import forbidden_hint, forbidden_message
from graphmodel.reading.convert import salvage
from graphmodel.reading.problems import Path, Problem, Unreadable
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import shown

R = TypeVar("R", bound=msgspec.Struct)
_BYTES = (bytes, bytearray, memoryview)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_BITS = 1 << 10
"""A number of more bits is larger than any that is kept."""


def read_values(name: str, record: type[R], values: Iterable[object]) -> Table[R]:
    """Return a table of records; in its faults the number of a record is the line.

    Args:
        name: what the records are called together, such as ``claims``.
        record: their type.
        values: dicts, or objects that msgspec can write: its structs, dataclasses, attrs classes.

    """
    table = Table(Source(pathlib.Path(name), name), record, _locate)
    if not isinstance(values, Iterable):
        table.fault(1, 1, f"{name} must be a list of records, not {shown(values)}", "leave it out where there are none")
        table.is_cut_short = True
        return table
    decoder = msgspec.json.Decoder(record)
    for number, value in enumerate(values, 1):
        address = Address(number)
        try:
            raw = msgspec.to_builtins(value, builtin_types=_BYTES, enc_hook=_plain)
            problems: list[Problem] = []
            raw = _readable(raw, (), problems)
            line = b"" if problems else msgspec.json.encode(raw)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            table.report_at(address, Problem((), f"cannot be read as a record: {error}"))
            table.refused.append((Unreadable(), address))
            continue
        if problems:
            for problem in problems:
                table.report_at(address, problem)
            table.add_salvaged(salvage(record, raw, strict=True), raw, address)
        else:
            jsonlines.read_line(table, decoder, line, address)
    return table


def _plain(value: object) -> object:
    """Return a text or number of a type of its own, as libraries for tables have them, as a plain one."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float(value)
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(f"{type(value).__name__} is neither text nor a number") from None


def _readable(value: Any, path: Path, problems: list[Problem]) -> Any:
    """Return a value with placeholders for what JSON would make something else of, and say where that stands."""
    if isinstance(value, dict):
        return {key: _readable(item, (*path, str(key)), problems) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(item, (*path, place), problems) for place, item in enumerate(value)]
    name = next((step for step in reversed(path) if isinstance(step, str)), "it")
    if isinstance(value, _BYTES):
        problems.append(Problem(path, f"{name} must be text, not bytes", "decode it first"))
    elif isinstance(value, float) and not math.isfinite(value):
        problems.append(Problem(path, f"{name} cannot be {value}", "leave out what is not known"))
    elif isinstance(value, int) and value.bit_length() > _MAX_BITS:
        problems.append(Problem(path, f"{name} is a number out of range"))
    elif isinstance(value, str) and (stray := _SURROGATE.search(value)):
        problems.append(Problem(path, forbidden_message(stray.group()), forbidden_hint(stray.group())))
    else:
        return value
    return Unreadable()


def _locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:  # noqa: ARG001
    return [(address.line, 1) for address, _ in wanted]
