"""Where each entity stands in a picture: worked out once, when it is made, the same on every run.

Each connected part of the graph is spread by itself by forces (rustworkx's spring layout), which would throw apart
what nothing connects; the parts are then packed, the largest first. Forces leave a crowded middle and long arms, so
distances from the middle are evened out until every entity has equal room, and labels are pushed off each other.

Forces between all pairs cost too much for very many entities: then the most connected ones are spread, and each
other takes a free place around that one of its neighbours which has the fewest others.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graphmodel.graph import Graph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

Positions = Mapping[str, tuple[float, float]]
"""A place for each entity by its id: ``x`` grows to the right and ``y`` downwards, as on a screen."""
Progress = Callable[[str, int, int], None]
LINE_LETTERS = 18
"""A label is broken into lines of about so many letters."""
_SPREAD = 2000
"""So many entities of a connected part are spread by forces."""
_LABELLED = 500
"""Up to so many entities have room for their labels."""
_ROOM = 80.0
"""The side of the square that an entity has on average."""
_LETTER, _LINE, _NODE = 7.0, 15.0, 22.0
"""How wide a letter of a label is, how high a line of it, and how high the node above it."""
_LINES = 4
"""A label is cut after so many lines."""
_GAP = 60.0
"""What lies between parts that nothing connects."""
_ASPECT = 1.5
"""Screens are wider than high."""
_GOLDEN = math.pi * (3 - math.sqrt(5))
"""Seats that follow each other at this angle fill a disc evenly, as seeds do in a sunflower."""
_SEED = 7


def positions(graph: Graph, progress: Progress | None = None) -> Positions:
    """Return a place for each entity, in the units of vis-network, rounded to whole ones.

    Args:
        graph: what to lay out.
        progress: told how many entities have their place, and how many there are.

    """
    names = [entity.name for entity in graph.entities.values()]
    return dict(zip(graph.entities, places(names, _neighbours(graph), progress), strict=True))


def places(
    names: Sequence[str], around: Sequence[Sequence[int]], progress: Progress | None = None
) -> list[tuple[int, int]]:
    """Return places for what has names and neighbours, given by their numbers, sorted."""
    import numpy as np

    if not names:
        return []
    boxes = np.array([_label(name) for name in names])
    found = np.zeros((len(names), 2))
    parts = _parts(around)
    sizes = []
    done = told = 0
    if progress:
        progress("laying out entities", 0, len(names))
    for part in parts:
        points = _spread(part, around)
        halves = boxes[part] / 2
        if len(names) <= _LABELLED:
            points = _without_overlaps(points, boxes[part])
        corner = (points - halves).min(axis=0)
        found[part] = points - corner
        sizes.append(tuple((points + halves).max(axis=0) - corner))
        done += len(part)
        if progress and (done == len(names) or done - told >= len(names) / 100):
            told = done
            progress("laying out entities", done, len(names))
    for part, corner in zip(parts, _packed(sizes), strict=True):
        found[part] += corner
    found[:, 1] -= (boxes[:, 1] - _NODE) / 2  # so far it was the middle of node and label
    middle = (found.min(axis=0) + found.max(axis=0)) / 2
    return [(int(x), int(y)) for x, y in np.rint(found - middle)]


def _neighbours(graph: Graph) -> list[list[int]]:
    """Return the neighbours of each entity, itself left out, sorted."""
    number = {id_: index for index, id_ in enumerate(graph.entities)}
    return [sorted(number[other] for other in graph.adjacency[id_] if other != id_) for id_ in graph.entities]


def _label(name: str) -> tuple[float, float]:
    """Return about how wide and how high a node is with its label."""
    lines = min(math.ceil(len(name) / LINE_LETTERS), _LINES)
    return max(_NODE, _LETTER * min(len(name), LINE_LETTERS)), _NODE + _LINE * lines


def _parts(around: Sequence[Iterable[int]]) -> list[list[int]]:
    """Return the connected parts, the largest first, each sorted."""
    seen: set[int] = set()
    parts = []
    for start in range(len(around)):
        if start in seen:
            continue
        part, frontier = {start}, {start}
        while frontier:
            frontier = {other for one in frontier for other in around[one]} - part
            part |= frontier
        seen |= part
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def _spread(part: Sequence[int], around: Sequence[Sequence[int]]) -> Points:
    """Return places for the entities of a connected part, in their order."""
    import numpy as np
    import rustworkx as rx

    core = _core(part, around)
    index = {one: place for place, one in enumerate(core)}
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(core)
    graph.add_edges_from_no_data(
        [(index[one], index[other]) for one in core for other in around[one] if one < other and other in index]
    )
    layout = rx.spring_layout(graph, seed=_SEED, num_iter=200 if len(core) <= _LABELLED else 50)
    points = _evened(np.array([layout[place] for place in range(len(core))]), len(part))
    places = dict(zip(core, points.tolist(), strict=True))
    _seat(places, around)
    return np.array([places[one] for one in part])


def _core(part: Sequence[int], around: Sequence[Sequence[int]]) -> list[int]:
    """Return the most connected entities of a connected part, as many as are spread, so that they are connected."""
    if len(part) <= _SPREAD:
        return list(part)
    heap = [min((-len(around[one]), one) for one in part)]
    core: list[int] = []
    seen = {heap[0][1]}
    while len(core) < _SPREAD:
        one = heapq.heappop(heap)[1]
        core.append(one)
        for other in around[one]:
            if other not in seen:
                seen.add(other)
                heapq.heappush(heap, (-len(around[other]), other))
    return core


def _evened(points: Points, entities: int) -> Points:
    """Return the places with their distances from the middle changed so that all have equal room.

    ``entities`` is how many there must be room for.
    """
    import numpy as np

    points = points - points.mean(axis=0)
    distance = np.hypot(points[:, 0], points[:, 1])
    rank = np.argsort(np.argsort(distance, kind="stable"), kind="stable")
    radius = _ROOM * math.sqrt(entities / math.pi)
    points *= (radius * np.sqrt(rank / len(points)) / np.maximum(distance, 1e-9))[:, None]
    return points * (math.sqrt(_ASPECT), 1 / math.sqrt(_ASPECT))


def _seat(places: dict[int, list[float]], around: Sequence[Sequence[int]]) -> None:
    """Give each entity that is connected with one that has a place the next free place around it."""
    taken = {_cell(*place) for place in places.values()}
    seats: Counter[int] = Counter()
    waiting = list(places)
    for one in waiting:  # which grows
        for other in around[one]:
            if other in places:
                continue
            anchor = min((here for here in around[other] if here in places), key=lambda here: (len(around[here]), here))
            x, y = places[anchor]
            while True:
                seats[anchor] += 1
                distance, angle = _ROOM / 2 * math.sqrt(seats[anchor]), _GOLDEN * (len(places) + seats[anchor])
                place = [x + distance * math.cos(angle), y + distance * math.sin(angle)]
                if _cell(*place) not in taken:
                    break
            taken.add(_cell(*place))
            places[other] = place
            waiting.append(other)


def _cell(x: float, y: float) -> tuple[int, int]:
    """Return the square of half an entity's room that a place lies in."""
    return math.floor(2 * x / _ROOM), math.floor(2 * y / _ROOM)


