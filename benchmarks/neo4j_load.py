"""Loading and asking a Neo4j server, against a bare driver that does the same in the same run.

``python benchmarks/neo4j_load.py [CLAIMS] [ADDRESS]`` (default 100000 claims, and a server started from Maven's jars)
writes to an empty database:

- *bare driver*: the same nodes and relationships with UNWIND and CREATE, nothing checked, nothing locked;
- *row by row*: the same statements with a transaction for each row, timed on a sample;
- *load*: graphmodel, the first time and again;
- paths between random pairs: ``SHORTEST 1`` asked by the bare driver, and graphmodel with and without filters.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import neo4j

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools" / "neo4j"))
from server import Server

from graphmodel.claims import Claim, Document, Entity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.store.neo4j import Connection, Loader, Neo4jStore, nodes, rows

RELATIONS = ("FREED", "IMPRISONED", "MET_WITH", "WORKS_FOR", "ALLY_OF", "CHALLENGED")
BATCH = 5000
PAIRS = 20
SAMPLE = 500
SETTINGS = {
    "server.memory.pagecache.size": "512m",
    "db.tx_log.rotation.size": "256m",
    "db.checkpoint.interval.time": "15m",
}
"""As docker-compose.yml gives them, or Neo4j by itself; those for tests are for a small disk."""


def claims(number: int) -> ClaimSet:
    """Return random claims about a fifth as many people, from one document for each 200."""
    rng = random.Random(1)  # noqa: S311
    vocabulary = builtin()
    relations = [name for name in RELATIONS if name in vocabulary.relations]
    documents = [Document(id=f"d{i:05}", title=f"Title {i}", publisher=f"Paper {i % 97}") for i in range(number // 200)]
    entities = [
        Entity(id=f"e{i:06}", kind="Person", name=f"Person {i}", aliases=[f"P {i}"]) for i in range(number // 5)
    ]
    found = {}
    while len(found) < number:
        subject, object_, speaker = (entity.id for entity in rng.sample(entities, 3))
        claim = Claim(
            subject=subject,
            relation=rng.choice(relations),
            object=object_,
            document=rng.choice(documents).id,
            attributed_to=rng.choice((speaker, None)),
            date=f"{rng.randint(2010, 2025)}-{rng.randint(1, 12):02}",
        )
        id_ = claim_id(claim)
        found[id_] = msgspec.structs.replace(claim, id=id_)
    return ClaimSet(vocabulary, {d.id: d for d in documents}, {e.id: e for e in entities}, dict(sorted(found.items())))


@contextmanager
def timed(what: str, times: dict[str, float]) -> Iterator[None]:
    """Time what is done meanwhile."""
    begun = time.perf_counter()
    yield
    times[what] = time.perf_counter() - begun
    print(f"  {what}: {times[what]:.1f} s", flush=True)


Statement = tuple[str, list[dict[str, Any]]]


def statements(held: ClaimSet, graph: Graph) -> list[Statement]:
    """Return what a bare driver runs to write the same nodes and relationships, each with its rows, nothing checked."""
    ends = "MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
    rest_of_a_claim = (
        "MATCH (d:Document {id: row.document}) CREATE (c:Claim) SET c = row "
        "CREATE (c)-[:SUBJECT]->(s) CREATE (c)-[:OBJECT]->(o) CREATE (c)-[:IN_DOCUMENT]->(d)"
    )
    entities = [nodes.stated(rows.entity_row(e, held.vocabulary)) for e in held.entities.values()]
    claims = [rows.claim_row(claim, held.vocabulary) for claim in held.claims.values()]
    edges = [
        {
            "subject": relationship.subject,
            "relation": relationship.relation,
            "object": relationship.object,
            "properties": rows.relationship_row(relationship, graph.events, graph.name, graph.vocabulary),
        }
        for relationship in graph.relationships.values()
    ]
    return [
        ("CREATE (d:Document) SET d = row", [rows.document_row(d) for d in held.documents.values()]),
        ("CREATE (e:Entity:Actor:Person) SET e = row", entities),
        (
            f"{ends} {rest_of_a_claim}",
            claims,
        ),
        (
            "MATCH (c:Claim {id: row.id}) MATCH (e:Entity {id: row.attributed_to}) CREATE (c)-[:ATTRIBUTED_TO]->(e)",
            [row for row in claims if row["attributed_to"]],
        ),
        (f"{ends} CREATE (s)-[r:$(row.relation)]->(o) SET r = row.properties", edges),
    ]


def bare(driver: neo4j.Driver, written: list[Statement]) -> None:
    """Write rows in batches."""
    for statement, found in written:
        for start in range(0, len(found), BATCH):
            query = f"UNWIND $rows AS row {statement}"
            driver.execute_query(query, rows=found[start : start + BATCH])  # type: ignore[arg-type]


def row_by_row(driver: neo4j.Driver, written: list[Statement]) -> float:
    """Return how many seconds the same takes with a transaction for each row, worked out from `SAMPLE` of each."""
    seconds = 0.0
    for statement, found in written:
        sample = found[:SAMPLE]
        begun = time.perf_counter()
        for row in sample:
            driver.execute_query(f"WITH $row AS row {statement}", row=row)  # type: ignore[arg-type]
        seconds += (time.perf_counter() - begun) / len(sample) * len(found)
        bare(driver, [(statement, found[SAMPLE:])])  # the next statement's rows need them
    return seconds


def empty(driver: neo4j.Driver) -> None:
    """Remove everything, some at a time."""
    while driver.execute_query("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS n").records[0]["n"]:
        pass


def median_ms(ask: Callable[[str, str], object], pairs: list[tuple[str, str]]) -> float:
    """Return the median time of a question about pairs, in milliseconds."""
    times = []
    for pair in pairs:
        begun = time.perf_counter()
        ask(*pair)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def measure(address: str, number: int) -> None:
    """Print all times and ratios."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}; {number:,} claims")
    held = claims(number)
    graph = Graph(held)
    driver = neo4j.GraphDatabase.driver(address, notifications_min_severity="OFF")
    connection = Connection(address)
    times: dict[str, float] = {}
    Loader(connection).load(claims(1000))  # the schema, and a warm server
    empty(driver)
    written = statements(held, graph)
    with timed("bare driver", times):
        bare(driver, written)
    empty(driver)
    times["row by row"] = row_by_row(driver, written)
    print(f"  row by row: {times['row by row']:,.0f} s, from {SAMPLE} of each statement's rows")
    empty(driver)
    with timed("load", times):
        Loader(connection).load(held)
    with timed("load again", times):
        Loader(connection).load(held)
    print(f"load: {times['bare driver'] / times['load']:.2f} x the bare driver's speed (wanted: 0.8)")
    print(f"load: {times['row by row'] / times['load']:.1f} x row by row (wanted: 40)")
    print(f"load again: {times['load'] / times['load again']:.1f} x the first load's speed (wanted: 1)")
    ask_paths(driver, Neo4jStore(connection), graph)
    connection.close()
    driver.close()


