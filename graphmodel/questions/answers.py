"""What answers in Python have in common; the statements' side of it is in `statements`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphmodel.claims.dates import span
from graphmodel.claims.model import Claim
from graphmodel.evidence import (
    EventDate,
    Filters,
    Key,
    Relationship,
    columns,
    date_in_words,
    relationship_keys,
    sentence,
)
from graphmodel.graph import Graph
from graphmodel.paths import Path, PathFinder
from graphmodel.questions.question import Values
from graphmodel.store.base import Drawn, in_drawing_order
from graphmodel.store.memory import MemoryStore

MOST_STEPS = 12
"""Longer paths are none, so that a server does not search without end."""

Row = Mapping[str, Any]


def ordered(rows: Iterable[Row], order: Sequence[str]) -> list[Row]:
    """Return rows sorted by columns as Cypher sorts, null last; a column with ``-`` is a number, the highest first."""

    def place(row: Row, name: str) -> tuple[bool, Any]:
        if name.startswith("-"):
            return False, -row[name[1:]]
        value = row[name]
        return (True, "") if value is None else (False, value)

    return sorted(rows, key=lambda row: [place(row, name) for name in order])


def drawn(joined: Iterable[Relationship | Drawn]) -> list[tuple[Any, ...]]:
    """Return the rows of a drawing of relationships, or of what joins other nodes."""
    return list(in_drawing_order(one[:4] for one in joined))


def evidence(graph: Graph, relationship: Relationship) -> dict[str, Any]:
    """Return what is said of a relationship, by column."""
    return columns(relationship, graph.events, graph.name, graph.vocabulary)


def in_sentences(graph: Graph, relationships: Iterable[Relationship]) -> list[str]:
    """Return relationships between the same two as words, sorted by relation and subject."""
    in_order = sorted(relationships, key=lambda r: (r.relation, r.subject))
    return [sentence(r, graph.name, graph.vocabulary) for r in in_order]


def in_one_text(graph: Graph, relationship: Relationship) -> str:
    """Return a relationship as one text: in words, when, and by whose account."""
    of = evidence(graph, relationship)
    by = [f"{verb} by {account}" for verb in ("said", "denied") for account in of[f"{verb}_by"]]
    return "; ".join([of["sentence"], *of["dates"], *by])


def filters(given: Values) -> Filters:
    """Return the filters that a question's parameters ask for."""
    relations, kinds, avoid = (frozenset(given.get(name, ())) for name in ("relations", "kinds", "avoid"))
    return Filters(relations=relations, kinds=kinds, avoid=avoid)


def shortest(graph: Graph, one: str, other: str, given: Values) -> list[Path]:
    """Return all shortest paths between two that differ."""
    if one == other:
        return []
    return PathFinder(MemoryStore(graph), one, other, filters(given), max_hops=MOST_STEPS).shortest()


def incoming(graph: Graph, id_: str, relations: Collection[str]) -> Iterator[Relationship]:
    """Yield the relationships of some relations of which an entity is the object, in the order of their subjects."""
    around = (r for of_neighbour in graph.adjacency[id_].values() for r in of_neighbour)
    of_these = [r for r in around if r.object == id_ and r.relation in relations]
    yield from sorted(of_these, key=lambda r: (graph.name(r.subject), r.key))


def earliest(claims: Iterable[Claim]) -> EventDate | None:
    """Return the first date that claims give, if any does."""
    dates = (
        EventDate(date_in_words(claim) or "", days, (claim.document,))
        for claim in claims
        if (days := span(claim.date, claim.start, claim.end))
    )
    return min(dates, key=lambda date: (date.days, date.words), default=None)


def first_of_event(graph: Graph, event: str | None) -> EventDate | None:
    """Return the first date that asserted claims of an event give, if any does."""
    return next(iter(graph.events.get(event or "", ())), None)


def names(graph: Graph, ids: Iterable[str | None]) -> list[str]:
    """Return the names of entities, each entity once, sorted."""
    return sorted(graph.name(id_) for id_ in set(ids) if id_ is not None)


def name(graph: Graph, id_: str | None) -> str | None:
    """Return the name of an entity, if there is one."""
    return None if id_ is None else graph.name(id_)


def own_key(graph: Graph, claim: Claim) -> Key:
    """Return the key of the relationship that a claim states."""
    return relationship_keys(claim, graph.vocabulary)[0]
