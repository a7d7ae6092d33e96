"""The relationships on a server, derived from the claims about them, within a transaction of the caller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
import neo4j

from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence import Context, Key, Origin, Origins, relate
from graphmodel.store.neo4j import rows, statements
from graphmodel.store.neo4j.rows import WRITER, Row, quoted

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
        origins = statements.lock_documents(transaction, {row["document"] for row in stored})
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
            origins = statements.all_origins(transaction)
        events = statements.lock_events(transaction, undated)
        asked = statements.names(transaction, mentioned - self.names.keys())

        def name(id_: str) -> str:
            return asked[id_] if id_ in asked else self.names[id_]

        written: dict[tuple[str, str], list[Row]] = defaultdict(list)
        gone: dict[str, list[Row]] = defaultdict(list)
        for triple, about in groups.items():
            subject, relation, object_ = key = msgspec.json.decode(triple, type=Key)
            ends: Row = {"subject": subject, "object": object_}
            if about:
                verb = "MERGE" if triple in occupied else "CREATE"
                related = relate(key, about, Context(origins, self.vocabulary.symmetric))
                properties = rows.relationship_row(related, events, name, self.vocabulary)
                written[relation, verb].append({**ends, "properties": properties})
            else:
                gone[relation].append(ends)
        match = "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
        for (relation, verb), found in sorted(written.items()):
            edge = f"(s)-[r:{quoted(relation)} {{written_by: $writer}}]->(o)"
            query = f"{match} {verb} {edge} SET r = row.properties RETURN count(*) AS n"
            statements.counted(transaction, query, found, f"relationships {relation}")
        for relation, found in sorted(gone.items()):
            edge = f"(s)-[r:{quoted(relation)} {{written_by: $writer}}]->(o)"
            transaction.run(f"{match} MATCH {edge} DELETE r", rows=found, writer=WRITER).consume()
