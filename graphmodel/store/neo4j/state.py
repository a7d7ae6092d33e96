"""The node that says in which format a graph is written, and which whoever writes holds meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import neo4j

from graphmodel.errors import StoreError
from graphmodel.store.neo4j.rows import MARK, WRITER

if TYPE_CHECKING:
    from graphmodel.store.neo4j.connection import Connection

FORMAT = 3
"""Another number wherever this program writes other nodes or relationships for the same claims than one before it."""

NAME = "graphmodel"
"""What the node is called."""


def hold(transaction: neo4j.ManagedTransaction) -> None:
    """Let no other load write until the end of the transaction: what it reads it may then rely on."""
    transaction.run(
        "MERGE (s:_State {name: $name}) ON CREATE SET s.written_by = $writer SET s.held = true REMOVE s.held",
        name=NAME,
        writer=WRITER,
    ).consume()


def is_whole(transaction: neo4j.ManagedTransaction) -> bool:
    """Return whether all that is there was written in this format, but for claims that are marked."""
    formats = transaction.run("MATCH (s:_State {name: $name}) RETURN s.format AS format", name=NAME).value("format")
    return formats == [FORMAT]


def notes(connection: Connection) -> list[str]:
    """Return what every answer from a server rests on.

    Raises:
        StoreError: nothing was loaded to it yet, or by a program that writes it otherwise.

    """
    query = (
        "OPTIONAL MATCH (s:_State {name: $name}) RETURN s IS NOT NULL AS loaded, s.format AS format, "
        f"EXISTS {{ MATCH (c:Claim) WHERE c.{MARK} }} AS marked"
    )
    (state,) = connection.read(query, name=NAME)
    command = f"graphmodel load CLAIMS --to {connection.address}"
    if not state["loaded"]:
        raise StoreError(f"nothing was loaded to {connection.address} yet", command)
    if state["format"] != FORMAT:
        told = f"what is at {connection.address} was written otherwise, or a load that writes it anew was stopped"
        raise StoreError(told, f"{command} writes it anew")
    unfinished = f"a load is not finished, and some relationships are not derived yet; {command} goes on with it"
    return [unfinished] if state["marked"] else []


def set_whole(transaction: neo4j.ManagedTransaction, *, whole: bool) -> None:
    """Say that all is written in this format, or that all of it is to be compared and written again."""
    transaction.run(
        "MATCH (s:_State {name: $name}) SET s.format = $format", name=NAME, format=FORMAT if whole else None
    ).consume()
