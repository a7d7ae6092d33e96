"""The best paths between two entities by a sum of whole numbers, from a search that comes from both ends.

Each step has a weight, more than nothing, and the best path is the one whose steps weigh least. What remains to the
target from an entity is known exactly near the target and bounded elsewhere (`Reach`), which guides every further
search (A*, Hart, Nilsson and Raphael 1968). The steps of an entity are taken in order of their weight, and no more of
them than may lead to a path that is wanted.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from graphmodel.paths.cost import DEAD_ENDS
from graphmodel.paths.lookups import Lookups, Steps
from graphmodel.paths.reach import Reach
from graphmodel.paths.ties import State, Ties
from graphmodel.paths.weights import Weights

_AT_A_TIME = 64
_BLIND = 16
"""So many entities are passed beyond what is known of the rest of the way before more of it is found out."""
_AROUND_TARGET = 512
"""So many steps around the target are looked at to see whether it is walled in."""
_BEGIN = -1


class Search:
    """Finds the paths of least weight from where one has got to."""

    def __init__(self, lookups: Lookups, weights: Weights) -> None:
        self._lookups = lookups
        self._weights = weights
        self._remaining = Reach(lookups, weights, lookups.ends[1], forward=False)
        self._middles: dict[tuple[str, str], int] = {}
        """Half of what each step weighs that was taken."""
        self._blind = 0
        self.is_possible = self._meet()
        """Whether there is any path."""

    def _meet(self) -> bool:
        """Search from both ends until no other meeting can be better, so that what remains is known half-way."""
        gone = Reach(self._lookups, self._weights, self._lookups.ends[0], forward=True)
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

    def cost(self, weight: int) -> int:
        """Return what a path of a weight costs."""
        return self._weights.cost(weight, sum(self._lookups.costs[end] for end in self._lookups.ends))

    def bound(self, prefix: tuple[str, ...], banned: Collection[str]) -> int | None:
        """Return what paths weigh at least that begin so and go on to none of ``banned``; ``None``: there is none."""
        onward = _Onward(self._lookups, self._weights, self._remaining, prefix[-1])
        weight = sum(2 * self._middles[step] for step in pairwise(prefix))
        out = {*banned, *prefix}
        left = [2 * middle + self._remaining.least[there] for there, middle in onward.known.items() if there not in out]
        least = min(left, default=None)
        number = 0
        while (at_least := onward.at_least(number)) is not None and (least is None or at_least < least):
            there, middle = onward.step(number)
            remaining = self._remaining.at_least(there)
            if there not in out and onward.leads_on(number) and remaining is not None:
                least = 2 * middle + remaining if least is None else min(least, 2 * middle + remaining)
            number += 1
        return None if least is None else weight + least

    def best(self, prefix: tuple[str, ...], banned: Collection[str], max_hops: int | None) -> Ties | None:
        """Return the paths of least weight that begin with ``prefix`` and go on to none of ``banned``."""
        if (banned or prefix[1:]) and self._is_walled_in(prefix, banned):
            return None
        start: State = (prefix[-1], 0)
        course = _Course(start)
        while course.goes_on:
            bound, here, weight, number = course.next()
            if weight > course.gone[here]:
                continue  # reached by a lighter way since
            if here[0] == self._lookups.ends[1]:
                course.best = bound
                continue
            if number == _BEGIN:
                if max_hops is not None and len(prefix) + here[1] > max_hops:
                    continue
                self._see_further(here[0])
                self._look_ahead(here[0], course)
                onward = _Onward(self._lookups, self._weights, self._remaining, here[0])
                course.begun[here] = onward
                some = [*onward.known.items()]
            else:
                onward = course.begun[here]
                some = [onward.step(number)] if onward.leads_on(number) else []
            for there, middle in some:
                if there in prefix or (here == start and there in banned):
                    continue
                self._middles[here[0], there] = middle
                remaining = self._remaining.at_least(there)
                if remaining is not None:
                    after = (there, here[1] + 1 if max_hops is not None else 0)
                    course.take(here, after, weight + 2 * middle, remaining)
            at_least = onward.at_least(number + 1)
            if at_least is not None:
                course.come_back(here, weight, number + 1, at_least)
        if course.best is None:
            return None
        before = sum(2 * self._middles[step] for step in pairwise(prefix))
        return Ties(self._lookups, before + course.best, prefix, course.following(self._lookups.ends[1]))

    def _is_walled_in(self, prefix: tuple[str, ...], banned: Collection[str]) -> bool:
        """Return whether a short look around the target shows that no path begins so and goes on to none of ``banned``.

        Otherwise all that can be reached from the beginning would have to be searched to know that.
        """
        here, level = prefix[-1], [self._lookups.ends[1]]
        seen = {*prefix[:-1], *level}
        looked_at = 0
        while level:
            self._lookups.ask_for_steps(level, self._lookups.backward)
            further = []
            for entity in level:
                for there, _, passing, _ in self._lookups.steps_of(entity, self._lookups.backward):
                    looked_at += 1
                    if looked_at > _AROUND_TARGET or (there == here and entity not in banned):
                        return False
                    if there != here and there not in seen and passing not in DEAD_ENDS:
                        seen.add(there)
                        further.append(there)
            level = further
        return True

    def _see_further(self, here: str) -> None:
        """Find out more of what remains once many entities were passed without knowing it; bounds only rise by that."""
        remaining = self._remaining
        if remaining.radius is None or remaining.least.get(here, remaining.radius) < remaining.radius:
            return
        self._blind += 1
        if self._blind % _BLIND == 0:
            remaining.advance()
        for _ in range(_BLIND):  # where little is next around the target, it is cheap to know it
            if remaining.radius is not None and remaining.breadth <= _BLIND:
                remaining.advance()

    def _look_ahead(self, here: str, course: _Course) -> None:
        """Ask for the steps of what comes soon as well, where a question for many takes no longer than for one."""
        if here not in self._lookups.steps(self._lookups.forward):
            soon = [state[0] for _, state, _, number in course.queue[:_AT_A_TIME] if number == _BEGIN]
            self._lookups.ask_for_steps([here, *soon], self._lookups.forward)


class _Onward:
    """The steps from an entity: those that were looked at from the target, and the others in order of weight."""

    def __init__(self, lookups: Lookups, weights: Weights, remaining: Reach, here: str) -> None:
        self.known = {**remaining.onward.get(here, {})}
        """Half of what each of those weighs, by where it leads."""
        self._here = here
        self._lookups = lookups
        self._half = weights.half
        self._radius = remaining.radius
        self._ends = lookups.ends
        self._costs = lookups.costs
        self._passing = lookups.costs[here]

    def at_least(self, number: int) -> int | None:
        """Return what remains at least by the step that has a number and those after it, the known ones left out."""
        if self._radius is None:
            return None
        step = self._steps.at(number)
        return None if step is None else self._radius + self._half(step[1], self._passing + step[2])

    def leads_on(self, number: int) -> bool:
        """Return whether a step is not among the known ones, and somebody gets further by it."""
        there, _, passing, _ = self._steps[number]
        return there not in self.known and (passing not in DEAD_ENDS or there in self._ends)

    def step(self, number: int) -> tuple[str, int]:
        """Return where a step leads, and half of what it weighs."""
        there, hop, passing, _ = self._steps[number]
        self._costs[there] = passing
        return there, self._half(hop, self._passing + passing)

    @cached_property
    def _steps(self) -> Steps:
        return self._lookups.steps_of(self._here, self._lookups.forward)


class _Next(NamedTuple):
    """What is next: to begin with the steps of a state, or to take that of them which has a number."""

    bound: int
    state: State
    weight: int
    number: int


class _Course:
    """How far one has got from a start."""

    def __init__(self, start: State) -> None:
        self.gone = {start: 0}
        """What the lightest way to each state weighs."""
        self.begun: dict[State, _Onward] = {}
        self.queue = [_Next(0, start, 0, _BEGIN)]
        self.best: int | None = None
        """What the lightest way to the target weighs, once it is known."""
        self._before: dict[State, dict[State, None]] = {}

    @property
    def goes_on(self) -> bool:
        """Whether there may be more of the lightest ways."""
        return bool(self.queue) and (self.best is None or self.queue[0].bound <= self.best)

    def next(self) -> _Next:
        """Return what is next, and take it out."""
        return heapq.heappop(self.queue)

    def take(self, here: State, after: State, weight: int, remaining: int) -> None:
        """Go a step on, where that may be part of a lightest way."""
        known = self.gone.get(after)
        if known is None or weight < known:
            if self.best is None or weight + remaining <= self.best:
                self.gone[after] = weight
                self._before[after] = {here: None}
                heapq.heappush(self.queue, _Next(weight + remaining, after, weight, _BEGIN))
        elif weight == known:
            self._before[after][here] = None

    def come_back(self, here: State, weight: int, number: int, remaining: int) -> None:
        """Leave the further steps of a state for when they may be part of a lightest way."""
        if self.best is None or weight + remaining <= self.best:
            heapq.heappush(self.queue, _Next(weight + remaining, here, weight, number))

    def following(self, target: str) -> dict[State, list[State]]:
        """Return the states on the lightest ways, each with those that follow it."""
        ends = [state for state, weight in self.gone.items() if state[0] == target and weight == self.best]
        following: dict[State, list[State]] = {end: [] for end in ends}
        level = ends
        while level:
            nearer = []
            for state in level:
                for earlier in self._before.get(state, ()):
                    if earlier not in following:
                        following[earlier] = []
                        nearer.append(earlier)
                    following[earlier].append(state)
            level = nearer
        return following
