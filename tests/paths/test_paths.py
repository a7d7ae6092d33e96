"""The path engine, with networkx and plain enumeration as oracles."""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
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


MOST_LOOKED_AT = 200


def oracle_graph(graph: Graph, filters: Filters, ends: tuple[str, str], directed: bool) -> nx.DiGraph:
    """The filtered graph as networkx sees it: arcs that may be walked, with the relationships on them."""
    walkable: nx.DiGraph = nx.DiGraph()
    walkable.add_nodes_from(
        id_ for id_, e in graph.entities.items() if id_ in ends or filters.may_pass(id_, e.kind, graph.vocabulary)
    )
    for (subject, relation, object_), relationship in sorted(narrowed(graph, filters).items()):
        if subject == object_ or subject not in walkable or object_ not in walkable:
            continue
        both = not directed or graph.vocabulary.relations[relation].symmetric
        for arc in ((subject, object_), (object_, subject))[: 2 if both else 1]:
            walkable.add_edge(*arc)
            walkable.edges[arc].setdefault("relationships", []).append(relationship)
    return walkable


class Ranked(NamedTuple):
    """A simple path with what paths are ordered by, computed the long way."""

    hops: int
    cost: int
    weakness: int
    names: list[tuple[str, str]]
    entities: tuple[str, ...]


def ranked(path: list[str], graph: Graph, walkable: nx.DiGraph) -> Ranked:
    """A simple path with its rank, from the documented numbers."""
    each = [walkable.edges[arc]["relationships"] for arc in itertools.pairwise(path)]
    costs = {"tie": 3, "act": 3, "statement": 7, "setting": 9}
    cost = sum(min(costs[graph.vocabulary.relations[r.relation].class_] for r in hop) for hop in each)
    for entity in path[1:-1]:
        neighbours = {e for key in graph.relationships for e in (key[0], key[2]) if entity in (key[0], key[2])} - {
            entity
        }
        digits = len(f"{len(neighbours):b}")
        cost += 3 * digits + 4 if graph.vocabulary.is_setting(graph.entities[entity].kind) else 2 * digits
    weakest = min(len(disjoint(o for r in hop for o in r.origins)) for hop in each)
    names = [(graph.entities[entity].name, entity) for entity in path]
    return Ranked(len(each), cost, -weakest, names, tuple(path))


@st.composite
def questions(draw: st.DrawFn) -> tuple[Graph, str, str, Filters, bool]:
    """A graph, two of its entities, filters, and whether to follow directions."""
    graph = Graph(draw(strategies.claim_sets()))
    source, target = draw(st.permutations(sorted(graph.entities)))[:2]
    filters = draw(strategies.filters(graph))
    if filters.avoid & {source, target}:
        filters = Filters(min_origins=filters.min_origins)
    return graph, source, target, filters, draw(st.booleans())


def all_simple(question: tuple[Graph, str, str, Filters, bool]) -> list[Ranked]:
    """Every simple path."""
    graph, source, target, filters, directed = question
    walkable = oracle_graph(graph, filters, (source, target), directed)
    return [ranked(path, graph, walkable) for path in nx.all_simple_paths(walkable, source, target)]


def finder_of(question: tuple[Graph, str, str, Filters, bool], max_hops: int | None = None) -> PathFinder:
    """The engine, asked a question."""
    graph, source, target, filters, directed = question
    return PathFinder(MemoryStore(graph), source, target, filters, directed=directed, max_hops=max_hops)


@examples(300, quick=60)
@given(questions(), st.none() | st.integers(1, 5))
def test_shortest_paths_are_those_of_networkx(
    question: tuple[Graph, str, str, Filters, bool], max_hops: int | None
) -> None:
    """All shortest paths are found, those with more origins on the weakest hop first, none longer than allowed."""
    graph, source, target, filters, directed = question
    walkable = oracle_graph(graph, filters, (source, target), directed)
    try:
        expected = [ranked(path, graph, walkable) for path in nx.all_shortest_paths(walkable, source, target)]
    except nx.NetworkXNoPath:
        expected = []
    fits = [path for path in expected if max_hops is None or path.hops <= max_hops]
    found = finder_of(question, max_hops).shortest()
    assert [p.entities for p in found] == [p.entities for p in sorted(fits, key=lambda p: (p.weakness, p.names))]
    assert finder_of(question, max_hops).shortest(2) == found[:2]
    for path in found:
        for hop in path.hops:
            assert list(hop.relationships) == walkable.edges[hop.source, hop.target]["relationships"]


@examples(300, quick=60)
@given(questions(), st.integers(1, 12), st.none() | st.integers(1, 5))
def test_paths_by_hops_are_the_first_of_all_simple_paths(
    question: tuple[Graph, str, str, Filters, bool], number: int, max_hops: int | None
) -> None:
    """The N best by hops come in order of hops, cost, origins on the weakest hop and names, of all simple paths."""
    fits = [path for path in all_simple(question) if max_hops is None or path.hops <= max_hops]
    expected = sorted(fits)
    answer = finder_of(question, max_hops).by_hops(number)
    assert [(p.entities, p.cost) for p in answer.paths] == [(p.entities, p.cost) for p in expected[:number]]
    shortest = [path for path in expected if path.hops == expected[0].hops]
    assert answer.more == max(len(shortest) - number, 0)


