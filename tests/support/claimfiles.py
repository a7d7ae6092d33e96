"""Claims folders for tests: a small sound one, and any set of records in any of the formats."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from graphmodel.claims.folder import SECTIONS
from graphmodel.reading.csvlists import join_list

Record = Mapping[str, Any]
Records = Mapping[str, Sequence[Record]]

DOCUMENTS = """\
- {id: d1, title: T, publisher: P}
- {id: d2, title: T2, publisher: P2}
"""
ENTITIES = """\
- {id: ada, kind: Person, name: Ada Roe, aliases: [A. M. Roe]}
- {id: ben, kind: Person, name: Ben Ito}
- {id: port, kind: Company, name: Port of Northam}
- {id: talks, kind: Event, name: Talks}
- {id: north, kind: Country, name: Northland}
- {id: j1, kind: Person, name: J. Smith, aliases: [John]}
- {id: j2, kind: Person, name: J. Smith, aliases: [John]}
"""


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, after documents and entities for claims to speak of; return the folder."""
    for name, content in {"documents.yaml": DOCUMENTS, "entities.yaml": ENTITIES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def zstd_compress(data: bytes) -> bytes:
    """Return data as a Zstandard frame."""
    module: Any = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    compressed: bytes = module.compress(data)
    return compressed


def encode(records: Sequence[Record], section: str, format_: str) -> bytes:
    """Return records as a file of a format: ``yaml``, ``json``, ``jsonl`` or ``csv``, also with ``.gz`` or ``.zst``."""
    format_, _, compression = format_.partition(".")
    match format_:
        case "yaml" | "json":
            # JSON is YAML but for the escapes of what lies beyond the basic plane: here it is written raw.
            data = json.dumps(records, ensure_ascii=False, indent=1).encode()
        case "jsonl":
            data = b"".join(json.dumps(record).encode() + b"\n" for record in records)
        case _:
            data = _csv(records, section)
    match compression:
        case "gz":
            return gzip.compress(data)
        case "zst":
            return zstd_compress(data)
        case _:
            return data


def write_records(folder: Path, records: Records, format_: str) -> Path:
    """Write a file for each section of records; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for section, rows in records.items():
        (folder / f"{section}.{format_}").write_bytes(encode(rows, section, format_))
    return folder


def _csv(records: Sequence[Record], section: str) -> bytes:
    rows = [_flat(record) for record in records]
    required = [f for f, d in zip(SECTIONS[section].__struct_fields__, _defaults(section), strict=True) if not d]
    columns = list(dict.fromkeys([*required, *(name for row in rows for name in row)]))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _defaults(section: str) -> list[bool]:
    import msgspec

    return [not field.required for field in msgspec.structs.fields(SECTIONS[section])]


def _flat(record: Record) -> dict[str, str]:
    """Return a record as cells: a dot for what is nested, ``|`` in lists."""
    cells: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            cells |= {f"{name}.{inner}": _cell(part) for inner, part in value.items()}
        elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            items = [item if isinstance(item, Mapping) else {"name": item} for item in value]
            for inner in dict.fromkeys(key for item in items for key in item):
                cells[f"{name}.{inner}"] = join_list(_cell(item.get(inner, "")) for item in items)
        elif isinstance(value, list):
            cells[name] = join_list(value) if value else "[]"
        else:
            cells[name] = _cell(value)
    return cells


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


EXAMPLE: Records = {
    "documents": [
        {"id": "d1", "title": "Título: один", "publisher": "P", "house": "H", "published": "2024-04-12",
         "language": "en", "url": "https://example.org/a?b=c", "sha256": "0" * 64, "note": 'said "so", twice'},
        {"id": "https://example.org/2", "title": "T", "publisher": "Q", "published": "2024",
         "derived_from": [{"publisher": "Agency", "how": "reprint"}, {"document": "d1", "how": "summary"}]},
    ],
    "entities": [
        {"id": "ada", "kind": "Person", "name": "Ada Roe", "same_as": ["wikidata:Q1", "x:2"],
         "aliases": [{"name": "A. M. Roe"}, {"name": "Ада Роу", "language": "ru"}]},
        {"id": "Port of Northam", "kind": "Company", "name": "Port of Northam", "aliases": ["Northam", "The Port"]},
        {"id": "talks", "kind": "Event", "name": "Talks", "note": "two\nlines"},
        {"id": "north", "kind": "Country", "name": "Northland"},
    ],
    "relations": [
        {"name": "RUNS", "meaning": "runs", "inverse": "is run by", "subject": ["Person", "Company"],
         "object": ["Company"], "functional": "object", "aliases": ["is the boss of", "руководит"]},
    ],
    "kinds": [{"name": "Ship", "meaning": "a vessel", "broader": "Commodity", "abstract": True}],
    "claims": [
        {"subject": "Ada Roe", "relation": "is the boss of", "object": "Northam", "document": "d1",
         "stance": "denied", "attributed_to": "ada", "start": "2021-02", "end": "2022", "event": "Talks",
         "quantity": {"low": 1080, "high": 1320.5, "about": True, "unit": "people", "of": "freed"},
         "place": "Northland", "role": "head, acting", "note": "as «said»\n\nand so on",
         "locator": {"paragraph": 2, "start": 118, "end": 201, "sha256": "a" * 64}},
        {"subject": "Ада Роу", "relation": "RUNS", "object": "The Port", "document": "https://example.org/2",
         "date": "2021-07-14", "quantity": {"value": -3}, "id": "own id"},
    ],
}  # fmt: skip
