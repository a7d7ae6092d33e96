"""Reaching a Neo4j server, and its errors in graphmodel's words."""

from __future__ import annotations

import logging
import os
import random
import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
import neo4j.graph
from neo4j import exceptions

from graphmodel.errors import StoreError

# What the driver has to say is told by the errors below; its log would stand between their lines on a terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST = (5, 13)
_OUT_OF_MEMORY = "MemoryPoolOutOfMemoryError"
_CREDENTIALS_HINT = "set NEO4J_USERNAME and NEO4J_PASSWORD"
_MEMORY_HINT = "give the server more with dbms.memory.transaction.total.max, or its Java heap"
_PAUSES = (0.1, 0.3, 1.0, 3.0, 6.0, 10.0)
"""Seconds before a transaction is tried again; after some 20 in all the server is taken for gone."""

T = TypeVar("T")


class TooMuchAtOnce(StoreError):
    """A transaction needed more memory than the server grants one; a smaller one may fit."""


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
        self._address = _checked(address)
        self._database = os.environ.get("NEO4J_DATABASE") or None
        self._user = os.environ.get("NEO4J_USERNAME") or "neo4j"
        password = os.environ.get("NEO4J_PASSWORD")
        self._driver = self._open(password)
        try:
            with self.mapped():
                agent = self._agent(None if password else ask_password)
            _check_version(agent, self._address)
        except BaseException:
            self.close()
            raise

    def _agent(self, ask_password: Callable[[], str] | None) -> str:
        """Return what the server calls itself, after asking for a password where it wants one."""
        try:
            return self._driver.get_server_info().agent
        except exceptions.AuthError:
            if ask_password is None:
                raise
            self.close()
            self._driver = self._open(ask_password())
            return self._driver.get_server_info().agent

    def _open(self, password: str | None) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self._address,
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
        with self.mapped(), self._driver.session(database=self._database, default_access_mode="READ") as session:
            yield from session.run(query, parameters)

    @contextmanager
    def reading(self, seconds: float) -> Iterator[Callable[[str, Mapping[str, Any]], neo4j.Result]]:
        """Give what runs queries in which nothing can be written, each for so many seconds at most."""
        with self.mapped(), self._driver.session(database=self._database, default_access_mode="READ") as session:
            yield lambda query, parameters: session.run(neo4j.Query(query, timeout=seconds), dict(parameters))

    def run(self, query: str) -> None:
        """Run a statement that manages its own transaction, or one on the schema."""
        with self.mapped(), self._driver.session(database=self._database) as session:
            session.run(query).consume()

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Do work in one transaction, again when the server asks for it.

        Raises:
            TooMuchAtOnce: it needs more memory than the server grants.

        """

        def transact() -> T:
            with self._driver.session(database=self._database) as session:
                return session.execute_write(work)

        return self._again(transact)

    def _again(self, work: Callable[[], T]) -> T:
        """Do work, and again after what may pass by itself."""
        for pause in _PAUSES:
            try:
                return work()
            except (exceptions.DriverError, exceptions.Neo4jError) as error:
                # The driver would try this again too, for half a minute, and fail again.
                if _OUT_OF_MEMORY in (getattr(error, "code", None) or ""):
                    raise TooMuchAtOnce(f"{self._address} is out of memory for transactions", _MEMORY_HINT) from error
                if not error.is_retryable():
                    with self.mapped():
                        raise
            time.sleep(pause * (0.5 + random.random()))  # noqa: S311 - so that two loaders do not meet again
        with self.mapped():
            return work()

    @contextmanager
    def mapped(self) -> Iterator[None]:
        """Turn the driver's errors into `StoreError`, with a hint; no message holds a password."""
        try:
            yield
        except exceptions.DriverError as error:
            raise self._unreached(error) from error
        except exceptions.Neo4jError as error:
            raise self._refused(error) from error

    def _unreached(self, error: exceptions.DriverError) -> StoreError:
        where = self._address
        if _is_tls(error):
            scheme = self._address.partition(":")[0].partition("+")[0]
            hint = f"an unencrypted server is reached by {scheme}://, one with its own certificate by {scheme}+ssc://"
            return StoreError(f"no secure connection to {where}", hint)
        if isinstance(error, exceptions.IncompleteCommit):
            return StoreError(f"lost {where} while it was saving", "load again: it goes on where it stopped")
        if isinstance(
            error, exceptions.ServiceUnavailable | exceptions.SessionExpired | exceptions.ReadServiceUnavailable
        ):
            hint = "is the server running, and is this its Bolt address? After a break, load again: it goes on"
            return StoreError(f"no answer from a Neo4j server at {where}", hint)
        return StoreError(f"cannot use {where}: {error}")

    def _refused(self, error: exceptions.Neo4jError) -> StoreError:
        code = (error.code or "").rpartition(".")[2]
        if isinstance(error, exceptions.AuthError):
            if code == "AuthenticationRateLimit":
                return StoreError(f"{self._address} refuses more attempts", "wait a few seconds")
            return StoreError(f"{self._address} refuses the user {self._user!r}", _CREDENTIALS_HINT)
        if code == "DatabaseNotFound":
            return StoreError(f"{self._address} has no database {self._database!r}", "set NEO4J_DATABASE to one it has")
        if _OUT_OF_MEMORY in (error.code or ""):
            return StoreError(f"{self._address} is out of memory for transactions", _MEMORY_HINT)
        if code.startswith("TransactionTimedOut"):
            return StoreError(f"{self._address} gave up: the statement took too long", "narrow it, or allow it longer")
        if code == "ParameterMissing":
            return StoreError(f"a parameter is missing: {error.message}")
        if code == "SyntaxError":
            return StoreError(f"this is not a statement that the server understands:\n{error.message}")
        if code == "Forbidden":
            return StoreError(
                f"{self._address} does not let {self._user!r} do this: {error.message}", _CREDENTIALS_HINT
            )
        return StoreError(f"{self._address} answers {code}: {error.message}")


def _checked(address: str) -> str:
    """Return the address to connect to; it must not carry a password, which would end up in shell histories."""
    parts = urlsplit(address)
    if "@" in parts.netloc:
        raise StoreError("the address holds a user name or password", f"leave it out; {_CREDENTIALS_HINT}")
    if not parts.netloc:
        address = os.environ.get("NEO4J_URI", "")
        if not address:
            raise StoreError("the address names no server", "write neo4j://HOST, or set NEO4J_URI")
        return _checked(address)
    if parts.scheme not in SCHEMES:
        raise StoreError(f"no store is reached by {parts.scheme}://", f"use one of {', '.join(SCHEMES)}")
    return address


def _check_version(agent: str, address: str) -> None:
    found = re.search(r"/(\d+)\.(\d+)", agent)
    if found and tuple(map(int, found.groups())) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(f"the server at {address} is {agent}", f"graphmodel needs Neo4j {oldest} or later")


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError) or "SSL" in str(error) or "ertificate" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
