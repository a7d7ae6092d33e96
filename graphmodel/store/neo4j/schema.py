"""The constraints and indexes that a load needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphmodel import bundled
from graphmodel.errors import StoreError

if TYPE_CHECKING:
    from graphmodel.store.neo4j.connection import Connection

SEARCH_INDEX = "entity_search"
_MADE = re.compile(r"CREATE [A-Z ]+ (?P<name>\w+) IF NOT EXISTS FOR \(\w:(?P<label>\w+)\)[^.]*\.(?P<property>\w+)")


def prepare(connection: Connection) -> None:
    """Make the constraints and indexes that are not there yet, and wait until they can be used.

    Raises:
        StoreError: something of somebody else's stands in the way.

    """
    text = (bundled.folder("cypher") / "schema.cypher").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("//"))
    for statement in filter(str.strip, "\n".join(lines).split(";\n")):
        connection.run(statement.rstrip().rstrip(";"))
    connection.run("CALL db.awaitIndexes(300)")
    _check_names(connection, {made["name"]: (made["label"], made["property"]) for made in _MADE.finditer(text)})


def _check_names(connection: Connection, made: dict[str, tuple[str, str]]) -> None:
    """Look whether our names are those of our indexes: IF NOT EXISTS is content with any index of the name."""
    found = {
        record["name"]: record
        for record in connection.read(
            "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options WHERE name IN $names "
            "RETURN name, type, labelsOrTypes AS labels, properties, "
            "options.indexConfig['fulltext.analyzer'] AS analyzer",
            names=sorted(made),
        )
    }
    for name, (label, property_) in made.items():
        wanted = ("FULLTEXT", "keyword") if name == SEARCH_INDEX else ("RANGE", None)
        index = found.get(name)
        if index is None:
            if name != SEARCH_INDEX:  # another constraint or index does what it would do
                continue
            raise StoreError(
                f"the server has no index {name}, since another full-text index is on the same property",
                "drop that one (SHOW INDEXES lists all), or use another database (NEO4J_DATABASE)",
            )
        if ((index["type"], index["analyzer"]), index["labels"], index["properties"]) != (wanted, [label], [property_]):
            raise StoreError(
                f"the server has an index {name} that graphmodel did not make",
                "drop it or give it another name (SHOW INDEXES shows it), or use another database (NEO4J_DATABASE)",
            )
