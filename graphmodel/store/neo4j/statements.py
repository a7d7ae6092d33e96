"""The statements by which a load writes, each within a transaction of its caller.

A statement that writes rows says how many it wrote, and `counted` compares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

import msgspec
import neo4j

from graphmodel.errors import StoreError
from graphmodel.evidence import EventDates, dates_of_events
from graphmodel.store.neo4j.rows import LEFT, WRITER, Row, claim_from

_SETTLED = ("roots", "declared", "shared", "underived")
"""What a node says that follows from others too: a document of its origin; whether something is still to be derived."""

_CLAIM_ENDS = {"attributed_to": "ATTRIBUTED_TO", "event": "IN_EVENT", "place": "AT_PLACE"}
_OF_A_CLAIM = {"subject": "SUBJECT", "object": "OBJECT", "document": "IN_DOCUMENT", **_CLAIM_ENDS}
"""What joins a claim to what it speaks of, by the property that says what that is. No relation may be called so; what
somebody else joins to a claim by these names has another end."""

_STATE = "state"
"""The name of the node that says what a load which was stopped has left to do. Who writes documents or words of the
vocabulary writes it too, and so holds it until the end of the transaction."""

_ENDS = "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object})"
_DERIVED = "(s)-[r:$(row.relation) {written_by: $writer}]->(o)"
"""A derived relationship of any type, which is a value and never read as Cypher: a server would take longer to plan a
statement for each type than to write."""

DATED_CLAIMS = (
    "UNWIND $ids AS id MATCH (e:Entity {id: id})<-[:IN_EVENT]-(c:Claim) "
    "WHERE c.event = id AND c.first IS NOT NULL AND c.stance = 'asserted' AND c.written_by = $writer "
    "RETURN properties(c) AS claim"
)
"""Asks for the claims from which `dates_of_events` has the dates of events."""


def counted(
    transaction: neo4j.ManagedTransaction, query: str, batch: Sequence[Row], what: str, **parameters: Any
) -> None:
    """Run a statement that returns how many rows it wrote, and compare: a missing end must not be silent.

    Its plan is kept for the next batch, whatever the batches before have done to the server's statistics.
    """
    written = transaction.run(f"CYPHER replan=skip {query}", rows=list(batch), writer=WRITER, **parameters)
    number = written.single(strict=True)["n"]
    if number != len(batch):
        raise StoreError(
            f"the server wrote {number:,} of {len(batch):,} {what}",
            "was something removed from the server meanwhile? Load again",
        )


def changed_rows(
    transaction: neo4j.ManagedTransaction, label: str, batch: Sequence[Row]
) -> tuple[list[Row], list[dict[str, Any]]]:
    """Return the rows of which the server does not have a node just so, and the nodes that they will change.

    Raises:
        StoreError: one of the ids is that of a node of somebody else.

    """
    query = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN properties(n) AS node"
    known = {node["id"]: node for node in transaction.run(query, ids=[row["id"] for row in batch]).value("node")}
    _refuse_strangers(f"(:{label} {{id: %r}})", known)
    changed = [
        row
        for row in batch
        if {name: value for name, value in row.items() if value is not None}
        != {name: value for name, value in known.get(row["id"], {}).items() if name not in _SETTLED}
    ]
    return changed, [known[row["id"]] for row in changed if row["id"] in known]


def _refuse_strangers(pattern: str, known: Mapping[str, Mapping[str, Any]]) -> None:
    for key, node in sorted(known.items()):
        if node.get("written_by") not in (WRITER, LEFT):
            raise StoreError(
                f"the server has a node {pattern % key} that graphmodel did not write",
                "use another database, or give one of the two another id",
            )


def write_entities(transaction: neo4j.ManagedTransaction, batch: Sequence[Row], kinds: Iterable[str]) -> None:
    """Write entities, each with the label of its kind and of no other kind."""
    if batch:
        counted(
            transaction,
            "UNWIND $rows AS row MERGE (e:Entity {id: row.id}) SET e = row "
            "REMOVE e:$([kind IN labels(e) WHERE kind IN $kinds AND kind <> row.kind]) "
            "SET e:$(row.kind) RETURN count(*) AS n",
            batch,
            "entities",
            kinds=sorted({*kinds} - {"Entity"}),
        )


def let_go(transaction: neo4j.ManagedTransaction, claims: Sequence[str]) -> None:
    """Cut claims that will say something else, or nothing, from what they spoke of."""
    if claims:
        ours = " OR ".join(f"(type(r) = '{type_}' AND n.id = c.{field})" for field, type_ in _OF_A_CLAIM.items())
        transaction.run(
            f"UNWIND $ids AS id MATCH (c:Claim {{id: id}})-[r]->(n) WHERE {ours} DELETE r", ids=list(claims)
        ).consume()


def write_claims(transaction: neo4j.ManagedTransaction, verb: str, batch: Sequence[Row]) -> None:
    """Write claims that hang on nothing yet, new ones (CREATE) or known ones (MERGE)."""
    if not batch:
        return
    counted(
        transaction,
        "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
        f"MATCH (d:Document {{id: row.document}}) {verb} (c:Claim {{id: row.id}}) SET c = row "
        "CREATE (c)-[:SUBJECT]->(s) CREATE (c)-[:OBJECT]->(o) CREATE (c)-[:IN_DOCUMENT]->(d) RETURN count(*) AS n",
        batch,
        "claims with both ends and a document",
    )
    named = [
        {"id": row["id"], "type": type_, "end": row[field]}
        for row in batch
        for field, type_ in _CLAIM_ENDS.items()
        if row.get(field)
    ]
    if named:
        counted(
            transaction,
            "UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.end}) "
            "CREATE (c)-[:$(row.type)]->(e) RETURN count(*) AS n",
            named,
            f"ends of claims ({', '.join(_CLAIM_ENDS)})",
        )


def write_relationships(transaction: neo4j.ManagedTransaction, verb: str, batch: Sequence[Row]) -> None:
    """Write derived relationships, new ones (CREATE) or known ones (MERGE)."""
    if batch:
        query = f"{_ENDS} {verb} {_DERIVED} SET r = row.properties RETURN count(*) AS n"
        counted(transaction, query, batch, "relationships")


def remove_relationships(transaction: neo4j.ManagedTransaction, batch: Sequence[Row]) -> None:
    """Remove derived relationships."""
    if batch:
        transaction.run(f"{_ENDS} MATCH {_DERIVED} DELETE r", rows=list(batch), writer=WRITER).consume()


def lock(transaction: neo4j.ManagedTransaction, triples: Iterable[str]) -> None:
    """Let nobody else change the relationships of these subjects meanwhile."""
    subjects = {msgspec.json.decode(triple, type=tuple[str, str, str])[0] for triple in triples}
    transaction.run(
        "UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.locked = true REMOVE e.locked", ids=sorted(subjects)
    ).consume()


def lock_events(transaction: neo4j.ManagedTransaction, events: Iterable[str]) -> EventDates:
    """Let nobody else change the dates of these events meanwhile, and return them."""
    ids = sorted(events)
    if not ids:
        return {}
    transaction.run(
        "UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.locked = true REMOVE e.locked", ids=ids
    ).consume()
    return dates_of_events(map(claim_from, transaction.run(DATED_CLAIMS, ids=ids, writer=WRITER).value("claim")))


def mark_events(transaction: neo4j.ManagedTransaction, claims: Iterable[Row]) -> None:
    """Mark the events of which claims give a date, until what other claims have from them is derived again."""
    ids = sorted({row["event"] for row in claims if row.get("event") and row.get("first")})
    if ids:
        transaction.run(
            "UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.underived = $mark", ids=ids, mark=str(uuid4())
        ).consume()


def names(transaction: neo4j.ManagedTransaction, ids: Collection[str]) -> dict[str, str]:
    """Return the names of entities."""
    if not ids:
        return {}
    records = transaction.run("UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, e.name AS name", ids=sorted(ids))
    return {record["id"]: record["name"] for record in records}


def remove(transaction: neo4j.ManagedTransaction, label: str, ids: Sequence[str]) -> int:
    """Remove nodes that graphmodel wrote, and return how many had to stay for somebody else's relationships.

    What stays is marked, and counts as nothing that graphmodel says.
    """
    if label == "Claim":
        let_go(transaction, ids)
    transaction.run(
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r]-() WHERE r.written_by = $writer DELETE r",
        ids=ids,
        writer=WRITER,
    ).consume()
    transaction.run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT (n)--() DELETE n", ids=ids).consume()
    left: int = transaction.run(
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) SET n.written_by = $left RETURN count(n) AS n",
        ids=ids,
        left=LEFT,
    ).single(strict=True)["n"]
    return left


def hold_state(transaction: neo4j.ManagedTransaction, **properties: Any) -> Mapping[str, Any]:
    """Set properties of the state, let nobody else change it meanwhile, and return it; ``None`` removes a property."""
    query = "MERGE (v:Vocabulary {name: $name}) SET v.locked = true REMOVE v.locked RETURN properties(v) AS node"
    found = transaction.run(query, name=_STATE).single(strict=True)["node"]
    if found.keys() - {"name"}:
        _refuse_strangers("(:Vocabulary {name: %r})", {_STATE: found})
    properties = {"part": _STATE, "written_by": WRITER, **properties}
    transaction.run("MATCH (v:Vocabulary {name: $name}) SET v += $set", name=_STATE, set=properties).consume()
    return {**found, **properties}


def write_words(transaction: neo4j.ManagedTransaction, words: Sequence[Row], *, replace: bool) -> None:
    """Write words of the vocabulary, and with ``replace`` remove all others."""
    names = [row["name"] for row in words]
    held = transaction.run(
        "MATCH (v:Vocabulary) WHERE v.name IN $names RETURN properties(v) AS node", names=names
    ).value("node")
    _refuse_strangers("(:Vocabulary {name: %r})", {node["name"]: node for node in held})
    transaction.run(
        "UNWIND $rows AS row MERGE (v:Vocabulary {name: row.name}) "
        "SET v.part = row.part, v.definition = row.definition, v.written_by = $writer",
        rows=list(words),
        writer=WRITER,
    ).consume()
    if replace:
        transaction.run(
            "MATCH (v:Vocabulary) WHERE v.written_by = $writer AND v.part IN ['kind', 'relation'] "
            "AND NOT v.name IN $names DELETE v",
            writer=WRITER,
            names=names,
        ).consume()
