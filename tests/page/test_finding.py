"""Searching, filtering, the time line, neighbourhoods and paths, clicked and typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphmodel.claims import Alias, Claim, Document, Entity
from graphmodel.evidence import STATUSES, Filters
from graphmodel.graph import Graph
from tests.support.browser import Visit
from tests.support.graphs import claim_set
from tests.support.pages import canvas_places, fragment, go, written
from tests.support.randomclaims import random_claims


def test_a_name_that_is_typed_opens_its_entity(visit: Visit, seeds_page: Path) -> None:
    """What is typed suggests the entities that it fits, with the alias that it fits, and Enter opens the first."""
    page = visit.open(seeds_page)
    field = page.get_by_role("combobox", name="Find an entity")
    suggested = page.locator("#search-list")
    for typed, found, told in (
        ("lukash", "Alexander Lukashenko", ""),
        ("Лукашэнка", "Alexander Lukashenko", "also Lukashenka"),
        ("kestutis", "Kestutis Budrys", ""),
    ):
        field.fill(typed)
        assert suggested.locator("li").first.locator("bdi").first.inner_text() == found
        assert told in suggested.locator("li").first.inner_text()
        field.press("Enter")
        assert page.locator("#panel-title").inner_text() == found
    page.locator("#panel-close").click()
    field.fill("qwertz")
    assert suggested.inner_text() == "No such name here"
    field.press("Enter")
    assert page.locator("#panel .actions").count() == 0
    visit.assert_clean()


def test_an_alias_that_is_typed_whole_comes_first(visit: Visit, tmp_path: Path) -> None:
    """An alias with a language is found before the longer names that begin like it, and its language finds nobody."""
    people = {
        f"e{number}": Entity(
            id=f"e{number}", kind="Person", name=f"Name {number}", aliases=[Alias(name=f"Alias{number}", language="xy")]
        )
        for number in (*range(70, 90), 7)
    }
    claims = {
        str(number): Claim(subject=f"e{number}", relation="MET_WITH", object="e71", document="d", id=str(number))
        for number in range(70, 90)
    }
    paper = Document(id="d", title="D", publisher="Gazette")
    page = visit.open(written(Graph(claim_set({"d": paper}, people, claims)), tmp_path / "network.html"))
    field = page.get_by_role("combobox", name="Find an entity")
    field.fill("alias7")
    field.press("Enter")
    assert page.locator("#panel-title").inner_text() == "Name 7"
    assert "Alias7 (xy)" in page.locator("#panel .aliases").inner_text()
    field.fill("xy")
    assert page.locator("#search-list").inner_text() == "No such name here"
    visit.assert_clean()


@pytest.mark.parametrize(
    ("typed", "name"), [("Sector C++", "Sector C"), ("pay-north.x.example", "pay.north-x.example")]
)
def test_what_only_reads_alike_is_not_opened_at_once(visit: Visit, tmp_path: Path, typed: str, name: str) -> None:
    """A suggestion that is not called what was typed is marked by the first Enter, and opened by the second."""
    people = {"p": Entity(id="p", kind="Person", name=name), "q": Entity(id="q", kind="Person", name="Ben")}
    claim = Claim(subject="p", relation="MET_WITH", object="q", document="d", id="c")
    paper = Document(id="d", title="D", publisher="Gazette")
    page = visit.open(written(Graph(claim_set({"d": paper}, people, {"c": claim})), tmp_path / "network.html"))
    field = page.get_by_role("combobox", name="Find an entity")
    field.fill(typed)
    field.press("Enter")
    assert page.locator("#panel .actions").count() == 0
    assert page.locator("#search-list li[aria-selected=true]").count() == 1
    field.press("Enter")
    assert page.locator("#panel-title").inner_text() == name
    visit.assert_clean()


def test_suggestions_are_walked_with_the_keys(visit: Visit, seeds_page: Path) -> None:
    """Arrows walk the suggestions and tell which is meant, Escape closes them, a click takes one."""
    page = visit.open(seeds_page)
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Find an entity")
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.type("belarus")
    options = page.locator("#search-list li")
    assert options.count() > 3
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    meant = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{meant}").get_attribute("aria-selected") == "true"
    assert meant == options.nth(1).get_attribute("id")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("k")
    options.first.click()
    assert page.locator("#panel-title").inner_text() == "Belaruskali"
    visit.assert_clean()


def count(page: object, what: str) -> int:
    """The number of entities, relationships or claims that the page says it shows."""
    words = page.locator("#summary").inner_text()  # type: ignore[attr-defined]
    return int(next(part for part in words.split(", ") if what in part).split()[0].replace(",", ""))


def test_filters_are_ticked_and_counted(visit: Visit, seeds_page: Path) -> None:
    """Each filter narrows what is shown to what Python counts, and all are cleared at once."""
    graph = Graph.load()
    page = visit.open(seeds_page)
    whole = count(page, "relationship")
    side = page.locator("#side")

    def tick(group: str, box: str) -> None:
        folded = side.locator("details", has=page.locator("summary", has_text=re.compile(f"^{group}")))
        if folded.get_attribute("open") is None:
            folded.locator("summary").click()
        folded.get_by_role("checkbox", name=box).first.check()

    tick("Relation", "freed · FREED")
    assert count(page, "relationship") == sum(
        r.relation == "FREED" and r.status != "denied" for r in graph.relationships.values()
    )
    tick("Document", "CRBC")
    left = [c for c in graph.claims.values() if c.relation == "FREED" and c.document == "crbc-news-belarus-123"]
    assert count(page, "claim") == len(left)
    side.get_by_role("button", name="Clear all filters").click()
    assert count(page, "relationship") == whole
    tick("Speaker", "Viasna")
    assert count(page, "claim") == sum(c.attributed_to == "viasna" for c in graph.claims.values())
    side.get_by_role("button", name="Clear all filters").click()
    tick("Kind", "Person")
    people = {e.id for e in graph.entities.values() if e.kind == "Person"}
    shown = [r for r in graph.relationships.values() if {r.subject, r.object} <= people and r.status != "denied"]
    assert count(page, "relationship") == len(shown)
    side.get_by_role("button", name="Clear all filters").click()
    side.get_by_label("Origins").select_option("3")
    shown = [r for r in graph.relationships.values() if len(r.origins) >= 3 and r.status != "denied"]
    assert count(page, "relationship") == sum(not r.is_derived for r in shown)
    assert "at least 3 origins" in page.locator("#notice").inner_text()
    side.get_by_role("button", name="Clear all filters").click()
    side.get_by_label("Denied by somebody").select_option("only contested")
    assert count(page, "relationship") == sum(r.contested for r in graph.relationships.values())
    assert "only contested" in page.locator("#notice").inner_text()
    visit.assert_clean()


def test_a_long_list_of_documents_is_searched(visit: Visit, tmp_path: Path) -> None:
    """Where a filter has many choices, typing narrows them, and what is ticked stays in sight."""
    page = visit.open(written(Graph(random_claims(6, documents=90)), tmp_path / "network.html"))
    page.locator("#filter-document summary").click()
    page.locator("#filter-document .tick").first.wait_for()
    assert "more: type to find them" in page.locator("#filter-document").inner_text()
    page.locator("#filter-document-search").fill("Title 71")
    assert page.locator("#filter-document .tick").count() == 1
    page.locator("#filter-document .tick input").check()
    page.locator("#filter-document-search").fill("")
    assert page.locator("#filter-document .tick input").first.is_checked()
    visit.assert_clean()


def test_the_time_line_is_moved_with_keys_and_typed(visit: Visit, seeds_page: Path) -> None:
    """Two handles and two fields narrow the dates; undated claims then fit none; a wrong date is told and ignored."""
    graph = Graph.load()
    page = visit.open(seeds_page)
    assert page.locator(".histogram rect").count() > 3
    page.get_by_label("Latest date").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#date-until").input_value() == "2025-11"
    page.get_by_label("Earliest date").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#date-since").input_value() == "1994-02"
    page.get_by_role("button", name="All dates").click()
    page.locator("#date-since").fill("2025-12-13")
    page.locator("#date-since").press("Enter")
    page.locator("#date-until").fill("2025-12-13")
    page.locator("#date-until").press("Tab")
    day = Filters(since="2025-12-13", until="2025-12-13", statuses=frozenset(STATUSES) - {"denied"})
    left = filter(None, (day.narrow(r, graph.context, graph.events) for r in graph.relationships.values()))
    assert count(page, "claim") == len({claim.id for r in left for claim in r.claims})
    assert " by their event, " in page.locator("#timeline").inner_text()
    page.locator("#date-until").fill("2025-13")
    page.locator("#date-until").press("Tab")
    assert "2025-13 is no date" in page.locator("#timeline").inner_text()
    page.locator("#date-until").fill("1990")
    page.locator("#date-until").press("Tab")
    assert "2025-12-13 is after 1990" in page.locator("#timeline").inner_text()
    visit.assert_clean()


def test_a_neighbourhood_is_focused_widened_and_left(visit: Visit, seeds_page: Path) -> None:
    """Focus shows an entity's neighbours, a hop more shows theirs, expanding adds those of another one."""
    page = visit.open(seeds_page, fragment(entity="belaruskali"))
    page.get_by_role("button", name="Focus on its neighbourhood").click()
    near = count(page, "entit")
    assert 3 < near < 40
    assert "Neighbourhood of Belaruskali, 1 hop." in page.locator("#notice").inner_text()
    page.get_by_role("button", name="One hop more").click()
    assert count(page, "entit") > near
    page.get_by_role("button", name="One hop fewer").click()
    assert count(page, "entit") == near
    go(page, fragment(focus="belaruskali", hops=1, entity="belarus"))
    page.get_by_role("button", name="Expand neighbours").click()
    assert count(page, "entit") > near
    page.get_by_role("button", name="Show everything").click()
    assert count(page, "entit") == 133
    visit.assert_clean()


