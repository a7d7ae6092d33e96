"""Some relationships with their claims and nothing else, to be handed on without exposing what stood beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from graphmodel.claims.model import Entity
from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.withdrawing import Withdrawn, without
from graphmodel.letters import normalized

_SHORTEST = 3
"""Names of fewer letters are too often a part of something else."""


def excerpt(claims: ClaimSet, kept: Collection[str], entities: Collection[str]) -> ClaimSet:
    """Return some claims, given by their ids, with only what these name.

    Documents are those of the claims; what they were made from and is not among them is named by its publisher, so that
    origins stay as they are. Whoever is named and not among ``entities`` has a kind and a name and nothing beside.
    """
    left = claims._replace(claims={id_: claim for id_, claim in claims.claims.items() if id_ in kept})
    documents = {claim.document for claim in left.claims.values()}
    left = without(left, Withdrawn(frozenset(claims.documents.keys() - documents)))
    named = {
        id_
        for claim in left.claims.values()
        for id_ in (claim.subject, claim.object, claim.attributed_to, claim.event, claim.place)
        if id_
    }
    found = {
        id_: entity if id_ in entities else Entity(id=id_, kind=entity.kind, name=entity.name)
        for id_, entity in claims.entities.items()
        if id_ in entities or id_ in named
    }
    return left._replace(entities=found)


def still_named(whole: ClaimSet, kept: ClaimSet) -> list[str]:
    """Return the names and ids of what an excerpt leaves out and its free texts name all the same, sorted.

    A note, a role or a title is told as it was written, whomever it speaks of.
    """
    texts = _folded("\n".join(text for text in _free_texts(kept) if text))
    known = {_folded(name) for entity in kept.entities.values() for name in (entity.id, *entity.names)}
    absent = [entity for id_, entity in whole.entities.items() if id_ not in kept.entities]
    names = [*(name for entity in absent for name in entity.names), *(entity.id for entity in absent)]
    names += sorted(whole.documents.keys() - kept.documents.keys())
    words = {word: name for name in reversed(names) if len(word := _folded(name)) >= _SHORTEST and word not in known}
    return sorted(name for word, name in words.items() if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", texts))


def _free_texts(claims: ClaimSet) -> Iterator[str | None]:
    """Yield what was written freely, and so may name anybody."""
    for document in claims.documents.values():
        yield from (document.title, document.description, document.note)
    for entity in claims.entities.values():
        yield from (*entity.names, entity.note)
    for claim in claims.claims.values():
        yield from (claim.role, claim.note)
        if claim.quantity:
            yield from (claim.quantity.unit, claim.quantity.of)


def _folded(text: str) -> str:
    return normalized("NFKC", text).casefold()
