"""What the commands print of relationships, which the page must say in the same words."""

from __future__ import annotations

from collections.abc import Iterable

import click

from graphmodel.evidence import Relationship
from graphmodel.output import text
from graphmodel.store import MemoryStore

_INDENTED = " " * 5


def evidence_lines(relationships: Iterable[Relationship], store: MemoryStore) -> list[list[str]]:
    """The lines that ``show`` prints below each of some relationships: who says so, and what the claims add."""
    entities = store.graph.entities
    printed = (map(click.unstyle, text.entity(entities[r.subject], [r], store)) for r in relationships)
    return [[line.removeprefix(_INDENTED) for line in lines if line.startswith(_INDENTED)] for lines in printed]
