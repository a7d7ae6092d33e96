"""Deriving the graph from claims, and what networkx makes of it."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import exports
from graphmodel.claims import Claim, Document, Entity
from graphmodel.graph import Graph, status_of
from graphmodel.resolve import ClaimSet
from graphmodel.store import MemoryStore
from tests.support import strategies
from tests.support.laws import examples


@pytest.mark.parametrize(
    ("stances", "status"),
    [
        ("asserted", "asserted"),
        ("asserted prospective unconfirmed", "asserted"),
        ("asserted denied", "contested"),
        ("denied", "denied"),
        ("denied unconfirmed prospective", "denied"),
        ("unconfirmed prospective", "unconfirmed"),
        ("prospective", "prospective"),
    ],
)
def test_status_follows_from_the_stances(stances: str, status: str) -> None:
    """A relationship's status is decided by what is asserted and denied of it, then by the strongest other stance."""
    claims = [
        Claim(subject="a", relation="OWNS", object="b", document="d", stance=stance)  # type: ignore[arg-type]
        for stance in stances.split()
    ]
    assert status_of(claims) == status


@given(strategies.claim_sets(), st.randoms(use_true_random=False))
def test_claim_order_does_not_matter(claims: ClaimSet, rng: random.Random) -> None:
    """The same claims in any order give the same relationships in the same order."""
    shuffled = list(claims.claims.items())
    rng.shuffle(shuffled)
    again = Graph(claims._replace(claims=dict(shuffled)))
    assert list(again.relationships.items()) == list(Graph(claims).relationships.items())


@given(strategies.claim_sets())
def test_every_claim_is_on_one_relationship(claims: ClaimSet) -> None:
    """Each claim is carried by exactly one relationship, between its own subject and object."""
    carried = [(r, claim) for r in Graph(claims).relationships.values() for claim in r.claims]
    assert sorted(claim.id or "" for _, claim in carried) == sorted(claims.claims)
    for relationship, claim in carried:
        assert {relationship.subject, relationship.object} == {claim.subject, claim.object}
        assert relationship.relation == claim.relation


@given(strategies.claim_sets())
def test_withdrawing_a_document_is_one_derivation_away(claims: ClaimSet) -> None:
    """The graph without a document is what its remaining claims derive, with no trace of the document on an edge."""
    gone = next(iter(claims.documents))
    left = {id_: claim for id_, claim in claims.claims.items() if claim.document != gone}
    for relationship in Graph(claims._replace(claims=left)).relationships.values():
        assert gone not in relationship.documents


def test_both_ways_of_saying_a_symmetric_relation_meet() -> None:
    """``A KNOWS B`` and ``B KNOWS A`` are claims about one relationship."""
    graph = _two_claims(("b", "KNOWS", "a"), ("a", "KNOWS", "b"))
    assert list(graph.relationships) == [("a", "KNOWS", "b")]
    assert len(graph.relationships["a", "KNOWS", "b"].claims) == 2


def test_dates_are_the_first_and_the_last_that_any_claim_gives() -> None:
    """A relationship spans from the earliest beginning to the latest end, which is open where a claim leaves it so."""
    for first, second, expected in (
        ({"start": "2021", "end": "2022"}, {"date": "2021-07"}, ("2021", "2022")),
        ({"date": "2021"}, {"date": "2021-07"}, ("2021", "2021")),
        ({"start": "2021"}, {"date": "2021-07"}, ("2021", None)),
        ({}, {"end": "2020"}, (None, "2020")),
    ):
        graph = _two_claims(("a", "OWNS", "b"), ("a", "OWNS", "b"), first, second)
        relationship = graph.relationships["a", "OWNS", "b"]
        assert (relationship.start, relationship.end) == expected


