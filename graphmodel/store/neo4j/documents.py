"""Documents on a server: what each was made from, and so what its origin is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import neo4j

from graphmodel.claims.model import Document
from graphmodel.errors import StoreError
from graphmodel.evidence import Origin, Origins
from graphmodel.store.neo4j import marks
from graphmodel.store.neo4j.rows import WRITER, Row, document_from

_PROPERTIES = 2
"""So many has what graphmodel says of one document that is derived from another: how, and who wrote that."""


class Settling(NamedTuple):
    """What of documents does not follow from them all as it should."""

    origins: list[Row]
    """Documents with another origin, each with its own."""
    missing: list[Row]
    """Which documents are derived from which, and the server does not have it."""
    wrong: list[str]
    """Relationships that say otherwise."""


def settling(transaction: neo4j.ManagedTransaction) -> Settling:
    """Return what is still to be settled: a document's origin may change with another's, or with whose house it is.

    Raises:
        StoreError: a document is not there from which another is derived.

    """
    stored = _stored(transaction)
    documents = {row["id"]: document_from(row) for row in stored}
    links = {_link(link): link for link in _links(documents.values())}
    if gone := {link["source"] for link in links.values()} - documents.keys():
        raise StoreError(f"no document {min(gone)!r}, from which another is derived", "load it too")
    origins = Origins(documents)
    changed = []
    for row in stored:
        origin = origins.of(row["id"])
        shared = list(origin.shared) or None
        settled = {"origins": list(origin.roots), "origins_declared": origin.declared, "_shared": shared}
        if any(row.get(name) != value for name, value in settled.items()):
            changed.append({"id": row["id"], "set": settled})
    wrong = [
        record["at"]
        for record in transaction.run(
            "MATCH (d:Document)-[r:DERIVED_FROM {written_by: $writer}]->(s) "
            "RETURN elementId(r) AS at, d.id AS id, s.id AS source, r.how AS how, size(keys(r)) AS properties",
            writer=WRITER,
        )
        if record["properties"] != _PROPERTIES or links.pop(_link(record), None) is None
    ]
    return Settling(changed, list(links.values()), wrong)


def settle(transaction: neo4j.ManagedTransaction) -> None:
    """Settle the origins of all documents, and mark the claims of those that had another before."""
    found = settling(transaction)
    if found.origins:
        transaction.run(
            "UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d += row.set", rows=found.origins
        ).consume()
        marks.in_documents(transaction, [row["id"] for row in found.origins])
        marks.with_sources(transaction)
    if found.wrong:
        transaction.run(
            "UNWIND $wrong AS at MATCH ()-[r]->() WHERE elementId(r) = at DELETE r", wrong=found.wrong
        ).consume()
    if found.missing:
        transaction.run(
            "UNWIND $links AS link MATCH (d:Document {id: link.id}) MATCH (s:Document {id: link.source}) "
            "CREATE (d)-[:DERIVED_FROM {how: link.how, written_by: $writer}]->(s)",
            links=found.missing,
            writer=WRITER,
        ).consume()


def origins(transaction: neo4j.ManagedTransaction, documents: Iterable[str]) -> dict[str, Origin]:
    """Return the origins of those of the documents that are there, as they are settled."""
    records = transaction.run(
        "UNWIND $ids AS id MATCH (d:Document {id: id}) WHERE d.origins IS NOT NULL "
        "RETURN id, d.origins AS roots, d.origins_declared AS declared, d._shared AS shared",
        ids=sorted(documents),
    )
    return {r["id"]: Origin(tuple(r["roots"]), r["declared"], tuple(r["shared"] or ())) for r in records}


def all_origins(transaction: neo4j.ManagedTransaction) -> Origins:
    """Return what says the origin of whatever claims say that they were made from."""
    return Origins({row["id"]: document_from(row) for row in _stored(transaction)})


def _stored(transaction: neo4j.ManagedTransaction) -> list[Row]:
    query = "MATCH (d:Document) WHERE d.written_by = $writer RETURN d{.*} AS row"
    return transaction.run(query, writer=WRITER).value("row")


def _link(link: Mapping[str, Any]) -> tuple[str, str, str]:
    return link["id"], link["source"], link["how"]


def _links(documents: Iterable[Document]) -> list[Row]:
    """Return which documents are derived from which, and how."""
    return [
        {"id": document.id, "source": source.document, "how": source.how}
        for document in documents
        for source in document.derived_from or ()
        if source.document is not None
    ]
