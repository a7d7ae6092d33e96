"""networkx node-link data as JSON."""

from __future__ import annotations

from typing import Any, BinaryIO

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.formats.format import Format, Notes
from graphmodel.graph import Graph, node_attributes


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write networkx node-link data as JSON.

    ``networkx.node_link_graph(data, edges="edges")`` reads it back. Lists stay lists here; under ``graph`` stand the
    claims, the documents, and the kinds and relations that the graph uses.
    """
    graph = Graph(claims)
    used = {relationship.relation for relationship in graph.relationships.values()}
    kinds = {above for e in graph.entities.values() for above in graph.vocabulary.lineage(e.kind)}
    for name in used:
        relation = graph.vocabulary.relations[name]
        for kind in (*relation.subject, *relation.object):
            kinds.update(graph.vocabulary.lineage(kind))
    data: dict[str, Any] = {
        "directed": True,
        "multigraph": True,
        "graph": {
            "claims": list(graph.claims.values()),
            "documents": list(graph.documents.values()),
            "kinds": [graph.vocabulary.kinds[kind] for kind in sorted(kinds)],
            "relations": [graph.vocabulary.relations[name] for name in sorted(used)],
        },
        "nodes": [{"id": entity.id, **node_attributes(entity)} for entity in graph.entities.values()],
        "edges": [
            {
                "source": relationship.subject,
                "target": relationship.object,
                "key": relationship.relation,
                **graph.edge_attributes(relationship),
            }
            for relationship in graph.relationships.values()
        ],
    }
    file.write(msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")
    return []


FORMAT = Format("json", 'networkx node-link data, with the claims and documents under "graph"', ".json", write)
