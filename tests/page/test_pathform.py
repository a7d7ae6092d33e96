"""Asking for a path in the page's form: the answer is seen, marked, added to and ranked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browser import Visit, Visiting
from tests.support.pages import fragment, go


@pytest.mark.parametrize("width", [1280, 360])
def test_a_path_that_was_asked_is_what_is_seen(visiting: Visiting, seeds_page: Path, width: int) -> None:
    """From an entity's evidence the reader is led to the other end, and from there to the answer."""
    visit = visiting(width=width)
    page = visit.open(seeds_page, fragment(entity="maria-kolesnikova"))
    page.get_by_role("button", name="Path from here").click()
    field = page.locator("#path-to")
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.type("Lukashenko")
    page.keyboard.press("Enter")
    answer = page.locator("#panel .paths")
    assert answer.is_visible()
    if width == 360:
        assert not field.is_visible()
    assert page.locator("#panel-title").inner_text().startswith("Maria Kolesnikova to Alexander Lukashenko")
    visit.assert_clean()


def test_a_path_is_asked_with_the_keyboard_and_marked(visit: Visit, seeds_page: Path) -> None:
    """Two typed names give the answer, each path can be marked, and every step opens its evidence and leads back."""
    page = visit.open(seeds_page)
    page.locator("#path-from").fill("лукашенко")
    page.locator("#path-from").press("Enter")
    page.locator("#path-to").fill("belaruskali")
    page.locator("#path-to").press("Enter")
    headline = "Alexander Lukashenko to Belaruskali: 3 paths, the most telling first"
    assert page.locator("#path-headline").inner_text() == headline
    routes = page.locator("#panel .route")
    assert routes.nth(0).get_attribute("aria-pressed") == "true"
    routes.nth(1).press("Enter")
    assert page.locator("#panel .route").nth(1).get_attribute("aria-pressed") == "true"
    page.locator("#panel .hops button").first.press("Enter")
    assert page.locator("#panel .claim").count() > 0
    page.get_by_role("button", name="Back to the path").click()
    assert page.locator("#panel .route").count() == 3
    page.locator("#path-directed").check()
    page.get_by_role("button", name="Swap").click()
    assert (
        page.locator("#path-headline").inner_text().startswith("only by country: Belaruskali to Alexander Lukashenko")
    )
    assert "directed=1" in page.evaluate("location.hash")
    page.get_by_role("button", name="Clear path").click()
    assert page.locator("#path-headline").inner_text() == ""
    visit.assert_clean()


def test_more_paths_are_asked_for_and_ranked_by_their_hops(visit: Visit, seeds_page: Path) -> None:
    """Three paths are told, more when asked for, another rank begins anew, and what varies a path can be opened."""
    page = visit.open(seeds_page, fragment(**{"from": "alexander-lukashenko", "to": "belaruskali"}))
    routes = page.locator("#panel .route")

    def told() -> list[str]:
        return list(page.locator("#panel .paths > li").evaluate_all("paths => paths.map((path) => path.dataset.path)"))

    first = told()
    more = page.get_by_role("button", name="Show more paths")
    more.press("Enter")
    assert len(told()) == 6
    assert told()[:3] == first
    assert more.evaluate("button => button === document.activeElement")
    assert "paths=6" in page.evaluate("location.hash")
    assert "6 paths" in page.locator("#live").inner_text()
    routes.nth(5).click()
    assert routes.nth(5).get_attribute("aria-pressed") == "true"
    page.get_by_label("First come").select_option("those of the fewest hops")
    assert "by=hops" in page.evaluate("location.hash")
    assert "paths=" not in page.evaluate("location.hash")
    assert routes.all_inner_texts()[0] == "Alexander Lukashenko – United States – Belaruskali"
    page.get_by_label("First come").select_option("the most telling")
    assert told() == first
    page.locator("#panel .similar").first.get_by_role("button", name="John Coale").click()
    assert page.locator("#panel-title").inner_text() == "John Coale"
    go(page, fragment(**{"from": "belarus", "to": "poland"}))
    assert routes.count() == 1
    assert more.count() == 0
    visit.assert_clean()
