"""How two entities are connected.

`finder` is the engine of every store and tells in which order paths come, `dag` the search from both ends, and
`adjacency` what the engine asks of a store; `narrowness` tells what hides the paths where none is found.
"""

from graphmodel.paths.adjacency import Adjacency, Way
from graphmodel.paths.finder import Answer, Hop, Path, PathFinder
from graphmodel.paths.narrowness import Search

__all__ = ["Adjacency", "Answer", "Hop", "Path", "PathFinder", "Search", "Way"]
