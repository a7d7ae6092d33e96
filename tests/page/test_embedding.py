"""The page in a frame of another page: the drawing, its caption, and a way to the whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graphmodel.graph import Graph
from graphmodel.view import Settings
from tests.support.browser import Visit
from tests.support.javascript import Scripts
from tests.support.pages import words, written

PARTS = ("#side", "#panel", ".top", ".view-bar", ".time")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Serve a page, and an article with it in a frame of 600 by 400 that may run scripts and nothing else."""
    written(Graph.load(), tmp_path / "network.html", Settings(focus="john-coale", notes=("As published by 2025.",)))
    frame = '<iframe src="network.html#embed" width="600" height="400" sandbox="allow-scripts"></iframe>'
    (tmp_path / "article.html").write_text(f"<!DOCTYPE html><title>x</title><link rel=icon href=data:,>{frame}")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_frame_has_the_drawing_its_caption_and_a_link(visit: Visit, site: str) -> None:
    """In the strictest frame nothing else is seen; what it rests on stands below, and the link opens all there."""
    page = visit.browse(site, f"{site}/article.html")
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready]")
    assert frame.locator("#network canvas").is_visible()
    assert [part for part in PARTS if frame.locator(part).is_visible()] == []
    told = frame.locator("#embedded").inner_text()
    for part in ("Network of claims", "As published by 2025.", "Neighbourhood of John Coale, 1 hop.", "Not filtered."):
        assert part in told
    sizes = frame.evaluate(
        """() => ["network", "embedded"].map((id) => document.getElementById(id).getBoundingClientRect())
            .flatMap(({ height, bottom }) => [height, bottom])"""
    )
    assert sizes[0] > 200
    assert sizes[3] <= 400
    assert frame.evaluate("() => document.documentElement.scrollHeight") <= 400
    frame.get_by_role("link", name="Open the whole page").press("Enter")
    frame.locator("#panel").wait_for()
    assert not frame.locator("#embedded").is_visible()
    assert all("Blocked opening" in error for error in visit.errors), visit.errors
    visit.errors.clear()
    visit.assert_clean()


def test_the_whole_page_opens_in_a_tab_where_it_may(visit: Visit, site: str) -> None:
    """What is filtered and open in the frame is so in the tab too."""
    page = visit.browse(site, f"{site}/network.html#relation=FREED&entity=belarus&kind=Rumour&embed=1")
    assert "left out: kind=Rumour." in page.locator("#embedded").inner_text()
    assert "Belarus, Country." in page.locator("#embedded").inner_text()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the whole page").click()
    tab = opened.value
    tab.wait_for_selector("html[data-ready]")
    assert tab.url == f"{site}/network.html#relation=FREED&entity=belarus"
    tab.close()
    visit.assert_clean()


def test_the_address_of_a_frame_is_read_and_written() -> None:
    """``#embed`` alone is what the page was made to open with; whatever else it says comes back."""
    scripts = Scripts(Graph.load(), Settings(focus="belarus"))
    asked = ["embed", "embed=1", "all&embed=1", "entity=viasna&embed=1", "embed=2", "view=table&embed="]
    ask = "(words) => { state = decodeState(words); return [stateWords(state), unknownInWords(), state.view]; }"
    read = scripts.ask(ask, [[part.partition("=")[::2] for part in address.split("&")] for address in asked])
    embedded = words(embed=1)
    assert [[tuple(word) for word in told[0]] for told in read] == [
        *([embedded] * 3), words(entity="viasna", embed=1), [], embedded
    ]  # fmt: skip
    assert {told[2] for told in read} == {"network"}
    assert ["left out" in told[1] for told in read] == [False, False, False, False, True, False]
    opens = scripts.ask("(hash) => [stateOfAddress(hash).focus !== NONE, stateOfAddress(hash).embed]", ["embed", ""])
    assert opens == [[True, True], [True, False]]


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (("file:", "null", "/home/ada/x.html"), "ADDRESS-OF-THIS-PAGE#all&amp;embed=1"),
        (("https:", "https://example.org", "/x.html"), "https://example.org/x.html#all&amp;embed=1"),
    ],
)
def test_the_code_of_a_frame_tells_no_folders(place: tuple[str, str, str], address: str) -> None:
    """It is one element whose words cannot end it, with the page's address where that is on the web."""
    given = {**dict(zip(("protocol", "origin", "pathname"), place, strict=True)), "search": ""}
    scripts = Scripts(Graph.load(), Settings(title='"><script>alert(1)</script>'))
    (code,) = scripts.ask("(place) => frameCode('all&embed=1', place)", [given])
    assert f'src="{address}"' in code
    assert "ada" not in code
    assert "<script" not in code
    assert code.startswith("<iframe ")
    assert 'title="&quot;>&lt;script>alert(1)&lt;/script>"' in code
