"""The kinds and relations of a vocabulary on a server: ``(:Kind)`` and ``(:Relation)``, with what each means."""

from __future__ import annotations

from typing import NamedTuple

import neo4j

from graphmodel.claims.vocabulary import Vocabulary, builtin
from graphmodel.store.neo4j import nodes, rows, state
from graphmodel.store.neo4j.rows import WRITER, Row


class Difference(NamedTuple):
    """What of a vocabulary is not on the server just so."""

    words: list[Row]
    gone: list[str]
    """Nodes of words that are none any more, by the server's own ids."""


def read(transaction: neo4j.ManagedTransaction) -> Vocabulary:
    """Return the built-in vocabulary with the words that the server has beside it or instead."""
    return rows.vocabulary_from(transaction.run(rows.VOCABULARY, writer=WRITER))


def difference(transaction: neo4j.ManagedTransaction, vocabulary: Vocabulary, *, replace: bool) -> Difference:
    """Return what is still to be written of a vocabulary; with ``replace`` what others brought is to go."""
    before = builtin() if replace else read(transaction)
    own = vocabulary.own
    words = before.extended(own.kinds.values(), own.relations.values())
    wanted = {(row["label"], row["name"]): row for row in rows.vocabulary_rows(words)}
    gone = []
    for record in transaction.run(
        "MATCH (w:Kind|Relation) WHERE w.written_by = $writer "
        "RETURN elementId(w) AS at, labels(w)[0] AS label, properties(w) AS word",
        writer=WRITER,
    ):
        key = record["label"], record["word"].get("name")
        if key not in wanted:
            gone.append(record["at"])
        elif nodes.stated(wanted[key]) == record["word"]:
            del wanted[key]
    return Difference(list(wanted.values()), gone)


def write(transaction: neo4j.ManagedTransaction, vocabulary: Vocabulary, *, replace: bool) -> None:
    """Write the words of a vocabulary, and with ``replace`` no others.

    Where one that was known means something else, all that is there is to be compared and written again.
    """
    before, wanted = read(transaction), difference(transaction, vocabulary, replace=replace)
    for label in ("Kind", "Relation"):
        some = [{"word": nodes.stated(row)} for row in wanted.words if row["label"] == label]
        nodes.refuse_strangers(transaction, label, [row["word"]["name"] for row in some], "name")
        query = f"UNWIND $rows AS row MERGE (w:{label} {{name: row.word.name}}) SET w = row.word RETURN count(*) AS n"
        nodes.counted(transaction, query, some, f"nodes of {label}")
    nodes.remove(transaction, wanted.gone)
    known, after = {**before.kinds, **before.relations}, read(transaction)
    if any(known.get(name, word) != word for name, word in {**after.kinds, **after.relations}.items()):
        state.set_whole(transaction, whole=False)
