"""Where a graph lives: one protocol, several places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.claims.claimset import ClaimSet
from graphmodel.deferred import deferred
from graphmodel.errors import Fault, StoreError
from graphmodel.store.base import AnswersCypher, Loaded, Mendable, Store

if TYPE_CHECKING:
    from graphmodel.store.memory import MemoryStore
    from graphmodel.store.revisions import examine

__all__ = [
    "AnswersCypher",
    "Loaded",
    "MemoryStore",
    "Mendable",
    "Store",
    "examine",
    "is_database",
    "load_into",
    "open_store",
]

__getattr__ = deferred(__name__, {"memory": ("MemoryStore",), "revisions": ("examine",)})

SUFFIX = ".graph"
"""How the names of files end that a graph is loaded into."""
_SQLITE = b"SQLite format 3\0"


def is_database(address: str) -> bool:
    """Return whether an address is that of a graph that was loaded, on a server or into a file, not of claims."""
    if "://" in address:
        return True
    try:
        with Path(address).open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):
        return False


def open_store(
    address: str | None = None,
    ask_password: Callable[[], str] | None = None,
    warn: Callable[[Sequence[Fault]], None] | None = None,
) -> Store:
    """Open the store at an address; by default the bundled claims.

    Args:
        address: a claims folder or file, one in a git revision such as ``HEAD~1:claims/``, a file that was loaded such
            as ``case.graph``, or the address of a Neo4j server such as ``neo4j://localhost``. The user, password and
            database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; ``neo4j://`` alone stands for
            NEO4J_URI.
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
    if address is not None and is_database(address):
        from graphmodel.store.sqlite.read import FileStore

        file = FileStore(Path(address))
        if warn is not None:
            warn(file.warnings)
        return file
    if address is not None and address.endswith(SUFFIX) and not Path(address).is_dir():
        what = "is no file that graphmodel load made" if Path(address).exists() else "is not there"
        raise StoreError(f"{address} {what}", f"graphmodel load CLAIMS --to {address} makes it")
    from graphmodel.store.memory import MemoryStore
    from graphmodel.store.revisions import examine

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
    source: str | None = None,
    warnings: Sequence[Fault] = (),
    skipped: str = "",
    progress: Callable[[str, int, int], None] | None = None,
    ask_password: Callable[[], str] | None = None,
) -> Loaded:
    """Write claims to the store at an address, adding and updating.

    Args:
        address: that of a Neo4j server, or of a file whose name ends in ``.graph``.
        claims: what to write.
        replace: whether to remove afterwards what graphmodel wrote there and the claims do not say.
        rebuild: whether to compare all that is there with what it should be, and mend what others damaged; with
            ``replace`` it is so anyway, and a file is always made anew.
        source: where the claims were read from; a file says later when they are not any more as they were.
        warnings: what was worth a look when they were read; a file keeps what was assumed.
        skipped: what of them was left out for its faults, in words; a file says so with every answer.
        progress: told what is being written, how much of it is done, and how much there is.
        ask_password: called when the server wants a password and none is set.

    Raises:
        StoreError: the address is that of neither, or it cannot be written there.

    """
    if "://" not in address:
        if not address.endswith(SUFFIX):
            raise StoreError(
                f"{address!r} is neither a server nor a file that may be written",
                f"give the address of a server, such as neo4j://localhost, or a file name that ends in {SUFFIX}",
            )
        from graphmodel.store.sqlite import write

        read_from = Path(source) if source is not None and Path(source).exists() and not is_database(source) else None
        file = Path(address)
        read = write.Read(read_from, warnings, skipped)
        return write.load(file, claims, replace=replace, read=read, progress=progress)
    from graphmodel.store.neo4j import Connection, Loader

    connection = Connection(address, ask_password)
    try:
        return Loader(connection, progress).load(claims, replace=replace, rebuild=rebuild)
    finally:
        connection.close()
