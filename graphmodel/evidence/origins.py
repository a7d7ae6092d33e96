"""Where information entered print.

The origins of a document are the roots of its ``derived_from`` chains; one that declares no derivation is its own
root. A root is a house or, where no house is known, a publisher, so that editions of one newsroom are one origin.

A document with several roots (an article that names two agencies as its sources) does not vouch twice: nobody
knows from which of them a statement came. Its origin is "one or the other". Origins are independent when they have
no root in common, and a set of documents has as many independent origins as can be picked from theirs, those with
the fewest roots first.

A claim may say itself what it was made from, where a document with several sources tells which; that counts then.

A joint report is one root, "A and B", that its publishers share: it is independent neither of what A publishes alone
nor of what B does, although these two may be of each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Derivation, Document
from graphmodel.claims.publishers import Publishers
from graphmodel.reading import listed


class Origin(NamedTuple):
    """One place where information entered print, or several of which it is one."""

    roots: tuple[str, ...]
    declared: bool
    """Whether a document says so itself; otherwise only nobody has said where it had it from."""
    shared: tuple[str, ...] = ()
    """The bodies that share roots which are joint reports."""

    @property
    def bodies(self) -> frozenset[str]:
        """All that others must have nothing of, to be independent of it."""
        return frozenset(self.roots + self.shared)

    def __str__(self) -> str:
        return " or ".join(self.roots)


def are_declared(origins: Iterable[Origin]) -> bool:
    """Return whether documents declare each origin; of others only nobody has said where they had it from."""
    return all(origin.declared for origin in origins)


def disjoint(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return those of the origins that count as independent, sorted by name.

    One counts as declared when any of its equals does.
    """
    alike: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Origin] = {}
    for origin in origins:
        key = len(origin.bodies), origin.roots, origin.shared
        if key not in alike or origin.declared:
            alike[key] = origin
    taken: set[str] = set()
    picked = []
    for _, origin in sorted(alike.items()):
        if taken.isdisjoint(origin.bodies):
            taken.update(origin.bodies)
            picked.append(origin)
    return tuple(sorted(picked))


class Origins:
    """The origins of documents."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._publishers = Publishers(documents.values())
        self._known: dict[str, Origin] = {}
        self._picked: dict[frozenset[str], tuple[Origin, ...]] = {}

    @classmethod
    def known(cls, origins: Mapping[str, Origin]) -> Origins:
        """Return origins that were worked out before, by document."""
        known = cls({})
        known._known.update(origins)
        return known

    def of(self, document: str) -> Origin:
        """Return the origin of one document."""
        if document not in self._known:
            declared = self._documents[document].derived_from is not None
            self._known[document] = _origin(self._roots(document, set()), declared)
        return self._known[document]

    def of_claim(self, claim: Claim) -> Origin:
        """Return the origin of a claim: of what it says itself that it was made from, or else its document's."""
        if claim.derived_from is None:
            return self.of(claim.document)
        return _origin(self._sources(claim.document, claim.derived_from, set()), True)

    def of_claims(self, claims: Collection[Claim]) -> tuple[Origin, ...]:
        """Return the independent origins of claims, sorted by name."""
        if any(claim.derived_from is not None for claim in claims):
            return disjoint(map(self.of_claim, claims))
        return self.independent(claim.document for claim in claims)

    def independent(self, documents: Iterable[str]) -> tuple[Origin, ...]:
        """Return the independent origins of documents, sorted by name."""
        key = frozenset(documents)
        if key not in self._picked:
            self._picked[key] = disjoint(map(self.of, key))
        return self._picked[key]

    def behind(self, document: str) -> frozenset[str]:
        """Return every body that published a document, or what it says that it was made from, over others too.

        Documents that have one in common are known to have something from one place.
        """
        bodies = set(self._published_by(document))
        waiting, seen = [*(self._documents[document].derived_from or ())], {document}
        while waiting:
            source = waiting.pop()
            if source.publisher is not None:
                bodies.update(self._publishers.bodies((source.publisher,)))
            elif source.document is not None and source.document not in seen:
                seen.add(source.document)
                bodies.update(self._published_by(source.document))
                waiting += self._documents[source.document].derived_from or ()
        return frozenset(bodies)

    def behind_claim(self, claim: Claim) -> frozenset[str]:
        """Return every body behind a claim: behind what it says itself that it was made from, or else its document."""
        if not claim.derived_from:
            return self.behind(claim.document) if claim.derived_from is None else self._published_by(claim.document)
        named = (self.behind(s.document) for s in claim.derived_from if s.document is not None)
        bodies = (self._publishers.bodies((s.publisher,)) for s in claim.derived_from if s.publisher is not None)
        return frozenset().union(*named, *bodies)

    def _published_by(self, document: str) -> frozenset[str]:
        known = self._documents[document]
        return frozenset(self._publishers.bodies((known.house,) if known.house else known.publishers))

    def _roots(self, document: str, above: set[str]) -> dict[str, tuple[str, ...]]:
        """Return the roots of a document, each with its bodies."""
        return self._sources(document, self._documents[document].derived_from or (), above)

    def _sources(self, document: str, sources: Iterable[Derivation], above: set[str]) -> dict[str, tuple[str, ...]]:
        """Return the roots of what a document, or something in it, was made from: without sources its own."""
        roots: dict[str, tuple[str, ...]] = {}
        for source in sources:
            if source.publisher is not None:
                roots |= self._root((source.publisher,))
            elif source.document is not None and source.document not in above:
                roots |= self._roots(source.document, above | {document})
        known = self._documents[document]
        return roots or self._root((known.house,) if known.house else known.publishers)

    def _root(self, publishers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        bodies = self._publishers.bodies(publishers)
        return {listed(bodies, "and"): bodies}


def _origin(roots: Mapping[str, tuple[str, ...]], declared: bool) -> Origin:
    shared = {body for bodies in roots.values() if len(bodies) > 1 for body in bodies}
    return Origin(tuple(sorted(roots)), declared, tuple(sorted(shared)))


def derivation_in_words(sources: Iterable[Derivation]) -> list[str]:
    """Return what something says that it was made from: "Coast News Agency (reprint)"."""
    return [f"{source.publisher or source.document} ({source.how})" for source in sources]
