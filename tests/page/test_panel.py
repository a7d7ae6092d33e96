"""What the panel prints of relationships and entities, and how lines and shapes open it."""

from __future__ import annotations

import math
import re
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest

from graphmodel.claims import Claim
from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import STATUSES, Filters, Relationship
from graphmodel.graph import Graph
from tests.support.browser import Visit
from tests.support.pageevidence import evidence
from tests.support.pages import canvas_places, fragment, go, tour, written
from tests.support.printed import names, numbered_evidence
from tests.support.randomclaims import random_claims, with_sources

_READ = """() => ({
    title: document.getElementById("panel-title").textContent,
    facts: document.querySelector("#panel .facts")?.textContent,
    lines: [...document.querySelectorAll("#panel .evidence")].map((line) => line.textContent),
    denied: document.querySelector("#panel .evidence.denial") !== null,
    hints: [...document.querySelectorAll("#panel > .hint")].map((hint) => hint.textContent),
    counted: document.querySelector("#panel h3")?.textContent,
    references: [...document.querySelectorAll("#panel .references > li")].map((entry) => {
        const words = entry.cloneNode(true);
        words.querySelectorAll(".unseen, [hidden]").forEach((part) => part.remove());
        return words.textContent.trim();
    }),
    claims: [...document.querySelectorAll("#panel .claim")].map((claim) => ({
        stance: claim.querySelector(".status").textContent,
        head: claim.querySelector(".claim-head").textContent,
        link: claim.querySelector("a")?.getAttribute("href"),
        rel: claim.querySelector("a")?.rel,
        rows: [...claim.querySelectorAll("dt")].map((dt) => [dt.textContent, dt.nextSibling.textContent]),
    })),
})"""


def printed(relationship: Relationship, graph: Graph, filters: Filters) -> dict[str, Any]:
    """What should stand in the panel of a relationship."""
    told = evidence(relationship, graph, filters)
    line, *references = numbered_evidence(relationship, graph, filters)
    told |= {"lines": [told["lines"][0], line], "references": references}
    for shown, claim in zip(told["claims"], relationship.claims, strict=True):
        document = graph.documents[claim.document]
        link = " (opens the publisher's page)" if document.url else ""
        published = f", {document.published}" if document.published else ""
        shown |= {
            "head": f"{claim.stance} {document.publisher_in_words}: {document.label}{link}{published}",
            "link": document.url,
            "rel": "noopener noreferrer" if document.url else None,
        }
    del told["doubts"]
    hidden = told.pop("hidden")
    disputed = relationship.contested or relationship.status == "denied"
    return told | {"hints": [*told["hints"], *([hidden] if hidden else [])], "denied": disputed}


def test_the_panel_prints_the_evidence(visit: Visit, tmp_path: Path) -> None:
    """Every relationship opens with all that is said of it, every claim and every document, filtered and not."""
    graph = Graph(with_sources(random_claims(3, entities=6, claims=70), 3))
    page = visit.open(written(graph, tmp_path / "network.html"))
    whole = Filters(statuses=frozenset(STATUSES))
    some = Filters(statuses=frozenset(STATUSES), documents=frozenset(sorted(graph.documents)[:4]))
    asked = list(zip(graph.relationships.values(), cycle((whole, some)), strict=False))
    shown = tour(page, [fragment(filters, edge=relationship.key) for relationship, filters in asked], _READ)
    for told, (relationship, filters) in zip(shown, asked, strict=True):
        left = filters.narrow(relationship, graph.context, graph.events)
        if left is None:
            assert told["claims"] == []
        else:
            assert told == printed(left, graph, filters), (relationship.key, filters)
    assert any(told["denied"] for told in shown)
    assert any("The filters leave out" in hint for told in shown for hint in told["hints"])
    credited = next(r for r in graph.relationships.values() if r.claims[0].attributed_to and not r.is_derived)
    go(page, fragment(edge=credited.key))
    page.locator("#panel .claim dd button").first.click()
    assert page.locator("#panel-title").inner_text() == names(graph)(credited.claims[0].attributed_to or "")
    visit.assert_clean()


def test_the_panel_says_where_filters_leave_nothing(visit: Visit, seeds_page: Path) -> None:
    """A relationship that is open while filters leave no claim about it is told as that."""
    page = visit.open(seeds_page, fragment(until="1900", edge=["alexander-lukashenko", "GOVERNS", "belarus"]))
    assert "The filters leave no claim about it." in page.locator("#panel").inner_text()
    assert "Alexander Lukashenko governs Belarus" in page.locator("#panel-title").inner_text()
    visit.assert_clean()


def test_an_entity_shows_its_names_and_relationships(visit: Visit, seeds_page: Path) -> None:
    """An entity has its kind, all names and, by relation and direction, all relationships that are shown."""
    graph = Graph.load()
    page = visit.open(seeds_page, fragment(entity="alexander-lukashenko"))
    words = page.locator("#panel").inner_text()
    for alias in ("Лукашенко (ru)", "Aliaksandr Lukashenka", "Лукашэнка (be)"):
        assert alias in words
    shown = [
        r
        for r in graph.relationships.values()
        if "alexander-lukashenko" in (r.subject, r.object) and r.status != "denied"
    ]
    assert page.locator("#panel .relationships > li").count() == len(shown)
    derived = sum(r.is_derived for r in shown)
    assert f"{len(shown) - derived} relationships and {derived} involvements" in words
    inverse = page.locator("#panel .relationships > li", has_text="is governed by")
    assert inverse.count() == 0
    go(page, fragment(entity="belarus"))
    assert inverse.count() == 1
    page.locator("#panel .relationships").first.locator("button").first.click()
    assert page.locator("#panel .claim").count() > 0
    visit.assert_clean()


