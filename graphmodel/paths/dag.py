"""The graph of all shortest paths between two entities, from a search that advances level by level from both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from graphmodel.paths.adjacency import Way


class Side:
    """One of the two ends from which a search advances."""

    def __init__(self, start: str, way: Way, passed: Collection[str]) -> None:
        self.start = start
        self.way = way
        self.visited: set[str] = {start, *passed}
        self.level: dict[str, set[str]] = {start: set()}
        self.parents: dict[str, set[str]] = {start: set()}
        self.depth = 0

    @property
    def frontier(self) -> Collection[str]:
        """The entities from which the next level is taken."""
        return self.level.keys()


class Dag:
    """All shortest paths from a start to a target, as what may follow each entity."""

    def __init__(self, start: str, target: str, following: Mapping[str, Collection[str]]) -> None:
        self.start = start
        self.target = target
        self.next = following

    @classmethod
    def joining(cls, forward: Side, backward: Side) -> Dag:
        """Return the graph of the paths that meet where two sides have just met."""
        meeting = forward.level.keys() & backward.level.keys()
        following: dict[str, set[str]] = {}
        for side, ahead in ((forward, False), (backward, True)):
            level = set(meeting)
            while level:
                nearer: set[str] = set()
                for entity in level:
                    for parent in side.parents[entity]:
                        nearer.add(parent)
                        here, then = (entity, parent) if ahead else (parent, entity)
                        following.setdefault(here, set()).add(then)
                level = nearer
        return cls(forward.start, backward.start, following)

    def entities(self) -> list[str]:
        """Return all entities on the paths, sorted."""
        return sorted({self.target, *self.next})

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield every step from an entity to one that may follow it."""
        for here, following in self.next.items():
            for then in following:
                yield here, then

    def backwards(self) -> list[str]:
        """Return all entities so that each comes after those that may follow it."""
        levels = [[self.start]]
        seen = {self.start}
        while levels[-1]:
            level = sorted({entity for here in levels[-1] for entity in self.next.get(here, ())} - seen)
            seen.update(level)
            levels.append(level)
        return [entity for level in reversed(levels) for entity in level]

    def only(self) -> tuple[str, ...]:
        """Return the entities after the start, where there is a single path."""
        found = [self.start]
        while found[-1] != self.target:
            found.extend(self.next[found[-1]])
        return tuple(found[1:])

    def count(self) -> int:
        """Return the number of paths."""
        number = {self.target: 1}
        for entity in self.backwards():
            if entity != self.target:
                number[entity] = sum(number[following] for following in self.next[entity])
        return number[self.start]
