"""Several loaders at once, and servers that do not let everybody write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from graphmodel.errors import StoreError
from graphmodel.store import load_into
from graphmodel.store.neo4j import Connection, Loader
from graphmodel.store.neo4j.failures import Failures
from graphmodel.store.neo4j.rows import quoted
from tests.support.graphs import many_claims
from tests.support.stores import clear, dump, undisturbed


@pytest.fixture
def nothing_there(neo4j_connection: Connection) -> Iterator[Connection]:
    """Give a connection to a database as nobody has used it, and leave it empty."""
    clear(neo4j_connection)
    for record in neo4j_connection.read("SHOW CONSTRAINTS YIELD name"):
        neo4j_connection.run(f"DROP CONSTRAINT {quoted(record['name'])}")
    for record in neo4j_connection.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        neo4j_connection.run(f"DROP INDEX {quoted(record['name'])}")
    yield neo4j_connection
    clear(neo4j_connection)


def test_what_was_written_is_read_whichever_server_answers(neo4j_address: str) -> None:
    """By a routing address every question carries the bookmarks of all that was written before it."""
    connection = Connection(neo4j_address.replace("bolt://", "neo4j://"))
    manager = connection._driver.execute_query_bookmark_manager
    connection.write(lambda tx: tx.run("MERGE (n:Note {text: 'x'})").consume())
    written = manager.get_bookmarks()
    assert written
    carried: list[object] = []
    give = manager.get_bookmarks

    def watched() -> object:
        carried.append(give())
        return give()

    manager.get_bookmarks = watched  # type: ignore[method-assign, assignment]
    with connection.reading(5) as run:
        run("MATCH (n:Note) RETURN n.text", {}).consume()
    list(connection.stream("MATCH (n:Note) RETURN n.text"))
    connection.read("MATCH (n:Note) RETURN n.text")
    connection.graph("MATCH (n:Note) RETURN n")
    connection.reads(lambda tx: tx.run("MATCH (n:Note) RETURN n.text").consume())
    connection.run("MATCH (n:Note) DELETE n")
    assert len(carried) >= 6
    assert all(bookmarks == written for bookmarks in carried)
    assert give() != written
    connection.close()


@pytest.mark.parametrize(
    ("agent", "is_supported"),
    [
        ("Neo4j/5.26.0", True),
        ("Neo4j/5.27-aura", True),
        ("Neo4j/2025.03.0", True),
        ("Neo4j/4.4.12", False),
        ("Neo4j/v5.11.0 compatible graph database server - Memgraph", False),
    ],
)
def test_a_server_that_will_not_do_is_named(agent: str, is_supported: bool) -> None:
    """A server that is too old, or another that speaks the protocol, is refused by the name that it gives itself."""
    fault = Failures("bolt://h", "neo4j", None, password_known=True).unsupported(agent)
    assert (fault is None) is is_supported
    assert fault is None or f"not supported: the server at bolt://h is {agent}" in str(fault)


def test_a_stranger_is_refused_before_anything_is_written(neo4j_connection: Connection) -> None:
    """A node of somebody else under one of our ids stops a load that has not changed anything yet."""
    clear(neo4j_connection)
    neo4j_connection.run("CREATE (:Claim {id: 'mine'})")
    before = dump(neo4j_connection)
    claims = many_claims(3)
    with pytest.raises(StoreError, match="that graphmodel did not write"):
        Loader(neo4j_connection).load(claims._replace(claims={"mine": next(iter(claims.claims.values()))}))
    assert dump(neo4j_connection) == before
    clear(neo4j_connection)


def test_a_load_that_changes_nothing_writes_nothing(neo4j_connection: Connection) -> None:
    """Loaded again, claims cost no transaction that writes: a server that lets nobody write takes them as well."""
    clear(neo4j_connection)
    claims = many_claims(30)
    Loader(neo4j_connection).load(claims)

    def refuse(_: Any) -> None:
        pytest.fail("it wrote")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neo4j_connection, "write", refuse)
        patch.setattr(neo4j_connection, "run", refuse)
        assert Loader(neo4j_connection).load(claims).claims == 30


def test_three_loaders_may_begin_at_once(neo4j_address: str, nothing_there: Connection) -> None:
    """Three loads into an empty database, none of which finds a schema, all succeed and leave what one leaves."""
    claims = many_claims(60)
    failed: list[BaseException] = []

    def load() -> None:
        try:
            load_into(neo4j_address, claims)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=load) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    held = dump(nothing_there)
    assert held == undisturbed(nothing_there, claims)
