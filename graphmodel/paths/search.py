"""The best paths between two entities by a sum of whole numbers, from a search that comes from both ends.

Each step has a weight, more than nothing, and the best path is the one whose steps weigh least. What remains to the
target from an entity is known exactly near the target and bounded elsewhere (`Reach`), which guides every further
search (A*, Hart, Nilsson and Raphael 1968).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import pairwise

from graphmodel.paths.cost import LEAST
from graphmodel.paths.lookups import Lookups, Name

Weigh = Callable[[int, int], int]
"""Returns the weight of a step from what its hop costs, and passing the entity that it leads to."""
State = tuple[str, int]
"""An entity, and where their number is bounded how many hops led to it; otherwise 0."""

_AT_A_TIME = 64
_BLIND = 64
"""So many steps are taken beyond what is known of the rest of the way before more of it is found out."""


class Reach:
    """What a way weighs between an end and the entities around it, found in order of weight, as far as asked for."""

    def __init__(self, lookups: Lookups, weigh: Weigh, end: str, *, forward: bool) -> None:
        self._lookups = lookups
        self._weigh = weigh
        self._forward = forward
        self._queue: list[tuple[int, str]] = [(0, end)]
        self.least: dict[str, int] = {end: 0}
        """What is known so far; what weighs less than ``radius`` is final."""

    @property
    def radius(self) -> int | None:
        """What a way weighs at least to all entities that are not final, or ``None`` when there is no other."""
        return self._queue[0][0] if self._queue else None

    @property
    def breadth(self) -> int:
        """How many entities are next."""
        return len(self._queue)

    def advance(self) -> list[str]:
        """Make all entities final that no other can still better, and return them."""
        final = []
        bound = self._queue[0][0] + self._weigh(LEAST, 0)
        while self._queue and self._queue[0][0] < bound:
            weight, entity = heapq.heappop(self._queue)
            if weight == self.least[entity]:
                final.append(entity)
        self._go_on(final)
        while self._queue and self._queue[0][0] > self.least[self._queue[0][1]]:
            heapq.heappop(self._queue)
        return final

    def _go_on(self, entities: Collection[str]) -> None:
        way = self._lookups.forward if self._forward else self._lookups.backward
        neighbours = self._lookups.neighbours(entities, way)
        onto = {there for here in entities for there in neighbours[here]} if self._forward else entities
        passing = self._lookups.passing(onto)
        for here in entities:
            for there, hop in neighbours[here].items():
                weight = self.least[here] + self._weigh(hop, passing[there if self._forward else here])
                if weight < self.least.get(there, weight + 1):
                    self.least[there] = weight
                    heapq.heappush(self._queue, (weight, there))


class Ties:
    """All paths of the least weight from a start, as what may follow each state."""

    def __init__(
        self, lookups: Lookups, weight: int, prefix: tuple[str, ...], following: dict[State, list[State]]
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


class Search:
    """Finds the paths of least weight from where one has got to."""

    def __init__(self, lookups: Lookups, weigh: Weigh) -> None:
        self._lookups = lookups
        self._weigh = weigh
        self._source, self._target = lookups.ends
        self._remaining = Reach(lookups, weigh, self._target, forward=False)
        self._blind = 0
        self.is_possible = self._meet()
        """Whether there is any path."""

    def _meet(self) -> bool:
        """Search from both ends until no other meeting can be better, so that what remains is known half-way."""
        gone = Reach(self._lookups, self._weigh, self._source, forward=True)
        remaining = self._remaining
        best: int | None = None
        while gone.radius is not None and remaining.radius is not None:
            if best is not None and gone.radius + remaining.radius >= best:
                break
            one, other = (gone, remaining) if gone.breadth <= remaining.breadth else (remaining, gone)
            for entity in one.advance():
                if entity in other.least:
                    met = one.least[entity] + other.least[entity]
                    best = met if best is None else min(best, met)
        return best is not None

    def weight(self, entities: tuple[str, ...]) -> int:
        """Return the weight of a path's beginning."""
        neighbours = self._lookups.neighbours(entities, self._lookups.forward)
        passing = self._lookups.passing(entities)
        return sum(self._weigh(neighbours[here][there], passing[there]) for here, there in pairwise(entities))

    def bound(self, entities: tuple[str, ...], banned: frozenset[str]) -> int | None:
        """Return what paths weigh at least that begin so and go on to none of ``banned``; ``None``: there is none."""
        here = entities[-1]
        known = self._steps(here)
        left = [
            weight + remaining
            for there, weight in known
            if there not in banned and there not in entities and (remaining := self._least(there)) is not None
        ]
        return self.weight(entities) + min(left) if left else None

    def best(self, prefix: tuple[str, ...], banned: frozenset[str], max_hops: int | None) -> Ties | None:
        """Return the paths of least weight that begin with ``prefix`` and go on to none of ``banned``."""
        start: State = (prefix[-1], 0)
        gone = {start: 0}
        before: dict[State, list[State]] = {}
        queue = [(0, start)]
        best: int | None = None
        while queue and (best is None or queue[0][0] <= best):
            bound, here = heapq.heappop(queue)
            left = self._least(here[0])
            if left is None or bound > gone[here] + left:
                continue  # reached by a lighter way since
            if here[0] == self._target:
                best = bound
                continue
            if max_hops is not None and len(prefix) + here[1] > max_hops:
                continue
            self._see_further(here[0])
            self._look_ahead(here[0], queue)
            for there, step in self._steps(here[0]):
                if there in prefix or (here == start and there in banned):
                    continue
                after = (there, here[1] + 1 if max_hops is not None else 0)
                weight = gone[here] + step
                known = gone.get(after)
                if known is None or weight < known:
                    remaining = self._least(there)
                    if remaining is not None and (best is None or weight + remaining <= best):
                        gone[after] = weight
                        before[after] = [here]
                        heapq.heappush(queue, (weight + remaining, after))
                elif weight == known:
                    before[after].append(here)
        return self._ties(prefix, best, gone, before) if best is not None else None

    def _ties(
        self, prefix: tuple[str, ...], best: int, gone: dict[State, int], before: dict[State, list[State]]
    ) -> Ties:
        ends = [state for state, weight in gone.items() if state[0] == self._target and weight == best]
        following: dict[State, list[State]] = {end: [] for end in ends}
        level = ends
        while level:
            nearer = []
            for state in level:
                for earlier in before.get(state, ()):
                    if earlier not in following:
                        following[earlier] = []
                        nearer.append(earlier)
                    following[earlier].append(state)
            level = nearer
        return Ties(self._lookups, self.weight(prefix) + best, prefix, following)

    def _steps(self, here: str) -> list[tuple[str, int]]:
        """Return where one may go from an entity, with the weight of each step."""
        neighbours = self._lookups.neighbours([here], self._lookups.forward)[here]
        passing = self._lookups.passing(neighbours)
        return [(there, self._weigh(hop, passing[there])) for there, hop in neighbours.items()]

    def _least(self, entity: str) -> int | None:
        """Return what remains from an entity at least, or ``None`` when it does not lead to the target."""
        known = self._remaining.least.get(entity)
        radius = self._remaining.radius
        if known is None:
            return radius
        return known if radius is None else min(known, radius)

    def _see_further(self, here: str) -> None:
        """Find out more of what remains once many steps were taken without knowing it; bounds only rise by that."""
        remaining = self._remaining
        if remaining.radius is None or remaining.least.get(here, remaining.radius) < remaining.radius:
            return
        self._blind += 1
        if self._blind % _BLIND == 0:
            settled = 0
            while remaining.radius is not None and settled < self._blind:
                settled += len(remaining.advance())

    def _look_ahead(self, here: str, queue: list[tuple[int, State]]) -> None:
        """Ask for the neighbours of what comes soon, where those of an entity must be asked for."""
        if not self._lookups.knows(here, self._lookups.forward):
            soon = [state[0] for _, state in queue[:_AT_A_TIME] if state[0] != self._target]
            self._lookups.neighbours([here, *soon], self._lookups.forward)
