"""The sections of a YAML or JSON file into tables.

A file is either a list of records of the kind that its name says, or a mapping with a section for each kind of
record it holds; then what stands beside the sections are defaults for the records of one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from graphmodel.errors import Assumption
from graphmodel.reading import jsonfile, yamlfile
from graphmodel.reading.convert import salvage, value_problems
from graphmodel.reading.parsed import Parsed, nearest_place
from graphmodel.reading.problems import Path, Problem, Unreadable
from graphmodel.reading.shapes import fields_of, shape
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table
from graphmodel.reading.words import did_you_mean, nearest, shown

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


class _Wording(NamedTuple):
    """How a format says what a file should hold."""

    empty: str
    records: str
    section: str
    each: str


_WORDINGS = {
    "yaml": _Wording(
        "{}: []",
        "each record begins with '- ', each field is written 'name: value'",
        "write {}: and below it a list, each record beginning with '- '",
        "begin each record with '- '",
    ),
    "json": _Wording(
        '{{"{}": []}}',
        "write a list of records in brackets: [{{...}}, {{...}}]",
        'write {{"{}": [{{...}}, {{...}}]}}',
        "write a list of records in brackets",
    ),
}


class _Reader:
    """Reads one file."""

    def __init__(self, tables: dict[str, Table[Any]], types: Types, default: str, inheriting: str | None) -> None:
        self._tables = tables
        self._types = types
        self._default = default
        self._inheriting = inheriting
        self._table = tables[default]
        self._strict = self._table.source.format == "json"
        self._wording = _WORDINGS["json" if self._strict else "yaml"]
        self._is_escaped = False
        self._open: set[Path] = set()
        self._nulls: dict[Path, list[tuple[Path, str]]] = defaultdict(list)

    def read(self) -> None:
        text = self._table.source.text()
        parsed = _parse(self._table.source, text)
        for fault in parsed.faults:
            tell = self._table.warn if fault.is_warning else self._table.fault
            tell(fault.line, fault.column, fault.message, fault.hint)
        self._is_escaped = self._strict and "\\" in text  # then a character may be that no field may hold
        self._open = parsed.open_paths
        value = parsed.value
        if isinstance(value, list):
            self._gather_nulls(parsed.nulls, 1)
            self._fill(self._table, value, ())
        elif isinstance(value, dict):
            self._gather_nulls(parsed.nulls, 2)
            self._mapping(value, parsed.is_whole)
        elif parsed.faults:
            pass
        elif value is None:
            hint = f"remove it, or write {self._wording.empty.format(self._default)}"
            self._table.fault(1, 1, "the file is empty", hint)
        else:
            message = f"expected a list of {self._default}, not {shown(value)}"
            self._table.fault(1, 1, message, self._wording.records.format())
        if not parsed.is_whole:
            for section in self._types:
                if section == self._default or re.search(rf"^{section}\s*:|\"{section}\"", text, re.MULTILINE):
                    self._section(section).is_cut_short = True

    def _section(self, name: str) -> Table[Any]:
        return self._tables.setdefault(name, Table(self._table.source, self._types[name], locate))

    def _gather_nulls(self, nulls: Mapping[Path, str], depth: int) -> None:
        """Note the words that were read as nothing, by the record that they stand in."""
        for path, word in nulls.items():
            cut = depth if len(path) > depth else 0
            self._nulls[path[:cut]].append((path[cut:], word))

    def _mapping(self, value: dict[Any, Any], is_whole: bool) -> None:
        sections = [key for key in value if key in self._types]
        inherits = self._inheriting is not None and (
            self._inheriting in sections or (not sections and self._default == self._inheriting)
        )
        type_ = self._types[self._inheriting] if self._inheriting and inherits else None
        fields = fields_of(type_) if type_ else {}
        if type_:
            for problem in self._null_problems(type_, value, ()):
                self._table.report_at(Address(), problem)
        for key in value:
            meant = self._meant_section(key, value[key])
            if meant is not None:
                self._section(meant).is_cut_short = True
            if key in fields and key not in sections:
                for problem in value_problems(fields[key].type, value[key], strict=self._strict, path=(key,)):
                    hint = problem.hint or (f"did you mean {meant}?" if meant else None)
                    self._table.report_at(Address(), problem._replace(hint=hint))
            elif key not in sections and not isinstance(key, Unreadable):
                hint = did_you_mean(key, [*self._types, *fields])
                self._table.report_at(Address(), Problem((key,), f"unknown field {shown(key)}", hint, at_key=True))
        defaults = {key: item for key, item in value.items() if key in fields and key not in sections}
        for key in sections:
            if isinstance(value[key], list):
                self._fill(self._section(key), value[key], (key,), defaults if key == self._inheriting else {})
            else:
                self._section(key).is_cut_short = True
                if not isinstance(value[key], Unreadable):
                    problem = Problem((), f"{key} must be a list, not {shown(value[key])}", self._wording.each)
                    self._section(key).report_at(Address(path=(key,)), problem)
        if not sections and is_whole and not any(isinstance(key, Unreadable) for key in value):
            hint = self._wording.section.format(self._default)
            self._table.report_at(Address(), Problem((), f"no list of {self._default} here", hint))

    def _meant_section(self, key: object, value: object) -> str | None:
        """Return the section for which a misspelt one seems to stand, or ``None``."""
        if not isinstance(key, str) or key in self._types or not isinstance(value, list):
            return None
        if not any(isinstance(item, dict) for item in value):
            return None
        return next(iter(nearest(key, [*self._types], 1)), None)

    def _fill(
        self, table: Table[Any], items: Sequence[object], path: Path, defaults: Mapping[str, Any] | None = None
    ) -> None:
        """Add the records of a list to a table."""
        inherited = {frozenset(defaults or ()): frozenset(defaults or ())}
        for index, item in enumerate(items):
            if table.is_full:
                return
            place = (*path, index)
            if place in self._open:  # the rest of it is not known
                table.refused.append((item, Address(path=place)))
                continue
            raw, address = item, Address(path=place)
            if isinstance(item, dict) and self._nulls:
                for problem in self._null_problems(table.record, item, place):
                    table.report_at(address, problem)
            if defaults and isinstance(item, dict):
                raw = {**defaults, **item}
                rest = frozenset(defaults.keys() - item.keys())
                address = Address(path=place, inherited=inherited.setdefault(rest, rest))
            try:
                if self._is_escaped:
                    raise msgspec.ValidationError
                table.add(msgspec.convert(raw, table.record, strict=self._strict), address)
            except (msgspec.ValidationError, OverflowError):
                table.add_salvaged(salvage(table.record, raw, strict=self._strict), raw, address)

    def _null_problems(self, record: type[msgspec.Struct], raw: Any, place: Path) -> list[Problem]:
        """Return what is to be said of words in a record that were read as nothing, though they may be names.

        ``null`` and ``~`` are how programs write nothing; no program writes ``Null``, and nothing is no item of a list.
        """
        problems = []
        for path, word in self._nulls.get(place, ()):
            name = next((step for step in reversed(path) if isinstance(step, str)), "")
            if not _takes_name(record, path):
                continue
            is_fault = word not in ("null", "~") or not _may_be_nothing(record, path)
            message = f"{name}: {word} is read as nothing"
            hint = f'write "{word}" in quotes if that is a name, or leave the field out'
            assumption: Assumption | None = None if is_fault else "nothing"
            problems.append(Problem(path, message, hint, is_warning=not is_fault, assumption=assumption))
            if is_fault:
                _set(raw, path, Unreadable(word))
        return problems


def _field_at(record: type[msgspec.Struct], path: Path) -> Any:
    """Return the annotation of what stands at a path in a record, or ``None`` where the record has no such place."""
    annotation: Any = record
    for step in path:
        form = shape(annotation)
        if isinstance(step, int):
            annotation = form.item
        else:
            field = fields_of(form.record).get(step) if form.record is not None else None
            annotation = field.type if field else None
        if annotation is None:
            return None
    return annotation


def _takes_name(record: type[msgspec.Struct], path: Path) -> bool:
    """Return whether any words may stand at a path in a record."""
    return shape(_field_at(record, path)).takes_words


def _may_be_nothing(record: type[msgspec.Struct], path: Path) -> bool:
    try:
        msgspec.convert(None, _field_at(record, path))
    except msgspec.ValidationError:
        return False
    return True


def _set(raw: Any, path: Path, value: object) -> None:
    """Put a value at a path."""
    *most, last = path
    for step in most:
        raw = raw[step]
    raw[last] = value


def _parse(source: Source, text: str, *, with_places: bool = False) -> Parsed:
    parser = jsonfile.parse if source.format == "json" else yamlfile.parse
    return parser(text, with_places=with_places)


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem."""
    places = _parse(source, source.text(), with_places=True).places
    return [nearest_place(places, (*address.path, *problem.path), at_key=problem.at_key) for address, problem in wanted]
