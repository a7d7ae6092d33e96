"""The Neo4j server that tests run against.

NEO4J_URI names one that is there already, whose database must be empty; otherwise one is started from Maven's jars.
Where neither is possible the tests skip and say why, except in CI, where nothing may skip.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from tests.support import missing
from tools.neo4j.server import CannotRun, Server

if TYPE_CHECKING:  # half of what it costs to begin a run, and most runs need no server
    from graphmodel.store.neo4j import Connection

_ONE_PLAN = {"dbms.cypher.min_replan_interval": "1d"}
"""Test data comes and goes; to plan every statement anew for each costs minutes and changes no answer."""
_BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A server that lives for minutes spends more on optimising its code than it ever gains by it."""
ENVIRONMENT = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}


def unavailable(reason: object) -> None:
    """Skip, or in CI fail."""
    missing.skip("the Neo4j server", reason, "default-jre-headless maven")


def brief_server(
    heap: str, password: str | None = None, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Server]:
    """Yield a server for some minutes of tests, and end it afterwards."""
    try:
        with Server(password=password, heap=heap, settings={**_ONE_PLAN, **settings}, java=_BRIEF) as server:
            yield server
            server.kill()  # to stop it in order takes as long as to start it
    except CannotRun as reason:
        unavailable(reason)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """Give a server of our own, with the Browser."""
    yield from brief_server("768m")


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
