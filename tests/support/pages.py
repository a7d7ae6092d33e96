"""Asking a page questions: by its address, and reading the answers where people read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from graphmodel.evidence import WALKED, Filters
from graphmodel.graph import Graph
from graphmodel.view import Settings, render

if TYPE_CHECKING:
    from playwright.sync_api import Page

_TOUR = """async (states) => {
    const read = %s;
    const changed = () => document.documentElement.dataset.ready;
    const draw = window.requestAnimationFrame;
    const waiting = [];
    window.requestAnimationFrame = (callback) => waiting.push(callback); // only the last state is drawn
    const found = [];
    try {
        for (const state of states) {
            const before = changed();
            if (location.hash.slice(1) !== state) {
                const told = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
                location.hash = state;
                await told;
                if (changed() === before) throw new Error(`the page did not take ${state}`);
            }
            found.push(read());
        }
    } finally {
        window.requestAnimationFrame = draw;
        waiting.forEach((callback) => draw(callback));
    }
    return found;
}"""

_WATCH = """() => {
    const { kinds } = JSON.parse(document.getElementById("graphmodel-data").textContent);
    const fills = new Set(kinds.map(({ fill }) => fill));
    const context = CanvasRenderingContext2D.prototype;
    const shapes = (window.shapes = []);
    let points = [];
    const follow = (name, meet) => {
        const original = context[name];
        context[name] = function (...given) {
            meet(this, given);
            return original.apply(this, given);
        };
    };
    follow("clearRect", () => (shapes.length = 0));
    follow("beginPath", () => (points = []));
    follow("arc", (_, [x, y, r]) => points.push([x - r, y - r], [x + r, y + r]));
    follow("rect", (_, [x, y, width, height]) => points.push([x, y], [x + width, y + height]));
    follow("moveTo", (_, point) => points.push(point));
    follow("lineTo", (_, point) => points.push(point));
    follow("fill", (canvas) => {
        if (!fills.has(canvas.fillStyle) || !points.length) return;
        const { a: scale, e, f } = canvas.getTransform();
        const middle = (axis) => {
            const all = points.map((point) => point[axis]);
            return ((Math.min(...all) + Math.max(...all)) / 2) * scale;
        };
        const box = document.getElementById("network").getBoundingClientRect();
        shapes.push([box.x + middle(0) + e, box.y + middle(1) + f]);
    });
}"""


def written(graph: Graph, file: Path, settings: Settings | None = None) -> Path:
    """The file of a graph's page."""
    file.write_text(render(graph, settings), encoding="utf-8", newline="\n")
    return file


def words(filters: Filters | None = None, **more: Any) -> list[tuple[str, str]]:
    """The words of an address, each with its name: filters, and whatever else; of a list there are several."""
    filters = filters or Filters()
    found: list[tuple[str, str]] = []
    for name, values in (
        ("relation", filters.relations),
        ("kind", filters.kinds),
        ("document", filters.documents),
        ("speaker", filters.speakers),
        ("avoid", filters.avoid),
        ("status", filters.statuses if filters.statuses != WALKED else ()),
    ):
        found += [(name, value) for value in sorted(values)]
    found += [(name, value) for name, value in (("since", filters.since), ("until", filters.until)) if value]
    if filters.min_origins > 1:
        found.append(("min-origins", str(filters.min_origins)))
    for name, value in more.items():
        found += [(name, str(item)) for item in (value if isinstance(value, list | tuple) else [value])]
    return found


def fragment(filters: Filters | None = None, **more: Any) -> str:
    """The address of a page's state, of such words."""
    return urlencode(words(filters, **more)) or "all"


def go(page: Page, state: str) -> None:
    """Bring a page to a state, as a link to it would."""
    tour(page, [state], "() => null")


def tour(page: Page, states: Sequence[str], read: str) -> list[Any]:
    """Bring a page to one state after the other, and return what a function reads in each."""
    return list(page.evaluate(_TOUR % read, list(states)))


def canvas_places(page: Page) -> list[tuple[float, float]]:
    """Where all shapes of a page are painted on the screen, once the drawing shows all that there is of it."""
    page.emulate_media(reduced_motion="reduce")  # the drawing is there at once
    page.evaluate(_WATCH)
    page.locator("#zoom-fit").click()
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return [tuple(place) for place in page.evaluate("window.shapes")]
