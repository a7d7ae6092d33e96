"""Answers in one call, from a graph or any store, with names wherever ids are.

These are the methods of `graphmodel.askable.Askable`, which `Graph` and the stores have. What only some of them ask is
imported where it is asked, so that a path does not pay for contradictions.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from graphmodel.claims.model import Claim, Entity
from graphmodel.evidence import STATUSES, Filters, Relationship, Status
from graphmodel.graph import Graph
from graphmodel.paths import DEFAULT, Answer, PathFinder
from graphmodel.store import MemoryStore, Store
from graphmodel.store.narrowing import narrowed

if TYPE_CHECKING:
    from graphmodel.comparing import Diff, Impact, Weak
    from graphmodel.evidence.contradictions import Contradiction
    from graphmodel.evidence.firsts import Firsts
    from graphmodel.evidence.gaps import Gap
    from graphmodel.evidence.timeline import Timeline
    from graphmodel.questions import Answer as Rows
    from graphmodel.suspecting import Suspected

Asked = Graph | Store


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
    store = _store(asked)
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
            said += sorted((r for found in hops.values() for r in found), key=lambda r: r.key)
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
        found = (r for r in relationships if r.status not in filters.statuses and not r.is_derived)
        return list(dict.fromkeys(found))

    return open_ones(hops[ends]), open_ones(r for step in steps for r in hops[step])


def why(asked: Asked, a: str, b: str) -> list[Relationship]:
    """Return the relationships between two entities, each with all its claims.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    store = _store(asked)
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
    store = _store(asked)
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
    store = _store(asked)
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

    return questions.answer(_store(asked), question, parameters)


def impact(asked: Asked, name: str) -> Impact:
    """Return what becomes of a graph without a document, a publisher or a speaker.

    Args:
        asked: a graph or a store.
        name: a document's id, or else a publisher's name, a speaker's, or both, where they are called alike.

    Raises:
        NameNotFound: nobody and nothing that says anything is called so.
        AmbiguousName: several speakers are.

    """
    from graphmodel import comparing

    return comparing.impact(_store(asked), name)


def weak(asked: Asked, entity: str | None = None, *, path: tuple[str, str] | None = None) -> Weak:
    """Return what to verify before publishing: what is asserted and rests on little.

    Args:
        asked: a graph or a store.
        entity: only what is said of this one.
        path: only what the most telling paths between these two rest on.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    from graphmodel import comparing

    store = _store(asked)
    ends = (store.resolve(path[0]), store.resolve(path[1])) if path else None
    return comparing.weak(store, store.resolve(entity) if entity else None, ends)


def diff(asked: Asked, new: Asked) -> Diff:
    """Return what is not the same in a graph or store and a newer one."""
    from graphmodel import comparing

    return comparing.diff(_store(asked), _store(new))


def contradictions(asked: Asked, entity: str | None = None) -> list[Contradiction]:
    """Return what cannot all hold, about an entity or anything; see `graphmodel.evidence.contradictions`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    store = _store(asked)
    return contradicting(store, store.resolve(entity) if entity is not None else None)


def contradicting(store: Store, entity: str | None) -> list[Contradiction]:
    """Return what cannot all hold, of an entity, given by its id, or all."""
    from graphmodel.evidence import contradictions as evidence

    found = evidence.contradictions(store.claims())
    return [each for each in found if entity is None or each.concerns(entity)]


def suspicions(asked: Asked, documents: str | Path | None = None) -> Suspected:
    """Return which documents may have something from one place that they do not name.

    Args:
        asked: a graph or a store.
        documents: a folder with copies of the documents, which are then read too.

    """
    from graphmodel.suspecting import suspected

    return suspected(_store(asked), Path(documents) if documents is not None else None)


def timeline(asked: Asked, entity: str | None = None) -> Timeline:
    """Return what happened when, around an entity or at all; see `graphmodel.evidence.timeline`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    from graphmodel.evidence import timeline as evidence

    store = _store(asked)
    return evidence.timeline(store.claims(), store.resolve(entity) if entity is not None else None)


def first(asked: Asked, a: str, b: str | None = None) -> Firsts:
    """Return which document said it first of an entity, or of two together; see `graphmodel.evidence.firsts`.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    from graphmodel.evidence.firsts import firsts

    store = _store(asked)
    return firsts(store.claims(), store.resolve(a), store.resolve(b) if b is not None else None)


def missing(asked: Asked, entity: str | None = None) -> list[Gap]:
    """Return what claims leave open, about an entity or anything; see `graphmodel.evidence.gaps`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    from graphmodel.evidence.gaps import gaps

    store = _store(asked)
    return gaps(store.claims(), store.resolve(entity) if entity is not None else None)


def frame(graph: Graph) -> str:
    """Return a graph as a notebook shows it: its page, in a frame that keeps the two apart."""
    from graphmodel import view

    return view.frame(view.render(graph))


def _store(asked: Asked) -> Store:
    return MemoryStore(asked) if isinstance(asked, Graph) else asked
