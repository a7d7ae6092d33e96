"""What answers mention, asked of the store in one question each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphmodel.claims.model import Claim, mentioned
from graphmodel.evidence import EventDates, Filters, Relationship
from graphmodel.store.base import Store


class Names:
    """The names of the entities that an answer mentions, asked of the store in one question.

    Where another entity of the store has the same name, the id stands with it.
    """

    def __init__(self, store: Store, ids: Iterable[str]) -> None:
        self._known = store.entities(sorted(set(ids)))
        self._shared = store.homonyms(self._known.keys())

    def __call__(self, id_: str) -> str:
        """Return the name of an entity."""
        name = self.alone(id_)
        return f"{name} ({id_})" if id_ in self._shared else name

    def alone(self, id_: str) -> str:
        """Return the name of an entity without its id, for programs, which have that beside it."""
        entity = self._known.get(id_)
        return entity.name if entity else id_


class Mentioned:
    """What an answer about relationships and claims mentions: names, documents and the dates of events."""

    def __init__(
        self,
        store: Store,
        relationships: Sequence[Relationship],
        *ids: str,
        claims: Sequence[Claim] = (),
        filters: Filters | None = None,
    ) -> None:
        every = [*claims, *(claim for r in relationships for claim in r.claims)]
        ends = (end for r in relationships for end in (r.subject, r.object))
        self.claims = list({claim.id: claim for claim in every}.values())
        self.vocabulary = store.vocabulary
        self.name = Names(store, [*ids, *ends, *mentioned(every)])
        events = store.events(sorted({claim.event for claim in every if claim.event}))
        self.events: EventDates = filters.narrow_dates(events) if filters else events
        dating = {document for dates in self.events.values() for date in dates for document in date.documents}
        self.documents = store.documents(sorted({claim.document for claim in every} | dating))
