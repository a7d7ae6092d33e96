"""A graph on a Neo4j server.

`connection` reaches the server and turns its errors into graphmodel's, `rows` says how claims look as nodes and
relationships, `load` writes, and `Neo4jStore` (`read`) answers.
"""

from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.load import Loader
from graphmodel.store.neo4j.read import Neo4jStore

__all__ = ["Connection", "Loader", "Neo4jStore"]
