"""The tables of a file.

Numbers count entities in the order of their ids, relationships in that of their keys, and claims so that those of one
relationship stand together: what is asked for together is near in the file. Records stand as JSON.
"""

from __future__ import annotations

import sqlite3
import zlib
from functools import cache
from pathlib import Path

from graphmodel.claims.vocabulary import MADE
from graphmodel.paths.cost import NUMBERS

APPLICATION = 0x67726D6C
"""What says in the file's head, beside that it is an SQLite database, whose it is: "grml"."""
_HEAD, _APPLICATION_AT = 100, 68
"""The length of SQLite's head, and where in it that stands (https://www.sqlite.org/fileformat2.html)."""
FORMAT = 1
"""Which tables it has, and what they mean; a file of another format is made anew from its claims."""

TABLES = {
    "document": "number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record BLOB NOT NULL, origin BLOB NOT NULL",
    "entity": (
        "number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind INTEGER NOT NULL, "
        "neighbours INTEGER NOT NULL, record BLOB NOT NULL"
    ),
    "name_key": "key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)",
    "look_key": "key TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)",
    "form": (
        "number INTEGER PRIMARY KEY, form TEXT NOT NULL, sound TEXT NOT NULL, is_romanised INTEGER NOT NULL, "
        "entities BLOB NOT NULL"
    ),
    "steps": "place INTEGER PRIMARY KEY, packed BLOB NOT NULL",
    "claim": (
        "number INTEGER PRIMARY KEY, id TEXT NOT NULL, attributed_to INTEGER, event INTEGER, record BLOB NOT NULL, "
        "origin BLOB"
    ),
    "relationship": (
        "number INTEGER PRIMARY KEY, subject INTEGER NOT NULL, relation TEXT NOT NULL, object INTEGER NOT NULL, "
        "status TEXT NOT NULL, origins INTEGER NOT NULL, claims BLOB NOT NULL"
    ),
}
"""The columns of each table, but for what the file says of itself. ``steps`` has the neighbours of entities (see the
module of that name), ``name_key`` the keys by which names are found, ``look_key`` and ``form`` what is guessed from; an
origin is that of a document, or of a claim that says itself what it was made from."""
ABOUT = "what TEXT PRIMARY KEY, value BLOB NOT NULL"
INDEXES = """
CREATE INDEX entity_name ON entity (name);
CREATE INDEX claim_id ON claim (id) WHERE origin IS NOT NULL;
CREATE INDEX claim_attributed_to ON claim (attributed_to) WHERE attributed_to IS NOT NULL;
CREATE INDEX claim_event ON claim (event) WHERE event IS NOT NULL;
CREATE INDEX relationship_from ON relationship (subject, object);
CREATE INDEX relationship_to ON relationship (object, subject);
"""


def is_ours(path: Path) -> bool:
    """Return whether a file's head says that a load made it, whatever became of the rest."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)[_APPLICATION_AT:].startswith(APPLICATION.to_bytes(4, "big"))
    except OSError:
        return False


@cache
def words_digest() -> str:
    """Return what changes with the built-in words and the costs of hops, by which a file's steps are in order."""
    made = MADE.read_bytes() + repr(NUMBERS).encode()
    return f"{zlib.crc32(made):08x}-{len(made)}"


def new(path: Path) -> sqlite3.Connection:
    """Return a connection to a new file, whose tables are empty.

    Nothing is kept for going back: until it is whole nobody sees the file.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for table, columns in {**TABLES, "about": ABOUT}.items():
        keyed = " WITHOUT ROWID" if table in ("about", "name_key", "look_key") else ""
        connection.execute(f"CREATE TABLE {table} ({columns}){keyed}")
    connection.execute("BEGIN")
    return connection


def every(table: str) -> str:
    """Return the statement that asks for all rows of a table, in an order of their own."""
    key = "key, entity" if table in ("name_key", "look_key") else "place" if table == "steps" else "number"
    return f"SELECT * FROM {table} ORDER BY {key}"  # noqa: S608 - a table of ours
