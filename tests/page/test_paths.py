"""The page's "path from A to B" against the command's: the same paths, in the same order, with the same words."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path as File
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from graphmodel.paths import Answer, PathFinder
from graphmodel.store import MemoryStore
from tests.support.browser import Visit
from tests.support.graphs import claim_set
from tests.support.javascript import Scripts
from tests.support.laws import THOROUGH
from tests.support.pages import fragment, go, words, written
from tests.support.printed import Told
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
        finder = PathFinder(MemoryStore(graph), *self.ends, self.walked, directed=self.directed)
        return finder.by_hops(self.number) if self.by_hops else finder.most_telling(self.number)

    def told(self, answer: Answer, graph: Graph) -> Told:
        """What the command prints of it."""
        return Told(answer, self.ends, MemoryStore(graph), self.walked, by_hops=self.by_hops, directed=self.directed)

    @property
    def walked(self) -> Filters:
        """The filters of the paths: what is only denied is never a step."""
        return msgspec.structs.replace(self.filters, statuses=self.filters.statuses - {"denied"})

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
    const line = (relationship, after) => plain([doubtBefore(relationship), ...sentence(relationship), ...after]);
    const told = new Set();
    return {
        lines: [
            plain(headline(answer)),
            walkedInWords(),
            ...answer.paths.flatMap((path, i) => [
                `${i + 1}. ${plain(routeInWords(path))}`,
                ...stepsOf(path, answer, weighed, told).flatMap(({ items, more }) => [
                    ...items.map((item) => line(item.relationship, afterStep(item))),
                    ...(more.length ? [t("path.more.between", { count: more.length })] : []),
                ]),
            ]),
            ...(answer.more ? [moreInWords(answer.more)] : []),
            ...asideOf(answer, weighed).flatMap(({ heading, found }) => [
                heading,
                ...found.slice(0, ASIDE).map((each) => plain(statement(each))),
                ...(found.length > ASIDE ? [t("path.more.aside", { count: found.length - ASIDE })] : []),
            ]),
        ],
        paths: answer.paths.map((path) => [ids(path.entities), path.cost, path.similar.map(ids)]),
    };
}"""
_READ = """() => {
    const panel = document.getElementById("panel").cloneNode(true);
    panel.querySelectorAll(".unseen, [hidden], .similar, .left").forEach((part) => part.remove());
    panel.querySelectorAll(".paths > li").forEach((path, i) => path.querySelector(".route").prepend(`${i + 1}. `));
    const said = "#panel-title, .hint, .route, .hops > li, .more, h3, .references > li";
    return [...panel.querySelectorAll(said)].map((part) => part.textContent.trim());
}"""


def expected(answer: Answer, question: Question, graph: Graph) -> dict[str, Any]:
    """What the page should say of an answer."""
    return {
        "lines": question.told(answer, graph).lines(),
        "paths": [[list(path.entities), path.cost, list(map(list, path.similar))] for path in answer.paths],
    }


def questions(graph: Graph, number: int, seed: int) -> list[Question]:
    """Pairs of entities with filters, every other one without any."""
    chance = random.Random(seed)
    found: list[Question] = []
    while len(found) < number:
        source, target = chance.sample(sorted(graph.entities), 2)
        filters = random_filters(graph, chance) if len(found) % 2 else Filters()
        if not filters.avoid & {source, target} and filters.statuses != {"denied"}:
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
    assert sum(answer.only_by_settings for answer in answers) > 20
    assert any(answer.more > 5 for answer in answers)


@pytest.mark.parametrize("seed", range(12))
def test_the_page_answers_as_the_command_on_claims_at_random(seed: int) -> None:
    """So it does where derivation, denial, names out of the ordinary and ties of all sorts are frequent."""
    sizes = ((60, 260), (25, 60), (200, 500), (12, 120))
    entities, claims = sizes[seed % 4]
    graph = Graph(with_sources(random_claims(seed, entities, claims), seed))
    asked = questions(graph, 250 if THOROUGH else 60, seed)
    assert sum(bool(answer.paths) for answer in ask_both(graph, asked)) > len(asked) // 4


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


def test_the_panel_prints_the_answer(visit: Visit, tmp_path: File) -> None:
    """Paths, what is beside them, and the documents by number below stand in the panel as the command prints them."""
    graph = Graph(random_claims(2, entities=10, claims=200))
    page = visit.open(written(graph, tmp_path / "network.html"))
    seen = []
    for question in questions(graph, 12, 2):
        answer = question.answer(graph)
        if answer.paths:
            go(page, urlencode(question.address))
            told = question.told(answer, graph).numbered()
            assert page.evaluate(_READ) == told, question
            seen += told
    phrases = "(as above)", "more between these two", "{", "Denied or not confirmed between", "(by the event"
    assert [phrase for phrase in phrases if not any(phrase in line for line in seen)] == []
    assert any(re.search(r"\[\d+, \d+", line) for line in seen)
    visit.assert_clean()


def test_what_is_only_denied_is_never_a_step() -> None:
    """Where nothing but denied is chosen no path leads anywhere, and the page says so; beside others it adds none."""
    graph = Graph.load()
    ends = {"from": "andrzej-poczobut", "to": "belarus"}
    asked = [["denied"], ["asserted", "denied"], ["asserted"]]
    alone, beside, without = Scripts(graph).ask(_ANSWER, (words(status=statuses, **ends) for statuses in asked))
    assert alone["paths"] == []
    assert alone["lines"][:3] == [
        "Andrzej Poczobut to Belarus: no path",
        "over nothing, for what is only denied is never a step; in either direction",
        "Denied or not confirmed between them",
    ]
    assert beside == without
    assert beside["paths"]


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
    assert page.locator("#panel-title").inner_text() == "Belarus to Belarus: one and the same"
    go(page, fragment(Filters(avoid=frozenset({"belarus"})), **{"from": "belarus", "to": "poland"}))
    assert "Belarus is an end of the path and avoided" in panel.inner_text()
    go(page, fragment(Filters(until="1900", min_origins=3), **{"from": "belarus", "to": "poland"}))
    assert "no path" in panel.inner_text()
    assert "Perhaps too narrow: the dates (undated claims fit none), origins." in panel.inner_text()
    go(page, fragment(**{"from": "warsaw", "to": "belarus"}))
    assert "Nothing asserted connects them" in panel.inner_text()
    visit.assert_clean()
