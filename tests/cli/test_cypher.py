"""Statements that people type: what reads is answered, and nothing else gets through."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from graphmodel.errors import StoreError
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore
from tests.conftest import Ask
from tests.support.graphs import many_claims
from tests.support.stores import clear, dump

REFUSED = (
    "CREATE (n:Entity {id: 'x'})",
    "MERGE (n:Entity {id: 'x'}) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.name = 'x' RETURN n",
    "MATCH (n) SET n += {name: 'x'}",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) REMOVE n:Entity",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n) FOREACH (x IN [1] | SET n.name = 'x') RETURN n",
    "MATCH (n) CALL { WITH n CREATE (m) } RETURN n",
    "MATCH (n) CALL (n) { SET n.name = 'x' } RETURN n",
    "MATCH (n) CALL { WITH n CALL { WITH n DELETE n } } RETURN 1",
    "MATCH (n) CALL { WITH n SET n.name = 'x' } IN TRANSACTIONS OF 1 ROWS RETURN 1",
    "RETURN 1 UNION MATCH (n) DETACH DELETE n RETURN 1",
    "/* MATCH (n) RETURN n */ CREATE (n) /* RETURN n */",
    "// MATCH (n) RETURN n\nCREATE (n)",
    "/* RETURN 1\n*/ CREATE (n) // */",
    "\n\n\tcReAtE (n)",
    "\\u0043REATE (n)",
    "\\u0063reate (n:\\u0045ntity)",
    "MATCH (n) \\u0053ET n.name = 'x'",
    "MATCH (n) WITH n LIMIT 1 \\u007b CREATE (m) \\u007d RETURN n",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "RETURN 1;\nCREATE (n);",
    "PROFILE CREATE (n)",
    "EXPLAIN MATCH (n) RETURN n; CREATE (n)",
    "CYPHER runtime=slotted CREATE (n)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "CALL { LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line } RETURN line",
    "RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }",
    "UNWIND ['file:///etc/passwd'] AS file LOAD CSV FROM file AS line RETURN line",
    "CALL db.createLabel('Mine')",
    "CALL db.createProperty('mine')",
    "CALL db.create.setNodeVectorProperty(null, 'a', [1.0])",
    "CALL db.clearQueryCaches()",
    "CALL db.prepareForReplanning()",
    "CALL db.awaitIndexes(1)",
    "CALL db.stats.clear('QUERIES')",
    "CALL `db`.`clearQueryCaches`()",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL dbms.listConfig('') YIELD name RETURN name",
    "CALL dbms.killConnections(['bolt-1'])",
    "CALL tx.setMetaData({a: 1})",
    "CALL { CALL db.clearQueryCaches() YIELD value RETURN value } RETURN value",
    "RETURN EXISTS { CALL db.clearQueryCaches() YIELD value RETURN value }",
    "MATCH (n) RETURN n.id UNION CALL dbms.listConfig('') YIELD name AS `n.id` RETURN `n.id`",
    "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l[0] }] AS a",
    "RETURN CASE WHEN 1 = 1 THEN COLLECT { LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l[0] } ELSE [] END",
    "RETURN [x IN [1] | COLLECT { CALL db.stats.stop('QUERIES') YIELD success RETURN success }]",
    "RETURN [x IN [1] | COLLECT { CALL `db`.`stats`.`stop`('QUERIES') YIELD success RETURN success }]",
    "RETURN reduce(a = 0, x IN COLLECT { \\u004cOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l } | a + 1)",
    "RETURN 'a\\u0027 + head(COLLECT { LOAD CSV FROM \\u0027http://127.0.0.1:1/' AS l RETURN l[0] }) AS a",
    "RETURN [x IN [1] | COLLECT { LOAD /* ' */ CSV FROM 'http://127.0.0.1:1/' AS l RETURN l[0] }] AS a",
    "// \u2028 '\nRETURN [x IN [1] | COLLECT { LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l[0] }] AS a // '",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "CREATE INDEX mine FOR (n:Entity) ON (n.note)",
    "DROP CONSTRAINT entity_id IF EXISTS",
    "DROP INDEX entity_search",
    "CREATE USER mine SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "DROP USER neo4j",
    "SHOW USERS",
    "USE system CREATE USER mine SET PASSWORD 'abcdefgh'",
    "CREATE DATABASE mine",
    "STOP DATABASE neo4j",
    ":param x => 1",
    "",
    "//",
    "EXPLAIN",
    "\x00CREATE (n)",
)
ANSWERED = (
    "MATCH (n:Entity) RETURN n.id AS id ORDER BY id LIMIT 3",
    "/* CREATE */ MATCH (n:Entity) // DELETE n\nWHERE n.name <> 'CREATE' RETURN count(n)",
    "MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS number } RETURN number LIMIT 1",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "CALL db.index.fulltext.queryNodes('entity_search', 'person\\ 1') YIELD node RETURN node.id",
    "RETURN 1;",
    "RETURN 'LOAD CSV' AS a, \"CALL db.clearQueryCaches()\" AS b, 'it\\'s' AS `LOAD CSV`",
    "RETURN [x IN [1] | COLLECT { CALL db.labels() YIELD label RETURN label }] AS a",
    "\ufeffRETURN 1",
)


@pytest.fixture(scope="module")
def store(neo4j_address: str) -> Iterator[Neo4jStore]:
    """Give a store with some claims."""
    connection = Connection(neo4j_address)
    clear(connection)
    Loader(connection).load(many_claims(20))
    yield Neo4jStore(connection)
    connection.close()


def test_nothing_but_reading_gets_through(store: Neo4jStore, neo4j_connection: Connection) -> None:
    """Whatever writes, calls, loads or stops is refused, however it is dressed, and the database stays as it was."""

    def everything() -> object:
        schema = neo4j_connection.read("SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
        indexes = neo4j_connection.read("SHOW INDEXES YIELD name RETURN name ORDER BY name")
        return dump(neo4j_connection), schema, indexes, neo4j_connection.read("CALL db.labels()")

    before = everything()
    passed = []
    for statement in REFUSED:
        try:
            store.cypher(statement, {}, 10, 10)
            passed.append(statement)
        except StoreError:
            pass
    assert passed == []
    assert everything() == before


@pytest.mark.parametrize("statement", ANSWERED)
def test_what_reads_is_answered(store: Neo4jStore, statement: str) -> None:
    """Words in comments, texts and subqueries do not make a statement that reads suspicious."""
    asked = store.cypher(statement, {}, 10, 10)
    assert asked.columns
    assert asked.rows


def test_parameters_are_values(store: Neo4jStore) -> None:
    """A parameter is a value, whatever it looks like."""
    hostile = "x'}) DETACH DELETE (n) //"
    assert store.cypher("RETURN $a AS a", {"a": hostile}, 10, 10).rows == [{"a": hostile}]
    with pytest.raises(StoreError, match="parameter"):
        store.cypher("RETURN $missing AS a", {}, 10, 10)


def test_rows_and_time_are_limited(store: Neo4jStore) -> None:
    """No more rows come than were asked for, and an endless statement ends."""
    asked = store.cypher("UNWIND range(1, 1000000) AS n RETURN n", {}, 3, 10)
    assert [row["n"] for row in asked.rows] == [1, 2, 3]
    assert asked.more
    with pytest.raises(StoreError, match="too long"):
        store.cypher("UNWIND range(1, 1000000000) AS a WITH a WHERE a < 0 RETURN count(a)", {}, 10, 0.5)


def test_the_command_writes_every_form(ask: Ask, store: Neo4jStore, neo4j_address: str) -> None:
    """Nodes, relationships and paths come out as JSON, rows as CSV, and parameters may be JSON or text."""
    question = "MATCH p = (a:Entity)-[r]->(b:Entity) WHERE a.id = $id RETURN a, r, p, 1 AS one ORDER BY type(r), b.id"
    found = ask("cypher", question, "--param", "id=e1", "--limit", "1", "--json", "--store", neo4j_address)
    assert found.exit_code == 0, found.output
    [row] = json.loads(found.stdout)
    assert row["a"]["labels"] == ["Actor", "Entity", "Person"]
    assert row["a"]["properties"]["name"] == "Person 1"
    assert row["r"]["start"] == row["a"]["element_id"]
    assert row["p"]["nodes"][0]["properties"]["id"] == "e1"
    csv = ask("cypher", "UNWIND $ids AS id RETURN id", "--param", 'ids=[1, "=x"]', "--csv", "--store", neo4j_address)
    assert csv.stdout == "id\n1\n'=x\n"
    backwards = "MATCH p = (b)<-[r:FREED|IMPRISONED|MET_WITH]-(a:Entity {id: $id}) RETURN p ORDER BY b.id LIMIT 1"
    table = ask("cypher", backwards, "--param", "id=e1", "--store", neo4j_address).stdout
    assert re.search(r"\(Person \d+:Person\) ←\[\w+\]─ \(Person 1:Person\)", table)
    other = ask("cypher", "RETURN point({x: 1, y: 2}) AS p, duration('P1Y') AS d", "--jsonl", "--store", neo4j_address)
    assert json.loads(other.stdout) == {"p": {"srid": 7203, "coordinates": [1.0, 2.0]}, "d": "P1Y"}
    assert "more than 1 rows" in found.stderr
    assert store.cypher("RETURN 1 AS n", {}, 1, 1).rows == [{"n": 1}]


def test_an_answer_is_given_back_as_it_was_asked(ask: Ask, store: Neo4jStore, neo4j_address: str) -> None:
    """Columns keep their names, nulls are columns too, true is true, and a mistake is told where it was typed."""
    assert store.cypher("RETURN 1", {}, 1, 1).rows
    told = ask("cypher", "RETURN 1 AS a_b, null AS gone, [true, null] AS some_ids", "--store", neo4j_address).stdout
    assert [line.split() for line in told.splitlines()][::2] == [
        ["a_b", "gone", "some_ids"],
        ["1", "null", "true;", "null"],
    ]
    for statement, place in (("MATC (n)", "line 1, column 1 (offset: 0)"), ("MATCH (n)\nRETURN m", "line 2, column 8")):
        assert place in ask("cypher", statement, "--store", neo4j_address).stderr


def test_other_stores_say_that_this_needs_a_server(ask: Ask) -> None:
    """From files the command ends with one sentence and what to do."""
    found = ask("cypher", "RETURN 1")
    assert found.exit_code == 1
    assert "only a Neo4j server understands Cypher" in found.stderr
    assert "hint: load" in found.stderr
    for wrong in (["x"], ["=1"], ["a=1", "--param", "a=2"], ["a=12345678901234567890"], ["a=\udcff"]):
        assert ask("cypher", "RETURN $a", "--param", *wrong).exit_code == 2, wrong
