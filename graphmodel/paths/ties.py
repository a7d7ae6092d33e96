"""All paths of one weight, and which of them comes first."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from graphmodel.paths.lookups import Lookups, Name

State = tuple[str, int]
"""An entity, and where their number is bounded how many hops led to it; otherwise 0."""


class Ties:
    """All paths of the least weight from a start, as what may follow each state."""

    def __init__(
        self, lookups: Lookups, weight: int, prefix: tuple[str, ...], following: Mapping[State, Collection[State]]
    ) -> None:
        self._lookups = lookups
        self._prefix = prefix
        self._following = following
        self.weight = weight

    def count(self) -> int:
        """Return how many there are."""
        number: dict[State, int] = {}
        for state in self._backwards:
            number[state] = sum(number[after] for after in self._following[state]) if self._following[state] else 1
        return number[self._start]

    def ranked(self) -> Iterator[tuple[int, tuple[Name, ...], tuple[str, ...]]]:
        """Yield the whole paths: those with more origins on the weakest hop first, then by names.

        Each with minus these origins, its names and its entities. The bound by which the walk goes is exact, so that
        the first path costs as many looks as it has hops.
        """
        weakest = max((-self._lookups.origins(step) for step in pairwise(self._prefix)), default=-(1 << 30))
        names = self._lookups.names(self._prefix)
        heap = [(max(weakest, self._completions[self._start]), names, self._prefix, weakest, self._start)]
        while heap:
            bound, names, entities, weakest, here = heapq.heappop(heap)
            if not self._following[here]:
                yield bound, names, entities
                continue
            for after in self._following[here]:
                hop = max(weakest, -self._lookups.origins((here[0], after[0])))
                item = (
                    max(hop, self._completions[after]),
                    (*names, *self._lookups.names(after[:1])),
                    (*entities, after[0]),
                )
                heapq.heappush(heap, (*item, hop, after))

    @property
    def _start(self) -> State:
        return self._prefix[-1], 0

    @cached_property
    def _backwards(self) -> list[State]:
        """All states so that each comes after those that may follow it."""
        order: list[State] = []
        seen: set[State] = set()
        stack = [(self._start, False)]
        while stack:
            state, done = stack.pop()
            if done:
                order.append(state)
            elif state not in seen:
                seen.add(state)
                stack.append((state, True))
                stack.extend((after, False) for after in self._following[state])
        return order

    @cached_property
    def _completions(self) -> dict[State, int]:
        """For each state, minus the origins on the weakest hop of its best way to the target."""
        steps = {(here[0], after[0]) for here, next_ in self._following.items() for after in next_}
        self._lookups.hops(steps)
        self._lookups.names({entity for step in steps for entity in step})
        weakest: dict[State, int] = {}
        for here in self._backwards:
            each = (max(weakest[after], -self._lookups.origins((here[0], after[0]))) for after in self._following[here])
            weakest[here] = min(each, default=-(1 << 30))
        return weakest
