"""What a page opens on as a picture that needs no script: a bounded number of shapes and lines, whatever the graph."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graphmodel.evidence import Key, Relationship, doubts, telling_order, triple_in_words
from graphmodel.graph import Graph
from graphmodel.layout import LINE_LETTERS, places
from graphmodel.palette import look_of
from graphmodel.view.core import SIZE, core
from graphmodel.view.excerpt import on_paths
from graphmodel.view.settings import Settings
from graphmodel.view.shapes import corners

_SHAPES, _LINES = 40, 120
"""So many shapes and lines are drawn at most."""
_RADIUS = 9
_LINES_OF_NAME = 4
_LINE = 14
_MARGIN = 70
_CITED = 3
"""So many documents of a line are named."""
_UNSHOWN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
"""What turns the direction of the rest, and what no file may hold."""


class Shape(NamedTuple):
    """An entity: where it is, as which shape, and its name in lines."""

    x: int
    y: int
    shape: Mapping[str, object]
    name: Sequence[tuple[int, str]]


class Line(NamedTuple):
    """All that joins two entities: its ends, how it is drawn, and the most telling of it in words."""

    ends: tuple[int, int, int, int]
    style: str
    width: float
    words: str


class Still(NamedTuple):
    """A picture: its box, shapes, lines, the kinds in it, and how much of what there is it shows."""

    box: str
    shapes: Sequence[Shape]
    lines: Sequence[Line]
    kinds: Sequence[tuple[str, Mapping[str, object]]]
    entities: int
    lines_left: int


def still(graph: Graph, communities: Sequence[int], settings: Settings) -> Still:
    """Return what a page opens on: its paths, the nearest of a neighbourhood, or the most telling core."""
    chosen, keys = _chosen(graph, communities, settings)
    pairs = _pairs(graph, chosen, keys)
    number = {id_: index for index, id_ in enumerate(chosen)}
    around: list[set[int]] = [set() for _ in chosen]
    for a, b in pairs:
        around[number[a]].add(number[b])
        around[number[b]].add(number[a])
    at = dict(zip(chosen, places([graph.name(id_) for id_ in chosen], [sorted(each) for each in around]), strict=True))
    told = sorted(pairs.items(), key=lambda pair: telling_order(pair[1][0], graph.vocabulary))
    xs, ys = [x for x, _ in at.values()] or [0], [y for _, y in at.values()] or [0]
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN // 2
    kinds = sorted({graph.entities[id_].kind for id_ in chosen})
    return Still(
        f"{left} {top} {max(xs) + _MARGIN - left} {max(ys) + _MARGIN - top}",
        [Shape(*at[id_], _shape(graph, graph.entities[id_].kind), _lines(graph.name(id_))) for id_ in chosen],
        [_line(graph, (*at[a], *at[b]), together) for (a, b), together in told[:_LINES]],
        [(kind, _shape(graph, kind)) for kind in kinds],
        len(graph.entities),
        max(0, len(told) - _LINES),
    )


def _chosen(graph: Graph, communities: Sequence[int], settings: Settings) -> tuple[list[str], Iterable[Key]]:
    """Return which entities are drawn, and which relationships may be drawn between them."""
    if settings.path:
        entities, keys = on_paths(graph, *settings.path)
        return sorted(entities)[:_SHAPES], sorted(keys)
    if settings.focus:
        return _nearest(graph, settings.focus, settings.hops)[: settings.limit], graph.relationships
    ids = list(graph.entities)
    return [ids[one] for one in core(graph, communities, min(SIZE, settings.limit))], graph.relationships


def _nearest(graph: Graph, focus: str, hops: int) -> list[str]:
    """Return an entity and those that are within so many hops, the nearest and then the most connected first."""
    found, level = {focus: None}, [focus]
    for _ in range(hops):
        near = {
            other
            for one in level
            for other, joined in graph.adjacency[one].items()
            if any(relationship.status != "denied" for relationship in joined)
        }
        level = sorted(near - found.keys(), key=lambda one: (-len(graph.adjacency[one]), graph.name(one), one))
        found |= dict.fromkeys(level)
        if len(found) >= _SHAPES or not level:
            break
    return list(found)[:_SHAPES]


def _pairs(graph: Graph, chosen: Iterable[str], keys: Iterable[Key]) -> dict[tuple[str, str], list[Relationship]]:
    """Return what joins entities, but what is only denied, by the pair, the most telling first."""
    among = set(chosen)
    pairs: dict[tuple[str, str], list[Relationship]] = {}
    for key in keys:
        relationship = graph.relationships[key]
        a, b = sorted((relationship.subject, relationship.object))
        if a != b and {a, b} <= among and relationship.status != "denied":
            pairs.setdefault((a, b), []).append(relationship)
    for together in pairs.values():
        together.sort(key=lambda relationship: telling_order(relationship, graph.vocabulary))
    return pairs


def _line(graph: Graph, ends: tuple[int, int, int, int], together: Sequence[Relationship]) -> Line:
    first = together[0]
    contested = [relationship for relationship in together if relationship.contested]
    told = list(dict.fromkeys([first, *contested[:1]]))
    beside = f" (+{len(together) - len(told)})" if len(together) > len(told) else ""
    return Line(
        ends,
        f"line line-{first.status}{' line-disputed' if contested else ''}",
        min(7, 0.3 + 1.1 * max(1, len(first.origins))),
        plain("; ".join(_sentence(relationship, graph) for relationship in told) + beside),
    )


def _sentence(relationship: Relationship, graph: Graph) -> str:
    """Return what makes a relationship doubtful, what it says, and in which documents."""
    doubt = ", ".join(doubts(relationship))
    documents = relationship.documents
    more = f" and {len(documents) - _CITED} more" if len(documents) > _CITED else ""
    words = triple_in_words(relationship, graph.name, graph.vocabulary)
    return f"{f'{doubt}: ' if doubt else ''}{words} [{', '.join(documents[:_CITED])}{more}]"


def _shape(graph: Graph, kind: str) -> dict[str, object]:
    look = look_of(kind, graph.vocabulary)
    outline = corners(look.shape, _RADIUS)
    points = None if outline is None else " ".join(f"{x:.1f},{y:.1f}" for x, y in outline)
    return {"fill": look.fill, "radius": _RADIUS, "points": points}


def _lines(name: str) -> list[tuple[int, str]]:
    lines = textwrap.wrap(plain(name), LINE_LETTERS, max_lines=_LINES_OF_NAME, placeholder=" …")
    return [(_RADIUS + _LINE * number, words) for number, words in enumerate(lines, 1)]


def plain(text: str) -> str:
    """Return a text without what turns the direction of the rest."""
    return _UNSHOWN.sub(" ", text)
