"""On which relationships paths rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from graphmodel.evidence import Key, Relationship
from graphmodel.paths.adjacency import Adjacency
from graphmodel.paths.finder import Path


def resting(paths: Iterable[Path], is_weak: Callable[[Relationship], bool]) -> Counter[Key]:
    """Return for weak relationships how many paths rest on them: have a step that nothing carries but weak ones."""
    counts: Counter[Key] = Counter()
    for path in paths:
        weak = [hop.relationships for hop in path.hops if all(map(is_weak, hop.relationships))]
        counts.update({relationship.key for relationships in weak for relationship in relationships})
    return counts


def leading(adjacency: Adjacency, entities: Iterable[str], number: int) -> list[str]:
    """Return so many of some entities, those with the most neighbours in the whole store first, then by id."""
    passing = adjacency.passing(sorted(entities))
    return sorted(passing, key=lambda id_: (-passing[id_].neighbours, id_))[:number]
