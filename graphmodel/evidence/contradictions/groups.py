"""How many are in a group, and which groups are parts of which, by what is asserted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import isinf
from typing import NamedTuple

from graphmodel.claims.model import Claim, Quantity
from graphmodel.evidence.contradictions.record import Material, can_meet, days_of
from graphmodel.evidence.quantities import Bounds, bounds, unit_of

PEOPLE = frozenset(
    {"people", "men", "women", "children", "civilians", "soldiers", "prisoners"}
    | {"political prisoners", "detainees", "hostages", "activists", "journalists", "citizens", "members", "employees"}
)
"""Units, as they are compared, that count people; of others, such as years, no number is that of a group's members."""
BODIES = frozenset({"firms", "bodies", "organizations", "states", "countries", "groups"})
"""Units that count bodies or states."""
ANYBODY = "people"
"""The unit in which whoever counts people by another counts as well: 50 soldiers are 50 people."""
_HARMING = frozenset({"KILLED", "TORTURED", "HARMS"})
"""Relations whose number may be that of those whom it befell, some of a group."""
_HARMED = re.compile(
    r"\b(hurt|injur\w*|wounded|maimed|killed|dead|died|deaths?|casualt\w*|fatalit\w*|victims?|harmed|tortured|beaten)\b",
    re.IGNORECASE,
)
"""Words that say of a number that it is of those whom something befell."""
_BELONGING = ("PART_OF", "MEMBER_OF")
_NATIONALITY = ("CITIZEN_OF", "COMES_FROM")


class Counted(NamedTuple):
    """How many are in a group, in one unit: a number, or the least and the most of several, and who gives them."""

    group: str
    unit: str
    number: Quantity
    bounds: Bounds
    claims: tuple[Claim, ...]
    is_of_all: bool = True
    """Whether it is how many are in the group; otherwise it is of some, so that the group has at least so many."""

    def may_be_at_the_time_of(self, other: Counted) -> bool:
        """Return whether the two may be of one time."""
        times, others = ({days_of(claim) for claim in counted.claims} for counted in (self, other))
        return any(can_meet(one, another) for one in times for another in others)


