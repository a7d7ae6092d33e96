"""The driver's errors in graphmodel's words, each with a hint; no message holds a password."""

from __future__ import annotations

import re

from neo4j import exceptions

from graphmodel.errors import StoreError
from graphmodel.store.neo4j.addresses import encryption_fault

_OLDEST = (5, 26)
"""The first in which a statement can take labels and types from its parameters."""
_OLDEST_HINT = f"graphmodel needs Neo4j {'.'.join(map(str, _OLDEST))} or later"
_NEO4J = re.compile(r"Neo4j/(\d+)\.(\d+)\S*")
"""What it calls itself; others that speak its protocol, such as Memgraph, go on after that."""
_OUT_OF_MEMORY = "MemoryPoolOutOfMemoryError"
_IN_THE_WAY = frozenset(
    {
        "IndexAlreadyExists",
        "IndexWithNameAlreadyExists",
        "ConstraintAlreadyExists",
        "ConstraintWithNameAlreadyExists",
        "EquivalentSchemaRuleAlreadyExists",
    }
)
_OTHER_DATABASE = "use another database (NEO4J_DATABASE)"


class InTheWay(StoreError):
    """An index or constraint is there that keeps one of ours from being made."""


class TooMuchAtOnce(StoreError):
    """A transaction needed more memory than the server grants one; a smaller one may fit."""


class Failures:
    """Explains the errors of one connection, by what is known of it so far.

    Args:
        address: the server's.
        user: who connects.
        database: the one that was asked for, if one was.
        password_known: whether a password was set or typed.

    """

    def __init__(self, address: str, user: str, database: str | None, *, password_known: bool) -> None:
        self._address = address
        self._user = user
        self._database = database
        self.password_known = password_known
        self.reached = False
        """Whether the server has answered before."""
        self.loading = False
        """Whether the connection is used to write."""

    def explained(self, error: exceptions.DriverError | exceptions.Neo4jError) -> StoreError:
        """Return an error of the driver as one of graphmodel's."""
        if isinstance(error, exceptions.DriverError):
            return self._unreached(error)
        if _OUT_OF_MEMORY in (error.code or ""):
            hint = "give the server more with db.memory.transaction.total.max, or its Java heap"
            return TooMuchAtOnce(f"{self._address} is out of memory for transactions", hint)
        return self._refused(error)

    def unsupported(self, agent: str) -> StoreError | None:
        """Return the error for a server that calls itself so; ``None`` where it will do."""
        version = _NEO4J.fullmatch(agent)
        if version and tuple(map(int, version.groups())) >= _OLDEST:
            return None
        return StoreError(f"not supported: the server at {self._address} is {agent}", _OLDEST_HINT)

    def _unreached(self, error: exceptions.DriverError) -> StoreError:
        if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
            if self.reached:
                lost = "lost the connection to" if not isinstance(error, exceptions.IncompleteCommit) else "lost"
                while_saving = " while it was saving" if isinstance(error, exceptions.IncompleteCommit) else ""
                again = "load again: it goes on where it stopped" if self.loading else "ask again"
                return StoreError(f"{lost} {self._address}{while_saving}", f"when the server runs, {again}")
            return encryption_fault(self._address) or StoreError(
                f"no answer from a Neo4j server at {self._address}",
                "is the server running, and is this its Bolt address?",
            )
        # With notifications off the driver itself refuses servers before 5.7, and so before they say what they are.
        if isinstance(error, exceptions.UnsupportedServerProduct) or "for the Bolt Protocol" in str(error):
            return StoreError(f"the server at {self._address} is too old", _OLDEST_HINT)
        return StoreError(f"cannot use {self._address}: {error}")

    def _refused(self, error: exceptions.Neo4jError) -> StoreError:
        where, code, said = self._address, (error.code or "").rpartition(".")[2], error.message or ""
        if isinstance(error, exceptions.AuthError):
            return self._not_admitted(code)
        if code == "DatabaseNotFound":
            return StoreError(f"{where} has no database {self._database!r}", "set NEO4J_DATABASE to one it has")
        if code.startswith("TransactionTimedOut"):
            return StoreError(f"{where} gave up: the statement took too long", "narrow it, or allow it longer")
        if code == "ParameterMissing":
            return StoreError(f"a parameter is missing: {said}")
        if code == "WriteOnReadOnlyAccessDatabase":
            hint = "to load, take the database out of server.databases.read_only, and start the server anew"
            return StoreError(f"{where} lets nobody write", hint)
        if code == "Forbidden":
            hint = "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may"
            return StoreError(f"{where} does not let {self._user!r} do this: {said}", hint)
        if code in _IN_THE_WAY:
            hint = f"drop it if it is not needed (SHOW INDEXES lists all), or {_OTHER_DATABASE}"
            return InTheWay(f"an index that graphmodel did not make stands in the way at {where}: {said}", hint)
        if code == "ConstraintCreationFailed":
            hint = f"give them different ids, or {_OTHER_DATABASE}"
            return StoreError(f"nodes at {where} that graphmodel did not write share an id: {_which(said)}", hint)
        if "too large to index" in said:
            hint = "the ids of a claim's subject and object may have some 8,000 bytes together"
            return StoreError(f"an id is too long for the index of {where}", f"shorten it: {hint}")
        return StoreError(f"{where} answers {code}: {said}")

    def _not_admitted(self, code: str) -> StoreError:
        if code == "AuthenticationRateLimit":
            return StoreError(f"{self._address} refuses more attempts", "wait a few seconds")
        if not self.password_known:
            hint = f"set NEO4J_PASSWORD, and NEO4J_USERNAME if it is not that of {self._user!r}"
            return StoreError(f"{self._address} wants a password, and none is set", hint)
        return StoreError(
            f"{self._address} refuses the user {self._user!r} with this password",
            "one of them is wrong: check NEO4J_USERNAME and NEO4J_PASSWORD",
        )


def _which(said: str) -> str:
    """Return the first violation of what the server says of a constraint that it cannot make."""
    return said.splitlines()[-1].partition(" Note that")[0] if said else said
