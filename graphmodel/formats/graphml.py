"""GraphML, which yEd, igraph, Cytoscape and others read: http://graphml.graphdrawing.org.

networkx writes it too, but holds a graph and then a tree of elements for it: sixteen times what the claims take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from graphmodel.claims.claimset import ClaimSet
from graphmodel.formats.format import Format, Notes, edges_alone
from graphmodel.formats.xmlparts import Attributes, Types, as_text, note_types, write_declared
from graphmodel.graph import Graph, flat, node_attributes

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
)
_RETURN = {"\r": "&#13;"}
"""What a reader of XML would take for a line feed."""


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write all entities and relationships, each with an id of its own: the relation is an attribute."""
    graph = Graph(claims)
    types: dict[str, Types] = {"node": {}, "edge": {}}
    write_declared(file, lambda: [*_HEAD, *_keys(types)], _body(graph, types))
    return edges_alone(claims)


def _keys(types: dict[str, Types]) -> Iterable[str]:
    return (
        f'<key id="{what[0]}.{name}" for="{what}" attr.name="{name}" attr.type="{type_}"/>'
        for what, named in types.items()
        for name, type_ in named.items()
    )


def _body(graph: Graph, types: dict[str, Types]) -> Iterator[str]:
    yield '<graph edgedefault="directed">'
    for id_, entity in graph.entities.items():
        attributes = {**flat(node_attributes(entity)), "label": entity.name}
        note_types(types["node"], attributes)
        yield f"<node id={quoteattr(id_)}>{_values('n', attributes)}</node>"
    for number, relationship in enumerate(graph.relationships.values()):
        attributes = flat(graph.edge_attributes(relationship))
        note_types(types["edge"], attributes)
        ends = f"source={quoteattr(relationship.subject)} target={quoteattr(relationship.object)}"
        yield f'<edge id="e{number}" {ends}>{_values("e", attributes)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _values(what: str, attributes: Attributes) -> str:
    texts = ((name, as_text(value)) for name, value in attributes.items())
    return "".join(f'<data key="{what}.{name}">{escape(text, _RETURN)}</data>' for name, text in texts if text)


FORMAT = Format("graphml", "GraphML for yEd, Cytoscape or igraph: each edge with an id of its own", ".graphml", write)
