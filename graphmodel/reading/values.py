"""Records that are no file: values of a program, checked as strictly as a JSON Lines file of them would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from graphmodel.reading import jsonlines
from graphmodel.reading.convert import Problem
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)


def read_values(name: str, record: type[R], values: Iterable[object]) -> Table[R]:
    """Return a table of records; in its faults the number of a record is the line.

    Args:
        name: what the records are called together, such as ``claims``.
        record: their type.
        values: dicts, or objects that msgspec can write: its structs, dataclasses, attrs classes.

    """
    table = Table(Source(Path(name), name), record, _locate)
    decoder = msgspec.json.Decoder(record)
    for number, value in enumerate(values, 1):
        try:
            line = msgspec.json.encode(value)
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            table.report_at(Address(number), Problem((), f"cannot be read as a record: {error}"))
            table.refused.append(repr(value))
        else:
            jsonlines.read_line(table, decoder, line, Address(number))
    return table


def _locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:  # noqa: ARG001
    return [(address.line, 1) for address, _ in wanted]
