"""The neighbours of an entity as a file has them: in parts, each a row, so that no more of a hub is read than needed.

They stand in the order of what a step to them costs, twice the hop and once the entity there, then by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence import WALKED, Relationship
from graphmodel.paths import WAYS, Way, follows

FIRST, MOST = 64, 4096
"""So many neighbours are in the first part; each further one has four times as many, up to so many."""
PARTS = 1 << 20
"""The part p of the entity e is row e * PARTS + p."""


class Packed(msgspec.Struct, array_like=True):
    """Neighbours, column by column."""

    ids: list[str]
    both: bytes
    """What a hop to each costs, whichever way it is followed; 0 where there is no way."""
    out: bytes
    """What it costs from the entity to its object."""
    in_: bytes
    """What it costs against the direction of what is said."""
    passing: bytes
    """What it costs to pass each."""
    kinds: list[int]
    """What each is, as a place in the list of kinds."""

    def hops(self, way: Way) -> bytes:
        """Return the costs of hops that follow relationships a way."""
        return {"both": self.both, "out": self.out, "in": self.in_}[way]


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Packed).decode


class Neighbour(NamedTuple):
    """An entity beside another, and what the hops to it cost; 0 where there is no way."""

    id: str
    both: int
    out: int
    in_: int


def neighbour(
    here: str, there: str, relationships: Iterable[Relationship], costs: Mapping[str, int], vocabulary: Vocabulary
) -> Neighbour | None:
    """Return what joins two entities and is walked unless somebody asks otherwise; ``None`` where nothing is."""
    walked = [r for r in relationships if r.status in WALKED]
    if not walked:
        return None
    symmetric = vocabulary.symmetric
    both, out, in_ = (
        min((costs[r.relation] for r in walked if follows(r, here, way, symmetric)), default=0) for way in WAYS
    )
    return Neighbour(there, both, out, in_)


def packed(neighbours: Iterable[Neighbour], passing: Mapping[str, int], kinds: Mapping[str, int]) -> Iterator[bytes]:
    """Yield the parts of an entity's neighbours, from what it costs to pass each and the number of its kind."""
    ordered = sorted(neighbours, key=lambda n: (2 * n.both + passing[n.id], n.id))
    start, size = 0, FIRST
    while start < len(ordered):
        some = ordered[start : start + size]
        yield encode(
            Packed(
                [n.id for n in some],
                bytes(n.both for n in some),
                bytes(n.out for n in some),
                bytes(n.in_ for n in some),
                bytes(passing[n.id] for n in some),
                [kinds[n.id] for n in some],
            )
        )
        start += size
        size = min(4 * size, MOST)