@examples(300, quick=60)
@given(questions(), st.integers(1, 5), st.none() | st.integers(1, 5))
def test_the_most_telling_paths_cost_least_and_differ(
    question: tuple[Graph, str, str, Filters, bool], number: int, max_hops: int | None
) -> None:
    """They are the first of all simple paths by cost, of which those told bring somebody new and are no variation."""
    fits = [path for path in all_simple(question) if max_hops is None or path.hops <= max_hops]
    expected = sorted(fits, key=lambda p: (p.cost, p.hops, p.weakness, p.names))
    answer = finder_of(question, max_hops).most_telling(number)
    assert [(p.entities, p.cost) for p in answer.paths[:1]] == [(p.entities, p.cost) for p in expected[:1]]
    graph = question[0]
    led = [{e for e in p.entities[1:-1] if graph.vocabulary.is_setting(graph.entities[e].kind)} for p in expected]
    assert answer.only_by_settings == (bool(led) and all(led))
    if len(expected) > MOST_LOOKED_AT:
        return
    told: list[tuple[Ranked, list[tuple[str, ...]]]] = []
    names: set[str] = set()
    for path in expected:
        if told and (set(path.entities) <= names or (len(told) >= max(number, 3) and path.cost > told[-1][0].cost)):
            continue
        names.update(path.entities)
        varied = [variants for one, variants in told if is_variation(one.entities, path.entities)]
        if varied:
            varied[0].append(path.entities)
        else:
            told.append((path, []))
    assert [(p.entities, list(p.similar)) for p in answer.paths] == [(p.entities, v) for p, v in told[:number]]
    assert answer.more == sum(path.cost == told[number - 1][0].cost for path, _ in told[number:])


def is_variation(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether another path is a path with one entity more, or with another one in some place."""
    one_more = [other[:i] + other[i + 1 :] for i in range(len(other))]
    another = [(*other[:i], entity, *other[i + 1 :]) for i, entity in enumerate(path[: len(other)])]
    return path in one_more or (len(path) == len(other) and path in another)


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
    return PathFinder(MemoryStore(graph), source, target, filters, **options).shortest()


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


def between(graph: Graph, source: str, target: str, filters: Filters | None = None) -> list[str]:
    """Whom the most telling paths of a small graph lead over."""
    answer = PathFinder(MemoryStore(graph), source, target, filters).most_telling()
    return [" ".join(path.entities[1:-1]) for path in answer.paths]


def test_an_entity_that_few_meet_in_tells_more_than_one_that_many_do() -> None:
    """A longer way over entities with few neighbours comes before a shorter one over a busy one."""
    graph = made(
        "a FREED_BY hub", "hub FREED_BY z", *(f"hub FREED_BY n{i}" for i in range(60)), "a FREED_BY b", "b FREED_BY z"
    )
    assert between(graph, "a", "z") == ["b"]
    graph = made(
        "a FREED_BY hub",
        "hub FREED_BY z",
        *(f"hub FREED_BY n{i}" for i in range(130)),
        "a FREED_BY b",
        "b FREED_BY c",
        "c FREED_BY z",
    )
    assert between(graph, "a", "z") == ["b c", "hub"]


def test_neighbours_are_counted_whatever_the_filters() -> None:
    """What filters leave out makes an entity no less busy."""
    graph = made("a FREED_BY b", "b FREED_BY z", "b OWNS w", "b OWNS x", "b OWNS y", "a FREED_BY c", "c FREED_BY z")
    assert between(graph, "a", "z", Filters(relations=frozenset({"FREED_BY"}))) == ["c"]
    paths = PathFinder(MemoryStore(graph), "a", "z", Filters(relations=frozenset({"FREED_BY"}))).by_hops(2).paths
    assert [path.entities[1] for path in paths] == ["c", "b"]
    assert [path.cost for path in paths] == [3 + 4 + 3, 3 + 6 + 3]


def test_strength_behind_a_weak_hop_is_worth_nothing() -> None:
    """Where the first hop is the weakest what follows is compared by what it costs, however well it is attested."""
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
    paths = PathFinder(MemoryStore(graph), "a", "z").by_hops().paths
    assert ["".join(path.entities) for path in paths] == ["abdz", "aefz", "abcz"]


def test_no_path_is_longer_than_allowed() -> None:
    """Three hops are found where three are allowed, and not where two are."""
    store = MemoryStore(made("a KNOWS b", "b KNOWS c", "c KNOWS d"))
    finders = [PathFinder(store, "a", "d", max_hops=hops) for hops in (1, 2, 3, 4)]
    assert [len(finder.shortest()) for finder in finders] == [0, 0, 1, 1]
    assert [len(finder.most_telling().paths) for finder in finders] == [0, 0, 1, 1]


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
    answer = PathFinder(MemoryStore(graph), "start", "end").by_hops(10)
    assert answer.more == 4 ** (layers + 1) - 10
    assert len(answer.paths) == 10
    shortest = PathFinder(MemoryStore(graph), "start", "end").shortest(1)
    assert [e[-1] for e in shortest[0].entities[1:-1]] == ["a"] * (layers + 1)
    (telling,) = PathFinder(MemoryStore(graph), "start", "end").most_telling().paths
    assert telling.entities == shortest[0].entities
