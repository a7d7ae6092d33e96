"""Answers in one call, from a graph or any store, with names wherever ids are.

These are the methods of `graphmodel.askable.Askable`, which `Graph` and the stores have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.claims.model import Entity
from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.paths import Answer, PathFinder
from graphmodel.store import MemoryStore, Store
from graphmodel.store.narrowing import narrowed

if TYPE_CHECKING:
    from graphmodel.questions import Answer as Rows

Asked = Graph | Store


class Shown(NamedTuple):
    """An entity and all its relationships, sorted by their key."""

    entity: Entity
    relationships: list[Relationship]

    def __str__(self) -> str:
        number = len(self.relationships)
        return f"{self.entity}: {number:,} relationship{'s' * (number != 1)}"


def paths(
    asked: Asked,
    a: str,
    b: str,
    *,
    number: int | None = None,
    limit: int | None = 10,
    max_hops: int | None = None,
    directed: bool = False,
    **narrowing: Any,
) -> Answer:
    """Return the best paths between two entities.

    Args:
        asked: a graph or a store.
        a: the one.
        b: the other.
        number: so many best ones, longer ones included; by default the shortest.
        limit: without ``number``, at most so many of the shortest.
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
    finder = PathFinder(store, *ends, narrowed(store, *ends, **narrowing), directed=directed)
    return finder.best(number, max_hops) if number else finder.shortest(limit, max_hops)


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


def ask(asked: Asked, question: str, **parameters: Any) -> Rows:
    """Return the answer to a saved question; see `graphmodel.questions.answer`."""
    from graphmodel import questions

    return questions.answer(_store(asked), question, parameters)


def frame(graph: Graph) -> str:
    """Return a graph as a notebook shows it: its page, in a frame that keeps the two apart."""
    from graphmodel import view

    return view.frame(view.render(graph))


def _store(asked: Asked) -> Store:
    return MemoryStore(asked) if isinstance(asked, Graph) else asked
