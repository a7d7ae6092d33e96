"""The page's "path from A to B" against the command's: the same paths, in the same order, with the same words."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from graphmodel.evidence import Filters, doubts
from graphmodel.graph import Graph
from graphmodel.paths import Answer, PathFinder
from graphmodel.store import MemoryStore
from tests.support.browser import Visit
from tests.support.javascript import Scripts
from tests.support.pages import fragment, go, words, written
from tests.support.printed import path_lines
from tests.support.randomclaims import random_claims, random_filters, with_sources

Question = tuple[tuple[str, str], Filters, bool]

_ANSWER = """(words) => {
    const { answer, weighed } = visit(words);
    return {
        headline: plain(headline(answer)),
        paths: answer.paths.map((path) => ({
            entities: path.map((i) => entities.id[i]),
            hops: hopsOf(path, answer.finder).flat().map((i) => {
                const relationship = relationshipOf(i, weighed);
                const doubts = doubtsOf(relationship).map(([, word]) => word);
                const lines = evidenceLines(relationship).map(({ phrase }) => plain(phrase));
                return { sentence: plain(sentence(relationship)), doubts, lines };
            }),
        })),
    };
}"""
_READ = """() => ({
    headline: document.getElementById("path-headline").textContent,
    paths: [...document.querySelectorAll("#panel .paths > li")].map((path) => ({
        entities: path.dataset.path.split(" "),
        route: path.querySelector(".route").textContent,
        hops: [...path.querySelectorAll(".hops > li")].map((hop) => hop.textContent),
    })),
})"""


def told(answer: Answer, question: Question, graph: Graph) -> list[dict[str, Any]]:
    """What the page should say of an answer."""
    below = path_lines(answer, *question[0], MemoryStore(graph))[1]
    paths = []
    for path, evidence in zip(answer.paths, below, strict=True):
        relationships = [r for hop in path.hops for r in hop.relationships]
        hops = [
            {
                "sentence": f"{graph.name(r.subject)} {graph.vocabulary.relations[r.relation].meaning} "
                f"{graph.name(r.object)}",
                "doubts": doubts(r),
                "lines": lines,
            }
            for r, lines in zip(relationships, evidence, strict=True)
        ]
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


def answered(graph: Graph, question: Question) -> tuple[Answer, dict[str, Any]]:
    """The command's answer to a question, and what the page should say."""
    pair, filters, directed = question
    answer = PathFinder(MemoryStore(graph), *pair, filters, directed=directed).shortest()
    names = (graph.entities[id_].name for id_ in pair)
    return answer, {"headline": headline(answer, *names), "paths": told(answer, question, graph)}


def address(question: Question) -> list[tuple[str, str]]:
    """The words of the address that asks a question."""
    (source, target), filters, directed = question
    return words(filters, **{"from": source, "to": target}, **({"directed": "1"} if directed else {}))


def questions(graph: Graph, number: int, seed: int) -> list[Question]:
    """Pairs of entities with filters, every other one without any."""
    chance = random.Random(seed)
    found: list[Question] = []
    while len(found) < number:
        source, target = chance.sample(sorted(graph.entities), 2)
        filters = random_filters(graph, chance) if len(found) % 2 else Filters()
        if not filters.avoid & {source, target}:
            found.append(((source, target), filters, chance.random() < 0.2))
    return found


def ask_both(graph: Graph, number: int, seed: int) -> list[Answer]:
    """Ask scripts and engine the same questions, hold the answers against each other and return the engine's."""
    asked = questions(graph, number, seed)
    answers = []
    for question, shown in zip(asked, Scripts(graph).ask(_ANSWER, map(address, asked)), strict=True):
        answer, expected = answered(graph, question)
        assert shown == expected, question
        answers.append(answer)
    return answers


def test_the_page_answers_as_the_command_on_the_seeds() -> None:
    """On 600 pairs of the bundled claims, half of them with filters, the page gives the command's answers."""
    answers = ask_both(Graph.load(), 600, 7)
    assert sum(bool(answer.paths) for answer in answers) > 200
    assert sum(not answer.paths for answer in answers) > 50
    assert any((answer.total or 0) > 10 for answer in answers)


@pytest.mark.parametrize("seed", range(12))
def test_the_page_answers_as_the_command_on_claims_at_random(seed: int) -> None:
    """So it does where derivation, denial, names out of the ordinary and ties of all sorts are frequent."""
    sizes = ((60, 260), (25, 60), (200, 500), (12, 120))
    entities, claims = sizes[seed % 4]
    answers = ask_both(Graph(with_sources(random_claims(seed, entities, claims), seed)), 250, seed)
    assert sum(bool(answer.paths) for answer in answers) > 60


