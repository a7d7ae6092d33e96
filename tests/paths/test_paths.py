"""The path engine, with networkx and plain enumeration as oracles."""

from __future__ import annotations

import itertools
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.resolve import ClaimSet
from graphmodel.evidence import Filters, Relationship, disjoint
from graphmodel.graph import Graph
from graphmodel.paths import Path, PathFinder
from graphmodel.store import MemoryStore
from tests.support import strategies
from tests.support.laws import examples


def narrowed(graph: Graph, filters: Filters) -> dict[tuple[str, str, str], Relationship]:
    """What the filters leave of all relationships, one by one."""
    left = {key: filters.narrow(r, graph.context, graph.events) for key, r in graph.relationships.items()}
    return {key: r for key, r in left.items() if r is not None}


def oracle_graph(graph: Graph, filters: Filters, ends: tuple[str, str], directed: bool) -> nx.DiGraph:
    """The filtered graph as networkx sees it: arcs that may be walked, with the relationships on them."""
    walkable: nx.DiGraph = nx.DiGraph()
    walkable.add_nodes_from(
        id_ for id_, e in graph.entities.items() if id_ in ends or filters.may_pass(e, graph.vocabulary)
    )
    for (subject, relation, object_), relationship in sorted(narrowed(graph, filters).items()):
        if subject == object_ or subject not in walkable or object_ not in walkable:
            continue
        both = not directed or graph.vocabulary.relations[relation].symmetric
        for arc in ((subject, object_), (object_, subject))[: 2 if both else 1]:
            walkable.add_edge(*arc)
            walkable.edges[arc].setdefault("relationships", []).append(relationship)
    return walkable


def key_of(path: list[str], graph: Graph, walkable: nx.DiGraph, degrees: dict[str, int]) -> tuple[Any, ...]:
    """The documented order, computed the long way."""
    weakest = min(
        len(disjoint(o for r in walkable.edges[arc]["relationships"] for o in r.origins))
        for arc in itertools.pairwise(path)
    )
    busy = sum(degrees[entity] for entity in path[1:-1])
    return len(path), -weakest, busy, [(graph.entities[entity].name, entity) for entity in path]


@st.composite
def questions(draw: st.DrawFn) -> tuple[Graph, str, str, Filters, bool]:
    """A graph, two of its entities, filters, and whether to follow directions."""
    graph = Graph(draw(strategies.claim_sets()))
    source, target = draw(st.permutations(sorted(graph.entities)))[:2]
    filters = draw(strategies.filters(graph))
    if filters.avoid & {source, target}:
        filters = Filters(min_origins=filters.min_origins)
    return graph, source, target, filters, draw(st.booleans())


def all_simple(question: tuple[Graph, str, str, Filters, bool]) -> list[list[str]]:
    """Every simple path, in the documented order."""
    graph, source, target, filters, directed = question
    walkable = oracle_graph(graph, filters, (source, target), directed)
    undirected = oracle_graph(graph, filters, (source, target), directed=False)
    degrees = {entity: len(set(undirected.successors(entity))) for entity in undirected}
    paths = list(nx.all_simple_paths(walkable, source, target))
    return sorted(paths, key=lambda path: key_of(path, graph, walkable, degrees))


@examples(300, quick=60)
@given(questions(), st.integers(1, 4))
def test_shortest_paths_are_those_of_networkx_in_the_documented_order(
    question: tuple[Graph, str, str, Filters, bool], limit: int
) -> None:
    """All shortest paths are found, counted and ranked, whatever the filters."""
    graph, source, target, filters, directed = question
    walkable = oracle_graph(graph, filters, (source, target), directed)
    try:
        expected = {tuple(path) for path in nx.all_shortest_paths(walkable, source, target)}
    except nx.NetworkXNoPath:
        expected = set()
    finder = PathFinder(MemoryStore(graph), source, target, filters, directed=directed)
    answer = finder.shortest(limit=None)
    assert {path.entities for path in answer.paths} == expected
    assert answer.total == len(expected)
    ranked = [tuple(path) for path in all_simple(question)][: len(expected)]
    assert [path.entities for path in answer.paths] == ranked
    first = PathFinder(MemoryStore(graph), source, target, filters, directed=directed).shortest(limit)
    assert [path.entities for path in first.paths] == ranked[:limit]
    for path in answer.paths:
        for hop in path.hops:
            assert list(hop.relationships) == walkable.edges[hop.source, hop.target]["relationships"]


