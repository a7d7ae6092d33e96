"""Filters in the words of whoever asks: names of entities, wordings of relations, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graphmodel.claims.dates import NotADate, days
from graphmodel.claims.lookup import Lookup
from graphmodel.errors import FilterError
from graphmodel.evidence import CLASSES, OPEN, WALKED, Filters
from graphmodel.store.base import Store

Words = str | Iterable[str]


def narrowed(
    store: Store,
    *ends: str,
    relations: Words = (),
    classes: Words = (),
    kinds: Words = (),
    documents: Words = (),
    speakers: Words = (),
    avoid: Words = (),
    since: str | None = None,
    until: str | None = None,
    at: str | None = None,
    min_origins: int | None = None,
    statuses: Words = (),
) -> Filters:
    """Return the filters that are asked for, with their names resolved.

    Args:
        store: whose names.
        ends: the ids of entities between which paths are sought.
        relations: only these relations.
        classes: only relations of these classes.
        kinds: lead only through entities of these kinds, or narrower ones.
        documents: only what these documents say.
        speakers: only what documents credit these speakers with.
        avoid: entities to lead around.
        since: only what is dated on or after it.
        until: only what is dated on or before it.
        at: only what is dated to it.
        min_origins: only relationships with so many origins.
        statuses: which relationships to walk beside those that are asserted: unconfirmed or prospective.

    Raises:
        FilterError: a date is no date, the dates do not go together, a status is none, or an end is to be avoided.
        NameNotFound: a relation, kind, document or entity is not known.
        AmbiguousName: an entity's name is that of several.

    """
    for option, date in (("since", since), ("until", until), ("at", at)):
        if date is not None:
            try:
                days(date)
            except NotADate as error:
                raise FilterError(option, str(error), error.hint) from error
    if at is not None and (since is not None or until is not None):
        raise FilterError("at", "at stands alone: leave out since and until")
    if since is not None and until is not None and days(since).first > days(until).last:
        raise FilterError("since", f"since {since} is after until {until}")
    chosen: Any = _among((*sorted(WALKED), *OPEN), statuses, "status", "status to walk")
    of_class: Any = _among(CLASSES, classes, "classes", "class")
    lookup = Lookup(store.vocabulary, store.documents() if documents else {})
    around = {store.resolve(name): name for name in _each(avoid)}
    for end in ends:
        if end in around:
            raise FilterError("avoid", f"avoid names {around[end]!r}, an end of the path")
    return Filters(
        relations=frozenset(map(lookup.relation, _each(relations))),
        classes=of_class,
        kinds=frozenset(map(lookup.kind, _each(kinds))),
        documents=frozenset(map(lookup.document, _each(documents))),
        speakers=frozenset(map(store.resolve, _each(speakers))),
        avoid=frozenset(around),
        since=at or since,
        until=at or until,
        min_origins=min_origins or 0,
        statuses=WALKED | chosen,
    )


def _among(known: Sequence[str], words: Words, option: str, what: str) -> frozenset[str]:
    """Return the words, each of which must be known."""
    chosen = frozenset(_each(words))
    if unknown := sorted(chosen - set(known)):
        raise FilterError(option, f"{unknown[0]!r} is no {what}", f"one of {', '.join(known)}")
    return chosen


def _each(words: Words) -> Sequence[str]:
    return [words] if isinstance(words, str) else list(words)
