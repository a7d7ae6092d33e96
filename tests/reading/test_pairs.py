"""Any two faults are told together as each is alone, in one record or in two."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.claims.resolve import load
from graphmodel.errors import InputError

SOUND: dict[str, list[dict[str, Any]]] = {
    "documents": [{"id": "d1", "publisher": "P"}, {"id": "d2", "publisher": "Q"}],
    "entities": [
        {"id": "ada", "kind": "Person", "name": "Ada Roe"},
        {"id": "port", "kind": "Company", "name": "Port of Northam"},
        {"id": "talks", "kind": "Event", "name": "Talks"},
        {"id": "cay", "kind": "Person", "name": "Cay Orr"},
    ],
    "relations": [{"name": "TUGS", "meaning": "tugs"}, {"name": "HAULS", "meaning": "hauls"}],
    "kinds": [{"name": "Ship", "meaning": "a vessel"}, {"name": "Boat", "meaning": "small"}],
    "claims": [
        {"subject": "ada", "relation": "HEADS", "object": "port", "document": "d1", "id": "c1"},
        {"subject": "ada", "relation": "TUGS", "object": "cay", "document": "d2"},
    ],
}


class Change(NamedTuple):
    """What makes a sound folder faulty: other fields of a record, or one more record."""

    section: str
    index: int
    fields: dict[str, Any]


CHANGES = [
    Change("claims", 0, {"subject": "Nobody"}),
    Change("claims", 0, {"relation": "HEEDZ"}),
    Change("claims", 0, {"document": "d77"}),
    Change("claims", 0, {"stance": "perhaps"}),
    Change("claims", 0, {"date": "soon"}),
    Change("claims", 0, {"event": "ada"}),
    Change("claims", 0, {"place": "talks"}),
    Change("claims", 0, {"attributed_to": ["x"]}),
    Change("claims", 0, {"quantity": {"unit": "people"}}),
    Change("claims", 0, {"locator": {"sha256": "x", "paragraph": 1}}),
    Change("claims", 0, {"derived_from": [{"document": "d66", "how": "reprint"}]}),
    Change("claims", 0, {"note": "a\u202eb"}),
    Change("claims", 0, {"remark": "x"}),
    Change("claims", 1, {"object": "Nobody Else"}),
    Change("claims", 1, {"start": ["2021"]}),
    Change("claims", 2, {"subject": "ada", "relation": "PRAISED", "object": "cay", "document": "d1", "id": "c1"}),
    Change("entities", 2, {"same_as": ["zz"]}),
    Change("entities", 2, {"colour": "red"}),
    Change("entities", 2, {"note": ""}),
    Change("entities", 4, {"id": "ada", "kind": "Person", "name": "Another"}),
    Change("entities", 4, {"kind": "Person", "name": "Of No Id"}),
    Change("entities", 4, {"id": "x", "kind": "Persn", "name": "X"}),
    Change("documents", 1, {"published": "soon"}),
    Change("documents", 1, {"url": "x"}),
    Change("documents", 1, {"titel": "x"}),
    Change("documents", 1, {"derived_from": [{"document": "d55", "how": "reprint"}]}),
    Change("documents", 2, {"publisher": "R"}),
    Change("documents", 2, {"id": "d1", "publisher": "Else"}),
    Change("relations", 0, {"subject": ["Robot"]}),
    Change("relations", 0, {"meaning": "a\nb"}),
    Change("relations", 0, {"functional": "x"}),
    Change("relations", 0, {"colour": "red"}),
    Change("relations", 2, {"name": "HAULS", "meaning": "other"}),
    Change("relations", 2, {"meaning": "of no name"}),
    Change("kinds", 0, {"broader": "Vessl"}),
    Change("kinds", 0, {"abstract": "x"}),
    Change("kinds", 0, {"colour": "red"}),
    Change("kinds", 1, {"broader": "Boat"}),
    Change("kinds", 2, {"name": "Boat", "meaning": "other"}),
    Change("kinds", 2, {"meaning": "of no name"}),
]


def told(folder: Path, *changes: Change) -> set[tuple[str, str]]:
    """Return what is told of the sound folder with some changes: section and message."""
    for section, rows in SOUND.items():
        records = [dict(row) for row in rows]
        for _, index, fields in (change for change in changes if change.section == section):
            records[index : index + 1] = [{**(records[index] if index < len(records) else {}), **fields}]
        (folder / f"{section}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    try:
        load(folder)
    except InputError as error:
        return {(Path(fault.file).stem, fault.message) for fault in error.faults}
    return set()


PAIRS = [
    (one, other)
    for one, other in combinations(CHANGES, 2)
    if one[:2] != other[:2] or one.fields.keys().isdisjoint(other.fields)
]


@settings(max_examples=100)
@given(pair=st.sampled_from(PAIRS))
def test_two_faults_are_told_together(tmp_path_factory: pytest.TempPathFactory, pair: tuple[Change, Change]) -> None:
    """Whichever two faults a folder has, in one record or in two, one run tells what it tells of each alone."""
    folder = tmp_path_factory.mktemp("pairs")
    alone = [told(folder, change) for change in pair]
    assert all(alone)
    assert alone[0] | alone[1] <= told(folder, *pair)
