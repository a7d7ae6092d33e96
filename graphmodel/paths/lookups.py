"""What a store said of one question about paths, so that it is asked each thing once, and many things at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from graphmodel.evidence import Filters, Relationship, disjoint
from graphmodel.paths.adjacency import Adjacency, Step, Way

Name = tuple[str, str]
"""What entities are sorted by: name, then id."""


class Steps:
    """The steps from an entity, the lightest first, read as far as they are asked for."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._read: list[Step] = []
        self._rest = iter(steps)

    def __getitem__(self, number: int) -> Step:
        return self._read[number]

    def __iter__(self) -> Iterator[Step]:
        number = 0
        while (step := self.at(number)) is not None:
            yield step
            number += 1

    def at(self, number: int) -> Step | None:
        """Return the step that has a number, ``None`` behind the last."""
        while number >= len(self._read):
            step = next(self._rest, None)
            if step is None:
                return None
            self._read.append(step)
        return self._read[number]


class Lookups:
    """What is known around two ends, as filters leave it."""

    def __init__(self, adjacency: Adjacency, ends: tuple[str, str], filters: Filters, *, directed: bool) -> None:
        self._adjacency = adjacency
        self._filters = filters
        self.ends = ends
        self.forward: Way = "out" if directed else "both"
        self.backward: Way = "in" if directed else "both"
        self._steps: dict[Way, dict[str, Steps]] = {"both": {}, "out": {}, "in": {}}
        passing = adjacency.passing({*ends})
        self.costs = {end: passing[end].cost for end in ends}
        """What it costs to pass the entities that were looked at."""
        self._settings: dict[str, bool] = {}
        self._hops: dict[tuple[str, str], Sequence[Relationship]] = {}
        self._origins: dict[tuple[str, str], int] = {}
        self._names: dict[str, Name] = {}

    def steps(self, way: Way) -> Mapping[str, Steps]:
        """Return the steps of the entities of which they were asked for."""
        return self._steps[way]

    def steps_of(self, entity: str, way: Way) -> Steps:
        """Return the steps of an entity."""
        if entity not in self._steps[way]:
            self.ask_for_steps([entity], way)
        return self._steps[way][entity]

    def ask_for_steps(self, entities: Collection[str], way: Way) -> None:
        """Ask for the steps of entities, of each once."""
        known = self._steps[way]
        if missing := [entity for entity in dict.fromkeys(entities) if entity not in known]:
            asked = self._adjacency.steps(missing, self._filters, way, self.ends)
            known.update((entity, Steps(steps)) for entity, steps in asked.items())

    def settings(self, entities: Collection[str]) -> Set[str]:
        """Return which of some entities are settings."""
        if missing := {entity for entity in entities if entity not in self._settings}:
            passing = self._adjacency.passing(missing)
            self._settings.update((entity, passing[entity].is_setting) for entity in missing)
        return {entity for entity in entities if self._settings[entity]}

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
