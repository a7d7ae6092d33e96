"""What every store can do, wherever it keeps its graph."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import AmbiguousName
from graphmodel.evidence import EventDate, EventDates, Relationship, doubts, is_doubted, telling_order
from graphmodel.paths import Adjacency


class Damage(NamedTuple):
    """What in a store is not as it was loaded, or as it follows from that."""

    what: str
    hint: str
    """What mends it."""

    def __str__(self) -> str:
        return f"{self.what}\n  hint: {self.hint}"


@runtime_checkable
class Mendable(Protocol):
    """A store that others can write to."""

    @property
    def notes(self) -> list[str]:
        """What every answer from the store rests on."""
        ...

    def damages(self) -> list[Damage]:
        """Return what is not as it should be."""
        ...


class Loaded(NamedTuple):
    """What a load wrote and, when it was to replace, removed."""

    documents: int
    entities: int
    claims: int
    relationships: int
    """So many are there afterwards, involvements in events not counted."""
    removed: int
    kept: int
    """Nodes that the input no longer has and that stay, because somebody else's relationships hang on them."""
    others: int = 0
    """Claims of a file that the input does not have and that stay, because nothing was to be replaced."""


class Store(Adjacency, Protocol):
    """A place where a graph lives."""

    def close(self) -> None:
        """Let go of what the store holds open."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds and relations that its claims use."""
        ...

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``.

        Raises:
            NameNotFound: there is none.
            AmbiguousName: there are several.

        """
        ...

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Return entities by id; an id that is not there is left out."""
        ...

    def homonyms(self, ids: Collection[str]) -> Collection[str]:
        """Return those of ``ids`` whose name another entity of the store has as well, letter for letter."""
        ...

    def documents(self, ids: Collection[str] | None = None) -> Mapping[str, Document]:
        """Return documents by id, by default all; an id that is not there is left out."""
        ...

    def claims(self) -> ClaimSet:
        """Return everything that the store holds."""
        ...

    def relationships(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity, given by its id, whatever their status, sorted by their key.

        Raises:
            NameNotFound: there is no such entity.

        """
        ...

    def said_by(self, speaker: str) -> list[Claim]:
        """Return the claims that documents credit an entity with, given by its id, by document and place in it."""
        ...


class KnownDates:
    """The dates of events that a store was asked for, each event once."""

    def __init__(self, ask: Callable[[Collection[str]], EventDates]) -> None:
        self._ask = ask
        self._known: dict[str, Sequence[EventDate]] = {}
        """Nothing where an event has none."""

    def of(self, relationships: Iterable[Relationship]) -> EventDates:
        """Return the dates of the events that claims belong to, among others."""
        ids = {claim.event for r in relationships for claim in r.claims if claim.event} - self._known.keys()
        if ids:
            self._known.update(dict.fromkeys(ids, ()))
            self._known.update(self._ask(ids))
        return self._known


def told_apart(error: AmbiguousName, store: Store) -> AmbiguousName:
    """Return an error about an ambiguous name in which each candidate is told with its most telling relationship."""
    described = {}
    for id_ in error.candidates[: error.TOLD]:
        telling = _most_telling(store.relationships(id_), store.vocabulary)
        words = [_in_words(telling, id_, store)] if telling else []
        described[id_] = "; ".join([error.described[id_], *words])
    return AmbiguousName(error.name, error.candidates, described)


def _most_telling(relationships: Iterable[Relationship], vocabulary: Vocabulary) -> Relationship | None:
    """Return what says most of whom an entity is: what is simply asserted before what is not."""
    return min(relationships, key=lambda r: (is_doubted(r), telling_order(r, vocabulary)), default=None)


def _in_words(relationship: Relationship, id_: str, store: Store) -> str:
    """Return a relationship as it reads from one of its ends."""
    relation = store.vocabulary.relations[relationship.relation]
    other = relationship.object if relationship.subject == id_ else relationship.subject
    name = store.entities([other])[other].name
    doubt = f" ({', '.join(words)})" if (words := doubts(relationship)) else ""
    if relationship.subject == id_ or relation.symmetric:
        return f"{relation.meaning} {name}{doubt}"
    return f"{relation.inverse} {name}{doubt}" if relation.inverse else f"{name} {relation.meaning} it{doubt}"


Drawn = tuple[str, str | None, str | None, str | None]
"""What a relationship that is drawn joins, its type between the two, and its status; of a lone node only the id."""


def in_drawing_order(rows: Iterable[Drawn]) -> list[Drawn]:
    """Return what is drawn as every store answers it: sorted, each once."""
    return sorted(set(rows), key=lambda row: tuple(value or "" for value in row))


class Asked(NamedTuple):
    """The answer to a statement that somebody typed."""

    columns: list[str]
    rows: list[dict[str, Any]]
    """Plain values by column."""
    more: bool
    """Whether there were more rows than asked for."""


@runtime_checkable
class AnswersCypher(Protocol):
    """A store that understands Cypher."""

    def cypher(self, statement: str, parameters: Mapping[str, Any], limit: int, seconds: float) -> Asked:
        """Return at most ``limit`` rows of a statement, if it does nothing but read and takes so many seconds at most.

        Raises:
            StoreError: it does more than read, is not understood, or takes too long.

        """
        ...

    def rows(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement that reads and returns plain values."""
        ...

    def drawn(self, statement: str, parameters: Mapping[str, Any]) -> list[Drawn]:
        """Return what a statement that reads returns of the graph, each relationship and each node that has none."""
        ...
