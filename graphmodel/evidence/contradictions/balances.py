"""How many were held before a release, how many were freed, and how many are held after it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Set
from itertools import combinations, product
from typing import Literal, NamedTuple

from graphmodel.claims.model import Claim, Quantity
from graphmodel.evidence.contradictions.groups import Counted, Groups, less
from graphmodel.evidence.contradictions.record import Contradiction, Material, days_of
from graphmodel.evidence.contradictions.sums import contradiction
from graphmodel.evidence.details import EventDates
from graphmodel.evidence.quantities import Bounds, bounds

_HELD, _LET_GO = "IMPRISONED", "FREED"
_BEFORE = re.compile(r"\b(before|prior to|ahead of)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(after|since|still|remain\w*|left)\b", re.IGNORECASE)


class _Holder(NamedTuple):
    """Who holds, or frees, people counted by one unit."""

    id: str
    unit: str


Phase = Literal["before", "after"]


def balances(material: Material, events: EventDates) -> Iterator[Contradiction]:
    """Yield where those held before a release, less those freed, are not those held after it.

    When a number of those held was taken its date says, or its own words: "before the release", "still held". By words
    it belongs to a release of which its document tells, where there is one such only. Numbers that are open, such as
    "at least 1,200", are taken at their face.

    A release is an event, or without one that of a group whose release all claims date and count alike: a group that
    was freed by and by has several, of which nobody knows which number is whose.
    """
    groups = Groups(material)
    releases = _Releases(groups, events)
    held: dict[_Holder, list[Counted]] = defaultdict(list)
    for counted in (counted for by_unit in groups.counted.values() for counted in by_unit.values()):
        for id_ in sorted({c.subject for c in counted.claims if (c.relation, c.object) == (_HELD, counted.group)}):
            held[_Holder(id_, counted.unit)].append(counted)
    for holder, numbers in held.items():
        for event, freed in sorted(releases.freed.get(holder, {}).items()):
            befores, afters = (
                [n for n in numbers if releases.phase(n, event) == phase] for phase in ("before", "after")
            )
            for before, after in product(befores, afters):
                if before.group in groups.above(after.group):  # of whom they are a part only
                    continue
                if releases.between(holder, before, after) == [event] and not _adds_up(before, freed, after):
                    yield contradiction("balance", [before, freed], after, [], groups)


class _Releases:
    """Who freed how many in which event, or without one in the release of which group, and who tells of it."""

    def __init__(self, groups: Groups, events: EventDates) -> None:
        self._groups = groups
        self._days = {event: [date.days for date in dates] for event, dates in events.items()}
        self._told: dict[str, set[str]] = defaultdict(set)
        self._alone: set[str] = set()
        """The releases without an event, each by its group's id."""
        freed: dict[tuple[_Holder, str], dict[str, Counted]] = defaultdict(dict)
        for counted in (counted for by_unit in groups.counted.values() for counted in by_unit.values()):
            claims = [c for c in counted.claims if c.relation == _LET_GO and c.object == counted.group]
            without_event = self._release_of(counted.group, claims)
            for claim in claims:
                if release := claim.event or without_event:
                    self._told[claim.document].add(release)
                    freed[_Holder(claim.subject, counted.unit), release][counted.group] = counted
        self.freed: dict[_Holder, dict[str, Counted]] = defaultdict(dict)
        """For each holder and event the number of the group that has all others of the event as its parts."""
        for (holder, event), numbers in freed.items():
            complete = [counted for group, counted in numbers.items() if not _is_part(group, numbers, groups)]
            if len(complete) == 1 and self._is_its_own(event, {r for by, r in freed if by == holder}):
                self.freed[holder][event] = complete[0]

    def _is_its_own(self, release: str, releases: Set[str]) -> bool:
        """Return whether a release without an event cannot be that of an event, or of a group that it is part of."""
        if release not in self._alone:
            return True
        times = self._days.get(release, ())
        return not _is_part(release, releases, self._groups) and all(
            times
            and self._days.get(event)
            and not any(one.meets(other) for one in times for other in self._days[event])
            for event in releases - self._alone
        )

    def _release_of(self, group: str, claims: Collection[Claim]) -> str | None:
        """Return the release that claims of a group tell of without an event, if it was one, for its event or group."""
        times = [days for claim in claims if (days := days_of(claim))]
        numbers = [bounds(claim.quantity) for claim in claims if claim.quantity]
        are_alike = all(one.meets(other) for one, other in combinations(times, 2)) and all(
            one.meets(other) for one, other in combinations(numbers, 2)
        )
        events = {claim.event for claim in claims} - {None}
        if not are_alike or len({claim.subject for claim in claims}) != 1 or len(events) > 1:
            return None
        if events:
            return events.pop()
        self._days[group] = times
        self._alone.add(group)
        return group

    def between(self, holder: _Holder, before: Counted, after: Counted) -> list[str]:
        """Return the releases that are after the one number and before the other."""
        known = self.freed.get(holder, {})
        return [e for e in known if self.phase(before, e) == "before" and self.phase(after, e) == "after"]

    def phase(self, counted: Counted, event: str) -> Phase | None:
        """Return when a number of those held was taken, as far as anything says."""
        dated = [days for claim in counted.claims if (days := days_of(claim))]
        if dated:
            of_event = self._days.get(event, ())
            if of_event and all(days.last < other.first for days in dated for other in of_event):
                return "before"
            return "after" if of_event and all(d.first > o.last for d in dated for o in of_event) else None
        if not any(event in self._told[claim.document] for claim in counted.claims):
            return None
        said = {self._in_words(claim, counted.group) for claim in counted.claims}
        return said.pop() if len(said) == 1 else None

    def _in_words(self, claim: Claim, group: str) -> Phase | None:
        of = claim.quantity.of if claim.quantity else None
        for words in (of or "", self._groups.material.entities[group].name):
            before, after = bool(_BEFORE.search(words)), bool(_AFTER.search(words))
            if before != after:
                return "before" if before else "after"
        return None


def _is_part(group: str, of: Collection[str], groups: Groups) -> bool:
    return len(of) > 1 and not groups.above(group).isdisjoint(of)


def _adds_up(before: Counted, freed: Counted, after: Counted) -> bool:
    left = less(at_face(before.number), at_face(freed.number))
    return left.meets(after.bounds) or left.meets(at_face(after.number))


def at_face(number: Quantity) -> Bounds:
    """Return what a number is taken for: one that is open on one side as if it stood there."""
    if number.value is None and (number.low is None or number.high is None):
        face = number.low if number.low is not None else number.high
        return Bounds(face or 0, face or 0)
    return bounds(number)