def test_an_avoided_entity_is_gone_until_it_is_let_back(visit: Visit, seeds_page: Path) -> None:
    """What is avoided is neither drawn nor on a path, and its chip brings it back."""
    page = visit.open(seeds_page, fragment(**{"from": "alexander-lukashenko", "to": "belaruskali"}, by="hops"))
    before = page.locator("#panel .route").all_inner_texts()
    assert any("– Belarus –" in route for route in before)
    page.locator("#filter-avoid").fill("Беларусь")
    page.locator("#filter-avoid").press("Enter")
    assert count(page, "entit") < 133
    assert not any("– Belarus –" in route for route in page.locator("#panel .route").all_inner_texts())
    go(page, fragment(avoid="belarus", entity="belarus"))
    assert "The filters leave it out" in page.locator("#panel").inner_text()
    page.go_back()
    page.get_by_role("button", name="Remove Belarus").click()
    assert page.locator("#panel .route").all_inner_texts() == before
    visit.assert_clean()


def test_list_and_tables_hold_what_a_neighbourhood_holds(visit: Visit, seeds_page: Path) -> None:
    """Beside a neighbourhood each relationship stands once at each of its ends in the list, and counts so."""
    page = visit.open(seeds_page, fragment(focus="belaruskali", hops=1, view="list"))
    numbers = [int(found) for found in re.findall(r"(\d+) (?:rel|inv)", page.locator("#summary").inner_text())]
    shown = sum(numbers)
    for summary in page.locator(".reading summary").all():
        summary.click()
    listed = "number => document.querySelectorAll('.reading .relationships > li').length === number"
    page.wait_for_function(listed, arg=2 * shown)
    words = page.locator(".reading summary small").all_inner_texts()
    assert sum(int(found) for text in words for found in re.findall(r"(\d+) (?:rel|inv)", text)) == 2 * shown


