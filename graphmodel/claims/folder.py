"""Reading a claims folder, or a claims file that holds everything."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.claims.model import Claim, Document, Entity, Publisher, content
from graphmodel.claims.vocabulary import Kind, Relation
from graphmodel.errors import Fault, InputError
from graphmodel.reading import (
    FORMATS,
    WORKBOOKS,
    Address,
    Problem,
    Source,
    Table,
    Written,
    did_you_mean,
    listed,
    read,
    read_values,
    words_in,
    written_words,
)
from graphmodel.reading.characters import printable

SECTIONS: dict[str, type[msgspec.Struct]] = {
    "documents": Document,
    "entities": Entity,
    "claims": Claim,
    "relations": Relation,
    "kinds": Kind,
    "publishers": Publisher,
}
_LAYOUT = (
    "a claims folder has documents, entities and claims (.yaml, .json, .jsonl, .csv or .xlsx), and claims/ for more"
)
_SAVE_AS = (
    f"save it as {listed([name for name in FORMATS if name not in WORKBOOKS])}, plain or compressed as .gz or .zst"
)
_TABLES_OF_OTHERS = ("ndjson", "xlsb", "numbers", "toml", "xml")
_NAMING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "documents": (("id",), ()),
    "entities": (("id", "name"), ("aliases",)),
    "claims": ((), ()),
    "relations": (("name",), ("meaning", "inverse", "aliases", "inverse_aliases")),
    "kinds": (("name",), ("aliases",)),
    "publishers": (("name",), ()),
}
"""What names a record of each section, and by what else it may be called."""
_FOR_ANYTHING = ("json", *WORKBOOKS)
"""Formats of files that may be in a claims folder and have nothing to do with it."""
_LEFTOVERS = ("~", ".bak", ".orig", ".tmp")
_BESIDE_CLAIMS = ("md", "rst")


class Batch:
    """What was read, table by table, before names are resolved; faults are gathered, not raised."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Table[Any]]] = {name: [] for name in SECTIONS}
        self.faults: list[Fault] = []
        self._refused_words: dict[str, tuple[int, list[tuple[Written, Table[Any], Address]]]] = {}

    def add(self, tables: dict[str, Table[Any]]) -> None:
        """Take the tables of one file."""
        for name, table in tables.items():
            self.tables[name].append(table)

    def without_claims(self) -> Batch:
        """Return what it says beside claims."""
        other = Batch()
        other.faults = self.faults
        other.tables = {**self.tables, "claims": []}
        return other

    def rows(self, section: str) -> Iterator[tuple[Table[Any], int, Any]]:
        """Yield every record of a section with its table and index."""
        for table in self.tables[section]:
            for index, record in enumerate(table.records):
                yield table, index, record

    def by_key(self, section: str, key: str) -> dict[str, Any]:
        """Return the records of a section by key; a key with two meanings is a fault, said twice alike it is not."""
        defined: dict[str, tuple[Any, Table[Any]]] = {}
        for table, index, record in self.rows(section):
            name = getattr(record, key)
            if index in table.gaps and table.gaps[index].explain((key,)):
                continue
            first, where = defined.setdefault(name, (record, table))
            if first != record and content(first) != content(record):
                other = "above" if where is table else f"in {where.source.name}"
                hint = f"keep one of the two: the other is {other}"
                table.report(index, Problem((key,), f"{name!r} is defined twice, differently", hint))
        return {name: record for name, (record, _) in defined.items()}

    def may_hold(self, section: str, word: str) -> bool:
        """Return whether a word may name a record of a section that could not be read, or not as it was written.

        Then nobody can say that there is none. Where the number of records is not known, or what one of them says, any
        word may; else only one that stands in what was written of a record.
        """
        if self.is_cut_short(section):
            return True
        words = words_in(word)
        return any(not written.is_all or words <= written.words for written, _, _ in self._refused(section))

    def nameless(self, section: str) -> str | None:
        """Return a question for whoever names a record of a section that is not there, while one has no name."""
        for written, table, address in self._refused(section):
            if written.is_nameless:
                return f"is it the {listed(_NAMING[section][0])} that is missing at {table.places([address])[0]}?"
        return None

    def is_cut_short(self, section: str) -> bool:
        """Return whether the number of records of a section is not known."""
        return bool(self.faults) or any(table.is_cut_short or table.is_full for table in self.tables[section])

    def _refused(self, section: str) -> list[tuple[Written, Table[Any], Address]]:
        """Return the words of each record of a section that is not as it was written, and where it stands."""
        tables, (naming, others) = self.tables[section], _NAMING[section]
        size = sum(len(table.refused) + len(table.blamed) for table in tables)
        if self._refused_words.get(section, (0, []))[0] != size:
            known = [
                (written_words(raw, table.record, naming, others), table, address)
                for table in tables
                for raw, address in table.refused
            ]
            known += [
                (
                    written_words(msgspec.to_builtins(table.records[index]), table.record, (), (*naming, *others)),
                    table,
                    table.address(index),
                )
                for table in tables
                for index, fields in table.blamed.items()
                if not fields.isdisjoint((*naming, *others))
            ]
            self._refused_words[section] = size, known
        return self._refused_words.get(section, (0, []))[1]

    def all_faults(self) -> list[Fault]:
        """Return every fault of every file, in reading order."""
        return _in_reading_order([*self.faults, *(f for table in self._all_tables() for f in table.faults())])

    def all_warnings(self) -> list[Fault]:
        """Return every warning of every file, in reading order."""
        return _in_reading_order(w for table in self._all_tables() for w in table.warnings())

    def _all_tables(self) -> Iterator[Table[Any]]:
        return (table for tables in self.tables.values() for table in tables)


