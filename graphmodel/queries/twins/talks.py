"""Who negotiated, who took part, and what led to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graphmodel.claims.model import Claim
from graphmodel.filters import WALKED
from graphmodel.graph import Graph, first_date
from graphmodel.queries.facts import (
    Row,
    Twin,
    about,
    accounts,
    around,
    drawing,
    happenings,
    name,
    names,
    noted_drawing,
    ordered,
    origins,
    picked,
    relationships,
    said,
)


def negotiations(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``negotiations.cypher``."""
    groups: dict[tuple[tuple[str, str, str], str | None, str], list[Claim]] = defaultdict(list)
    for r in about(graph, given["actor"], given["relations"]):
        for claim in r.claims:
            groups[r.key, claim.event, claim.stance].append(claim)
    events = happenings(graph)
    rows = []
    for (key, event, stance), claims in groups.items():
        r = graph.relationships[key]
        others = [claim for claim in events.get(event or "", ()) if claim.stance == "asserted"]
        places = {claim.place for claim in claims if claim.place}
        rows.append(
            {
                "one": name(graph, r.subject),
                "relation": r.relation,
                "other": name(graph, r.object),
                "stance": stance,
                "status": r.status,
                "happening": name(graph, event),
                "date": first_date(claims) or first_date(others),
                "places": names(graph, places or _scenes(graph, event)),
                "said_by": accounts(graph, claims),
                "one_id": r.subject,
                "other_id": r.object,
                "happening_id": event,
            }
        )
    return ordered(
        rows, "date", "one", "other", "relation", "happening", "stance", "one_id", "other_id", "happening_id"
    )


def _scenes(graph: Graph, event: str | None) -> set[str]:
    """Return where an event took place."""
    return {
        r.object
        for _, r in around(graph, event or "")
        if r.relation == "TOOK_PLACE_IN" and r.subject == event and r.status in WALKED
    }


def taking_part(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``taking-part.cypher``."""
    rows = [
        {
            "happening": name(graph, r.object),
            "relation": r.relation,
            "actor": name(graph, r.subject),
            "status": r.status,
            "since": r.start,
            **said(graph, r),
            "happening_id": r.object,
            "actor_id": r.subject,
        }
        for r in relationships(graph, given["relations"])
        if given["event"] in (None, r.object)
    ]
    return ordered(rows, "happening", "relation", "actor", "happening_id", "actor_id")


def taking_part_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``taking-part-drawing.cypher``."""
    found = [r for r in relationships(graph, given["relations"], WALKED) if given["event"] in (None, r.object)]
    return drawing(picked(found, given["limit"], "object", "subject", "relation"))


def what_led_to_what(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``what-led-to-what.cypher``."""
    rows = [
        {
            "happening": name(graph, r.subject),
            "relation": r.relation,
            "other": name(graph, r.object),
            "status": r.status,
            **said(graph, r),
            **origins(r),
            "happening_id": r.subject,
            "other_id": r.object,
        }
        for r in about(graph, given["event"], given["relations"])
    ]
    return ordered(rows, "happening", "relation", "other", "happening_id", "other_id")


def what_led_to_what_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``what-led-to-what-drawing.cypher``."""
    found = about(graph, given["event"], given["relations"], WALKED)
    return drawing(picked(found, given["limit"], "subject", "object", "relation"))


TWINS: Mapping[str, Twin] = {
    "negotiations": negotiations,
    "negotiations-drawing": noted_drawing,
    "taking-part": taking_part,
    "taking-part-drawing": taking_part_drawing,
    "what-led-to-what": what_led_to_what,
    "what-led-to-what-drawing": what_led_to_what_drawing,
}
