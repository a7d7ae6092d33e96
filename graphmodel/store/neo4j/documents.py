"""Documents on a server: what each was made from, and so what its origin is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import neo4j

from graphmodel.claims.model import Document
from graphmodel.errors import StoreError
from graphmodel.evidence import Origin, Origins
from graphmodel.store.neo4j import marks, nodes
from graphmodel.store.neo4j.rows import WRITER, Row, document_from

EDITION_OF = "EDITION_OF"
"""Joins a publisher to the one whose house it is of."""

_NAMED = "Publisher {name"
_PUBLISHERS = "MATCH (p:Publisher) WHERE p.written_by = $writer RETURN elementId(p), p.name"


class Link(NamedTuple):
    """That a document, or a publisher, is joined to another: by an id, or by a name."""

    source: str
    type: str
    target: str
    to_publisher: bool
    how: str | None = None


class Settling(NamedTuple):
    """What of documents does not follow from them all as it should."""

    origins: list[Row]
    """Documents with another origin, each with its own."""
    publishers: list[str]
    """Publishers that are not there."""
    missing: list[Link]
    wrong: list[str]
    """Relationships that say otherwise, by the server's own ids."""
    idle: list[str]
    """Nodes of publishers of whom no document speaks, likewise."""


def settling(transaction: neo4j.ManagedTransaction) -> Settling:
    """Return what is still to be settled: a document's origin may change with another's, or with whose house it is.

    Raises:
        StoreError: a document is not there from which another is derived, or a publisher's node is somebody else's.

    """
    stored = _stored(transaction)
    documents = {row["id"]: document_from(row) for row in stored}
    links = dict.fromkeys(link for document in documents.values() for link in links_of(document))
    if gone := {link.target for link in links if not link.to_publisher} - documents.keys():
        raise StoreError(f"no document {min(gone)!r}, from which another is derived", "load it too")
    named = {link.target for link in links if link.to_publisher}
    nodes.refuse_strangers(transaction, "Publisher", sorted(named), "name")
    there = transaction.run(_PUBLISHERS, writer=WRITER).values()
    wrong = []
    for record in transaction.run(
        "MATCH (a:Document|Publisher)-[r:DERIVED_FROM|PUBLISHED_BY|EDITION_OF {written_by: $writer}]->(b) "
        "RETURN elementId(r) AS at, coalesce(a.id, a.name) AS source, type(r) AS type, "
        "coalesce(b.id, b.name) AS target, b:Publisher AS to_publisher, r.how AS how, properties(r) AS properties",
        writer=WRITER,
    ):
        link = Link(**{field: record[field] for field in Link._fields})
        if link not in links or record["properties"] != properties(link):
            wrong.append(record["at"])
        else:
            del links[link]
    return Settling(
        _other_origins(stored, Origins(documents)),
        sorted(named - {name for _, name in there}),
        list(links),
        wrong,
        [at for at, name in there if name not in named],
    )


def settle(transaction: neo4j.ManagedTransaction) -> None:
    """Settle the origins of all documents, and mark the claims of those that had another before."""
    todo = settling(transaction)
    if todo.origins:
        query = "UNWIND $rows AS row MATCH (d:Document {id: row.id}) SET d += row.set"
        transaction.run(query, rows=todo.origins).consume()
        marks.in_documents(transaction, [row["id"] for row in todo.origins])
        marks.with_sources(transaction)
    nodes.delete_relationships(transaction, todo.wrong)
    nodes.remove(transaction, todo.idle)
    query = "UNWIND $names AS name MERGE (p:Publisher {name: name}) SET p.written_by = $writer"
    transaction.run(query, names=todo.publishers, writer=WRITER).consume()
    for source, target in (("Document {id", "Document {id"), ("Document {id", _NAMED), (_NAMED, _NAMED)):
        rows = [
            {"source": link.source, "type": link.type, "target": link.target, "properties": properties(link)}
            for link in todo.missing
            if (link.type == EDITION_OF, link.to_publisher) == (source == _NAMED, target == _NAMED)
        ]
        nodes.counted(
            transaction,
            f"UNWIND $rows AS row MATCH (a:{source}: row.source}}) MATCH (b:{target}: row.target}}) "
            "CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties RETURN count(*) AS n",
            rows,
            "relationships of documents",
        )


def _other_origins(stored: Iterable[Row], origins: Origins) -> list[Row]:
    changed = []
    for row in stored:
        settled = origin_row(origins.of(row["id"]))
        if any(row.get(name) != value for name, value in settled.items()):
            changed.append({"id": row["id"], "set": settled})
    return changed


def origin_row(origin: Origin) -> Row:
    """Return what a document's node says of its origin."""
    shared = list(origin.shared) or None
    return {"origins": list(origin.roots), "origins_declared": origin.declared, "_shared": shared}


def properties(link: Link) -> Row:
    """Return what the relationship says that joins two."""
    return {"how": link.how, "written_by": WRITER} if link.how else {"written_by": WRITER}


def links_of(document: Document) -> Iterator[Link]:
    """Yield who published a document, whose house that is, and what the document was made from."""
    for publisher in document.publishers:
        yield Link(document.id, "PUBLISHED_BY", publisher, True)
        if document.house and document.house != publisher:
            yield Link(publisher, EDITION_OF, document.house, True)
    for source in document.derived_from or ():
        target = source.publisher or source.document
        if target is not None:
            yield Link(document.id, "DERIVED_FROM", target, source.publisher is not None, source.how)


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
