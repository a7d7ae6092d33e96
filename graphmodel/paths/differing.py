"""Which paths are worth telling beside each other, and which only vary one that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Entities = tuple[str, ...]


class Differing(NamedTuple):
    """A path that is told, and those that only insert an entity into it, or change one."""

    entities: Entities
    cost: int
    similar: list[Entities]


def differing(each_cost: Iterable[tuple[int, Sequence[Entities]]], number: int) -> list[Differing]:
    """Return the first ``number`` paths that differ, and after them the others that cost what the last of them does.

    Each has an entity that none before has, their similar ones included.

    Args:
        each_cost: costs in ascending order, each with the paths that cost so, best first.
        number: how many.

    """
    distinct: list[Differing] = []
    told: set[str] = set()
    for cost, paths in each_cost:
        if len(distinct) >= number:
            break
        for entities in paths:
            new = set(entities) - told
            if distinct and not new:
                continue
            told |= new
            like = next((path for path in distinct if varies(path.entities, entities)), None)
            if like is not None:
                like.similar.append(entities)
            else:
                distinct.append(Differing(entities, cost, []))
    return distinct


def varies(path: Entities, other: Entities) -> bool:
    """Return whether another path only inserts an entity into a path, or changes one of it."""
    if len(other) == len(path):
        return sum(a != b for a, b in zip(path, other, strict=True)) == 1
    return len(other) == len(path) + 1 and any(other[:i] + other[i + 1 :] == path for i in range(1, len(other) - 1))
