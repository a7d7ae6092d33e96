"""The Neo4j server that tests run against.

NEO4J_URI names one that is there already, whose database must be empty; otherwise one is started from Maven's jars.
Where neither is possible the tests skip and say why, except in CI, where nothing may skip.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import missing
from tools.neo4j.jars import LOWEST, RELEASES, CannotRun
from tools.neo4j.server import Server

if TYPE_CHECKING:  # half of what it costs to begin a run, and most runs need no server
    from graphmodel.store.neo4j import Connection

_ONE_PLAN = {"dbms.cypher.min_replan_interval": "1d"}
"""Test data comes and goes; to plan every statement anew for each costs minutes and changes no answer."""
_BRIEF = (
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms512m", "-Xmn256m",
    "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", "-XX:ReservedCodeCacheSize=240m",
)  # fmt: skip
"""A server that lives for minutes spends more on optimising and verifying its code than it ever gains by it.

Nor is its code to be thrown away and compiled again, for which Java leaves little room when it optimises little.
"""
_IN_CYPHER_25 = {"db.query.default_language": "CYPHER_25"}
PASSWORD = "not-in-any-message"  # noqa: S105
ENVIRONMENT = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}
RELEASE = RELEASES[ENVIRONMENT.pop("NEO4J_RELEASE")] if "NEO4J_RELEASE" in ENVIRONMENT else LOWEST


def unavailable(reason: object) -> None:
    """Skip, or in CI fail."""
    missing.skip("the Neo4j server", reason, "default-jre-headless maven")


def _brief(**options: Any) -> Server:
    language = {} if RELEASE is LOWEST else _IN_CYPHER_25
    settings = {**_ONE_PLAN, **language, **options.pop("settings", {})}
    return Server(**options, settings=settings, java=_BRIEF, share=True, release=RELEASE)


def _give_password(server: Server) -> None:
    """Let there be a user of whom a password is wanted as soon as the server is started so that it asks for one."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri) as driver:
        user = "CREATE USER neo4j IF NOT EXISTS SET PASSWORD $password CHANGE NOT REQUIRED"
        driver.execute_query(user, password=PASSWORD, database_="system")


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """Give a server of our own, with the Browser, that asks nobody who they are."""
    try:
        with _brief(heap="768m") as server:
            _give_password(server)
            yield server
            server.leave()  # mostly a kill: to stop it in order takes as long as to start it
    except CannotRun as reason:
        unavailable(reason)


@pytest.fixture(scope="session")
def guarded(neo4j_server: Server) -> Iterator[Server]:
    """Give the same server, killed and started again with a password and little memory for a transaction.

    Tests that need it as it was come before all that ask for this.
    """
    neo4j_server.kill()
    settings = {"db.memory.transaction.max": "8m"}
    with _brief(data=neo4j_server.home, password=PASSWORD, heap="512m", settings=settings) as server:
        yield server
        server.leave()


@pytest.fixture
def killable(neo4j_server: Server, request: pytest.FixtureRequest) -> tuple[Server, Callable[[], Server]]:
    """Give the server, for the last time without a password, and what starts it again as the guarded one."""
    return neo4j_server, lambda: request.getfixturevalue("guarded")


@pytest.fixture
def another_server(neo4j_server: Server) -> Iterator[Server]:  # noqa: ARG001 - whoever cannot have one has none
    """Give a server that is not started yet."""
    server = _brief(heap="512m")
    yield server
    server.kill()
    server.__exit__()


@pytest.fixture(scope="session")
def neo4j_address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a server whose database was empty."""
    if "NEO4J_URI" not in ENVIRONMENT:
        yield request.getfixturevalue("neo4j_server").uri
        return
    from graphmodel.store.neo4j import Connection

    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        connection = Connection(ENVIRONMENT["NEO4J_URI"])
        held = connection.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
        connection.close()
        if held:
            pytest.fail("NEO4J_URI names a database that is not empty, and tests write to it")
        yield ENVIRONMENT["NEO4J_URI"]


@pytest.fixture(scope="session")
def neo4j_connection(neo4j_address: str) -> Iterator[Connection]:
    """Give one connection to the server for all tests."""
    from graphmodel.store.neo4j import Connection

    connection = Connection(neo4j_address)
    yield connection
    connection.close()
