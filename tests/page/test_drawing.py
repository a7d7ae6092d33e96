"""What the drawing writes and where: read from the canvas as it is painted."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graphmodel.graph import Graph
from graphmodel.view import Settings
from tests.support.browser import Visit, Visiting
from tests.support.pages import canvas_places, fragment, written

_LISTEN = """() => {
    const { fillText } = CanvasRenderingContext2D.prototype;
    window.written = new Map();
    CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
        const { a: scale, e, f } = this.getTransform();
        const half = (this.measureText(words).width * scale) / 2;
        const [middle, top] = [x * scale + e, y * scale + f];
        const size = parseFloat(this.font.match(/([\\d.]+)px/)[1]) * scale;
        const box = [middle - half, top, middle + half, top + size];
        window.written.set(words, { bold: this.font.startsWith("600"), box });
        fillText.call(this, words, x, y);
    };
}"""
_PATH = {"from": "keith-kellogg", "to": "ales-bialiatski"}


def labels(visit: Visit, file: Path, state: str) -> dict[str, Any]:
    """The lines of text on the canvas, each with whether it is bold and with its box."""
    listening = visit.page.context.new_cdp_session(visit.page)
    listening.send("Page.enable")
    listening.send("Page.addScriptToEvaluateOnNewDocument", {"source": f"({_LISTEN})()"})
    page = visit.open(file, state)
    listening.detach()
    page.wait_for_function("window.written.size > 0")
    visit.assert_clean()
    return dict(page.evaluate("Object.fromEntries(window.written)"))


def test_beside_a_path_only_its_own_words_are_written(visit: Visit, tmp_path: Path) -> None:
    """With a path marked no other line has words, even in a drawing small enough for the words of all lines."""
    graph = Graph.load()
    page = written(graph, tmp_path / "small.html", Settings(limit=5))
    found = labels(visit, page, fragment(**_PATH))
    assert {"met +1", "deported or pushed", "belongs or has"} <= found.keys()
    others = {relation.meaning for relation in graph.vocabulary.relations.values()}
    assert not others & {re.sub(r" \+\d+$", "", words) for words in found.keys() - {"met +1"}}


@pytest.mark.parametrize("width", [1280, 360])
def test_the_names_of_a_path_keep_off_each_other(visiting: Visiting, seeds_page: Path, width: int) -> None:
    """No name on the marked path covers another, though the shapes stand close together."""
    found = labels(visiting(width=width), seeds_page, fragment(**_PATH))
    names = {words: label["box"] for words, label in found.items() if label["bold"]}
    assert all(any(name in words for words in names) for name in ("Kellogg", "Lukashenko", "Bialiatski"))
    for (one, a), (other, b) in combinations(names.items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


@pytest.mark.parametrize("width", [1280, 360])
def test_labels_keep_off_each_other_and_off_shapes(visiting: Visiting, seeds_page: Path, width: int) -> None:
    """At first sight no label touches another, and none lies on the middle of a shape."""
    visit = visiting(width=width)
    found = labels(visit, seeds_page, "")
    boxes = [label["box"] for label in found.values()]
    assert len(boxes) > 20
    for (one, a), (other, b) in combinations([(words, label["box"]) for words, label in found.items()], 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 1 or b[3] <= a[1] + 1, (one, other)
    corner = visit.page.locator("#network").bounding_box()
    assert corner is not None
    for x, y in canvas_places(visit.page):
        left, top = x - corner["x"], y - corner["y"]
        assert not any(a[0] < left < a[2] and a[1] < top < a[3] for a in boxes)


def test_on_a_narrow_screen_the_drawing_stands_above_what_is_open(visiting: Visiting, seeds_page: Path) -> None:
    """On a telephone the drawing is seen whole above the open panel, and the menu stays within the screen."""
    page = visiting(width=360, height=800).open(seeds_page, fragment(**_PATH))
    page.wait_for_function("scrollY > 0")
    drawing, panel = (page.locator(f"#{name}").bounding_box() for name in ("network", "panel"))
    assert drawing is not None
    assert panel is not None
    assert drawing["y"] >= -1
    assert drawing["y"] + drawing["height"] <= panel["y"]
    page.locator("#panel .close").click()
    page.locator(".menu > summary").click()
    menu = page.locator(".menu-body").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
