"""Impact, weak and diff are the same from every store."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel import comparing
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import days
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore, Store
from graphmodel.store.withholding import withheld
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
        told, same = ((each.withdrawn, each.counted, each.changes, each.entities) for each in (found, expected))
        assert told == same
        assert found.changes
    assert comparing.weak(held) == comparing.weak(plain)
    assert comparing.weak(held, "e1") == comparing.weak(plain, "e1")
    assert comparing.weak(held, path=("e1", "e9")) == comparing.weak(plain, path=("e1", "e9"))
    assert comparing.diff(held, plain).is_empty
    assert comparing.diff(held, other)[2:] == comparing.diff(plain, other)[2:]


@pytest.mark.parametrize("date", ["2020", "2020-12-31", "2021-02", "2021", "2023"])
def test_what_was_known_by_a_date_is_what_was_published_by_then(date: str) -> None:
    """Just the claims of documents that were surely out are left, and it is counted what is not."""
    claims = random_claims(5, documents=20)
    last = days(date).last
    out = {id_ for id_, paper in claims.documents.items() if paper.published and days(paper.published).last <= last}
    store, (told,) = withheld(MemoryStore(Graph(claims)), [], date)
    left = store.claims()
    assert left.documents.keys() == out
    assert left.claims.keys() == {id_ for id_, claim in claims.claims.items() if claim.document in out}
    assert told.startswith(f"as published by {date}: {len(out)} of 20 documents; left out: ")
    undated = sum(paper.published is None for paper in claims.documents.values())
    assert f"{undated} without a date of publication (" in told
    assert f"): {len(claims.claims) - len(left.claims)} claims" in told
