"""What the page says of relationships and entities, held against the command line's words."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from graphmodel.claims import Claim, Document
from graphmodel.evidence import (
    corroboration,
    dates_in_words,
    derivation_in_words,
    in_words,
    locator_in_words,
    quantity_in_words,
)
from graphmodel.filters import Filters
from graphmodel.graph import STATUSES, Graph, Relationship
from graphmodel.resolve import ClaimSet
from tests.support.browser import Visit
from tests.support.pages import canvas_places, fragment, go, random_claims, random_filters, written

_READ = """() => ({
    title: document.getElementById("panel-title").textContent,
    status: document.querySelector("#panel .facts .status")?.textContent,
    corroboration: document.querySelector("#panel .corroboration")?.textContent,
    claims: [...document.querySelectorAll("#panel .claim")].map((claim) => ({
        stance: claim.querySelector(".status").textContent,
        document: claim.querySelector(".claim-head").textContent,
        link: claim.querySelector("a")?.getAttribute("href"),
        rel: claim.querySelector("a")?.rel,
        fields: Object.fromEntries(
            [...claim.querySelectorAll("dt")].map((dt) => [dt.textContent, dt.nextSibling.textContent]),
        ),
    })),
})"""


def fields(claim: Claim, document: Document, name: Callable[[str], str]) -> dict[str, str]:
    """What the page should say of a claim, by the words that stand before it."""
    undeclared = "it does not say" if document.derived_from is None else "nothing: it says that it is original"
    said: dict[str, Any] = {
        "speaker": name(claim.attributed_to) if claim.attributed_to else "the document itself",
        "when": ", ".join(dates_in_words([claim])),
        "where": name(claim.place) if claim.place else "",
        "event": name(claim.event) if claim.event else "",
        "role": claim.role,
        "quantity": quantity_in_words(claim.quantity) if claim.quantity else "",
        "note": claim.note,
        "locator": locator_in_words(claim.locator) if claim.locator else "",
        "derived from": "; ".join(derivation_in_words(document)) or undeclared,
        "on the document": document.note,
        "document": document.id,
        "claim": claim.id,
    }
    return {label: value for label, value in said.items() if value}


def evidence(relationship: Relationship, graph: Graph) -> dict[str, Any]:
    """What the page should say of a relationship."""

    def name(id_: str) -> str:
        return graph.entities[id_].name

    meaning = graph.vocabulary.relations[relationship.relation].meaning
    claims = []
    for claim in relationship.claims:
        document = graph.documents[claim.document]
        link = " (opens the publisher's page)" if document.url else ""
        published = f", {document.published}" if document.published else ""
        claims.append(
            {
                "stance": claim.stance,
                "document": f"{claim.stance} {document.publisher_in_words}: {document.title}{link}{published}",
                "link": document.url,
                "rel": "noopener noreferrer" if document.url else None,
                "fields": fields(claim, document, name),
            }
        )
    return {
        "title": f"{name(relationship.subject)} {meaning} {name(relationship.object)}",
        "status": relationship.status,
        "corroboration": in_words(corroboration(relationship), name),
        "claims": claims,
    }


def test_every_relationship_opens_every_claim_in_the_commands_words(visit: Visit, seeds_page: Path) -> None:
    """Of each relationship of the seeds, denied ones too, the panel tells status, corroboration and all claims."""
    graph = Graph.load()
    page = visit.open(seeds_page)
    for key, relationship in graph.relationships.items():
        go(page, fragment(edge=key))
        assert page.evaluate(_READ) == evidence(relationship, graph), key
    visit.assert_clean()


@pytest.mark.parametrize("seed", [3, 4])
def test_counts_are_made_of_what_filters_leave(visit: Visit, tmp_path: Path, seed: int) -> None:
    """Status, origins and claims of a relationship are those that Python counts after the same filters."""
    graph = Graph(random_claims(seed))
    chance = random.Random(seed)
    page = visit.open(written(graph, tmp_path / "network.html"))
    compared = 0
    for key in chance.sample(sorted(graph.relationships), 120):
        filters = random_filters(graph, chance)
        go(page, fragment(filters, edge=key))
        whole = Filters(
            relations=filters.relations,
            documents=filters.documents,
            speakers=filters.speakers,
            since=filters.since,
            until=filters.until,
            statuses=frozenset(STATUSES),
        )
        left = whole.narrow(graph.relationships[key], graph.origins)
        shown = page.evaluate(_READ)
        if left is None:
            assert "The filters leave no claim about it." in page.locator("#panel").inner_text()
        else:
            assert shown == evidence(left, graph), (key, filters)
            compared += 1
    assert compared > 40
    visit.assert_clean()


@pytest.mark.parametrize("seed", [5])
def test_the_page_lists_the_relationships_that_filters_leave(visit: Visit, tmp_path: Path, seed: int) -> None:
    """Table and summary hold what filters leave, counted as Python counts it."""
    graph = Graph(random_claims(seed, entities=25, claims=70))
    chance = random.Random(seed)
    page = visit.open(written(graph, tmp_path / "network.html"))
    for _ in range(40):
        filters = random_filters(graph, chance)
        kept = {key: left for key, r in graph.relationships.items() if (left := filters.narrow(r, graph.origins))}
        passing = {id_ for id_, entity in graph.entities.items() if filters.may_pass(entity, graph.vocabulary)}
        expected = sorted(
            (
                graph.entities[s].name,
                graph.vocabulary.relations[r].meaning,
                graph.entities[o].name,
                left.status,
                str(len(left.origins)),
                str(len(left.claims)),
            )
            for (s, r, o), left in kept.items()
            if {s, o} <= passing
        )
        go(page, fragment(filters, view="table", stance=sorted(filters.statuses)))
        rows = page.evaluate(
            """() => [...document.querySelectorAll("#view-table tbody tr")].map((row) =>
                [...row.cells].slice(0, 6).map((cell) => (cell.querySelector("bdi") ?? cell).textContent))"""
        )
        assert sorted(map(tuple, rows)) == expected, filters
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
    assert f"{len(shown)} relationships" in words
    inverse = page.locator("#panel h4", has_text="is governed by")
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


@pytest.mark.parametrize("stances", [("asserted", "denied"), ("denied",)])
def test_disputed_lines_are_hatched(visit: Visit, tmp_path: Path, stances: tuple[str, ...]) -> None:
    """A disputed line has strokes across it, in the drawing as in the exported picture."""
    everything = fragment(stance=list(STATUSES))
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
    page = visit.open(written(graph, tmp_path / "network.html"), fragment(stance=list(STATUSES)))
    assert "3 relationships" in page.locator("#panel .busy").inner_text()
    ((x, y),) = canvas_places(page)
    opened = set()
    for reach, turn in product((30, 45, 60, 75), range(24)):
        page.mouse.click(x + reach * math.cos(turn * math.pi / 12), y + reach * math.sin(turn * math.pi / 12))
        opened |= {relation for relation in ("KNOWS", "OWNS", "FREED_BY") if f"edge={relation}" in page.url}
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
