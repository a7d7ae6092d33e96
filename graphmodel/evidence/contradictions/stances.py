"""What is said and denied, and what is said of two where there is one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from graphmodel.claims.dates import Interval
from graphmodel.claims.model import Claim
from graphmodel.evidence.contradictions.record import Contradiction, Material, can_meet, days_of, is_over


class _Scope(NamedTuple):
    """Of which event and time a claim speaks, as far as it says."""

    event: str | None
    days: Interval | None

    def may_be(self, other: _Scope) -> bool:
        return len({self.event, other.event} - {None}) < 2 and can_meet(self.days, other.days)


def denials(material: Material) -> Iterator[Contradiction]:
    """Yield what somebody denies and another asserts, alleges or expects: of one event, and of times that can meet."""
    for claims in material.by_key.values():
        denied = _by_scope(claim for claim in claims if claim.stance == "denied")
        if not denied:
            continue
        said = _by_scope(claim for claim in claims if claim.stance != "denied")
        pairs = [(a, b) for a, b in product(said, denied) if a.may_be(b)]
        if pairs:
            sides = (said, {a for a, _ in pairs}), (denied, {b for _, b in pairs})
            yield Contradiction(
                "denial", tuple(material.side(c for scope in chosen for c in each[scope]) for each, chosen in sides)
            )


def _by_scope(claims: Iterable[Claim]) -> dict[_Scope, list[Claim]]:
    by_scope: dict[_Scope, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_scope[_Scope(claim.event, days_of(claim))].append(claim)
    return by_scope


def rivals(material: Material) -> Iterator[Contradiction]:
    """Yield what has two of what it has one of at a time, such as two heads, where the times can overlap.

    Two whom one account names both, such as a firm's joint heads, are no contradiction, nor is who is expected.
    """
    for relation in material.vocabulary.relations.values():
        for fixed in ("object", "subject"):
            if relation.functional in (fixed, "both") and not relation.symmetric:
                yield from _rivals(relation.name, fixed, material)


def _rivals(relation: str, fixed: str, material: Material) -> Iterator[Contradiction]:
    held: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for (subject, name, object_), claims in material.by_key.items():
        if name == relation:
            one, value = (object_, subject) if fixed == "object" else (subject, object_)
            held[one][value] += (c for c in claims if c.stance in ("asserted", "unconfirmed") and not is_over(c))
    for values in held.values():
        opposed = _opposed([_Value(claims) for claims in values.values() if claims]) if len(values) > 1 else []
        if opposed:
            yield Contradiction("exclusive", material.sides(value.claims for value in opposed))


class _Value:
    """One of those of whom there is one at a time: when, and by whose account."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims
        self.accounts: dict[tuple[str, str | None], set[Interval | None]] = defaultdict(set)
        for claim in claims:
            self.accounts[claim.document, claim.attributed_to].add(days_of(claim))
        self.times = set().union(*self.accounts.values())

    def opposes(self, other: _Value) -> bool:
        """Return whether the two may be at one time, and no account has both at one."""
        shared = self.accounts.keys() & other.accounts.keys()
        is_joint = any(_can_meet(self.accounts[account], other.accounts[account]) for account in shared)
        return not is_joint and _can_meet(self.times, other.times)


def _can_meet(times: Iterable[Interval | None], others: Iterable[Interval | None]) -> bool:
    return any(can_meet(one, other) for one, other in product(times, others))


def _opposed(values: list[_Value]) -> list[_Value]:
    """Return the values that another opposes."""
    opposed: set[int] = set()
    for place, value in enumerate(values):
        for number, other in enumerate(values):
            if place in opposed:
                break
            if number != place and value.opposes(other):
                opposed |= {place, number}
    return [values[place] for place in sorted(opposed)]
