"""A graph in one file, asked without taking the whole of it in.

The file is an SQLite database: `layout` has its tables, `steps` how the neighbours of an entity are packed, `write`
makes it from claims, `read` answers from it, and `sources` tells whether what it was made from has changed since.
"""

from graphmodel.store.sqlite.read import FileStore
from graphmodel.store.sqlite.write import load

__all__ = ["FileStore", "load"]
