"""What answers mention, asked of the store in one question each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    """What an answer about relationships mentions: names, documents and the dates of events."""

    def __init__(
        self, store: Store, relationships: Sequence[Relationship], *ids: str, filters: Filters | None = None
    ) -> None:
        self.vocabulary = store.vocabulary
        self.name = Names(store, [*ids, *mentioned(relationships)])
        events = store.events(sorted({c.event for r in relationships for c in r.claims if c.event}))
        self.events: EventDates = filters.narrow_dates(events) if filters else events
        dating = {d for dates in self.events.values() for date in dates for d in date.documents}
        self.documents = store.documents(sorted(dating.union(*(r.documents for r in relationships))))

    def publisher(self, id_: str) -> str:
        """Return who published a document."""
        return self.documents[id_].publisher_in_words


def mentioned(relationships: Iterable[Relationship]) -> Iterator[str]:
    """Yield the ids of all entities that relationships and their claims mention."""
    for relationship in relationships:
        yield relationship.subject
        yield relationship.object
        for claim in relationship.claims:
            ends = claim.subject, claim.object, claim.attributed_to, claim.event, claim.place
            yield from (id_ for id_ in ends if id_)
