"""What was read into claims that hold together: every name an id, every word in the vocabulary.

`resolve` is the gate: behind it there is no unknown name, no impossible date and no relation between kinds that
it does not join. It raises all that is wrong at once. What is wrong with a record by itself `claims.checks` finds,
what is wrong with the words `claims.words`; here is what takes more than one record to see.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from graphmodel.claims.checks import claim_problems
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.derivations import Derived, report_circles
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.grades import grade_documents
from graphmodel.claims.ids import compose_ids, report_alike, report_alike_names
from graphmodel.claims.model import Alias, Claim, Document, Entity, claim_id, content
from graphmodel.claims.names import Names
from graphmodel.claims.ranges import Ranges
from graphmodel.claims.references import MAX_SUGGESTIONS, Suggestions, check_documents, check_entities, unknown_sources
from graphmodel.claims.repeats import Places
from graphmodel.claims.vocabulary import Reading, Vocabulary
from graphmodel.claims.words import doubtful_kinds, read_vocabulary
from graphmodel.errors import Fault, InputError
from graphmodel.letters import nfc
from graphmodel.reading import Problem, listed, shown

_REFERENCES = ("subject", "object", "attributed_to", "event", "place")
_TURNED = {"subject": "object", "object": "subject"}
R = TypeVar("R", Document, Entity, Claim)


def load(path: Path) -> ClaimSet:
    """Return what `examine` does without the warnings."""
    return examine(path)[0]


def examine(path: Path) -> tuple[ClaimSet, list[Fault]]:
    """Read and resolve a claims folder or file; return its claims, and every warning of every file.

    Raises:
        InputError: with every fault of every file, and the warnings.

    """
    batch = read_claims(path)
    return resolve(batch), batch.all_warnings()


def resolve(batch: Batch) -> ClaimSet:
    """Return the claims of a batch with their names resolved.

    Raises:
        InputError: with every fault of the batch, those of reading included.

    """
    vocabulary = read_vocabulary(batch)
    compose_ids(batch)
    documents: dict[str, Document] = batch.by_key("documents", "id")
    entities: dict[str, Entity] = batch.by_key("entities", "id")
    check_documents(batch, documents)
    documents = grade_documents(batch, documents)
    check_entities(batch, vocabulary, entities)
    report_alike(batch)
    report_alike_names(batch)
    entities = {id_: _as_known(entity, vocabulary) for id_, entity in entities.items()}
    claims = _Resolver(batch, vocabulary, documents, entities).claims()
    faults = batch.all_faults()
    if faults:
        raise InputError(faults, batch.all_warnings())
    return ClaimSet(vocabulary, _sorted(documents), _sorted(entities), _sorted(claims))


def _sorted(items: Mapping[str, R]) -> dict[str, R]:
    return dict(sorted(items.items()))


def _as_known(entity: Entity, vocabulary: Vocabulary) -> Entity:
    """Return an entity with the name of its kind, and with each alias that is no more than a name as one."""
    kind = vocabulary.kind(entity.kind)
    if kind is not None and kind.name != entity.kind:
        entity = msgspec.structs.replace(entity, kind=kind.name)
    if any(isinstance(alias, Alias) and alias.language is None for alias in entity.aliases):
        aliases = [each.name if isinstance(each, Alias) and each.language is None else each for each in entity.aliases]
        entity = msgspec.structs.replace(entity, aliases=aliases)
    return entity


class _Resolver:
    """Resolves the claims of a batch, remembering what each word came to."""

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
        self._clear = frozenset((None, *(entities.keys() - self._names.ambiguous_ids)))
        """The ids that mean what they say, and nothing, of which nobody needs to know what it means."""
        self._resolved: dict[str, str | Problem | None] = {}
        self._readings: dict[str, Reading | Problem | None] = {}
        self._unknown_documents: dict[str, Problem] = {}
        self._suggest_document = Suggestions(documents)
        self._both_ways: set[tuple[str, str, str, str]] = set()
        """What claims of symmetric relations without an id join, and where."""
        self._names_to_suggest = MAX_SUGGESTIONS
        self._ranges = Ranges(vocabulary, entities, doubtful_kinds(batch))

    def claims(self) -> dict[str, Claim]:
        """Return all claims by id, resolved; problems are reported to their tables."""
        claims: dict[str, Claim] = {}
        places = Places()
        derived: list[Derived] = []
        for table in self._batch.tables["claims"]:
            places.begin(table)
            quoting = [index for index, written in enumerate(table.records) if written.quote is not None]
            if quoting:
                table.report(quoting[0], _unfilled(len(quoting)))
            for index, written in enumerate(table.records):
                claim, problems = self._resolve(written)
                is_sound = not problems and index not in table.gaps
                if claim.id is None and is_sound:
                    claim = msgspec.structs.replace(claim, id=claim_id(claim))
                if claim.id:
                    known = self._mirrored(written, claim, claims) or claims.setdefault(claim.id, claim)
                    if known is claim:
                        places.add(index)
                    elif known.id != claim.id or written.id is None or content(known) == content(claim):
                        if is_sound and known.grade != claim.grade:
                            message = "the same claim stands elsewhere, graded otherwise or not at all"
                            problems.append(Problem(("grade",), message, "give both the same grade, or keep one"))
                        elif is_sound:
                            places.repeat(index, known)
                    else:
                        hint = "leave the id out, and each gets its own"
                        problems.append(Problem(("id",), f"two different claims have the id {shown(claim.id)}", hint))
                for problem in problems:
                    table.report(index, problem)
                if problems and table.is_full:
                    break
                if claim.derived_from:
                    derived.append(Derived(table, index, claim))
                if claim.subject == claim.object and not problems:
                    message = f"{claim.relation} joins {shown(claim.subject)} to itself"
                    hint = "is one of the two somebody else?"
                    table.report(index, Problem(("object",), message, hint, is_warning=True))
        places.warn(claims)
        if derived:
            report_circles(derived, claims.values(), self._documents, self._vocabulary.symmetric)
        return claims

    def _mirrored(self, written: Claim, claim: Claim, claims: Mapping[str, Claim]) -> Claim | None:
        """Return the claim that says the same with the ends of a symmetric relation the other way round, if any."""
        if written.id is not None or claim.relation not in self._vocabulary.symmetric:
            return None
        subject, relation, object_, document = claim.subject, claim.relation, claim.object, claim.document
        self._both_ways.add((subject, relation, object_, document))
        if (object_, relation, subject, document) not in self._both_ways:
            return None
        turned = msgspec.structs.replace(claim, subject=claim.object, object=claim.subject, id=None)
        return claims.get(claim_id(turned))

    def _resolve(self, claim: Claim) -> tuple[Claim, list[Problem]]:
        """Return a claim with ids for names, and all that is wrong with it.

        A claim whose relation is written from object to subject ("was freed by") is turned around.
        """
        problems: list[Problem] = []
        changes: dict[str, str] = {}
        reading = self._reading(claim.relation)
        turned = isinstance(reading, Reading) and reading.turned
        if turned:
            claim = msgspec.structs.replace(claim, subject=claim.object, object=claim.subject)
        names = claim.subject, claim.object, claim.attributed_to, claim.event, claim.place
        if not self._clear.issuperset(names):
            for field, name in zip(_REFERENCES, names, strict=True):
                if name is None or name in self._clear:
                    continue
                id_ = self._entity(name)
                if isinstance(id_, Problem):
                    problems.append(id_._replace(path=(field,)))
                elif id_ is not None:
                    changes[field] = id_
        if isinstance(reading, Problem):
            problems.append(reading)
        elif reading is not None and reading.relation.name != claim.relation:
            changes["relation"] = reading.relation.name
        if claim.document not in self._documents:
            if (document := nfc(claim.document)) in self._documents:
                changes["document"] = document
            elif not self._batch.may_hold("documents", claim.document):
                problems.append(self._unknown_document(claim.document))
        if claim.derived_from is not None:
            for place, named in unknown_sources(claim, self._documents, self._batch):
                problems.append(self._unknown_document(named)._replace(path=("derived_from", place, "document")))
        if changes:
            claim = msgspec.structs.replace(claim, **changes)
        problems += self._ranges.problems(claim, reading if isinstance(reading, Reading) else None)
        problems += claim_problems(claim)
        return claim, [_as_written(problem) for problem in problems] if turned else problems

    def _entity(self, name: str) -> str | Problem | None:
        """Return the id that a name means, or the problem with it; ``None`` when nobody can know."""
        if name not in self._resolved:
            ids = self._names.find(name)
            if len(ids) == 1:
                self._resolved[name] = ids[0]
            elif ids:
                error = self._names.ambiguity(name, ids)
                self._resolved[name] = Problem((), str(error), error.hint)
            else:
                # While an entity could not be read nobody knows whether this is its name.
                self._resolved[name] = None if self._batch.may_hold("entities", name) else self._unknown_name(name)
        return self._resolved[name]

    def _unknown_name(self, name: str) -> Problem:
        self._names_to_suggest -= 1
        near = self._names.guesses(name, self._names.suggest(name)) if self._names_to_suggest >= 0 else []
        hint = f"did you mean {listed(near)}?" if near else self._batch.nameless("entities")
        return Problem((), f"no entity is called {shown(name)}", hint)

    def _unknown_document(self, id_: str) -> Problem:
        if id_ not in self._unknown_documents:
            message = f"no document has the id {shown(id_)}"
            hint = self._suggest_document(id_) or self._batch.nameless("documents")
            self._unknown_documents[id_] = Problem(("document",), message, hint)
        return self._unknown_documents[id_]

    def _reading(self, words: str) -> Reading | Problem | None:
        """Return the relation that words mean, or the problem with them; ``None`` when nobody can know."""
        if words not in self._readings:
            readings = self._vocabulary.readings(words)
            problem = None
            if len(readings) > 1:
                hint = "write the name of the one that is meant"
                problem = Problem(("relation",), f"{shown(words)} may mean {listed(map(str, readings))}", hint)
            elif not readings and not self._batch.may_hold("relations", words):
                near = self._vocabulary.relation_hint(words) or self._batch.nameless("relations")
                problem = Problem(("relation",), f"unknown relation {shown(words)}", near)
            self._readings[words] = problem or next(iter(readings), None)
        return self._readings[words]


def _unfilled(number: int) -> Problem:
    """Return the problem with claims that have a quote: they are still being written, and none of them is read."""
    if number == 1:
        message, them = "a quote that is no locator yet", "one of it"
    else:
        message, them = f"from here on {number:,} quotes that are no locators yet", "them"
    hint = f"graphmodel locate --fill CLAIMS --documents DIR makes {them}, where the words stand in your copy"
    return Problem(("quote",), message, hint)


def _as_written(problem: Problem) -> Problem:
    """Return a problem of a claim that was turned around with the place where it stands in the file."""
    first, *rest = problem.path
    return problem._replace(path=(_TURNED.get(str(first), first), *rest))
