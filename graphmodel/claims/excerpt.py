"""Some relationships with their claims and nothing else, to be handed on without exposing what stood beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Entity, mentioned
from graphmodel.claims.names import latin
from graphmodel.claims.withdrawing import Withdrawn, without

_APOSTROPHE = re.compile("['’ʼ]")


def excerpt(claims: ClaimSet, kept: Collection[str], entities: Collection[str]) -> ClaimSet:
    """Return some claims, given by their ids, with only what these name.

    Documents are those of the claims; what they were made from and is not among them is named by its publisher, so that
    origins stay as they are. Whoever is named and not among ``entities`` has a kind and a name and nothing beside.
    """
    left = claims._replace(claims={id_: claim for id_, claim in claims.claims.items() if id_ in kept})
    documents = {claim.document for claim in left.claims.values()}
    left = without(left, Withdrawn(frozenset(claims.documents.keys() - documents)))
    named = mentioned(left.claims.values())
    remaining = {
        id_: entity if id_ in entities else Entity(id=id_, kind=entity.kind, name=entity.name)
        for id_, entity in claims.entities.items()
        if id_ in entities or id_ in named
    }
    return left._replace(entities=remaining)


def still_named(whole: ClaimSet, kept: ClaimSet) -> list[str]:
    """Return the names and ids of what an excerpt leaves out and its texts name all the same, sorted.

    Notes, titles, authors, publishers, addresses and ids are told as they were written, whomever they name. Case,
    accents, script and signs between words do not matter here, so that too many are told rather than too few.
    """
    records = (*kept.documents.values(), *kept.entities.values(), *kept.claims.values())
    written = [text for record in records for text in _texts(msgspec.to_builtins(record))]
    written += [_APOSTROPHE.sub(" ", text) for text in written]  # of "Roe's" the name, and of O'Roe all of it
    texts = f" {' '.join(map(latin, written))} "
    known = {latin(name) for entity in kept.entities.values() for name in (entity.id, *entity.names)}
    absent = [entity for id_, entity in whole.entities.items() if id_ not in kept.entities]
    names = [*(name for entity in absent for name in entity.names), *(entity.id for entity in absent)]
    names += sorted(whole.documents.keys() - kept.documents.keys())
    words = {word: name for name in reversed(names) if (word := latin(name)) and word not in known}
    return sorted(name for word, name in words.items() if f" {word} " in texts)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
