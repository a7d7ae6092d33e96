"""The questions of docs/neo4j.md, typed by hand, answer what memory says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphmodel.claims import Entity
from graphmodel.claims.names import stored_keys
from graphmodel.evidence import Filters, Relationship
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.store import MemoryStore
from graphmodel.store.neo4j import Connection, Neo4jStore
from tests.support.stores import written

PAGE = Path(__file__).resolve().parents[2] / "docs" / "neo4j.md"
STATEMENTS = re.findall(r"```cypher\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def seeds() -> Graph:
    """Give the bundled claims in memory."""
    return Graph.load()


@pytest.fixture(scope="module")
def loaded(neo4j_connection: Connection, seeds: Graph) -> Neo4jStore:
    """Give the bundled claims on a server."""
    return written(neo4j_connection, MemoryStore(seeds).claims())


def stated(graph: Graph, *relations: str) -> Iterator[tuple[Relationship, dict[str, Any]]]:
    """Yield relationships of some relations, by default of all, with what is said of each."""
    for relationship in graph.relationships.values():
        if not relations or relationship.relation in relations:
            yield relationship, graph.edge_attributes(relationship)


def count(values: Iterable[Any]) -> list[Row]:
    """Return how often each value is there."""
    return [(*(value if isinstance(value, tuple) else (value,)), number) for value, number in Counter(values).items()]


def is_in(graph: Graph, id_: str, kind: str) -> bool:
    """Return whether an entity is of a kind or a narrower one."""
    return graph.vocabulary.is_a(graph.entities[id_].kind, [kind])


def keys(entity: Entity) -> Iterator[str]:
    """Yield the keys of all of an entity's names."""
    for name in entity.names:
        yield from stored_keys(name)


def day_of(claim: Any) -> str:
    """Return the first day that a claim's date may mean, or nothing."""
    from graphmodel.claims.dates import EARLIEST, span

    days = span(claim.date, claim.start, claim.end)
    return days.first if days and days.first != EARLIEST else ""


def in_june(graph: Graph, r: Relationship) -> bool:
    """Return whether all days of a relationship, or of its events, are in June 2025."""
    from graphmodel.claims.dates import span

    days = [d for c in r.supporting if (d := span(c.date, c.start, c.end))]
    days = days or [date.days for c in r.supporting for date in graph.events.get(c.event or "", ())]
    return bool(days) and all(d.first >= "2025-06-01" and d.last <= "2025-06-30" for d in days)


EXPECTED: list[Callable[[Graph], Iterable[Row]]] = [
    lambda g: ((g.name(r.subject), g.name(r.object), r.status, a["said_by"]) for r, a in stated(g, "FREED")),
    lambda g: ((a["sentence"], a["denied_by"]) for r, a in stated(g) if r.contested),
    lambda g: {(a["sentence"],) for r, a in stated(g) if "alexander-lukashenko" in r.key},
    lambda g: (
        (g.name(r.subject), g.name(r.object), a["dates"])
        for r, a in stated(g, "MET_WITH")
        if r.status == "asserted" and is_in(g, r.subject, "Person") and is_in(g, r.object, "Person")
    ),
    lambda g: ((e.name,) for e in g.entities.values() if is_in(g, e.id, "Company")),
    lambda g: count(e.kind for e in g.entities.values() if is_in(g, e.id, "Actor")),
    lambda g: count(publisher for d in g.documents.values() for publisher in d.publishers),
    lambda g: (
        (d.id, source.how, source.document or source.publisher)
        for d in g.documents.values()
        for source in d.derived_from or ()
    ),
    lambda g: count(c.document for c in g.claims.values() if c.attributed_to == "viasna"),
    lambda g: [(sum("2025-12-01" <= day_of(c) <= "2025-12-31" for c in g.claims.values()),)],
    lambda g: ((a["sentence"], a["dates"]) for r, a in stated(g) if not r.is_derived and in_june(g, r)),
    lambda g: (
        (g.name(r.subject), g.entities[r.subject].kind)
        for r, _ in stated(g, "INVOLVED_IN")
        if r.object == "release-2025-12-13" and is_in(g, r.subject, "Actor") and not is_in(g, r.subject, "Person")
    ),
    lambda g: ((r.name, r.meaning) for r in g.vocabulary.relations.values() if r.class_ == "tie"),
    lambda g: ((name,) for name in g.vocabulary.symmetric),
    lambda g: ((k.name, k.meaning) for k in g.vocabulary.kinds.values() if k.broader == "Actor"),
    lambda g: count((g.name(c.object), c.document, c.stance) for c in g.claims.values() if c.relation == "FREED"),
    lambda g: ((e.name,) for e in g.entities.values() if any("lukashenko" in key.split() for key in keys(e))),
    lambda g: [(len(PathFinder(MemoryStore(g), "donald-trump", "belaruskali", Filters()).by_hops(1).paths[0].hops),)],
    lambda g: count(
        r.relation for r, _ in stated(g) if r.status == "asserted" and len(r.documents) == 1 and not r.is_derived
    ),
    lambda g: ((a["sentence"], a["expected_by"]) for r, a in stated(g) if r.status == "prospective"),
]
"""What memory says to each of the questions, in any order."""


def test_there_are_twenty_questions_without_lists_of_ids() -> None:
    """The page has twenty questions, and none needs what only programs type."""
    assert len(STATEMENTS) == len(EXPECTED) == 20
    assert not [statement for statement in STATEMENTS if re.search(r"UNWIND|_\w+:|\._", statement)]


@pytest.mark.parametrize("number", range(20))
def test_a_question_typed_by_hand_answers_what_memory_says(loaded: Neo4jStore, seeds: Graph, number: int) -> None:
    """Asked as the page has it, a question gives the rows that the graph in memory gives."""
    asked = loaded.cypher(STATEMENTS[number], {}, 1000, 20)
    found = [tuple(row.values()) for row in asked.rows]
    expected = [tuple(None if value == [] else value for value in row) for row in EXPECTED[number](seeds)]
    assert found
    assert sorted(found, key=repr) == sorted(expected, key=repr)
