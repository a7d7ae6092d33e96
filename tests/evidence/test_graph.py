"""Deriving the graph from claims, and what networkx makes of it."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import msgspec
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.evidence import Context, Filters, Origins, relate
from graphmodel.formats.nodelink import write
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore
from tests.support import strategies
from tests.support.laws import examples


@pytest.mark.parametrize(
    ("stances", "status", "contested"),
    [
        ("asserted", "asserted", False),
        ("asserted prospective unconfirmed", "asserted", False),
        ("asserted denied", "asserted", True),
        ("denied", "denied", False),
        ("denied unconfirmed prospective", "unconfirmed", True),
        ("denied prospective", "prospective", True),
        ("unconfirmed prospective", "unconfirmed", False),
        ("prospective", "prospective", False),
    ],
)
def test_status_follows_from_the_stances(stances: str, status: str, contested: bool) -> None:
    """A relationship is the strongest thing that is said for it, and contested where somebody denies that."""
    claims = [
        Claim(subject="a", relation="OWNS", object="b", document="d", stance=stance)  # type: ignore[arg-type]
        for stance in stances.split()
    ]
    context = Context(Origins({"d": Document(id="d", publisher="p")}), builtin())
    relationship = relate(("a", "OWNS", "b"), claims, context)
    assert (relationship.status, relationship.contested) == (status, contested)


def claimed(graph: dict[str, Claim]) -> Graph:
    """The graph of claims about three people and an event."""
    entities = {id_: Entity(id=id_, kind="Event" if id_ == "e" else "Person", name=id_) for id_ in "abce"}
    documents = {id_: Document(id=id_, title="t", publisher=f"p {id_}") for id_ in "dxy"}
    return Graph(ClaimSet(strategies.VOCABULARY, documents, entities, graph))


def test_who_took_part_in_another_event_did_not_in_so_many_words_take_part_in_this_one() -> None:
    """An involvement that follows from a claim of another involvement is derived, and the other is not."""
    claim = Claim(subject="a", relation="INVOLVED_IN", object="b", document="d", event="e", id="c")
    graph = claimed({"c": claim})
    assert {key: r.is_derived for key, r in graph.relationships.items()} == {
        ("a", "INVOLVED_IN", "b"): False,
        ("a", "INVOLVED_IN", "e"): True,
        ("b", "INVOLVED_IN", "e"): True,
    }


def test_an_event_knows_who_took_part() -> None:
    """Subject and object of a claim of an event are involved in it, with that claim behind it."""
    claim = Claim(subject="b", relation="MET_WITH", object="a", document="d", event="e", id="c")
    graph = claimed({"c": claim})
    assert list(graph.relationships) == [("a", "INVOLVED_IN", "e"), ("a", "MET_WITH", "b"), ("b", "INVOLVED_IN", "e")]
    for end in "ab":
        involvement = graph.relationships[end, "INVOLVED_IN", "e"]
        assert involvement.is_derived
        assert involvement.claims == (claim,)
    assert not graph.relationships["a", "MET_WITH", "b"].is_derived


def test_an_event_is_not_involved_in_itself() -> None:
    """A claim about its own event involves only whoever is at its other end."""
    graph = claimed({"c": Claim(subject="a", relation="TOOK_PART_IN", object="e", document="d", event="e", id="c")})
    assert list(graph.relationships) == [("a", "INVOLVED_IN", "e"), ("a", "TOOK_PART_IN", "e")]


def test_who_denies_one_act_does_not_deny_another_of_the_same_event() -> None:
    """An involvement is contested only where all that bears it out is denied, whichever way a relation may be said."""
    met, denied, paid = (
        Claim(subject="a", relation=relation, object="b", document="d", event="e", stance=stance, id=id_)  # type: ignore[arg-type]
        for id_, relation, stance in (("1", "MET_WITH", "asserted"), ("2", "PAID", "denied"), ("3", "PAID", "asserted"))
    )
    owed = msgspec.structs.replace(paid, subject="b", object="a", id="4")
    again = msgspec.structs.replace(met, subject="b", object="a", id="5", stance="denied")
    for claims, contested in (
        ([met, denied], False), ([denied, paid], True), ([met, denied, paid], False),
        ([denied, owed], False), ([met, again], True),
    ):  # fmt: skip
        graph = claimed({claim.id or "": claim for claim in claims})
        involvement = graph.relationships["a", "INVOLVED_IN", "e"]
        assert (involvement.status, involvement.contested) == ("asserted", contested)


@given(strategies.claim_sets(), st.randoms(use_true_random=False))
def test_claim_order_does_not_matter(claims: ClaimSet, rng: random.Random) -> None:
    """The same claims in any order give the same relationships in the same order."""
    shuffled = list(claims.claims.items())
    rng.shuffle(shuffled)
    again = Graph(claims._replace(claims=dict(shuffled)))
    assert list(again.relationships.items()) == list(Graph(claims).relationships.items())


@given(strategies.claim_sets())
def test_every_claim_is_on_its_relationship_and_on_the_involvements_of_its_ends(claims: ClaimSet) -> None:
    """A claim is carried by one relationship between its subject and object, and by involvements in its event."""
    carried: dict[str, list[tuple[str, str, str]]] = {id_: [] for id_ in claims.claims}
    for relationship in Graph(claims).relationships.values():
        for claim in relationship.claims:
            carried[claim.id or ""].append(relationship.key)
    for id_, claim in claims.claims.items():
        ends = {claim.subject, claim.object}
        involved = {(end, "INVOLVED_IN", claim.event) for end in ends - {claim.event}} if claim.event else set()
        (own,) = set(carried[id_]) - involved or {carried[id_][0]}
        assert own[1] == claim.relation
        assert {own[0], own[2]} == ends
        assert involved <= set(carried[id_])


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


def _two_claims(first: tuple[str, str, str], second: tuple[str, str, str]) -> Graph:
    claims = {}
    for number, (subject, relation, object_) in enumerate((first, second)):
        claims[f"c{number}"] = Claim(
            subject=subject,
            relation=relation,
            object=object_,
            document="d",
            id=f"c{number}",
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
    file = io.BytesIO()
    write(MemoryStore(seeds).claims(), file)
    data = json.loads(file.getvalue())
    graph = nx.node_link_graph(data, edges="edges")
    assert set(graph.nodes) == set(seeds.entities)
    assert {(u, key, v) for u, v, key in graph.edges(keys=True)} == set(seeds.relationships)
    known = {claim["id"]: claim for claim in graph.graph["claims"]}
    assert known.keys() == seeds.claims.keys()
    assert {document["id"] for document in graph.graph["documents"]} == seeds.documents.keys()
    for _, _, attributes in graph.edges(data=True):
        assert {known[id_]["document"] for id_ in attributes["claims"]} == set(attributes["documents"])


def test_an_involvement_keeps_its_mark_where_the_denial_is_filtered_out() -> None:
    """What is left of an involvement is contested where others deny all of that, in documents that count or not."""
    paid, denied, met = (
        Claim(subject="a", relation=relation, object="b", document=document, event="e", stance=stance, id=id_)  # type: ignore[arg-type]
        for id_, relation, document, stance in (
            ("1", "PAID", "d", "asserted"), ("2", "PAID", "x", "denied"), ("3", "MET_WITH", "y", "asserted")
        )
    )  # fmt: skip
    graph = claimed({claim.id or "": claim for claim in (paid, denied, met)})
    whole = graph.relationships["a", "INVOLVED_IN", "e"]
    assert (whole.contested, whole.denying) == (False, ())
    left = Filters(documents=frozenset({"d"})).narrow(whole, graph.context, graph.events)
    assert left is not None
    assert (left.contested, left.denying) == (True, ())


def test_only_who_denies_what_bears_an_involvement_out_denies_it() -> None:
    """Who denies something else of the event is not named; who denies the involvement itself is."""
    claims = [
        Claim(subject="a", relation="PAID", object="b", document="d", event="e", id="1"),
        Claim(subject="a", relation="MET_WITH", object="c", document="d", event="e", id="2", stance="denied"),
        Claim(subject="a", relation="INVOLVED_IN", object="e", document="d", id="3", stance="denied"),
    ]
    graph = claimed({claim.id or "": claim for claim in claims})
    involvement = graph.relationships["a", "INVOLVED_IN", "e"]
    assert involvement.contested
    assert [claim.id for claim in involvement.denying] == ["3"]
