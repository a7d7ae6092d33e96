"""Which document said it first, as far as dates of publication tell, and what documents were made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import days
from graphmodel.claims.model import Claim, Document
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context, Relationship, relate, relationship_keys


class First(NamedTuple):
    """A relationship, and which of the documents that say anything of it may have been the first to.

    There is one such document where dates decide, and there are several where they do not.
    """

    relationship: Relationship
    may_be: tuple[str, ...]


class Firsts(NamedTuple):
    """Which documents may have been the first to say anything at all, and which of each relationship."""

    documents: tuple[str, ...]
    """All that say anything, sorted by their date of publication, those without one last."""
    may_be: tuple[str, ...]
    undated: tuple[str, ...]
    each: list[First]


def firsts(claim_set: ClaimSet, one: str, other: str | None = None) -> Firsts:
    """Return which document was the first to say anything of an entity, or of two together.

    A document may be the first unless another was certainly published before it: by the dates of both, or since it was
    made from that one. Nothing tells that a document without a date was later, so that it may always be.
    """
    ends = {one} if other is None else {one, other}
    claims: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claim_set.claims.values():
        if (
            ends <= {claim.subject, claim.object, claim.event}
            if other is None
            else ends == {claim.subject, claim.object}
        ):
            claims[relationship_keys(claim, claim_set.vocabulary)[0]].append(claim)
    context = Context(Origins(claim_set.documents), claim_set.vocabulary)
    every = {claim.document for of_key in claims.values() for claim in of_key}
    return Firsts(
        tuple(sorted(every, key=lambda id_: _place(claim_set.documents[id_]))),
        _may_be_first(every, claim_set.documents),
        tuple(sorted(id_ for id_ in every if claim_set.documents[id_].published is None)),
        [
            First(relate(key, of_key, context), _may_be_first({c.document for c in of_key}, claim_set.documents))
            for key, of_key in sorted(claims.items())
        ],
    )


def _place(document: Document) -> tuple[bool, str, str, str]:
    if document.published is None:
        return True, "", "", document.id
    return False, *days(document.published), document.id


def _may_be_first(among: Collection[str], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Return those of some documents before which certainly none of the others was published."""
    ends = [days(published).last for id_ in among if (published := documents[id_].published)]
    earliest = min(ends, default=None)
    return tuple(
        sorted(
            id_
            for id_ in among
            if not _sources(id_, documents) & set(among) and not _is_after(documents[id_].published, earliest)
        )
    )


def _is_after(published: str | None, earliest: str | None) -> bool:
    return published is not None and earliest is not None and days(published).first > earliest


def _sources(document: str, documents: Mapping[str, Document]) -> set[str]:
    """Return the documents from which one was made, over others too."""
    sources: set[str] = set()
    left = [document]
    while left:
        known = documents.get(left.pop())
        made_from = {source.document for source in (known.derived_from if known else None) or () if source.document}
        left += sorted(made_from - sources)
        sources |= made_from
    return sources - {document}