def printed(path: dict[str, Any], graph: Graph) -> dict[str, Any]:
    """A path as the panel should print it."""

    def line(hop: dict[str, Any]) -> str:
        marks = f" {', '.join(hop['doubts'])}" if hop["doubts"] else ""
        return f"{hop['sentence']}{marks}{''.join(hop['lines'])}"

    route = " – ".join(graph.entities[id_].name for id_ in path["entities"])
    return {"entities": path["entities"], "route": route, "hops": [line(hop) for hop in path["hops"]]}


def test_the_panel_prints_the_answer(visit: Visit, tmp_path: Path) -> None:
    """Headline, paths and the evidence of each step stand in the panel as they were worked out."""
    graph = Graph(random_claims(2, entities=10, claims=200))
    page = visit.open(written(graph, tmp_path / "network.html"))
    seen = []
    for question in questions(graph, 8, 2):
        answer, expected = answered(graph, question)
        go(page, urlencode(address(question)))
        paths = [printed(path, graph) for path in expected["paths"]]
        assert page.evaluate(_READ) == {"headline": expected["headline"], "paths": paths}, question
        seen += [hop for path in paths for hop in path["hops"]]
        seen += [] if answer.paths else ["no path"]
    for words_ in ("no path", " contested", "; denied by", "(by the event", "appears in accounts of"):
        assert any(words_ in hop for hop in seen), words_
    visit.assert_clean()


_HINTS = """(words) => {
    const { answer } = visit(words);
    return [plain(headline(answer)), answer.avoided === undefined && !answer.paths.length ? noPathHint() : null];
}"""


def test_where_there_is_no_path_the_page_says_why() -> None:
    """No path, and no question, are answers, with a word on the filters that are set."""
    graph = Graph.load()
    narrow = Filters(
        relations=frozenset({"FREED"}), kinds=frozenset({"Person"}), documents=frozenset({"bbc-summary-belarus-123"}),
        speakers=frozenset({"viasna"}), until="1900", min_origins=3, statuses=frozenset({"denied"}),
        avoid=frozenset({"ukraine"}),
    )  # fmt: skip
    everything = (
        "only from subject to object, relation, kind, document, speaker, the dates (undated claims fit none), "
        "origins, status, contested, avoided entities"
    )
    ends = {"from": "belarus", "to": "poland"}
    asked = {
        "two": (words(Filters(until="1900", min_origins=3), **ends),
                "Perhaps too narrow: the dates (undated claims fit none), origins."),
        "all": (words(narrow, directed=1, contested="only", **ends), f"Perhaps too narrow: {everything}."),
        "none": (words(**{"from": "warsaw", "to": "belarus"}),
                 "Nothing asserted connects them; choose unconfirmed or prospective among the filters to see more."),
        "avoided": (words(Filters(avoid=frozenset({"belarus"})), **ends), None),
        "found": (words(**ends), None),
    }  # fmt: skip
    told = dict(zip(asked, Scripts(graph).ask(_HINTS, [given for given, _ in asked.values()]), strict=True))
    assert {case: hint for case, (_, hint) in told.items()} == {case: hint for case, (_, hint) in asked.items()}
    assert told["two"][0] == "Belarus to Poland: no path"
    assert told["avoided"][0] == "Belarus is an end of the path and avoided at the same time."


def test_the_panel_says_where_there_is_no_path(visit: Visit, seeds_page: Path) -> None:
    """What may be too narrow, an end that is avoided, and an entity's way to itself are told in the panel."""
    page = visit.open(seeds_page, fragment(**{"from": "belarus", "to": "belarus"}))
    panel = page.locator("#panel")
    assert "of one entity" in panel.inner_text()
    go(page, fragment(Filters(avoid=frozenset({"belarus"})), **{"from": "belarus", "to": "poland"}))
    assert "Belarus is an end of the path and avoided" in panel.inner_text()
    go(page, fragment(Filters(until="1900", min_origins=3), **{"from": "belarus", "to": "poland"}))
    assert "no path" in panel.inner_text()
    assert "Perhaps too narrow: the dates (undated claims fit none), origins." in panel.inner_text()
    go(page, fragment(**{"from": "warsaw", "to": "belarus"}))
    assert "Nothing asserted connects them" in panel.inner_text()
    visit.assert_clean()
