"""How far one gets from an end of the paths that are sought, in order of weight.

A step is looked at when half of its weight is within reach. So a search from both ends may stop as soon as what is
within reach of the one and of the other weighs as much together as the best meeting: of every lighter path each step
has been looked at from one of its sides (the middle of a step belongs to the end that is nearer to it). And a hub of
which only the light steps are within reach is not read to its end.
"""

from __future__ import annotations

import heapq

from graphmodel.paths.cost import DEAD_ENDS
from graphmodel.paths.lookups import Lookups
from graphmodel.paths.weights import Weights

_AT_A_TIME = 64


class Reach:
    """What a way weighs between an end and the entities around it, found in order of weight, as far as asked for."""

    def __init__(self, lookups: Lookups, weights: Weights, end: str, *, forward: bool) -> None:
        self._lookups = lookups
        self._half = weights.half
        self._way = lookups.forward if forward else lookups.backward
        self._forward = forward
        self._queue: list[tuple[int, str, int]] = [(0, end, -1)]
        """What is next: with a number the step of an entity that has it, looked at from its middle; otherwise the
        entity itself, whose steps are begun with."""
        self.least: dict[str, int] = {end: 0}
        """What is known so far; what weighs less than ``radius`` is final."""
        self.onward: dict[str, dict[str, int]] = {}
        """On the way back from the target, the steps that were looked at, by the entity there and the one from which
        they were: half of what each weighs. For another step, half its weight and the way from where it was not looked
        at reach the radius."""

    @property
    def radius(self) -> int | None:
        """How far everything was looked at, or ``None`` when there is nothing more."""
        return self._queue[0][0] if self._queue else None

    @property
    def breadth(self) -> int:
        """How much is next."""
        return len(self._queue)

    def at_least(self, entity: str) -> int | None:
        """Return what a way between an entity and the end weighs at least, ``None`` where there is none."""
        known, radius = self.least.get(entity), self.radius
        if known is None or radius is None:
            return radius if known is None else known
        return min(known, radius)

    def advance(self) -> list[str]:
        """Look at some of what is at the radius, and return to whom a lighter way than before was found."""
        lighter = []
        queue, least, steps = self._queue, self.least, self._lookups.steps(self._way)
        costs, half, ends = self._lookups.costs, self._half, self._lookups.ends
        radius = queue[0][0]
        for _ in range(_AT_A_TIME):
            if not queue or queue[0][0] > radius:
                break
            weight, here, number = heapq.heappop(queue)
            if number < 0:
                if weight > least[here]:
                    continue  # reached by a lighter way since
                if here not in steps:
                    self._look_ahead(here)
            else:
                there, hop, passing, _ = steps[here][number]
                if passing not in DEAD_ENDS or there in ends:
                    middle = half(hop, costs[here] + passing)
                    costs[there] = passing
                    if not self._forward:
                        self.onward.setdefault(there, {})[here] = middle
                    weight = least[here] + 2 * middle
                    if weight < least.get(there, weight + 1):
                        least[there] = weight
                        heapq.heappush(queue, (weight, there, -1))
                        lighter.append(there)
            after = steps[here].at(number + 1)
            if after is not None:
                heapq.heappush(queue, (least[here] + half(after[1], costs[here] + after[2]), here, number + 1))
        return lighter

    def _look_ahead(self, here: str) -> None:
        """Ask for the steps of what comes soon as well, where a question for many takes no longer than for one."""
        soon = [entity for _, entity, number in self._queue[:_AT_A_TIME] if number < 0]
        self._lookups.ask_for_steps([here, *soon], self._way)