def _in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(set(faults), key=lambda fault: fault.order)


def read_claims(path: Path) -> Batch:
    """Read a claims folder or a single file with sections.

    Raises:
        InputError: there is nothing to read. What is wrong inside the files is in the batch.

    """
    batch = Batch()
    if os.path.isdir(path):  # which says no, instead of failing, where a path cannot be
        _read_folder(path, batch)
        if not batch.faults and not any(batch.tables.values()):
            raise InputError([Fault(_shown(path), 1, 1, "no claims here", _LAYOUT)])
    elif not os.path.lexists(path):
        raise InputError([Fault(_shown(path), 1, 1, "no such file or folder", _LAYOUT)])
    else:
        source = Source(path, _shown(path))
        if source.format not in FORMATS:
            hint = _SAVE_AS if source.format in _TABLES_OF_OTHERS else _LAYOUT
            raise InputError([Fault(source.name, 1, 1, "not a claims file", hint)])
        batch.add(read(source, SECTIONS, source.stem if source.stem in SECTIONS else "claims", "claims"))
    return batch


def is_read(name: str) -> bool:
    """Return whether a file in a claims folder is read, by its path from there."""
    first, *others = name.split("/")
    source = Source(Path(name), name)
    return source.format in FORMATS and (first.lower() == "claims" if others else source.stem in SECTIONS)


def read_records(sections: Mapping[str, Iterable[object]]) -> Batch:
    """Return records that are no file: in faults their section is the file, and the number of a record the line."""
    batch = Batch()
    for section, records in sections.items():
        batch.add({section: read_values(section, SECTIONS[section], records)})
    return batch


def _shown(path: Path | str) -> str:
    """Return a path as messages show it: a file's name must not control the terminal."""
    name = os.fsencode(path).decode(errors="backslashreplace")
    return name if name.isprintable() else ascii(name)[1:-1]


def _read_folder(folder: Path, batch: Batch) -> None:
    for path in _listing(folder, batch):
        if path.is_dir():
            _read_subfolder(path, batch)
            continue
        source = Source(path, _shown(os.path.relpath(path)))
        section = source.stem if source.stem in SECTIONS else None
        if source.format in FORMATS:
            if section is not None:
                batch.add(read(source, SECTIONS, section, "claims"))
            elif source.format not in _FOR_ANYTHING or did_you_mean(source.stem, list(SECTIONS)) or _has_claims(source):
                hint = did_you_mean(source.stem, list(SECTIONS)) or _LAYOUT
                _refuse(batch, path, f"{source.stem!r} is not a part of a claims folder", hint)
        elif section is not None or (source.format in _TABLES_OF_OTHERS and did_you_mean(source.stem, list(SECTIONS))):
            _refuse(batch, path, f"{path.suffix or 'a file without ending'} is not read", _SAVE_AS)


def _has_claims(source: Source) -> bool:
    """Return whether a JSON file or workbook, which may be for anything, has the sections of a claims file."""
    try:
        if source.format in WORKBOOKS:
            from graphmodel.reading.workbook import open_workbook

            sections = {sheet.section for sheet in open_workbook(source)[0]} & SECTIONS.keys()
        else:
            sections = msgspec.json.decode(source.text(), type=dict[str, msgspec.Raw]).keys() & SECTIONS.keys()
    except (InputError, msgspec.MsgspecError):
        return False
    return "claims" in sections or len(sections) > 1


def _read_subfolder(folder: Path, batch: Batch) -> None:
    if folder.name.lower() == "claims":
        _read_claims_folder(folder, batch, {os.path.realpath(folder)})
    elif folder.name.lower().partition(".")[2] in FORMATS:
        _refuse(batch, folder, "is a folder, not a file", _LAYOUT)
    elif did_you_mean(folder.name, list(SECTIONS)) and any(
        Source(path, path.name).format in FORMATS for path in _listing(folder, batch)
    ):
        _refuse(batch, folder, f"the folder {folder.name!r} is not read", "only claims/ is a folder of claims files")


def _read_claims_folder(folder: Path, batch: Batch, seen: set[str]) -> None:
    """Read the files of ``claims/`` and of the folders in it, each folder once."""
    for path in _listing(folder, batch):
        source = Source(path, _shown(os.path.relpath(path)))
        if path.is_dir():
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                _read_claims_folder(path, batch, seen)
        elif source.format in FORMATS:
            batch.add(read(source, SECTIONS, "claims", "claims"))
        elif source.format not in _BESIDE_CLAIMS and source.stem != "readme":
            _refuse(batch, path, f"{path.suffix or 'a file without ending'} is not read", _SAVE_AS)


def _listing(folder: Path, batch: Batch) -> list[Path]:
    """Return what is in a folder, sorted, without hidden files and the leftovers of editors."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        _refuse(batch, folder, f"cannot be read: {error.strerror}", None)
        return []
    return [path for path in paths if not path.name.startswith(".") and not path.name.endswith(_LEFTOVERS)]


def _refuse(batch: Batch, path: Path, message: str, hint: str | None) -> None:
    batch.faults.append(Fault(_shown(os.path.relpath(path)), 1, 1, printable(message), hint))
