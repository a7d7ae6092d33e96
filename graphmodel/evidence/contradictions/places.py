"""Which places lie in which, as far as claims say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graphmodel.evidence.contradictions.record import Material

WiderPlaces = Mapping[str, set[str]]
"""In what each place lies, directly."""
_LYING_IN = frozenset({"PART_OF", "LOCATED_IN", "CAPITAL_OF"})


def wider_places(material: Material) -> WiderPlaces:
    """Return in what each place lies, directly, whoever says so."""
    by_place: dict[str, set[str]] = defaultdict(set)
    for subject, relation, object_ in material.by_key:
        if relation in _LYING_IN:
            by_place[subject].add(object_)
    return by_place


def are_apart(one: str, other: str, wider: WiderPlaces, material: Material) -> bool:
    """Return whether nothing speaks for the one lying in the other: a place without a known country may lie in any."""
    around, others = _around(one, wider), _around(other, wider)
    if other in around or one in others:
        return False
    in_country = [any(material.kind_of(place, "Country") for place in places) for places in (around, others)]
    return len({material.kind_of(place, "Country") for place in (one, other)}) == 1 or all(in_country)


def _around(place: str, wider: WiderPlaces) -> set[str]:
    places, left = {place}, [place]
    while left:
        more = wider.get(left.pop(), set()) - places
        places |= more
        left += more
    return places
