"""What was loaded into a file, record by record, found by ids and names."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import SUGGESTED, Form, Names, Nearness, sought_keys, sought_look_keys
from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary, builtin
from graphmodel.errors import Fault, NameNotFound, StoreError
from graphmodel.evidence import EventDates, dates_of_events, reading_order
from graphmodel.letters import nfc
from graphmodel.store.base import Damage
from graphmodel.store.sqlite import layout, sources
from graphmodel.store.sqlite.database import AGAIN, Database

encode = msgspec.json.Encoder().encode
claim_of = msgspec.json.Decoder(Claim).decode
numbers_of = msgspec.msgpack.Decoder(list[int]).decode
_document = msgspec.json.Decoder(Document).decode
_entity = msgspec.json.Decoder(Entity).decode


class Records:
    """The documents, entities and claims of a file."""

    def __init__(self, path: Path, *, other_words: bool = False) -> None:
        """Open a file.

        Args:
            path: where it is.
            other_words: whether it may have been made by a program with other built-in words, by which its paths would
                be others: its claims are the same.

        Raises:
            StoreError: it is none that can be read.

        """
        self.file = Database(path)
        if not other_words and self.file.about("built-in words", str) != layout.words_digest():
            self.close()
            raise StoreError(f"{path} was made by a graphmodel with other built-in words", AGAIN)

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    @cached_property
    def readings(self) -> Sequence[sources.Reading]:
        """What the file was made from."""
        return self.file.about("readings", list[sources.Reading])

    @property
    def warnings(self) -> Sequence[Fault]:
        """How that was read where it may be read otherwise too."""
        return [warning for reading in self.readings for warning in reading.assumed]

    @property
    def skipped(self) -> str:
        """What of that was left out for its faults, in words."""
        return "; ".join(reading.skipped for reading in self.readings if reading.skipped)

    @property
    def notes(self) -> list[str]:
        """What every answer rests on beside that: what was left out, what is no more, what is not as it was."""
        path = self.file.path
        notes = [f"left out when {path} was made, for their faults: {self.skipped}"] if self.skipped else []
        for reading in self.readings:
            if reading.source and reading.withdrawn:
                claims = f"{reading.withdrawn:,} claim{'s are' if reading.withdrawn > 1 else ' is'}"
                place = reading.source.place
                notes.append(f"{claims} still in {path} that {place} has no longer; --replace removes them")
        sources_ = [reading.source for reading in self.readings if reading.source]
        return notes + [self._in_words(state) for state in sources.changed(sources_, path)]

    def _in_words(self, state: sources.State) -> str:
        """Return that a source is not as it was, and what to do about it."""
        place, path = state.place, self.file.path
        if state.what == "absent":
            return f"{place}, from which {path} was made, is not here: nobody can tell whether it has changed since"
        if state.what == "other":
            return f"{place} is not what {path} was made from: it has changed since, or is something else"
        again = f"graphmodel load {shlex.quote(place)} --to {shlex.quote(str(path))} --replace makes it anew"
        if len(self.readings) > 1:
            again = f"load all {len(self.readings)} that it was made from again, the first with --replace"
        elif self.skipped:
            again += ", with --skip-faulty"
        return f"{place} has changed since {path} was made from it; {again}"

    def damages(self) -> list[Damage]:
        """Return what is not as it was written; see `Mendable`."""
        return [Damage(f"{self.file.path}: {words}", AGAIN) for words in self.file.damages()]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with the kinds and relations that were loaded."""
        kinds = self.file.about("kinds", list[Kind])
        return builtin().extended(kinds, self.file.about("relations", list[Relation]))

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``; see `Names` for what counts."""
        rows = self.file.rows(
            "SELECT record FROM entity WHERE id IN (SELECT value FROM json_each(?)) "
            "OR number IN (SELECT entity FROM name_key WHERE key IN (SELECT value FROM json_each(?)))",
            encode([nfc(name), nfc(name.removeprefix(ID))]),
            encode(sorted(sought_keys(name))),
        )
        names = Names(self.file.records(_entity, rows))
        if not names.find(name):
            raise self._absence(name)
        return names.resolve(name)

    def _absence(self, name: str) -> NameNotFound:
        """Return the error that suggests names near to one that is nobody's; of all names only the forms are read."""
        looks = "SELECT e.record FROM look_key k JOIN entity e ON e.number = k.entity WHERE k.key = ? ORDER BY e.id"
        same, ids = (list(self.file.records(_entity, self.file.rows(looks, key))) for key in sought_look_keys(name))
        rows = self.file.rows("SELECT form, sound, is_romanised, entities FROM form")
        forms = ((Form(form, sound, bool(across)), numbers_of(numbers)) for form, sound, across, numbers in rows)
        guessed = (self._named(number) for number in Nearness(forms).ids(name))
        near = list(islice(dict.fromkeys(chain((e.name for e in (*same, *ids)), guessed)), SUGGESTED))
        wanted = "SELECT record FROM entity WHERE name IN (SELECT value FROM json_each(?))"
        alike = self.file.records(_entity, self.file.rows(wanted, encode(near)))
        return Names([*same, *ids, *alike]).absence(name, near)

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Return entities by id."""
        rows = self.file.rows(
            "SELECT record FROM entity WHERE id IN (SELECT value FROM json_each(?))", encode(list(ids))
        )
        entities = {entity.id: entity for entity in self.file.records(_entity, rows)}
        return {id_: entities[id_] for id_ in ids if id_ in entities}

    def homonyms(self, ids: Collection[str]) -> Collection[str]:
        """Return those of ``ids`` whose name another entity has as well."""
        rows = self.file.rows(
            "SELECT id FROM entity e WHERE id IN (SELECT value FROM json_each(?)) AND "
            "EXISTS (SELECT 1 FROM entity o WHERE o.name = e.name AND o.number <> e.number)",
            encode(list(ids)),
        )
        return {id_ for (id_,) in rows}

    def documents(self, ids: Collection[str] | None = None) -> Mapping[str, Document]:
        """Return documents by id."""
        wanted = "SELECT record FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number"
        every = "SELECT record FROM document ORDER BY number"
        rows = self.file.rows(every) if ids is None else self.file.rows(wanted, encode(list(ids)))
        return {document.id: document for document in self.file.records(_document, rows)}

    def claims(self) -> ClaimSet:
        """Return everything that the file holds."""
        entities = self.file.records(_entity, self.file.rows("SELECT record FROM entity ORDER BY number"))
        claims = self.file.records(claim_of, self.file.rows("SELECT record FROM claim"))
        return ClaimSet(
            self.vocabulary,
            self.documents(),
            {entity.id: entity for entity in entities},
            dict(sorted((claim.id or "", claim) for claim in claims)),
        )

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``."""
        wanted = "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self.file.rows(wanted, encode(list(entities))))

    def said_by(self, speaker: str) -> list[Claim]:
        """Return the claims that documents credit an entity with."""
        credited = (
            "SELECT c.record FROM entity e CROSS JOIN claim c ON c.attributed_to = e.number "
            "WHERE e.id = ? AND c.attributed_to IS NOT NULL"
        )
        return sorted(self.file.records(claim_of, self.file.rows(credited, speaker)), key=reading_order)

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events."""
        of_events = (
            "SELECT c.record FROM entity e CROSS JOIN claim c ON c.event = e.number "
            "WHERE e.id IN (SELECT value FROM json_each(?)) AND c.event IS NOT NULL ORDER BY c.id"
        )
        return dates_of_events(self.file.records(claim_of, self.file.rows(of_events, encode(sorted(ids)))))

    def number(self, entity: str) -> int:
        """Return the number of an entity.

        Raises:
            KeyError: there is no such entity.

        """
        for (number,) in self.file.rows("SELECT number FROM entity WHERE id = ?", entity):
            return int(number)
        raise KeyError(entity)

    def _named(self, number: int) -> str:
        """Return the name of an entity, given by its number."""
        ((name,),) = self.file.rows("SELECT name FROM entity WHERE number = ?", number)
        return str(name)
