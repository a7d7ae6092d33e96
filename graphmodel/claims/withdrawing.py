"""Claims as if a document, a publisher or a speaker did not exist.

What was made from a withdrawn document keeps its origin: a reprint does not become news of its own because the article
that it reprints is gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Derivation, Document
from graphmodel.claims.names import folded
from graphmodel.claims.publishers import Publishers


class Withdrawn(NamedTuple):
    """What is withdrawn: documents by their ids, and all that these speakers are credited with."""

    documents: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()

    def takes(self, claim: Claim) -> bool:
        """Return whether a claim is withdrawn."""
        return claim.document in self.documents or claim.attributed_to in self.speakers


def published_by(name: str, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the documents that a publisher, or a house, published, alone or with others."""
    publishers = Publishers(documents.values())
    (body,) = publishers.bodies((name,))[:1]
    return frozenset(
        id_
        for id_, document in documents.items()
        if body in publishers.bodies((document.house,) if document.house else document.publishers)
    )


def house_of(name: str, documents: Mapping[str, Document]) -> str | None:
    """Return the house as which a publisher counts, if that is called otherwise."""
    publishers = Publishers(documents.values())
    houses = {document.house for document in documents.values() if document.house}
    (body,) = publishers.bodies((name,))[:1]
    return body if body in houses and folded(body) != folded(name) and name not in documents else None


def made_from(withdrawn: Withdrawn, claims: ClaimSet, name: str | None = None) -> list[str]:
    """Return the documents that are left although they have to do with what is withdrawn.

    They are by an author of this name, or they, or claims in them, were made from what is withdrawn, from what a
    publisher of this name published, or from a document of which that is so: a reprint of a reprint.
    """
    documents = claims.documents
    publishers = Publishers(documents.values())
    bodies = publishers.bodies((name,)) if name else ()
    sources: dict[str, set[Derivation]] = {id_: set(d.derived_from or ()) for id_, d in documents.items()}
    for claim in claims.claims.values():
        sources[claim.document].update(claim.derived_from or ())
    made: dict[str | None, set[str]] = defaultdict(set)
    ids = {id_ for id_, document in documents.items() if name in document.authors}
    for id_, each in sources.items():
        for source in each:
            made[source.document].add(id_)
            if source.publisher and publishers.bodies((source.publisher,)) == bodies:
                ids.add(id_)
    left = [*withdrawn.documents, *ids]
    for one in left:
        left += made[one] - ids
        ids |= made[one]
    return sorted(ids - withdrawn.documents)


def without(claims: ClaimSet, withdrawn: Withdrawn) -> ClaimSet:
    """Return the claims that are left; entities stay, also where nobody mentions them any more."""
    gone = {id_: document for id_, document in claims.documents.items() if id_ in withdrawn.documents}

    def sources(derived: Sequence[Derivation]) -> list[Derivation]:
        return list(dict.fromkeys(_sources(derived, gone, frozenset())))

    documents = {
        id_: msgspec.structs.replace(document, derived_from=sources(document.derived_from))
        if document.derived_from
        else document
        for id_, document in claims.documents.items()
        if id_ not in gone
    }
    left = {
        id_: msgspec.structs.replace(claim, derived_from=tuple(sources(claim.derived_from)))
        if claim.derived_from
        else claim
        for id_, claim in claims.claims.items()
        if not withdrawn.takes(claim)
    }
    return claims._replace(documents=documents, claims=left)


def _sources(
    derived: Iterable[Derivation], gone: Mapping[str, Document], above: frozenset[str]
) -> Iterator[Derivation]:
    """Yield sources, in the place of withdrawn documents what these were made from, or who published them."""
    for source in derived:
        document = gone.get(source.document or "")
        if document is None:
            yield source
        elif document.derived_from and document.id not in above:
            further = _sources(document.derived_from, gone, above | {document.id})
            yield from (msgspec.structs.replace(each, how=source.how) for each in further)
        else:
            publisher = document.house or document.publisher_in_words
            yield Derivation(publisher=publisher, how=source.how)
