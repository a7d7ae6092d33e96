"""Writing claims to a Neo4j server, so that it can be stopped at any moment and run again.

Writing nodes and deriving what follows from claims are two steps, each in batches of one transaction. What is written
marks the claims whose relationships it touches, and deriving clears the marks: what is marked when a load is stopped
the next one derives. One load writes at a time, a batch each, so that none overwrites what it has not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import neo4j

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import ROOT, Vocabulary
from graphmodel.evidence import relationship_keys
from graphmodel.store.base import Loaded
from graphmodel.store.neo4j import derive, documents, marks, mending, nodes, rows, schema, state, words
from graphmodel.store.neo4j.batches import Batches, Progress
from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.rows import WRITER, Row

T = TypeVar("T")


class Loader:
    """Writes claims to the database of a connection."""

    def __init__(self, connection: Connection, progress: Progress | None = None) -> None:
        self._connection = connection
        self._batches = Batches(connection, progress)

    def load(self, claims: ClaimSet, *, replace: bool = False, rebuild: bool = False) -> Loaded:
        """Add and update claims; with ``replace`` the store afterwards says what they say and nothing else.

        With ``rebuild``, and with ``replace``, everything that is there is compared with what it should be and mended.
        So it is where this program, or its vocabulary, means something else by it than the one that wrote it.

        Raises:
            StoreError: the server does not do what it should, or holds nodes of somebody else under our ids.

        """
        schema.prepare(self._connection)
        for label, ids in (("Document", claims.documents), ("Entity", claims.entities), ("Claim", claims.claims)):
            self._connection.reads(lambda tx, label=label, ids=ids: nodes.refuse_strangers(tx, label, ids))  # type: ignore[misc]
        vocabulary = self._write_words(claims.vocabulary)
        everything = replace or rebuild or not self._connection.reads(state.is_whole)
        if everything:
            mending.restore(self._batches, self._connection, claims)
        of_documents = [rows.document_row(document) for document in claims.documents.values()]
        of_entities = [rows.entity_row(entity, vocabulary) for entity in claims.entities.values()]
        if everything and not replace:
            of_documents += mending.again(self._connection, "Document", claims.documents, vocabulary)
            of_entities += mending.again(self._connection, "Entity", claims.entities, vocabulary)
        self._write("Document", "documents", of_documents, dict)
        self._write("Entity", "entities", of_entities, dict, vocabulary.kinds.keys() - {ROOT})
        about = {id_: relationship_keys(claim, vocabulary)[0] for id_, claim in claims.claims.items()}
        together = sorted(claims.claims, key=lambda id_: (about[id_], id_))
        self._write("Claim", "claims", together, lambda id_: rows.claim_row(claims.claims[id_], vocabulary))
        removed = kept = 0
        if replace:
            removed, kept = self._remove_all_but(claims)
            self._write_words(claims.vocabulary, replace=True)
        if any(self._connection.reads(documents.settling)):
            self._batches.once(documents.settle)
        self._derive(everything=everything)
        return Loaded(
            len(claims.documents), len(claims.entities), len(claims.claims), self._relationships(), removed, kept
        )

    def _write_words(self, vocabulary: Vocabulary, *, replace: bool = False) -> Vocabulary:
        """Write the words of a vocabulary, and return those that the server has then."""
        if self._connection.reads(lambda tx: any(words.difference(tx, vocabulary, replace=replace))):
            self._batches.once(lambda tx: words.write(tx, vocabulary, replace=replace))
        return self._connection.reads(words.read)

    def _write(
        self,
        label: str,
        what: str,
        items: Sequence[T],
        made: Callable[[T], Row],
        kinds: Collection[str] = (),
    ) -> None:
        """Write the nodes that the server does not have just so, and mark what that touches.

        Their rows are made of a batch at a time.
        """

        def changes(transaction: neo4j.ManagedTransaction, some: Sequence[T]) -> list[nodes.Change]:
            return nodes.changes(transaction, label, [made(item) for item in some], kinds)

        def write(transaction: neo4j.ManagedTransaction, some: Sequence[T]) -> None:
            _WRITE[label](transaction, changes(transaction, some), kinds)

        self._batches.each(what, items, write, needed=changes)

    def _derive(self, *, everything: bool) -> None:
        """Derive what is marked, until nothing is; ``everything`` is compared whether marked or not."""
        if everything:
            mine = "MATCH (c:Claim) WHERE c.written_by = $writer RETURN c.id AS id ORDER BY c._triple, c.id"
            self._batches.each("relationships", self._ids(mine), derive.derive)
        while marked := self._ids(marks.MARKED):
            self._batches.each("relationships", marked, derive.derive)
        if everything:
            self._batches.each("relationships removed", mending.strays(self._connection), nodes.delete_relationships)
            self._batches.once(lambda tx: state.set_whole(tx, whole=True))

    def _ids(self, query: str) -> list[str]:
        return [record["id"] for record in self._connection.stream(query, writer=WRITER)]

    def _relationships(self) -> int:
        """Return how many relationships there are, involvements not counted."""
        query = "MATCH (:Entity)-[r]->(:Entity) WHERE r.written_by = $writer AND NOT r.derived RETURN count(r) AS n"
        return int(self._connection.read(query, writer=WRITER)[0]["n"])

    def _remove_all_but(self, claims: ClaimSet) -> tuple[int, int]:
        """Remove what graphmodel wrote and the input does not say; return how much that was, and what had to stay."""
        removed = kept = 0
        for label, known, work in (
            ("Claim", claims.claims, _remove_claims),
            ("Document", claims.documents, _remove_documents),
            ("Entity", claims.entities, nodes.remove),
        ):
            query = f"MATCH (n:{label}) WHERE n.written_by = $writer RETURN n.id AS id, elementId(n) AS at"
            held: Mapping[str, object] = known
            gone = [r["at"] for r in self._connection.stream(query, writer=WRITER) if r["id"] not in held]
            left = sum(self._batches.each(f"{label.lower()} nodes removed", sorted(gone), work))
            removed += len(gone) - left
            kept += left
        return removed, kept


def _write_documents(
    transaction: neo4j.ManagedTransaction, changed: Sequence[nodes.Change], _: Collection[str]
) -> None:
    """Write documents, of which `documents.settle` is still to work out the origins."""
    nodes.write(transaction, "Document", changed)
    marks.with_sources(transaction)


def _write_entities(
    transaction: neo4j.ManagedTransaction, changed: Sequence[nodes.Change], kinds: Collection[str]
) -> None:
    """Write entities, each with the labels of its kinds and of no others."""
    nodes.write(transaction, "Entity", changed, kinds)
    renamed = [row["id"] for row, before in changed if before and before.get("name") != row["name"]]
    marks.mentioning(transaction, renamed)


def _write_claims(transaction: neo4j.ManagedTransaction, changed: Sequence[nodes.Change], _: Collection[str]) -> None:
    derive.write_claims(transaction, changed)


_WRITE = {"Document": _write_documents, "Entity": _write_entities, "Claim": _write_claims}


def _remove_claims(transaction: neo4j.ManagedTransaction, at: Sequence[str]) -> int:
    query = "UNWIND $at AS at MATCH (c) WHERE elementId(c) = at RETURN properties(c) AS claim"
    gone = transaction.run(query, at=at).value("claim")
    derive.let_go(transaction, gone)
    left = nodes.remove(transaction, at)
    marks.undated_of_events(transaction, gone)
    return left


def _remove_documents(transaction: neo4j.ManagedTransaction, at: Sequence[str]) -> int:
    marks.with_sources(transaction)
    return nodes.remove(transaction, at)
