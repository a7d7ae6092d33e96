"""What follows from claims on a server: their ends, and the relationships that they are about.

It is compared with what is there, and only what differs is written: so the same work derives what is marked, mends
what somebody has damaged, and says in a check what it would mend.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec
import neo4j

from graphmodel.claims.model import Claim, mentioned
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import StoreError
from graphmodel.evidence import Context, EventDates, Key, Origins, dates_of_events, relate
from graphmodel.store.neo4j import documents, marks, nodes, rows, words
from graphmodel.store.neo4j.rows import WRITER, Row

_WITH_ENDS = (
    "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.written_by = $writer RETURN collect({row: properties(c), "
    f"ends: [(c)-[r:{'|'.join(nodes.CLAIM_ENDS)}]->(n) WHERE n:Entity OR n:Document | [type(r), n.id]]}}) AS found"
)
DATED_CLAIMS = (
    f"UNWIND $ids AS id {rows.matching('event', 'id')} "
    "WHERE c._first IS NOT NULL AND c.stance = 'asserted' AND c.written_by = $writer RETURN properties(c) AS claim"
)
"""Asks for the claims from which `dates_of_events` has the dates of events."""


_LOAD_AGAIN = "load again what it came from, or with --replace without it"


class Differences(NamedTuple):
    """What on the server is not as claims make it."""

    claims: list[nodes.Change]
    """Claims whose days or keys are others."""
    ends: list[Row]
    """Ends of claims that are missing."""
    wrong: list[str]
    """Relationships that say something else than they should, or that are there twice."""
    missing: list[Row]
    """Relationships that are not there just so."""
    doubled: list[Key]
    """Those that are, and others like them."""


def derive(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> None:
    """Let the relationships that claims are about, and the ends of the claims, be as all claims make them."""
    wanted = differences(transaction, ids)
    if wanted.claims:
        write_claims(transaction, wanted.claims)
        wanted = differences(transaction, ids)
    marks.clear(transaction, ids)
    for label in ("Entity", "Document"):  # each by itself, so that the server finds ends by its index
        nodes.counted(
            transaction,
            f"UNWIND $rows AS row MATCH (c:Claim {{id: row.claim}}) MATCH (n:{label} {{id: row.end}}) "
            "CREATE (c)-[:$(row.type)]->(n) RETURN count(*) AS n",
            [end for end in wanted.ends if (end["type"] == "IN_DOCUMENT") == (label == "Document")],
            "ends of claims",
        )
    nodes.delete_relationships(transaction, wanted.wrong)
    nodes.counted(
        transaction,
        "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
        "CREATE (s)-[r:$(row.relation)]->(o) SET r = row.properties RETURN count(*) AS n",
        wanted.missing,
        "relationships",
    )


def write_claims(transaction: neo4j.ManagedTransaction, changed: Sequence[nodes.Change]) -> None:
    """Write claims, whose ends and relationships are then to be derived."""
    before = [dict(change.before) for change in changed if change.before]
    let_go(transaction, before)
    marked = [change._replace(before={**(change.before or {}), rows.MARK: True}) for change in changed]
    nodes.write(transaction, "Claim", marked)
    marks.undated_of_events(transaction, [*before, *(change.row for change in changed)])


def let_go(transaction: neo4j.ManagedTransaction, claims: Sequence[Row]) -> None:
    """Cut claims that will say something else, or nothing, from what they spoke of."""
    if claims:
        transaction.run(
            "UNWIND $ids AS id MATCH (c:Claim {id: id})-[r]->(n) WHERE n.id = c[$ends[type(r)]] DELETE r",
            ids=[claim["id"] for claim in claims],
            ends=nodes.CLAIM_ENDS,
        ).consume()
        marks.about_the_same(transaction, claims)


def differences(transaction: neo4j.ManagedTransaction, ids: Sequence[str]) -> Differences:
    """Return what is not as claims make it, of some claims and of the relationships that they are about.

    Raises:
        StoreError: a claim is of a relation that the vocabulary does not have, or is none any more.

    """
    vocabulary = words.read(transaction)
    records = transaction.run(_WITH_ENDS, ids=list(ids), writer=WRITER).single(strict=True)["found"]
    batch = [again(record["row"], vocabulary) for record in records]
    changed = [
        nodes.Change(row, record["row"])
        for row, record in zip(batch, records, strict=True)
        if nodes.stated(row) != nodes.stated(record["row"])
    ]
    ends: list[Row] = []
    for row, record in zip(batch, records, strict=True):
        there = {(type_, end) for type_, end in record["ends"]}
        ends += (
            {"claim": row["id"], "type": type_, "end": row[field]}
            for type_, field in nodes.CLAIM_ENDS.items()
            if row.get(field) is not None and (type_, row[field]) not in there
        )
    triples = rows.triples_of(batch)
    relationships = _relationships(transaction, triples, {row["id"]: row for row in batch}, vocabulary)
    return Differences(changed, ends, *relationships)


def again(row: Row, vocabulary: Vocabulary) -> Row:
    """Return a claim's node as it should be by what it says; only that it was loaded so is taken from it."""
    return {**rows.claim_row(_claim(row, vocabulary), vocabulary), "_digest": row.get("_digest")}


