"""Why there is no path: which of the things that narrow a search hide one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from graphmodel.claims.dates import span
from graphmodel.evidence import OPEN, WALKED, Filters, Status
from graphmodel.paths.adjacency import Adjacency
from graphmodel.paths.finder import Path, PathFinder

_LOOKED_AT = 10
"""So many of the paths that there would be are looked at for claims without dates."""


class Search(msgspec.Struct, frozen=True):
    """What is searched for between two entities, and how narrowly."""

    source: str
    target: str
    filters: Filters
    max_hops: int | None = None
    directed: bool = False

    def finds(self, adjacency: Adjacency) -> bool:
        """Return whether there is a path."""
        return bool(self.paths(adjacency, 1))

    def paths(self, adjacency: Adjacency, limit: int) -> Sequence[Path]:
        """Return so many of the shortest paths."""
        finder = PathFinder(
            adjacency, self.source, self.target, self.filters, directed=self.directed, max_hops=self.max_hops
        )
        return finder.shortest(limit)

    def _with(self, **filters: Any) -> Search:
        return msgspec.structs.replace(self, filters=msgspec.structs.replace(self.filters, **filters))

    def _without(self) -> Iterator[tuple[str, Search]]:
        """Yield what narrows the search, each with the search without it; of the statuses only those to add."""
        if self.directed:
            yield "directed", msgspec.structs.replace(self, directed=False)
        if self.max_hops is not None:
            yield "max_hops", msgspec.structs.replace(self, max_hops=None)
        for field in ("relations", "classes", "kinds", "documents", "speakers", "avoid"):
            if getattr(self.filters, field):
                yield field, self._with(**{field: frozenset()})
        if self.filters.period:
            yield "dates", self._with(since=None, until=None)
        if self.filters.min_origins > 1:
            yield "min_origins", self._with(min_origins=0)

    def hidden_by(self, adjacency: Adjacency) -> list[str]:
        """Return what of that narrows the search hides a path by itself."""
        return [name for name, wider in self._without() if wider.finds(adjacency)]

    def hides_undated(self, adjacency: Adjacency) -> bool:
        """Return whether there are dates to fit, and claims without any on the paths that there would be."""
        if not self.filters.period:
            return False
        widest = Search(self.source, self.target, Filters(statuses=WALKED | {*OPEN}))
        for wider in (self._with(since=None, until=None), widest):
            if paths := wider.paths(adjacency, _LOOKED_AT):
                claims = (c for path in paths for hop in path.hops for r in hop.relationships for c in r.claims)
                undated = [claim for claim in claims if span(claim.date, claim.start, claim.end) is None]
                dated = adjacency.events({claim.event for claim in undated if claim.event})
                return any(claim.event not in dated for claim in undated)
        return False

    def hidden_by_status(self, adjacency: Adjacency) -> frozenset[Status]:
        """Return the fewest statuses to walk with which there is a path, or none."""
        wanted = self.filters.statuses | WALKED
        for statuses in (wanted, wanted | {OPEN[0]}, wanted | {OPEN[1]}, wanted | {*OPEN}):
            if statuses != self.filters.statuses and self._with(statuses=statuses).finds(adjacency):
                return statuses
        return frozenset()

    def hidden_together(self, adjacency: Adjacency) -> list[str]:
        """Return all that narrows the search, where it hides a path only together; nothing where there is none."""
        names = [name for name, _ in self._without()]
        for statuses, also in ((self.filters.statuses, []), (WALKED | {*OPEN}, ["statuses"])):
            if names and Search(self.source, self.target, Filters(statuses=statuses)).finds(adjacency):
                return names + also
        return []
