"""Statements that people type: they are asked only after the server has said that they do nothing but read.

Three locks, each of which would do for what the others let pass: the server plans the statement first (EXPLAIN) and
the plan must only read; the transaction is one that the server lets nothing be written in; and whoever runs the server
may set ``server.databases.read_only``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from neo4j.graph import Node, Path, Relationship

from graphmodel.errors import StoreError
from graphmodel.store.base import Asked
from graphmodel.store.neo4j.connection import Connection

PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
"""The procedures that may be called: those of Neo4j itself that tell what is in the database."""

_REFUSED = {"LoadCSV": "LOAD CSV reads files and addresses", "TerminateTransactions": "TERMINATE stops others' work"}
_PROCEDURE = re.compile(r"([\w.]+)\(")


def ask(connection: Connection, statement: str, parameters: Mapping[str, Any], limit: int, seconds: float) -> Asked:
    """Ask a statement that only reads; see `AnswersCypher`."""
    with connection.reading(seconds) as run:
        summary = run(f"EXPLAIN {statement}", parameters).consume()
        reason = next(_refusals(summary.query_type, summary.plan), None)
        if reason:
            raise StoreError(f"the statement does more than read: {reason}", "graphmodel asks, and only load writes")
        result = run(statement, parameters)
        columns = list(result.keys())
        found = [{name: plain(record[name]) for name in columns} for record in islice(result, limit + 1)]
    return Asked(columns, found[:limit], len(found) > limit)


def _refusals(query_type: str | None, plan: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield why a statement with this type and plan may not be run."""
    if plan is None:
        yield "the server did not say how it would run it"
        return
    for operator, details in _operators(plan):
        if operator in _REFUSED:
            yield _REFUSED[operator]
        elif operator.startswith("ProcedureCall"):
            named = _PROCEDURE.match(details)
            if named is None or named[1] not in PROCEDURES:
                yield f"it calls {named[1] if named else 'a procedure'}, and not one of {', '.join(sorted(PROCEDURES))}"
    if query_type != "r":
        yield "it writes, or changes the server"


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name and details of every operator of a plan; the name may end with the database's."""
    yield plan["operatorType"].partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def plain(value: object) -> Any:
    """Return a value of the server's as JSON and CSV can say it."""
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": plain(dict(value))}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
