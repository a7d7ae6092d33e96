"""A graph in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from graphmodel.askable import Askable
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.evidence import EventDates, Filters, Relationship, reading_order
from graphmodel.graph import Graph
from graphmodel.paths import Passing, Step, Way, costs_of_hops, follows, steps_to_neighbours
from graphmodel.store.base import told_apart

if TYPE_CHECKING:
    import networkx as nx


class MemoryStore(Askable):
    """Answers from a `Graph`, which is at the same time a networkx graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._steps: dict[tuple[str, Way], list[Step]] = {}

    @cached_property
    def networkx(self) -> nx.MultiDiGraph[str]:
        """The store as networkx sees it; built when first asked for, since importing networkx takes a while."""
        return self.graph.to_networkx()

    @cached_property
    def _costs(self) -> Mapping[str, int]:
        """What a hop costs, by relation."""
        return costs_of_hops(self.graph.vocabulary)

    def close(self) -> None:
        """Do nothing: memory needs no closing."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds and relations that its claims use."""
        return self.graph.vocabulary

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``."""
        try:
            return self.graph.names.resolve(name)
        except AmbiguousName as error:
            raise told_apart(error, self) from None

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Return entities by id."""
        return {id_: self.graph.entities[id_] for id_ in ids if id_ in self.graph.entities}

    def homonyms(self, ids: Collection[str]) -> Collection[str]:
        """Return those of ``ids`` whose name another entity has as well."""
        entities, shared = self.graph.entities, self.graph.shared_names
        return {id_ for id_ in ids if id_ in entities and entities[id_].name in shared}

    def documents(self, ids: Collection[str] | None = None) -> Mapping[str, Document]:
        """Return documents by id."""
        known = self.graph.documents
        return known if ids is None else {id_: known[id_] for id_ in ids if id_ in known}

    def claims(self) -> ClaimSet:
        """Return everything that the store holds."""
        return self.graph.claim_set

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``."""
        return {id_: self.graph.entities[id_].name for id_ in entities}

    def neighbours(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours of each of ``entities``; see `Adjacency`."""
        return {entity: dict(self._around(entity, filters, way, ends)) for entity in entities}

    def steps(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Iterable[Step]]:
        """Return the steps from each of ``entities``; see `Adjacency`."""
        return {entity: self._in_order(entity, filters, way, ends) for entity in entities}

    def _in_order(self, entity: str, filters: Filters, way: Way, ends: Collection[str]) -> Iterator[Step]:
        """Yield an entity's steps; where nothing narrows them they are sorted once."""
        if not filters.take_all_that_is_walked or filters.narrows_entities:
            yield from steps_to_neighbours(self, [entity], filters, way, ends)[entity]
            return
        if (entity, way) not in self._steps:
            self._steps[entity, way] = steps_to_neighbours(self, [entity], filters, way, ())[entity]
        yield from self._steps[entity, way]

    def _around(self, entity: str, filters: Filters, way: Way, ends: Collection[str]) -> Iterator[tuple[str, int]]:
        graph = self.graph
        for neighbour, relationships in graph.adjacency[entity].items():
            if neighbour == entity or not (
                neighbour in ends or filters.may_pass(neighbour, graph.entities[neighbour].kind, graph.vocabulary)
            ):
                continue
            walked = [
                self._costs[relationship.relation]
                for relationship in relationships
                if follows(relationship, entity, way, graph.vocabulary.symmetric)
                and self._narrowed(relationship, filters)
            ]
            if walked:
                yield neighbour, min(walked)

    def passing(self, entities: Collection[str]) -> Mapping[str, Passing]:
        """Return what it costs to pass each of ``entities``; see `Adjacency`."""
        graph = self.graph
        return {
            id_: Passing(
                len(graph.adjacency[id_].keys() - {id_}), graph.vocabulary.is_setting(graph.entities[id_].kind)
            )
            for id_ in entities
        }

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step; see `Adjacency`."""
        return {
            (here, there): [
                narrowed
                for relationship in self.graph.adjacency[here].get(there, ())
                if follows(relationship, here, way, self.graph.vocabulary.symmetric)
                and (narrowed := self._narrowed(relationship, filters))
            ]
            for here, there in steps
        }

    def relationships(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity, sorted by their key."""
        if entity not in self.graph.entities:
            raise NameNotFound(entity)
        return sorted(r for between in self.graph.adjacency[entity].values() for r in between)

    def said_by(self, speaker: str) -> list[Claim]:
        """Return the claims that documents credit an entity with."""
        return sorted((c for c in self.graph.claims.values() if c.attributed_to == speaker), key=reading_order)

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events."""
        known = self.graph.events
        return {id_: known[id_] for id_ in ids if id_ in known}

    def _narrowed(self, relationship: Relationship, filters: Filters) -> Relationship | None:
        return filters.narrow(relationship, self.graph.context, self.graph.events)
