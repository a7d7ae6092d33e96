"""Which entities belong together, by how they are connected: what stands apart in a drawing, and under one name."""

from __future__ import annotations

from graphmodel.graph import Graph

_SEED = 7


def communities(graph: Graph) -> list[int]:
    """Return the number of each entity's community, in the order of the entities; the largest community is 0.

    Communities are those of Louvain's method: more relationships lead to others within than chance would have it.
    """
    import networkx as nx

    number = {id_: index for index, id_ in enumerate(graph.entities)}
    pairs: nx.Graph[int] = nx.Graph()
    pairs.add_nodes_from(range(len(number)))
    pairs.add_edges_from(
        (number[relationship.subject], number[relationship.object])
        for relationship in graph.relationships.values()
        if relationship.subject != relationship.object
    )
    parts = nx.community.louvain_communities(pairs, seed=_SEED)
    membership = [0] * len(number)
    for place, part in enumerate(sorted(parts, key=lambda part: (-len(part), min(part)))):
        for one in part:
            membership[one] = place
    return membership
