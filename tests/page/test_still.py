"""The picture for whoever has no script: what the page opens on, bounded, and nothing but words and shapes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from graphmodel.graph import Graph
from graphmodel.palette import LOOKS
from graphmodel.view import Settings, render
from graphmodel.view.communities import communities
from graphmodel.view.core import SIZE, core
from graphmodel.view.shapes import corners
from graphmodel.view.still import still
from tests.support.browser import Visiting
from tests.support.hostile import WORDS, hostile
from tests.support.javascript import Scripts
from tests.support.pages import written
from tests.support.randomclaims import random_claims, with_sources

_LARGEST = 60_000
"""In bytes: what the picture adds to a page at most."""


@pytest.mark.parametrize(("seed", "size"), [(None, 35), (None, 7), (1, 35), (2, 20), (3, 35)])
def test_the_core_is_the_one_that_the_page_draws(seed: int | None, size: int) -> None:
    """The entities of the picture are those on which the page opens, one by one."""
    graph = Graph.load() if seed is None else Graph(with_sources(random_claims(seed, 60 * seed, 150 * seed), seed))
    (drawn,) = Scripts(graph, Settings(limit=size)).ask("() => visit([]).shown.entities", [None])
    found = core(graph, communities(graph), size)
    assert sorted(found) == drawn
    assert len(found) == size <= SIZE < len(graph.entities)


def test_shapes_are_those_of_the_drawing() -> None:
    """Each shape that a kind may have has the same corners in both."""
    shapes = sorted({look.shape for look in LOOKS.values()})
    told = Scripts(Graph(random_claims(1, entities=3, claims=3))).ask("(shape) => corners(shape, 7)", shapes)
    for shape, expected in zip(shapes, told, strict=True):
        found = corners(shape, 7)
        assert (found is None) == (expected is None), shape
        for here, there in zip(found or (), expected or (), strict=True):
            assert here == pytest.approx(there)


def picture(page: str) -> tuple[ET.Element, str]:
    """The picture of a page, and all that stands there for whoever has no script."""
    (within,) = re.findall(r"<noscript>(?!<style>)(.*?)</noscript>", page, re.DOTALL)
    return ET.fromstring(within), within  # noqa: S314 - the page's own


@pytest.mark.parametrize(
    "settings",
    [Settings(), Settings(focus="e0", hops=3), Settings(path=("e0", "e1"))],
    ids=["core", "neighbourhood", "path"],
)
def test_it_is_small_whatever_the_graph(settings: Settings) -> None:
    """Of a graph of thousands of claims some shapes and lines are drawn, and how many of how many is told."""
    graph = Graph(with_sources(random_claims(7, 300, 3000), 7))
    figure, within = picture(render(graph, settings))
    shown = len(list(figure[0].iter("polygon"))) + len(list(figure[0].iter("circle")))
    lines = list(figure[0].iter("line"))
    assert 2 <= shown <= 40
    assert 1 <= len(lines) <= 120
    assert f"{shown} of 300 entities are drawn." in within
    assert len(within.encode()) < _LARGEST
    denied = [r for r in graph.relationships.values() if r.status == "denied"]
    assert denied
    assert not [line for line in lines if "line-denied" in line.attrib["class"]]


def test_it_says_of_each_line_what_and_in_which_documents() -> None:
    """The words of a line are those of the most telling relationship, with what makes it doubtful and its documents."""
    graph = Graph.load()
    told = still(graph, communities(graph), Settings(focus="alexander-lukashenko"))
    contested = [line for line in told.lines if "line-disputed" in line.style]
    (line,) = contested
    first, second = line.words.split("; ")
    assert first.startswith("Alexander Lukashenko stood for office in Presidential election in Belarus in 2020 [arca")
    assert second.startswith("contested: Alexander Lukashenko won Presidential election in Belarus in 2020 [")
    assert second.endswith("] (+1)")


def test_hostile_words_are_words_in_it() -> None:
    """Names and phrases are text: no element, no attribute and no end of the part is made of them."""
    figure, within = picture(render(hostile(), Settings(title=WORDS[0])))
    tags = {element.tag for element in figure.iter()}
    assert tags <= {"figure", "figcaption", "p", "ul", "li", "svg", "line", "title", "text", "circle", "polygon"}
    assert {
        name for element in figure.iter() for name in element.attrib if name.startswith("on") or "href" in name
    } == set()
    assert "\u202e" not in within


def test_without_scripts_the_picture_is_what_is_seen(visiting: Visiting, tmp_path: Path) -> None:
    """It stands below the title with its caption; what only scripts fill is not there."""
    visit = visiting(java_script_enabled=False)
    page = visit.open(written(Graph.load(), tmp_path / "network.html", Settings(notes=("As published by 2025.",))))
    assert page.locator(".still svg").first.is_visible()
    assert page.locator(".note").inner_text() == "As published by 2025."
    assert "35 of 133 entities are drawn." in page.locator("figcaption").inner_text()
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".page").is_visible()
    visit.assert_clean()
