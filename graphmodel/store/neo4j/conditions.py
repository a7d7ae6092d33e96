"""What filters ask of a relationship, as conditions in Cypher."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence import Filters
from graphmodel.paths import Way
from graphmodel.store.neo4j.rows import WRITER


def walked(filters: Filters, way: Way, ends: Collection[str], vocabulary: Vocabulary) -> tuple[str, dict[str, Any]]:
    """Return what a relationship ``r`` from ``e`` to ``n`` must be to be followed, and the parameters for it.

    Where filters narrow claims this only leaves out what cannot count; what does, `Filters` decides.
    """
    conditions = ["r.written_by = $writer", "n <> e"]
    parameters: dict[str, Any] = {"writer": WRITER, "ends": list(ends)}
    if way != "both":
        conditions.append(f"({'startNode' if way == 'out' else 'endNode'}(r) = e OR type(r) IN $symmetric)")
        parameters["symmetric"] = sorted(vocabulary.symmetric)
    if filters.avoid:
        conditions.append("(NOT n.id IN $avoid OR n.id IN $ends)")
        parameters["avoid"] = sorted(filters.avoid)
    if filters.kinds:
        conditions.append("(n.kind IN $kinds OR n.id IN $ends)")
        is_a = vocabulary.is_a
        parameters["kinds"] = [kind for kind in vocabulary.kinds if is_a(kind, filters.kinds)]
    if not filters.narrows_claims:
        conditions.append("r.status IN $statuses")
        parameters["statuses"] = sorted(filters.statuses)
        if filters.min_origins > 1:
            conditions.append("size(r.origins) >= $min_origins")
            parameters["min_origins"] = filters.min_origins
        return " AND ".join(conditions), parameters
    if filters.documents:
        conditions.append("any(d IN r.documents WHERE d IN $documents)")
        parameters["documents"] = sorted(filters.documents)
    if filters.speakers:
        conditions.append("any(s IN r.speakers WHERE s IN $speakers)")
        parameters["speakers"] = sorted(filters.speakers)
    return " AND ".join(conditions), parameters
