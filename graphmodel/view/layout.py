"""Where each entity stands: worked out once, when the page is made, the same on every run."""

from __future__ import annotations

import math
from collections.abc import Callable

from graphmodel.graph import Graph
from graphmodel.view.drawing import Positions


def positions(graph: Graph, progress: Callable[[str, int, int], None] | None = None) -> Positions:
    """Return a place for each entity."""
    golden = math.pi * (3 - math.sqrt(5))
    return {
        id_: (round(60 * math.sqrt(i) * math.cos(i * golden)), round(60 * math.sqrt(i) * math.sin(i * golden)))
        for i, id_ in enumerate(graph.entities)
    }
