"""The drawing under fingers, as a telephone sends them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphmodel import Graph
from tests.support.browser import Visit, Visiting
from tests.support.pages import canvas_places, fragment, written
from tests.support.randomclaims import random_claims

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def phone(visiting: Visiting) -> Visit:
    """Give a visit by telephone."""
    return visiting(width=360, height=780, has_touch=True, is_mobile=True)


class Fingers:
    """Fingers on the screen of a page, as the browser's own input has them."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def __call__(self, kind: str, *points: tuple[float, float]) -> None:
        """Put fingers on the screen, move or lift them."""
        touches: list[dict[str, Any]] = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_one_finger_scrolls_and_two_move_the_drawing(phone: Visit, seeds_page: Path) -> None:
    """A thumb that is drawn over the drawing scrolls the page and moves no shape; two fingers move all shapes."""
    page = phone.open(seeds_page)
    page.locator("#network").scroll_into_view_if_needed()
    before = canvas_places(page)
    start = page.evaluate("scrollY")
    put = Fingers(page)
    put("touchStart", (180, 500))
    for y in range(490, 300, -10):
        put("touchMove", (180, y))
    put("touchEnd")
    page.wait_for_function("(start) => scrollY > start + 50", arg=start)
    scrolled = page.evaluate("scrollY") - start
    after = page.evaluate("window.shapes")
    assert [round(x) for x, _ in after] == [round(x) for x, _ in before]
    page.evaluate("(by) => scrollBy(0, -by)", scrolled)
    put("touchStart", (150, 500), (210, 500))
    for step in range(1, 6):
        put("touchMove", (150 + 8 * step, 500), (210 + 8 * step, 500))
    put("touchEnd")
    page.wait_for_function("(left) => Math.abs(window.shapes[0][0] - left - 40) < 2", arg=before[0][0])
    phone.assert_clean()


def test_a_tap_beside_a_shape_opens_it(phone: Visit, tmp_path: Path) -> None:
    """A tap within 16 pixels of one shape opens it, a tap far from all closes what is open."""
    graph = Graph(random_claims(8, entities=2, claims=4))
    page = phone.open(written(graph, tmp_path / "network.html"), fragment(status=["asserted", "denied"]))
    page.locator("#network").scroll_into_view_if_needed()
    (x, y), *_ = canvas_places(page)
    page.touchscreen.tap(x - 24, y)
    assert page.locator("#panel .actions").count() == 1
    page.locator("#network").tap(position={"x": 8, "y": 8})
    assert page.locator("#panel .actions").count() == 0
    phone.assert_clean()


def test_a_tap_between_shapes_asks_which(phone: Visit, seeds_page: Path) -> None:
    """A tap that is near to several shapes offers them by name, and the one that is chosen is opened."""
    page = phone.open(seeds_page)
    page.locator("#network").scroll_into_view_if_needed()
    shapes = canvas_places(page)
    pairs = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, abs(a[0] - b[0]) + abs(a[1] - b[1])) for a in shapes for b in shapes
    ]
    x, y, _ = min((pair for pair in pairs if pair[2]), key=lambda pair: pair[2])
    page.touchscreen.tap(x, y)
    offered = page.locator("#which button")
    assert offered.count() >= 2
    name = offered.nth(1).inner_text().strip()
    offered.nth(1).tap()
    assert page.locator("#panel-title").inner_text() == name
    assert not page.locator("#which").is_visible()
    phone.assert_clean()
