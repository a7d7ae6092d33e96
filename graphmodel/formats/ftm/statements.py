"""The statements of a FollowTheMoney file as they stand there: CSV, a row for each value, with who says it.

Each dataset's statements of an entity are a part of their own, so that what one says is not said of another. Where
entities were found to be one, they have its id.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from graphmodel.formats.ftm.records import Part, Raw
from graphmodel.formats.ftm.schemata import narrower
from graphmodel.reading import Source, listed
from graphmodel.reading.csvtext import open_sheet

_NEEDED = ("entity_id", "prop", "schema", "value", "dataset")
_TAKEN = (*_NEEDED, "canonical_id", "prop_type", "external", "id")
_OTHERWISE = "a table of your own goes in under another name than statements.csv"
_IDENTITY = "id"
"""What stands for a property where a row says only that the entity is there."""


def read(source: Source, not_taken: Counter[str]) -> dict[str, Raw]:
    """Return the entities of a file by id, in its order; what of it is not taken is counted.

    Raises:
        InputError: it is no table, or a column or a value that is needed is missing.

    """
    entities: dict[str, Raw] = {}
    canonical: dict[str, str] = {}
    naming: set[str] = set()
    for line, row in _rows(source):
        if row.get("external", "").lower() in ("t", "true", "1"):
            not_taken["statements of elsewhere that are only suggested (external)"] += 1
            continue
        id_ = row.get("canonical_id") or row["entity_id"]
        not_taken.update(f"column {name}" for name, value in row.items() if value and name not in _TAKEN)
        missing = [name for name in _NEEDED if not row[name] and (name, row["prop"]) != ("value", _IDENTITY)]
        if missing:
            source.fail(line, 1, f"the row has no {listed(missing)}")
        canonical[row["entity_id"]] = id_
        raw = entities.get(id_) or entities.setdefault(id_, Raw(id_, row["schema"], f"line {line}"))
        raw.schema = narrower(raw.schema, row["schema"])
        raw.add(Part((row["dataset"],), {} if row["prop"] == _IDENTITY else {row["prop"]: {row["value"]: None}}))
        if row.get("prop_type") == "entity":
            naming.add(row["prop"])
    if not entities:
        source.fail(1, 1, "there are no statements in the file")
    for raw in entities.values():
        for part in raw.parts:
            for name in naming & part.properties.keys():
                part.properties[name] = {canonical.get(value, value): None for value in part.properties[name]}
    return entities


def _rows(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    sheet = open_sheet(source)
    reader = csv.reader(sheet.lines, strict=True, delimiter=sheet.separator)
    line = 1
    try:
        header = next(reader, [])
        if missing := [name for name in _NEEDED if name not in header]:
            source.fail(1, 1, f"a table of statements needs the column {missing[0]}", _OTHERWISE)
        line = reader.line_num + 1
        for row in reader:
            if row:
                if len(row) != len(header):
                    source.fail(line, 1, f"the row has {len(row)} cells, the header {len(header)}")
                yield line, dict(zip(header, row, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        source.fail(line, 1, f"not CSV: {error}", "is a quote missing, or one too many?")
