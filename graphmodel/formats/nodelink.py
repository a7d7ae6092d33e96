"""networkx node-link data as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, BinaryIO

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import Relationship
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
    parts: dict[str, Iterable[object]] = {
        "claims": graph.claims.values(),
        "documents": graph.documents.values(),
        "kinds": (graph.vocabulary.kinds[kind] for kind in sorted(kinds)),
        "relations": (graph.vocabulary.relations[name] for name in sorted(used)),
    }
    file.write(b'{\n  "directed": true,\n  "multigraph": true,\n  "graph": {')
    for number, (name, records) in enumerate(parts.items()):
        file.write(b"," * bool(number) + b"\n    ")
        _write_list(file, name, records, b"    ")
    file.write(b"\n  },\n  ")
    _write_list(file, "nodes", ({"id": e.id, **node_attributes(e)} for e in graph.entities.values()), b"  ")
    file.write(b",\n  ")
    _write_list(file, "edges", map(partial(_edge, graph), graph.relationships.values()), b"  ")
    file.write(b"\n}\n")
    return []


def _edge(graph: Graph, relationship: Relationship) -> dict[str, Any]:
    return {
        "source": relationship.subject,
        "target": relationship.object,
        "key": relationship.relation,
        **graph.edge_attributes(relationship),
    }


def _write_list(file: BinaryIO, name: str, records: Iterable[object], indent: bytes) -> None:
    """Write a list record by record: all of them as one text would be held thrice."""
    file.write(b'"%s": [' % name.encode())
    between = b"\n" + indent + b"  "
    is_empty = True
    for record in records:
        file.write(between if is_empty else b"," + between)
        file.write(msgspec.json.format(msgspec.json.encode(record), indent=2).replace(b"\n", between))
        is_empty = False
    file.write(b"]" if is_empty else b"\n" + indent + b"]")


FORMAT = Format("json", 'networkx node-link data, with the claims and documents under "graph"', ".json", write)
