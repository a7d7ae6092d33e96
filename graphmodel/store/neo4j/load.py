"""Writing claims to a Neo4j server, so that it can be stopped at any moment and run again.

A batch is one transaction: its claims and the relationships derived from them are there together or not at all.
Before a transaction reads what a relationship is derived from it locks the relationship's subject and the documents,
so that of two loaders at once neither overwrites what it has not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import uuid4

import neo4j

from graphmodel.claims.model import Claim
from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.vocabulary import Vocabulary, builtin
from graphmodel.evidence import Key, relationship_keys
from graphmodel.store.base import Loaded
from graphmodel.store.neo4j import documents, rows, schema, statements
from graphmodel.store.neo4j.batches import Batches, Progress
from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.derive import Deriver, claims_about, triples_of
from graphmodel.store.neo4j.rows import WRITER, Row


class Loader:
    """Writes claims to the database of a connection."""

    def __init__(self, connection: Connection, progress: Progress | None = None) -> None:
        self._connection = connection
        self._batches = Batches(connection, progress)
        self._deriver = Deriver(builtin(), {})

    def load(self, claims: ClaimSet, *, replace: bool = False) -> Loaded:
        """Add and update claims; with ``replace`` the store afterwards says what they say and nothing else.

        Raises:
            StoreError: the server does not do what it should, or holds nodes of somebody else under our ids.

        """
        schema.prepare(self._connection)
        self._merge_vocabulary(claims.vocabulary)
        self._batches.each("documents", [rows.document_row(d) for d in claims.documents.values()], documents.write)
        self._connection.write(documents.settle_origins)
        self._batches.each("entities", [rows.entity_row(e) for e in claims.entities.values()], self._merge_entities)
        self._deriver.names = {id_: entity.name for id_, entity in claims.entities.items()}
        relationships = self._merge_claims(claims.claims.values())
        removed = kept = 0
        if replace:
            removed, kept = self._remove_all_but(claims)
            self._merge_vocabulary(claims.vocabulary, replace=True)
        self._derive_what_is_marked()
        return Loaded(len(claims.documents), len(claims.entities), len(claims.claims), relationships, removed, kept)

    def _merge_vocabulary(self, vocabulary: Vocabulary, *, replace: bool = False) -> None:
        """Write the kinds and relations that are not built in just so, and learn all that the server has now.

        Claims of a relation that has become symmetric, or is so no longer, are about other relationships than before;
        where its meaning is another the sentences are.
        """
        words = rows.vocabulary_rows(vocabulary)

        def merge(transaction: neo4j.ManagedTransaction) -> tuple[Vocabulary, list[str]]:
            held = statements.hold_state(transaction).get("regroup", [])
            before = rows.vocabulary_from(transaction.run(rows.VOCABULARY, writer=WRITER))
            statements.write_words(transaction, words, replace=replace)
            after = rows.vocabulary_from(transaction.run(rows.VOCABULARY, writer=WRITER))
            changed = {r for r, known in after.relations.items() if before.relations.get(r, known) != known}
            regroup = sorted({*held} | changed | (before.symmetric ^ after.symmetric))
            statements.hold_state(transaction, regroup=regroup or None)
            return after, regroup

        after, regroup = self._connection.write(merge)
        self._deriver = Deriver(after, {})
        if regroup:
            stored = self._connection.stream(
                "MATCH (c:Claim) WHERE c.written_by = $writer AND c.relation IN $relations RETURN properties(c) AS row",
                writer=WRITER,
                relations=regroup,
            )
            again = [rows.claim_from(record["row"]) for record in stored]
            self._merge_claims(again)
            triples = {rows.triple_of(key) for claim in again for key in self._keys(claim)}
            self._batches.each("meanings changed", sorted(triples), self._deriver.again)
            self._connection.write(lambda tx: statements.hold_state(tx, regroup=None))

    def _keys(self, claim: Claim) -> list[Key]:
        return relationship_keys(claim, self._deriver.vocabulary)

    def _derive_what_is_marked(self) -> None:
        """Derive again what rests on marked nodes, and then take the marks away.

        Marked are documents that have another origin than before, entities with another name, and events of which
        claims give dates.
        """
        marked = self._connection.read(
            "MATCH (d:Document) WHERE d.underived IS NOT NULL RETURN d.id AS id, d.underived AS mark, true AS document "
            "UNION ALL "
            "MATCH (e:Entity) WHERE e.underived IS NOT NULL RETURN e.id AS id, e.underived AS mark, false AS document"
        )
        if not marked:
            return
        triples = self._triples_of("(:Document {id: id})<-[:IN_DOCUMENT]-", [r["id"] for r in marked if r["document"]])
        triples |= self._triples_of(
            "(:Entity {id: id})<-[:SUBJECT|OBJECT|ATTRIBUTED_TO|IN_EVENT|AT_PLACE]-",
            [r["id"] for r in marked if not r["document"]],
        )
        self._batches.each("relationships derived again", sorted(triples), self._deriver.again)
        # A mark that is another by now was set by another load meanwhile.
        marks = sorted({record["mark"] for record in marked})
        for label in ("Document", "Entity"):
            query = f"MATCH (n:{label}) WHERE n.underived IN $marks REMOVE n.underived"
            self._connection.write(lambda tx, query=query: tx.run(query, marks=marks).consume())  # type: ignore[misc]

    def _merge_entities(self, transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
        changed, before = statements.changed_rows(transaction, "Entity", batch)
        known = {node["id"]: node for node in before}
        mark = str(uuid4())
        for number, row in enumerate(changed):
            node = known.get(row["id"], row)
            changed[number] = {**row, "underived": mark if node["name"] != row["name"] else node.get("underived")}
        statements.write_entities(transaction, changed, self._deriver.vocabulary.kinds)

    def _merge_claims(self, claims: Iterable[Claim]) -> int:
        """Write claims, those of one relationship next to each other, and derive their relationships.

        Returns how many relationships they are about, involvements not counted. What the server has just so is left
        alone: since a claim and its relationships are written together, these are there too.
        """
        keyed = sorted(((self._keys(claim), claim) for claim in claims), key=lambda pair: (pair[0][0][1], pair[0][0]))
        batches = [rows.claim_row(claim, self._deriver.vocabulary) for _, claim in keyed]
        self._batches.each("claims", batches, self._merge_claim_batch)
        return len({keys[0] for keys, _ in keyed})

    def _merge_claim_batch(self, transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
        locked: set[str] = set()
        while True:  # until nothing is seen that is not locked: somebody may have been faster
            batch, before = statements.changed_rows(transaction, "Claim", batch)
            triples = triples_of((*batch, *before))
            if triples <= locked:
                break
            statements.lock(transaction, triples - locked)
            locked |= triples
        if not batch:
            return
        known = {node["id"] for node in before}
        statements.let_go(transaction, sorted(known))
        mine = {row["id"] for row in batch}
        stored = [row for row in claims_about(transaction, triples) if row["id"] not in mine]
        origins = documents.lock(transaction, {row["document"] for row in (*batch, *stored)})
        for verb, some in (
            ("CREATE", [row for row in batch if row["id"] not in known]),
            ("MERGE", [row for row in batch if row["id"] in known]),
        ):
            statements.write_claims(transaction, verb, some)
        statements.mark_events(transaction, (*batch, *before))
        self._deriver.derive(transaction, triples, [*batch, *stored], origins, triples_of((*stored, *before)))

    def _triples_of(self, pattern: str, ids: Collection[str]) -> set[str]:
        """Return the relationships that the claims are about which a pattern leads to from an ``id``."""
        records = self._connection.read(
            f"UNWIND $ids AS id MATCH {pattern}(c:Claim) WHERE c.written_by = $writer "
            "RETURN DISTINCT properties(c) AS claim",
            ids=list(ids),
            writer=WRITER,
        )
        return triples_of(record["claim"] for record in records)

    def _remove_all_but(self, claims: ClaimSet) -> tuple[int, int]:
        """Remove what graphmodel wrote and the input does not say; return how much that was, and what had to stay."""

        def remove_claims(transaction: neo4j.ManagedTransaction, batch: Sequence[str]) -> int:
            gone = transaction.run(
                "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.written_by = $writer RETURN properties(c) AS claim",
                ids=batch,
                writer=WRITER,
            ).value("claim")
            triples = triples_of(gone)
            statements.lock(transaction, triples)
            statements.mark_events(transaction, gone)
            left = statements.remove(transaction, "Claim", batch)
            self._deriver.again(transaction, triples)
            return left

        def remove_entities(transaction: neo4j.ManagedTransaction, batch: Sequence[str]) -> int:
            return statements.remove(transaction, "Entity", batch)

        removed = kept = 0
        for label, known, work in (
            ("Claim", claims.claims, remove_claims),
            ("Document", claims.documents, documents.remove),
            ("Entity", claims.entities, remove_entities),
        ):
            gone = self._ours_without(label, known)
            left = sum(self._batches.each(f"{label.lower()} nodes removed", gone, work))
            removed += len(gone) - left
            kept += left
        self._connection.write(documents.settle_origins)
        return removed, kept

    def _ours_without(self, label: str, known: Mapping[str, object]) -> list[str]:
        """Return the ids of the nodes that graphmodel wrote and that are not known."""
        ids = self._connection.stream(
            f"MATCH (n:{label}) WHERE n.written_by = $writer RETURN n.id AS id", writer=WRITER
        )
        return sorted(record["id"] for record in ids if record["id"] not in known)
