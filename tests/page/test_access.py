"""The page for everyone: by keyboard, by screen reader, on a narrow screen, in light and dark."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import graphmodel.view
from graphmodel.claims import Entity
from graphmodel.evidence import STATUSES
from graphmodel.graph import Graph
from tests.support import laws
from tests.support.browser import Visit, Visiting
from tests.support.pages import fragment, go, tour, written
from tests.support.randomclaims import random_claims

PAGE = Path(graphmodel.view.__file__).parent / "page"


SMALL = random_claims(3, entities=9, claims=40, documents=5)
COLOURS = {"color-contrast", "link-in-text-block"}
"""What axe-core finds otherwise in dark than in light; all else is the same markup."""
_AXE = """async (rules) => {
    const options = { resultTypes: ["violations"], preload: false };
    if (rules.length) options.runOnly = { type: "rule", values: rules };
    const { violations } = await axe.run(options);
    return violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .map(({ id, nodes }) => [id, nodes.slice(0, 4).map(({ html }) => html.slice(0, 200))]);
}"""


def states(graph: Graph) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Addresses that together show all that a page can show of a graph, each with what it must show."""
    busy = max(graph.entities, key=lambda id_: sum(id_ in (r.subject, r.object) for r in graph.relationships.values()))
    disputed = next(r.key for r in graph.relationships.values() if r.contested)
    known = next(id_ for id_, entity in graph.entities.items() if entity.aliases and id_ not in (busy, disputed[0]))
    near = {"focus": known, "hops": 1}
    ends = {"from": known, "to": disputed[0], "status": list(STATUSES)}
    return {
        "start": (fragment(), ("#network canvas", ".busy li")),
        "relationship and list": (
            fragment(edge=disputed, view="list", status=list(STATUSES)),
            ("#panel .claim", ".reading summary", "#panel .denial"),
        ),
        "entity and table": (
            fragment(entity=known, **near, avoid=busy, view="table", sort="-claims"),
            ("#panel .aliases", "#panel .actions", "th[aria-sort]", "tbody tr"),
        ),
        "path and entities": (
            fragment(**near, **ends, view="table", table="entities"),
            ("#panel .route", "#panel .hops", "tbody tr"),
        ),
        "frame": (fragment(edge=disputed, status=list(STATUSES), embed=1), ("#embed-lines", "#embed-open")),
        "nothing": (fragment(since="1800", until="1801"), ("#notice",)),
    }


