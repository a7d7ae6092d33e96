"""The page's state as words of its address: nothing is lost, and what they cannot mean is told."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.randomclaims import random_claims, random_filters

SIZES = ((25, 70), (60, 260), (8, 120))
CLASSES = ("act", "setting", "statement", "tie")


@pytest.fixture(scope="module")
def seeds() -> Scripts:
    """The scripts of the page of the bundled claims."""
    return Scripts(Graph.load())


_ADDRESS = """(words) => {
    const { shown } = visit(words);
    return { again: stateWords(state), unknown: unknownInWords(), shown: shown.entities.length };
}"""


@pytest.mark.parametrize("seed", range(3))
def test_every_choice_is_in_the_address(seed: int) -> None:
    """What an address tells is written down again word for word, whatever is chosen."""
    graph = Graph(random_claims(seed, *SIZES[seed]))
    chance = random.Random(seed)
    ids = sorted(graph.entities)

    def maybe(**more: Any) -> dict[str, Any]:
        return more if chance.random() < 0.5 else {}

    asked = [
        words(
            random_filters(graph, chance),
            **maybe(**{"class": sorted(chance.sample(CLASSES, chance.randint(1, 4)))}),
            **maybe(contested=chance.choice(("only", "none"))),
            **maybe(focus=chance.choice(ids), hops=chance.randint(1, 9)),
            **maybe(expand=chance.sample(ids, 3)),
            **maybe(**{"from": chance.choice(ids), "to": chance.choice(ids)}),
            **maybe(directed=1),
            **maybe(by="hops"),
            **chance.choice(({}, {"route": 2}, {"paths": 12, "route": chance.randint(2, 12)}, {"paths": 99})),
            **chance.choice(({}, {"entity": chance.choice(ids)}, {"edge": chance.choice(list(graph.relationships))})),
            **maybe(view=chance.choice(("list", "table"))),
            **chance.choice(({}, {"sort": "-claims"}, {"table": "entities", "sort": "degree"})),
            **maybe(draw=chance.randint(1, 2000)),
        )
        for _ in range(150)
    ]
    for told, address in zip(Scripts(graph).ask(_ADDRESS, asked), asked, strict=True):
        assert [tuple(word) for word in told["again"]] == address
        assert told["unknown"] == ""


@pytest.mark.parametrize(
    "part",
    ["relation=OWNS_SECRETLY", "relaton=FREED", "class=rumour", "hops=x", "hops=12", "route=4", "route=0", "paths=0",
     "paths=100", "by=cost", "directed=7", "view=map", "sort=bogus", "since=13", "min-origins=100", "draw=-1",
     "status=nobody", "contested=maybe", "focus=no-such", "expand=no-such", "table=claims", "avoid=no-such",
     "from=no-such"],
)  # fmt: skip
def test_a_link_to_what_is_not_there_says_so(part: str, seeds: Scripts) -> None:
    """What the page cannot do is told, since more is shown than was asked for, and nothing else is called unknown."""
    more = words(kind="Person", document="no-such", **({} if part.startswith("focus") else {"focus": "belarus"}))
    (told,) = seeds.ask(_ADDRESS, [[tuple(part.split("=")), *more]])
    found = re.search(r"left out: (.*?)\.", told["unknown"])
    assert found is not None
    assert set(found[1].split(", ")) == {part, "document=no-such"}
    backwards, edge = seeds.ask(_ADDRESS, [words(since="2025", until="2020"), words(edge=["belarus", "poland"])])
    assert "left out: since=2025, until=2020." in backwards["unknown"]
    assert "left out: edge=belarus poland." in edge["unknown"]
