"""Reading a claims folder, or a claims file that holds everything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.errors import Fault, InputError
from graphmodel.reading import FORMATS, Source, Table, did_you_mean, read
from graphmodel.vocabulary import Kind, Relation

SECTIONS: dict[str, type[msgspec.Struct]] = {
    "documents": Document,
    "entities": Entity,
    "claims": Claim,
    "relations": Relation,
    "kinds": Kind,
}
_LAYOUT = "a claims folder has documents, entities and claims (.yaml, .jsonl or .csv), and claims/ for more"
_FOREIGN_FORMATS = ("json", "tsv", "xlsx", "xls", "ods", "ndjson", "toml")


class Batch:
    """What was read, table by table, before names are resolved; faults are gathered, not raised."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Table[Any]]] = {name: [] for name in SECTIONS}
        self.faults: list[Fault] = []

    def add(self, tables: dict[str, Table[Any]]) -> None:
        """Take the tables of one file."""
        for name, table in tables.items():
            self.tables[name].append(table)

    def rows(self, section: str) -> Iterator[tuple[Table[Any], int, Any]]:
        """Yield every record of a section with its table and index."""
        for table in self.tables[section]:
            for index, record in enumerate(table.records):
                yield table, index, record

    def is_whole(self, section: str) -> bool:
        """Return whether every record of a section could be read."""
        return not any(table.has_faults for table in self.tables[section])

    def all_faults(self) -> list[Fault]:
        """Return every fault of every file, in reading order."""
        found = [fault for tables in self.tables.values() for table in tables for fault in table.faults()]
        return sorted({*self.faults, *found}, key=lambda f: (f.file, f.line, f.column, f.message))


def read_claims(path: Path) -> Batch:
    """Read a claims folder or a single file with sections.

    Raises:
        InputError: there is nothing to read. What is wrong inside the files is in the batch.

    """
    batch = Batch()
    if path.is_dir():
        _read_folder(path, batch)
    elif not path.exists():
        raise InputError([Fault(str(path), 1, 1, "no such file or folder", _LAYOUT)])
    else:
        source = Source(path, str(path))
        if source.format not in FORMATS:
            raise InputError([Fault(str(path), 1, 1, "not a claims file", _LAYOUT)])
        batch.add(read(source, SECTIONS, _section(source) or "claims", "claims"))
    return batch


def _read_folder(folder: Path, batch: Batch) -> None:
    for path, section in _files(folder):
        source = Source(path, os.path.relpath(path))
        if source.format not in FORMATS:
            if source.format in _FOREIGN_FORMATS and (section or _section(source)):
                hint = f"save it as one of: {', '.join(FORMATS)}"
                batch.faults.append(Fault(source.name, 1, 1, f".{source.format} is not read", hint))
            continue
        section = section or _section(source)
        if section is None:
            hint = did_you_mean(source.stem, list(SECTIONS)) or _LAYOUT
            batch.faults.append(Fault(source.name, 1, 1, f"{source.stem!r} is not a part of a claims folder", hint))
            continue
        batch.add(read(source, SECTIONS, section, "claims"))
    if not batch.faults and not any(batch.tables.values()):
        raise InputError([Fault(str(folder), 1, 1, "no claims here", _LAYOUT)])


def _files(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the folder's own files, then those of ``claims/`` with that section, sorted; hidden ones are not read."""
    for path in sorted(folder.iterdir()):
        if not path.is_dir() and not path.name.startswith("."):
            yield path, None
    for root, folders, names in os.walk(folder / "claims"):
        folders.sort()
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(root, name), "claims"


def _section(source: Source) -> str | None:
    return source.stem if source.stem in SECTIONS else None
