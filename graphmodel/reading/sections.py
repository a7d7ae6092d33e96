"""A YAML file's sections into tables.

A file is either a list of records of the kind that its name says, or a mapping with a section for each kind of
record it holds; then what stands beside the sections are defaults for the records of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from graphmodel.reading import yamlfile
from graphmodel.reading.convert import FORBIDDEN, Path, Problem, fields_of, problems, value_problems
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import did_you_mean, shown

Types = Mapping[str, type[msgspec.Struct]]


def read(tables: dict[str, Table[Any]], types: Types, default: str, inheriting: str | None = None) -> None:
    """Fill ``tables``, which has one for the default section, with those of its YAML file.

    Args:
        tables: by section; a table is added for every further section that the file has.
        types: the record type of each section that the file may have.
        default: the section meant when the file is a plain list.
        inheriting: the section whose records inherit the fields that stand beside the sections.

    """
    _Reader(tables, types, default, inheriting).read()


class _Reader:
    """Reads one file."""

    def __init__(self, tables: dict[str, Table[Any]], types: Types, default: str, inheriting: str | None) -> None:
        self._tables = tables
        self._types = types
        self._default = default
        self._inheriting = inheriting
        self._table = tables[default]
        self._closely = False
        self._spoilt: set[Path] = set()

    def read(self) -> None:
        text = self._table.source.text()
        parsed = yamlfile.parse(text)
        for fault in parsed.faults:
            self._table.fault(*fault)
        self._spoilt = parsed.spoilt
        self._closely = "\\" in text or bool(FORBIDDEN.search(text))
        value = parsed.value
        if isinstance(value, list):
            self._fill(self._table, value, ())
        elif isinstance(value, dict):
            self._mapping(value, parsed.is_whole)
        elif parsed.faults:
            pass
        elif value is None:
            self._table.fault(1, 1, "the file is empty", f"remove it, or write {self._default}: []")
        else:
            hint = "each record begins with '- ', each field is written 'name: value'"
            self._table.fault(1, 1, f"expected a list of {self._default}, not {shown(value)}", hint)
        if not parsed.is_whole:
            for section in self._types:
                if section == self._default or re.search(rf"^{section}\s*:", text, re.MULTILINE):
                    self._section(section).is_cut_short = True

    def _section(self, name: str) -> Table[Any]:
        return self._tables.setdefault(name, Table(self._table.source, self._types[name], locate))

    def _mapping(self, value: Mapping[str, Any], is_whole: bool) -> None:
        sections = [key for key in value if key in self._types]
        inherits = self._inheriting is not None and (
            self._inheriting in sections or (not sections and self._default == self._inheriting)
        )
        type_ = self._types[self._inheriting] if self._inheriting and inherits else None
        fields = fields_of(type_) if type_ else {}
        for key in value:
            if key in fields and key not in sections:
                for problem in value_problems(fields[key].type, value[key], False, (key,)):
                    if not self._is_spoilt(problem.path):
                        self._table.report_at(Address(), problem)
            elif key not in sections and not self._is_spoilt((key,)):
                hint = did_you_mean(key, [*self._types, *fields])
                self._table.report_at(Address(), Problem((key,), f"unknown field {shown(key)}", hint, at_key=True))
        defaults = {key: item for key, item in value.items() if key in fields and key not in sections}
        for key in sections:
            if isinstance(value[key], list):
                self._fill(self._section(key), value[key], (key,), defaults if key == self._inheriting else {})
            elif not self._is_spoilt((key,)):
                problem = Problem((), f"{key} must be a list, not {shown(value[key])}", "begin each record with '- '")
                self._section(key).report_at(Address(path=(key,)), problem)
        if not sections and is_whole:
            hint = f"write {self._default}: and below it a list, each record beginning with '- '"
            self._table.report_at(Address(), Problem((), f"no list of {self._default} here", hint))

    def _is_spoilt(self, path: Path) -> bool:
        return any(path[:length] in self._spoilt for length in range(1, len(path) + 1))

    def _fill(
        self, table: Table[Any], items: Sequence[object], path: Path, defaults: Mapping[str, Any] | None = None
    ) -> None:
        """Add the records of a list to a table."""
        spoilt = {place[: len(path) + 1] for place in self._spoilt if place[: len(path)] == path}
        inherited = {frozenset(defaults or ()): frozenset(defaults or ())}
        for index, item in enumerate(items):
            if table.is_full:
                return
            place = (*path, index)
            raw, address = item, Address(path=place)
            if defaults and isinstance(item, dict):
                raw = {**defaults, **item}
                rest = frozenset(defaults.keys() - item.keys())
                address = Address(path=place, inherited=inherited.setdefault(rest, rest))
            found: list[Problem] = []
            try:
                record = msgspec.convert(raw, table.record, strict=False)
                closely = self._closely
            except (msgspec.ValidationError, OverflowError):
                closely = True
            if closely:
                found = list(problems(table.record, raw, strict=False))
            if place in spoilt:
                found = [problem for problem in found if not self._is_spoilt((*place, *problem.path))]
            elif not found:
                table.add(record, address)
            for problem in found:
                table.report_at(address, problem)


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem."""
    places = yamlfile.parse(source.text(), with_places=True).places
    return [
        yamlfile.nearest_place(places, (*address.path, *problem.path), at_key=problem.at_key)
        for address, problem in wanted
    ]
