"""The relationships on a server, derived from the claims about them, within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import neo4j

from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import StoreError
from graphmodel.evidence import Context, Key, Origin, Origins, relate
from graphmodel.store.neo4j import documents, rows, statements
from graphmodel.store.neo4j.rows import WRITER, Row

_MENTIONED = ("subject", "object", "attributed_to", "event", "place")
"""What of a claim is an entity, of which what is derived tells the name."""


def triples_of(claims: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the relationships that claims are about, those of all involvements included."""
    return {claim[name] for claim in claims for name in rows.TRIPLES if claim.get(name) is not None}


def claims_about(transaction: neo4j.ManagedTransaction, triples: Collection[str]) -> list[Row]:
    """Return the claims about relationships, as the server has them."""
    found: dict[str, Row] = {}
    for name in rows.TRIPLES:
        query = (
            f"UNWIND $triples AS triple MATCH (c:Claim {{{name}: triple}}) WHERE c.written_by = $writer "
            "RETURN properties(c) AS claim"
        )
        claims = transaction.run(query, triples=list(triples), writer=WRITER).value("claim")
        found.update((claim["id"], claim) for claim in claims)
    return list(found.values())


class Deriver:
    """Writes relationships as all claims about them make them."""

    def __init__(self, vocabulary: Vocabulary, names: Mapping[str, str]) -> None:
        self.vocabulary = vocabulary
        self.names = names
        """The names of entities that the caller has just written; others are asked for."""

    def again(self, transaction: neo4j.ManagedTransaction, triples: Collection[str]) -> None:
        """Derive relationships again from what the server has."""
        statements.lock(transaction, triples)
        stored = claims_about(transaction, triples)
        origins = documents.lock(transaction, {row["document"] for row in stored})
        self.derive(transaction, triples, stored, origins, triples)

    def derive(
        self,
        transaction: neo4j.ManagedTransaction,
        triples: Collection[str],
        claims: Iterable[Row],
        known: Mapping[str, Origin],
        occupied: Collection[str],
    ) -> None:
        """Write relationships as all claims about them make them; one without claims goes.

        Only those that are ``occupied`` may be there already.
        """
        groups: dict[str, list[Claim]] = {triple: [] for triple in triples}
        mentioned: set[str] = set()
        undated: set[str] = set()
        for row in claims:
            claim = rows.claim_from(row)
            for triple in triples_of([row]) & groups.keys():
                groups[triple].append(claim)
            mentioned.update(id_ for field in _MENTIONED if (id_ := getattr(claim, field)))
            if claim.event and "first" not in row:
                undated.add(claim.event)
        origins = Origins.known(known)
        if any(claim.derived_from is not None for about in groups.values() for claim in about):
            origins = documents.all_origins(transaction)
        events = statements.lock_events(transaction, undated)
        asked = statements.names(transaction, mentioned - self.names.keys())

        def name(id_: str) -> str:
            return asked[id_] if id_ in asked else self.names[id_]

        written: dict[str, list[Row]] = {"CREATE": [], "MERGE": []}
        gone: list[Row] = []
        for triple, about in groups.items():
            subject, relation, object_ = key = msgspec.json.decode(triple, type=Key)
            edge: Row = {"subject": subject, "relation": relation, "object": object_}
            if not about:
                gone.append(edge)
                continue
            if relation not in self.vocabulary.relations:
                raise StoreError(
                    f"there are claims of a relation {relation!r}, which the vocabulary does not have",
                    "load again what they came from, and its vocabulary with them",
                )
            related = relate(key, about, Context(origins, self.vocabulary))
            edge["properties"] = rows.relationship_row(related, events, name, self.vocabulary)
            written["MERGE" if triple in occupied else "CREATE"].append(edge)
        for verb, edges in written.items():
            statements.write_relationships(transaction, verb, edges)
        statements.remove_relationships(transaction, gone)
