"""Sums that do not add up: parts against wholes, members against numbers, before and after.

No document's silence is taken for a number: that the parts which it names are fewer than the whole is no contradiction,
since nothing says that it names all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graphmodel.claims.model import Claim, Quantity
from graphmodel.evidence.contradictions.groups import PEOPLE, Counted, Groups, together
from graphmodel.evidence.contradictions.record import Contradiction, Material, Rule, Sum, Term

_Slot = tuple[str, str, bool, str]
"""A relation, its other end, whether that is the subject, and the event."""


def sums(material: Material) -> Iterator[Contradiction]:
    """Yield the sums about groups that do not add up."""
    groups = Groups(material)
    wholes = [counted for of_group in groups.counted.values() for counted in of_group.values()]
    slots = _slots(groups)
    for whole in wholes:
        yield from _members(whole, groups)
        yield from _disjoint_parts(whole, groups)
        yield from _mixtures(whole, groups, slots)
    harmed = [counted for of_group in groups.harmed.values() for counted in of_group.values()]
    for part in [*wholes, *harmed]:
        yield from _larger_than_whole(part, groups)


def contradiction(
    rule: Rule,
    terms: list[Counted],
    total: Counted,
    links: list[Claim],
    groups: Groups,
    stands_in: tuple[str, str] | None = None,
) -> Contradiction:
    """Return a sum as a contradiction: a side for each number, and one for what makes the groups parts."""
    side = groups.material.side
    sides = [*(side(term.claims) for term in terms), side(total.claims), *([side(links)] if links else [])]
    arithmetic = Sum(rule, tuple(Term(t.group, t.number) for t in terms), Term(total.group, total.number), stands_in)
    return Contradiction("sum", tuple(sides), arithmetic)


def _larger_than_whole(part: Counted, groups: Groups) -> Iterator[Contradiction]:
    for whole, links in groups.counted_above(part):
        if part.bounds.least > whole.bounds.most and part.may_be_at_the_time_of(whole):
            yield contradiction("part", [part], whole, links, groups)


def _members(whole: Counted, groups: Groups) -> Iterator[Contradiction]:
    """Yield it where more people are named as members of a group, or of its parts, than it has."""
    if whole.unit not in PEOPLE:
        return
    named: dict[str, list[Claim]] = {}
    for group in (whole.group, *groups.parts.get(whole.group, [])):
        for member, claims in groups.members.get(group, {}).items():
            named.setdefault(member, [*claims, *groups.belonging(group, whole.group)])
    if len(named) > whole.bounds.most:
        links = [claim for claims in named.values() for claim in claims]
        number = Quantity(value=len(named), unit=whole.unit)
        side = groups.material.side
        arithmetic = Sum("members", (Term(whole.group, number),), Term(whole.group, whole.number))
        yield Contradiction("sum", (side(links), side(whole.claims)), arithmetic)


def _disjoint_parts(whole: Counted, groups: Groups) -> Iterator[Contradiction]:
    """Yield it where parts of different nationality, of each the largest, are together more than the whole."""
    largest: dict[str, Counted] = {}
    for part in groups.parts.get(whole.group, []):
        counted = groups.counted.get(part, {}).get(whole.unit)
        nationality = groups.nationality(part)
        if counted and nationality and counted.may_be_at_the_time_of(whole):
            before = largest.get(nationality)
            if before is None or counted.bounds.least > before.bounds.least:
                largest[nationality] = counted
    parts = [largest[nationality] for nationality in sorted(largest)]
    if (
        len(parts) > 1
        and max(p.bounds.least for p in parts) <= whole.bounds.most < together(p.bounds for p in parts).least
    ):
        links = [claim for part in parts for claim in groups.belonging(part.group, whole.group)]
        yield contradiction("parts", parts, whole, links, groups)


def _slots(groups: Groups) -> dict[str, set[_Slot]]:
    """Return in which happenings each group with a number has which part, by asserted claims."""
    by_group: dict[str, set[_Slot]] = defaultdict(set)
    for claim in groups.material.claims:
        group = groups.counted_by(claim)
        if group in groups.counted and group and claim.event and claim.stance == "asserted":
            is_object = claim.object == group
            other = claim.subject if is_object else claim.object
            by_group[group].add((claim.relation, other, is_object, claim.event))
    return by_group


def _mixtures(whole: Counted, groups: Groups, slots: dict[str, set[_Slot]]) -> Iterator[Contradiction]:
    """Yield it where a group that may be the only part without a number does not make the total with the others.

    It may be that part where it is counted in the same happening in the same way as the whole, and as nothing of which
    the whole is itself a part; where it is smaller and not otherwise related to it; and where it is of another
    nationality than the parts with numbers, so that nobody counts twice.
    """
    parts = groups.parts.get(whole.group, [])
    known = [groups.counted[part][whole.unit] for part in parts if whole.unit in groups.counted.get(part, {})]
    unknown = [part for part in parts if part not in groups.counted]
    if not known or len(unknown) != 1 or len(known) + 1 != len(parts):
        return
    taken = {groups.nationality(part.group) for part in known}
    wider = (slots.get(above, set()) for above in groups.above(whole.group))
    its_own = slots[whole.group].difference(*wider) if whole.group in slots else set()
    for group in sorted(slots):
        other = groups.counted[group].get(whole.unit)
        if other is None or group in parts or slots[group].isdisjoint(its_own):
            continue
        if not _may_stand_in(other, unknown[0], whole, taken, groups):
            continue
        terms = sorted([other, *known], key=lambda term: (-term.bounds.least, term.group))
        if not together(term.bounds for term in terms).meets(whole.bounds):
            links = [claim for part in parts for claim in groups.belonging(part, whole.group)]
            yield contradiction("mixture", terms, whole, links, groups, (group, unknown[0]))


def _may_stand_in(other: Counted, unknown: str, whole: Counted, taken: set[str | None], groups: Groups) -> bool:
    nationality = groups.nationality(other.group)
    return (
        other.group != whole.group
        and other.bounds.most < whole.bounds.least
        and nationality is not None
        and None not in taken
        and nationality not in taken
        and groups.nationality(unknown) in (None, nationality)
        and other.may_be_at_the_time_of(whole)
        and whole.group not in groups.above(other.group)
        and other.group not in groups.above(whole.group)
    )