@examples(300, quick=60)
@given(questions(), st.integers(1, 12), st.none() | st.integers(1, 5))
def test_best_paths_are_the_first_of_all_simple_paths(
    question: tuple[Graph, str, str, Filters, bool], number: int, max_hops: int | None
) -> None:
    """The N best paths are the first N of all simple paths in the documented order, up to the longest allowed."""
    graph, source, target, filters, directed = question
    expected = [tuple(p) for p in all_simple(question) if max_hops is None or len(p) - 1 <= max_hops]
    finder = PathFinder(MemoryStore(graph), source, target, filters, directed=directed)
    assert [path.entities for path in finder.best(number, max_hops).paths] == expected[:number]


@examples(100, quick=25)
@given(questions(), st.integers(1, 5))
def test_shortest_paths_respect_the_longest_allowed(
    question: tuple[Graph, str, str, Filters, bool], max_hops: int
) -> None:
    """A bound on hops leaves the shortest paths as they are, or none."""
    graph, source, target, filters, directed = question
    free = PathFinder(MemoryStore(graph), source, target, filters, directed=directed).shortest(None)
    bound = PathFinder(MemoryStore(graph), source, target, filters, directed=directed).shortest(None, max_hops)
    fits = [path for path in free.paths if len(path.hops) <= max_hops]
    assert bound.paths == fits
    assert bound.total == len(fits)


def made(*triples: str, documents: str = "d1", **fields: Any) -> Graph:
    """A graph from "a KNOWS b" phrases; entities are whatever the phrases name."""
    claims = {}
    papers = documents.split()
    for number, triple in enumerate(triples):
        subject, relation, object_ = triple.split()
        for paper in papers:
            id_ = f"c{number}-{paper}"
            claims[id_] = Claim(subject=subject, relation=relation, object=object_, document=paper, id=id_, **fields)
    ids = sorted({id_ for claim in claims.values() for id_ in (claim.subject, claim.object)})
    return Graph(
        ClaimSet(
            strategies.VOCABULARY,
            {id_: Document(id=id_, title=id_, publisher=id_) for id_ in papers},
            {id_: Entity(id=id_, kind="Person", name=id_) for id_ in ids},
            claims,
        )
    )


def found(graph: Graph, source: str, target: str, filters: Filters | None = None, **options: Any) -> list[Path]:
    """The shortest paths of a small graph."""
    return PathFinder(MemoryStore(graph), source, target, filters, **options).shortest().paths


def test_parallel_relationships_are_one_hop() -> None:
    """Between two neighbours there is one hop that shows all relationships, whichever way they point."""
    (path,) = found(made("a OWNS b", "b FREED_BY a", "a KNOWS b"), "a", "b")
    assert [r.key for r in path.hops[0].relationships] == [
        ("a", "KNOWS", "b"),
        ("a", "OWNS", "b"),
        ("b", "FREED_BY", "a"),
    ]


def test_direction_is_ignored_unless_asked_for() -> None:
    """An edge is walked both ways by default, with ``directed`` from subject to object, a symmetric one always both."""
    graph = made("b OWNS a", "b KNOWS c")
    assert found(graph, "a", "c")
    assert not found(graph, "a", "c", directed=True)
    assert found(graph, "c", "a", directed=True)


def test_an_entity_is_connected_to_itself_by_nothing() -> None:
    """The path from an entity to itself is that entity, without a hop."""
    assert found(made("a OWNS a"), "a", "a") == [Path(("a",), ())]


