"""Where a graph lives: one protocol, several places."""

from __future__ import annotations

from pathlib import Path

from graphmodel.errors import StoreError
from graphmodel.graph import Graph
from graphmodel.store.base import Store
from graphmodel.store.memory import MemoryStore

__all__ = ["MemoryStore", "Store", "open_store"]


def open_store(address: str | None = None) -> Store:
    """Open the store at an address: a claims folder or file; by default the bundled seeds.

    Raises:
        InputError: the claims there have faults.
        StoreError: no store can be at this address.

    """
    if address is not None and "://" in address:
        scheme = address.partition("://")[0]
        raise StoreError(f"no store is reached by {scheme}://", "give a claims folder or file")
    return MemoryStore(Graph.load(None if address is None else Path(address)))
