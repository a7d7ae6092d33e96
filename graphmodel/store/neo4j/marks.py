"""Claims that are marked: of which the server's relationships are still to be derived.

Whatever changes what a relationship says marks the claims about it, in the same transaction; `derive` takes the marks
away in the one that writes the relationships. So a load may be stopped at any moment, and the next one goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import neo4j

from graphmodel.store.neo4j import rows
from graphmodel.store.neo4j.rows import MARK, WRITER, Row

_SET = f"SET c.{MARK} = true"

MARKED = f"MATCH (c:Claim) WHERE c.{MARK} AND c.written_by = $writer RETURN c.id AS id ORDER BY c._triple, c.id"
"""Asks for the ids of marked claims, those about one relationship next to each other."""


def about_the_same(transaction: neo4j.ManagedTransaction, claims: Collection[Row]) -> None:
    """Take away what was derived from claims that change or go, and mark the other claims about the same."""
    triples = sorted(rows.triples_of(claims))
    if not triples:
        return
    for name in rows.TRIPLES:
        transaction.run(f"UNWIND $triples AS triple {rows.matching(name, 'triple')} {_SET}", triples=triples).consume()
    transaction.run(
        "UNWIND $rows AS row MATCH (:Entity {id: row.subject})-[r:$(row.relation) {written_by: $writer}]->"
        "(:Entity {id: row.object}) DELETE r",
        rows=list(map(rows.ends_of, triples)),
        writer=WRITER,
    ).consume()


def undated_of_events(transaction: neo4j.ManagedTransaction, claims: Iterable[Row]) -> None:
    """Mark the claims without a date of the events that these claims date."""
    events = sorted({row["event"] for row in claims if row.get("event") and row.get("_first")})
    if events:
        transaction.run(
            f"UNWIND $ids AS id {rows.matching('event', 'id')} WHERE c._first IS NULL {_SET}", ids=events
        ).consume()


def mentioning(transaction: neo4j.ManagedTransaction, entities: Collection[str]) -> None:
    """Mark the claims that mention entities, whose names they tell."""
    if entities:
        transaction.run(
            "UNWIND $ids AS id "
            f"MATCH (:Entity {{id: id}})<-[:SUBJECT|OBJECT|ATTRIBUTED_TO|IN_EVENT|AT_PLACE]-(c:Claim) {_SET}",
            ids=sorted(entities),
        ).consume()


def in_documents(transaction: neo4j.ManagedTransaction, documents: Collection[str]) -> None:
    """Mark the claims of documents that have another origin than before."""
    if documents:
        transaction.run(
            f"UNWIND $ids AS id MATCH (:Document {{id: id}})<-[:IN_DOCUMENT]-(c:Claim) {_SET}", ids=sorted(documents)
        ).consume()


def with_sources(transaction: neo4j.ManagedTransaction) -> None:
    """Mark the claims that say themselves what they were made from: any document may change where that leads."""
    transaction.run(f"MATCH (c:Claim) WHERE c._derived_from IS NOT NULL {_SET}").consume()


def clear(transaction: neo4j.ManagedTransaction, claims: Collection[str]) -> None:
    """Take the marks of claims away, whose relationships are being derived."""
    transaction.run(
        f"UNWIND $ids AS id MATCH (c:Claim {{id: id}}) WHERE c.{MARK} REMOVE c.{MARK}", ids=list(claims)
    ).consume()
