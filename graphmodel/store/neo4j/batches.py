"""Writing any number of items, a batch a transaction, while no other load writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import neo4j

from graphmodel.store.neo4j import state
from graphmodel.store.neo4j.connection import Connection, TooMuchAtOnce

SIZE = 2000
Progress = Callable[[str, int, int], None]
"""Told what is being written, how much of it is done, and how much there is."""
T = TypeVar("T")
R = TypeVar("R")


class Batches:
    """Writes by the transactions of a connection, one load's at a time, and tells how far it is."""

    def __init__(self, connection: Connection, progress: Progress | None) -> None:
        self._connection = connection
        self._progress = progress

    def once(self, work: Callable[[neo4j.ManagedTransaction], R]) -> R:
        """Do work in one transaction, in which no other load writes."""

        def alone(transaction: neo4j.ManagedTransaction) -> R:
            state.hold(transaction)
            return work(transaction)

        return self._connection.write(alone)

    def each(
        self,
        what: str,
        items: Sequence[T],
        work: Callable[[neo4j.ManagedTransaction, Sequence[T]], R],
        needed: Callable[[neo4j.ManagedTransaction, Sequence[T]], object] | None = None,
    ) -> list[R]:
        """Do work on items, and return what came of each batch; what is too large for the server is halved.

        Only batches for which ``needed`` finds something are worked on: a load that changes nothing writes nothing.
        """
        todo = [items[start : start + SIZE] for start in range(0, len(items), SIZE)][::-1]
        done = 0
        results: list[R] = []
        if todo:
            self._tell(what, done, len(items))
        while todo:
            batch = todo.pop()
            try:
                if needed is None or self._connection.reads(lambda tx, batch=batch: needed(tx, batch)):  # type: ignore[misc]
                    results.append(self.once(lambda tx, batch=batch: work(tx, batch)))  # type: ignore[misc]
            except TooMuchAtOnce:
                if len(batch) == 1:
                    raise
                half = len(batch) // 2
                todo += [batch[half:], batch[:half]]
                continue
            done += len(batch)
            self._tell(what, done, len(items))
        return results

    def _tell(self, what: str, done: int, total: int) -> None:
        if self._progress:
            self._progress(what, done, total)
