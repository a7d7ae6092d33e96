"""What the commands print of relationships and paths, which the page must say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from graphmodel.evidence import Relationship
from graphmodel.output import text
from graphmodel.paths import Answer, Hop, Path
from graphmodel.store import MemoryStore


def evidence_lines(relationships: Iterable[Relationship], store: MemoryStore) -> list[list[str]]:
    """The lines that ``path`` prints below each of some relationships: who says so, and what the claims add."""
    paths = [Path((r.subject, r.object), (Hop(r.subject, r.object, (r,)),)) for r in relationships]
    if not paths:
        return []
    ends = paths[0].entities
    return [lines for path in path_lines(Answer(paths, len(paths)), *ends, store)[1] for lines in path]


def path_lines(answer: Answer, source: str, target: str, store: MemoryStore) -> tuple[str, list[list[list[str]]]]:
    """The headline that ``path`` prints, and for each path and each relationship on it the lines below its arrow."""
    headline, *lines = map(click.unstyle, text.paths(answer, source, target, store))
    return headline, list(_paths(lines))


def _paths(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    path: list[list[str]] | None = None
    for line in lines:
        if line.startswith("      ") and path:
            path[-1].append(line[6:])
        elif line.startswith("   ") and path is not None:
            path.append([])
        elif line:
            if path is not None:
                yield path
            path = []
    if path is not None:
        yield path
