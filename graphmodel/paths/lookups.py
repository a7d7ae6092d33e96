"""What a store said of one question about paths, so that it is asked each thing once, and many things at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from graphmodel.evidence import Filters, Relationship, disjoint
from graphmodel.paths.adjacency import Adjacency, Way

Name = tuple[str, str]
"""What entities are sorted by: name, then id."""


class Lookups:
    """What is known around two ends, as filters leave it."""

    def __init__(self, adjacency: Adjacency, ends: tuple[str, str], filters: Filters, *, directed: bool) -> None:
        self._adjacency = adjacency
        self._filters = filters
        self.ends = ends
        self.forward: Way = "out" if directed else "both"
        self.backward: Way = "in" if directed else "both"
        self._neighbours: dict[Way, dict[str, Mapping[str, int]]] = {"both": {}, "out": {}, "in": {}}
        self._passing = dict.fromkeys(ends, 0)  # they are not passed
        self._settings: set[str] = set()
        self._hops: dict[tuple[str, str], Sequence[Relationship]] = {}
        self._origins: dict[tuple[str, str], int] = {}
        self._names: dict[str, Name] = {}

    def knows(self, entity: str, way: Way) -> bool:
        """Return whether an entity's neighbours were asked for."""
        return entity in self._neighbours[way]

    def neighbours(self, entities: Collection[str], way: Way) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours of entities, these among others, with what a hop to each costs."""
        known = self._neighbours[way]
        if missing := [entity for entity in entities if entity not in known]:
            known.update(self._adjacency.neighbours(missing, self._filters, way, self.ends))
        return known

    def passing(self, entities: Collection[str]) -> Mapping[str, int]:
        """Return what it costs to pass entities, these among others."""
        if missing := [entity for entity in entities if entity not in self._passing]:
            asked = self._adjacency.passing(missing)
            self._passing.update((entity, passing.cost) for entity, passing in asked.items())
            self._settings.update(entity for entity, passing in asked.items() if passing.is_setting)
        return self._passing

    def settings(self, entities: Collection[str]) -> Set[str]:
        """Return which entities between the ends are settings, these among others."""
        self.passing(entities)
        return self._settings

    def hops(self, steps: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of steps, these among others."""
        if missing := {step for step in steps if step not in self._hops}:
            self._hops.update(self._adjacency.hops(missing, self._filters, self.forward))
        return self._hops

    def origins(self, step: tuple[str, str]) -> int:
        """Return how many independent origins vouch for a step."""
        if step not in self._origins:
            self._origins[step] = origins(self.hops([step])[step])
        return self._origins[step]

    def names(self, entities: Collection[str]) -> tuple[Name, ...]:
        """Return what entities are sorted by, one by one."""
        if missing := [entity for entity in entities if entity not in self._names]:
            self._names.update((id_, (name, id_)) for id_, name in self._adjacency.labels(missing).items())
        return tuple(self._names[entity] for entity in entities)


def origins(relationships: Sequence[Relationship]) -> int:
    """Return how many independent origins vouch for relationships together."""
    if len(relationships) == 1:
        return len(relationships[0].origins)
    return len(disjoint(origin for relationship in relationships for origin in relationship.origins))
