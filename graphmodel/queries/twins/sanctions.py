"""Who put whom under sanctions, and who was relieved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphmodel.filters import WALKED
from graphmodel.graph import Graph, first_date
from graphmodel.queries.facts import (
    Row,
    Twin,
    about,
    accounts,
    around,
    dated,
    drawing,
    happenings,
    marked,
    name,
    noted,
    noted_drawing,
    ordered,
    origins,
    picked,
    relationships,
    said,
    until,
)

_LEVELS = 3
"""So many times a body may be part of another and still be on its side."""


def sanctions(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``sanctions.cypher``."""
    rows = [
        {
            "target": name(graph, r.object),
            "relation": r.relation,
            "by": name(graph, r.subject),
            "status": r.status,
            "since": r.start,
            **said(graph, r),
            **origins(r),
            "target_id": r.object,
            "by_id": r.subject,
        }
        for r in about(graph, given["actor"], given["relations"])
    ]
    return ordered(rows, "target", "relation", "by", "target_id", "by_id")


def sanctions_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``sanctions-drawing.cypher``."""
    found = about(graph, given["actor"], given["relations"], WALKED)
    return drawing(picked(found, given["limit"], "object", "subject", "relation"))


def sanctions_relief(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``sanctions-relief.cypher``."""
    events = happenings(graph)
    rows = []
    for r in relationships(graph, {"LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH"}):
        firm = graph.entities[r.object]
        if given["kinds"] and firm.kind not in given["kinds"]:
            continue
        imposed = [
            s
            for _, s in around(graph, firm.id)
            if s.relation == "IMPOSED_SANCTIONS_ON" and s.object == firm.id and s.status in WALKED
        ]
        own = [s for s in imposed if _same_side(graph, s.subject, r.subject)]
        relief = dated(graph, r, events)
        rows.append(
            {
                "firm": firm.name,
                "kind": firm.kind,
                "sanctioned_by": marked(graph, {s.subject: s.status for s in own}),
                "sanctioned_since": first_date(claim for s in own for claim in s.claims),
                "sanctions_said_by": accounts(graph, (claim for s in own for claim in s.supporting)),
                "others_sanctioning": marked(graph, {s.subject: s.status for s in imposed if s not in own}),
                "relieved_by": name(graph, r.subject),
                "relief": r.relation,
                "status": r.status,
                "relieved_since": relief["since"],
                "happenings": relief["happenings"],
                **said(graph, r),
                **origins(r),
                "firm_id": firm.id,
                "relieved_by_id": r.subject,
            }
        )
    return ordered(rows, "firm", "relieved_by", "relief", "firm_id", "relieved_by_id")


def trade(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``trade.cypher``."""
    return [
        {**row, "since": r.start, "until": until(r.end)}
        for row in noted(graph, given)
        for r in [graph.relationships[row["subject_id"], row["relation"], row["object_id"]]]
    ]


def _same_side(graph: Graph, one: str, other: str) -> bool:
    return one == other or other in _wholes(graph, one) or one in _wholes(graph, other)


def _wholes(graph: Graph, part: str) -> set[str]:
    """Return what an entity is part of, and what that is part of."""
    found: set[str] = set()
    level = {part}
    for _ in range(_LEVELS):
        level = {
            r.object
            for id_ in level
            for _, r in around(graph, id_)
            if r.relation == "PART_OF" and r.subject == id_ and r.status in WALKED
        }
        found |= level
    return found


TWINS: Mapping[str, Twin] = {
    "sanctions": sanctions,
    "sanctions-drawing": sanctions_drawing,
    "sanctions-relief": sanctions_relief,
    "trade": trade,
    "trade-drawing": noted_drawing,
}
