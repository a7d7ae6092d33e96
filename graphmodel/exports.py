"""The whole graph in other tools' formats."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.errors import StoreError
from graphmodel.graph import Graph, node_attributes
from graphmodel.resolve import ClaimSet


def node_link(claims: ClaimSet) -> str:
    """Return networkx node-link data as JSON.

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
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


FORMATS: Mapping[str, Callable[[ClaimSet], str]] = {"json": node_link}


def write(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all; a symbolic link keeps pointing at it, and a device or pipe is written into.

    Raises:
        StoreError: it cannot be written.

    """
    path = path.resolve()
    content = data.encode() if isinstance(data, str) else data
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreError(
            f"cannot write {path}: {error.strerror}", "is there such a folder, and may you write there?"
        ) from error
