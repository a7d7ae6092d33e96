"""Making a file from claims: built beside, synced, and put in the place of the old one when it is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graphmodel import files
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.names import Form, form_of, look_keys, stored_keys
from graphmodel.claims.vocabulary import INVOLVED_IN
from graphmodel.errors import Fault, StoreError
from graphmodel.evidence import reading_order, relationship_keys
from graphmodel.graph import Graph
from graphmodel.paths import Passing, costs_of_hops
from graphmodel.store.base import Loaded
from graphmodel.store.sqlite import layout, sources, steps
from graphmodel.store.sqlite.database import digest
from graphmodel.store.sqlite.read import FileStore

Progress = Callable[[str, int, int], None]
_BATCH = 10_000
_encode = msgspec.json.Encoder(order="deterministic").encode


class Read(NamedTuple):
    """How claims were read that are written."""

    source: Path | None = None
    """The folder or file that they were read from, if it may be held against the file later."""
    warnings: Sequence[Fault] = ()
    """What was worth a look; what was assumed is said above every answer."""
    skipped: str = ""
    """What was left out for its faults, in words."""


class _Before(NamedTuple):
    """What is in the file already."""

    claims: ClaimSet
    readings: Sequence[sources.Reading]


def load(
    path: Path, claims: ClaimSet, *, replace: bool = False, read: Read | None = None, progress: Progress | None = None
) -> Loaded:
    """Write claims to a file, adding and updating; with ``replace`` it says afterwards what they say and nothing else.

    Args:
        path: the file.
        claims: what to write.
        replace: whether what is there is to go.
        read: how they were read.
        progress: told what is being written, how much of it is done, and how much there is.

    Raises:
        StoreError: the file is not ours, cannot be written, or was written by somebody else meanwhile.

    """
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is a folder" if path.is_dir() else f"{path} is no plain file", "give another name")
    identity = _identity(path)
    before = _before(path, replace=replace)
    done = Loaded(len(claims.documents), len(claims.entities), len(claims.claims), 0, 0, 0)
    readings = [_reading(read or Read(), path)]
    if before is not None and replace:
        pairs = zip(before.claims[1:], claims[1:], strict=True)
        done = done._replace(removed=sum(len(old.keys() - new.keys()) for old, new in pairs))
    elif before is not None:
        done = done._replace(others=len(before.claims.claims.keys() - claims.claims.keys()))
        claims = _together(before.claims, claims)
        others = [reading for reading in before.readings if not _is_again(reading, readings[0])]
        if not others:  # else nobody knows whose claims they were
            readings = [msgspec.structs.replace(readings[0], withdrawn=done.others)]
        readings = [r for r in (*others, *readings) if r.source or r.assumed or r.skipped]
    graph = Graph(claims)

    def check() -> None:
        if _identity(path) != identity:
            raise StoreError(f"{path} was written by somebody else meanwhile", "load again")

    with files.building(path, check) as temporary:
        _Writer(temporary, graph, progress or (lambda *_: None)).write(readings)
    return done._replace(relationships=sum(relation != INVOLVED_IN for _, relation, _ in graph.relationships))


def _reading(read: Read, path: Path) -> sources.Reading:
    """Return what a file keeps of how claims were read."""
    assumed = tuple(warning for warning in read.warnings if warning.is_assumption)
    return sources.Reading(sources.source(read.source, path) if read.source else None, assumed, read.skipped, 0)


def _is_again(before: sources.Reading, now: sources.Reading) -> bool:
    """Return whether the same folder or file was read."""
    return before.source is not None and now.source is not None and before.source.identity == now.source.identity


def _before(path: Path, *, replace: bool) -> _Before | None:
    """Return what is in a file that is there; one of ours that cannot be read is nothing where it is to be replaced."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        store = FileStore(path, other_words=True)
        try:
            return _Before(store.claims(), store.readings)
        finally:
            store.close()
    except StoreError:
        if replace and layout.is_ours(path):
            return None
        raise