@pytest.fixture(scope="module")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of few claims that have all that claims may have: axe-core takes its time with every element."""
    return written(Graph(SMALL), tmp_path_factory.mktemp("small") / "network.html")


@pytest.mark.parametrize(
    ("width", "scheme", "whole"),
    [
        pytest.param(1280, "light", True, id="light"),
        pytest.param(360, "dark", False, id="dark-narrow"),
        *(
            pytest.param(width, scheme, False, id=id_, marks=laws.at_length)
            for width, scheme, id_ in ((360, "light", "light-narrow"), (1280, "dark", "dark"))
        ),
    ],
)
def test_axe_finds_nothing_serious(
    visiting: Visiting, seeds_page: Path, small_page: Path, width: int, scheme: str, whole: bool
) -> None:
    """In every state, with lists, menus and dialogs open, axe-core finds nothing serious or critical."""
    from axe_playwright_python.base import AXE_SCRIPT

    visit = visiting(width=width, height=800, color_scheme=scheme)
    page = visit.open(seeds_page if whole else small_page)
    page.evaluate(AXE_SCRIPT)

    def look(what: str) -> None:
        assert page.evaluate(_AXE, sorted(COLOURS) if scheme == "dark" else []) == [], what

    for name, (state, seen) in states(Graph.load() if whole else Graph(SMALL)).items():
        go(page, state)
        assert [part for part in seen if not page.locator(part).first.is_visible()] == [], name
        if name == "relationship and list":
            page.locator(".reading summary").first.click()
        look(name)
    go(page, fragment())
    if width == 360:
        page.locator("#side-toggle").click()
    while (closed := page.locator("#side details:not([open]) > summary")).count():
        closed.first.click()
    page.locator("#path-from").fill("a")
    look("side with suggestions")
    page.locator("#path-from").fill("")
    if width == 360:
        page.locator("#side-close").click()
    page.locator("#legend summary").click()
    page.locator("#share-menu summary").click()
    look("menu and legend")
    page.keyboard.press("Escape")
    page.locator("#about").click()
    look("about")
    page.keyboard.press("Escape")
    page.locator("#share-menu summary").click()
    page.locator("#story-edit").click()
    page.locator("#story-sentence").fill("A sentence")
    page.locator("#story-add").click()
    look("story as it is made")
    page.keyboard.press("Escape")
    look("story as it is told")
    visit.assert_clean()


def test_nothing_is_wider_than_a_narrow_screen(visiting: Visiting, seeds_page: Path) -> None:
    """At 360 px no state scrolls sideways, but for the table within its own frame."""
    visit = visiting(width=360, height=740)
    page = visit.open(seeds_page)
    asked = [state for state, _ in states(Graph.load()).values()]
    widths = tour(page, asked, "() => document.documentElement.scrollWidth")
    assert [state for state, width in zip(asked, widths, strict=True) if width > 360] == []
    visit.assert_clean()


def test_on_a_narrow_screen_everything_is_still_reached(visiting: Visiting, seeds_page: Path) -> None:
    """At 360 px filters and evidence are sheets that open, work and close."""
    visit = visiting(width=360, height=740)
    page = visit.open(seeds_page)
    assert not page.locator("#filter-form").is_visible()
    page.locator("#side-toggle").click()
    page.locator("#filter-form").get_by_label("prospective").uncheck()
    page.locator("#side-close").click()
    assert "status: " in page.locator("#notice").inner_text()
    page.get_by_role("combobox", name="Find an entity").fill("Lukashenko")
    page.get_by_role("combobox", name="Find an entity").press("Enter")
    assert page.locator("#panel .actions").is_visible()
    page.locator("#panel .relationships button").first.click()
    assert page.locator("#panel .claim").first.is_visible()
    page.locator("#panel-close").click()
    assert page.locator("#panel .claim").count() == 0
    visit.assert_clean()


def test_every_relationship_is_reached_without_the_drawing(visit: Visit, seeds_page: Path) -> None:
    """By the keys alone: to the table, along its rows, into the evidence, and out again."""
    page = visit.open(seeds_page)
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#view-list").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.locator("#view-table").is_visible()
    graph = Graph.load()
    shown = sum(r.status != "denied" for r in graph.relationships.values())
    while page.locator("#view-table > button:visible").count():
        page.locator("#view-table > button").press("Enter")
    assert page.locator("#view-table tbody tr").count() == shown
    page.locator("#view-table td button").nth(2).focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel .claim").count() > 0
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.locator("#panel .claim").count() == 0
    visit.assert_clean()


def test_tab_reaches_every_control_and_shows_where_it_is(visit: Visit, seeds_page: Path) -> None:
    """Tab goes through the whole page in the order of its markup, never into a trap, and the focus is seen."""
    page = visit.open(seeds_page)
    page.evaluate(
        """() => {
            window.reached = [];
            document.addEventListener("focusin", ({ target }) => {
                const seen = parseFloat(getComputedStyle(target).outlineWidth) > 0;
                window.reached.push([target.id || target.textContent.slice(0, 30), seen]);
            });
        }"""
    )
    for _ in range(90):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.reached")
    assert [name for name, outlined in reached if not outlined] == []
    seen = [name for name, _ in reached]
    for id_ in (
        "search",
        "about",
        "path-from",
        "filter-origins",
        "tab-network",
        "network",
        "zoom-fit",
        "time-since",
        "date-until",
    ):
        assert id_ in seen
    assert [id_ for id_ in seen if id_ in ("search", "path-from", "tab-network", "time-since")][:4] == [
        "search",
        "path-from",
        "tab-network",
        "time-since",
    ]
    visit.assert_clean()


def test_the_keyboard_stays_where_it_was(visit: Visit, seeds_page: Path) -> None:
    """What a key press makes anew, or takes away, leaves the focus on the same control or the nearest one."""
    page = visit.open(seeds_page, fragment(entity="belarus"))

    def focus() -> str:
        return str(page.evaluate("document.activeElement.textContent || document.activeElement.id"))

    for action in ("Focus on its neighbourhood", "Expand neighbours"):
        page.get_by_role("button", name=action).press("Enter")
        assert focus() == action
    go(page, fragment(**{"from": "keith-kellogg", "to": "ales-bialiatski"}))
    route = page.locator("#panel .route").nth(1)
    route.press("Enter")
    assert route.get_attribute("aria-pressed") == "true"
    assert route.evaluate("(button) => button === document.activeElement")
    page.locator("#panel .hops .name").nth(1).press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    hop = page.locator("#panel .hops .name").nth(1)
    assert hop.evaluate("(button) => button === document.activeElement")
    page.locator("#panel-close").press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    go(page, fragment(avoid=["belarus", "poland"]))
    page.locator(".chips button").first.press("Enter")
    assert page.locator(".chips button").evaluate("(button) => button === document.activeElement")
    page.keyboard.press("Enter")
    assert focus() == "filter-avoid"
    visit.assert_clean()


def test_skipping_changes_nothing_else(visit: Visit, seeds_page: Path) -> None:
    """Who skips to the evidence is at its title, with everything as it was."""
    state = fragment(document="bbc-summary-belarus-123", entity="belarus")
    page = visit.open(seeds_page, state)
    before = page.locator("#summary").inner_text()
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").evaluate("title => title === document.activeElement")
    assert page.locator("#panel-title").evaluate("title => getComputedStyle(title).outlineStyle") == "solid"
    assert page.locator("#summary").inner_text() == before
    assert page.evaluate("location.hash") == f"#{state}"


def test_what_was_done_is_told_to_the_eye_too(visit: Visit, seeds_page: Path, tmp_path: Path) -> None:
    """That a file is no layout is seen, for some seconds."""
    (tmp_path / "layout.json").write_text("[]")
    page = visit.open(seeds_page)
    page.evaluate("() => { window.alarms = []; window.setTimeout = (...alarm) => window.alarms.push(alarm); }")
    page.locator("#layout-file").set_input_files(tmp_path / "layout.json")
    page.locator("#toast").get_by_text("not a layout").wait_for()
    assert 3000 <= page.evaluate("window.alarms.at(-1)[1]") <= 10_000
    page.evaluate("window.alarms.at(-1)[0]()")
    assert page.locator("#toast").is_hidden()


@pytest.mark.parametrize("view", ["list", "table"])
def test_closing_leads_back_to_what_opened(visit: Visit, seeds_page: Path, view: str) -> None:
    """Escape takes the focus from the evidence back to the name in the list or the table that opened it."""
    page = visit.open(seeds_page, fragment(view=view))
    if view == "list":
        page.locator(".reading summary").nth(1).click()
    page.locator(f"#view-{view} .name:visible").nth(1).press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.locator("#panel .name").last.press("Enter")
    page.keyboard.press("Escape")
    opener = page.locator(f"#view-{view} .name:visible").nth(1)
    assert opener.evaluate("(button) => button === document.activeElement")
    visit.assert_clean()


def test_a_name_does_not_turn_the_words_after_it(visit: Visit, tmp_path: Path) -> None:
    """Controls of direction that a name leaves open end with it: the words after it stand to its right."""
    claims = random_claims(3, entities=6, claims=14)
    claims.entities["e0"] = Entity(id="e0", kind="Person", name="\u202eevil\u2066 name")
    page = visit.open(written(Graph(claims), tmp_path / "network.html"), fragment(view="list", status=list(STATUSES)))
    name = page.locator(".reading summary bdi", has_text="evil").bounding_box()
    after = page.locator(".reading summary", has_text="evil").locator("small").bounding_box()
    assert name is not None
    assert after is not None
    assert after["x"] >= name["x"] + name["width"]
    visit.assert_clean()


def test_tables_are_sorted_and_say_how(visit: Visit, seeds_page: Path) -> None:
    """A header sorts its column up and down and tells so to those who do not see it."""
    page = visit.open(seeds_page, fragment(view="table", table="entities"))
    header = page.locator("th[scope=col]", has_text="Relationships")
    header.locator("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    header.locator("button").click()
    assert header.get_attribute("aria-sort") == "descending"
    numbers = [int(text) for text in page.locator("#view-table td.number:nth-of-type(2)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert page.locator("#view-table tbody th[scope=row]").first.inner_text() == "Belarus"
    visit.assert_clean()


def test_the_theme_follows_the_system_until_one_is_chosen(visiting: Visiting, seeds_page: Path) -> None:
    """Dark where the system is dark; the button fixes light or dark, and the drawing follows."""
    visit = visiting(color_scheme="dark")
    page = visit.open(seeds_page)
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.locator("#theme").click()
    light = page.evaluate(background)
    assert light == "rgb(255, 255, 255)"
    assert dark != light
    page.locator("#theme").click()
    assert page.evaluate(background) == dark
    assert page.locator("#theme").inner_text() == "Theme: dark"
    visit.assert_clean()


def test_the_keys_move_the_drawing(visit: Visit, seeds_page: Path) -> None:
    """Arrow keys move, plus and minus zoom and 0 shows all, while the drawing has the focus."""
    page = visit.open(seeds_page)
    page.locator("#network").focus()
    picture = page.locator("#network").screenshot()
    for key in ("ArrowLeft", "+"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        moved = page.locator("#network").screenshot()
        assert moved != picture
        picture = moved
    visit.assert_clean()


def test_every_string_is_used_and_every_word_is_a_string() -> None:
    """The strings of the page are those that its files ask for, no fewer and no more."""
    strings = json.loads((PAGE / "strings.en.json").read_text(encoding="utf-8"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in [*PAGE.glob("*.js"), *PAGE.glob("*.j2")])
    asked = set(re.findall(r'\bt\("([^"]+)"|strings\["([^"]+)"\]', source))
    for key in {first or second for first, second in asked} - {"about."}:
        assert key in strings
    for key in re.findall(r'\bplural\("([^"]+)"', source):
        assert {f"{key}.one", f"{key}.other"} <= set(strings), key
    written = set(re.findall(r'(?<=")[a-z_.]+(?=")', source))
    begun = ("about.", *(start for start in re.findall(r"`([a-z_.]+)\$\{", source) if start.endswith(".")))
    unused = [key for key in strings if not {key, key.rpartition(".")[0]} & written and not key.startswith(begun)]
    assert unused == []
