"""What hostile words do to the page: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.evidence import STATUSES
from graphmodel.view import Settings
from tests.support.browser import Visit, Visiting
from tests.support.hostile import WORDS, hostile
from tests.support.pages import fragment, go, tour, written


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the hostile graph."""
    return written(hostile(), tmp_path_factory.mktemp("hostile") / "network.html", Settings(title=WORDS[0] + WORDS[10]))


def test_nothing_runs_and_nothing_is_fetched(visit: Visit, page_file: Path) -> None:
    """Entities, relationships, filters, paths, lists and tables show hostile words as words and nothing else."""
    page = visit.open(page_file)
    everything = {"status": list(STATUSES)}
    graph = hostile()
    title = "() => document.getElementById('panel-title').textContent"
    assert tour(page, [fragment(entity=word, **everything) for word in WORDS], title) == list(WORDS)
    one_of_each = {relation: key for key in graph.relationships for relation in (key[1],)}  # each word is in each field
    edges = [fragment(edge=key, **everything) for key in one_of_each.values()]
    assert len(edges) > len(WORDS)
    assert min(tour(page, edges, "() => document.querySelectorAll('#panel .claim').length")) > 0
    pairs = [{"from": first, "to": second} for first, second in zip(WORDS, WORDS[7:], strict=False)]
    paths = [fragment(**pair, **everything) for pair in pairs]
    assert min(tour(page, paths, "() => document.querySelectorAll('#panel .route').length")) > 0
    for view in ("list", "table"):
        go(
            page,
            fragment(
                view=view,
                document=list(WORDS[:3]),
                speaker=list(WORDS),
                kind="Constructor",
                relation=["R3", "CONSTRUCTOR"],
                avoid=WORDS[5],
            ),
        )
        go(page, fragment(view=view, table="entities", **everything))
    go(page, fragment(view="list", **everything))
    page.evaluate("() => document.querySelectorAll('.reading details').forEach((entry) => { entry.open = true; })")
    go(page, fragment(**everything))
    while (closed := page.locator("#side details:not([open]) > summary")).count():
        closed.first.click()
    for word in WORDS:
        page.locator("#search").fill(word[:60])
    page.locator("#search").fill("")
    page.locator("#about").click()
    for tag in ("iframe", "img", "base", "form", "embed", "object", "meta[http-equiv=refresh]"):
        assert page.locator(f"body {tag}").count() == 0
    assert page.locator("script").count() == 3
    assert page.evaluate("Object.keys(Object.prototype).length") == 0
    visit.assert_clean()


def test_links_lead_only_to_the_web(visit: Visit, page_file: Path) -> None:
    """Only addresses of the web become links, and none tells where the reader came from."""
    page = visit.open(page_file)
    go(page, fragment(document=list(WORDS), status=list(STATUSES)))
    links = page.evaluate(
        "[...document.querySelectorAll('a[target]')].map((a) => [a.protocol, a.rel, a.referrerPolicy])"
    )
    assert links
    for protocol, rel, policy in links:
        assert protocol in ("http:", "https:")
        assert rel == "noopener noreferrer"
        assert policy == "no-referrer"
    visit.assert_clean()


@pytest.mark.parametrize("button", ["Save picture (SVG)", "Save picture (PNG)", "Save layout"])
def test_hostile_words_are_saved_as_words(visit: Visit, page_file: Path, button: str) -> None:
    """What is saved is whole: an SVG file that parses and holds no markup of theirs, a PNG file, a layout."""
    import json
    import xml.etree.ElementTree as ET

    page = visit.open(page_file, fragment(status=list(STATUSES), document=list(WORDS)))
    page.get_by_text("Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    content = download.value.path().read_bytes()
    if "SVG" in button:
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(content).iter()}  # noqa: S314 - ours
        assert tags <= {"svg", "g", "title", "rect", "path", "line", "polygon", "circle", "text"}
    elif "PNG" in button:
        assert content.startswith(b"\x89PNG")
    else:
        assert {row[0] for row in json.loads(content)["positions"]} == set(WORDS)
    assert "/" not in download.value.suggested_filename
    visit.assert_clean()


@pytest.mark.parametrize("width", [360, 1280])
def test_long_words_do_not_burst_the_page(visiting: Visiting, page_file: Path, width: int) -> None:
    """Names of any length stay within the page's width."""
    visit = visiting(width=width, height=740)
    page = visit.open(page_file)
    states = [fragment(entity=word, **{"from": word, "to": WORDS[0]}) for word in WORDS[18:21]]
    assert max(tour(page, states, "() => document.documentElement.scrollWidth")) <= width
    visit.assert_clean()
