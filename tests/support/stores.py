"""What a server holds: to write it, read it whole, and empty it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from graphmodel.claims.claimset import ClaimSet
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore, Store
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from graphmodel.store.sqlite.read import FileStore
from graphmodel.store.sqlite.write import load

Hold = Callable[[ClaimSet], Store]
"""Returns a store that holds the claims and nothing else."""


def _in_memory(request: pytest.FixtureRequest) -> Hold:  # noqa: ARG001
    return lambda claims: MemoryStore(Graph(claims))


def _on_a_server(request: pytest.FixtureRequest) -> Hold:
    connection: Connection = request.getfixturevalue("neo4j_connection")
    return lambda claims: written(connection, claims)


def _in_a_file(request: pytest.FixtureRequest) -> Hold:
    folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("files")
    numbers = itertools.count()

    def hold(claims: ClaimSet) -> Store:
        path = folder / f"{next(numbers)}.graph"
        load(path, claims)
        store = FileStore(path)
        path.unlink()  # it is open
        request.addfinalizer(store.close)
        return store

    return hold


STORES = (
    pytest.param(_in_memory, id="memory"),
    pytest.param(_in_a_file, id="file"),
    pytest.param(_on_a_server, id="neo4j", marks=pytest.mark.xdist_group(name="server")),
)
"""Every store there is, by what opens one that a test may fill."""


def dump(connection: Connection) -> list[str]:
    """Return everything in the database, without the server's own ids, sorted."""
    nodes = connection.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    edges = connection.read(
        "MATCH (a)-[r]->(b) RETURN labels(a) AS la, coalesce(a.id, a.name) AS a, type(r) AS t, properties(r) AS p, "
        "labels(b) AS lb, coalesce(b.id, b.name) AS b"
    )
    encoder = msgspec.json.Encoder(enc_hook=str, order="sorted")  # days as texts
    return sorted(
        encoder.encode({k: sorted(v) if k in ("labels", "la", "lb") else v for k, v in r.data().items()}).decode()
        for r in [*nodes, *edges]
    )


def written(connection: Connection, *claims: ClaimSet, replace: bool = True) -> Neo4jStore:
    """Return a store that holds the claims and nothing else, or with ``replace`` off the claims as well."""
    for number, some in enumerate(claims):
        Loader(connection).load(some, replace=replace and number == 0)
    return Neo4jStore(connection)


def clear(connection: Connection) -> None:
    """Remove everything."""
    for what in ("()-[x]->()", "(x)"):
        some = f"MATCH {what} WITH x LIMIT 1000 DELETE x RETURN count(*) AS n"
        while connection.write(lambda tx, some=some: tx.run(some).single(strict=True)["n"]):
            pass


def undisturbed(connection: Connection, claims: ClaimSet) -> list[str]:
    """Return the database as a load that nothing disturbs leaves it, and empty it again."""
    clear(connection)
    Loader(connection).load(claims)
    expected = dump(connection)
    clear(connection)
    return expected
