"""Links, layouts, pictures and paper."""

from __future__ import annotations

import base64
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote

import pytest

from graphmodel.graph import STATUSES, Graph
from graphmodel.view import Settings
from tests.support.browser import Visit, Visiting
from tests.support.pages import canvas_places, fragment, go, tour, written
from tests.support.randomclaims import random_claims

STATES = (
    fragment(),
    fragment(relation=["FREED", "IMPRISONED"], document="crbc-news-belarus-123", since="2020", until="2025-12-13"),
    fragment(kind="Person", speaker="viasna", stance=["asserted", "denied"], **{"min-origins": 2}),
    fragment(avoid=["belarus", "united-states"], focus="john-coale", hops=3, expand=["poland", "ukraine"]),
    fragment(
        directed="1", route=2, view="table", table="entities", sort="-degree", **{"from": "belarus", "to": "john-coale"}
    ),
    fragment(edge=["alexander-lukashenko", "GOVERNS", "belarus"], view="list"),
)
_SHOWN = """() => ({
    text: ["summary", "notice", "panel", "filter-form", "path-form", "view-table"]
        .map((id) => document.getElementById(id))
        .map((part) => part.hidden ? "" : part.textContent),
    ticked: [...document.querySelectorAll("input[type=checkbox]")].map((box) => box.checked),
    fields: ["date-since", "date-until", "time-since", "time-until", "filter-origins"]
        .map((id) => document.getElementById(id).value),
    view: document.querySelector("[role=tab][aria-selected=true]").id,
})"""


def test_a_link_shows_the_same_again(visiting: Visiting, seeds_page: Path) -> None:
    """What a state shows, a page that is opened anew shows from its address alone."""
    first, second = visiting(), visiting()
    page = first.open(seeds_page)
    for state, shown in zip(STATES, tour(page, STATES, _SHOWN), strict=True):
        again = second.open(seeds_page, state)
        assert again.evaluate(_SHOWN) == shown, state
        assert again.evaluate("location.hash.slice(1)") == state
        second.page.goto("about:blank")
    first.assert_clean()
    second.assert_clean()


def test_every_choice_is_in_the_address(visit: Visit, seeds_page: Path) -> None:
    """A page written down by its address after clicks is the page that was clicked together."""
    page = visit.open(seeds_page)
    page.locator("#filter-relation summary").click()
    page.locator("#filter-relation .tick input").first.check()
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="Subject").click()
    page.locator("#view-table td button").first.click()
    address = page.evaluate("location.hash")
    shown = page.evaluate(_SHOWN)
    for part in ("relation=", "view=table", "sort=subject", "edge="):
        assert part in address
    page.reload()
    page.locator("#filter-relation summary").click()
    assert page.evaluate(_SHOWN) == shown
    visit.assert_clean()


def test_a_wide_neighbourhood_is_as_wide_again(visit: Visit, tmp_path: Path) -> None:
    """A page made for more hops than the button reaches keeps them when its own address opens it again."""
    page = visit.open(written(Graph.load(), tmp_path / "network.html", Settings(focus="belarus", hops=50)))
    page.get_by_role("tab", name="List").click()
    page.reload()
    assert page.locator("#hops").text_content() == "50 hops"
    visit.assert_clean()


def test_going_back_undoes(visit: Visit, seeds_page: Path) -> None:
    """Back and forth in the browser walk through what was chosen."""
    page = visit.open(seeds_page)
    start = page.locator("#summary").inner_text()
    page.locator("#filter-form").get_by_label("prospective").uncheck()
    fewer = page.locator("#summary").inner_text()
    assert fewer != start
    page.get_by_role("tab", name="List").click()
    page.go_back()
    assert page.get_by_role("tab", name="Network").get_attribute("aria-selected") == "true"
    page.go_back()
    assert page.locator("#summary").inner_text() == start
    page.go_forward()
    assert page.locator("#summary").inner_text() == fewer
    visit.assert_clean()


