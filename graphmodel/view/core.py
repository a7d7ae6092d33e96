"""The most telling core of a graph that is too large to be read at first sight, as ``page/core.js`` picks it."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from graphmodel.graph import Graph
from graphmodel.paths import cost_of_hop

SIZE = 35
"""So many entities are read at first sight; fewer than ``_LEAST`` are too little to see."""
_LEAST = 12
_COMMUNITIES = 5
"""The core is of so many communities, as long as they have enough entities; of one it has one in ``_SHARE`` at most."""
_SHARE = 5


def core(graph: Graph, communities: Sequence[int], size: int = SIZE) -> list[int]:
    """Return the numbers of the entities of the core, each joined to one before; all of a graph that is no larger.

    Args:
        graph: what it is the core of.
        communities: the number of each entity's community, in the order of the entities.
        size: how many entities it has at most.

    """
    if len(graph.entities) <= size:
        return list(range(len(graph.entities)))
    around, strength = _strengths(graph)
    names = [(entity.name, id_) for id_, entity in graph.entities.items()]
    by_name = sorted(range(len(names)), key=names.__getitem__)
    ranks = {one: rank for rank, one in enumerate(by_name)}
    growth = _Growth(around, communities, size, lambda one: (-strength[one], ranks[one]))
    sums = dict.fromkeys(communities, 0.0)
    for one, community in enumerate(communities):
        sums[community] += strength[one]
    telling = set(sorted(sums, key=lambda community: (-sums[community], community))[:_COMMUNITIES])
    left = [one for one, value in enumerate(strength) if value]
    while left and len(growth.found) < min(size, _LEAST):
        first = [one for one in left if communities[one] in telling]
        growth.reach(min(first or left, key=growth.key))
        growth.grow(lambda community, members: community in telling and members < math.ceil(size / _SHARE))
        growth.grow(lambda community, members: True)  # noqa: ARG005 - what few communities have is not enough
        left = [one for one in left if one not in growth.seen]
    return growth.found


def _strengths(graph: Graph) -> tuple[list[list[int]], list[float]]:
    """Return who is joined to whom, and how much is told of each.

    Each neighbour counts once, the more the less a hop to it costs; the scene of much tells little. What is only denied
    joins nobody.
    """
    number = {id_: index for index, id_ in enumerate(graph.entities)}
    cheapest: dict[tuple[int, int], int] = {}
    for relationship in graph.relationships.values():
        ends = sorted((number[relationship.subject], number[relationship.object]))
        if relationship.status == "denied" or ends[0] == ends[1]:
            continue
        cost = cost_of_hop([relationship.relation], graph.vocabulary)
        cheapest[ends[0], ends[1]] = min(cheapest.get((ends[0], ends[1]), cost), cost)
    weight = [0.5 if graph.vocabulary.is_setting(entity.kind) else 1.0 for entity in graph.entities.values()]
    around: list[list[int]] = [[] for _ in number]
    strength = [0.0] * len(number)
    for (a, b), cost in cheapest.items():
        around[a].append(b)
        around[b].append(a)
        for one in (a, b):
            strength[one] += weight[one] / cost
    return around, strength


class _Growth:
    """Takes entities one by one, always the strongest that is joined to one taken before."""

    def __init__(
        self,
        around: Sequence[Iterable[int]],
        communities: Sequence[int],
        size: int,
        key: Callable[[int], tuple[float, int]],
    ) -> None:
        self.key = key
        self.seen: set[int] = set()
        self.found: list[int] = []
        self._around = around
        self._communities = communities
        self._size = size
        self._members: Counter[int] = Counter()
        self._queue: list[tuple[tuple[float, int], int]] = []

    def reach(self, one: int) -> None:
        """Let an entity wait to be taken."""
        if one not in self.seen:
            self.seen.add(one)
            heapq.heappush(self._queue, (self.key(one), one))

    def grow(self, may: Callable[[int, int], bool]) -> None:
        """Take entities up to the size of the core, those whose community may have more; the others go on waiting."""
        late = []
        while self._queue and len(self.found) < self._size:
            key, one = heapq.heappop(self._queue)
            community = self._communities[one]
            if not may(community, self._members[community]):
                late.append((key, one))
                continue
            self._members[community] += 1
            self.found.append(one)
            for other in self._around[one]:
                self.reach(other)
        for each in late:
            heapq.heappush(self._queue, each)
