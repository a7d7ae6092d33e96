"""Where a graph lives: one protocol, several places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from graphmodel.claims.resolve import ClaimSet
from graphmodel.errors import Fault, StoreError
from graphmodel.store.base import AnswersCypher, Loaded, Mendable, Store
from graphmodel.store.memory import MemoryStore
from graphmodel.store.revisions import examine

__all__ = ["AnswersCypher", "Loaded", "MemoryStore", "Mendable", "Store", "examine", "load_into", "open_store"]


def open_store(
    address: str | None = None,
    ask_password: Callable[[], str] | None = None,
    warn: Callable[[Sequence[Fault]], None] | None = None,
) -> Store:
    """Open the store at an address; by default the bundled claims.

    Args:
        address: a claims folder or file, one in a git revision such as ``HEAD~1:claims/``, or the address of a Neo4j
            server such as ``neo4j://localhost``. The user, password and database come from NEO4J_USERNAME,
            NEO4J_PASSWORD and NEO4J_DATABASE; ``neo4j://`` alone stands for NEO4J_URI.
        ask_password: called when a server wants a password and none is set.
        warn: told what in the claims of a folder or file is no fault but worth a look.

    Raises:
        InputError: the claims there have faults.
        StoreError: no store can be at this address, or its server does not answer, or git has no such revision.

    """
    if address is not None and "://" in address:
        from graphmodel.store.neo4j import Connection, Neo4jStore

        connection = Connection(address, ask_password)
        with ExitStack() as stack:
            stack.callback(connection.close)
            store = Neo4jStore(connection)
            store.notes  # noqa: B018 - what cannot be answered from says so now
            stack.pop_all()
        return store
    graph, warnings = examine(address)
    if warn is not None:
        warn(warnings)
    return MemoryStore(graph)


def load_into(
    address: str,
    claims: ClaimSet,
    *,
    replace: bool = False,
    rebuild: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    ask_password: Callable[[], str] | None = None,
) -> Loaded:
    """Write claims to the store at an address, adding and updating.

    Args:
        address: that of a Neo4j server.
        claims: what to write.
        replace: whether to remove afterwards what graphmodel wrote there and the claims do not say.
        rebuild: whether to compare all that is there with what it should be, and mend what others damaged; with
            ``replace`` it is so anyway.
        progress: told what is being written, how much of it is done, and how much there is.
        ask_password: called when the server wants a password and none is set.

    Raises:
        StoreError: the address is not that of a server, or the server does not do as it should.

    """
    if "://" not in address:
        raise StoreError("only a server can be written to", "give the address of a server, such as neo4j://localhost")
    from graphmodel.store.neo4j import Connection, Loader

    connection = Connection(address, ask_password)
    try:
        return Loader(connection, progress).load(claims, replace=replace, rebuild=rebuild)
    finally:
        connection.close()