MALFORMED = (
    "%",
    "%E0%A4%A",
    "&&&=",
    "edge=a&edge=b",
    "edge=1&edge=2&edge=3",
    "focus=__proto__",
    "relation=constructor&kind=toString",
    "hops=1e9&focus=belarus",
    "hops=-3&focus=belarus",
    "since=2021-13&until=x",
    "since=2025&until=2020",
    "sort=-__proto__",
    "sort=constructor&view=table",
    "view=hasOwnProperty",
    "table=valueOf",
    "route=99999999999&from=belarus&to=poland",
    "draw=NaN",
    "stance=nobody",
    "min-origins=%00",
    "from=<script>alert(1)</script>",
    quote("from=\u202e\U0001f4a3"),
    "a" * 70000,
)


def test_a_malformed_link_does_no_harm(visit: Visit, seeds_page: Path) -> None:
    """Whatever stands after the #, the page takes it, leaves out what it cannot mean, and works on."""
    page = visit.open(seeds_page)
    read = "() => ['summary', 'panel-title'].map((id) => document.getElementById(id).textContent)"
    states = [state for malformed in MALFORMED for state in (malformed, fragment(entity="viasna"))]
    told = tour(page, states, read)
    for state, (summary, _), (whole, title) in zip(MALFORMED, told[::2], told[1::2], strict=True):
        assert "entit" in summary, state
        assert whole.startswith("132 entities, 346 relationships"), state
        assert title == "Viasna", state
    visit.assert_clean()


@pytest.mark.parametrize("state", ["%E0%A4%A", "edge=a&edge=b&hops=1e9&focus=__proto__&table=valueOf&sort=-__proto__"])
def test_a_page_opens_on_a_malformed_link(visit: Visit, seeds_page: Path, state: str) -> None:
    """With a link that means nothing the page opens as with none, and says so."""
    page = visit.open(seeds_page, state)
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#summary").inner_text().startswith("132 entities")
    assert "left out" in page.locator("#notice").inner_text()
    visit.assert_clean()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(focus="belaruskali", hops=2), "Neighbourhood of Belaruskali, 2 hops."),
        (Settings(path=("belarus", "poland")), "Belarus to Poland: "),
    ],
)
def test_a_page_opens_on_what_it_was_made_for(visit: Visit, tmp_path: Path, settings: Settings, said: str) -> None:
    """The neighbourhood or path that the command was asked for is there at once, and a link has the last word."""
    file = written(Graph.load(), tmp_path / "network.html", settings)
    page = visit.open(file)
    assert said in page.locator("body").inner_text()
    go(page, fragment())
    assert said not in page.locator("body").inner_text()
    visit.assert_clean()


