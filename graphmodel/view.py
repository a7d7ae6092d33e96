"""The graph as one HTML page."""

from __future__ import annotations

from graphmodel.graph import Graph


def page(graph: Graph) -> str:
    """Return a page with a node for each entity and an arrow for each asserted or contested relationship."""
    from pyvis.network import Network

    network = Network(height="95vh", width="100%", directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        network.add_node(entity.id, label=entity.name, group=entity.kind)
    for relationship in graph.relationships.values():
        if relationship.status in ("asserted", "contested"):
            network.add_edge(relationship.subject, relationship.object, label=relationship.relation)
    return str(network.generate_html(notebook=False))
