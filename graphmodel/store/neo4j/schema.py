"""The constraints and indexes that a load needs."""

from __future__ import annotations

import re
import time
from collections.abc import Collection
from typing import TYPE_CHECKING

import neo4j

from graphmodel import bundled
from graphmodel.errors import StoreError
from graphmodel.store.neo4j.failures import InTheWay

if TYPE_CHECKING:
    from graphmodel.store.neo4j.connection import Connection

_MADE = re.compile(
    r"CREATE [A-Z ]+ (?P<name>\w+) IF NOT EXISTS FOR \(\w:(?P<label>\w+)\)"
    r"[^.;]*(?P<properties>\.[^)\];]+)(?:[^;]*analyzer`: '(?P<analyzer>[\w-]+)')?[^;]*(?=;)"
)
_PAUSES = (0.2, 1.0, 3.0)
"""Seconds before something is made again where something like it is in the way: another load may be making it."""


def prepare(connection: Connection) -> None:
    """Make the constraints and indexes that are not there yet, and wait until they can be used.

    Raises:
        StoreError: something of somebody else's stands in the way.

    """
    text = (bundled.folder("cypher") / "schema.cypher").read_text(encoding="utf-8")
    made = {one["name"]: one for one in _MADE.finditer(text)}
    indexes = _indexes(connection, made)
    if missing := made.keys() - {name for name, index in indexes.items() if index["state"] == "ONLINE"}:
        for name in sorted(missing):
            _make(connection, made[name][0])
        connection.run("CALL db.awaitIndexes(300)")
        indexes = _indexes(connection, made)
    for name, one in made.items():
        _check(name, indexes.get(name), one)


def _make(connection: Connection, statement: str) -> None:
    for pause in _PAUSES:
        try:
            return connection.run(statement)
        except InTheWay:
            time.sleep(pause)
    return connection.run(statement)


def _indexes(connection: Connection, names: Collection[str]) -> dict[str, neo4j.Record]:
    """Return what is there of indexes of some names: IF NOT EXISTS is content with any index of a name."""
    query = (
        "SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties, options WHERE name IN $names "
        "RETURN name, state, type, labelsOrTypes AS labels, properties, "
        "options.indexConfig['fulltext.analyzer'] AS analyzer"
    )
    return {record["name"]: record for record in connection.read(query, names=sorted(names))}


def _check(name: str, index: neo4j.Record | None, made: re.Match[str]) -> None:
    analyzer, properties = made["analyzer"], re.findall(r"\.(\w+)", made["properties"])
    if index is None:
        if not analyzer:  # another constraint or index does what it would do
            return
        raise StoreError(
            f"the server has no index {name}, since another full-text index is on the same property",
            "drop that one (SHOW INDEXES lists all), or use another database (NEO4J_DATABASE)",
        )
    wanted = ["FULLTEXT" if analyzer else "RANGE", [made["label"]], properties, analyzer]
    if [index[part] for part in ("type", "labels", "properties", "analyzer")] != wanted:
        raise StoreError(
            f"the server has an index {name} that graphmodel did not make",
            "drop it or give it another name (SHOW INDEXES shows it), or use another database (NEO4J_DATABASE)",
        )
