"""The independent origins of documents, as the page's scripts and Python work them out."""

from __future__ import annotations

import random

import pytest

from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.randomclaims import random_claims

_ORIGINS = """(ids) => {
    const numbers = ids.map((id) => documentNumbers().get(id)).sort((a, b) => a - b);
    return independent(numbers).map((origin) => [originInWords(origin), origin.declared]);
}"""


@pytest.mark.parametrize("seed", range(6))
def test_any_documents_have_the_same_origins(seed: int) -> None:
    """Which origins count, and whether each is declared, is the same for any few documents."""
    graph = Graph(random_claims(seed, entities=4, claims=20, documents=12))
    chance = random.Random(seed)
    asked = [chance.sample(sorted(graph.documents), chance.randint(1, 5)) for _ in range(400)]
    for told, ids in zip(Scripts(graph).ask(_ORIGINS, asked), asked, strict=True):
        assert told == [[str(origin), origin.declared] for origin in graph.origins.independent(ids)], ids
