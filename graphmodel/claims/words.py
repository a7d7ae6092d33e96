"""The vocabulary that a batch's claims are written in: the built-in one and what the batch adds.

Two relations of a batch cannot have one alias. Where a word of the batch is also one for a relation that is built in,
or reads as another relation, the batch's own meaning counts and a warning says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graphmodel.claims.checks import line_problems
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.vocabulary import RESERVED, TYPES, Kind, Reading, Relation, Vocabulary, builtin, fold
from graphmodel.errors import InputError
from graphmodel.reading import Path as Place
from graphmodel.reading import Problem, did_you_mean


def vocabulary_at(path: Path) -> Vocabulary:
    """Return the vocabulary of a claims folder or file, whatever is wrong with its documents, entities and claims.

    Raises:
        InputError: with every fault of the words, or there is nothing to read.

    """
    batch = read_claims(path)
    vocabulary = read_vocabulary(batch)
    faults = list(batch.faults)
    for part, tables in batch.tables.items():
        faults += [fault for table in tables if part in TYPES or table.is_cut_short for fault in table.faults()]
    if faults:
        raise InputError(faults)
    return vocabulary


def read_vocabulary(batch: Batch) -> Vocabulary:
    """Return the vocabulary of a batch; what is wrong with the words it adds is reported to their tables."""
    kinds, relations = batch.by_key("kinds", "name"), batch.by_key("relations", "name")
    base = builtin()
    vocabulary = base.extended(kinds.values(), relations.values())
    for table, index, kind in batch.rows("kinds"):
        for problem in _kind_problems(batch, vocabulary, kind):
            table.report(index, problem)
        if base.kinds.get(kind.name, kind) != kind:
            message = f"{kind.name!r} is a built-in kind, which the built-in relations rely on"
            table.report(index, Problem(("name",), message, "choose another name"))
    if relations:
        _check_relations(batch, vocabulary, [r for r in base.relations.values() if r.name not in relations])
    return vocabulary


def doubtful_kinds(batch: Batch) -> set[str]:
    """Return the kinds of a batch of which it is not known what they are narrower than."""
    broader = {kind.name: {kind.broader} for kind in builtin().kinds.values()}
    doubtful = set()
    for table, index, kind in batch.rows("kinds"):
        said = broader.setdefault(kind.name, {kind.broader})
        said.add(kind.broader)
        if len(said) > 1 or "broader" in table.blamed.get(index, ()):
            doubtful.add(kind.name)
    return doubtful


def _check_relations(batch: Batch, vocabulary: Vocabulary, built_in: Iterable[Relation]) -> None:
    taken = {fold(name): Reading(relation) for name, relation in vocabulary.relations.items()}
    heard: dict[str, Reading] = {}
    for relation in built_in:
        _hear(relation, heard)
    for table, index, relation in batch.rows("relations"):
        problems = [*_relation_problems(batch, vocabulary, relation), *_alias_problems(relation, taken)]
        for problem in problems or _likenesses(relation, heard):
            table.report(index, problem)
        _hear(relation, heard)


def _hear(relation: Relation, heard: dict[str, Reading]) -> None:
    """Note all that a relation may be called."""
    for _, words, turned in _wordings(relation):
        heard.setdefault(fold(words), Reading(relation, turned))
    for words, turned in (*relation.phrases, *relation.shortened):
        heard.setdefault(fold(words), Reading(relation, turned))


def _wordings(relation: Relation) -> Iterator[tuple[Place, str, bool]]:
    """Yield the words that are declared to mean a relation, with their places and whether they turn it around."""
    yield ("name",), relation.name, False
    yield from ((("aliases", index), alias, False) for index, alias in enumerate(relation.aliases))
    yield from ((("inverse_aliases", index), alias, True) for index, alias in enumerate(relation.inverse_aliases))


def _likenesses(relation: Relation, heard: Mapping[str, Reading]) -> Iterator[Problem]:
    """Yield a warning for the first word of a relation that another one may be called as well."""
    for path, words, _ in (*_wordings(relation), (("meaning",), relation.meaning, False)):
        other = heard.get(fold(words))
        if other is not None and other.relation.name != relation.name:
            hint = f"in claims it means {relation.name}; leave it out here where {other.relation.name} is meant"
            if path == ("meaning",):
                hint = f"write {relation.name} or {other.relation.name} in the claims"
            yield Problem(path, f"{words!r} also reads as {other}", hint, is_warning=True)
            return


def _unknown_kind(batch: Batch, vocabulary: Vocabulary, name: str, path: Place) -> Iterator[Problem]:
    if name not in vocabulary.kinds and not batch.may_hold("kinds", name):
        hint = did_you_mean(name, list(vocabulary.kinds)) or batch.nameless("kinds")
        yield Problem(path, f"unknown kind {name!r}", hint)


def _kind_problems(batch: Batch, vocabulary: Vocabulary, kind: Kind) -> Iterator[Problem]:
    if kind.name in RESERVED:
        yield Problem(("name",), f"{kind.name!r} is a word of graphmodel's own", "choose another")
    yield from line_problems(kind, ("meaning",))
    if kind.broader is not None:
        yield from _unknown_kind(batch, vocabulary, kind.broader, ("broader",))
    if kind.name in _broader(vocabulary.kinds, kind.name):
        yield Problem(("broader",), f"{kind.name!r} is broader than itself")


def _broader(kinds: Mapping[str, Kind], name: str) -> list[str]:
    """Return the names of all kinds broader than one; in a circle, each once."""
    broader: list[str] = []
    kind = kinds.get(name)
    while kind is not None and kind.broader is not None and kind.broader not in broader:
        broader.append(kind.broader)
        kind = kinds.get(kind.broader)
    return broader


def _relation_problems(batch: Batch, vocabulary: Vocabulary, relation: Relation) -> Iterator[Problem]:
    if relation.name in RESERVED:
        yield Problem(("name",), f"{relation.name!r} is a word of graphmodel's own", "choose another")
    yield from line_problems(relation, ("meaning", "inverse"))
    for side in ("subject", "object"):
        for index, name in enumerate(getattr(relation, side)):
            yield from _unknown_kind(batch, vocabulary, name, (side, index))
    for index, name in enumerate(relation.outcomes):
        if name not in vocabulary.relations and not batch.may_hold("relations", name):
            hint = did_you_mean(name, list(vocabulary.relations)) or batch.nameless("relations")
            yield Problem(("outcomes", index), f"unknown relation {name!r}", hint)
    if not relation.symmetric:
        return
    if set(relation.subject) != set(relation.object):
        hint = "give both sides the same kinds, or leave out symmetric"
        yield Problem(("symmetric",), "symmetric, but subject and object differ in kinds", hint)
    for field in ("inverse", "inverse_aliases"):
        if getattr(relation, field):
            hint = f"leave out {field} or symmetric"
            yield Problem((field,), "a symmetric relation reads the same both ways", hint)
    if relation.accuses:
        hint = "leave out accuses, or give it an inverse instead of symmetric"
        yield Problem(("accuses",), "a symmetric relation has no side that it accuses", hint)
    if relation.once:
        hint = "leave out once, or give it an inverse instead of symmetric"
        yield Problem(("once",), "a symmetric relation has no side that undergoes it", hint)
    if relation.functional in ("subject", "object"):
        yield Problem(("functional",), "a symmetric relation is functional on both sides", "write functional: both")


def _alias_problems(relation: Relation, taken: dict[str, Reading]) -> Iterator[Problem]:
    """Yield a problem for each alias that already means something else; what is free is then taken."""
    phrases = {fold(words): Reading(relation, turned) for words, turned in relation.phrases}
    for path, alias, turned in _wordings(relation):
        if not alias.strip() or "\n" in alias:
            yield Problem(path, "an alias must be words on one line")
            continue
        reading = Reading(relation, turned)
        other = taken.setdefault(fold(alias), reading)
        if other.relation.name != relation.name:
            name = other.relation.name
            hint = f"write {name} in the claims, choose another wording here, or define {name} here with other kinds"
            yield Problem(path, f"{alias!r} already means the relation {name}", hint)
        elif turned != phrases.get(fold(alias), other).turned or turned != other.turned:
            hint = "aliases read from subject to object, inverse_aliases from object to subject"
            yield Problem(path, f"{alias!r} cannot read both ways", hint)
