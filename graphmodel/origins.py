"""Where information entered print.

The origins of a document are the roots of its ``derived_from`` chains; one that declares no derivation is its own
root. A root is a house or, where no house is known, a publisher, so that editions of one newsroom are one origin.

A document with several roots (an article that names two agencies as its sources) does not vouch twice: nobody
knows from which of them a statement came. Its origin is "one or the other". Origins are independent when they have
no root in common, and a set of documents has as many independent origins as can be picked from theirs, those with
the fewest roots first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Document
from graphmodel.names import folded


class Origin(NamedTuple):
    """One place where information entered print, or several of which it is one."""

    roots: tuple[str, ...]
    declared: bool
    """Whether a document says so itself; otherwise only nobody has said where it had it from."""

    def __str__(self) -> str:
        return " or ".join(self.roots)


def disjoint(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return those of the origins that count as independent, sorted by name.

    One counts as declared when any of its equals does.
    """
    declared: dict[tuple[str, ...], bool] = {}
    for origin in origins:
        declared[origin.roots] = declared.get(origin.roots, False) or origin.declared
    taken: set[str] = set()
    picked = []
    for roots in sorted(declared, key=lambda roots: (len(roots), roots)):
        if taken.isdisjoint(roots):
            taken.update(roots)
            picked.append(Origin(roots, declared[roots]))
    return tuple(sorted(picked))


class Origins:
    """The origins of documents."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        houses = {folded(d.publisher): d.house for d in documents.values() if d.house}
        spelled: dict[str, str] = {}
        for name in sorted(
            {*(d.house or d.publisher for d in documents.values())}
            | {s.publisher for d in documents.values() for s in d.derived_from or () if s.publisher}
        ):
            spelled.setdefault(folded(name), name)
        self._house = {folded(name): houses.get(folded(name), name) for name in spelled.values()}
        self._spelled = spelled
        self._known: dict[str, Origin] = {}
        self._picked: dict[frozenset[str], tuple[Origin, ...]] = {}

    @classmethod
    def known(cls, origins: Mapping[str, Origin]) -> Origins:
        """Return origins that were worked out before, by document."""
        found = cls({})
        found._known.update(origins)
        return found

    def of(self, document: str) -> Origin:
        """Return the origin of one document."""
        if document not in self._known:
            roots = self._roots(document, set())
            declared = self._documents[document].derived_from is not None
            self._known[document] = Origin(tuple(sorted(roots)), declared)
        return self._known[document]

    def independent(self, documents: Iterable[str]) -> tuple[Origin, ...]:
        """Return the independent origins of a set of documents, sorted by name."""
        key = frozenset(documents)
        if key not in self._picked:
            self._picked[key] = disjoint(map(self.of, key))
        return self._picked[key]

    def _roots(self, document: str, above: set[str]) -> set[str]:
        known = self._documents[document]
        found: set[str] = set()
        for source in known.derived_from or ():
            if source.publisher is not None:
                found.add(self._name(source.publisher))
            elif source.document is not None and source.document not in above:
                found |= self._roots(source.document, above | {document})
        return found or {self._name(known.house or known.publisher)}

    def _name(self, publisher: str) -> str:
        house = self._house.get(folded(publisher), publisher)
        return self._spelled.get(folded(house), house)
