"""The page's filter on classes of relations."""

from __future__ import annotations

import random

import pytest

from graphmodel.graph import Graph
from graphmodel.paths.cost import HOP
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.randomclaims import random_claims

_LEFT = """(words) => {
    const { shown, answer } = visit(words);
    return { shown: shown.relationships, paths: answer.paths };
}"""


@pytest.mark.parametrize("seed", range(3))
def test_relations_of_a_class_are_those_that_are_left(seed: int) -> None:
    """A filter on classes leaves what a filter on all of their relations does, and joins one on relations."""
    graph = Graph.load() if seed == 0 else Graph(random_claims(seed, 60, 260))
    chance = random.Random(seed)
    ids, known = sorted(graph.entities), sorted({r.relation for r in graph.relationships.values()})
    by_class = {name: {r for r in known if graph.vocabulary.relations[r].class_ == name} for name in HOP}
    asked = []
    for _ in range(60):
        chosen = chance.sample(sorted(by_class), chance.randint(1, 3))
        among = set(chance.choice(([], chance.sample(known, min(3, len(known)))))) or set(known)
        left = sorted(set().union(*(by_class[name] for name in chosen)) & among)
        ends = dict(zip(("from", "to"), chance.sample(ids, 2), strict=True))
        if left:
            narrowed = [] if among == set(known) else sorted(among)
            asked.append(words(relation=narrowed, **{"class": chosen}, **ends))
            asked.append(words(relation=left, **ends))
    told = Scripts(graph).ask(_LEFT, asked)
    assert told[::2] == told[1::2]
    assert len({len(left["shown"]) for left in told}) > 2