def _identity(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file from one that takes its place."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _together(old: ClaimSet, new: ClaimSet) -> ClaimSet:
    """Return claims with those that are new or otherwise now, and the words of both."""
    own = new.vocabulary.own
    words = old.vocabulary.extended(own.kinds.values(), own.relations.values())
    return ClaimSet(
        words,
        dict(sorted({**old.documents, **new.documents}.items())),
        dict(sorted({**old.entities, **new.entities}.items())),
        dict(sorted({**old.claims, **new.claims}.items())),
    )


class _Writer:
    """Fills a new file with a graph."""

    def __init__(self, path: Path, graph: Graph, progress: Progress) -> None:
        self._path = path
        self._graph = graph
        self._progress = progress
        self._entities = {id_: number for number, id_ in enumerate(graph.entities)}
        self._kinds = {kind: number for number, kind in enumerate(sorted({e.kind for e in graph.entities.values()}))}

    def write(self, readings: Sequence[sources.Reading]) -> None:
        """Write everything."""
        self._connection = layout.new(self._path)
        try:
            self._documents()
            self._entities_and_steps()
            self._names()
            self._claims_and_relationships()
            self._about(readings)
            self._connection.executescript(layout.INDEXES)  # which ends the transaction first
        except sqlite3.Error as error:
            raise StoreError(f"cannot write {self._path}: {error}", "is there room for it?") from error
        finally:
            self._connection.close()

    def _rows(self, what: str, statement: str, rows: Iterable[Sequence[Any]], total: int) -> None:
        """Write rows, telling how far it is."""
        batch: list[Sequence[Any]] = []
        done = 0
        self._progress(what, 0, total)
        for row in rows:
            batch.append(row)
            if len(batch) == _BATCH:
                self._connection.executemany(statement, batch)
                done += len(batch)
                batch.clear()
                self._progress(what, done, total)
        self._connection.executemany(statement, batch)
        if batch:
            self._progress(what, done + len(batch), total)

    def _about(self, readings: Sequence[sources.Reading]) -> None:
        graph = self._graph
        words = graph.vocabulary.own
        values = {
            "built-in words": layout.words_digest(),
            "kinds": [*words.kinds.values()],
            "relations": [*words.relations.values()],
            "kinds of entities": [*self._kinds],
            "readings": readings,
            **{f"digest of {table}": digest(self._connection.execute(layout.every(table))) for table in layout.TABLES},
        }
        rows = ((what, _encode(value)) for what, value in sorted(values.items()))
        self._connection.executemany("INSERT INTO about VALUES (?, ?)", rows)

    def _documents(self) -> None:
        documents, origins = self._graph.documents, self._graph.origins
        rows = ((id_, _encode(document), _encode(origins.of(id_))) for id_, document in documents.items())
        statement = "INSERT INTO document (id, record, origin) VALUES (?, ?, ?)"
        self._rows("documents", statement, rows, len(documents))

    def _names(self) -> None:
        """Write the keys by which names are found, and what is guessed from where none is."""
        entities = [(self._entities[id_], entity) for id_, entity in self._graph.entities.items()]
        called = ((key, n) for n, e in entities for key in sorted({k for name in e.names for k in stored_keys(name)}))
        self._connection.executemany("INSERT INTO name_key VALUES (?, ?)", called)
        looks = ((key, number) for number, entity in entities for key in sorted(look_keys(entity)))
        self._connection.executemany("INSERT INTO look_key VALUES (?, ?)", looks)
        forms: dict[Form, list[int]] = {}
        for number, entity in entities:
            for form in filter(None, map(form_of, entity.names)):
                forms.setdefault(form, []).append(number)
        rows = ((*form, msgspec.msgpack.encode(numbers)) for form, numbers in sorted(forms.items()))
        statement = "INSERT INTO form (form, sound, is_romanised, entities) VALUES (?, ?, ?, ?)"
        self._rows("names", statement, rows, len(forms))

    def _entities_and_steps(self) -> None:
        graph, adjacency = self._graph, self._graph.adjacency
        is_setting = {kind: graph.vocabulary.is_setting(kind) for kind in self._kinds}
        passing = {
            id_: Passing(len(adjacency[id_].keys() - {id_}), is_setting[entity.kind])
            for id_, entity in graph.entities.items()
        }
        kinds = {id_: self._kinds[entity.kind] for id_, entity in graph.entities.items()}
        rows = (
            (self._entities[id_], id_, entity.name, kinds[id_], passing[id_].neighbours, _encode(entity))
            for id_, entity in graph.entities.items()
        )
        self._rows("entities", "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)", rows, len(graph.entities))
        costs = costs_of_hops(graph.vocabulary)
        passed = {id_: each.cost for id_, each in passing.items()}
        for id_, around in adjacency.items():
            neighbours = (
                steps.neighbour(id_, there, relationships, costs, graph.vocabulary)
                for there, relationships in around.items()
                if there != id_
            )
            place = self._entities[id_] * steps.PARTS
            parts = enumerate(steps.packed(filter(None, neighbours), passed, kinds), place)
            self._connection.executemany("INSERT INTO steps VALUES (?, ?)", parts)

    def _claims_and_relationships(self) -> None:
        graph, entities, encode = self._graph, self._entities, _encode
        keys = {id_: relationship_keys(claim, graph.vocabulary)[0] for id_, claim in graph.claims.items()}
        together = sorted(graph.claims.values(), key=lambda claim: (keys[claim.id or ""], reading_order(claim)))
        numbers = {claim.id: number for number, claim in enumerate(together)}
        rows = (
            (
                numbers[claim.id],
                claim.id,
                entities.get(claim.attributed_to or ""),
                entities.get(claim.event or ""),
                encode(claim),
                encode(graph.origins.of_claim(claim)) if claim.derived_from is not None else None,
            )
            for claim in together
        )
        self._rows("claims", "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)", rows, len(together))
        relationships = (
            (
                entities[r.subject],
                r.relation,
                entities[r.object],
                r.status,
                len(r.origins),
                msgspec.msgpack.encode([numbers[claim.id] for claim in r.claims]),
            )
            for r in graph.relationships.values()
        )
        statement = (
            "INSERT INTO relationship (subject, relation, object, status, origins, claims) VALUES (?, ?, ?, ?, ?, ?)"
        )
        self._rows("relationships", statement, relationships, len(graph.relationships))
