"""Documents on a server, and what the origin of each is, within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

import neo4j

from graphmodel.claims.model import Document
from graphmodel.errors import StoreError
from graphmodel.evidence import Origin, Origins
from graphmodel.store.neo4j import statements
from graphmodel.store.neo4j.rows import WRITER, Row, document_from


def write(transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
    """Write documents, of which `settle_origins` is still to work out the origins."""
    changed, _ = statements.changed_rows(transaction, "Document", batch)
    if changed:
        statements.hold_state(transaction, unsettled=True)
        statements.counted(
            transaction,
            "UNWIND $rows AS row MERGE (d:Document {id: row.id}) WITH d, row, properties(d) AS before "
            "SET d = row, d.roots = before.roots, d.declared = before.declared, d.shared = before.shared, "
            "d.underived = before.underived RETURN count(*) AS n",
            changed,
            "documents",
        )


def remove(transaction: neo4j.ManagedTransaction, batch: Sequence[str]) -> int:
    """Remove documents, and return how many had to stay; the origins of others are to be worked out again."""
    statements.hold_state(transaction, unsettled=True)
    return statements.remove(transaction, "Document", batch)


def settle_origins(transaction: neo4j.ManagedTransaction) -> None:
    """Work out the origins of all documents, and mark those that had another before, until that is derived.

    A document's origin may change with another document's: that it is derived from, or whose house it shares.
    """
    if not statements.hold_state(transaction).get("unsettled"):
        return
    stored = _stored(transaction)
    documents = {row["id"]: document_from(row) for row in stored}
    links = _links(documents.values())
    missing = {link["source"] for link in links} - documents.keys()
    if missing:
        raise StoreError(f"no document {sorted(missing)[0]!r}, from which another is derived", "load it too")
    origins = Origins(documents)
    mark = str(uuid4())
    changed: list[Row] = []
    for row in stored:
        origin = origins.of(row["id"])
        settled: Row = {
            "roots": list(origin.roots), "declared": origin.declared, "shared": list(origin.shared) or None
        }  # fmt: skip
        if any(row.get(name) != value for name, value in settled.items()):
            # No claim is written before its document's origin: for a new one there is nothing to derive again.
            underived = mark if "roots" in row else None
            changed.append({"id": row["id"], "set": {**settled, "underived": underived}})
    transaction.run("UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d += row.set", rows=changed).consume()
    # What a claim says itself that it was made from may be another origin now although its document's is not.
    transaction.run(
        "MATCH (c:Claim)-[:IN_DOCUMENT]->(d) WHERE c.derived_from IS NOT NULL SET d.underived = $mark", mark=mark
    ).consume()
    transaction.run("MATCH (:Document)-[r:DERIVED_FROM {written_by: $writer}]->() DELETE r", writer=WRITER).consume()
    transaction.run(
        "UNWIND $links AS link MATCH (d:Document {id: link.id}) MATCH (s:Document {id: link.source}) "
        "MERGE (d)-[r:DERIVED_FROM {how: link.how, written_by: $writer}]->(s)",
        links=links,
        writer=WRITER,
    ).consume()
    statements.hold_state(transaction, unsettled=None)


def lock(transaction: neo4j.ManagedTransaction, documents: Iterable[str]) -> dict[str, Origin]:
    """Let nobody else change the origins of these documents meanwhile, and return them."""
    records = transaction.run(
        "UNWIND $ids AS id MATCH (d:Document {id: id}) SET d.locked = true REMOVE d.locked "
        "RETURN d.id AS id, d.roots AS roots, d.declared AS declared, d.shared AS shared",
        ids=sorted(documents),
    )
    return {r["id"]: Origin(tuple(r["roots"]), r["declared"], tuple(r["shared"] or ())) for r in records}


def all_origins(transaction: neo4j.ManagedTransaction) -> Origins:
    """Let nobody else settle the origins of documents meanwhile, and return those of all."""
    statements.hold_state(transaction)
    return Origins({row["id"]: document_from(row) for row in _stored(transaction)})


def _stored(transaction: neo4j.ManagedTransaction) -> list[Row]:
    query = "MATCH (d:Document) WHERE d.written_by = $writer RETURN d{.*} AS row"
    return transaction.run(query, writer=WRITER).value("row")


def _links(documents: Iterable[Document]) -> list[Row]:
    """Return which documents are derived from which, and how."""
    return [
        {"id": document.id, "source": source.document, "how": source.how}
        for document in documents
        for source in document.derived_from or ()
        if source.document is not None
    ]
