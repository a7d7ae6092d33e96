"""How two entities are connected: the one path engine of every store.

A path is a sequence of different entities, each joined to the next by at least one relationship that the filters
leave; the relationships between two neighbours together are one *hop*. The engine asks a store one question, which
entities are around a whole level of others (`Adjacency`), and searches level by level from both ends.

Paths are ordered by, in this order:

1. fewer hops;
2. more independent origins on the weakest hop (a hop has those of all its relationships together);
3. less busy intermediate entities: the smaller sum of their degrees, the number of their neighbours that the
   filters leave, whatever the direction;
4. the entities' names, then their ids, compared one by one from the start.

`shortest` ranks the shortest paths by a best-first walk over the graph of all of them, with a bound on each
entity's best completion that is exact, so that the first N cost N and not all. `best` takes longer paths too, after
Lawler (1972), a refinement of Yen (1971): each path found splits what remains into parts, by the first hop at
which another path leaves it, and the best path of each part is the answer to a smaller question of the same form.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from graphmodel.evidence import Filters, Relationship, disjoint
from graphmodel.paths.adjacency import Adjacency, Way
from graphmodel.paths.dag import Dag, Side


class Hop(NamedTuple):
    """A step of a path: the relationships between two neighbours, by (subject, relation, object)."""

    source: str
    target: str
    relationships: tuple[Relationship, ...]

    @property
    def origins(self) -> int:
        """How many independent origins vouch for the hop."""
        return _origins(self.relationships)


class Path(NamedTuple):
    """Entities in order, and the hops between them: one hop fewer than entities."""

    entities: tuple[str, ...]
    hops: tuple[Hop, ...]

    def __str__(self) -> str:
        return " – ".join(self.entities)


class Answer(NamedTuple):
    """The paths asked for, best first; ``total`` is how many shortest ones there are, where only those count."""

    paths: list[Path]
    total: int | None

    def __str__(self) -> str:
        return "; ".join(map(str, self.paths)) or "no path"


class _Rank(NamedTuple):
    """What paths of one length are ordered by before their names; smaller is better."""

    weakness: int
    """Minus the origins of the weakest hop."""
    busyness: int

    def after(self, weakness: int, degree: int) -> _Rank:
        """Return the rank of a path that has one more hop, over an entity of this degree."""
        return _Rank(max(self.weakness, weakness), self.busyness + degree)


_END = _Rank(-(1 << 30), 0)


def _origins(relationships: Sequence[Relationship]) -> int:
    if len(relationships) == 1:
        return len(relationships[0].origins)
    return len(disjoint(origin for relationship in relationships for origin in relationship.origins))


class PathFinder:
    """Answers questions about paths between two entities, remembering what the store said."""

    def __init__(
        self,
        adjacency: Adjacency,
        source: str,
        target: str,
        filters: Filters | None = None,
        *,
        directed: bool = False,
    ) -> None:
        self._adjacency = adjacency
        self._source = source
        self._target = target
        self._filters = filters or Filters()
        self._forward: Way = "out" if directed else "both"
        self._backward: Way = "in" if directed else "both"
        self._ends = (source, target)
        self._neighbours: dict[Way, dict[str, Collection[str]]] = {"both": {}, "out": {}, "in": {}}
        self._degrees: dict[str, int] = {source: 0, target: 0}  # only what lies between them may be busy
        self._hops: dict[tuple[str, str], Sequence[Relationship]] = {}
        self._labels: dict[str, str] = {}

    def shortest(self, limit: int | None = 10, max_hops: int | None = None) -> Answer:
        """Return the best of all shortest paths, and how many there are."""
        if self._source == self._target:
            return Answer([Path((self._source,), ())], 1)
        dag = self._search(self._source, frozenset(), frozenset(), max_hops)
        if dag is None:
            return Answer([], 0)
        return Answer(self._paths(list(islice(self._ranked(dag), limit))), dag.count())

    def best(self, number: int, max_hops: int | None = None) -> Answer:
        """Return the ``number`` best paths, longer ones included."""
        if self._source == self._target:
            return Answer([Path((self._source,), ())], None)
        found: list[tuple[str, ...]] = []
        queue: list[tuple[int, _Rank, tuple[tuple[str, str], ...], tuple[str, ...], int, frozenset[str]]] = []

        def add_best(prefix: tuple[str, ...], banned: frozenset[str]) -> None:
            """Queue the best path that begins with ``prefix`` and goes on to none of ``banned``."""
            left = None if max_hops is None else max_hops - (len(prefix) - 1)
            dag = self._search(prefix[-1], frozenset(prefix[:-1]), banned, left)
            if dag is None:
                return
            entities = next(self._ranked(dag, prefix))
            self._look_up(entities, pairwise(entities))
            heapq.heappush(
                queue,
                (len(entities), self._rank(entities), self._names(entities), entities, len(prefix), banned),
            )

        add_best((self._source,), frozenset())
        while queue and len(found) < number:
            *_, entities, begun, banned = heapq.heappop(queue)
            found.append(entities)
            for length in range(begun, len(entities)):
                refused = {entities[length]} | (banned if length == begun else frozenset())
                add_best(entities[:length], frozenset(refused))
        return Answer(self._paths(found), None)

    def _search(self, start: str, passed: frozenset[str], banned: frozenset[str], max_hops: int | None) -> Dag | None:
        """Return the graph of all shortest paths from ``start`` to the target.

        The paths enter none of ``passed`` and do not begin with a step to one of ``banned``.
        """
        sides = (
            Side(start, self._forward, passed),
            Side(self._target, self._backward, passed),
        )
        while sides[0].frontier and sides[1].frontier:
            if max_hops is not None and sides[0].depth + sides[1].depth >= max_hops:
                return None
            side, other = sides if len(sides[0].frontier) <= len(sides[1].frontier) else sides[::-1]
            self._expand(side, start, banned)
            if not side.level.keys().isdisjoint(other.level):
                return Dag.joining(*sides)
        return None

    def _expand(self, side: Side, start: str, banned: frozenset[str]) -> None:
        """Take one more level of entities around a side."""
        neighbours = self._neighbours_of(side.frontier, side.way)
        level: dict[str, set[str]] = {}
        for entity in side.frontier:
            for neighbour in neighbours[entity]:
                if neighbour in side.visited:
                    continue
                if entity == start and side.start == start and neighbour in banned:
                    continue
                if neighbour == start and side.start != start and entity in banned:
                    continue
                level.setdefault(neighbour, set()).add(entity)
        side.visited.update(level)
        side.parents.update(level)
        side.level = level
        side.depth += 1

    def _neighbours_of(self, entities: Collection[str], way: Way) -> Mapping[str, Collection[str]]:
        known = self._neighbours[way]
        missing = [entity for entity in entities if entity not in known]
        if missing:
            known.update(self._adjacency.neighbours(missing, self._filters, way, self._ends))
        return known

    def _look_up(self, entities: Collection[str], steps: Iterable[tuple[str, str]]) -> None:
        """Ask for what ranking will need, all at once."""
        unknown = [entity for entity in entities if entity not in self._degrees]
        if unknown:
            self._degrees.update(self._adjacency.degrees(unknown, self._filters, self._ends))
        self._look_up_hops(steps)
        unnamed = [entity for entity in entities if entity not in self._labels]
        if unnamed:
            self._labels.update(self._adjacency.labels(unnamed))

    def _look_up_hops(self, steps: Iterable[tuple[str, str]]) -> None:
        missing = {step for step in steps if step not in self._hops}
        if missing:
            self._hops.update(self._adjacency.hops(missing, self._filters, self._forward))

    def _ranked(self, dag: Dag, prefix: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """Yield the paths of a graph of shortest paths, best first, each preceded by ``prefix``.

        ``prefix`` ends with the graph's start. Its hops are part of what is ranked.
        """
        prefix = prefix or (dag.start,)
        if dag.count() == 1:
            yield prefix + dag.only()
            return
        completions = self._completions(dag)

        def bound(rank: _Rank, entity: str) -> _Rank:
            """Return the rank of the best path that begins with ``rank`` and goes on from ``entity``."""
            return min(rank.after(end.weakness, end.busyness) for end in completions[entity])

        rank = self._rank(prefix)
        heap = [(bound(rank, dag.start), self._names(prefix), prefix, rank)]
        while heap:
            _, names, entities, rank = heapq.heappop(heap)
            here = entities[-1]
            if here == self._target:
                yield entities
                continue
            for following in dag.next[here]:
                further = rank.after(-self._hop_origins(here, following), self._degrees[following])
                heapq.heappush(
                    heap,
                    (
                        bound(further, following),
                        (*names, self._names((following,))[0]),
                        (*entities, following),
                        further,
                    ),
                )

    def _completions(self, dag: Dag) -> dict[str, list[_Rank]]:
        """Return for each entity the ranks of its ways to the target that no other of its ways beats in both parts.

        An entity's own degree is not counted in them.
        """
        self._look_up(dag.entities(), dag.steps())
        found: dict[str, list[_Rank]] = {self._target: [_END]}
        for entity in dag.backwards():
            if entity == self._target:
                continue
            ranks = sorted(
                {
                    rank.after(-self._hop_origins(entity, following), self._degrees[following])
                    for following in dag.next[entity]
                    for rank in found[following]
                }
            )
            front: list[_Rank] = []
            for rank in ranks:
                if not front or rank.busyness < front[-1].busyness:
                    front.append(rank)
            found[entity] = front
        return found

    def _rank(self, entities: Sequence[str]) -> _Rank:
        rank = _END
        for here, following in pairwise(entities):
            rank = rank.after(-self._hop_origins(here, following), self._degrees[following])
        return rank

    def _names(self, entities: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((self._labels[entity], entity) for entity in entities)

    def _hop_origins(self, here: str, following: str) -> int:
        return _origins(self._hops[here, following])

    def _paths(self, found: Sequence[tuple[str, ...]]) -> list[Path]:
        """Return whole paths from the entities on them."""
        steps = {step for entities in found for step in pairwise(entities)}
        self._look_up_hops(steps)
        return [
            Path(entities, tuple(Hop(*step, tuple(self._hops[step])) for step in pairwise(entities)))
            for entities in found
        ]
