"""Reaching a Neo4j server, and its errors in graphmodel's words."""

from __future__ import annotations

import logging
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import neo4j
import neo4j.graph
from neo4j import exceptions

from graphmodel.errors import StoreError
from graphmodel.store.neo4j import addresses
from graphmodel.store.neo4j.failures import Failures, TooMuchAtOnce

__all__ = ["Connection", "TooMuchAtOnce"]

# What the driver has to say is told by the errors below; its log would stand between their lines on a terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_PAUSES = (0.1, 0.3, 1.0, 3.0, 6.0, 10.0)
"""Seconds before a transaction is tried again; after some 20 in all the server is taken for gone."""

T = TypeVar("T")


class Connection:
    """A connection to one database of a server.

    The user and password come from NEO4J_USERNAME and NEO4J_PASSWORD, the database from NEO4J_DATABASE; an address
    without a host stands for NEO4J_URI.

    Args:
        address: such as ``neo4j://localhost``.
        ask_password: called for a password when the server wants one and none is set.

    Raises:
        StoreError: the address is none, the server cannot be reached, refuses the user, or is too old.

    """

    def __init__(self, address: str, ask_password: Callable[[], str] | None = None) -> None:
        self.address = addresses.checked(address)
        self._database = os.environ.get("NEO4J_DATABASE") or None
        if (self._database or "").lower() == "system":
            raise StoreError(
                "the database 'system' cannot hold a graph", "set NEO4J_DATABASE to another, such as neo4j"
            )
        self._user = os.environ.get("NEO4J_USERNAME") or "neo4j"
        password = os.environ.get("NEO4J_PASSWORD")
        self._failures = Failures(self.address, self._user, self._database, password_known=bool(password))
        with self.mapped():
            self._driver = self._open(password)
        try:
            with self.mapped():
                agent = self._agent(None if password else ask_password)
            if fault := self._failures.unsupported(agent):
                raise fault
        except BaseException:
            self.close()
            raise
        self._failures.reached = True

    def _agent(self, ask_password: Callable[[], str] | None) -> str:
        """Return what the server calls itself, after asking for a password where it wants one."""
        try:
            return self._driver.get_server_info().agent
        except exceptions.AuthError:
            if ask_password is None:
                raise
            self.close()
            self._driver = self._open(ask_password())
            self._failures.password_known = True
            return self._driver.get_server_info().agent

    def _open(self, password: str | None) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self.address,
            auth=(self._user, password) if password else None,
            notifications_min_severity="OFF",
            user_agent="graphmodel",
            max_transaction_retry_time=0,  # `_again` decides what is tried again
        )

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()

    def read(self, query: str, **parameters: Any) -> list[neo4j.Record]:
        """Return the rows of a query that reads, tried again when the server asks for it."""
        return self._again(
            lambda: self._driver.execute_query(query, parameters, routing_="r", database_=self._database).records
        )

    def graph(self, query: str, **parameters: Any) -> neo4j.graph.Graph:
        """Return the nodes and relationships that a query which reads returns."""
        return self._again(
            lambda: self._driver.execute_query(
                query, parameters, routing_="r", database_=self._database, result_transformer_=neo4j.Result.graph
            )
        )

    def stream(self, query: str, **parameters: Any) -> Iterator[neo4j.Record]:
        """Yield the rows of a query that reads, without holding them all."""
        with self.mapped(), self._session("READ") as session:
            yield from session.run(query, parameters)

    @contextmanager
    def reading(self, seconds: float) -> Iterator[Callable[[str, Mapping[str, Any]], neo4j.Result]]:
        """Give what runs queries in which nothing can be written, each for so many seconds at most."""
        with self.mapped(), self._session("READ") as session:
            yield lambda query, parameters: session.run(neo4j.Query(query, timeout=seconds), dict(parameters))

    def run(self, query: str) -> None:
        """Run a statement on the schema, or another that may as well run twice, again when the server asks for it."""

        def transact() -> None:
            with self._session() as session:
                session.run(query).consume()

        self._failures.loading = True
        self._again(transact)

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Do work in one transaction, again when the server asks for it.

        Raises:
            TooMuchAtOnce: it needs more memory than the server grants.

        """

        def transact() -> T:
            with self._session() as session:
                return session.execute_write(work)

        self._failures.loading = True
        return self._again(transact)

    def reads(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Do work that reads in one transaction, again when the server asks for it."""

        def transact() -> T:
            with self._session("READ") as session:
                return session.execute_read(work)

        return self._again(transact)

    def _session(self, mode: str = "WRITE") -> neo4j.Session:
        """Return a session that reads what this connection has written, whichever server of a cluster answers."""
        return self._driver.session(
            database=self._database,
            default_access_mode=mode,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def _again(self, work: Callable[[], T]) -> T:
        """Do work, and again after what may pass by itself."""
        for pause in _PAUSES:
            try:
                return work()
            except (exceptions.DriverError, exceptions.Neo4jError) as error:
                # The driver would try this again too, for half a minute, and fail again.
                explained = self._failures.explained(error)
                if not error.is_retryable() or isinstance(explained, TooMuchAtOnce):
                    raise explained from error
            time.sleep(pause * (0.5 + random.random()))  # noqa: S311 - so that two loaders do not meet again
        with self.mapped():
            return work()

    @contextmanager
    def mapped(self) -> Iterator[None]:
        """Turn the driver's errors into `StoreError`, with a hint; no message holds a password."""
        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            raise self._failures.explained(error) from error
