"""Counts of the same thing that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from graphmodel.claims.model import Claim, Quantity
from graphmodel.claims.names import folded
from graphmodel.evidence.contradictions.record import Contradiction, Material, can_meet, days_of
from graphmodel.evidence.quantities import bounds, unit_of

_Measure = tuple[str, str | None, str | None]
"""What was counted, by which unit, in which event."""


def numbers(material: Material) -> Iterator[Contradiction]:
    """Yield asserted numbers of one event, unit and thing counted that do not meet.

    Of another group, or by one relation of others, it is another number. Without an event it must be said of the same
    two, or of the same group, and of times that can meet. Where nothing is said of what was counted it is the
    group, of one relation.
    """
    measures: dict[_Measure, list[Claim]] = defaultdict(list)
    for claim in material.claims:
        if claim.quantity and claim.stance == "asserted":
            of = claim.quantity.of
            if of is not None or any(material.kind_of(end, "Group") for end in (claim.subject, claim.object)):
                counted = claim.relation if of is None else folded(of)
                measures[counted, unit_of(claim.quantity), claim.event].append(claim)
    for (_, _, event), claims in measures.items():
        for of_one in _scopes(claims, event, material):
            sides = _apart(of_one, timeless=event is not None)
            if sides:
                yield Contradiction("number", tuple(map(material.side, sides)))


def _scopes(claims: Iterable[Claim], event: str | None, material: Material) -> Iterable[list[Claim]]:
    """Return the claims that count the same: of the same group, else of the event itself, else of the same two."""
    groups: dict[object, list[Claim]] = defaultdict(list)
    others: dict[str, dict[object, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        named = tuple(sorted(end for end in {claim.subject, claim.object} if material.kind_of(end, "Group")))
        if named:
            groups[named].append(claim)
        else:
            others[claim.relation][material.key(claim)].append(claim)
    of_event: list[Claim] = []
    of_two: list[list[Claim]] = []
    for relation, by_key in others.items():
        is_mutual = relation in material.vocabulary.symmetric
        if event is not None and (is_mutual or len(by_key) == 1):
            of_event += (claim for of_key in by_key.values() for claim in of_key)
        else:
            of_two += by_key.values()
    if len(groups) == 1 and event is not None:
        of_event += next(iter(groups.values()))
        groups.clear()
    return [*groups.values(), of_event, *of_two]


def _apart(claims: Iterable[Claim], *, timeless: bool) -> list[list[Claim]]:
    """Return the claims of each number that some other does not meet, the least first."""
    by_number: dict[Quantity, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity:
            by_number[msgspec.structs.replace(claim.quantity, unit=None, of=None)].append(claim)
    if len(by_number) < 2:
        return []
    each = sorted(by_number.items(), key=lambda number: (bounds(number[0]), repr(number[0])))
    least, most = max(bounds(q).least for q in by_number), min(bounds(q).most for q in by_number)
    return [
        said
        for number, said in each
        if (bounds(number).least > most or bounds(number).most < least)
        and (timeless or any(_same_time(said, other) for q, other in each if not bounds(q).meets(bounds(number))))
    ]


def _same_time(one: Iterable[Claim], other: Iterable[Claim]) -> bool:
    times = {days_of(claim) for claim in other}
    return any(can_meet(days, time) for days in {days_of(claim) for claim in one} for time in times)
