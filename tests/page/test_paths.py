"""The page's "path from A to B" against the command's: the same paths, in the same order, with the same words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path as File
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.evidence import Filters, doubts
from graphmodel.graph import Graph
from graphmodel.paths import Answer, Path, PathFinder
from graphmodel.store import MemoryStore
from tests.support.browser import Visit
from tests.support.graphs import claim_set
from tests.support.javascript import Scripts
from tests.support.pages import fragment, go, words, written
from tests.support.printed import evidence_lines
from tests.support.randomclaims import random_claims, random_filters, with_sources


class Question(NamedTuple):
    """What is asked of page and engine."""

    ends: tuple[str, str]
    filters: Filters = Filters()
    directed: bool = False
    number: int = 3
    by_hops: bool = False

    def answer(self, graph: Graph) -> Answer:
        """The engine's answer."""
        finder = PathFinder(MemoryStore(graph), *self.ends, self.filters, directed=self.directed)
        return finder.by_hops(self.number) if self.by_hops else finder.most_telling(self.number)

    @property
    def address(self) -> list[tuple[str, str]]:
        """The words of the address that asks it."""
        more = {"directed": 1} if self.directed else {}
        more |= {"by": "hops"} if self.by_hops else {}
        more |= {"paths": self.number} if self.number != 3 else {}
        return words(self.filters, **dict(zip(("from", "to"), self.ends, strict=True)), **more)


_ANSWER = """(words) => {
    const { answer, weighed } = visit(words);
    const ids = (numbers) => numbers.map((i) => entities.id[i]);
    return {
        headline: plain(headline(answer)),
        more: Number(answer.more),
        paths: answer.paths.map((path) => ({
            entities: ids(path.entities),
            cost: path.cost,
            similar: path.similar.map(ids),
            hops: answer.finder.hops(path).flat().map((i) => {
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
        similar: path.querySelector(".similar")?.textContent ?? "",
        hops: [...path.querySelectorAll(".hops > li")].map((hop) => hop.textContent),
    })),
})"""


def told(path: Path, graph: Graph, store: MemoryStore) -> dict[str, Any]:
    """What the page should say of a path."""
    relationships = [r for hop in path.hops for r in hop.relationships]
    hops = [
        {
            "sentence": f"{graph.name(r.subject)} {graph.vocabulary.relations[r.relation].meaning} "
            f"{graph.name(r.object)}",
            "doubts": doubts(r),
            "lines": lines,
        }
        for r, lines in zip(relationships, evidence_lines(relationships, store), strict=True)
    ]
    similar = [list(other) for other in path.similar]
    return {"entities": list(path.entities), "cost": path.cost, "similar": similar, "hops": hops}


def headline(answer: Answer, question: Question, graph: Graph) -> str:
    """What the page should say above an answer."""
    words = "{} to {}: ".format(*map(graph.name, question.ends))
    if not answer.paths:
        return f"{words}no path"
    lengths, number = [len(path.hops) for path in answer.paths], len(answer.paths)
    fewest, longest = min(lengths), max(lengths)
    hops = f"{fewest} hop{'' if fewest == 1 else 's'}" if fewest == longest else f"{fewest} to {longest} hops"
    words += f"{number} path{'' if number == 1 else 's'} of {hops}"
    if answer.more:
        words += f", and {answer.more:,} more as {'short' if question.by_hops else 'telling'}"
    return only_by(answer, graph) + words


def only_by(answer: Answer, graph: Graph) -> str:
    """What the page should say first where nothing but settings joins two entities."""
    passed = [
        {kind for id_ in path[1:-1] if graph.vocabulary.is_setting(kind := graph.entities[id_].kind)}
        for told in answer.paths
        for path in (told.entities, *told.similar)
    ]
    return f"Only by {' or '.join(sorted(set().union(*passed))).lower()}: " if all(passed) else ""


def expected(answer: Answer, question: Question, graph: Graph) -> dict[str, Any]:
    """What the page should say of an answer."""
    store = MemoryStore(graph)
    return {
        "headline": headline(answer, question, graph),
        "more": answer.more,
        "paths": [told(path, graph, store) for path in answer.paths],
    }


def questions(graph: Graph, number: int, seed: int) -> list[Question]:
    """Pairs of entities with filters, every other one without any."""
    chance = random.Random(seed)
    found: list[Question] = []
    while len(found) < number:
        source, target = chance.sample(sorted(graph.entities), 2)
        filters = random_filters(graph, chance) if len(found) % 2 else Filters()
        if not filters.avoid & {source, target}:
            directed, number_ = chance.random() < 0.2, chance.choice((1, 2, 3, 3, 3, 6, 12))
            found.append(Question((source, target), filters, directed, number_, chance.random() < 0.35))
    return found


