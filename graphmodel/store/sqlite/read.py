"""Answers from a file: what a question needs is looked up, and nothing else is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

import msgspec

from graphmodel.askable import Askable
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import Names, sought_keys
from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary, builtin
from graphmodel.errors import AmbiguousName, Fault, NameNotFound, StoreError
from graphmodel.evidence import (
    Context,
    EventDate,
    EventDates,
    Filters,
    Key,
    Origin,
    Origins,
    Relationship,
    dates_of_events,
    reading_order,
    relate,
)
from graphmodel.letters import nfc
from graphmodel.paths import Passing, Step, Way, costs_of_hops, in_order
from graphmodel.store.base import Damage, told_apart
from graphmodel.store.sqlite import layout, sources, steps
from graphmodel.store.sqlite.database import AGAIN, Database

_encode = msgspec.json.Encoder().encode
_document = msgspec.json.Decoder(Document).decode
_entity = msgspec.json.Decoder(Entity).decode
_claim = msgspec.json.Decoder(Claim).decode
_origin = msgspec.json.Decoder(Origin).decode
_numbers = msgspec.msgpack.Decoder(list[int]).decode
_AROUND = (
    "SELECT r.relation, r.status, r.origins, r.number, 1, e.id, e.kind FROM relationship r "
    "JOIN entity e ON e.number = r.object WHERE r.subject = :here AND r.object <> :here UNION ALL "
    "SELECT r.relation, r.status, r.origins, r.number, 0, e.id, e.kind FROM relationship r "
    "JOIN entity e ON e.number = r.subject WHERE r.object = :here AND r.subject <> :here"
)
_RELATIONSHIP = (
    "SELECT s.id, r.relation, o.id, r.claims FROM relationship r "
    "JOIN entity s ON s.number = r.subject JOIN entity o ON o.number = r.object "
)


class FileStore(Askable):
    """Answers from the file that `load` made."""

    def __init__(self, path: Path, *, other_words: bool = False) -> None:
        """Open a file.

        Args:
            path: where it is.
            other_words: whether it may have been made by a program with other built-in words, by which its paths would
                be others: its claims are the same.

        Raises:
            StoreError: it is none that can be read.

        """
        self._file = Database(path)
        if not other_words and self._file.about("built-in words", str) != layout.words_digest():
            self.close()
            raise StoreError(f"{path} was made by a graphmodel with other built-in words", AGAIN)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @cached_property
    def sources(self) -> Sequence[sources.Source]:
        """What the file was made from."""
        return self._file.about("sources", list[sources.Source])

    @cached_property
    def warnings(self) -> Sequence[Fault]:
        """How what it was made from was read where it may be read otherwise too."""
        return self._file.about("assumed", list[Fault])

    @property
    def notes(self) -> list[str]:
        """What every answer rests on beside that: that claims are not any more as they were."""
        path = self._file.path
        return [
            f"{place} has changed since {path} was made from it; graphmodel load {place} --to {path} writes it anew"
            for place in sources.changed(self.sources, path)
        ]

    def damages(self) -> list[Damage]:
        """Return what is not as it was written; see `Mendable`."""
        return [Damage(f"{self._file.path}: {words}", AGAIN) for words in self._file.damages()]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with the kinds and relations that were loaded."""
        kinds = self._file.about("kinds", list[Kind])
        return builtin().extended(kinds, self._file.about("relations", list[Relation]))

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``; see `Names` for what counts."""
        rows = self._file.rows(
            "SELECT record FROM entity WHERE id IN (SELECT value FROM json_each(?)) "
            "OR number IN (SELECT entity FROM name_key WHERE key IN (SELECT value FROM json_each(?)))",
            _encode([nfc(name), nfc(name.removeprefix(ID))]),
            _encode(sorted(sought_keys(name))),
        )
        names = Names(self._file.records(_entity, rows))
        if not names.find(name):  # who is near is known only by all
            names = Names(self._file.records(_entity, self._file.rows("SELECT record FROM entity ORDER BY number")))
        try:
            return names.resolve(name)
        except AmbiguousName as error:
            raise told_apart(error, self) from None

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Return entities by id."""
        rows = self._file.rows(
            "SELECT record FROM entity WHERE id IN (SELECT value FROM json_each(?))", _encode(list(ids))
        )
        entities = {entity.id: entity for entity in self._file.records(_entity, rows)}
        return {id_: entities[id_] for id_ in ids if id_ in entities}

    def homonyms(self, ids: Collection[str]) -> Collection[str]:
        """Return those of ``ids`` whose name another entity has as well."""
        rows = self._file.rows(
            "SELECT id FROM entity e WHERE id IN (SELECT value FROM json_each(?)) AND "
            "EXISTS (SELECT 1 FROM entity o WHERE o.name = e.name AND o.number <> e.number)",
            _encode(list(ids)),
        )
        return {id_ for (id_,) in rows}

    def documents(self, ids: Collection[str] | None = None) -> Mapping[str, Document]:
        """Return documents by id."""
        wanted = "SELECT record FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number"
        every = "SELECT record FROM document ORDER BY number"
        rows = self._file.rows(every) if ids is None else self._file.rows(wanted, _encode(list(ids)))
        return {document.id: document for document in self._file.records(_document, rows)}

    def claims(self) -> ClaimSet:
        """Return everything that the file holds."""
        entities = self._file.records(_entity, self._file.rows("SELECT record FROM entity ORDER BY number"))
        claims = self._file.records(_claim, self._file.rows("SELECT record FROM claim"))
        return ClaimSet(
            self.vocabulary,
            self.documents(),
            {entity.id: entity for entity in entities},
            dict(sorted((claim.id or "", claim) for claim in claims)),
        )

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``."""
        wanted = "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._file.rows(wanted, _encode(list(entities))))

    def neighbours(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours of each of ``entities``; see `Adjacency`."""
        around = self._unfiltered if filters.take_all_that_is_walked else self._filtered
        return {entity: dict(around(entity, filters, way, ends)) for entity in entities}

    def _unfiltered(self, entity: str, filters: Filters, way: Way, ends: Collection[str]) -> Iterator[tuple[str, int]]:
        """Yield the neighbours that are packed, as far as they may be passed."""
        for part in self._parts(entity):
            hops = part.hops(way)
            if not filters.narrows_entities:
                yield from ((id_, hop) for id_, hop in zip(part.ids, hops, strict=True) if hop)
                continue
            for id_, hop, kind in zip(part.ids, hops, part.kinds, strict=True):
                if hop and (id_ in ends or self._may_pass(id_, kind, filters)):
                    yield id_, hop

    def _parts(self, entity: str) -> Iterator[steps.Packed]:
        """Yield the parts of an entity's neighbours."""
        first = "SELECT s.packed FROM entity e CROSS JOIN steps s ON s.place = e.number * :parts WHERE e.id = :id"
        for part in self._file.records(steps.decode, self._file.rows(first, parts=steps.PARTS, id=entity)):
            yield part
            if len(part.ids) == steps.FIRST:
                place = self._number(entity) * steps.PARTS
                more = "SELECT packed FROM steps WHERE place > ? AND place < ? ORDER BY place"
                yield from self._file.records(steps.decode, self._file.rows(more, place, place + steps.PARTS))

    def _filtered(self, entity: str, filters: Filters, way: Way, ends: Collection[str]) -> Iterator[tuple[str, int]]:
        """Yield the neighbours over relationships that filters leave, one maybe several times, the dearest first."""
        symmetric = self.vocabulary.symmetric
        hops: dict[str, int] = {}
        rows = self._file.rows(_AROUND, here=self._number(entity))
        for relation, status, origins, number, outwards, there, kind in rows:
            cost = self._costs[relation]
            if hops.get(there, cost + 1) <= cost or not filters.may_follow(relation, self.vocabulary):
                continue
            if way != "both" and relation not in symmetric and outwards != (way == "out"):
                continue
            if there not in ends and not self._may_pass(there, kind, filters):
                continue
            if filters.narrows_claims:
                if self._narrowed(self._relationship(number), filters) is None:
                    continue
            elif not filters.may_walk(status, origins):
                continue
            hops[there] = cost
        yield from hops.items()

    def steps(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Iterable[Step]]:
        """Return the steps from each of ``entities``; see `Adjacency`."""
        if filters.take_all_that_is_walked and way == "both":
            return {entity: self._packed_steps(entity, filters, ends) for entity in entities}
        neighbours = self.neighbours(entities, filters, way, ends)
        return {here: in_order(around, self.passing(around)) for here, around in neighbours.items()}

    def _packed_steps(self, entity: str, filters: Filters, ends: Collection[str]) -> Iterator[Step]:
        """Return an entity's steps as they are packed, part by part."""
        of_kind = self._settings.__getitem__
        parts = self._parts(entity)
        if not filters.narrows_entities:
            steps_ = (zip(p.ids, p.both, p.passing, map(of_kind, p.kinds), strict=True) for p in parts)
            return chain.from_iterable(steps_)
        return (
            (id_, hop, passing, of_kind(kind))
            for part in parts
            for id_, hop, passing, kind in zip(part.ids, part.both, part.passing, part.kinds, strict=True)
            if id_ in ends or self._may_pass(id_, kind, filters)
        )

    def passing(self, entities: Collection[str]) -> Mapping[str, Passing]:
        """Return what it costs to pass each of ``entities``; see `Adjacency`."""
        wanted = "SELECT id, neighbours, kind FROM entity WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._file.rows(wanted, _encode(list(entities)))
        return {id_: Passing(neighbours, self._settings[kind]) for id_, neighbours, kind in rows}

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step; see `Adjacency`."""
        return {step: sorted(self._between(*step, filters, way), key=lambda r: r.key) for step in steps}

    def _between(self, here: str, there: str, filters: Filters, way: Way) -> Iterator[Relationship]:
        symmetric = self.vocabulary.symmetric
        rows = self._file.rows(
            f"{_RELATIONSHIP} WHERE (r.subject = :here AND r.object = :there) "
            "OR (r.subject = :there AND r.object = :here)",
            here=self._number(here),
            there=self._number(there),
        )
        for relationship in self._related(rows):
            follows = way == "both" or relationship.relation in symmetric
            if follows or (relationship.subject if way == "out" else relationship.object) == here:
                narrowed = self._narrowed(relationship, filters)
                if narrowed is not None:
                    yield narrowed

    def relationships(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity, sorted by their key."""
        try:
            number = self._number(entity)
        except KeyError:
            raise NameNotFound(entity) from None
        of_it = "WHERE r.number IN (SELECT number FROM relationship WHERE subject = :here OR object = :here)"
        return sorted(self._related(self._file.rows(f"{_RELATIONSHIP} {of_it}", here=number)), key=lambda r: r.key)

    def said_by(self, speaker: str) -> list[Claim]:
        """Return the claims that documents credit an entity with."""
        credited = (
            "SELECT c.record FROM entity e CROSS JOIN claim c ON c.attributed_to = e.number "
            "WHERE e.id = ? AND c.attributed_to IS NOT NULL"
        )
        return sorted(self._file.records(_claim, self._file.rows(credited, speaker)), key=reading_order)

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events."""
        of_events = (
            "SELECT c.record FROM entity e CROSS JOIN claim c ON c.event = e.number "
            "WHERE e.id IN (SELECT value FROM json_each(?)) AND c.event IS NOT NULL ORDER BY c.id"
        )
        return dates_of_events(self._file.records(_claim, self._file.rows(of_events, _encode(sorted(ids)))))

    @cached_property
    def _costs(self) -> Mapping[str, int]:
        """What a hop costs, by relation."""
        return costs_of_hops(self.vocabulary)

    @cached_property
    def _kinds(self) -> Sequence[str]:
        """The kinds of entities, by their number."""
        return self._file.about("kinds of entities", list[str])

    @cached_property
    def _settings(self) -> Sequence[bool]:
        """Whether a kind is the scene rather than the action, by its number."""
        return [self.vocabulary.is_setting(kind) for kind in self._kinds]

    @cached_property
    def _context(self) -> Context:
        return Context(_StoredOrigins(self._file), self.vocabulary)

    @cached_property
    def _event_dates(self) -> dict[str, Sequence[EventDate]]:
        """The dates of events that were asked for, nothing where there are none."""
        return {}

    def _number(self, entity: str) -> int:
        """Return the number of an entity.

        Raises:
            KeyError: there is no such entity.

        """
        for (number,) in self._file.rows("SELECT number FROM entity WHERE id = ?", entity):
            return int(number)
        raise KeyError(entity)

    def _may_pass(self, entity: str, kind: int, filters: Filters) -> bool:
        return filters.may_pass(entity, self._kinds[kind], self.vocabulary)

    def _narrowed(self, relationship: Relationship, filters: Filters) -> Relationship | None:
        if filters.period:
            ids = {claim.event for claim in relationship.claims if claim.event} - self._event_dates.keys()
            if ids:
                self._event_dates.update(dict.fromkeys(ids, ()))
                self._event_dates.update(self.events(ids))
        return filters.narrow(relationship, self._context, self._event_dates)

    def _relationship(self, number: int) -> Relationship:
        (relationship,) = self._related(self._file.rows(f"{_RELATIONSHIP} WHERE r.number = ?", number))
        return relationship

    def _related(self, rows: Iterable[tuple[str, str, str, bytes]]) -> Iterator[Relationship]:
        """Yield relationships with their claims."""
        for subject, relation, object_, numbers in rows:
            key: Key = subject, relation, object_
            yield relate(key, self._claims(numbers), self._context)

    def _claims(self, packed: bytes) -> Iterator[Claim]:
        for number in chain(*self._file.records(_numbers, [(packed,)])):
            yield from self._file.records(_claim, self._file.rows("SELECT record FROM claim WHERE number = ?", number))


class _StoredOrigins(Origins):
    """Origins as they were worked out when the file was made, with all documents at hand."""

    def __init__(self, file: Database) -> None:
        super().__init__({})
        self._file = file

    def of(self, document: str) -> Origin:
        """Return the origin of one document."""
        if document not in self._known:
            rows = self._file.rows("SELECT origin FROM document WHERE id = ?", document)
            (self._known[document],) = self._file.records(_origin, rows)
        return self._known[document]

    def of_claim(self, claim: Claim) -> Origin:
        """Return the origin of a claim."""
        if claim.derived_from is None:
            return self.of(claim.document)
        rows = self._file.rows("SELECT origin FROM claim WHERE id = ? AND origin IS NOT NULL", claim.id)
        (origin,) = self._file.records(_origin, rows)
        return origin
