"""How two entities are connected: the one path engine of every store.

A path is a sequence of different entities, each joined to the next by at least one relationship that the filters
leave; the relationships between two neighbours together are one *hop*. The most telling path costs least: each hop by
the class of what carries it, each entity on the way by how many meet in it (`graphmodel.paths.cost`).

Paths are ordered by, in this order:

1. the smaller cost; `by_hops`: fewer hops, then the smaller cost;
2. fewer hops;
3. more independent origins on the weakest hop (a hop has those of all its relationships together);
4. the entities' names, then their ids, compared one by one from the start.

They come one after the other after Lawler (1972), a refinement of Yen (1971): each path splits what remains into
parts, by the first hop at which another path leaves it, and the best path of each part is the answer to a smaller
question of the same form. A part is searched only when nothing better can come from elsewhere.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from graphmodel.evidence import Filters, Relationship
from graphmodel.paths.adjacency import Adjacency, AroundSettings
from graphmodel.paths.differing import differing
from graphmodel.paths.lookups import Lookups, origins
from graphmodel.paths.search import Search
from graphmodel.paths.ties import Ties
from graphmodel.paths.weights import Hops, HopsAlone, Telling

DEFAULT = 3
"""So many paths are told when nobody says how many."""
LOOKED_AT = 200
"""So many paths at most are looked at for those that differ."""


class Hop(NamedTuple):
    """A step of a path: the relationships between two neighbours, by (subject, relation, object)."""

    source: str
    target: str
    relationships: tuple[Relationship, ...]

    @property
    def origins(self) -> int:
        """How many independent origins vouch for the hop."""
        return origins(self.relationships)


class Path(NamedTuple):
    """Entities in order, and the hops between them: one hop fewer than entities."""

    entities: tuple[str, ...]
    hops: tuple[Hop, ...]
    cost: int = 0
    """What it costs: the less, the more it tells."""
    similar: tuple[tuple[str, ...], ...] = ()
    """The entities of paths that only insert one into this, or change one, in order."""

    def __str__(self) -> str:
        return " – ".join(self.entities)


class Answer(NamedTuple):
    """The paths asked for, best first.

    ``more`` is how many others come just after the last: that cost the same and differ, or with `by_hops` that are as
    short as the shortest. Where not all could be looked at, there are so many at least.
    """

    paths: list[Path]
    more: int = 0
    only_by_settings: bool = False
    """Whether every path there is leads through a setting."""

    def __str__(self) -> str:
        return "; ".join(map(str, self.paths)) or "no path"


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
        max_hops: int | None = None,
    ) -> None:
        self._adjacency = adjacency
        self._filters = filters or Filters()
        self._directed = directed
        self._lookups = Lookups(adjacency, (source, target), self._filters, directed=directed)
        self._max_hops = max_hops

    def most_telling(self, number: int = DEFAULT) -> Answer:
        """Return the ``number`` most telling paths that differ: each further one has an entity that none before has.

        One that only inserts an entity into a path, or changes one, is told with that one.
        """
        each_cost = groupby(islice(self._ranked(Search(self._lookups, Telling())), LOOKED_AT), itemgetter(0))
        distinct = differing(
            ((cost, [entities for _, entities in paths]) for cost, paths in each_cost), max(number, DEFAULT)
        )
        told = [self._path(each.entities, each.cost, tuple(each.similar)) for each in distinct[:number]]
        more = sum(each.cost == told[-1].cost for each in distinct[number:])
        return Answer(told, more, self._only_by_settings(each.entities for each in distinct))

    def best(self) -> Path | None:
        """Return the most telling path, without a look at those that differ from it."""
        best = next(self._ranked(Search(self._lookups, Telling())), None)
        return self._path(best[1], best[0]) if best else None

    def by_hops(self, number: int = DEFAULT) -> Answer:
        """Return the ``number`` best paths by fewest hops, whether or not they differ by more than an entity."""
        ranked = self._ranked(Search(self._lookups, Hops()))
        looked_at = list(islice(ranked, max(number, DEFAULT)))
        paths = [self._path(entities, cost) for cost, entities in looked_at[:number]]
        only = self._only_by_settings(entities for _, entities in looked_at)
        if not paths or len(paths[-1].hops) > len(paths[0].hops):
            return Answer(paths, 0, only)
        return Answer(paths, self._count_of_shortest() - len(paths), only)

    def _only_by_settings(self, paths: Iterable[tuple[str, ...]]) -> bool:
        """Return whether there are paths, and each leads through a setting; ``paths`` are those that were looked at."""
        between = [entities[1:-1] for entities in paths]
        settings = self._lookups.settings({entity for entities in between for entity in entities})
        if not between or any(settings.isdisjoint(entities) for entities in between):
            return False
        around = PathFinder(
            AroundSettings(self._adjacency),
            *self._lookups.ends,
            self._filters,
            directed=self._directed,
            max_hops=self._max_hops,
        )
        return not around.shortest(1)

    def shortest(self, number: int | None = None) -> list[Path]:
        """Return all paths of the fewest hops, or so many: those with more origins on the weakest hop first."""
        source, target = self._lookups.ends
        if source == target:
            return [self._path((source,), 0)]
        ties = self._shortest()
        return [self._path(entities, 0) for _, _, entities in islice(ties.ranked(), number)] if ties else []

    def _count_of_shortest(self) -> int:
        source, target = self._lookups.ends
        ties = None if source == target else self._shortest()
        return ties.count() if ties else 1

    def _shortest(self) -> Ties | None:
        search = Search(self._lookups, HopsAlone())
        return search.best(self._lookups.ends[:1], frozenset(), self._max_hops) if search.is_possible else None

    def _ranked(self, search: Search) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield all paths, best first, each with its cost."""
        source, target = self._lookups.ends
        if source == target:
            yield 0, (source,)
            return
        queue: list[_Part] = []

        def add(prefix: tuple[str, ...], banned: frozenset[str], least: int) -> None:
            bound = search.bound(prefix, banned)
            if bound is not None:
                heapq.heappush(queue, _Part(max(bound, least), False, 0, (), (), prefix, sorted(banned)))

        if search.is_possible:
            add((source,), frozenset(), 0)
        while queue:
            part = heapq.heappop(queue)
            prefix, banned = part.prefix, frozenset(part.banned)
            if not part.is_found:
                ties = search.best(prefix, banned, self._max_hops)
                if ties is not None:
                    heapq.heappush(queue, _Part(ties.weight, True, *next(ties.ranked()), prefix, part.banned))
                continue
            yield search.cost(part.weight), part.entities
            for length in range(len(prefix), len(part.entities)):
                left = banned if length == len(prefix) else frozenset()
                add(part.entities[:length], left | {part.entities[length]}, part.weight)

    def _path(self, entities: tuple[str, ...], cost: int, similar: Sequence[tuple[str, ...]] = ()) -> Path:
        steps = list(pairwise(entities))
        hops = self._lookups.hops(steps)
        return Path(entities, tuple(Hop(*step, tuple(hops[step])) for step in steps), cost, tuple(similar))


class _Part(NamedTuple):
    """All paths that begin with ``prefix`` and go on to none of ``banned``.

    Until its best path is found, ``weight`` is what that weighs at least; then parts are in the order of their best.
    """

    weight: int
    is_found: bool
    weakness: int
    names: tuple[tuple[str, str], ...]
    entities: tuple[str, ...]
    prefix: tuple[str, ...]
    banned: list[str]
