"""Where entities stand on the page."""

from __future__ import annotations

from graphmodel import Graph
from graphmodel.layout import positions
from tests.support.graphs import large


def test_everybody_has_a_place_of_his_own() -> None:
    """In a graph of any shape no two entities stand at the same place."""
    for graph in (large(2300, 5000, parts=1), large(60, 150, parts=6), large(1, 0), large(40, 0), large(0, 0)):
        placed = positions(graph)
        assert placed.keys() == graph.entities.keys()
        assert len(set(placed.values())) == len(placed)


def test_labels_of_the_seeds_do_not_overlap() -> None:
    """In a graph of a hundred or two, nodes with their labels stand clear of each other."""
    seeds = Graph.load()
    placed = positions(seeds)
    boxes = []
    for entity in seeds.entities.values():
        x, y = placed[entity.id]
        half = 3.3 * min(len(entity.name), 18)
        boxes.append((x - half, y - 9, x + half, y + 9 + 14 * -(-len(entity.name) // 18)))
    overlaps = sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i]
    )
    assert overlaps <= 2


def test_unconnected_parts_stand_side_by_side() -> None:
    """Parts that nothing connects neither lie on each other nor are flung away."""
    graph = large(90, 90, parts=3)
    placed = positions(graph)
    parts = [[placed[id_] for id_ in list(graph.entities)[start::3]] for start in range(3)]
    boxes = [
        (min(x for x, _ in part), min(y for _, y in part), max(x for x, _ in part), max(y for _, y in part))
        for part in parts
    ]
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
    spread = [
        (max(place[axis] for place in placed.values()) - min(place[axis] for place in placed.values()))
        for axis in (0, 1)
    ]
    filled = sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes)
    assert filled > spread[0] * spread[1] / 4
