"""Who is linked to whom, and through whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graphmodel.graph import Graph, Relationship
from graphmodel.queries.facts import (
    Row,
    Twin,
    around,
    drawing,
    linked,
    links,
    name,
    ordered,
    origins,
    said,
    sentences,
    until,
    walked,
)
from graphmodel.queries.ways import Ways


def linked_to_both(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``linked-to-both.cypher``."""
    return [
        {
            "linked": name(graph, id_),
            "kind": graph.entities[id_].kind,
            "with_a": sentences(graph, links(graph, given["a"], id_, given["relations"])),
            "with_b": sentences(graph, links(graph, given["b"], id_, given["relations"])),
            "linked_id": id_,
        }
        for id_ in _linked(graph, given)
    ]


def linked_to_both_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``linked-to-both-drawing.cypher``."""
    return drawing(
        r
        for id_ in _linked(graph, given)[: given["limit"]]
        if given["a"] != given["b"] or len(links(graph, given["a"], id_, given["relations"])) > 1
        for end in (given["a"], given["b"])
        for r in links(graph, end, id_, given["relations"])
    )


def _linked(graph: Graph, given: Mapping[str, Any]) -> list[str]:
    """Return who is linked to both, sorted by name."""
    a, b = (linked(graph, given[end], given["relations"]) for end in ("a", "b"))
    return sorted((a & b) - {given["a"], given["b"]}, key=lambda id_: (graph.entities[id_].name, id_))


def neighbourhood(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``neighbourhood.cypher``."""
    rows = [
        {
            "neighbour": neighbour.name,
            "kind": neighbour.kind,
            "subject": name(graph, r.subject),
            "relation": r.relation,
            "object": name(graph, r.object),
            "status": r.status,
            "since": r.start,
            "until": until(r.end),
            **said(graph, r),
            **origins(r),
            "documents": r.documents,
            "neighbour_id": neighbour.id,
            "subject_id": r.subject,
        }
        for neighbour, r in around(graph, given["actor"])
        if not given["relations"] or r.relation in given["relations"]
    ]
    return ordered(rows, "neighbour", "relation", "subject", "neighbour_id", "subject_id")


def neighbourhood_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``neighbourhood-drawing.cypher``."""
    found: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
    for neighbour, r in around(graph, given["actor"]):
        if walked(r, given["relations"]):
            found[neighbour.name, neighbour.id].append(r)
    return drawing(r for key in sorted(found)[: given["limit"]] for r in found[key])


def brokers(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``brokers.cypher``."""
    shares: dict[str, list[float]] = defaultdict(list)
    for shortest in Ways(graph, given).pairs(given["side_a"], given["side_b"]):
        for entity, through in shortest.through():
            shares[entity].append(through / shortest.number)
    rows = [
        {
            "broker": name(graph, id_),
            "kind": graph.entities[id_].kind,
            "betweenness": _added_up(found),
            "pairs": len(found),
            "broker_id": id_,
        }
        for id_, found in shares.items()
    ]
    return ordered(rows, "-betweenness", "broker", "broker_id")[: given["limit"]]


def _added_up(shares: Iterable[float]) -> float:
    """Return the sum of shares, added one after the other as the statement does: `sum` may round less."""
    total = 0.0
    for share in shares:
        total += share
    return total


def brokers_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``brokers-drawing.cypher``."""
    ways = Ways(graph, given)
    found = [
        (len(way), shortest.source, shortest.target, way)
        for shortest in ways.pairs(given["side_a"], given["side_b"])
        for way in shortest.each()
    ]
    return _drawn_ways(ways, (way for *_, way in sorted(found)[: given["limit"]]))


def connected(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``connected.cypher``."""
    ways = Ways(graph, given)
    return [
        {
            "hops": len(way) - 1,
            "way": [graph.entities[id_].name for id_ in way],
            "steps": [words for step in ways.steps(way) for words in sentences(graph, step)],
            "way_ids": list(way),
        }
        for way in _connected(graph, ways, given)
    ]


def connected_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``connected-drawing.cypher``."""
    ways = Ways(graph, given)
    return _drawn_ways(ways, _connected(graph, ways, given))


def _connected(graph: Graph, ways: Ways, given: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the shortest paths between two, sorted by the names on them."""
    shortest = ways.between(given["a"], given["b"])
    found = shortest.each() if shortest else ()
    return sorted(found, key=lambda way: ([graph.entities[id_].name for id_ in way], way))[: given["limit"]]


def _drawn_ways(ways: Ways, found: Iterable[tuple[str, ...]]) -> list[Row]:
    return drawing(r for way in found for step in ways.steps(way) for r in step)


TWINS: Mapping[str, Twin] = {
    "brokers": brokers,
    "brokers-drawing": brokers_drawing,
    "connected": connected,
    "connected-drawing": connected_drawing,
    "linked-to-both": linked_to_both,
    "linked-to-both-drawing": linked_to_both_drawing,
    "neighbourhood": neighbourhood,
    "neighbourhood-drawing": neighbourhood_drawing,
}
