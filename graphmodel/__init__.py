"""graphmodel: source claims into a graph of actors in which every edge can say who says so.

The names below are loaded when they are first used, so that a command pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from graphmodel import askable
from graphmodel.deferred import deferred

if TYPE_CHECKING:
    from graphmodel.errors import (
        AmbiguousName,
        AmbiguousRelation,
        Fault,
        FilterError,
        GraphmodelError,
        InputError,
        NameNotFound,
        StoreError,
    )
    from graphmodel.evidence import Filters, Relationship
    from graphmodel.graph import Graph
    from graphmodel.paths import Answer, Hop, Path, PathFinder
    from graphmodel.store import MemoryStore, Store, open_store

_HOMES = {
    "errors": (
        "AmbiguousName",
        "AmbiguousRelation",
        "Fault",
        "FilterError",
        "GraphmodelError",
        "InputError",
        "NameNotFound",
        "StoreError",
    ),
    "evidence": ("Filters", "Relationship"),
    "graph": ("Graph",),
    "paths": ("Answer", "Hop", "Path", "PathFinder"),
    "store": ("MemoryStore", "Store", "open_store"),
}

__all__ = [
    "AmbiguousName",
    "AmbiguousRelation",
    "Answer",
    "Fault",
    "FilterError",
    "Filters",
    "Graph",
    "GraphmodelError",
    "Hop",
    "InputError",
    "MemoryStore",
    "NameNotFound",
    "Path",
    "PathFinder",
    "Relationship",
    "Store",
    "StoreError",
    "open_store",
]


askable.register(lambda: import_module("graphmodel.answers"))
__getattr__ = deferred(__name__, _HOMES)


def __dir__() -> list[str]:
    return __all__
