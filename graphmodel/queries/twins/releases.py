"""Who was freed, held and taken where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graphmodel.claims.model import Claim, Quantity
from graphmodel.filters import WALKED
from graphmodel.graph import Graph, Relationship, first_date
from graphmodel.queries.facts import (
    Row,
    Twin,
    accounts,
    affirming,
    around,
    dated,
    drawing,
    happenings,
    marked,
    name,
    names,
    ordered,
    origins,
    picked,
    relationships,
    released,
    said,
    until,
)

_MOVED = {"TRANSFERRED_TO": "transferred to", "EXILED": "exiled by", "RECEIVED": "received by"}
"""What each relation is when it is told of who was moved."""


def freed(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``freed.cypher``."""
    events = happenings(graph)
    rows = [
        {
            "freed": name(graph, r.object),
            "kind": graph.entities[r.object].kind,
            "freed_by": name(graph, r.subject),
            "status": r.status,
            **dated(graph, r, events),
            **said(graph, r),
            **origins(r),
            "members": _members(graph, r.object),
            "freed_id": r.object,
            "freed_by_id": r.subject,
        }
        for r in relationships(graph, {"FREED"})
        if given["by"] in (None, r.subject)
    ]
    return ordered(rows, "freed", "freed_by", "freed_id", "freed_by_id")


def freed_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``freed-drawing.cypher``."""
    found = [r for r in relationships(graph, {"FREED"}, WALKED) if given["by"] in (None, r.subject)]
    shown = picked(found, given["limit"], "object", "subject")
    return drawing([*shown, *(x for r in shown for x in _belonging(graph, r.object))])


def _belonging(graph: Graph, group: str) -> list[Relationship]:
    """Return the relationships by which others belong to a group."""
    if graph.entities[group].kind != "Group":
        return []
    return [
        r
        for _, r in around(graph, group)
        if r.relation in ("MEMBER_OF", "PART_OF") and r.object == group and r.status in WALKED
    ]


def _members(graph: Graph, group: str) -> list[str]:
    statuses: dict[str, str] = {}
    for r in _belonging(graph, group):
        statuses[r.subject] = max(statuses.get(r.subject, ""), r.status)
    return marked(graph, statuses)


def releases_over_time(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``releases-over-time.cypher``."""
    groups: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    releases = [claim for claim in graph.claims.values() if claim.relation in given["relations"]]
    numbered = {(claim.event, claim.object, claim.stance) for claim in releases if claim.quantity}
    for claim in releases:
        quantity = claim.quantity
        if quantity or (claim.event, claim.object, claim.stance) not in numbered:
            number = (
                (quantity.value, quantity.low, quantity.high, quantity.about, quantity.unit, quantity.of)
                if quantity
                else (None,) * 6
            )
            alone = claim.object if claim.event is None else None
            groups[claim.event, alone, claim.stance, *number].append(claim)
    events = happenings(graph)
    rows = []
    for (event, alone, stance, value, low, high, about, unit, counted), claims in groups.items():
        dated = [claim for claim in events[event] if claim.stance == "asserted"] if event else claims
        rows.append(
            {
                "date": first_date(dated),
                "happening": name(graph, event),
                "value": value,
                "low": low,
                "high": high,
                "about": about,
                "unit": unit,
                "counted": counted,
                "stance": stance,
                "freed": names(graph, (claim.object for claim in claims)),
                "freed_by": names(graph, (claim.subject for claim in claims)),
                "said_by": accounts(graph, claims),
                "happening_id": event,
                "alone": alone,
                "size": next((number for number in (value, high, low) if number is not None), -1),
            }
        )
    return ordered(
        rows,
        *("date", "happening", "happening_id", "-size", "counted", "value", "low", "high", "about", "unit", "stance"),
        *("freed", "alone"),
    )


def imprisoned(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``imprisoned.cypher``."""
    rows = [
        {
            "held": name(graph, r.object),
            "kind": graph.entities[r.object].kind,
            "relation": r.relation,
            "held_by": name(graph, r.subject),
            "status": r.status,
            "since": r.start,
            "until": None if r.relation in ("ARRESTED", "SENTENCED") and r.end == r.start else until(r.end),
            "term": sorted({_words(c.quantity) for c in affirming(r) if c.quantity}),
            **said(graph, r),
            "release": released(graph, r.object),
            "held_id": r.object,
            "held_by_id": r.subject,
        }
        for r in relationships(graph, given["relations"])
        if given["by"] in (None, r.subject)
    ]
    return ordered(rows, "held", "relation", "held_by", "held_id", "held_by_id")


def _words(quantity: Quantity) -> str:
    """Return a number with its unit, as the statement writes it."""
    value, low, high = (
        None if n is None else str(int(n) if n == int(n) else n) for n in (quantity.value, quantity.low, quantity.high)
    )
    if value is not None:
        number = f"about {value}" if quantity.about else value
    elif low is not None and high is not None:
        number = f"{low} to {high}"
    else:
        number = f"at least {low}" if low is not None else f"at most {high}"
    return f"{number} {quantity.unit}" if quantity.unit else number


def taken_where(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``taken-where.cypher``."""
    events = happenings(graph)
    rows = []
    for r in relationships(graph, _MOVED):
        who, other = (r.subject, r.object) if r.relation == "TRANSFERRED_TO" else (r.object, r.subject)
        if given["who"] in (None, who):
            rows.append(
                {
                    "who": name(graph, who),
                    "how": _MOVED[r.relation],
                    "other": name(graph, other),
                    "places": names(graph, (claim.place for claim in r.claims)),
                    "status": r.status,
                    **dated(graph, r, events),
                    **said(graph, r),
                    "who_id": who,
                    "other_id": other,
                }
            )
    return ordered(rows, "who", "how", "other", "who_id", "other_id")


TWINS: Mapping[str, Twin] = {
    "freed": freed,
    "freed-drawing": freed_drawing,
    "imprisoned": imprisoned,
    "releases-over-time": releases_over_time,
    "taken-where": taken_where,
}