class Groups:
    """The groups of claims, their numbers, and what is part of what."""

    def __init__(self, material: Material) -> None:
        self.material = material

    @cached_property
    def counted(self) -> Mapping[str, Mapping[str, Counted]]:
        """How many are in each group by unit, where nothing says that it is how many of the group."""
        return _of_all(self._numbers, are_all=True)

    @cached_property
    def harmed(self) -> Mapping[str, Mapping[str, Counted]]:
        """How many of each group were harmed by unit, where nobody says how many are in it."""
        return _of_all(self._numbers, are_all=False)

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, Counted]]:
        """The numbers of each group by unit: of all of it where there are such, else of the harmed."""
        by_group: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in self.material.claims:
            unit = unit_of(claim.quantity) if claim.quantity else None
            if claim.stance == "asserted" and unit in PEOPLE | BODIES:
                group = self.counted_by(claim)
                if group and unit:
                    by_group[group][unit].append(claim)
        return {group: dict(self._by_unit(group, by_unit)) for group, by_unit in by_group.items()}

    def _by_unit(self, group: str, by_unit: Mapping[str, list[Claim]]) -> Iterator[tuple[str, Counted]]:
        """Yield the numbers of a group, of which those of the harmed are told from the others.

        Where more were harmed than any other number says, no other is that of all, and all stand together.
        """
        each = [(unit, claim) for unit, claims in by_unit.items() for claim in claims]
        are_harmed = bool(_HARMED.search(self.material.entities[group].name))  # then all of them are
        of_harmed = {claim.id for _, claim in each if not are_harmed and _is_of_harmed(claim)}
        others = [bounds(claim.quantity).most for _, claim in each if claim.quantity and claim.id not in of_harmed]
        if others and any(
            bounds(claim.quantity).least > max(others) for _, claim in each if claim.quantity and claim.id in of_harmed
        ):
            of_harmed = set()
        for unit, claims in by_unit.items():
            if of_all := [claim for claim in claims if claim.id not in of_harmed]:
                yield unit, _counted(group, unit, of_all)
            elif not others:
                yield unit, _counted(group, unit, claims)._replace(is_of_all=False)

    def counted_by(self, claim: Claim) -> str | None:
        """Return the group whose number a claim's quantity is: the only one of its two ends that is a group."""
        groups = [end for end in {claim.subject, claim.object} if self.material.kind_of(end, "Group")]
        return groups[0] if len(groups) == 1 else None

    @cached_property
    def wholes(self) -> Mapping[str, Mapping[str, list[Claim]]]:
        """For each group, or member, the groups to which it is asserted to belong, directly, with the claims."""
        by_part: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for (subject, relation, object_), claims in self.material.by_key.items():
            asserted = [claim for claim in claims if claim.stance == "asserted"]
            if relation in _BELONGING and asserted and subject != object_ and self.material.kind_of(object_, "Group"):
                by_part[subject][object_] += asserted
        return by_part

    @cached_property
    def parts(self) -> Mapping[str, list[str]]:
        """For each group the groups that are parts of it, directly, sorted."""
        by_whole: dict[str, list[str]] = defaultdict(list)
        for part, wholes in sorted(self.wholes.items()):
            if self.material.kind_of(part, "Group"):
                for whole in wholes:
                    by_whole[whole].append(part)
        return by_whole

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, list[Claim]]]:
        """For each group the people who belong to it, directly, with the claims that say so; not those who left."""
        by_whole: dict[str, dict[str, list[Claim]]] = defaultdict(dict)
        for member, wholes in self.wholes.items():
            if self.material.kind_of(member, "Person"):
                for whole, claims in wholes.items():
                    if current := [claim for claim in claims if claim.end is None]:
                        by_whole[whole][member] = current
        return by_whole

    @cached_property
    def nationalities(self) -> Mapping[str, frozenset[str]]:
        """The countries and places from which each group, or anybody, is said to be."""
        by_group: dict[str, set[str]] = defaultdict(set)
        for (subject, relation, object_), claims in self.material.by_key.items():
            if relation in _NATIONALITY and any(claim.stance == "asserted" for claim in claims):
                by_group[subject].add(object_)
        return {group: frozenset(places) for group, places in by_group.items()}

    def nationality(self, group: str) -> str | None:
        """Return from where all of a group are, where one place only is named."""
        places = self.nationalities.get(group, frozenset())
        return next(iter(places)) if len(places) == 1 else None

    def above(self, group: str) -> set[str]:
        """Return every group that a group is part of, over others too."""
        groups = {group}
        left = [group]
        for one in left:
            left += self.wholes.get(one, {}).keys() - groups
            groups.update(left)
        return groups - {group}

    def counted_above(self, part: Counted) -> Iterator[tuple[Counted, list[Claim]]]:
        """Yield the nearest groups with a number of which one is part, with the claims that make it so.

        What these are part of is held against their own numbers.
        """
        left: list[tuple[str, list[Claim]]] = [(part.group, [])]
        seen = {part.group}
        for group, links in left:
            for whole in sorted(self.wholes.get(group, {}).keys() - seen):
                seen.add(whole)
                claims = [*links, *self.belonging(group, whole)]
                of_whole = self.counted.get(whole, {})
                total = of_whole.get(part.unit) or (of_whole.get(ANYBODY) if part.unit in PEOPLE else None)
                if total:
                    yield total, claims
                else:
                    left.append((whole, claims))

    def belonging(self, part: str, whole: str) -> list[Claim]:
        """Return the claims by which one group is directly part of another."""
        return self.wholes.get(part, {}).get(whole, [])


def _is_of_harmed(claim: Claim) -> bool:
    of = claim.quantity.of if claim.quantity else None
    return claim.relation in _HARMING or bool(of and _HARMED.search(of))


def _of_all(numbers: Mapping[str, Mapping[str, Counted]], *, are_all: bool) -> Mapping[str, Mapping[str, Counted]]:
    """Return the numbers that are of all of their groups, or those that are not."""
    chosen = {
        group: {unit: counted for unit, counted in by_unit.items() if counted.is_of_all is are_all}
        for group, by_unit in numbers.items()
    }
    return {group: by_unit for group, by_unit in chosen.items() if by_unit}


def _counted(group: str, unit: str, claims: Iterable[Claim]) -> Counted:
    """Return the number that claims give a group, or where they differ the least and the most."""
    said = tuple(claims)
    numbers = list(dict.fromkeys(claim.quantity for claim in said if claim.quantity))
    each = [bounds(number) for number in numbers]
    hull = Bounds(min(b.least for b in each), max(b.most for b in each))
    alike = {(number.value, number.low, number.high, number.about) for number in numbers}
    return Counted(group, unit, numbers[0] if len(alike) == 1 else as_quantity(hull, unit), hull, said)


def as_quantity(hull: Bounds, unit: str | None) -> Quantity:
    """Return bounds as a quantity."""
    low, high = (None if isinf(bound) else _whole(bound) for bound in hull)
    return Quantity(value=low, unit=unit) if low == high else Quantity(low=low, high=high, unit=unit)


def _whole(number: float) -> int | float:
    """Return a number without the tail that adding fractions leaves."""
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def together(numbers: Iterable[Bounds]) -> Bounds:
    """Return what numbers come to together."""
    each = list(numbers)
    return Bounds(sum(b.least for b in each), sum(b.most for b in each))


def less(one: Bounds, other: Bounds) -> Bounds:
    """Return what is left of one number without another."""
    return Bounds(one.least - other.most, one.most - other.least)
