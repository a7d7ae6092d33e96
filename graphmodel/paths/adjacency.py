"""What the path engine asks of a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, Protocol, get_args

from graphmodel.evidence import EventDates, Filters, Relationship
from graphmodel.paths.cost import Passing

Way = Literal["both", "out", "in"]
"""Which relationships to follow from an entity: any, those of which it is the subject, or the object."""
WAYS: tuple[Way, ...] = get_args(Way)


def follows(relationship: Relationship, here: str, way: Way, symmetric: Collection[str]) -> bool:
    """Return whether a relationship may be followed a way from one of its ends; one that is symmetric either way."""
    if way == "both" or relationship.relation in symmetric:
        return True
    return (relationship.subject if way == "out" else relationship.object) == here


Step = tuple[str, int, int, bool]
"""A neighbour, what a hop there costs, what passing it costs, and whether it is a setting."""


def weight_of_step(step: Step) -> tuple[int, str]:
    """Return what steps from an entity are sorted by: twice the hop and once the entity there, and then its id."""
    there, hop, passing, _ = step
    return 2 * hop + passing, there


def in_order(neighbours: Mapping[str, int], passing: Mapping[str, Passing]) -> list[Step]:
    """Return steps in their order, from what hops to neighbours cost and passing each of these."""
    steps = ((there, hop, passing[there].cost, passing[there].is_setting) for there, hop in neighbours.items())
    return sorted(steps, key=weight_of_step)


class Adjacency(Protocol):
    """What the engine asks of a store.

    Everywhere relationships are narrowed by the filters, and entities through which these allow no path are left
    out, unless they are among the ``ends``. A symmetric relation may be followed either way. An entity is not its
    own neighbour.
    """

    def neighbours(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours of each of ``entities``, in any order, with what a hop to each costs."""
        ...

    def steps(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Iterable[Step]]:
        """Return the same in the order of `weight_of_step`, each entity's to be read as far as it is needed."""
        ...

    def passing(self, entities: Collection[str]) -> Mapping[str, Passing]:
        """Return what it costs to pass each of ``entities``, whatever the filters."""
        ...

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step between two neighbours, sorted by their key."""
        ...

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``."""
        ...

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events, as the asserted claims of each give them; an event without any is left out."""
        ...


def steps_to_neighbours(
    adjacency: Adjacency, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
) -> Mapping[str, list[Step]]:
    """Return the steps from each of ``entities`` in their order, from its neighbours as a store has them at once."""
    neighbours = adjacency.neighbours(entities, filters, way, ends)
    passing = adjacency.passing({there for around in neighbours.values() for there in around})
    return {here: in_order(around, passing) for here, around in neighbours.items()}


class AroundSettings:
    """A store's adjacency without countries, places and other settings, but for the ends."""

    def __init__(self, adjacency: Adjacency) -> None:
        self._adjacency = adjacency

    def neighbours(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours that are no settings; see `Adjacency`."""
        neighbours = self._adjacency.neighbours(entities, filters, way, ends)
        passing = self.passing({there for around in neighbours.values() for there in around} - {*ends})
        return {
            here: {there: cost for there, cost in around.items() if there in ends or not passing[there].is_setting}
            for here, around in neighbours.items()
        }

    def steps(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Iterable[Step]]:
        """Return the steps to neighbours that are no settings; see `Adjacency`."""
        steps = self._adjacency.steps(entities, filters, way, ends)
        return {here: (step for step in around if step[0] in ends or not step[3]) for here, around in steps.items()}

    def passing(self, entities: Collection[str]) -> Mapping[str, Passing]:
        """Return what it costs to pass each of ``entities``; see `Adjacency`."""
        return self._adjacency.passing(entities)

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step; see `Adjacency`."""
        return self._adjacency.hops(steps, filters, way)

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``; see `Adjacency`."""
        return self._adjacency.labels(entities)

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events; see `Adjacency`."""
        return self._adjacency.events(ids)
