"""What the page shows at first sight, measured in a real browser: the bundled claims, public graphs and planted groups.

``python benchmarks/first_sight.py`` from a checkout prints for each graph and width of the window

- how many entities are drawn, and of how many;
- *covered*: shapes of which labels cover a quarter or more; *clash*: pairs of labels that overlap;
- *names*: how many of the entities drawn have their name written, and of the ten most connected;
- *fills*: the share of the canvas within the rectangle around all shapes and labels;
- *apart*: the mean silhouette of planted groups (1: far apart, 0: mixed).

Wanted: nothing covered, no clash, 70 % filled, 0.65 apart.
"""

from __future__ import annotations

import itertools
import math
import random
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.graph import Graph
from graphmodel.view import assembly, render

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.browser import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = ((1920, 1080), (1280, 800), (360, 780))
PLANTED = ((100, 5), (300, 8), (2000, 20))

LISTEN = """(() => {
  const painted = (window.__painted = []);
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    painted.length = 0;
    return clearRect.apply(this, given);
  };
  CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
    const { a: scale, e, f } = this.getTransform();
    const half = (this.measureText(words).width * scale) / 2;
    const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]) * scale;
    painted.push([words, x * scale + e - half, y * scale + f, x * scale + e + half, y * scale + f + size]);
    return fillText.call(this, words, x, y);
  };
})();"""

READ = """() => {
  const { network, drawn, frame, scene } = window.__drawing;
  const at = network.getPositions();
  const scale = network.getScale();
  const shapes = [...drawn].map(([i, { size }]) => {
    const { x, y } = network.canvasToDOM(at[i]);
    return [Number(i), x, y, size * scale];
  });
  const ranked = [...scene.shown.entities].sort((a, b) => scene.shown.degree[b] - scene.shown.degree[a]);
  return { shapes, painted: window.__painted, width: frame.clientWidth, height: frame.clientHeight, ranked };
}"""


def told(names: Iterable[str], pairs: Iterable[tuple[int, int]]) -> Graph:
    """Return a graph in which each pair has met, as one paper says."""
    people = [Entity(id=f"e{i:05}", kind="Person", name=name) for i, name in enumerate(names)]
    claims = {
        f"{i:016x}": Claim(subject=people[a].id, relation="MET_WITH", object=people[b].id, document="d", id=f"{i:016x}")
        for i, (a, b) in enumerate(pairs)
    }
    paper = Document(id="d", title="Who met whom", publisher="Paper", published="2024-03-01")
    return Graph(ClaimSet(builtin(), {"d": paper}, {one.id: one for one in people}, claims))


def planted(entities: int, groups: int) -> Graph:
    """Return a graph in which entity i is of group i modulo the groups, and nine of ten lines stay in a group."""
    dice = random.Random(5)  # noqa: S311 - the same data each time
    pairs: set[tuple[int, int]] = set()
    ends = list(range(entities))
    while len(pairs) < 3 * entities:
        a = dice.choice(ends)
        near = [dice.choice(ends) for _ in range(60)]
        b = next((one for one in near if one % groups == a % groups), a) if dice.random() < 0.9 else near[0]
        if a != b and (min(a, b), max(a, b)) not in pairs:
            pairs.add((min(a, b), max(a, b)))
            ends += (a, b)  # who is known becomes better known
    return told((f"Given{i % 97} Family{i}" for i in range(entities)), sorted(pairs))


def public(name: str) -> Graph:
    """Return a graph that networkx ships."""
    import networkx as nx

    found = getattr(nx, name)()
    nodes = list(found)
    number = {node: i for i, node in enumerate(nodes)}
    return told((str(node) for node in nodes), [(number[a], number[b]) for a, b in found.edges])


def covered(shape: tuple[float, ...], labels: Iterable[tuple[float, ...]]) -> float:
    """Return the share of the square around a shape that labels cover."""
    x, y, reach = shape
    area = sum(
        max(0, min(right, x + reach) - max(left, x - reach)) * max(0, min(bottom, y + reach) - max(top, y - reach))
        for left, top, right, bottom in labels
    )
    return area / (4 * reach * reach)


def silhouette(points: list[tuple[int, float, float]]) -> float:
    """Return the mean silhouette of points, each with the number of its group."""
    found = []
    for i, (group, x, y) in enumerate(points):
        distances: dict[int, list[float]] = {}
        for j, (other, u, v) in enumerate(points):
            if i != j:
                distances.setdefault(other, []).append(math.hypot(x - u, y - v))
        own = statistics.mean(distances.pop(group, [0.0]))
        nearest = min(map(statistics.mean, distances.values()), default=0.0)
        found.append((nearest - own) / max(own, nearest) if own else 0.0)
    return statistics.mean(found)


def measured(browser: Browser, file: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Return what the page tells of its drawing at a size of the window."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.add_init_script(LISTEN)
    page.goto(file.as_uri())
    page.wait_for_function("window.__painted.length > 0")
    page.wait_for_timeout(500)
    found: dict[str, Any] = page.evaluate(READ)
    page.close()
    return found


def report(found: dict[str, Any], graph: Graph, groups: int) -> str:
    """Return what was measured as a line."""
    shapes = {i: (x, y, reach) for i, x, y, reach in found["shapes"]}
    labels = [tuple(box) for _, *box in found["painted"]]
    hidden = sum(covered(shape, labels) >= 0.25 for shape in shapes.values())
    clashes = sum(
        a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
        for a, b in itertools.combinations(labels, 2)
    )
    boxes = [(x - r, y - r, x + r, y + r) for x, y, r in shapes.values()] + labels
    wide = min(found["width"], max(b[2] for b in boxes)) - max(0, min(b[0] for b in boxes))
    high = min(found["height"], max(b[3] for b in boxes)) - max(0, min(b[1] for b in boxes))
    fills = wide * high / (found["width"] * found["height"])
    written = {words for words, *_ in found["painted"]}
    names = [entity.name for entity in graph.entities.values()]
    has_name = [bool(written & {names[i], *names[i].split()}) for i in found["ranked"]]
    apart = silhouette([(i % groups, x, y) for i, (x, y, _) in shapes.items()]) if groups else None
    return (
        f"{len(shapes):3} of {len(names):5}  covered {hidden}  clash {clashes}  names {sum(has_name):2} "
        f"(of ten {sum(has_name[:10]):2})  fills {fills:4.0%}" + ("" if apart is None else f"  apart {apart:.2f}")
    )


def main() -> None:
    """Measure, and print."""
    graphs = [("seeds", Graph.load(), 0)]
    graphs += [
        (name, public(name), 0) for name in ("les_miserables_graph", "karate_club_graph", "davis_southern_women_graph")
    ]
    graphs += [(f"planted {n} in {groups}", planted(n, groups), groups) for n, groups in PLANTED]
    app = assembly.app().replace("const drawing = new", "const drawing = window.__drawing = new")
    with tempfile.TemporaryDirectory() as folder, launched() as browser, patch.object(assembly, "app", lambda: app):
        file = Path(folder, "page.html")
        for name, graph, groups in graphs:
            file.write_text(render(graph), encoding="utf-8", newline="\n")
            for size in SIZES:
                print(f"{name:28} {size[0]:5}  {report(measured(browser, file, size), graph, groups)}")


if __name__ == "__main__":
    main()
