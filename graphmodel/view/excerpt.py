"""What a page opens on, as a graph of its own."""

from __future__ import annotations

from graphmodel.claims.excerpt import excerpt
from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.store import MemoryStore
from graphmodel.view.settings import Settings


def excerpt_of(graph: Graph, settings: Settings) -> Graph:
    """Return the graph of what a page opens on: a neighbourhood, or whoever is on the paths that it tells."""
    store = MemoryStore(graph)
    found = set(settings.path or ())
    if settings.path:
        told = PathFinder(store, *settings.path, Filters()).most_telling().paths
        found |= {entity for path in told for entities in (path.entities, *path.similar) for entity in entities}
    if settings.focus:
        found |= _neighbourhood(graph, settings.focus, settings.hops)
    return Graph(excerpt(store.claims(), found))


def _neighbourhood(graph: Graph, focus: str, hops: int) -> set[str]:
    """Return an entity and all that are so many hops from it, whatever joins them."""
    found = edge = {focus}
    for _ in range(hops):
        edge = {neighbour for entity in edge for neighbour in graph.adjacency[entity]} - found
        found = found | edge
    return found