def _two_claims(first: tuple[str, str, str], second: tuple[str, str, str], *fields: dict[str, str]) -> Graph:
    claims = {}
    for number, (subject, relation, object_) in enumerate((first, second)):
        extra = fields[number] if fields else {}
        claims[f"c{number}"] = Claim(
            subject=subject,
            relation=relation,
            object=object_,
            document="d",
            id=f"c{number}",
            **extra,  # type: ignore[arg-type]
        )
    entities = {id_: Entity(id=id_, kind="Person", name=id_) for id_ in "ab"}
    documents = {"d": Document(id="d", title="t", publisher="p")}
    return Graph(ClaimSet(strategies.VOCABULARY, documents, entities, claims))


@pytest.fixture(scope="module")
def seeds() -> Graph:
    """The bundled claims."""
    return Graph.load()


def test_attributes_survive_graphml(seeds: Graph, tmp_path: Path) -> None:
    """``write_graphml`` takes every attribute, and ``read_graphml`` gives the same graph back."""
    graph = seeds.to_networkx()
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
    for edge in graph.edges(keys=True):
        assert back.edges[edge] == graph.edges[edge]


def test_attributes_survive_gexf(seeds: Graph, tmp_path: Path) -> None:
    """``write_gexf`` takes every attribute, and ``read_gexf`` gives every node and edge back with them."""
    graph = seeds.to_networkx()
    nx.write_gexf(graph, tmp_path / "graph.gexf")
    back = nx.read_gexf(tmp_path / "graph.gexf")
    assert back.number_of_edges() == graph.number_of_edges()
    for node, attributes in graph.nodes(data=True):
        assert attributes.items() <= back.nodes[node].items()
    kept = [
        {k: v for k, v in data.items() if k not in ("id", "label")} | {"ends": (u, v)}
        for u, v, data in back.edges(data=True)
    ]
    for u, v, attributes in graph.edges(data=True):
        assert attributes | {"ends": (u, v)} in kept


def test_attributes_survive_node_link_data(seeds: Graph) -> None:
    """``node_link_data`` of the graph is JSON, and ``node_link_graph`` gives the same graph back."""
    graph = seeds.to_networkx()
    text = json.dumps(nx.node_link_data(graph, edges="edges"))
    back = nx.node_link_graph(json.loads(text), edges="edges")
    assert nx.utils.graphs_equal(back, graph)


@examples(50, quick=15)
@given(strategies.claim_sets())
def test_every_writer_takes_random_claims(claims: ClaimSet) -> None:
    """No claim set makes an attribute that a writer of networkx refuses."""
    graph = Graph(claims).to_networkx()
    nx.write_graphml(graph, io.BytesIO())
    nx.write_gexf(graph, io.BytesIO())
    json.dumps(nx.node_link_data(graph, edges="edges"))


def test_the_memory_store_is_a_networkx_graph(seeds: Graph) -> None:
    """What the store answers and what its networkx graph holds are the same nodes and edges."""
    store = MemoryStore(seeds)
    assert store.networkx is store.networkx
    assert set(store.networkx.nodes) == set(seeds.entities)
    assert {(u, key, v) for u, v, key in store.networkx.edges(keys=True)} == set(seeds.relationships)


def test_the_json_export_is_node_link_data_with_claims(seeds: Graph) -> None:
    """``export --format json`` is read by networkx, and holds every claim and document in full."""
    data = json.loads(exports.node_link(MemoryStore(seeds).claims()))
    graph = nx.node_link_graph(data, edges="edges")
    assert set(graph.nodes) == set(seeds.entities)
    assert {(u, key, v) for u, v, key in graph.edges(keys=True)} == set(seeds.relationships)
    known = {claim["id"]: claim for claim in graph.graph["claims"]}
    assert known.keys() == seeds.claims.keys()
    assert {document["id"] for document in graph.graph["documents"]} == seeds.documents.keys()
    for _, _, attributes in graph.edges(data=True):
        assert {known[id_]["document"] for id_ in attributes["claims"]} == set(attributes["documents"])
