"""What somebody changed of what graphmodel wrote, beyond what is compared node by node when it is loaded again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
import neo4j

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import StoreError
from graphmodel.evidence import Key
from graphmodel.store.neo4j import nodes, rows
from graphmodel.store.neo4j.batches import Batches
from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.rows import WRITER, Row


def restore(batches: Batches, connection: Connection, claims: ClaimSet) -> None:
    """Give nodes that lost their label or have another id by now these back, known by their digest.

    Where the right one is there as well they are copies, and go.
    """
    known = {
        rows.digest(record): (label, id_)
        for label, records in (("Document", claims.documents), ("Entity", claims.entities), ("Claim", claims.claims))
        for id_, record in records.items()
    }
    there: set[tuple[str, str]] = set()
    moved: list[Row] = []
    for record in connection.stream(
        "MATCH (n) WHERE n._digest IS NOT NULL "
        "RETURN elementId(n) AS at, labels(n) AS labels, n.id AS id, n._digest AS digest"
    ):
        there |= {(label, record["id"]) for label in record["labels"]}
        right = known.get(record["digest"])
        if right and (right[0] not in record["labels"] or right[1] != record["id"]):
            moved.append({"at": record["at"], "right": right})
    batches.each("copies removed", [row["at"] for row in moved if row["right"] in there], nodes.remove)
    batches.each("nodes restored", [row for row in moved if row["right"] not in there], _restore)


def _restore(transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
    transaction.run(
        "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.at SET n:$(row.right[0]), n.id = row.right[1]",
        rows=list(batch),
    ).consume()


def again(connection: Connection, label: str, known: Collection[str], vocabulary: Vocabulary) -> list[Row]:
    """Return the nodes that graphmodel wrote of other claims than are loaded, as they should be by what they say.

    Raises:
        StoreError: one of them is not what it was.

    """
    query = f"MATCH (n:{label}) WHERE n.written_by = $writer RETURN properties(n) AS row"
    held = (record["row"] for record in connection.stream(query, writer=WRITER))
    return [row_again(label, row, vocabulary) for row in held if row["id"] not in known]


def row_again(label: str, row: Row, vocabulary: Vocabulary) -> Row:
    """Return the node of an entity or document as what it says makes it; only that it was loaded so is taken from it.

    Raises:
        StoreError: it does not say any more what a node of its label must.

    """
    try:
        if label == "Entity":
            made = rows.entity_row(rows.entity_from(row), vocabulary)
        else:
            made = rows.document_row(rows.document_from(row))
    except (msgspec.DecodeError, KeyError) as error:
        raise StoreError(
            f"the node (:{label} {{id: {row.get('id')!r}}}) on the server is none any more: {error}",
            "load again what it came from, or with --replace without it",
        ) from error
    return {**made, "_digest": row.get("_digest")}


def strays(connection: Connection) -> list[str]:
    """Return the relationships that say they are derived, and that no claims make, by the server's own ids."""
    made: set[Key] = set()
    for record in connection.stream(
        "MATCH (c:Claim) WHERE c.written_by = $writer RETURN c._triple, c._involvement, c._other_involvement",
        writer=WRITER,
    ):
        made.update(rows.key_of(triple) for triple in record.values() if triple is not None)
    held = connection.stream(
        "MATCH (s)-[r]->(o) WHERE (r.written_by = $writer OR r._evidence IS NOT NULL) AND NOT s:Document|Publisher "
        "RETURN elementId(r) AS at, s.id AS subject, type(r) AS relation, o.id AS object",
        writer=WRITER,
    )
    return [r["at"] for r in held if (r["subject"], r["relation"], r["object"]) not in made]
