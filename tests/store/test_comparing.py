"""Impact, weak and diff are the same from every store."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel import comparing
from graphmodel.claims.resolve import ClaimSet
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore, Store
from tests.support.randomclaims import random_claims, with_sources
from tests.support.stores import STORES


@pytest.mark.parametrize("make", STORES)
def test_every_store_compares_alike(request: pytest.FixtureRequest, make: Any) -> None:
    """What falls, what rests on little and what differs is what the graph in memory says."""
    claims: ClaimSet = with_sources(random_claims(3), 3)
    other = MemoryStore(Graph(random_claims(3)))
    plain = MemoryStore(Graph(claims))
    held: Store = make(request)(claims)
    publisher = next(name for name in claims.documents["d3"].publishers)
    for name in ("d2", publisher, "e1"):
        found, expected = comparing.impact(held, name), comparing.impact(plain, name)
        assert (found.withdrawn, found.changes, found.entities) == expected[:1] + expected[3:]
        assert found.changes
    assert comparing.weak(held) == comparing.weak(plain)
    assert comparing.weak(held, "e1") == comparing.weak(plain, "e1")
    assert comparing.weak(held, path=("e1", "e9")) == comparing.weak(plain, path=("e1", "e9"))
    assert comparing.diff(held, plain).is_empty
    assert comparing.diff(held, other)[2:] == comparing.diff(plain, other)[2:]
