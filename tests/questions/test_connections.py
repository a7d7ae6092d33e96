"""The questions that ask how actors are connected, against the path engine and networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import WALKED, Filters
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.questions import answer, question
from graphmodel.store import MemoryStore
from tests.support import strategies
from tests.support.asking import asked_of, claim_sets, parameters


@given(strategies.claim_sets(max_entities=12, max_claims=40))
def test_betweenness_is_that_of_networkx(claims: ClaimSet) -> None:
    """The sum of the shares is what networkx counts; it halves the sum, since its paths have no direction."""
    graph = Graph(claims)
    ids = list(graph.entities)
    one, other = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    simple = nx.Graph()
    simple.add_nodes_from(ids)
    walked = [r for r in graph.relationships.values() if r.status in WALKED and r.subject != r.object]
    simple.add_edges_from((r.subject, r.object) for r in walked)
    expected = nx.betweenness_centrality_subset(simple, one, other, normalized=False)
    values = {"side_a": one, "side_b": other, "relations": [], "limit": 99}
    found = {row["entity_id"]: row["betweenness"] for row in asked_of(MemoryStore(graph), "betweenness", **values)}
    for id_ in ids:
        assert found.get(id_, 0.0) == pytest.approx(2 * expected[id_])


@given(st.data())
def test_paths_are_those_of_the_path_command(data: st.DataObject) -> None:
    """The shortest paths are the engine's, for any relations, kinds and avoided actors, in the order of their names."""
    graph = Graph(data.draw(claim_sets()))
    asked = {**data.draw(parameters(question("connected"), graph)), "limit": 500}
    filters = Filters(**{name: frozenset(asked[name]) for name in ("relations", "kinds", "avoid")})
    finder = PathFinder(MemoryStore(graph), asked["a"], asked["b"], filters)
    paths = [path.entities for path in finder.shortest() if path.hops]
    paths.sort(key=lambda path: ([graph.name(id_) for id_ in path], path))
    assert [tuple(row["path_ids"]) for row in asked_of(MemoryStore(graph), "connected", **asked)] == paths


def test_several_relationships_between_two_are_one_step() -> None:
    """Two envoys of whom one has more relationships with an end share evenly, and who is avoided has no share."""
    seeds = MemoryStore(Graph.load())
    values = {**question("betweenness").examples, "side_a": "Trump", "side_b": "Lukashenko"}
    rows = answer(seeds, "betweenness", values).rows
    assert [row[:4] for row in rows] == [("John Coale", "Person", 0.5, 1), ("Keith Kellogg", "Person", 0.5, 1)]
    rows = answer(seeds, "betweenness", {**values, "avoid": "Kellogg", "kinds": "actor"}).rows
    assert [row[:4] for row in rows] == [("John Coale", "Person", 1.0, 1)]
    assert answer(seeds, "betweenness", {**values, "kinds": ["Company"]}).rows == []
