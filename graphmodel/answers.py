"""Answers in one call, from a graph or any store, with names wherever ids are.

These are the methods of `graphmodel.askable.Askable`, which `Graph` and the stores have; those that hold all claims
against each other are in `graphmodel.examining`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from graphmodel.claims.model import Claim, Entity
from graphmodel.evidence import STATUSES, Filters, Relationship, Status
from graphmodel.examining import (
    contradictions,
    diff,
    first,
    impact,
    missing,
    store_of,
    suspicions,
    timeline,
    weak,
)
from graphmodel.paths import DEFAULT, Answer, PathFinder
from graphmodel.store.base import Store
from graphmodel.store.narrowing import narrowed

if TYPE_CHECKING:
    from graphmodel.examining import Asked
    from graphmodel.graph import Graph
    from graphmodel.questions import Answer as Rows

__all__ = [
    "Aside",
    "By",
    "Said",
    "Shown",
    "aside",
    "ask",
    "between",
    "contradictions",
    "diff",
    "first",
    "frame",
    "impact",
    "missing",
    "paths",
    "says",
    "show",
    "suspicions",
    "timeline",
    "weak",
    "why",
]

By = Literal["telling", "hops"]


class Aside(NamedTuple):
    """What is said between two entities beside the paths between them."""

    said: list[Relationship]
    """What the one says of the other, or the other of the one, as documents credit them."""
    doubted: list[Relationship]
    """What is between them and not walked: denied, alleged or expected."""
    doubted_over_one: list[Relationship]
    """What would join them over one other if it were so."""


class Shown(NamedTuple):
    """An entity and all its relationships, sorted by their key."""

    entity: Entity
    relationships: list[Relationship]

    def __str__(self) -> str:
        number = len(self.relationships)
        return f"{self.entity}: {number:,} relationship{'s' * (number != 1)}"


class Said(NamedTuple):
    """What documents credit a speaker with, in the order of documents and of places in them."""

    speaker: Entity
    about: Entity | None
    """Of whom or what alone it was asked."""
    claims: list[Claim]

    def __str__(self) -> str:
        number = len(self.claims)
        return f"{self.speaker}: {number:,} claim{'s' * (number != 1)}"


def paths(
    asked: Asked,
    a: str,
    b: str,
    *,
    number: int = DEFAULT,
    by: By = "telling",
    max_hops: int | None = None,
    directed: bool = False,
    **narrowing: Any,
) -> Answer:
    """Return the best paths between two entities.

    Args:
        asked: a graph or a store.
        a: the one.
        b: the other.
        number: so many.
        by: the most telling first, which then differ by more than an entity, or the fewest hops first.
        max_hops: none longer than this.
        directed: follow relationships only from subject to object.
        narrowing: what else narrows the graph, as `graphmodel.store.narrowing.narrowed` takes it.

    Raises:
        NameNotFound: an entity, relation, kind or document is not known.
        AmbiguousName: a name is that of several entities.
        FilterError: a date is no date, the dates do not go together, or an end is to be avoided.

    """
    store = store_of(asked)
    ends = store.resolve(a), store.resolve(b)
    filters = narrowed(store, *ends, **narrowing)
    finder = PathFinder(store, *ends, filters, directed=directed, max_hops=max_hops)
    return finder.by_hops(number) if by == "hops" else finder.most_telling(number)


def aside(store: Store, one: str, other: str, filters: Filters) -> Aside:
    """Return what is said between two entities beside the paths, given by their ids.

    Of the filters those count that narrow claims.
    """
    everything: frozenset[Status] = frozenset(STATUSES)
    claims = msgspec.structs.replace(
        filters, relations=frozenset(), classes=frozenset(), kinds=frozenset(), avoid=frozenset(), statuses=everything
    )
    said: list[Relationship] = []
    for speaker, about in ((one, other), (other, one)) if one != other else ():
        if not filters.speakers or speaker in filters.speakers:
            credited = msgspec.structs.replace(claims, speakers=frozenset({speaker}))
            around = store.neighbours([about], credited, "both", ())[about]
            hops = store.hops([(about, neighbour) for neighbour in sorted(around)], credited, "both")
            said += sorted((r for joining in hops.values() for r in joining), key=lambda r: r.key)
    direct, over_one = _doubted(store, one, other, filters) if one != other else ([], [])
    told = {*direct, *over_one}
    return Aside([r for r in said if not r.is_derived and r not in told], direct, over_one)


def _doubted(store: Store, one: str, other: str, filters: Filters) -> tuple[list[Relationship], list[Relationship]]:
    """Return what is between two entities and not as `filters` want it, and what joins them so over one other only."""
    everything: frozenset[Status] = frozenset(STATUSES)
    any_status = msgspec.structs.replace(filters, statuses=everything)
    ends = one, other
    walked = store.neighbours(ends, filters, "both", ends)
    joined = store.neighbours(ends, any_status, "both", ends)
    over = sorted(joined[one].keys() & joined[other].keys() - {*ends})
    steps = [(end, entity) for entity in over for end in ends if entity not in walked[end]]
    hops = store.hops([ends, *steps], any_status, "both")

    def open_ones(relationships: Iterable[Relationship]) -> list[Relationship]:
        kept = (r for r in relationships if r.status not in filters.statuses and not r.is_derived)
        return list(dict.fromkeys(kept))

    return open_ones(hops[ends]), open_ones(r for step in steps for r in hops[step])


def why(asked: Asked, a: str, b: str) -> list[Relationship]:
    """Return the relationships between two entities, each with all its claims.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    store = store_of(asked)
    return between(store, store.resolve(a), store.resolve(b))


def between(store: Store, one: str, other: str) -> list[Relationship]:
    """Return the relationships between two entities, given by their ids."""
    return [r for r in store.relationships(one) if {r.subject, r.object} == {one, other}]


def show(asked: Asked, entity: str) -> Shown:
    """Return an entity with all its relationships, whatever their status.

    Raises:
        NameNotFound: it is not known.
        AmbiguousName: the name is that of several entities.

    """
    store = store_of(asked)
    id_ = store.resolve(entity)
    return Shown(store.entities([id_])[id_], store.relationships(id_))


def says(asked: Asked, speaker: str, *, about: str | None = None) -> Said:
    """Return the claims that documents credit a speaker with.

    Args:
        asked: a graph or a store.
        speaker: who.
        about: only those of which this is subject, object or event.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    store = store_of(asked)
    id_ = store.resolve(speaker)
    claims = store.said_by(id_)
    if about is None:
        return Said(store.entities([id_])[id_], None, claims)
    other = store.resolve(about)
    entities = store.entities([id_, other])
    kept = [claim for claim in claims if other in (claim.subject, claim.object, claim.event)]
    return Said(entities[id_], entities[other], kept)


def ask(asked: Asked, question: str, **parameters: Any) -> Rows:
    """Return the answer to a saved question; see `graphmodel.questions.answer`."""
    from graphmodel import questions

    return questions.answer(store_of(asked), question, parameters)


def frame(graph: Graph) -> str:
    """Return a graph as a notebook shows it: its page, in a frame that keeps the two apart."""
    from graphmodel import view

    return view.frame(view.render(graph))
