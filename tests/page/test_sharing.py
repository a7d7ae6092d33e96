"""Links, layouts, the menu to share a page, and what is told about it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from graphmodel.evidence import STATUSES
from graphmodel.graph import Graph
from graphmodel.view import Settings
from graphmodel.view.excerpt import excerpt_of
from tests.support.browser import Visit, Visiting
from tests.support.pages import canvas_places, fragment, go, tour, written
from tests.support.randomclaims import random_claims

STATES = (
    fragment(),
    fragment(relation=["FREED", "IMPRISONED"], document="crbc-news-belarus-123", since="2020", until="2025-12-13"),
    fragment(kind="Person", speaker="viasna", status=["asserted", "denied"], **{"min-origins": 2}),
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
    page.locator("#filter-relation .tick input").first.wait_for()
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
    "status=nobody",
    "contested=maybe",
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
        assert whole.startswith("133 entities, 345 relationships"), state
        assert title == "Viasna", state
    visit.assert_clean()


@pytest.mark.parametrize("state", ["%E0%A4%A", "edge=a&edge=b&hops=1e9&focus=__proto__&table=valueOf&sort=-__proto__"])
def test_a_page_opens_on_a_malformed_link(visit: Visit, seeds_page: Path, state: str) -> None:
    """With a link that means nothing the page opens as with none, and says so."""
    page = visit.open(seeds_page, state)
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#summary").inner_text().startswith("133 entities")
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
    everything = fragment(status=list(STATUSES))
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
    payload = page.evaluate("JSON.parse(document.getElementById('graphmodel-data').textContent).entities")
    assert moved["e2"] != (payload["x"][2], payload["y"][2])
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


def test_what_is_handed_on_is_told_and_copied(visit: Visit, tmp_path: Path) -> None:
    """The menu says what the file holds and what is shown; a link tells no folder; what is refused can be seen."""
    state = fragment(focus="belarus", entity="belarus", relation="FREED")
    page = visit.open(written(Graph.load(), tmp_path / "network.html"), state)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Share").click()
    assert "holds all that it was made of: 133 entities" in page.locator("#share-holds").inner_text()
    assert page.locator("#share-less code").inner_text() == "graphmodel view --only --focus belarus"
    assert "Filters: relation: freed." in page.locator("#share-shown").inner_text()
    page.get_by_role("button", name="Copy link").press("Enter")
    page.wait_for_function("() => document.getElementById('live').textContent.includes('link')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "#relation=FREED&focus=belarus&hops=1&entity=belarus"
    assert "left out" in page.locator("#live").inner_text()
    page.get_by_text("Share").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save Markdown").click()
    text = saved.value.path().read_text(encoding="utf-8")
    page.get_by_text("Share").click()
    page.get_by_role("button", name="Copy Markdown").click()
    page.wait_for_function("() => document.getElementById('live').textContent === 'Copied'")
    assert f"{page.evaluate('navigator.clipboard.readText()')}\n" == text
    assert text.startswith("## Network of claims\n\n")
    assert "\n- Belarus freed " in text
    page.locator("#panel .relationships button").first.click()
    page.context.clear_permissions()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.locator("#panel .claim .copy").first.press("Enter")
    words = page.get_by_role("textbox", name="What is to be copied")
    words.wait_for()
    assert words.input_value().startswith("- asserted in [^1]")
    page.keyboard.press("Escape")
    assert not words.is_visible()
    visit.assert_clean()


def test_an_excerpt_says_so_where_it_is_handed_on(visit: Visit, tmp_path: Path) -> None:
    """A file that holds nothing but what it opens on says that of itself, and names no command to make one."""
    settings = Settings(focus="john-coale", only=True)
    page = visit.open(written(excerpt_of(Graph.load(), settings), tmp_path / "network.html", settings))
    page.get_by_text("Share").click()
    assert "is an excerpt and holds nothing else than " in page.locator("#share-holds").inner_text()
    assert not page.locator("#share-less").is_visible()
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
