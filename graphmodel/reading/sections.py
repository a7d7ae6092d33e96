"""A YAML file's sections into tables.

A file is either a list of records of the kind that its name says, or a mapping with a section for each kind of
record it holds; then what stands beside the sections are defaults for the records of one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from graphmodel.reading import yamlfile
from graphmodel.reading.convert import FORBIDDEN, Path, Problem, did_you_mean, problems
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table


def read(
    tables: dict[str, Table[Any]],
    types: Mapping[str, type[msgspec.Struct]],
    default: str,
    inheriting: str | None = None,
) -> None:
    """Fill ``tables``, which has one for the default section, with those of its YAML file.

    Args:
        tables: by section; a table is added for every further section that the file has.
        types: the record type of each section that the file may have.
        default: the section meant when the file is a plain list.
        inheriting: the section whose records inherit the fields that stand beside the sections.

    """
    source = tables[default].source
    text = source.text()
    parsed = yamlfile.parse(text)
    for fault in parsed.faults:
        tables[default].fault(*fault)
    value = parsed.value
    if parsed.faults:
        return
    closely = "\\" in text or bool(FORBIDDEN.search(text))
    if isinstance(value, list):
        _fill(tables[default], value, (), {}, closely)
    elif isinstance(value, dict):
        allowed = types[inheriting].__struct_fields__ if inheriting else ()
        defaults = {key: item for key, item in value.items() if key in allowed and key not in types}
        for key, item in value.items():
            if key in types:
                table = tables.setdefault(key, Table(source, types[key], locate))
                inherited = defaults if key == inheriting else {}
                if isinstance(item, list):
                    _fill(table, item, (key,), inherited, closely)
                else:
                    table.report_at(Address(path=(key,)), Problem((), f"{key} must be a list", "begin with '- '"))
            elif key not in defaults:
                hint = did_you_mean(key, [*types, *allowed])
                tables[default].report_at(Address(), Problem((key,), f"unknown field {key!r}", hint, at_key=True))
        if not value.keys() & types.keys():
            tables[default].report_at(Address(), Problem((), f"no list of {default} here"))
    elif value is None:
        tables[default].fault(1, 1, "the file is empty", f"remove it, or write {default}: []")
    else:
        tables[default].fault(1, 1, f"expected a list of {default}, got one word")


def _fill(table: Table[Any], items: Sequence[object], path: Path, defaults: Mapping[str, Any], closely: bool) -> None:
    for index, item in enumerate(items):
        address = Address(path=(*path, index))
        raw = {**defaults, **item} if isinstance(item, dict) else item
        try:
            record = msgspec.convert(raw, table.record, strict=False)
        except (msgspec.ValidationError, OverflowError):
            found = list(problems(table.record, raw, strict=False))
        else:
            found = list(problems(table.record, raw, strict=False)) if closely else []
            if not found:
                table.add(record, address)
        for problem in found:
            table.report_at(address, problem)


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem; of an inherited field that is the place of the default."""
    places = yamlfile.parse(source.text(), with_places=True).places
    found = []
    for address, problem in wanted:
        path = (*address.path, *problem.path)
        if problem.path and path not in places and problem.path[:1] in places:
            path = problem.path
        found.append(yamlfile.nearest_place(places, path, at_key=problem.at_key))
    return found