def pair(*stances: str, relation: str = "OWNS") -> Graph:
    """Two entities and a relationship between them, with a claim for each stance."""
    claims = random_claims(0, entities=2, claims=0)
    found = {
        f"c{i}": Claim(subject="e0", relation=relation, object="e1", document="d0", stance=stance, id=f"c{i}")  # type: ignore[arg-type]
        for i, stance in enumerate(stances)
    }
    return Graph(ClaimSet(claims.vocabulary, claims.documents, claims.entities, found))


def test_clicking_lines_and_shapes_opens_them(visit: Visit, tmp_path: Path) -> None:
    """In the drawing, a click on a line opens its evidence, on a shape the entity, and beside both closes it."""
    page = visit.open(written(pair("asserted"), tmp_path / "network.html"))
    first, second = canvas_places(page)
    page.mouse.click((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    assert page.locator("#panel .claim").count() == 1
    page.mouse.click(*first)
    assert page.locator("#panel .actions").count() == 1
    page.mouse.click(first[0], min(first[1], second[1]) - 100)
    assert page.locator("#panel .actions, #panel .claim").count() == 0
    visit.assert_clean()


def test_denied_is_off_until_it_is_asked_for(visit: Visit, tmp_path: Path) -> None:
    """A relationship that is only denied is not drawn until its box is ticked, and is marked by its word."""
    page = visit.open(written(pair("denied"), tmp_path / "network.html"))
    assert "0 relationships" in page.locator("#summary").inner_text()
    page.get_by_label("denied", exact=False).first.check()
    assert "1 relationship," in page.locator("#summary").inner_text()
    first, second = canvas_places(page)
    page.mouse.click((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    assert page.locator("#panel .facts .status").inner_text() == "denied"
    visit.assert_clean()


@pytest.mark.parametrize("stances", [("asserted", "denied"), ("unconfirmed", "denied"), ("denied",)])
def test_disputed_lines_are_hatched(visit: Visit, tmp_path: Path, stances: tuple[str, ...]) -> None:
    """A disputed line has strokes across it, in the drawing as in the exported picture."""
    everything = fragment(status=list(STATUSES))
    counts = {}
    for name, given in (("plain", ("asserted",)), ("disputed", stances)):
        page = visit.open(written(pair(*given), tmp_path / f"{name}.html"), everything)
        first, second = canvas_places(page)
        counts[name] = page.evaluate(
            """([[x1, y1], [x2, y2]]) => {
                const canvas = document.querySelector("#network canvas");
                const box = canvas.getBoundingClientRect();
                const scale = canvas.width / box.width;
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                const length = Math.hypot(x2 - x1, y2 - y1);
                let across = 0;
                for (let i = 0; i < data.length; i += 4) {
                    if (data[i] < data[i + 1] + 60 || data[i + 3] < 90) continue;
                    const x = ((i / 4) % canvas.width) / scale + box.x - x1;
                    const y = Math.floor(i / 4 / canvas.width) / scale + box.y - y1;
                    const along = (x * (x2 - x1) + y * (y2 - y1)) / length / length;
                    const beside = Math.abs(x * (y2 - y1) - y * (x2 - x1)) / length;
                    across += along > 0.3 && along < 0.65 && beside > 3 && beside < 9;
                }
                return across;
            }""",
            [first, second],
        )
    assert counts["plain"] == 0
    assert counts["disputed"] > 8
    visit.assert_clean()


def test_what_joins_an_entity_to_itself_is_drawn_like_the_rest(visit: Visit, tmp_path: Path) -> None:
    """Each such relationship has a loop of its own that a click opens, a disputed one its strokes, and counts once."""
    claims = random_claims(0, entities=1, claims=0)
    found = {
        str(i): Claim(subject="e0", relation=relation, object="e0", document="d0", stance=stance, id=str(i))
        for i, (relation, stance) in enumerate((("KNOWS", "asserted"), ("OWNS", "denied"), ("FREED_BY", "asserted")))
    }
    graph = Graph(ClaimSet(claims.vocabulary, claims.documents, claims.entities, found))
    page = visit.open(written(graph, tmp_path / "network.html"), fragment(status=list(STATUSES)))
    assert "3 relationships" in page.locator("#panel .busy").inner_text()
    ((x, y),) = canvas_places(page)
    opened = set()
    for reach, turn in product((30, 45, 60, 75), range(24)):
        page.mouse.click(x + reach * math.cos(turn * math.pi / 12), y + reach * math.sin(turn * math.pi / 12))
        opened |= {relation for relation in ("KNOWS", "OWNS", "FREED_BY") if f"edge={relation}" in page.url}
        if len(opened) == 3:
            break
    assert len(opened) == 3
    page.get_by_text("Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture (SVG)").click()
    picture = download.value.path().read_text()
    assert (
        len({tuple(place) for place in re.findall(r'<circle cx="([^"]+)" cy="([^"]+)" r="[^"]+" stroke=', picture)})
        == 3
    )
    assert picture.count("fill-opacity") == 2
    assert re.search(r'<path d="(M[^"]+L[^"]+){6,}" stroke', picture)
    visit.assert_clean()
