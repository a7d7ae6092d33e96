"""What is said and denied, and what is said of two where there is one at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Literal, NamedTuple

from graphmodel.claims.dates import UNKNOWN, Interval, days
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import Relation
from graphmodel.evidence.contradictions.places import WiderPlaces, are_apart, wider_places
from graphmodel.evidence.contradictions.record import Contradiction, Material, can_meet, days_of, is_over
from graphmodel.evidence.details import EventDates, days_of_event

_End = Literal["object", "subject"]
_ENDS: tuple[_End, ...] = ("object", "subject")


class _Scope(NamedTuple):
    """Of which event and time a claim speaks, as far as it says."""

    event: str | None
    days: Interval | None

    def may_be(self, other: _Scope) -> bool:
        return len({self.event, other.event} - {None}) < 2 and can_meet(self.days, other.days)


def denials(material: Material, events: EventDates) -> Iterator[Contradiction]:
    """Yield what somebody denies and another asserts, alleges or expects: of one event, and of times that can meet.

    What has no date has that of its event.
    """
    for claims in material.by_key.values():
        denied = _by_scope((claim for claim in claims if claim.stance == "denied"), events)
        if not denied:
            continue
        said = _by_scope((claim for claim in claims if claim.stance != "denied"), events)
        pairs = [(a, b) for a, b in product(said, denied) if a.may_be(b)]
        if pairs:
            sides = (said, {a for a, _ in pairs}), (denied, {b for _, b in pairs})
            yield Contradiction(
                "denial", tuple(material.side(c for scope in chosen for c in each[scope]) for each, chosen in sides)
            )


def _by_scope(claims: Iterable[Claim], events: EventDates) -> dict[_Scope, list[Claim]]:
    by_scope: dict[_Scope, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_scope[_Scope(claim.event, days_of(claim) or days_of_event(claim.event, events))].append(claim)
    return by_scope


def rivals(material: Material) -> Iterator[Contradiction]:
    """Yield what has two of what it has one of at a time, such as two heads, where the times can overlap.

    Two whom one account names both, such as a firm's joint heads, are no contradiction, nor is who is expected, nor is
    who begins when another ends. What somebody undergoes once has two at no time, and of places one may lie in another.
    """
    wider = wider_places(material)
    for relation in material.vocabulary.relations.values():
        if relation.symmetric and relation.functional:
            yield from _rivals(relation, ("object", "subject"), material, wider)
            continue
        for fixed in _ENDS:
            if relation.functional in (fixed, "both"):
                yield from _rivals(relation, (fixed,), material, wider)


def _rivals(
    relation: Relation, fixed: Iterable[_End], material: Material, wider: WiderPlaces
) -> Iterator[Contradiction]:
    """Yield where what stands at an end of a relation has two at the other; each end of a symmetric one is either."""
    held: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for (subject, name, object_), claims in material.by_key.items():
        if name == relation.name:
            for end in fixed:
                one, value = (object_, subject) if end == "object" else (subject, object_)
                held[one][value] += (c for c in claims if c.stance in ("asserted", "unconfirmed") and not is_over(c))
    for of_one in held.values():
        if len(of_one) > 1:
            values = [_Value(id_, claims, relation.once is None) for id_, claims in of_one.items() if claims]
            opposed = _opposed(values, lambda one, other: _exclude(one, other, material, wider))
            if opposed:
                yield Contradiction("exclusive", material.sides(value.claims for value in opposed))


def _exclude(one: str, other: str, material: Material, wider: WiderPlaces) -> bool:
    """Return whether two cannot be one: places may where the one may lie in the other."""
    are_places = all(material.kind_of(id_, "Place", "Country") for id_ in (one, other))
    return not are_places or are_apart(one, other, wider, material)


class _Term(NamedTuple):
    """When somebody was it: all days, and those on which it may have begun and ended, as far as a claim says."""

    days: Interval | None
    start: Interval | None
    end: Interval | None

    @classmethod
    def of(cls, claim: Claim) -> _Term:
        end = claim.end if claim.end != UNKNOWN else None
        return cls(days_of(claim), days(claim.start) if claim.start else None, days(end) if end else None)

    def can_meet(self, other: _Term) -> bool:
        """Return whether two may have been it at one time, other than by handing over."""
        return can_meet(self.days, other.days) and not self.may_hand_over_to(other) and not other.may_hand_over_to(self)

    def may_hand_over_to(self, other: _Term) -> bool:
        """Return whether the one may have ended when the other began: both in 2015."""
        return self.end is not None and other.start is not None and self.end.meets(other.start)


class _Value:
    """One of those of whom there is one at a time: when, and by whose account."""

    def __init__(self, id_: str, claims: list[Claim], has_time: bool) -> None:
        self.id = id_
        self.claims = claims
        self.accounts: dict[tuple[str, str | None], set[_Term]] = defaultdict(set)
        for claim in claims:
            self.accounts[claim.document, claim.attributed_to].add(
                _Term.of(claim) if has_time else _Term(None, None, None)
            )
        self.times = set().union(*self.accounts.values())

    def opposes(self, other: _Value) -> bool:
        """Return whether the two may be at one time, and no account has both at one."""
        shared = self.accounts.keys() & other.accounts.keys()
        is_joint = any(_can_meet(self.accounts[account], other.accounts[account]) for account in shared)
        return not is_joint and _can_meet(self.times, other.times)


def _can_meet(terms: Iterable[_Term], others: Iterable[_Term]) -> bool:
    return any(one.can_meet(other) for one, other in product(terms, others))


def _opposed(values: list[_Value], exclude: Callable[[str, str], bool]) -> list[_Value]:
    """Return the values that another opposes."""
    opposed: set[int] = set()
    for place, value in enumerate(values):
        for number, other in enumerate(values):
            if place in opposed:
                break
            if number != place and value.opposes(other) and exclude(value.id, other.id):
                opposed |= {place, number}
    return [values[place] for place in sorted(opposed)]
