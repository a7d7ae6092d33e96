"""What is not the same in two sets of claims: added, withdrawn, or changed in some of its fields.

A claim that says of the same subject, relation and object in the same document something else than before has changed.
Of several such the pairs are those that differ in one field, as far as there are any, and then as they stand in the
document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim

_FIELDS = tuple(
    field for field in Claim.__struct_fields__ if field not in ("id", "subject", "relation", "object", "quote")
)
R = TypeVar("R", bound=msgspec.Struct)


class Changed(NamedTuple):
    """A claim as it was and as it is, and the fields in which it is not the same."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]


class Field(NamedTuple):
    """A field of a record, and its value as it was and as it is."""

    name: str
    before: object
    after: object


class Records(NamedTuple):
    """What is not the same of documents, entities or words, by their ids or names."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, tuple[Field, ...]], ...]
    """Each with the fields in which it is not the same."""


class Difference(NamedTuple):
    """What is not the same in two sets of claims; claims are sorted by document and place."""

    added: tuple[Claim, ...]
    withdrawn: tuple[Claim, ...]
    changed: tuple[Changed, ...]
    documents: Records
    entities: Records
    words: Records
    """Kinds and relations."""

    @property
    def is_empty(self) -> bool:
        """Whether all is the same."""
        return not any((*self[:3], *self.documents, *self.entities, *self.words))


def difference(old: ClaimSet, new: ClaimSet) -> Difference:
    """Return what is not the same; ids that claims were given do not count where all else is the same."""
    gone = [_in_order(claim, old) for id_, claim in old.claims.items() if new.claims.get(id_) != claim]
    come = [_in_order(claim, new) for id_, claim in new.claims.items() if old.claims.get(id_) != claim]
    gone, come, _ = _paired(gone, come, _content)
    changed: list[tuple[Claim, Claim]] = []
    for field in _FIELDS:
        if field != "document":
            gone, come, pairs = _paired(gone, come, partial(_content, without=field))
            changed += pairs
    gone, come, pairs = _paired(gone, come, _triple)
    changed += pairs
    told = (Changed(before, after, _differing(before, after)) for before, after in changed)
    return Difference(
        tuple(sorted(come, key=_place)),
        tuple(sorted(gone, key=_place)),
        tuple(sorted(told, key=lambda change: _place(change.after))),
        _records(old.documents, new.documents),
        _records(old.entities, new.entities),
        _records(_words(old), _words(new)),
    )


def _in_order(claim: Claim, claims: ClaimSet) -> Claim:
    """Return a claim with the ends of a symmetric relation sorted, since either way round it says the same."""
    if claim.relation in claims.vocabulary.symmetric and claim.object < claim.subject:
        return msgspec.structs.replace(claim, subject=claim.object, object=claim.subject)
    return claim


def _content(claim: Claim, without: str = "id") -> Hashable:
    """Return what a claim says, without its id and another field."""
    return msgspec.json.encode(msgspec.structs.replace(claim, **{"id": None, without: None}))


def _triple(claim: Claim) -> Hashable:
    return claim.document, claim.subject, claim.relation, claim.object


def _paired(
    gone: Iterable[Claim], come: Iterable[Claim], key: Callable[[Claim], Hashable]
) -> tuple[list[Claim], list[Claim], list[tuple[Claim, Claim]]]:
    """Return claims without those that have a counterpart of the same key, and these in pairs, in order of place."""
    groups: dict[Hashable, tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((gone, come)):
        for claim in sorted(claims, key=_place):
            groups[key(claim)][side].append(claim)
    pairs = [pair for old, new in groups.values() for pair in zip(old, new, strict=False)]
    left = [[c for group in groups.values() for c in group[s][min(map(len, group)) :]] for s in (0, 1)]
    return left[0], left[1], pairs


def _place(claim: Claim) -> tuple[str, int, bytes, str]:
    """Return what sorts claims: by document and place, then by what they say."""
    start = claim.locator.start if claim.locator and claim.locator.start is not None else 0
    return claim.document, start, msgspec.json.encode(msgspec.structs.replace(claim, id=None)), claim.id or ""


def _differing(before: Claim, after: Claim) -> tuple[str, ...]:
    return tuple(field for field in _FIELDS if getattr(before, field) != getattr(after, field))


def _words(claims: ClaimSet) -> Mapping[str, msgspec.Struct]:
    return {**claims.vocabulary.kinds, **claims.vocabulary.relations}


def _records(old: Mapping[str, R], new: Mapping[str, R]) -> Records:
    """Return what is not the same of records by id."""
    both = sorted(id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_])
    return Records(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(old.keys() - new.keys())),
        tuple((id_, tuple(_fields(old[id_], new[id_]))) for id_ in both),
    )


def _fields(before: msgspec.Struct, after: msgspec.Struct) -> Iterator[Field]:
    """Yield the fields in which two records are not the same; a kind and a relation of one name may lack some."""
    for name in dict.fromkeys(before.__struct_fields__ + after.__struct_fields__):
        one, other = getattr(before, name, None), getattr(after, name, None)
        if one != other:
            yield Field(name, one, other)
