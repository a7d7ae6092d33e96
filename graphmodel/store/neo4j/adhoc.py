"""Statements that people type: they are asked only after the server has said that they do nothing but read.

Several locks, each of which would do for most of what the others let pass: the statement is read (`lexical`); the
server plans it (EXPLAIN), and the plan must only read; the transaction is one that the server lets nothing be written
in; and whoever runs the server may set ``server.databases.read_only``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from neo4j import Result, ResultSummary
from neo4j.exceptions import CypherSyntaxError
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

from graphmodel.errors import StoreError
from graphmodel.store.base import Asked
from graphmodel.store.neo4j import lexical
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

_EXPLAIN = "EXPLAIN "
_HINT = "only load writes; here one statement that reads may call"
_REFUSED = {"LoadCSV": lexical.READS_ELSEWHERE, "TerminateTransactions": lexical.STOPS_OTHERS}
_PROCEDURE = re.compile(r"([\w.]+)\(")
_WITHIN = re.compile(r"ResolvedCall\(([\w.]+)|(LOAD CSV)")
"""What the plan's text says of subqueries within expressions, for which it has no operators."""
_NAME = re.compile("`(?:``|[^`])*`")


def ask(connection: Connection, statement: str, parameters: Mapping[str, Any], limit: int, seconds: float) -> Asked:
    """Ask a statement that only reads; see `AnswersCypher`."""
    statement = statement.removeprefix("\ufeff")
    _refuse(lexical.refusals(statement, PROCEDURES))
    with connection.reading(seconds) as run:
        summary = _plan(run, statement, parameters)
        _refuse(_refusals(summary.query_type, summary.plan))
        result = run(statement, parameters)
        columns = list(result.keys())
        records = [{name: plain(record[name]) for name in columns} for record in islice(result, limit + 1)]
    return Asked(columns, records[:limit], len(records) > limit)


def _plan(
    run: Callable[[str, Mapping[str, Any]], Result], statement: str, parameters: Mapping[str, Any]
) -> ResultSummary:
    """Return how the server would run a statement; what is wrong with it is told at its place in the statement."""
    try:
        return run(f"{_EXPLAIN}{statement}", parameters).consume()
    except CypherSyntaxError as error:
        said = _within(error.message or "")
        raise StoreError(f"this is not a statement that the server understands:\n{said}") from error


def _within(said: str) -> str:
    """Return what the server says of a statement after EXPLAIN with the places that it has without."""
    before = len(_EXPLAIN)
    said = re.sub(r"(?<=line 1, column )\d+", lambda match: str(int(match[0]) - before), said)
    said = re.sub(r"(?<=offset: )\d+", lambda match: str(int(match[0]) - before), said)
    return re.sub(f'"{_EXPLAIN}(.*)\n {{{before}}}', r'"\1\n', said)


def _refuse(reasons: Iterator[str]) -> None:
    reason = next(reasons, None)
    if reason:
        raise StoreError(f"this statement is not asked: {reason}", f"{_HINT} {', '.join(sorted(PROCEDURES))}")


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
                yield f"it calls {named[1] if named else 'a procedure'}"
        for called, _ in _WITHIN.findall(_NAME.sub("", details)):
            if called not in PROCEDURES:
                yield f"it calls {called}" if called else lexical.READS_ELSEWHERE
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
        return {"element_id": value.element_id, "labels": sorted(value.labels), "properties": plain(dict(value))}
    if isinstance(value, Relationship):
        start, end = (node.element_id if node else None for node in value.nodes)
        return {"type": value.type, "start": start, "end": end, "properties": plain(dict(value))}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)
