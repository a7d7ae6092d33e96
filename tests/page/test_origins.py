"""The independent origins of claims, as the page's scripts and Python work them out."""

from __future__ import annotations

import random

import pytest

from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.randomclaims import random_claims, with_sources

_ORIGINS = """(numbers) => independent(numbers).map((origin) => [originInWords(origin), origin.declared])"""


@pytest.mark.parametrize("seed", range(6))
def test_any_claims_have_the_same_origins(seed: int) -> None:
    """Which origins count, and whether each is declared, is the same for any few claims."""
    graph = Graph(with_sources(random_claims(seed, entities=4, claims=60, documents=12), seed))
    chance = random.Random(seed)
    scripts = Scripts(graph)
    (ids,) = scripts.ask("() => claims.id", [None])
    asked = [chance.sample(range(len(ids)), chance.randint(1, 6)) for _ in range(400)]
    for told, numbers in zip(scripts.ask(_ORIGINS, asked), asked, strict=True):
        origins = graph.origins.of_claims([graph.claims[ids[number]] for number in numbers])
        assert told == [[str(origin), origin.declared] for origin in origins], numbers
