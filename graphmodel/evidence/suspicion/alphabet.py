"""Which steps of a run the alphabet explains: two writers who sort their lists have them in one order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphmodel.claims.names import plain

STRETCH = 5
"""Of so many relationships, sorted one after another, the alphabet explains the order; of fewer chance may."""
NEARLY = 0.75
"""A run is a sorted list if so much of it is left when what stands elsewhere is taken out."""
_DISTINCT = 3
"""Fewer names are always in one order or the other."""


def sorted_steps(names: Sequence[str]) -> set[int]:
    """Return the steps of a run that the alphabet explains, each by the place from which it goes to the next.

    Names may be sorted as they are or by their last words, forwards or backwards, whatever their case and accents.
    """
    folded = [plain(name) for name in names]
    explained: set[int] = set()
    for keys in (folded, [name.rpartition(" ")[2] for name in folded]):
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        for order in ([ranks[key] for key in keys], [-ranks[key] for key in keys]):
            explained |= _ascending_steps(order)
    return explained


def _ascending_steps(order: Sequence[int]) -> set[int]:
    explained: set[int] = set()
    nearly_all = _longest_ascending(order)
    for part in (*_stretches(order), *([nearly_all] if len(nearly_all) >= NEARLY * len(order) else [])):
        if len(part) >= STRETCH and len({order[place] for place in part}) >= _DISTINCT:
            explained |= {place for place, following in pairwise(part) if following == place + 1}
    return explained


def _stretches(order: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of each stretch that only ascends, none of which can be longer."""
    stretch: list[int] = []
    for place, rank in enumerate(order):
        if stretch and rank < order[stretch[-1]]:
            yield stretch
            stretch = []
        stretch.append(place)
    if stretch:
        yield stretch


def _longest_ascending(order: Sequence[int]) -> list[int]:
    """Return the places of the longest part that ascends when what stands between is taken out."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, rank in enumerate(order):
        length = bisect_right(lasts, rank)
        before.append(ends[length - 1] if length else None)
        lasts[length : length + 1] = [rank]
        ends[length : length + 1] = [place]
    part: list[int] = []
    step = ends[-1] if ends else None
    while step is not None:
        part.append(step)
        step = before[step]
    return part[::-1]