def test_more_origins_come_before_a_less_busy_way() -> None:
    """Among paths of equal length the one whose weakest hop has more origins comes first."""
    graph = made("a KNOWS busy", "busy KNOWS z", "busy OWNS x", "busy OWNS y", documents="d1 d2")
    thin = made("a KNOWS idle", "idle KNOWS z")
    joined = Graph(
        ClaimSet(
            strategies.VOCABULARY,
            graph.documents,
            {**graph.entities, **thin.entities},
            {**graph.claims, **{f"t{id_}": claim for id_, claim in thin.claims.items()}},
        )
    )
    assert [path.entities[1] for path in found(joined, "a", "z")] == ["busy", "idle"]


def test_a_less_busy_way_comes_before_names() -> None:
    """Among paths with equal evidence the one over entities with fewer neighbours comes first."""
    graph = made("a KNOWS b", "b KNOWS z", "b KNOWS x", "a KNOWS c", "c KNOWS z")
    assert [path.entities[1] for path in found(graph, "a", "z")] == ["c", "b"]


def test_strength_behind_a_weak_hop_is_worth_nothing() -> None:
    """Where the first hop is the weakest what follows is compared by how busy it is, however well it is attested."""
    weak = made("a KNOWS b", "b KNOWS d", "d KNOWS z", "a KNOWS e", "e KNOWS f", "f KNOWS z", "f KNOWS f1")
    strong = made("b KNOWS c", "c KNOWS z", *(f"c KNOWS c{n}" for n in range(5)), documents="d1 d2")
    graph = Graph(
        ClaimSet(
            strategies.VOCABULARY,
            strong.documents,
            {**weak.entities, **strong.entities},
            {**weak.claims, **{f"s{id_}": claim for id_, claim in strong.claims.items()}},
        )
    )
    assert ["".join(path.entities) for path in found(graph, "a", "z")] == ["abdz", "aefz", "abcz"]


def test_no_path_is_longer_than_allowed() -> None:
    """Three hops are found where three are allowed, and not where two are."""
    finder = PathFinder(MemoryStore(made("a KNOWS b", "b KNOWS c", "c KNOWS d")), "a", "d")
    assert [finder.shortest(None, hops).total for hops in (1, 2, 3, 4)] == [0, 0, 1, 1]


def test_hops_that_only_a_denial_makes_are_not_walked() -> None:
    """What is denied, unconfirmed or prospective is on no default path, and on one that asks for it."""
    for stance in ("denied", "unconfirmed", "prospective"):
        graph = made("a KNOWS b", stance=stance)
        assert not found(graph, "a", "b")
        assert found(graph, "a", "b", Filters(statuses=frozenset({stance})))


@pytest.mark.parametrize(("documents", "expected"), [("d1", 0), ("d1 d2", 1)])
def test_origins_are_counted_after_the_other_filters(documents: str, expected: int) -> None:
    """A minimum of origins counts only those of claims that the other filters leave."""
    graph = made("a KNOWS b", documents="d1 d2 d3")
    filters = Filters(documents=frozenset(documents.split()), min_origins=2)
    assert len(found(graph, "a", "b", filters)) == expected


def test_a_thousand_equal_paths_are_counted_and_not_walked() -> None:
    """The number of shortest paths is exact where there are far too many to list."""
    layers = 12
    triples = [f"n{i}{x} KNOWS n{i + 1}{y}" for i in range(layers) for x in "abcd" for y in "abcd"]
    graph = made(*triples, *(f"start KNOWS n0{x}" for x in "abcd"), *(f"n{layers}{x} KNOWS end" for x in "abcd"))
    answer = PathFinder(MemoryStore(graph), "start", "end").shortest()
    assert answer.total == 4 ** (layers + 1)
    assert len(answer.paths) == 10
    assert [e[-1] for e in answer.paths[0].entities[1:-1]] == ["a"] * (layers + 1)
