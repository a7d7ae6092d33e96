"""Pictures of the drawing, and paper."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from graphmodel.graph import Graph
from graphmodel.view import Settings
from tests.support.browser import Visit, Visiting
from tests.support.pages import fragment, written


def saved(visit: Visit, file: Path, button: str, state: str) -> bytes:
    """What a button of the share menu saves."""
    page = visit.open(file, state)
    page.get_by_text("Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    visit.assert_clean()
    return download.value.path().read_bytes()


_COLOURS = """async (file) => {
    const image = new Image();
    image.src = `data:image/png;base64,${file}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const seen = new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer));
    return [image.width, image.height, seen.size];
}"""


@pytest.mark.parametrize("view", ["network", "list", "table"])
def test_the_drawing_is_saved_as_png(visit: Visit, seeds_page: Path, view: str) -> None:
    """Whichever view is seen, the PNG file is the picture that the SVG file has, twice as large, in its colours."""
    state = fragment(relation="FREED", view=view)
    content = saved(visit, seeds_page, "Save picture (PNG)", state)
    root = ET.fromstring(saved(visit, seeds_page, "Save picture (SVG)", state))  # noqa: S314 - the page's own
    width, height, colours = visit.page.evaluate(_COLOURS, base64.b64encode(content).decode())
    assert width == pytest.approx(2 * float(root.attrib["width"]), abs=1)
    assert height == pytest.approx(2 * float(root.attrib["height"]), abs=1)
    assert colours > 100


def test_the_drawing_is_saved_as_svg_with_a_caption(visit: Visit, seeds_page: Path) -> None:
    """The SVG file is well-formed, holds what is drawn, fetches nothing; legend and caption tell what, and no day."""
    content = saved(visit, seeds_page, "Save picture (SVG)", fragment(relation="FREED", since="2025"))
    day = visit.page.evaluate("() => new Date().toISOString().slice(0, 10)")
    root = ET.fromstring(content)  # noqa: S314 - the page's own
    name = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{name}svg"
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{name}text"))
    for part in (
        " asserted)",
        "relation: freed",
        "since 2025",
        "Made with graphmodel",
        "explainer-belarus-123",
        "documents:",
    ):
        assert part in words
    assert day not in words
    assert 480 <= float(root.attrib["width"]) <= 1200
    (legend,) = root.iter(f"{name}g")
    told = ["".join(text.itertext()) for text in legend.iter(f"{name}text")]
    kinds = {kind for kind in told if kind[0].isupper()}
    assert {"Person", "Country"} <= kinds
    assert "Vessel" not in kinds
    assert [line.partition(":")[0] for line in told if line not in kinds] == ["asserted", "wider"]
    root.remove(legend)
    drawn = visit.page.locator("#summary").inner_text()
    shapes = [e for kind in ("circle", "polygon") for e in root.iter(f"{name}{kind}") if e.get("stroke-width")]
    assert len(shapes) == int(drawn.split()[0])
    assert b"href" not in content
    assert b"<script" not in content


def test_a_picture_tells_what_is_contested(visit: Visit, seeds_page: Path) -> None:
    """The caption counts what is contested beside the statuses, and the line has its strokes and its mark."""
    content = saved(visit, seeds_page, "Save picture (SVG)", fragment(contested="only")).decode()
    words = " ".join("".join(text.itertext()) for text in ET.fromstring(content).iter())  # noqa: S314 - the page's own
    assert "1 relationship (1 asserted; 1 contested)" in words
    assert "Filters: only contested." in words
    assert "! won" in words
    assert re.search(r'<path d="(M[^"]+L[^"]+){6,}" stroke', content)


def test_an_empty_drawing_is_saved_too(visit: Visit, seeds_page: Path) -> None:
    """The SVG file of a drawing whose filters leave nothing is its caption."""
    content = saved(visit, seeds_page, "Save picture (SVG)", fragment(relation="FREED", until="1900"))
    words = "".join(ET.fromstring(content).itertext())  # noqa: S314 - the page's own
    assert "0 entities" in words
    assert "until 1900" in words


def test_a_picture_of_expanded_neighbours_says_so(visit: Visit, seeds_page: Path) -> None:
    """The caption of a neighbourhood names whose neighbours were added."""
    page = visit.open(seeds_page, fragment(focus="belaruskali", hops=1, expand="potash"))
    caption = page.locator("#caption").text_content() or ""
    assert "Neighbourhood of Belaruskali, 1 hop. With the neighbours of Potash." in caption


def test_paper_has_the_whole_list(visit: Visit, seeds_page: Path) -> None:
    """On paper every entity of the list is there with every relationship, and the screen is as it was afterwards."""
    page = visit.open(seeds_page, fragment(view="list"))
    entities, *numbers = map(int, re.findall(r"(\d+) (?:ent|rel|inv)", page.locator("#summary").inner_text()))
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".reading > li").count() == entities
    assert page.locator(".reading .relationships > li").count() == 2 * sum(numbers)
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".reading > li").count() == 50
    assert page.locator(".reading details[open]").count() == 0


def test_paper_has_the_whole_table(visit: Visit, seeds_page: Path) -> None:
    """On paper nobody can ask for more rows."""
    page = visit.open(seeds_page, fragment(view="table"))
    assert page.locator("tbody tr").count() == 100
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    numbers = re.findall(r"\d+", page.locator("#view-table caption").inner_text())
    assert page.locator("tbody tr").count() == sum(map(int, numbers))
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr").count() == 100


def test_a_picture_of_a_path_says_so(visit: Visit, tmp_path: Path) -> None:
    """The caption names the path, and says that of all entities those on the paths alone are drawn."""
    file = written(
        Graph.load(), tmp_path / "network.html", Settings(path=("keith-kellogg", "ales-bialiatski"), limit=5)
    )
    page = visit.open(file)
    caption = page.locator("#caption").text_content() or ""
    assert f"Path: {page.locator('#path-headline').inner_text()}." in caption
    assert re.search(rf"\d+ entities of {len(Graph.load().entities)}: the paths alone are drawn", caption)
    visit.assert_clean()


def test_paper_shows_the_caption_and_the_evidence_without_controls(visit: Visit, seeds_page: Path) -> None:
    """In print the caption and the open evidence are seen, the controls are not."""
    page = visit.open(seeds_page, fragment(edge=["alexander-lukashenko", "GOVERNS", "belarus"]))
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for seen in ("#caption", "#panel .claim >> nth=0", "#printed > svg", "#printed .legend"):
        assert page.locator(seen).is_visible()
    for unseen in ("#side", ".tools", "#search-box", "#panel-close", ".time", "#network"):
        assert not page.locator(unseen).is_visible()
    assert "Not filtered." in page.locator("#caption").inner_text()
    assert page.pdf().startswith(b"%PDF")
    visit.assert_clean()


def test_paper_is_light_and_the_screen_dark_again(visiting: Visiting, seeds_page: Path) -> None:
    """A dark page prints dark names on white, and is dark again afterwards."""
    visit = visiting(color_scheme="dark")
    page = visit.open(seeds_page, fragment(focus="belaruskali", hops=1))

    def picture() -> str:
        """The drawing, once it stays as it is."""
        drawn = ["", page.locator("#network canvas").evaluate("(canvas) => canvas.toDataURL()")]
        while drawn[-1] != drawn[-2]:
            page.wait_for_timeout(150)
            drawn.append(page.locator("#network canvas").evaluate("(canvas) => canvas.toDataURL()"))
        return drawn[-1]

    on_screen = picture()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert picture() != on_screen
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "auto"
    assert picture() == on_screen
    visit.assert_clean()
