"""The kinds and relations of a vocabulary on a server."""

from __future__ import annotations

import neo4j

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.store.neo4j import rows, state
from graphmodel.store.neo4j.rows import WRITER


def read(transaction: neo4j.ManagedTransaction) -> Vocabulary:
    """Return the built-in vocabulary with the words that the server has."""
    return rows.vocabulary_from(transaction.run(rows.VOCABULARY, writer=WRITER))


def write(transaction: neo4j.ManagedTransaction, vocabulary: Vocabulary, *, replace: bool = False) -> Vocabulary:
    """Write the words that are not built in just so, with ``replace`` no others, and return all the server has now.

    Where one that was known means something else, all that is there is to be compared and written again.
    """
    words = rows.vocabulary_rows(vocabulary)
    before = read(transaction)
    transaction.run(
        "UNWIND $rows AS row MERGE (v:Vocabulary {name: row.name}) "
        "SET v.part = row.part, v.definition = row.definition, v.written_by = $writer",
        rows=words,
        writer=WRITER,
    ).consume()
    if replace:
        transaction.run(
            "MATCH (v:Vocabulary) WHERE v.written_by = $writer AND NOT v.name IN $names DELETE v",
            writer=WRITER,
            names=[row["name"] for row in words],
        ).consume()
    after = read(transaction)
    known = {**before.kinds, **before.relations}
    if any(known.get(name, word) != word for name, word in {**after.kinds, **after.relations}.items()):
        state.set_whole(transaction, whole=False)
    return after
