"""Answers that hold all claims against each other: what falls, what is weak, suspicious, open, or cannot all hold.

`graphmodel.answers` offers them beside the others. What each of them asks is imported where it is asked, so that none
pays for the others, nor a path for any.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.comparing import Diff, Impact, Weak
    from graphmodel.evidence.contradictions import Contradiction
    from graphmodel.evidence.firsts import Firsts
    from graphmodel.evidence.gaps import Gap
    from graphmodel.evidence.timeline import Timeline
    from graphmodel.graph import Graph
    from graphmodel.store.base import Store
    from graphmodel.suspecting import Suspected

    Asked = Graph | Store
    """What answers: a graph, or any store."""


def store_of(asked: Asked) -> Store:
    """Return what answers as a store."""
    from graphmodel.graph import Graph
    from graphmodel.store.memory import MemoryStore

    return MemoryStore(asked) if isinstance(asked, Graph) else asked


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

    return comparing.impact(store_of(asked), name)


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

    store = store_of(asked)
    ends = (store.resolve(path[0]), store.resolve(path[1])) if path else None
    return comparing.weak(store, store.resolve(entity) if entity else None, ends)


def diff(asked: Asked, new: Asked) -> Diff:
    """Return what is not the same in a graph or store and a newer one."""
    from graphmodel import comparing

    return comparing.diff(store_of(asked), store_of(new))


def contradictions(asked: Asked, entity: str | None = None) -> list[Contradiction]:
    """Return what cannot all hold, about an entity or anything; see `graphmodel.evidence.contradictions`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    store = store_of(asked)
    return contradicting(store, store.resolve(entity) if entity is not None else None)


def contradicting(store: Store, entity: str | None) -> list[Contradiction]:
    """Return what cannot all hold, of an entity, given by its id, or all."""
    from graphmodel.evidence import contradictions as evidence

    contradictions_ = evidence.contradictions(store.claims())
    return [each for each in contradictions_ if entity is None or each.concerns(entity)]


def suspicions(asked: Asked, documents: str | Path | None = None) -> Suspected:
    """Return which documents may have something from one place that they do not name.

    Args:
        asked: a graph or a store.
        documents: a folder with copies of the documents, which are then read too.

    """
    from graphmodel.suspecting import suspected

    return suspected(store_of(asked), Path(documents) if documents is not None else None)


def timeline(asked: Asked, entity: str | None = None) -> Timeline:
    """Return what happened when, around an entity or at all; see `graphmodel.evidence.timeline`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    from graphmodel.evidence import timeline as evidence

    store = store_of(asked)
    return evidence.timeline(store.claims(), store.resolve(entity) if entity is not None else None)


def first(asked: Asked, a: str, b: str | None = None) -> Firsts:
    """Return which document said it first of an entity, or of two together; see `graphmodel.evidence.firsts`.

    Raises:
        NameNotFound: an entity is not known.
        AmbiguousName: a name is that of several entities.

    """
    from graphmodel.evidence.firsts import firsts

    store = store_of(asked)
    return firsts(store.claims(), store.resolve(a), store.resolve(b) if b is not None else None)


def missing(asked: Asked, entity: str | None = None) -> list[Gap]:
    """Return what claims leave open, about an entity or anything; see `graphmodel.evidence.gaps`.

    Raises:
        NameNotFound: the entity is not known.
        AmbiguousName: the name is that of several entities.

    """
    from graphmodel.evidence.gaps import gaps

    store = store_of(asked)
    return gaps(store.claims(), store.resolve(entity) if entity is not None else None)
