"""The page's "path from A to B" against the command's: the same paths, in the same order, with the same words."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphmodel.evidence import corroboration, dates_in_words, in_words
from graphmodel.filters import Filters
from graphmodel.graph import Graph
from graphmodel.paths import Answer, PathFinder
from graphmodel.store import MemoryStore
from tests.support.browser import Visit
from tests.support.pages import fragment, go, random_claims, random_filters, written

if TYPE_CHECKING:
    from playwright.sync_api import Page

_READ = """() => ({
    headline: document.getElementById("path-headline").textContent,
    paths: [...document.querySelectorAll("#panel .paths > li")].map((path) => ({
        entities: path.dataset.path.split(" "),
        hops: [...path.querySelectorAll(".hops > li")].map((hop) => ({
            sentence: hop.querySelector("button").textContent,
            status: hop.querySelector(".status")?.textContent ?? "asserted",
            lines: [...hop.querySelectorAll("small")].map((line) => line.textContent),
            text: hop.textContent,
        })),
    })),
})"""


def said(answer: Answer, graph: Graph) -> list[dict[str, Any]]:
    """What the page should say of an answer."""

    def name(id_: str) -> str:
        return graph.entities[id_].name

    paths = []
    for path in answer.paths:
        hops = []
        for relationship in (r for hop in path.hops for r in hop.relationships):
            evidence = corroboration(relationship)
            lines = [in_words(evidence, name), f"in {', '.join(evidence.documents)}"]
            if relationship.status == "contested":
                denied = [claim for claim in relationship.claims if claim.stance == "denied"]
                speakers = sorted({claim.attributed_to for claim in denied if claim.attributed_to})
                by = f" by {', '.join(map(name, speakers))}" if speakers else ""
                papers = ", ".join(sorted({claim.document for claim in denied}))
                lines.append(f"denied{by} in {papers}" if denied else "denied by claims that the filters leave out")
            meaning = graph.vocabulary.relations[relationship.relation].meaning
            sentence = f"{name(relationship.subject)} {meaning} {name(relationship.object)}"
            when = ", ".join(dates_in_words(relationship.claims))
            status = relationship.status if relationship.status != "asserted" else ""
            text = sentence + (f" {status}" if status else "") + (f" ({when})" if when else "") + "".join(lines)
            hops.append({"sentence": sentence, "status": relationship.status, "lines": lines, "text": text})
        paths.append({"entities": list(path.entities), "hops": hops})
    return paths


def headline(answer: Answer, source: str, target: str) -> str:
    """What the page should say above an answer."""
    words = f"{source} to {target}: "
    if not answer.paths:
        return f"{words}no path"
    hops, number = len(answer.paths[0].hops), len(answer.paths)
    words += f"{number} path{'' if number == 1 else 's'} of {hops} hop{'' if hops == 1 else 's'}"
    assert answer.total is not None
    return words + (f", and {answer.total - number:,} more as short" if answer.total > number else "")


def ask_both(page: Page, graph: Graph, pair: tuple[str, str], filters: Filters, *, directed: bool) -> Answer:
    """Ask page and engine the same question, hold the answers against each other and return them."""
    answer = PathFinder(MemoryStore(graph), *pair, filters, directed=directed).shortest()
    more = {"directed": "1"} if directed else {}
    go(page, fragment(filters, **{"from": pair[0], "to": pair[1]}, **more))
    shown = page.evaluate(_READ)
    question = (pair, filters, directed)
    assert shown["headline"] == headline(answer, *(graph.entities[id_].name for id_ in pair)), question
    assert shown["paths"] == said(answer, graph), question
    return answer


def questions(graph: Graph, number: int, seed: int) -> list[tuple[tuple[str, str], Filters, bool]]:
    """Pairs of entities with filters, every other one without any."""
    chance = random.Random(seed)
    found = []
    for place in range(number):
        source, target = chance.sample(sorted(graph.entities), 2)
        filters = random_filters(graph, chance) if place % 2 else Filters()
        if not filters.avoid & {source, target}:
            found.append(((source, target), filters, chance.random() < 0.2))
    return found


def test_the_page_answers_as_the_command_on_the_seeds(visit: Visit, seeds_page: Path) -> None:
    """On 240 pairs of the bundled claims, half of them with filters, the page gives the command's answers."""
    graph = Graph.load()
    page = visit.open(seeds_page)
    answers = [ask_both(page, graph, *question[:2], directed=question[2]) for question in questions(graph, 250, 7)]
    assert len(answers) >= 240
    assert sum(bool(answer.paths) for answer in answers) > 100
    assert sum(not answer.paths for answer in answers) > 20
    assert any((answer.total or 0) > 10 for answer in answers)
    visit.assert_clean()


@pytest.mark.parametrize("seed", [2, 5])
def test_the_page_answers_as_the_command_on_claims_at_random(visit: Visit, tmp_path: Path, seed: int) -> None:
    """So it does where derivation, denial, names out of the ordinary and ties of all sorts are frequent."""
    graph = Graph(random_claims(seed))
    page = visit.open(written(graph, tmp_path / "network.html"))
    answers = [ask_both(page, graph, *question[:2], directed=question[2]) for question in questions(graph, 120, seed)]
    assert any((answer.total or 0) > 10 for answer in answers)
    visit.assert_clean()


def test_an_entity_is_connected_to_itself_by_nothing(visit: Visit, seeds_page: Path) -> None:
    """The path from an entity to itself is that entity."""
    page = visit.open(seeds_page, fragment(**{"from": "belarus", "to": "belarus"}))
    assert "of one entity" in page.locator("#panel").inner_text()
    visit.assert_clean()


def test_an_end_that_is_avoided_is_no_question(visit: Visit, seeds_page: Path) -> None:
    """Where an end of the path is avoided the page says that, instead of that there is no path."""
    state = fragment(Filters(avoid=frozenset({"belarus"})), **{"from": "belarus", "to": "poland"})
    page = visit.open(seeds_page, state)
    assert "Belarus is an end of the path and avoided" in page.locator("#panel").inner_text()
    visit.assert_clean()


def test_where_there_is_no_path_the_page_says_what_may_be_too_narrow(visit: Visit, seeds_page: Path) -> None:
    """No path is an answer, with a word on the filters that are set."""
    state = fragment(Filters(until="1900", min_origins=3), **{"from": "belarus", "to": "poland"})
    page = visit.open(seeds_page, state)
    words = page.locator("#panel").inner_text()
    assert "no path" in words
    assert "Perhaps too narrow: the dates (undated claims fit none), independent origins." in words
    go(page, fragment(**{"from": "warsaw", "to": "belarus"}))
    assert "Nothing asserted connects them" in page.locator("#panel").inner_text()