def test_a_layout_is_saved_and_loaded(visiting: Visiting, tmp_path: Path) -> None:
    """An entity that was moved stands there again when its layout is loaded; what is no layout is refused."""
    graph = Graph(random_claims(11, entities=6, claims=30))
    file = written(graph, tmp_path / "network.html")
    everything = fragment(stance=list(STATUSES))
    first = visiting()
    page = first.open(file, everything)
    x, y = canvas_places(page)[2]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    page.get_by_text("Share").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save layout").click()
    layout = json.loads(saved.value.path().read_text())
    moved = {id_: (x, y) for id_, x, y in layout["positions"]}
    island = page.evaluate("JSON.parse(document.getElementById('graphmodel-data').textContent).entities")
    assert moved["e2"] != (island["x"][2], island["y"][2])
    assert len(moved) == 6

    second = visiting()
    page = second.open(file, everything)
    layout["positions"] += [["nobody", 1, 2], ["e1", "NaN", 0], ["__proto__", 0, 0], 7]
    (tmp_path / "layout.json").write_text(json.dumps(layout))
    page.locator("#layout-file").set_input_files(tmp_path / "layout.json")
    page.wait_for_function("() => document.getElementById('live').textContent.includes('placed')")
    assert page.locator("#live").inner_text() == "6 entities placed"
    page.get_by_text("Share").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save layout").click()
    assert {id_: (x, y) for id_, x, y in json.loads(saved.value.path().read_text())["positions"]} == moved
    (tmp_path / "layout.json").write_text('{"format": "graphmodel-layout", "positions": [["nobody", 1, 2]]}')
    page.locator("#layout-file").set_input_files(tmp_path / "layout.json")
    page.wait_for_function("() => document.getElementById('live').textContent.includes('no entity of this page')")
    for content in ("", "[]", '{"format": "graphmodel-layout", "positions": {}}', "\x00"):
        (tmp_path / "layout.json").write_text(content)
        page.evaluate("document.getElementById('live').textContent = ''")
        page.locator("#layout-file").set_input_files(tmp_path / "layout.json")
        page.wait_for_function("() => document.getElementById('live').textContent !== ''")
        assert "not a layout" in page.locator("#live").inner_text()
    first.assert_clean()
    second.assert_clean()


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
    """The SVG file is well-formed, holds what is drawn, fetches nothing; the caption tells filters, day, documents."""
    content = saved(visit, seeds_page, "Save picture (SVG)", fragment(relation="FREED", since="2025"))
    root = ET.fromstring(content)  # noqa: S314 - the page's own
    name = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{name}svg"
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{name}text"))
    for part in (
        "relation: freed",
        "since 2025",
        "Made with graphmodel on 20",
        "Explainer on the release of 13 December",
        "documents:",
    ):
        assert part in words
    drawn = visit.page.locator("#summary").inner_text()
    shapes = [e for kind in ("circle", "polygon") for e in root.iter(f"{name}{kind}") if e.get("stroke-width")]
    assert len(shapes) == int(drawn.split()[0])
    assert b"href" not in content
    assert b"<script" not in content


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
    shown = page.locator("#summary").inner_text().split()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".reading > li").count() == int(shown[0])
    assert page.locator(".reading .relationships > li").count() == 2 * int(shown[2])
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".reading > li").count() == 50
    assert page.locator(".reading details[open]").count() == 0


def test_paper_has_the_whole_table(visit: Visit, seeds_page: Path) -> None:
    """On paper nobody can ask for more rows."""
    page = visit.open(seeds_page, fragment(view="table"))
    assert page.locator("tbody tr").count() == 100
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("tbody tr").count() == int(page.locator("#view-table caption").inner_text().split()[0])
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr").count() == 100


def test_a_picture_of_a_path_says_so(visit: Visit, tmp_path: Path) -> None:
    """The caption names the path, and what is drawn for it beyond the most connected is counted apart."""
    file = written(
        Graph.load(), tmp_path / "network.html", Settings(path=("keith-kellogg", "ales-bialiatski"), limit=5)
    )
    page = visit.open(file)
    caption = page.locator("#caption").text_content() or ""
    assert f"Path: {page.locator('#path-headline').inner_text()}." in caption
    drawn = int(page.locator("#summary").inner_text().split()[0])
    assert f"the 5 most connected of {len(Graph.load().entities)} entities, and {drawn - 5} more" in caption
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


def test_the_share_menu_closes(visit: Visit, seeds_page: Path) -> None:
    """Escape, a click beside it, and a choice close the menu; the keyboard is then where it opened it."""
    page = visit.open(seeds_page)
    menu = page.locator("#share-menu")
    page.get_by_text("Share").click()
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy link").press("Enter")
    assert menu.get_attribute("open") is None
    page.get_by_text("Share").click()
    page.locator("#summary").click()
    assert menu.get_attribute("open") is None
    page.wait_for_function("() => document.getElementById('live').textContent.includes('link')")
    visit.assert_clean()


def test_the_about_dialog_opens_at_its_top_and_closes(visit: Visit, seeds_page: Path) -> None:
    """It begins with its title, holds the licences of what is inlined, and Escape closes it."""
    page = visit.open(seeds_page)
    page.locator("#about").click()
    dialog = page.get_by_role("dialog", name="About this page")
    assert dialog.evaluate("(dialog) => dialog.scrollTop") == 0
    assert "Almende" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.locator("#about").press("Enter")
    page.locator("#about-close").click()
    assert not dialog.is_visible()
    visit.assert_clean()