def ask_both(graph: Graph, asked: Sequence[Question]) -> list[Answer]:
    """Ask scripts and engine the same questions, hold the answers against each other and return the engine's."""
    answers = []
    for question, shown in zip(asked, Scripts(graph).ask(_ANSWER, [q.address for q in asked]), strict=True):
        answer = question.answer(graph)
        assert shown == expected(answer, question, graph), question
        answers.append(answer)
    return answers


def test_the_page_answers_as_the_command_on_the_seeds() -> None:
    """On 600 pairs of the bundled claims, half of them with filters, the page gives the command's answers."""
    graph = Graph.load()
    answers = ask_both(graph, questions(graph, 600, 7))
    assert sum(bool(answer.paths) for answer in answers) > 200
    assert sum(not answer.paths for answer in answers) > 50
    assert sum(any(path.similar for path in answer.paths) for answer in answers) > 100
    assert sum(bool(answer.paths and only_by(answer, graph)) for answer in answers) > 20
    assert any(answer.more > 5 for answer in answers)


@pytest.mark.parametrize("seed", range(12))
def test_the_page_answers_as_the_command_on_claims_at_random(seed: int) -> None:
    """So it does where derivation, denial, names out of the ordinary and ties of all sorts are frequent."""
    sizes = ((60, 260), (25, 60), (200, 500), (12, 120))
    entities, claims = sizes[seed % 4]
    graph = Graph(with_sources(random_claims(seed, entities, claims), seed))
    answers = ask_both(graph, questions(graph, 250, seed))
    assert sum(bool(answer.paths) for answer in answers) > 60


def test_of_many_paths_that_cost_the_same_the_page_looks_at_as_many() -> None:
    """Where there are more paths than are looked at, or than a number holds exactly, page and command agree still."""
    layers = [["start"], *([f"{'abcdefghi'[level]}{place}" for place in range(8)] for level in range(9)), ["end"]]
    joined = [(a, b) for one, other in pairwise(layers) for a in one for b in other]
    people = {id_: Entity(id=id_, kind="Person", name=id_) for layer in layers for id_ in layer}
    claims = {
        f"{a} {b}": Claim(subject=a, relation="MET_WITH", object=b, document="d", id=f"{a} {b}") for a, b in joined
    }
    graph = Graph(claim_set({"d": Document(id="d", title="D", publisher="Gazette")}, people, claims))
    asked = [Question(("start", "end")), Question(("end", "start"), number=6), Question(("start", "c5"), number=4)]
    telling, _, _, hops = ask_both(graph, [*asked, Question(("start", "i5"), by_hops=True)])
    assert sum(len(path.similar) + 1 for path in telling.paths) + telling.more < len(people)
    assert hops.more == 8**8 - 3


def printed(path: dict[str, Any], graph: Graph) -> dict[str, Any]:
    """A path as the panel should print it."""

    def line(hop: dict[str, Any]) -> str:
        marks = f" {', '.join(hop['doubts'])}" if hop["doubts"] else ""
        return f"{hop['sentence']}{marks}{''.join(hop['lines'])}"

    names = [graph.name(*set(other) - set(path["entities"])) for other in path["similar"]]
    return {
        "entities": path["entities"],
        "route": " – ".join(map(graph.name, path["entities"])),
        "similar": f"also through {', '.join(names)}" if names else "",
        "hops": [line(hop) for hop in path["hops"]],
    }


def test_the_panel_prints_the_answer(visit: Visit, tmp_path: File) -> None:
    """Headline, paths, those that only vary them, and the evidence of each step stand in the panel as worked out."""
    graph = Graph(random_claims(2, entities=10, claims=200))
    page = visit.open(written(graph, tmp_path / "network.html"))
    seen = []
    for question in questions(graph, 8, 2):
        answer = question.answer(graph)
        should = expected(answer, question, graph)
        go(page, urlencode(question.address))
        paths = [printed(path, graph) for path in should["paths"]]
        assert page.evaluate(_READ) == {"headline": should["headline"], "paths": paths}, question
        seen += [hop for path in paths for hop in (path["similar"], *path["hops"])]
        seen += [] if answer.paths else ["no path"]
    for words_ in ("no path", "also through", " contested", "; denied by", "(by the event", "appears in accounts of"):
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


def test_the_panel_says_where_there_is_no_path(visit: Visit, seeds_page: File) -> None:
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
