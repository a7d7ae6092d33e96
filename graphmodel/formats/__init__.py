"""Other programs' formats: the whole graph, written for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graphmodel.claims.resolve import ClaimSet
from graphmodel.formats.nodelink import node_link

FORMATS: Mapping[str, Callable[[ClaimSet], str]] = {"json": node_link}
"""What writes each format, by its name."""
