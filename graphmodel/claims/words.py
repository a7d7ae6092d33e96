"""The vocabulary that a batch's claims are written in: the built-in one and what the batch adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphmodel.claims.checks import line_problems
from graphmodel.claims.folder import Batch
from graphmodel.reading import Path, Problem, did_you_mean
from graphmodel.vocabulary import RESERVED, Kind, Relation, Vocabulary, builtin, fold


def read_vocabulary(batch: Batch) -> Vocabulary:
    """Return the vocabulary of a batch; what is wrong with the words it adds is reported to their tables."""
    kinds, relations = batch.by_key("kinds", "name"), batch.by_key("relations", "name")
    base = builtin()
    vocabulary = base.extended(kinds.values(), relations.values())
    known = batch.is_whole("kinds")
    for table, index, kind in batch.rows("kinds"):
        for problem in _kind_problems(vocabulary, kind, known):
            table.report(index, problem)
        if base.kinds.get(kind.name, kind) != kind:
            message = f"{kind.name!r} is a built-in kind, which the built-in relations rely on"
            table.report(index, Problem(("name",), message, "choose another name"))
    taken = {fold(name): name for name in vocabulary.relations}
    for table, index, relation in batch.rows("relations"):
        for problem in (*_relation_problems(vocabulary, relation, known), *_alias_problems(relation, taken)):
            table.report(index, problem)
    return vocabulary


def _unknown_kind(vocabulary: Vocabulary, name: str, path: Path) -> Iterator[Problem]:
    if name not in vocabulary.kinds:
        yield Problem(path, f"unknown kind {name!r}", did_you_mean(name, list(vocabulary.kinds)))


def _kind_problems(vocabulary: Vocabulary, kind: Kind, known: bool) -> Iterator[Problem]:
    if kind.name in RESERVED:
        yield Problem(("name",), f"{kind.name!r} is a word of graphmodel's own", "choose another")
    yield from line_problems(kind, ("meaning",))
    if kind.broader is not None and known:
        yield from _unknown_kind(vocabulary, kind.broader, ("broader",))
    if kind.name in _broader(vocabulary.kinds, kind.name):
        yield Problem(("broader",), f"{kind.name!r} is broader than itself")


def _broader(kinds: Mapping[str, Kind], name: str) -> list[str]:
    """Return the names of all kinds broader than one; in a circle, each once."""
    found: list[str] = []
    kind = kinds.get(name)
    while kind is not None and kind.broader is not None and kind.broader not in found:
        found.append(kind.broader)
        kind = kinds.get(kind.broader)
    return found


def _relation_problems(vocabulary: Vocabulary, relation: Relation, known: bool) -> Iterator[Problem]:
    if relation.name in RESERVED:
        yield Problem(("name",), f"{relation.name!r} is a word of graphmodel's own", "choose another")
    yield from line_problems(relation, ("meaning", "inverse"))
    for side in ("subject", "object"):
        for index, name in enumerate(getattr(relation, side)):
            if known:
                yield from _unknown_kind(vocabulary, name, (side, index))
    if not relation.symmetric:
        return
    if set(relation.subject) != set(relation.object):
        hint = "give both sides the same kinds, or leave out symmetric"
        yield Problem(("symmetric",), "symmetric, but subject and object differ in kinds", hint)
    if relation.inverse is not None:
        yield Problem(("inverse",), "a symmetric relation reads the same both ways", "leave out inverse or symmetric")
    if relation.functional in ("subject", "object"):
        yield Problem(("functional",), "a symmetric relation is functional on both sides", "write functional: both")


def _alias_problems(relation: Relation, taken: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem for each alias that already means another relation; what is free is then taken."""
    for index, alias in enumerate(relation.aliases):
        if not alias.strip() or "\n" in alias:
            yield Problem(("aliases", index), "an alias must be words on one line")
        elif (other := taken.setdefault(fold(alias), relation.name)) != relation.name:
            hint = f"write {other} in the claims, choose another wording here, or define {other} here with other kinds"
            yield Problem(("aliases", index), f"{alias!r} already means the relation {other}", hint)
