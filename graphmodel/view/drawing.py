"""The graph as pyvis has it: nodes, edges, and the options that vis-network draws them with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graphmodel.graph import Graph
from graphmodel.layout import Positions
from graphmodel.palette import look_of

if TYPE_CHECKING:
    from pyvis.network import Network

_VIS_NETWORK = Path("lib", "vis-9.1.2", "vis-network.min.js")


class _Ids(set[int]):
    """The ids of a pyvis network, which looks each one up before it adds it, and keeps them in a list."""

    append = set.add


def draw(graph: Graph, positions: Positions) -> Network:
    """Return the graph as a pyvis network: each entity a node, each relationship an edge, under their numbers.

    Names go into labels and nowhere else: a ``title`` would be taken for HTML.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    network.node_ids = _Ids()
    number = {id_: index for index, id_ in enumerate(graph.entities)}
    for id_, entity in graph.entities.items():
        x, y = positions[id_]
        shape = look_of(entity.kind, graph.vocabulary).shape
        network.add_node(number[id_], label=entity.name, shape=shape, group=entity.kind, x=x, y=y)
    for index, relationship in enumerate(graph.relationships.values()):
        network.add_edge(number[relationship.subject], number[relationship.object], id=index)
    return network


def options(network: Network) -> dict[str, Any]:
    """Return the options of vis-network, to which the page adds its own."""
    decoded: dict[str, Any] = msgspec.json.decode(network.options.to_json())
    decoded.pop("configure")  # the option editor, which writes HTML
    return decoded


def vis_network() -> str:
    """Return the source of vis-network that pyvis carries."""
    import pyvis

    return (Path(pyvis.__file__).parent / _VIS_NETWORK).read_text(encoding="utf-8")