def _without_overlaps(points: Points, boxes: Points) -> Points:
    """Return the places moved until no two boxes around them overlap, each pair the shorter way."""
    import numpy as np

    points = points.copy()
    wanted = (boxes[:, None] + boxes[None, :]) / 2 + 4
    for _ in range(60):
        near = (abs(points[:, None] - points[None, :]) < wanted + _ROOM).all(axis=2)
        one, other = np.nonzero(np.triu(near, 1))
        for step in range(5):
            apart = points[one] - points[other]
            over = wanted[one, other] - abs(apart)
            over[(over <= 0).any(axis=1)] = 0
            if not over.any():
                if step == 0:
                    return points
                break
            sideways = over[:, 0] < over[:, 1]
            over[sideways, 1] = over[~sideways, 0] = 0
            push = over * np.where(apart < 0, -1, 1) / 4
            for axis in (0, 1):
                points[:, axis] += np.bincount(one, push[:, axis], len(points))
                points[:, axis] -= np.bincount(other, push[:, axis], len(points))
    return points


def _packed(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a corner for each box, in rows or in columns, whichever fits a screen better."""
    area = sum((width + _GAP) * (height + _GAP) for width, height in sizes)
    turned = [(height, width) for width, height in sizes]
    rows = _rows(sizes, math.sqrt(area * _ASPECT))
    columns = [(left, top) for top, left in _rows(turned, math.sqrt(area / _ASPECT))]

    def extent(corners: Iterable[tuple[float, float]]) -> float:
        ends = [(left + size[0], top + size[1]) for (left, top), size in zip(corners, sizes, strict=True)]
        return max(max(right for right, _ in ends) / _ASPECT, max(bottom for _, bottom in ends))

    return min(rows, columns, key=extent)


def _rows(sizes: Sequence[tuple[float, float]], limit: float) -> list[tuple[float, float]]:
    """Return a corner for each box in rows that are as long as ``limit``, or as the longest box."""
    limit = max([limit, *(width for width, _ in sizes)])
    corners = []
    left = top = deep = 0.0
    for width, height in sizes:
        if left and left + width > limit:
            left, top, deep = 0.0, top + deep + _GAP, 0.0
        corners.append((left, top))
        left += width + _GAP
        deep = max(deep, height)
    return corners
