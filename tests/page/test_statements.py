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
from tests.support.printed import in_line
from tests.support.randomclaims import random_claims, random_filters, with_sources

_STATEMENT = """(words) => {
    const { weighed } = visit(words);
    return weighed.status[state.edge] === NONE ? null : plain(statement(relationshipOf(state.edge, weighed)));
}"""


def told(relationship: Relationship, graph: Graph, filters: Filters | None = None) -> str:
    """What the command prints of a relationship, with the ids of documents in the place of their numbers."""
    return in_line(statement(relationship, Mentioned(MemoryStore(graph), [relationship], filters=filters)))


def test_every_relationship_of_the_seeds_is_the_same_sentence() -> None:
    """Of each relationship the page says what the command prints: details with their documents, and who says so."""
    graph = Graph.load()
    shown = Scripts(graph).ask(_STATEMENT, (words(edge=key) for key in graph.relationships))
    assert shown == [told(relationship, graph) for relationship in graph.relationships.values()]


@pytest.mark.parametrize("seed", range(8))
def test_sentences_are_made_of_what_filters_leave(seed: int) -> None:
    """After the same filters the same sentence is left, whatever claims carry."""
    entities, claims = ((60, 260), (8, 150), (4, 60), (30, 400))[seed % 4]
    graph = Graph(with_sources(random_claims(seed, entities, claims), seed))
    chance = random.Random(seed)
    asked = [(chance.choice(sorted(graph.relationships)), random_filters(graph, chance)) for _ in range(150)]
    expected = []
    for key, filters in asked:
        whole = Filters(
            relations=filters.relations,
            documents=filters.documents,
            speakers=filters.speakers,
            since=filters.since,
            until=filters.until,
            statuses=frozenset(STATUSES),
        )
        left = whole.narrow(graph.relationships[key], graph.context, graph.events)
        expected.append(None if left is None else told(left, graph, whole))
    shown = Scripts(graph).ask(_STATEMENT, (words(filters, edge=key) for key, filters in asked))
    assert shown == expected
    assert sum(sentence is not None for sentence in expected) > 40
