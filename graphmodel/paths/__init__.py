"""How two entities are connected.

`finder` is the engine of every store and tells in which order paths come, `search` and `reach` the search from both
ends, `weights` what steps weigh, and `adjacency` what the engine asks of a store; `narrowness` tells what hides the
paths where none is found.
"""

from graphmodel.paths.adjacency import WAYS, Adjacency, Step, Way, follows, steps_to_neighbours
from graphmodel.paths.cost import Passing, cost_of_hop, costs_of_hops
from graphmodel.paths.finder import DEFAULT, LOOKED_AT, Answer, Hop, Path, PathFinder
from graphmodel.paths.narrowness import Search
from graphmodel.paths.resting import leading, resting

__all__ = [
    "DEFAULT",
    "LOOKED_AT",
    "WAYS",
    "Adjacency",
    "Answer",
    "Hop",
    "Passing",
    "Path",
    "PathFinder",
    "Search",
    "Step",
    "Way",
    "cost_of_hop",
    "costs_of_hops",
    "follows",
    "leading",
    "resting",
    "steps_to_neighbours",
]
