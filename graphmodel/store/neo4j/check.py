"""Whether a server holds what was loaded, and what follows from it: only told here, `load` mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import StoreError
from graphmodel.store.base import Damage
from graphmodel.store.neo4j import derive, documents, marks, mending, nodes, rows, words
from graphmodel.store.neo4j.batches import SIZE
from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.rows import WRITER, Row

_NAMED = 3
"""So many of what is damaged are named."""


def damages(connection: Connection, address: str) -> list[Damage]:
    """Return what is not as graphmodel wrote it, or would write it, each with the command that mends it."""
    rebuild = f"graphmodel load CLAIMS --rebuild --to {address}, with the claims that were loaded, mends it"
    damaged = []
    try:
        for what, some in _damaged(connection):
            if some:
                named = ", ".join(map(str, some[:_NAMED]))
                more = f" and {len(some) - _NAMED:,} more" if len(some) > _NAMED else ""
                damaged.append(Damage(f"{what}: {named}{more}", rebuild))
    except StoreError as error:  # something is missing without which no more can be compared
        damaged.append(Damage(str(error), rebuild))
    if marked := len(list(connection.stream(marks.MARKED, writer=WRITER))):
        hint = f"graphmodel load CLAIMS --to {address} goes on with it"
        damaged.insert(0, Damage(f"a load was stopped before it had derived what {marked:,} claims are about", hint))
    return damaged


def _damaged(connection: Connection) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield what is wrong with which of all that graphmodel wrote."""
    vocabulary = connection.reads(words.read)
    wording = connection.reads(lambda tx: words.difference(tx, vocabulary, replace=False))
    yield "kinds or relations do not say what they mean", [row["name"] for row in wording.words]
    claims: list[str] = []
    for label, known in (("Document", rows.document_from), ("Entity", rows.entity_from), ("Claim", rows.claim_from)):
        edited, wrong = [], []
        for batch in _batches(connection, label):
            lost = [row["id"] for row in batch if not _is_as_loaded(row, known)]
            whole = [row for row in batch if row["id"] not in lost]
            edited += lost
            if label == "Claim":
                claims += (row["id"] for row in whole)
            else:
                wrong += _unlike(connection, label, whole, vocabulary)
        yield f"{label.lower()} nodes say something else than what was loaded", edited
        yield f"{label.lower()} nodes lack something", wrong
    query = (
        "MATCH (n) WHERE n._digest IS NOT NULL AND coalesce(n.written_by, '') <> $writer "
        "OR n._digest IS NOT NULL AND NOT (n:Document OR n:Entity OR n:Claim) RETURN n.id AS id ORDER BY id"
    )
    yield "nodes do not look like graphmodel's any more", [r["id"] for r in connection.stream(query, writer=WRITER)]
    settling = connection.reads(documents.settling)
    yield "documents have another origin", [row["id"] for row in settling.origins]
    yield (
        "documents are not joined to what they were made from, or to their publishers",
        [link.source for link in settling.missing],
    )
    yield "relationships of documents are not as the documents make them", settling.wrong
    yield "publishers are there of whom no document speaks", settling.idle
    yield from _underived(connection, claims)
    yield "relationships are there that no claims make", mending.strays(connection)


def _underived(connection: Connection, claims: Sequence[str]) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield what does not follow from claims as it should."""
    batches = [
        connection.reads(lambda tx, start=start: derive.differences(tx, claims[start : start + SIZE]))  # type: ignore[misc]
        for start in range(0, len(claims), SIZE)
    ]
    yield "claim nodes lack something", [change.row["id"] for each in batches for change in each.claims]
    yield "claims are not joined to what they speak of", sorted({row["claim"] for each in batches for row in each.ends})
    missing = {(row["subject"], row["relation"], row["object"]) for each in batches for row in each.missing}
    yield "relationships are not as their claims make them", [" ".join(key) for key in sorted(missing)]
    yield "relationships are there twice", sorted({" ".join(key) for each in batches for key in each.doubled})


def _batches(connection: Connection, label: str) -> Iterator[list[Row]]:
    query = f"MATCH (n:{label}) WHERE n.written_by = $writer RETURN properties(n) AS row ORDER BY n.id"
    batch: list[Row] = []
    for record in connection.stream(query, writer=WRITER):
        batch.append(record["row"])
        if len(batch) == SIZE:
            yield batch
            batch = []
    yield batch


def _is_as_loaded(row: Row, read: Callable[[Row], msgspec.Struct]) -> bool:
    try:
        return rows.digest(read(row)) == row.get("_digest")
    except (msgspec.DecodeError, KeyError):
        return False


def _unlike(connection: Connection, label: str, batch: Sequence[Row], vocabulary: Vocabulary) -> list[str]:
    """Return the ids of nodes that are not as what they say makes them."""
    kinds = vocabulary.kinds.keys() - {"Entity"}
    again = [mending.row_again(label, row, vocabulary) for row in batch]
    return [change.row["id"] for change in connection.reads(lambda tx: nodes.changes(tx, label, again, kinds))]
