"""What every store must do, held against the graph in memory."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.errors import StoreError
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from tests.support import strategies
from tests.support.laws import examples
from tests.support.stores import dump, written

few = examples(12, quick=4)


@few
@given(strategies.claim_sets())
def test_what_is_said_of_a_relationship_stands_on_it_in_plain_words(
    neo4j_connection: Connection, claims: ClaimSet
) -> None:
    """Whoever looks at the server reads of every relationship just what memory says of it."""
    graph = Graph(claims)
    written(neo4j_connection, claims)
    found = neo4j_connection.read(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS a, type(r) AS type, b.id AS b, properties(r) AS properties"
    )
    stored = {(r["a"], r["type"], r["b"]): r["properties"] for r in found}
    assert stored.keys() == graph.relationships.keys()
    for key, relationship in graph.relationships.items():
        said = graph.edge_attributes(relationship)
        assert {name: stored[key].get(name, []) for name in said} == said


@few
@given(strategies.claim_sets())
def test_loading_twice_is_loading_once(neo4j_connection: Connection, claims: ClaimSet) -> None:
    """The second load of the same claims changes nothing, with and without ``replace``."""
    written(neo4j_connection, claims)
    once = dump(neo4j_connection)
    Loader(neo4j_connection).load(claims)
    assert dump(neo4j_connection) == once
    Loader(neo4j_connection).load(claims, replace=True)
    assert dump(neo4j_connection) == once


@few
@given(strategies.claim_sets(), st.randoms(use_true_random=False))
def test_order_and_parts_do_not_matter(neo4j_connection: Connection, claims: ClaimSet, rng: Any) -> None:
    """Claims loaded in two parts, in any order, make the graph that they make at once."""
    written(neo4j_connection, claims)
    at_once = dump(neo4j_connection)
    shuffled = list(claims.claims.items())
    rng.shuffle(shuffled)
    middle = rng.randint(0, len(shuffled))
    nothing = claims._replace(claims={}, entities={}, documents={})
    parts = [claims._replace(claims=dict(part)) for part in (shuffled[:middle], shuffled[middle:])]
    written(neo4j_connection, nothing, *parts)
    assert dump(neo4j_connection) == at_once


@few
@given(strategies.claim_sets(), strategies.claim_sets())
def test_replacing_leaves_no_trace(neo4j_connection: Connection, before: ClaimSet, after: ClaimSet) -> None:
    """A store whose claims were replaced is one that never held anything else."""
    written(neo4j_connection, after)
    fresh = dump(neo4j_connection)
    written(neo4j_connection, before)
    written(neo4j_connection, after)
    assert dump(neo4j_connection) == fresh


@few
@given(strategies.claim_sets(), strategies.documents())
def test_a_changed_document_changes_what_rests_on_it(
    neo4j_connection: Connection, claims: ClaimSet, others: dict[str, Any]
) -> None:
    """When a document turns out to be derived from another, the origins of all its relationships follow."""
    documents = {**others, **{id_: d for id_, d in claims.documents.items() if id_ not in others}}
    if Graph(claims._replace(documents=documents)).documents != documents:
        return
    written(neo4j_connection, claims, claims._replace(documents=documents, claims={}))
    graph = Graph(claims._replace(documents=documents))
    store = Neo4jStore(neo4j_connection)
    for entity in graph.entities:
        assert store.relationships(entity) == MemoryStore(graph).relationships(entity)


@pytest.fixture(scope="module")
def seeds() -> Graph:
    """Give the graph of the bundled claims."""
    return Graph.load()


def test_what_others_wrote_is_never_touched(neo4j_connection: Connection, seeds: Graph) -> None:
    """Nodes and relationships of somebody else survive every load, and one with an id of ours is refused."""
    empty = ClaimSet(seeds.vocabulary, {}, {}, {})
    written(neo4j_connection, MemoryStore(seeds).claims())
    neo4j_connection.run(
        "MATCH (e:Entity {id: 'belarus'}) CREATE (:Note {text: 'mine'})-[:ABOUT]->(e), "
        "(:Person {name: 'nobody'})-[:FREED {status: 'asserted'}]->(e), (:Document {title: 'mine'})"
    )
    neo4j_connection.run(
        "MATCH (a:Entity {id: 'belarus'}), (b:Entity {id: 'ales-bialiatski'}) CREATE (a)-[:FREED {mine: true}]->(b)"
    )
    store = Neo4jStore(neo4j_connection)
    assert store.relationships("belarus") == MemoryStore(seeds).relationships("belarus")
    loaded = Loader(neo4j_connection).load(empty, replace=True)
    assert loaded.kept == 2
    left = neo4j_connection.read("MATCH (a)-[r]->(b) WHERE r.written_by IS NULL RETURN count(*) AS n")
    assert left[0]["n"] == 3
    neo4j_connection.run("MATCH (n) DETACH DELETE n")
    neo4j_connection.run("CREATE (:Entity {id: 'belarus'})")
    with pytest.raises(StoreError, match="did not write"):
        written(neo4j_connection, MemoryStore(seeds).claims())
    neo4j_connection.run("MATCH (n) DETACH DELETE n")
