"""Who holds which post, whose release is sought, and what happened when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graphmodel.claims.dates import span
from graphmodel.claims.model import Claim
from graphmodel.filters import WALKED
from graphmodel.graph import Graph
from graphmodel.queries.facts import (
    Row,
    Twin,
    accounts,
    around,
    happenings,
    marked,
    name,
    ordered,
    relationships,
    released,
    said,
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
            "until": r.end,
            "appointed_by": _appointed_by(graph, r.subject),
            "status": r.status,
            **said(graph, r),
            "holder_id": r.subject,
            "of_id": r.object,
        }
        for r in relationships(graph, given["relations"])
        if given["who"] in (None, r.subject, r.object)
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
        for r in relationships(graph, {"SEEKS_RELEASE_OF"})
        if given["who"] in (None, r.subject, r.object)
    ]
    return ordered(rows, "sought", "sought_by", "sought_id", "sought_by_id")


def timeline(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``timeline.cypher``."""
    actor, since, until = given["actor"], given["since"], given["until"]
    named = {
        event
        for event, claims in happenings(graph).items()
        if any(actor in (claim.subject, claim.object) for claim in claims)
    }
    groups: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for r in relationships(graph):
        for claim in r.claims:
            days = span(claim.date, claim.start, claim.end)
            if days is None or (since and days.last < since) or (until and days.first > f"{until}~"):
                continue
            if actor in (None, r.subject, r.object) or claim.event in named:
                when = days.first, claim.date or claim.start, claim.end
                groups[r.key, *when, claim.stance, claim.event].append(claim)
    rows = []
    for (key, first, date, end, stance, event), claims in groups.items():
        r = graph.relationships[key]
        rows.append(
            {
                "first": first,
                "date": date,
                "until": end,
                "subject": name(graph, r.subject),
                "relation": r.relation,
                "object": name(graph, r.object),
                "stance": stance,
                "status": r.status,
                "happening": name(graph, event),
                "said_by": accounts(graph, claims),
                "subject_id": r.subject,
                "object_id": r.object,
                "happening_id": event,
            }
        )
    return ordered(
        rows,
        *("first", "date", "until", "subject", "relation", "object", "stance", "happening"),
        *("subject_id", "object_id", "happening_id"),
    )


TWINS: Mapping[str, Twin] = {"demands": demands, "posts": posts, "timeline": timeline}
