"""What the page tells of an entity, against what the command shows of it."""

from __future__ import annotations

import random

import pytest

from graphmodel.evidence import STATUSES, Filters, Relationship
from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.printed import entity_lines
from tests.support.randomclaims import random_claims, random_filters, with_sources

SIZES = ((25, 70), (60, 260), (8, 120), (120, 300))

_ENTITY = """(words) => {
    const { weighed, kept, shown: { passes } } = visit(words);
    const { numbers, hidden } = seenAround(state.entity, kept, passes);
    const line = (i, group) => {
        const relationship = relationshipOf(i, weighed);
        const { doubt, words } = itemInWords(relationship, state.entity, group);
        return plain([doubt, ...words, ...evidencePhrase(relationship)]);
    };
    const lines = groupsAround(state.entity, numbers, weighed).flatMap((group) => [
        ...(group.numbers.length > 1 ? [plain(groupInWords(group))] : []),
        ...group.numbers.map((i) => line(i, group)),
    ]);
    return { lines, source: creditInWords(state.entity, weighed), hidden };
}"""


@pytest.mark.parametrize("seed", range(4))
def test_an_entity_has_the_relationships_that_filters_leave(seed: int) -> None:
    """Around an entity they are grouped and told as the command does, and so is of what it is the source."""
    graph = Graph(with_sources(random_claims(seed, *SIZES[seed % 4]), seed))
    chance = random.Random(seed)
    asked = [(chance.choice(sorted(graph.entities)), random_filters(graph, chance)) for _ in range(80)]
    addresses = (words(filters, status=sorted(filters.statuses), entity=entity) for entity, filters in asked)
    sources = 0
    for told, (entity, filters) in zip(Scripts(graph).ask(_ENTITY, addresses), asked, strict=True):
        around = [r for r in graph.relationships.values() if entity in (r.subject, r.object)]
        seen = (
            r
            for r in around
            if filters.may_pass(other := other_end(r, entity), graph.entities[other].kind, graph.vocabulary)
        )
        left = [narrowed for r in seen if (narrowed := filters.narrow(r, graph.context, graph.events))]
        lines, source = entity_lines(entity, left, graph, filters)
        assert told == {"lines": lines, "source": source, "hidden": len(around) - len(left)}, (entity, filters)
        sources += bool(source)
    assert sources > 1


def test_every_entity_of_the_seeds_is_told_as_the_command_shows_it() -> None:
    """With relationships of all statuses, each entity has the lines that the command prints of all of them."""
    graph = Graph.load()
    asked = (words(Filters(statuses=frozenset(STATUSES)), entity=entity) for entity in graph.entities)
    for told, entity in zip(Scripts(graph).ask(_ENTITY, asked), graph.entities, strict=True):
        around = [r for r in graph.relationships.values() if entity in (r.subject, r.object)]
        lines, source = entity_lines(entity, around, graph)
        assert told == {"lines": lines, "source": source, "hidden": 0}


def other_end(relationship: Relationship, entity: str) -> str:
    """The entity at the other end of a relationship."""
    return relationship.object if relationship.subject == entity else relationship.subject
