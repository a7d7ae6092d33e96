"""The saved questions on a server: the rows of the statements are those of the answers in Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.favourites import favourite
from graphmodel.graph import Graph
from graphmodel.questions import Question, answer, questions
from graphmodel.store import MemoryStore
from graphmodel.store.neo4j import Connection, Neo4jStore
from tests.support.asking import claim_sets, parameters
from tests.support.laws import THOROUGH, examples
from tests.support.stores import written

few = examples(12, quick=3)

OTHERS: Mapping[str, Any] = {
    "actor": "Лукашенко",
    "by": "Belarus",
    "who": "Kalesnikava",
    "event": "release-2025-12-13",
    "speaker": "viasna",
    "document": "arcamax-bloomberg-belarus-123",
    "side_a": ["US", "us-treasury"],
    "side_b": ["Znak", "Belavia", "minsk"],
    "relations": [],
    "kinds": ["Actor", "Commodity"],
    "avoid": ["Belarus"],
    "since": "2025-06",
    "until": "2025-10",
    "origin": "CRBC News",
    "min_documents": 2,
    "counted": "prisoners freed",
    "limit": 3,
}
"""What else to ask about; each of it given to the questions that take it, all at once."""


@pytest.fixture(scope="module")
def seeds() -> MemoryStore:
    """Give the bundled claims in memory."""
    return MemoryStore(Graph.load())


@pytest.fixture
def loaded(neo4j_connection: Connection, seeds: MemoryStore) -> Neo4jStore:
    """Give the bundled claims on a server."""
    return written(neo4j_connection, seeds.claims())


def others(asked: Question) -> dict[str, Any]:
    """Return what else a question is asked about."""
    return {p.name: OTHERS.get(p.name, p.example) for p in asked.parameters}


def test_a_server_answers_as_memory_does_on_the_seeds(loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """Every question gives the same rows in the same order, for its examples and for what else it can be asked."""
    for place, (name, asked) in enumerate(questions().items()):
        # Each is planned anew for each sort of value: in CI for all, here for some.
        for values in (asked.examples, others(asked)) if THOROUGH or place % 4 == 0 else (asked.examples,):
            assert answer(loaded, name, values) == answer(seeds, name, values), (name, values)


@few
@given(st.data())
def test_a_server_answers_as_memory_does_on_any_claims(neo4j_connection: Connection, data: st.DataObject) -> None:
    """Every question gives the same rows in the same order whatever was claimed; those about paths always."""
    graph = Graph(data.draw(claim_sets()))
    memory = MemoryStore(graph)
    store = written(neo4j_connection, memory.claims())
    names = list(questions())
    # Each is planned anew for each sort of value that it is given, which takes longer than all else.
    some = names if THOROUGH else data.draw(st.lists(st.sampled_from(names), min_size=9, max_size=9))
    for name in dict.fromkeys(("connected", "linked-to-both", "betweenness", *some)):
        values = data.draw(parameters(questions()[name], graph))
        assert answer(store, name, values) == answer(memory, name, values), (name, values)


def test_what_others_wrote_counts_nowhere(neo4j_connection: Connection, loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """Nodes and relationships of strangers, and what they hang on graphmodel's, change no answer."""
    neo4j_connection.run(
        "MATCH (e:Entity) WHERE e.id IN ['belarus', 'john-coale', 'donald-trump', 'maria-kolesnikova'] "
        "MATCH (c:Claim) WHERE c.subject = e.id OR c.attributed_to = 'viasna' "
        "MERGE (n:Entity {id: 'a stranger', name: 'A stranger', kind: 'Group'}) "
        "CREATE (e)-[:FREED {status: 'asserted'}]->(n)-[:MEMBER_OF {status: 'asserted'}]->(e) "
        "CREATE (e)-[:IMPOSED_SANCTIONS_ON {status: 'asserted'}]->(n)-[:NEGOTIATED_WITH {status: 'asserted'}]->(e) "
        "CREATE (c)-[:ATTRIBUTED_TO]->(n) CREATE (c)-[:SUBJECT]->(n) CREATE (c)-[:IN_EVENT]->(n) "
        "CREATE (:Claim {stance: 'asserted', relation: 'FREED', subject: e.id, object: 'viasna', document: 'theirs', "
        "triple: c.triple, attributed_to: 'viasna', date: '2001', first: '2001-01-01', last: '2001-12-31', "
        "event: 'release-2025-12-13', quantity_about: false, quantity_value: 7})-[:IN_DOCUMENT]->"
        "(:Document {title: 'theirs', roots: ['theirs'], declared: true})"
    )
    for name, asked in questions().items():
        assert answer(loaded, name, asked.examples) == answer(seeds, name, asked.examples), name
    neo4j_connection.run("MATCH (n) WHERE n.written_by IS NULL DETACH DELETE n")


def test_statements_only_read_and_return_what_they_declare(neo4j_connection: Connection, loaded: Neo4jStore) -> None:
    """The server calls each statement read-only, knows all that it names, and returns the columns that it declares."""
    assert loaded.vocabulary
    for asked in questions().values():
        asked_of_server = neo4j_connection._driver.execute_query(asked.statement, asked.examples)
        summary = asked_of_server.summary
        assert summary.query_type == "r", asked.name
        assert {found.gql_status for found in summary.gql_status_objects} <= {"00000", "02000"}, asked.name
        assert asked_of_server.keys == list(asked.meanings), asked.name


def test_a_statement_answers_with_its_examples_written_in(loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """With each parameter replaced by its example, as the Browser's favourites have it, the answer is the same."""
    # Each is planned anew, which takes longer than all else: some here, all in CI.
    for name, asked in list(questions().items())[:: 1 if THOROUGH else 6]:
        text = favourite(asked).removesuffix(";\n")
        rows = loaded.drawn(text, {}) if asked.is_drawing else loaded.rows(text, {})
        assert rows == answer(seeds, name, asked.examples).rows, name
