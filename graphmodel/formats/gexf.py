"""GEXF 1.3, which Gephi and its kin read: https://gexf.net.

Between two nodes there may be several edges, told apart by their ``kind``, which is the relation. Lists are joined by
``|``, as in `Graph.to_networkx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import Relationship
from graphmodel.formats.format import Format, Notes, edges_alone
from graphmodel.graph import Graph, flat, node_attributes
from graphmodel.palette import look_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>graphmodel</creator></meta>
<graph mode="static" defaultedgetype="directed">
"""
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_SMALLEST, _LARGEST = 10, 60
"""How large the nodes with the fewest and the most relationships are."""

Attributes = Mapping[str, str | int | float]


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write all entities and relationships, with colours by kind, sizes by relationships and widths by origins."""
    graph = Graph(claims)
    for line in _lines(graph):
        file.write(f"{line}\n".encode())
    return edges_alone(claims)


def _lines(graph: Graph) -> Iterator[str]:
    edges = {key: flat(graph.edge_attributes(r)) for key, r in graph.relationships.items()}
    nodes = {id_: flat(node_attributes(entity)) for id_, entity in graph.entities.items()}
    degrees = {id_: sum(map(len, around.values())) for id_, around in graph.adjacency.items()}
    most = max(degrees.values(), default=0) or 1
    yield _HEAD.rstrip()
    yield from _declared("node", nodes.values())
    yield from _declared("edge", edges.values())
    yield "<nodes>"
    for id_, attributes in nodes.items():
        yield f"<node id={quoteattr(id_)} label={quoteattr(graph.name(id_))}>"
        yield from _values(attributes)
        red, green, blue = bytes.fromhex(look_of(graph.entities[id_].kind, graph.vocabulary).fill[1:])
        size = _SMALLEST + (_LARGEST - _SMALLEST) * degrees[id_] / most
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{size:.1f}"/></node>'
    yield "</nodes>"
    yield "<edges>"
    for number, (key, attributes) in enumerate(edges.items()):
        yield from _edge(graph.relationships[key], attributes, number)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _edge(relationship: Relationship, attributes: Attributes, number: int) -> Iterator[str]:
    ends = f"source={quoteattr(relationship.subject)} target={quoteattr(relationship.object)}"
    kind = quoteattr(relationship.relation)
    yield f'<edge id="{number}" {ends} kind={kind} label={quoteattr(str(attributes["sentence"]))}>'
    yield from _values(attributes)
    yield f'<viz:thickness value="{max(1, len(relationship.origins))}"/></edge>'


def _declared(what: str, every: Iterable[Attributes]) -> Iterator[str]:
    types: dict[str, str] = {}
    for attributes in every:
        types |= {name: _TYPES[type(value)] for name, value in attributes.items()}
    yield f'<attributes class="{what}">'
    yield from (f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in types.items())
    yield "</attributes>"


def _values(attributes: Attributes) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in attributes.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if text:
            yield f'<attvalue for="{name}" value={quoteattr(text)}/>'
    yield "</attvalues>"


FORMAT = Format(
    "gexf", "GEXF 1.3 for Gephi: an edge for each relation, colours by kind, widths by origins", ".gexf", write
)