def _claim(row: Row, vocabulary: Vocabulary) -> Claim:
    try:
        claim = rows.claim_from(row)
    except (msgspec.DecodeError, KeyError) as error:
        raise StoreError(f"the claim {row.get('id')!r} on the server is none any more: {error}", _LOAD_AGAIN) from error
    if claim.relation not in vocabulary.relations:
        raise StoreError(
            f"there are claims of a relation {claim.relation!r}, which the vocabulary does not have",
            "load again what they came from, and its vocabulary with them",
        )
    return claim


def _relationships(
    transaction: neo4j.ManagedTransaction, triples: Set[str], batch: Mapping[str, Row], vocabulary: Vocabulary
) -> tuple[list[str], list[Row], list[Key]]:
    """Return which relationships are not as all claims about them make them, those missing, and those doubled."""
    claims = {**_claims_about(transaction, triples, batch.keys()), **batch}
    expected = _expected(transaction, triples, claims.values(), vocabulary)
    wrong: list[str] = []
    doubled: list[Key] = []
    right: set[str] = set()
    for record in transaction.run(
        "UNWIND $rows AS row MATCH (s:Entity {id: row.subject})-[r:$(row.relation)]->(o:Entity {id: row.object}) "
        "WHERE r.written_by = $writer OR r._evidence IS NOT NULL "
        "RETURN row.triple AS triple, elementId(r) AS at, properties(r) AS properties",
        rows=[{"triple": triple, **rows.ends_of(triple)} for triple in sorted(triples)],
        writer=WRITER,
    ):
        triple = record["triple"]
        if triple in right:
            doubled.append(rows.key_of(triple))
        if triple not in right and record["properties"] == expected[triple]:
            right.add(triple)
        else:
            wrong.append(record["at"])
    missing = [{**rows.ends_of(t), "properties": row} for t, row in expected.items() if t not in right]
    return wrong, missing, doubled


def _claims_about(
    transaction: neo4j.ManagedTransaction, triples: Collection[str], known: Collection[str]
) -> dict[str, Row]:
    """Return the claims about relationships, as the server has them, but those that are known."""
    about: dict[str, Row] = {}
    for name in rows.TRIPLES:
        query = (
            f"UNWIND $triples AS triple {rows.matching(name, 'triple')} "
            "WHERE c.written_by = $writer AND NOT c.id IN $known RETURN properties(c) AS claim"
        )
        claims = transaction.run(query, triples=list(triples), known=list(known), writer=WRITER).value("claim")
        about.update((claim["id"], claim) for claim in claims)
    return about


def _expected(
    transaction: neo4j.ManagedTransaction, triples: Set[str], claims: Collection[Row], vocabulary: Vocabulary
) -> dict[str, Row]:
    """Return the properties of relationships as claims make them.

    Raises:
        StoreError: the server does not have what the claims speak of.

    """
    groups: dict[str, list[Claim]] = {}
    read = [_claim(row, vocabulary) for row in claims]
    for row, claim in zip(claims, read, strict=True):
        for triple in rows.triples_of([row]) & triples:
            groups.setdefault(triple, []).append(claim)
    spoken_of = mentioned(read)
    origins = _origins(transaction, claims)
    query = (
        "UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.written_by = $writer RETURN collect([id, e.name]) AS names"
    )
    names = dict(transaction.run(query, ids=sorted(spoken_of), writer=WRITER).single(strict=True)["names"])
    if gone := spoken_of - names.keys():
        raise StoreError(f"claims speak of {min(gone)!r}, which the server does not have", _LOAD_AGAIN)
    context = Context(origins, vocabulary)
    events = _dates(transaction, {row["event"] for row in claims if row.get("event") and not row.get("_first")})
    return {
        triple: rows.relationship_row(
            relate(rows.key_of(triple), about, context), events, names.__getitem__, vocabulary
        )
        for triple, about in groups.items()
    }


def _origins(transaction: neo4j.ManagedTransaction, claims: Collection[Row]) -> Origins:
    known = documents.origins(transaction, {row["document"] for row in claims})
    for row in claims:
        if row["document"] not in known:
            raise StoreError(f"a claim is in {row['document']!r}, which the server does not have", _LOAD_AGAIN)
    if any(row.get("_derived_from") is not None for row in claims):
        return documents.all_origins(transaction)
    return Origins.known(known)


def _dates(transaction: neo4j.ManagedTransaction, events: Collection[str]) -> EventDates:
    if not events:
        return {}
    dated = transaction.run(DATED_CLAIMS, ids=sorted(events), writer=WRITER).value("claim")
    return dates_of_events(map(rows.claim_from, dated))
