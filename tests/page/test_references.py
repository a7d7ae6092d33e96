"""The documents that the page lists below an answer, and the numbers that lead to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.graph import Graph
from graphmodel.output.references import describing
from tests.support.browser import Visit, Visiting
from tests.support.graphs import claim_set
from tests.support.javascript import Scripts
from tests.support.pages import fragment, written
from tests.support.randomclaims import random_claims, with_sources


@pytest.mark.parametrize("seed", [None, *range(4)])
def test_a_document_is_listed_as_the_commands_list_it(seed: int | None) -> None:
    """Publisher, title, authors, date, sources, address and id stand there in the same words."""
    graph = Graph.load() if seed is None else Graph(with_sources(random_claims(seed, documents=20), seed))
    told = Scripts(graph).ask("(i) => plain(referenceInWords(i))", range(len(graph.documents)))
    assert told == list(map(describing(graph.documents), graph.documents))


@pytest.mark.parametrize("width", [1280, 360])
def test_a_number_leads_to_its_document_and_back(visiting: Visiting, seeds_page: Path, width: int) -> None:
    """By the keys alone: a number has the name of its document, leads to the entry, and that back to the number."""
    visit = visiting(width=width)
    page = visit.open(seeds_page, fragment(**{"from": "alexander-lukashenko", "to": "belaruskali"}))
    number = page.locator("#panel .hops .cite").nth(1)
    assert number.inner_text() == "2"
    name = number.get_attribute("aria-label") or ""
    number.press("Enter")
    entry = page.locator("#panel .references > li").nth(1)
    assert entry.evaluate("(entry) => entry === document.activeElement")
    assert entry.inner_text().startswith(name.replace("document 2: ", "[2] "))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Back to where document 2 is cited"
    page.keyboard.press("Enter")
    assert number.evaluate("(number) => number === document.activeElement")
    visit.assert_clean()


def test_documents_of_what_is_shown_later_follow(visit: Visit, tmp_path: Path) -> None:
    """In a list that is made in parts the numbers go on, each for one document of the list below."""
    numbers = range(100)
    people = {f"e{i}": Entity(id=f"e{i}", kind="Person", name=f"E{i}") for i in (*numbers, 100)}
    papers = {f"d{i}": Document(id=f"d{i}", title="T", publisher=f"P{i}") for i in numbers}
    claims = {
        f"c{i}": Claim(subject="e100", relation="PAID", object=f"e{i}", document=f"d{i}", id=f"c{i}") for i in numbers
    }
    graph = Graph(claim_set(papers, people, claims))
    page = visit.open(written(graph, tmp_path / "network.html"), fragment(entity="e100"))
    assert page.locator("#panel .references > li").count() == 60
    page.get_by_role("button", name="Show 40 more").press("Enter")
    cited = page.locator("#panel .cite").all_inner_texts()
    assert cited == [str(number) for number in range(1, 101)]
    assert page.locator("#panel .references > li").last.inner_text().startswith("[100] ")
    visit.assert_clean()


def test_a_printed_panel_has_the_numbers_and_the_documents(visit: Visit, seeds_page: Path) -> None:
    """On paper the numbers stand where they are, and below them the documents."""
    page = visit.open(seeds_page, fragment(edge=["alexander-lukashenko", "GOVERNS", "belarus"]))
    page.emulate_media(media="print")
    assert page.locator("#panel .cite").first.is_visible()
    assert page.locator("#panel .references > li").last.is_visible()
    visit.assert_clean()
