"""Nodes that graphmodel writes, compared with what the server has: only what differs is written.

A statement that writes rows says how many it wrote, and `counted` compares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import neo4j

from graphmodel.errors import StoreError
from graphmodel.store.neo4j.rows import LEFT, MARK, WRITER, Row

_DERIVED = ("origins", "origins_declared", "_shared", MARK)
"""What a node says that follows from others too: a document of its origin; whether something is still to be derived."""

CLAIM_ENDS = {
    "SUBJECT": "subject",
    "OBJECT": "object",
    "IN_DOCUMENT": "document",
    "ATTRIBUTED_TO": "attributed_to",
    "IN_EVENT": "event",
    "AT_PLACE": "place",
}
"""What joins a claim to what it speaks of, with the property that says what that is. No relation may be called so; what
somebody else joins to a claim by these names has another end."""


class Change(NamedTuple):
    """A node that is not as it should be."""

    row: Row
    """What it should say."""
    before: Mapping[str, Any] | None
    """What it says; ``None`` where there is none."""


def counted(
    transaction: neo4j.ManagedTransaction, query: str, batch: Sequence[Row], what: str, **parameters: Any
) -> None:
    """Run a statement that returns how many rows it wrote, and compare: a missing end must not be silent.

    Its plan is kept for the next batch, whatever the batches before have done to the server's statistics.
    """
    if not batch:
        return
    written = transaction.run(f"CYPHER replan=skip {query}", rows=list(batch), writer=WRITER, **parameters)
    number = written.single(strict=True)["n"]
    if number != len(batch):
        raise StoreError(
            f"the server wrote {number:,} of {len(batch):,} {what}",
            "was something removed from the server? Load again what it came from, or with --replace without it",
        )


def refuse_strangers(transaction: neo4j.ManagedTransaction, label: str, ids: Iterable[str], key: str = "id") -> None:
    """Look whether nodes that would be written are somebody else's.

    Raises:
        StoreError: one of the ids is that of a node of somebody else.

    """
    strange = transaction.run(
        f"UNWIND $ids AS id MATCH (n:{label} {{{key}: id}}) "
        f"WHERE NOT coalesce(n.written_by, '') IN $ours AND n._digest IS NULL RETURN id ORDER BY id LIMIT 1",
        ids=list(ids),
        ours=[WRITER, LEFT],
    ).value("id")
    if strange:
        raise StoreError(
            f"the server has a node (:{label} {{{key}: {strange[0]!r}}}) that graphmodel did not write",
            "use another database, or give one of the two another name",
        )


def changes(
    transaction: neo4j.ManagedTransaction, label: str, batch: Sequence[Row], kinds: Iterable[str] = ()
) -> list[Change]:
    """Return the rows of which the server has no node just so; ``labels`` in a row are those among ``kinds``."""
    query = (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
        "RETURN properties(n) AS node, [label IN labels(n) WHERE label IN $kinds] AS labels"
    )
    records = transaction.run(query, ids=[row["id"] for row in batch], kinds=sorted(kinds))
    known = {record["node"]["id"]: (record["node"], set(record["labels"])) for record in records}
    changed = []
    for row in batch:
        node, labels = known.get(row["id"], (None, set()))
        if stated(row) != (node and stated(node)) or labels != set(row.get("labels", ())):
            changed.append(Change(row, node))
    return changed


def stated(node: Mapping[str, Any]) -> Row:
    """Return what a node says by itself, as far as it is there."""
    others = (*_DERIVED, "labels", "label")
    return {name: value for name, value in node.items() if value is not None and name not in others}


def write(
    transaction: neo4j.ManagedTransaction, label: str, changed: Iterable[Change], kinds: Collection[str] = ()
) -> None:
    """Write nodes, with their labels and no others of ``kinds``; what follows from others too stays as it is."""
    batch = [
        {
            "id": row["id"],
            "labels": row.get("labels", []),
            "node": {**stated(row), **{name: value for name, value in (before or {}).items() if name in _DERIVED}},
        }
        for row, before in changed
    ]
    labelled = (
        "REMOVE n:$([label IN labels(n) WHERE label IN $kinds AND NOT label IN row.labels]) SET n:$(row.labels) "
        if kinds
        else ""
    )
    query = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.node {labelled}RETURN count(*) AS n"
    counted(transaction, query, batch, f"nodes of {label}", kinds=sorted(kinds))


def remove(transaction: neo4j.ManagedTransaction, at: Sequence[str]) -> int:
    """Remove nodes, given by the server's own ids, and return how many had to stay for others' relationships.

    What stays is marked, and counts as nothing that graphmodel says.
    """
    some = "UNWIND $at AS at MATCH (n) WHERE elementId(n) = at"
    transaction.run(
        f"{some} MATCH (n)-[r]-() WHERE r.written_by = $writer "
        "OR startNode(r).written_by = $writer AND endNode(r).id = startNode(r)[$ends[type(r)]] DELETE r",
        at=at,
        ends=CLAIM_ENDS,
        writer=WRITER,
    ).consume()
    transaction.run(f"{some} AND NOT (n)--() DELETE n", at=at).consume()
    left: int = transaction.run(
        f"{some} SET n.written_by = $left REMOVE n._digest RETURN count(n) AS n", at=at, left=LEFT
    ).single(strict=True)["n"]
    return left


def delete_relationships(transaction: neo4j.ManagedTransaction, at: Sequence[str]) -> None:
    """Remove relationships, given by the server's own ids."""
    if at:
        query = "UNWIND $at AS at MATCH ()-[r]->() WHERE elementId(r) = at DELETE r"
        transaction.run(query, at=list(at)).consume()
