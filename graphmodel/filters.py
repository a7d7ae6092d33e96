"""What narrows a graph before a question is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from graphmodel.claims.dates import EARLIEST, LATEST, Interval, days, span
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.errors import NameNotFound
from graphmodel.graph import Relationship, Status, relate
from graphmodel.letters import nfc
from graphmodel.origins import Origins
from graphmodel.reading import nearest
from graphmodel.vocabulary import Vocabulary

WALKED: frozenset[Status] = frozenset({"asserted", "contested"})
"""The statuses of relationships on a default path."""


class Words:
    """Looks up the words of filters that are not names of entities."""

    def __init__(self, vocabulary: Vocabulary, documents: Mapping[str, Document]) -> None:
        self._vocabulary = vocabulary
        self._documents = documents

    def relation(self, word: str) -> str:
        """Return the name of a relation, or raise `NameNotFound`."""
        found = self._vocabulary.relation(word)
        if found is None:
            near = self._vocabulary.relations_near(word)[:3]
            guesses = [f"{guess.relation}{' (it takes former ones as well)' * guess.over}" for guess in near]
            raise NameNotFound(word, [guess.relation for guess in near], "relation", guesses)
        return found.name

    def kind(self, word: str) -> str:
        """Return the name of a kind, whatever its case, or raise `NameNotFound`."""
        found = self._vocabulary.kind(word)
        if found is not None:
            return found.name
        raise NameNotFound(word, nearest(word, list(self._vocabulary.kinds)), "kind")

    def document(self, word: str) -> str:
        """Return a document's id, or raise `NameNotFound`."""
        if (id_ := nfc(word)) not in self._documents:
            raise NameNotFound(word, nearest(word, list(self._documents)), "document")
        return id_


class Filters(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Which claims, relationships and entities count.

    Claims are filtered first, by document, speaker and date; what a relationship is worth is then counted from
    those that are left. An undated claim is left out by a filter on dates, since nobody knows that it fits. A
    relationship that somebody denies stays contested even when the denial itself is filtered out.

    An empty set filters nothing, except that ``statuses`` names all that may be walked.
    """

    relations: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    min_origins: int = 0
    statuses: frozenset[Status] = WALKED
    kinds: frozenset[str] = frozenset()
    """The kinds that intermediate entities may have; a kind counts with all that are narrower."""
    avoid: frozenset[str] = frozenset()
    """Entities that may not be intermediate."""

    @cached_property
    def period(self) -> Interval | None:
        """The days that a claim must touch, or ``None``."""
        if self.since is None and self.until is None:
            return None
        return Interval(
            days(self.since).first if self.since else EARLIEST,
            days(self.until).last if self.until else LATEST,
        )

    @cached_property
    def narrows_claims(self) -> bool:
        """Whether single claims may be left out."""
        return bool(self.documents or self.speakers or self.period)

    def takes(self, claim: Claim) -> bool:
        """Return whether a claim counts."""
        if self.documents and claim.document not in self.documents:
            return False
        if self.speakers and claim.attributed_to not in self.speakers:
            return False
        if self.period:
            dated = span(claim.date, claim.start, claim.end)
            return dated is not None and dated.meets(self.period)
        return True

    def narrow(self, relationship: Relationship, origins: Origins) -> Relationship | None:
        """Return what is left of a relationship, or ``None`` when it may not be walked."""
        if self.relations and relationship.relation not in self.relations:
            return None
        if self.narrows_claims:
            claims = tuple(filter(self.takes, relationship.claims))
            if not claims:
                return None
            if len(claims) < len(relationship.claims):
                narrowed = relate(relationship.key, claims, origins)
                if narrowed.status == "asserted" and relationship.status == "contested":
                    narrowed = narrowed._replace(status="contested")
                relationship = narrowed
        if relationship.status not in self.statuses or len(relationship.origins) < self.min_origins:
            return None
        return relationship

    def may_pass(self, entity: Entity, vocabulary: Vocabulary) -> bool:
        """Return whether a path may lead through an entity."""
        return entity.id not in self.avoid and (not self.kinds or vocabulary.is_a(entity.kind, self.kinds))
