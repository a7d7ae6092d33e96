"""Answers that compare: what falls with a source, what rests on little, and what is not the same in two stores.

`graphmodel.answers` offers them beside the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.differing import Difference, difference
from graphmodel.claims.model import mentioned
from graphmodel.claims.withdrawing import made_from, without
from graphmodel.evidence import (
    Change,
    Filters,
    Reason,
    Relationship,
    changes,
    is_unnamed,
    telling_order,
    weaknesses,
)
from graphmodel.graph import Graph
from graphmodel.paths import Path, PathFinder, leading, resting
from graphmodel.store import MemoryStore, Store
from graphmodel.store.withholding import withdrawal, withdrawal_in_words

ACTORS = 10
"""Between so many actors paths are looked at where nobody says between whom."""
_PATHS = 3
"""So many paths between two that are named are looked at."""


class Impact(NamedTuple):
    """What becomes of a graph without a document, or what a publisher published and a speaker is credited with."""

    withdrawn: str
    """What is left out, in words."""
    counted: tuple[str, ...]
    """The documents that have to do with it and are not left out, such as a reprint."""
    before: ClaimSet
    after: ClaimSet
    changes: list[Change]
    """All relationships that are not the same without it, sorted by their key."""
    entities: tuple[str, ...]
    """The entities that nobody else mentions, sorted."""

    def __str__(self) -> str:
        gone = sum(change.vanishes for change in self.changes)
        return f"{self.withdrawn}: {gone:,} relationship{'s' * (gone != 1)} vanish{'es' * (gone == 1)}"


class Weakness(NamedTuple):
    """A relationship that rests on little, why, and how many of the paths that were looked at rest on it."""

    relationship: Relationship
    reasons: tuple[Reason, ...]
    paths: int


class Weak(NamedTuple):
    """What rests on little, that on which the most paths rest first."""

    weaknesses: list[Weakness]
    paths: list[Path]
    """The paths that were looked at."""
    actors: tuple[str, ...]
    """The actors between whom, or to whom, they lead; none where both ends were named."""
    asserted: int
    """How many asserted relationships were looked at."""

    def __str__(self) -> str:
        number = len(self.weaknesses)
        return f"{number:,} of {self.asserted:,} asserted relationships to verify"


class Diff(NamedTuple):
    """What is not the same in two sets of claims, and in what follows from them."""

    old: ClaimSet
    new: ClaimSet
    claims: Difference
    changes: list[Change]
    """The relationships that are not the same, sorted by their key."""

    @property
    def is_empty(self) -> bool:
        """Whether all is the same."""
        return self.claims.is_empty and not self.changes

    def __str__(self) -> str:
        added, withdrawn, changed = map(len, self.claims[:3])
        return f"{added:,} claims added, {withdrawn:,} withdrawn, {changed:,} changed"


def impact(store: Store, name: str) -> Impact:
    """Return what becomes of a graph without what a name means: a document's id, a publisher, a speaker.

    Raises:
        NameNotFound: nobody and nothing that says anything is called so.
        AmbiguousName: several speakers are.

    """
    withdrawn = withdrawal(name, store)
    before = store.claims()
    after = without(before, withdrawn)
    lost = mentioned(claim for id_, claim in before.claims.items() if id_ not in after.claims)
    orphaned = lost - mentioned(after.claims.values())
    words = withdrawal_in_words(name, withdrawn, before)
    counted = tuple(made_from(withdrawn, before, name))
    return Impact(words, counted, before, after, changes(before, after), tuple(sorted(orphaned)))


def weak(store: Store, entity: str | None = None, path: tuple[str, str] | None = None) -> Weak:
    """Return what is asserted and rests on one origin, one speaker or none that has a name.

    Args:
        store: what is asked.
        entity: only what is said of this entity, given by its id; paths are those from it to the leading actors.
        path: only what the most telling paths between these two rest on.

    """
    held = _in_memory(store)
    entities, vocabulary = held.graph.entities, held.vocabulary
    unnamed = {id_ for id_, known in entities.items() if is_unnamed(known, vocabulary)}

    def reasons(relationship: Relationship) -> tuple[Reason, ...]:
        return weaknesses(relationship, unnamed.__contains__)

    actors: tuple[str, ...] = ()
    if path:
        paths = PathFinder(held, *path, Filters()).most_telling(_PATHS).paths
    else:
        named_actors = (
            id_
            for id_, known in entities.items()
            if id_ not in unnamed and vocabulary.is_a(known.kind, ("Actor",)) and not vocabulary.is_setting(known.kind)
        )
        actors = tuple(leading(held, named_actors, ACTORS))
        pairs = [(entity, a) for a in actors if a != entity] if entity else list(combinations(actors, 2))
        paths = [best for pair in pairs if (best := PathFinder(held, *pair, Filters()).best())]
    counts = resting(paths, lambda relationship: bool(reasons(relationship)))
    relationships = held.graph.relationships
    if path:
        on_paths = {r.key for path_ in paths for hop in path_.hops for r in hop.relationships}
        asked: Sequence[Relationship] = [relationships[key] for key in on_paths]
    else:
        asked = held.relationships(entity) if entity else list(relationships.values())
    weakest = [Weakness(r, why, counts[r.key]) for r in asked if (why := reasons(r)) and (counts[r.key] or not path)]
    weakest.sort(key=lambda w: (-w.paths, -len(w.reasons), *telling_order(w.relationship, vocabulary)))
    return Weak(weakest, paths, actors, sum(r.status == "asserted" for r in asked))


def diff(old: Store, new: Store) -> Diff:
    """Return what is not the same in two stores."""
    one, other = old.claims(), new.claims()
    return Diff(one, other, difference(one, other), changes(one, other))


def _in_memory(store: Store) -> MemoryStore:
    return store if isinstance(store, MemoryStore) else MemoryStore(Graph(store.claims()))
