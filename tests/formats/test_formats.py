"""What `graphmodel export` writes, as others read it."""

from __future__ import annotations

import io
from collections import Counter
from xml.etree import ElementTree

import msgspec
import networkx as nx
import pytest

from graphmodel.formats import Format, formats
from graphmodel.graph import Graph
from tests.support.randomclaims import random_claims, with_sources

FILES = sorted(name for name, each in formats().items() if isinstance(each, Format))
_GEXF = "{http://gexf.net/1.3}"


def _read_gexf(file: io.BytesIO) -> nx.MultiDiGraph[str]:
    """Return what is in GEXF 1.3, which networkx reads since 3.6 only."""
    root = ElementTree.parse(file).getroot()  # noqa: S314 - ours
    types = {"string": str, "boolean": lambda text: text == "true", "long": int, "double": float}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for what in ("node", "edge"):
        declared = root.iterfind(f".//{_GEXF}attributes[@class='{what}']/{_GEXF}attribute")
        read = {each.attrib["id"]: types[each.attrib["type"]] for each in declared}
        for element in root.iter(f"{_GEXF}{what}"):
            pairs = ((v.attrib["for"], v.attrib["value"]) for v in element.iter(f"{_GEXF}attvalue"))
            values = {name: read[name](text) for name, text in pairs}
            if what == "node":
                graph.add_node(element.attrib["id"], label=element.attrib["label"], **values)
            else:
                assert element.attrib["kind"] == values["relation"]
                graph.add_edge(element.attrib["source"], element.attrib["target"], element.attrib["id"], **values)
    return graph


READERS = {
    "gexf": _read_gexf,
    "graphml": lambda file: nx.read_graphml(file, force_multigraph=True),
}


def _written(name: str, graph: Graph) -> bytes:
    file = io.BytesIO()
    notes = formats()[name].write(graph.claim_set, file)  # type: ignore[arg-type]
    assert (
        name in ("json", "xlsx", "ftm")
        or f"{len(graph.claims)} claims and {len(graph.documents)} documents" in notes[0]
    )
    return file.getvalue()


@pytest.fixture(scope="module", params=["seeds", "random"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """Give the bundled graph, and one at random with letters and dates of all sorts."""
    return Graph.load() if request.param == "seeds" else Graph(with_sources(random_claims(3), 3))


@pytest.mark.parametrize("name", READERS)
def test_every_edge_is_read_again(name: str, graph: Graph) -> None:
    """There are as many edges between two as there are relations between them, and each says what it is."""
    read = READERS[name](io.BytesIO(_written(name, graph)))
    assert set(read.nodes) == set(graph.entities)
    assert Counter((s, r["relation"], o) for s, o, r in read.edges(data=True)) == Counter(graph.relationships.keys())
    for subject, object_, attributes in read.edges(data=True):
        expected = graph.edge_attributes(graph.relationships[subject, attributes["relation"], object_])
        assert attributes["sentence"] == expected["sentence"]
        assert attributes["status"] == expected["status"]
        assert attributes["contested"] is expected["contested"]
        assert attributes["origins"] == "|".join(expected["origins"])
    assert {id_: node["label"] for id_, node in read.nodes(data=True)} == {id_: graph.name(id_) for id_ in read.nodes}


@pytest.mark.parametrize("name", READERS)
def test_hostile_names_are_text(name: str) -> None:
    """Names with what XML means something by are read as they were."""
    hostile = "<b>&amp;\"']]> 𝒳"
    graph = Graph.from_records(
        [{"id": "d", "title": hostile, "publisher": hostile}],
        [{"id": "a", "kind": "Person", "name": hostile}, {"id": "b", "kind": "Person", "name": "B"}],
        [{"subject": "a", "relation": "MET_WITH", "object": "b", "document": "d", "note": hostile}],
    )
    read = READERS[name](io.BytesIO(_written(name, graph)))
    assert read.nodes["a"]["name"] == hostile
    assert [edge["notes"] for _, _, edge in read.edges(data=True)] == [hostile]


@pytest.mark.parametrize("is_empty", [True, False])
def test_node_links_are_as_if_written_at_once(graph: Graph, is_empty: bool) -> None:
    """What is written record by record has the form that all of it would have."""
    written = _written("json", Graph.from_records() if is_empty else graph)
    whole = msgspec.json.encode(msgspec.json.decode(written))
    assert written == msgspec.json.format(whole, indent=2) + b"\n"


@pytest.mark.parametrize("name", FILES)
def test_an_empty_graph_is_written(name: str) -> None:
    """Where there is nothing there is a file that says so."""
    assert _written(name, Graph.from_records()) or name == "ftm"  # which has a line for each, and so none


@pytest.mark.parametrize("name", FILES)
def test_the_same_claims_give_the_same_bytes(name: str, graph: Graph) -> None:
    """The order of claims does not matter either."""
    turned = graph.claim_set._replace(claims=dict(reversed(graph.claims.items())))
    if name not in ("json", "xlsx"):  # their claims stand in the order of the input
        assert _written(name, graph) == _written(name, Graph(turned))
    assert _written(name, graph) == _written(name, Graph(graph.claim_set))
