"""Dates that cannot all hold: one happening at two times, an end before a start, life after death, two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graphmodel.claims.dates import UNKNOWN, Interval, days
from graphmodel.claims.model import Claim
from graphmodel.claims.names import folded
from graphmodel.evidence.contradictions.places import are_apart, wider_places
from graphmodel.evidence.contradictions.record import Contradiction, Material, days_of
from graphmodel.evidence.relationship import Key

_KILLING = "KILLED"
_DYING = "DIED"
"""What the name of a claims folder's own relation begins with that says that its subject died."""
_AFTER_DEATH = frozenset({"RECEIVED_AWARD", "PUBLISHED", "INVOLVED_IN", "FACILITATED", "CAUSED_DISPUTE_IN", "HARMS"})
"""Acts that do not need somebody alive."""
_WHEREABOUTS = frozenset({"VISITED", "TRANSFERRED_TO"})
"""Relations that say that their subject was in their object."""


def dated_apart(material: Material) -> Iterator[Contradiction]:
    """Yield what one happening's claims say of the same two at times that do not meet, in different documents.

    One happening is that of an event, and what somebody or something undergoes once, whatever the event: of a group it
    may befall one after another. Statements can be made again and again, so that their dates are those of several.
    """
    for key, claims in material.by_key.items():
        by_happening: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.stance == "asserted" and days_of(claim) and (happening := _happening(claim, key, material)):
                by_happening[happening].append(claim)
        for of_one in by_happening.values():
            sides = _apart(of_one)
            if len(sides) > 1:
                yield Contradiction("dates", tuple(map(material.side, sides)))


def _happening(claim: Claim, key: Key, material: Material) -> str | None:
    """Return what a claim tells of between its two: the one who undergoes it once, or its event, or one of the two."""
    subject, name, object_ = key
    relation = material.vocabulary.relations[name]
    if relation.class_ == "statement":
        return None
    if relation.once:
        undergoing = subject if relation.once == "subject" else object_
        if not material.kind_of(undergoing, "Group"):
            return undergoing
    return claim.event or next((end for end in (subject, object_) if material.kind_of(end, "Event")), None)


def _apart(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims of each time that those of another document do not meet, in order of time."""
    by_days: dict[Interval, list[Claim]] = defaultdict(list)
    for claim in claims:
        if dated := days_of(claim):
            by_days[dated].append(claim)
    if len(by_days) < 2:
        return []
    return [
        said
        for time, said in sorted(by_days.items(), key=lambda each: each[0])
        if any(
            not time.meets(other) and not {c.document for c in others} & {c.document for c in said}
            for other, others in by_days.items()
        )
    ]


def ended_before(material: Material) -> Iterator[Contradiction]:
    """Yield what ended, by one document, before it started by another, where neither gives both.

    Of two roles or events the one may have ended before the other.
    """
    for claims in material.by_key.values():
        starts = [c for c in claims if c.stance == "asserted" and c.start and not c.end]
        ends = [c for c in claims if c.stance == "asserted" and c.end not in (None, UNKNOWN) and not c.start]
        pairs = [(start, end) for start in starts for end in ends if _ends_before(start, end)]
        if pairs:
            yield Contradiction("end", (material.side(s for s, _ in pairs), material.side(e for _, e in pairs)))


def _ends_before(start: Claim, end: Claim) -> bool:
    return (
        days(end.end or "").last < days(start.start or "").first
        and start.document != end.document
        and _agree(_role(start), _role(end))
        and _agree(start.event, end.event)
    )


def _role(claim: Claim) -> str | None:
    return folded(claim.role) if claim.role else None


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def after_death(material: Material) -> Iterator[Contradiction]:
    """Yield what somebody is said to have done, or begun, or said after a day on which they are said to have died."""
    deaths: dict[str, list[Claim]] = defaultdict(list)
    acts: dict[str, list[Claim]] = defaultdict(list)
    for claim in material.claims:
        if claim.stance != "asserted" or not (claim.date or claim.start):
            continue
        relation = material.vocabulary.relations[claim.relation]
        if claim.date and (claim.relation == _KILLING or claim.relation.split("_")[0] == _DYING):
            dead = claim.object if claim.relation == _KILLING else claim.subject
            if material.kind_of(dead, "Person"):
                deaths[dead].append(claim)
        if relation.class_ in ("act", "statement") and claim.relation not in _AFTER_DEATH:
            for actor in {claim.subject, *([claim.object] if relation.symmetric else [])}:
                acts[actor].append(claim)
    for dead, died in deaths.items():
        pairs = [(d, a) for d in died for a in acts[dead] if d is not a and _is_after(a, d)]
        if pairs:
            yield Contradiction("death", (material.side(d for d, _ in pairs), material.side(a for _, a in pairs)))


def _is_after(act: Claim, death: Claim) -> bool:
    begun = days(act.date or act.start or "")
    return act.relation.split("_")[0] != _DYING and begun.first > days(death.date or "").last


def two_places(material: Material) -> Iterator[Contradiction]:
    """Yield where somebody is said to have been on one day, of places of which none is known to lie in another."""
    there: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in material.claims:
        if claim.stance != "asserted" or not claim.date or claim.end == UNKNOWN:
            continue
        first, last = days(claim.date)
        if first == last:
            for who, where in _whereabouts(claim, material):
                there[who, first][where].append(claim)
    wider = wider_places(material) if any(len(places) > 1 for places in there.values()) else {}
    for places in there.values():
        apart = [
            claims
            for where, claims in places.items()
            if any(are_apart(where, other, wider, material) for other in places if other != where)
        ]
        if len(apart) > 1:
            yield Contradiction("places", material.sides(apart))


def _whereabouts(claim: Claim, material: Material) -> Iterator[tuple[str, str]]:
    """Yield who was where by a claim: by a visit or a transfer, or by the place of an act."""
    relation = material.vocabulary.relations[claim.relation]
    if claim.place and relation.class_ == "act":
        ends = [claim.subject, *([claim.object] if relation.symmetric else [])]
        yield from ((end, claim.place) for end in ends if material.kind_of(end, "Person"))
    elif (
        claim.relation in _WHEREABOUTS
        and material.kind_of(claim.object, "Place", "Country")
        and material.kind_of(claim.subject, "Person")
    ):
        yield claim.subject, claim.object
