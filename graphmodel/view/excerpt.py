"""What a page opens on, as a graph of its own."""

from __future__ import annotations

from collections.abc import Collection

from graphmodel.claims.excerpt import excerpt
from graphmodel.claims.model import mentioned
from graphmodel.evidence import Filters, Key, relationship_keys
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.store import MemoryStore
from graphmodel.view.settings import Settings


def excerpt_of(graph: Graph, settings: Settings) -> Graph:
    """Return the graph of what a page opens on: the paths that it tells and what joins their ends, or a neighbourhood.

    With neither it is all that claims name.

    All claims of its relationships are in it, and so are all others about what one of these states, be it only to deny
    it: whom an involvement joins to somebody else is named for it.
    """
    if settings.path:
        entities, keys = on_paths(graph, *settings.path)
    else:
        everybody = mentioned(graph.claims.values())
        entities = _neighbourhood(graph, settings.focus, settings.hops) if settings.focus else everybody
        keys = {key for key in graph.relationships if {key[0], key[2]} <= entities}
    stated = {
        relationship_keys(claim, graph.vocabulary)[0] for key in keys for claim in graph.relationships[key].claims
    }
    kept = {
        claim.id or ""
        for key in stated
        for claim in graph.relationships[key].claims
        if relationship_keys(claim, graph.vocabulary)[0] == key
    }
    return Graph(excerpt(graph.claim_set, kept, entities))


def on_paths(graph: Graph, source: str, target: str) -> tuple[Collection[str], set[Key]]:
    """Return who is on the most telling paths between two, and the relationships of these and between the two."""
    paths = PathFinder(MemoryStore(graph), source, target, Filters()).most_telling().paths
    keys = {r.key for path in paths for hop in path.hops for r in hop.relationships}
    keys |= {relationship.key for relationship in graph.adjacency[source].get(target, ())}
    return {source, target, *(entity for path in paths for entity in path.entities)}, keys


def _neighbourhood(graph: Graph, focus: str, hops: int) -> set[str]:
    """Return an entity and all that are so many hops from it, whatever joins them."""
    within = edge = {focus}
    for _ in range(hops):
        edge = {neighbour for entity in edge for neighbour in graph.adjacency[entity]} - within
        within = within | edge
    return within
