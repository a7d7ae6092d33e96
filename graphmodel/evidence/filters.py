"""What narrows a graph before a question is asked of it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from graphmodel.claims.dates import EARLIEST, LATEST, Interval, days, span
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import RelationClass, Vocabulary
from graphmodel.evidence.details import EventDates
from graphmodel.evidence.relationship import Context, Relationship, Status, relate

WALKED: frozenset[Status] = frozenset({"asserted"})
"""The statuses of relationships on a default path."""
OPEN: tuple[Status, ...] = ("unconfirmed", "prospective")
"""The statuses that a path may lead over as well, when asked to; what is only denied is never a step."""


class Filters(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """Which claims, relationships and entities count.

    Claims are filtered first, by document, speaker and date; what a relationship is worth is then counted from
    those that are left. A claim without a date has those of its event, where other claims give any; otherwise a
    filter on dates leaves it out, since nobody knows that it fits. A relationship that somebody denies stays contested
    even when the denial itself is filtered out.

    An empty set filters nothing, except that ``statuses`` names all that may be walked.
    """

    relations: frozenset[str] = frozenset()
    classes: frozenset[RelationClass] = frozenset()
    """The classes that relations may have."""
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

    @cached_property
    def narrows_entities(self) -> bool:
        """Whether a path may not lead through everybody."""
        return bool(self.kinds or self.avoid)

    @cached_property
    def take_all_that_is_walked(self) -> bool:
        """Whether all relationships count that are walked unless somebody asks otherwise, and no others."""
        narrow = self.narrows_claims or self.relations or self.classes or self.min_origins > 0
        return not narrow and self.statuses == WALKED

    def narrow_dates(self, events: EventDates) -> EventDates:
        """Return the dates of events as the documents that count give them."""
        if not self.documents:
            return events
        narrowed = {
            event: [
                date._replace(documents=documents)
                for date in dates
                if (documents := tuple(document for document in date.documents if document in self.documents))
            ]
            for event, dates in events.items()
        }
        return {event: dates for event, dates in narrowed.items() if dates}

    def takes(self, claim: Claim, events: EventDates) -> bool:
        """Return whether a claim counts."""
        if self.documents and claim.document not in self.documents:
            return False
        if self.speakers and claim.attributed_to not in self.speakers:
            return False
        if self.period:
            dated = span(claim.date, claim.start, claim.end)
            if dated is not None:
                return dated.meets(self.period)
            return any(
                date.days.meets(self.period) and (not self.documents or not self.documents.isdisjoint(date.documents))
                for date in events.get(claim.event or "", ())
            )
        return True

    def narrow(self, relationship: Relationship, context: Context, events: EventDates) -> Relationship | None:
        """Return what is left of a relationship, or ``None`` when it may not be walked."""
        if not self.may_follow(relationship.relation, context.vocabulary):
            return None
        if self.narrows_claims:
            claims = tuple(claim for claim in relationship.claims if self.takes(claim, events))
            if not claims:
                return None
            if len(claims) < len(relationship.claims):
                relationship = relate(relationship.key, claims, context, relationship.claims)
        return relationship if self.may_walk(relationship.status, len(relationship.origins)) else None

    def may_walk(self, status: Status, origins: int) -> bool:
        """Return whether a path may lead over a relationship of a status that so many origins vouch for."""
        return status in self.statuses and origins >= self.min_origins

    def may_follow(self, relation: str, vocabulary: Vocabulary) -> bool:
        """Return whether a path may lead over a relation."""
        if self.relations and relation not in self.relations:
            return False
        return not self.classes or vocabulary.relations[relation].class_ in self.classes

    def may_pass(self, entity: str, kind: str, vocabulary: Vocabulary) -> bool:
        """Return whether a path may lead through an entity, given by its id, of a kind."""
        return entity not in self.avoid and (not self.kinds or vocabulary.is_a(kind, self.kinds))
