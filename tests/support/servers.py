"""The Neo4j server that tests run against.

NEO4J_URI names one that is there already, whose database must be empty; otherwise one is started from Maven's jars.
Where neither is possible the tests skip and say why, except in CI, where nothing may skip.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphmodel.store.neo4j import Connection

TOOL = Path(__file__).resolve().parents[2] / "tools" / "neo4j" / "server.py"
ONE_PLAN = {"dbms.cypher.min_replan_interval": "1d"}
"""Test data comes and goes; to plan every statement anew for each costs minutes and changes no answer."""
ENVIRONMENT = {name: os.environ[name] for name in os.environ if name.startswith("NEO4J_")}


def server_module() -> ModuleType:
    """Return ``tools/neo4j/server.py``, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("neo4j_server", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["neo4j_server"] = module
    spec.loader.exec_module(module)
    return module


def unavailable(reason: object) -> None:
    """Skip, or in CI fail."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must run this: {reason}")
    pytest.skip(str(reason))


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Any]:
    """Give a server of our own, with the Browser."""
    module = server_module()
    try:
        with module.Server(heap="768m", settings=ONE_PLAN) as server:
            yield server
    except module.CannotRun as reason:
        unavailable(reason)


@pytest.fixture(scope="session")
def neo4j_address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a server whose database was empty."""
    if "NEO4J_URI" not in ENVIRONMENT:
        yield request.getfixturevalue("neo4j_server").uri
        return
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
    connection = Connection(neo4j_address)
    yield connection
    connection.close()
