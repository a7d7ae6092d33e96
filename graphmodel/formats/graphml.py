"""GraphML, which yEd, igraph, Cytoscape and others read; written by networkx."""

from __future__ import annotations

from typing import BinaryIO

import networkx as nx

from graphmodel.claims.claimset import ClaimSet
from graphmodel.formats.format import Format, Notes, edges_alone
from graphmodel.graph import Graph


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write all entities and relationships, each with an id of its own: the relation is an attribute."""
    graph = Graph(claims).to_networkx()
    for number, (_, _, attributes) in enumerate(graph.edges(data=True)):
        attributes["number"] = f"e{number}"
    for _, attributes in graph.nodes(data=True):
        attributes["label"] = attributes["name"]
    file.write(b'<?xml version="1.0" encoding="utf-8"?>\n')
    for line in nx.generate_graphml(graph, edge_id_from_attribute="number", named_key_ids=True):
        file.write(f"{line}\n".encode())
    return edges_alone(claims)


FORMAT = Format("graphml", "GraphML for yEd, Cytoscape or igraph: each edge with an id of its own", ".graphml", write)
