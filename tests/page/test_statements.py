"""The page's sentences about relationships, held against the command's."""

from __future__ import annotations

import random

import pytest

from graphmodel.evidence import STATUSES, Filters, Relationship
from graphmodel.graph import Graph
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.statements import statement
from graphmodel.store import MemoryStore
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.randomclaims import random_claims, random_filters, with_sources

_STATEMENT = """(words) => {
    const { weighed } = visit(words);
    return weighed.status[state.edge] === NONE ? null : plain(statement(relationshipOf(state.edge, weighed)));
}"""


def sentences(relationships: list[Relationship], graph: Graph) -> list[str]:
    """What the command prints of relationships, with the ids of documents in the place of their numbers."""
    known = Mentioned(MemoryStore(graph), relationships)
    return ["".join(map(_piece, statement(relationship, known))) for relationship in relationships]


def _piece(part: object) -> str:
    return part if isinstance(part, str) else f"[{', '.join(sorted(part.documents))}]"  # type: ignore[attr-defined]


def test_every_relationship_of_the_seeds_is_the_same_sentence() -> None:
    """Of each relationship the page says what the command prints: details with their documents, and who says so."""
    graph = Graph.load()
    shown = Scripts(graph).ask(_STATEMENT, (words(edge=key) for key in graph.relationships))
    for told, expected in zip(shown, sentences(list(graph.relationships.values()), graph), strict=True):
        assert told == expected


@pytest.mark.parametrize("seed", range(8))
def test_sentences_are_made_of_what_filters_leave(seed: int) -> None:
    """After the same filters the same sentence is left, whatever claims carry."""
    entities, claims = ((60, 260), (8, 150), (4, 60), (30, 400))[seed % 4]
    graph = Graph(with_sources(random_claims(seed, entities, claims), seed))
    chance = random.Random(seed)
    asked = [(chance.choice(sorted(graph.relationships)), random_filters(graph, chance)) for _ in range(150)]
    left = []
    for key, filters in asked:
        whole = Filters(
            relations=filters.relations,
            documents=filters.documents,
            speakers=filters.speakers,
            since=filters.since,
            until=filters.until,
            statuses=frozenset(STATUSES),
        )
        left.append(whole.narrow(graph.relationships[key], graph.context, graph.events))
    expected = iter(sentences([relationship for relationship in left if relationship], graph))
    shown = Scripts(graph).ask(_STATEMENT, (words(filters, edge=key) for key, filters in asked))
    for told, relationship in zip(shown, left, strict=True):
        assert told == (None if relationship is None else next(expected))
    assert sum(relationship is not None for relationship in left) > 40