def ask_paths(driver: neo4j.Driver, store: Neo4jStore, graph: Graph) -> None:
    """Print how long paths take, plain and filtered, beside the server's own search."""
    rng = random.Random(2)  # noqa: S311
    ids = list(graph.entities)
    pairs = [tuple(rng.sample(ids, 2)) for _ in range(PAIRS)]
    types = "|".join(sorted({key[1] for key in graph.relationships}))
    query = f"MATCH p = SHORTEST 1 (:Entity {{id: $a}})-[:{types}]-+(:Entity {{id: $b}}) RETURN p"

    def shortest(source: str, target: str) -> object:
        return driver.execute_query(query, a=source, b=target)  # type: ignore[arg-type]

    questions = {
        "plain": Filters(),
        "minimum of origins": Filters(min_origins=1),
        "dates": Filters(since="2012", until="2022"),
        "documents": Filters(documents=frozenset(list(graph.documents)[::2])),
    }
    asked = {
        name: (lambda a, b, f=filters: PathFinder(store, a, b, f).shortest()) for name, filters in questions.items()
    }
    for ask in (shortest, *asked.values()):
        median_ms(ask, pairs[:5])
    peer = median_ms(shortest, pairs)  # type: ignore[arg-type]
    print(f"SHORTEST 1: {peer:.1f} ms")
    plain = 0.0
    for name, ask in asked.items():
        took = median_ms(ask, pairs)  # type: ignore[arg-type]
        plain = plain or took
        print(f"path, {name}: {took:.1f} ms = {took / peer:.1f} x SHORTEST 1, {took / plain:.1f} x plain")


def main() -> None:
    """Measure on a server of our own, or on the one named, whose database is emptied."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        measure(sys.argv[2], number)
    else:
        with Server(heap="2g", settings=SETTINGS) as server:
            measure(server.uri, number)


if __name__ == "__main__":
    main()
