"""What was read into claims that hold together: every name an id, every word in the vocabulary.

`resolve` is the gate: behind it there is no unknown name, no impossible date and no relation between kinds that
it does not join. It raises all that is wrong at once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from graphmodel.claims.dates import days
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.model import Claim, Document, Entity, claim_id
from graphmodel.errors import AmbiguousName, InputError, NameNotFound
from graphmodel.names import Names
from graphmodel.reading import Problem, did_you_mean
from graphmodel.vocabulary import RESERVED, Kind, Relation, Vocabulary, builtin

_SHA256 = re.compile("[0-9a-f]{64}")
_REFERENCES = ("subject", "object", "attributed_to", "event", "place")
_PLACES = ("Place", "Country")
R = TypeVar("R", Kind, Relation, Document, Entity)


class ClaimSet(NamedTuple):
    """Claims that hold together, with all that they speak of, each by id and sorted by it.

    In the claims every name is an entity's id and every relation a name of the vocabulary.
    """

    vocabulary: Vocabulary
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    claims: Mapping[str, Claim]


def load(path: Path) -> ClaimSet:
    """Read and resolve a claims folder or file.

    Raises:
        InputError: with every fault of every file.

    """
    return resolve(read_claims(path))


def resolve(batch: Batch) -> ClaimSet:
    """Return the claims of a batch with their names resolved.

    Raises:
        InputError: with every fault of the batch, those of reading included.

    """
    vocabulary = _vocabulary(batch)
    documents = _by_key(batch, "documents", "id")
    entities = _by_key(batch, "entities", "id")
    _check_documents(batch, documents)
    _check_entities(batch, vocabulary)
    claims = _Resolver(batch, vocabulary, documents, entities).claims()
    faults = batch.all_faults()
    if faults:
        raise InputError(faults)
    return ClaimSet(vocabulary, _sorted(documents), _sorted(entities), _sorted(claims))


def _sorted(items: Mapping[str, R | Claim]) -> dict[str, Any]:
    return dict(sorted(items.items()))


def _by_key(batch: Batch, section: str, key: str) -> dict[str, Any]:
    """Return the records of a section by key; a key with two meanings is a fault, said twice alike it is not."""
    found: dict[str, Any] = {}
    for table, index, record in batch.rows(section):
        name = getattr(record, key)
        if found.setdefault(name, record) != record:
            table.report(index, Problem((key,), f"{name!r} is defined twice, differently", "keep one of the two"))
    return found


def _vocabulary(batch: Batch) -> Vocabulary:
    base = builtin()
    own_kinds = _by_key(batch, "kinds", "name")
    own_relations = _by_key(batch, "relations", "name")
    vocabulary = base.extended(own_kinds.values(), own_relations.values())
    kinds_known = batch.is_whole("kinds")

    def unknown_kind(path: tuple[str | int, ...], name: str) -> Iterator[Problem]:
        if name not in vocabulary.kinds and kinds_known:
            yield Problem(path, f"unknown kind {name!r}", did_you_mean(name, list(vocabulary.kinds)))

    for table, index, kind in batch.rows("kinds"):
        found = [] if kind.broader is None else list(unknown_kind(("broader",), kind.broader))
        if kind.name in RESERVED:
            found.append(Problem(("name",), f"{kind.name!r} is a word of graphmodel's own", "choose another"))
        elif not found and kind.broader is not None and _is_circular(vocabulary, kind.name):
            found.append(Problem(("broader",), f"{kind.name!r} is broader than itself"))
        for problem in found:
            table.report(index, problem)
    for table, index, relation in batch.rows("relations"):
        if relation.name in RESERVED:
            table.report(index, Problem(("name",), f"{relation.name!r} is a word of graphmodel's own"))
        for side in ("subject", "object"):
            for place, name in enumerate(getattr(relation, side)):
                for problem in unknown_kind((side, place), name):
                    table.report(index, problem)
        if relation.symmetric and set(relation.subject) != set(relation.object):
            hint = "give both sides the same kinds, or leave out symmetric"
            table.report(index, Problem(("symmetric",), "symmetric, but subject and object differ in kinds", hint))
    return vocabulary


def _is_circular(vocabulary: Vocabulary, kind: str) -> bool:
    seen = [kind]
    while (above := vocabulary.kinds.get(seen[-1])) is not None and above.broader is not None:
        if above.broader in seen:
            return True
        seen.append(above.broader)
    return False


def _check_documents(batch: Batch, documents: Mapping[str, Document]) -> None:
    whole = batch.is_whole("documents")
    for table, index, document in batch.rows("documents"):
        found = [*_date_problems(document, ("published",)), *_digest_problems(document.sha256, ("sha256",))]
        found += _line_problems(document, ("id", "title", "publisher", "house"))
        for place, source in enumerate(document.derived_from or ()):
            path = ("derived_from", place)
            if (source.publisher is None) == (source.document is None):
                found.append(Problem(path, "needs either a publisher or a document"))
            elif source.document is not None and source.document not in documents and whole:
                hint = did_you_mean(source.document, list(documents))
                found.append(Problem((*path, "document"), f"no document has the id {source.document!r}", hint))
        if _derives_from_itself(documents, document.id):
            found.append(Problem(("derived_from",), f"{document.id!r} is derived from itself"))
        for problem in found:
            table.report(index, problem)


def _derives_from_itself(documents: Mapping[str, Document], start: str) -> bool:
    seen: set[str] = set()
    todo = [start]
    while todo:
        document = documents.get(todo.pop())
        for source in (document.derived_from or ()) if document else ():
            if source.document == start:
                return True
            if source.document is not None and source.document not in seen:
                seen.add(source.document)
                todo.append(source.document)
    return False


def _check_entities(batch: Batch, vocabulary: Vocabulary) -> None:
    kinds_known = batch.is_whole("kinds")
    concrete = [kind.name for kind in vocabulary.kinds.values() if not kind.abstract]
    for table, index, entity in batch.rows("entities"):
        kind = vocabulary.kinds.get(entity.kind)
        if kind is None and kinds_known:
            hint = did_you_mean(entity.kind, concrete) or f"one of {', '.join(concrete)}"
            table.report(index, Problem(("kind",), f"unknown kind {entity.kind!r}", hint))
        elif kind is not None and kind.abstract:
            hint = f"one of {', '.join(name for name in concrete if vocabulary.is_a(name, [entity.kind]))}"
            table.report(index, Problem(("kind",), f"{entity.kind!r} is too broad for an entity", hint))
        for problem in _line_problems(entity, ("id", "name")):
            table.report(index, problem)
        for place, name in enumerate(entity.names[1:]):
            if "\n" in name or "\t" in name:
                table.report(index, Problem(("aliases", place), "a name stands on one line"))


def _line_problems(record: msgspec.Struct, fields: tuple[str, ...]) -> Iterator[Problem]:
    for field in fields:
        value = getattr(record, field)
        if value is not None and ("\n" in value or "\t" in value or not value.strip()):
            yield Problem((field,), f"{field} must be words on one line")


def _date_problems(record: msgspec.Struct, fields: tuple[str, ...]) -> Iterator[Problem]:
    for field in fields:
        date = getattr(record, field)
        if date is not None:
            try:
                days(date)
            except ValueError as error:
                yield Problem((field,), str(error), "write a date as 2021, 2021-07 or 2021-07-14")


def _digest_problems(digest: str | None, path: tuple[str, ...]) -> Iterator[Problem]:
    if digest is not None and not _SHA256.fullmatch(digest):
        yield Problem(path, "not a SHA-256", "64 lower-case hex digits")


class _Resolver:
    """Resolves the claims of a batch, remembering what each name came to."""

    def __init__(
        self,
        batch: Batch,
        vocabulary: Vocabulary,
        documents: Mapping[str, Document],
        entities: Mapping[str, Entity],
    ) -> None:
        self._batch = batch
        self._vocabulary = vocabulary
        self._documents = documents
        self._entities = entities
        self._names = Names(entities.values())
        self._resolved: dict[str, str | Problem] = {}
        self._relations: dict[str, Relation | None] = {}
        self._documents_known = batch.is_whole("documents")
        self._entities_known = batch.is_whole("entities")
        self._relations_known = batch.is_whole("relations") and batch.is_whole("kinds")
        self._ranges: dict[tuple[str, str, str], bool] = {}

    def claims(self) -> dict[str, Claim]:
        """Return all claims by id, resolved; problems are reported to their tables."""
        claims: dict[str, Claim] = {}
        for table, index, written in self._batch.rows("claims"):
            claim, found = self._resolve(written)
            if not found:
                if claim.id is None:
                    claim = msgspec.structs.replace(claim, id=claim_id(claim))
                if claims.setdefault(claim.id or "", claim) != claim:
                    found = [Problem(("id",), f"two claims have the id {claim.id!r}", "leave the id out")]
            for problem in found:
                table.report(index, problem)
        return claims

    def _resolve(self, claim: Claim) -> tuple[Claim, list[Problem]]:
        found: list[Problem] = []
        changes: dict[str, str] = {}
        for field in _REFERENCES:
            name = getattr(claim, field)
            if name is not None and name not in self._entities:
                id_ = self._entity(name)
                if isinstance(id_, Problem):
                    if id_.message:
                        found.append(id_._replace(path=(field,)))
                else:
                    changes[field] = id_
        relation = self._relation(claim.relation)
        if relation is not None and relation.name != claim.relation:
            changes["relation"] = relation.name
        if changes:
            claim = msgspec.structs.replace(claim, **changes)
        found += self._problems(claim, relation)
        return claim, found

    def _entity(self, name: str) -> str | Problem:
        if name not in self._resolved:
            try:
                self._resolved[name] = self._names.resolve(name)
            except (NameNotFound, AmbiguousName) as error:
                # While an entity could not be read nobody knows whether this is its name.
                silent = isinstance(error, NameNotFound) and not self._entities_known
                self._resolved[name] = Problem((), "" if silent else str(error), error.hint)
        return self._resolved[name]

    def _relation(self, word: str) -> Relation | None:
        if word not in self._relations:
            self._relations[word] = self._vocabulary.relation(word)
        return self._relations[word]

    def _problems(self, claim: Claim, relation: Relation | None) -> Iterator[Problem]:
        if relation is None:
            if self._relations_known:
                hint = self._vocabulary.relation_hint(claim.relation)
                yield Problem(("relation",), f"unknown relation {claim.relation!r}", hint)
        else:
            yield from self._range_problems(relation, claim)
        if claim.document not in self._documents and self._documents_known:
            hint = did_you_mean(claim.document, list(self._documents))
            yield Problem(("document",), f"no document has the id {claim.document!r}", hint)
        for field, kinds in (("event", ("Event",)), ("place", _PLACES)):
            entity = self._entities.get(getattr(claim, field) or "")
            if entity is not None and not self._is_a(entity.kind, kinds):
                yield Problem((field,), f"{entity.id!r} is a {entity.kind}, not a {' or '.join(kinds)}")
        if claim.date or claim.start or claim.end:
            yield from _time_problems(claim)
        if claim.quantity is not None:
            yield from _quantity_problems(claim)
        if claim.locator is not None:
            yield from _locator_problems(claim)

    def _is_a(self, kind: str, kinds: Iterable[str]) -> bool:
        """Return whether a kind is in a range; of one that is itself unknown nobody can say that it is not."""
        return kind not in self._vocabulary.kinds or self._vocabulary.is_a(kind, kinds)

    def _range_problems(self, relation: Relation, claim: Claim) -> Iterator[Problem]:
        for side in ("subject", "object"):
            entity = self._entities.get(getattr(claim, side))
            if entity is None:
                continue
            key = relation.name, side, entity.kind
            if key not in self._ranges:
                self._ranges[key] = self._is_a(entity.kind, getattr(relation, side))
            if not self._ranges[key]:
                kinds = " or ".join(getattr(relation, side))
                message = f"the {side} of {relation.name} must be {kinds}; {entity.id!r} is {entity.kind}"
                hint = None
                other = self._entities.get(claim.object if side == "subject" else claim.subject)
                if other and self._is_a(other.kind, getattr(relation, side)):
                    hint = "are subject and object the wrong way round?"
                yield Problem((side,), message, hint)


def _time_problems(claim: Claim) -> Iterator[Problem]:
    found = list(_date_problems(claim, ("date", "start", "end")))
    yield from found
    if claim.date and (claim.start or claim.end):
        yield Problem(("date",), "a claim has either a date or a start and end")
    elif claim.start and claim.end and not found and days(claim.start).first > days(claim.end).last:
        yield Problem(("end",), f"ends in {claim.end}, before it starts in {claim.start}")


def _quantity_problems(claim: Claim) -> Iterator[Problem]:
    quantity = claim.quantity
    assert quantity is not None  # noqa: S101 - for the type checker
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    if not numbers:
        yield Problem(("quantity",), "a quantity needs a value, or low or high")
    if any(not math.isfinite(number) for number in numbers):
        yield Problem(("quantity",), "a quantity must be a finite number")
    if quantity.value is not None and len(numbers) > 1:
        yield Problem(("quantity",), "a quantity has either a value or low and high")
    elif quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
        yield Problem(("quantity", "low"), f"low {quantity.low} is more than high {quantity.high}")


def _locator_problems(claim: Claim) -> Iterator[Problem]:
    locator = claim.locator
    assert locator is not None  # noqa: S101 - for the type checker
    yield from _digest_problems(locator.sha256, ("locator", "sha256"))
    if (locator.start is None) != (locator.end is None):
        yield Problem(("locator",), "start and end belong together")
    elif locator.start is not None and locator.end is not None and locator.start >= locator.end:
        yield Problem(("locator", "end"), f"ends at {locator.end}, not after its start at {locator.start}")
