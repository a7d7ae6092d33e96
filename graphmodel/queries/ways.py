"""The shortest paths of the saved questions: sequences of entities over asserted and contested relationships."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise, product
from typing import Any, NamedTuple

from graphmodel.graph import Graph, Relationship
from graphmodel.queries.facts import linked, links

MOST_STEPS = 12
"""Longer paths are none, so that a server does not search without end."""


class Ways:
    """The shortest paths in what relations, kinds and avoided entities leave of a graph."""

    def __init__(self, graph: Graph, given: Mapping[str, Any]) -> None:
        self._relations = given["relations"]
        self._graph = graph
        self._between = {
            id_
            for id_, entity in graph.entities.items()
            if id_ not in given["avoid"] and (not given["kinds"] or entity.kind in given["kinds"])
        }
        self._neighbours: dict[str, set[str]] = {}

    def between(self, source: str, target: str) -> Shortest | None:
        """Return the shortest paths between two entities, if there is one and they are not the same."""
        if source == target or not {source, target} <= self._graph.entities.keys():
            return None
        there = self._levels(source, target)
        if target not in there:
            return None
        return Shortest(source, target, there, self._levels(target, source), self)

    def pairs(self, one: Collection[str], other: Collection[str]) -> Iterator[Shortest]:
        """Yield the shortest paths between each entity of one side and each of the other, sorted by their ids."""
        for source, target in sorted(set(product(one, other))):
            if found := self.between(source, target):
                yield found

    def neighbours(self, entity: str) -> set[str]:
        """Return the entities that are one step away."""
        if entity not in self._neighbours:
            self._neighbours[entity] = linked(self._graph, entity, self._relations)
        return self._neighbours[entity]

    def steps(self, way: Collection[str]) -> list[list[Relationship]]:
        """Return the relationships of each step of a path."""
        return [links(self._graph, here, there, self._relations) for here, there in pairwise(way)]

    def _levels(self, start: str, end: str) -> dict[str, tuple[int, int]]:
        """Return of each entity how far it is from the start, and by how many shortest paths."""
        found = {start: (0, 1)}
        level, distance = [start], 0
        while level and end not in found and distance < MOST_STEPS:
            distance += 1
            following: dict[str, int] = {}
            for here in level:
                for there in self.neighbours(here):
                    if there not in found and (there in self._between or there == end):
                        following[there] = following.get(there, 0) + found[here][1]
            found.update((there, (distance, number)) for there, number in following.items())
            level = list(following)
        return found


class Shortest(NamedTuple):
    """The shortest paths between two entities."""

    source: str
    target: str
    there: Mapping[str, tuple[int, int]]
    back: Mapping[str, tuple[int, int]]
    ways: Ways

    @property
    def number(self) -> int:
        """How many there are."""
        return self.there[self.target][1]

    def through(self) -> Iterator[tuple[str, int]]:
        """Yield each entity between the ends with the number of paths that lead through it."""
        for entity, (distance, number) in self.there.items():
            if entity not in (self.source, self.target) and entity in self.back:
                left, others = self.back[entity]
                if distance + left == self.there[self.target][0]:
                    yield entity, number * others

    def each(self) -> Iterator[tuple[str, ...]]:
        """Yield each as the entities on it."""
        length = self.there[self.target][0]
        found: list[tuple[str, ...]] = [(self.source,)]
        for distance in range(1, length + 1):
            found = [
                (*way, there)
                for way in found
                for there in self.ways.neighbours(way[-1])
                if self.there.get(there, (-1,))[0] == distance and self.back.get(there, (-1,))[0] == length - distance
            ]
        yield from found