def test_handles_that_meet_at_the_end_come_apart_again(visit: Visit, seeds_page: Path) -> None:
    """Where both handles of the time line stand at its end, the mouse takes the one that can be moved."""
    page = visit.open(seeds_page)
    page.locator("#time-since").press("End")
    box = page.locator("#time-since").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert page.locator("#date-since").input_value() < "2015"
    assert page.locator("#date-until").input_value() == ""


def test_a_double_click_expands_a_shape(visit: Visit, tmp_path: Path) -> None:
    """A double click on a shape in a neighbourhood brings that entity's neighbours too."""
    graph = Graph(random_claims(8, entities=2, claims=4))
    page = visit.open(
        written(graph, tmp_path / "network.html"),
        fragment(status=list(STATUSES)),
    )
    first, _ = canvas_places(page)
    page.mouse.dblclick(*first)
    assert "expand=e0" in page.evaluate("location.hash")
    visit.assert_clean()


def test_a_large_graph_opens_on_a_part_and_says_so(visit: Visit, tmp_path: Path) -> None:
    """At first the core is drawn; search, tables and asking for more, up to the limit, show the rest."""
    from graphmodel.view import Settings

    graph = Graph(random_claims(9, entities=700, claims=1500))
    page = visit.open(written(graph, tmp_path / "network.html", Settings(limit=400)))
    notice, more = page.locator("#notice"), page.get_by_role("button", name="Draw more")
    assert notice.inner_text().startswith("35 of 700 entities")
    for drawn in (105, 315, 400):
        more.click()
        assert f"the {drawn} most connected of 700 entities" in notice.inner_text()
    assert not more.is_visible()
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="Entities").click()
    assert page.locator("caption").inner_text() == "700 entities"
    go(page, fragment(entity="e699"))
    assert count(page, "entit") == 700
    page.get_by_role("button", name="Focus on its neighbourhood").click()
    assert "Neighbourhood of" in page.locator("#notice").inner_text()
    visit.assert_clean()
