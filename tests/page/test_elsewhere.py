"""The page in other places than a tab of Chromium: in a notebook's frame, and in Firefox."""

from __future__ import annotations

from pathlib import Path

from graphmodel import Graph
from tests.support.browser import Visit
from tests.support.firefox import Firefox

READY = """new Promise((resolve) => {
    const look = () => document.documentElement.dataset.ready ? resolve(true) : setTimeout(look, 50);
    look();
})"""
PAINTED = """(() => {
    const canvas = document.querySelector("canvas");
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels.some((value) => value !== 0);
})()"""


def test_a_notebook_shows_the_page(visit: Visit, tmp_path: Path) -> None:
    """In the frame that a notebook puts it into, the page starts, draws, and reads a claim, and reaches nothing."""
    notebook = tmp_path / "notebook.html"
    shown = Graph.load()._repr_html_()
    notebook.write_text(f'<!DOCTYPE html><meta charset="utf-8"><p>Out[1]:</p>{shown}', encoding="utf-8")
    page = visit.open(notebook)
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("canvas").first.evaluate(f"() => {PAINTED}")
    frame.locator("#search-box input").click()  # a frame gets the focus only from its reader
    page.keyboard.type("Belaruskali")
    frame.locator("#search-box [role=option]").first.click()
    frame.locator("#panel").get_by_text("Belaruskali").first.wait_for()
    frame.locator("#skip").focus()
    page.keyboard.press("Enter")
    assert frame.locator("#panel-title").inner_text() == "Belaruskali"
    assert frame.locator("#copy-link").is_hidden()
    visit.assert_clean()


def test_firefox_shows_the_page(firefox: Firefox, seeds_page: Path) -> None:
    """In Firefox the page opens from a file, draws, opens what its address tells, and asks the network for nothing."""
    address = seeds_page.as_uri()
    firefox.open(f"{address}#edge=belarus&edge=FREED&edge=ales-bialiatski")
    assert firefox.evaluate(READY)
    assert firefox.evaluate(PAINTED)
    panel = firefox.evaluate("document.getElementById('panel').textContent")
    assert "5 documents" in panel
    assert "Viasna" in panel
    summary = "document.getElementById('summary').textContent"
    before = firefox.evaluate(summary)
    assert before.startswith("133 entities")
    firefox.evaluate("document.querySelector('#filter-form input[type=checkbox]').click()")
    assert firefox.evaluate(summary) != before
    assert [found for found in firefox.requests if not found.startswith((address, "data:"))] == []
    assert firefox.errors == []
