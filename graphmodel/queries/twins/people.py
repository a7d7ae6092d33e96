"""Who holds which post, whose release is sought, and what happened when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graphmodel.claims.dates import span
from graphmodel.claims.model import Claim
from graphmodel.filters import WALKED
from graphmodel.graph import Graph
from graphmodel.queries.facts import (
    Row,
    Twin,
    about,
    accounts,
    around,
    ends,
    happenings,
    marked,
    name,
    noted,
    noted_drawing,
    ordered,
    relationships,
    released,
    said,
    until,
)


def posts(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``posts.cypher``."""
    rows = [
        {
            "holder": name(graph, r.subject),
            "relation": r.relation,
            "of": name(graph, r.object),
            "roles": sorted({claim.role for claim in r.claims if claim.role is not None}),
            "since": r.start,
            "until": until(r.end),
            "appointed_by": _appointed_by(graph, r.subject),
            "status": r.status,
            **said(graph, r),
            "holder_id": r.subject,
            "of_id": r.object,
        }
        for r in about(graph, given["actor"], given["relations"])
    ]
    return ordered(rows, "holder", "relation", "of", "holder_id", "of_id")


def _appointed_by(graph: Graph, holder: str) -> list[str]:
    found = (r for _, r in around(graph, holder) if r.relation == "APPOINTED" and r.object == holder)
    return marked(graph, {r.subject: r.status for r in found if r.status in WALKED})


def demands(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``demands.cypher``."""
    rows = [
        {
            "sought": name(graph, r.object),
            "sought_by": name(graph, r.subject),
            "status": r.status,
            **said(graph, r),
            "release": released(graph, r.object),
            "sought_id": r.object,
            "sought_by_id": r.subject,
        }
        for r in about(graph, given["who"], {"SEEKS_RELEASE_OF"})
    ]
    return ordered(rows, "sought", "sought_by", "sought_id", "sought_by_id")


class _When(NamedTuple):
    """The first day that a claim's dates may mean, its date or start as given, and the last day."""

    first: str
    date: str | None
    last: str


def _when(claim: Claim) -> _When | None:
    days = span(claim.date, claim.start, claim.end)
    return _When(days.first, claim.date or claim.start, days.last) if days else None


def _of_happening(claims: Iterable[Claim]) -> _When | None:
    """Return the first date that the claims about a happening give."""
    dated = (_when(claim) for claim in claims if claim.stance == "asserted" and (claim.date or claim.start))
    return min(filter(None, dated), default=None)


def timeline(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``timeline.cypher``."""
    actor, since, last = given["actor"], given["since"], given["until"]
    events = happenings(graph)
    named = {event for event, claims in events.items() if any(actor in (c.subject, c.object) for c in claims)}
    dates = {event: _of_happening(claims) for event, claims in events.items()}
    groups: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for r in relationships(graph):
        for claim in r.claims:
            when = _when(claim) or dates.get(claim.event or "")
            if when is None or (since and when.last < since) or (last and when.first > f"{last}~"):
                continue
            if actor in (None, r.subject, r.object) or claim.event in named:
                groups[r.key, when.first, when.date, until(claim.end), claim.stance, claim.event].append(claim)
    rows = []
    for (key, first, date, end, stance, event), claims in groups.items():
        rows.append(
            {
                **ends(graph, graph.relationships[key]),
                "first": first,
                "date": date,
                "until": end,
                "dated_by": "claim" if any(map(_when, claims)) else "happening",
                "stance": stance,
                "happening": name(graph, event),
                "said_by": accounts(graph, claims),
                "happening_id": event,
            }
        )
    return ordered(
        rows,
        *("first", "date", "until", "subject", "relation", "object", "stance", "happening"),
        *("subject_id", "object_id", "happening_id"),
    )


TWINS: Mapping[str, Twin] = {
    "demands": demands,
    "posts": posts,
    "posts-drawing": noted_drawing,
    "reactions": noted,
    "timeline": timeline,
}
