"""Answers from a file: what a question needs is looked up, and nothing else is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import msgspec

from graphmodel.askable import Askable
from graphmodel.claims.model import Claim
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.evidence import Context, Filters, Key, Origin, Origins, Relationship, relate
from graphmodel.paths import Passing, Step, Way, costs_of_hops, follows, steps_to_neighbours
from graphmodel.store.base import KnownDates, told_apart
from graphmodel.store.sqlite import steps
from graphmodel.store.sqlite.database import Database
from graphmodel.store.sqlite.records import Records, claim_of, encode, numbers_of

_origin = msgspec.json.Decoder(Origin).decode
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


class FileStore(Records, Askable):
    """Answers from the file that `load` made."""

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``; see `Names` for what counts."""
        try:
            return super().resolve(name)
        except AmbiguousName as error:
            raise told_apart(error, self) from None

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
        for part in self.file.records(steps.decode, self.file.rows(first, parts=steps.PARTS, id=entity)):
            yield part
            if len(part.ids) == steps.FIRST:
                place = self.number(entity) * steps.PARTS
                more = "SELECT packed FROM steps WHERE place > ? AND place < ? ORDER BY place"
                yield from self.file.records(steps.decode, self.file.rows(more, place, place + steps.PARTS))

    def _filtered(self, entity: str, filters: Filters, way: Way, ends: Collection[str]) -> Iterator[tuple[str, int]]:
        """Yield the neighbours over relationships that filters leave, one maybe several times, the dearest first."""
        symmetric = self.vocabulary.symmetric
        hops: dict[str, int] = {}
        rows = self.file.rows(_AROUND, here=self.number(entity))
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
        return steps_to_neighbours(self, entities, filters, way, ends)

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
        rows = self.file.rows(wanted, encode(list(entities)))
        return {id_: Passing(neighbours, self._settings[kind]) for id_, neighbours, kind in rows}

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step; see `Adjacency`."""
        return {step: sorted(self._between(*step, filters, way), key=lambda r: r.key) for step in steps}

    def _between(self, here: str, there: str, filters: Filters, way: Way) -> Iterator[Relationship]:
        symmetric = self.vocabulary.symmetric
        rows = self.file.rows(
            f"{_RELATIONSHIP} WHERE (r.subject = :here AND r.object = :there) "
            "OR (r.subject = :there AND r.object = :here)",
            here=self.number(here),
            there=self.number(there),
        )
        for relationship in self._related(rows):
            if follows(relationship, here, way, symmetric):
                narrowed = self._narrowed(relationship, filters)
                if narrowed is not None:
                    yield narrowed

    def relationships(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity, sorted by their key."""
        try:
            number = self.number(entity)
        except KeyError:
            raise NameNotFound(entity) from None
        of_it = "WHERE r.number IN (SELECT number FROM relationship WHERE subject = :here OR object = :here)"
        return sorted(self._related(self.file.rows(f"{_RELATIONSHIP} {of_it}", here=number)), key=lambda r: r.key)

    @cached_property
    def _costs(self) -> Mapping[str, int]:
        """What a hop costs, by relation."""
        return costs_of_hops(self.vocabulary)

    @cached_property
    def _kinds(self) -> Sequence[str]:
        """The kinds of entities, by their number."""
        return self.file.about("kinds of entities", list[str])

    @cached_property
    def _settings(self) -> Sequence[bool]:
        """Whether a kind is the scene rather than the action, by its number."""
        return [self.vocabulary.is_setting(kind) for kind in self._kinds]

    @cached_property
    def _context(self) -> Context:
        return Context(_StoredOrigins(self.file), self.vocabulary)

    @cached_property
    def _dates(self) -> KnownDates:
        return KnownDates(self.events)

    def _may_pass(self, entity: str, kind: int, filters: Filters) -> bool:
        return filters.may_pass(entity, self._kinds[kind], self.vocabulary)

    def _narrowed(self, relationship: Relationship, filters: Filters) -> Relationship | None:
        events = self._dates.of([relationship]) if filters.period else {}
        return filters.narrow(relationship, self._context, events)

    def _relationship(self, number: int) -> Relationship:
        (relationship,) = self._related(self.file.rows(f"{_RELATIONSHIP} WHERE r.number = ?", number))
        return relationship

    def _related(self, rows: Iterable[tuple[str, str, str, bytes]]) -> Iterator[Relationship]:
        """Yield relationships with their claims."""
        for subject, relation, object_, numbers in rows:
            key: Key = subject, relation, object_
            yield relate(key, self._claims(numbers), self._context)

    def _claims(self, packed: bytes) -> Iterator[Claim]:
        for number in chain(*self.file.records(numbers_of, [(packed,)])):
            yield from self.file.records(claim_of, self.file.rows("SELECT record FROM claim WHERE number = ?", number))


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
