"""What happened when: the dated claims as happenings in order of time, as precisely as they are dated and no more."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import EARLIEST, Interval, span
from graphmodel.claims.model import Claim
from graphmodel.evidence.details import EventDates, date_in_words, dates_of_events, days_of_event, is_dated
from graphmodel.evidence.origins import Origins
from graphmodel.evidence.relationship import Context, Key, Relationship, relate, relationship_keys


class Happening(NamedTuple):
    """A relationship at one time, with only those claims that date it so, by themselves or through their event."""

    words: str
    """The date as it is given: of 2021 nobody knows whether it was before July."""
    days: Interval
    relationship: Relationship
    by_event: tuple[str, ...] = ()
    """The documents whose claims have the date only through their event."""
    dated_in: tuple[str, ...] = ()
    """Of these the documents in which the event is dated."""


class Timeline(NamedTuple):
    """Happenings in order of time, and what nobody dates."""

    happenings: list[Happening]
    undated: list[Relationship]


class _Time(NamedTuple):
    key: Key
    event: str | None
    words: str
    days: Interval


def timeline(claim_set: ClaimSet, entity: str | None = None) -> Timeline:
    """Return what happened when, in all claims or around an entity.

    Around an entity is what has it as an end or as its event, and what belongs to an event in which it is involved.
    What may have begun earlier comes first, and of two that may have begun on one day the less precise: 2021 before
    2021-01, and both before 2021-07. Of "until 2015" nobody knows the beginning; it stands at its end, after what is
    dated 2015-12-31.
    """
    events = dates_of_events(claim_set.claims.values())
    dated: dict[_Time, list[Claim]] = defaultdict(list)
    undated: dict[Key, list[Claim]] = defaultdict(list)
    for claim in _around(claim_set, entity):
        key = relationship_keys(claim, claim_set.vocabulary)[0]
        time = _time(claim, key, events)
        (dated[time] if time else undated[key]).append(claim)
    context = Context(Origins(claim_set.documents), claim_set.vocabulary)
    happenings = [_happening(time, claims, events, context) for time, claims in dated.items()]
    return Timeline(
        sorted(sorted(happenings, key=_name), key=_order),
        [relate(key, claims, context) for key, claims in sorted(undated.items())],
    )


def _around(claim_set: ClaimSet, entity: str | None) -> list[Claim]:
    claims = claim_set.claims.values()
    if entity is None:
        return list(claims)
    involving = {claim.event for claim in claims if claim.event and entity in (claim.subject, claim.object)}
    return [c for c in claims if entity in (c.subject, c.object, c.event) or c.event in involving]


def _time(claim: Claim, key: Key, events: EventDates) -> _Time | None:
    """Return when a claim's happening was, by itself or through its event, if anything says so."""
    own = span(claim.date, claim.start, claim.end)
    words = date_in_words(claim)
    if own:
        return _Time(key, claim.event, words or "", own)
    days = days_of_event(claim.event, events)
    if days is None:
        return None
    before = f"{words}, " if words else ""
    lent = dict.fromkeys(date.words for date in events[claim.event or ""])
    return _Time(key, claim.event, before + " or ".join(lent), days)


def _happening(time: _Time, claims: list[Claim], events: EventDates, context: Context) -> Happening:
    own = {claim.document for claim in claims if is_dated(claim)}
    by_event = sorted({claim.document for claim in claims} - own)
    dated_in = {document for date in events.get(time.event or "", ()) for document in date.documents}
    relationship = relate(time.key, claims, context)
    return Happening(time.words, time.days, relationship, tuple(by_event), tuple(sorted(dated_in)) if by_event else ())


def _order(happening: Happening) -> tuple[str, bool, tuple[int, ...]]:
    """Return what sorts happenings: by the day on which they may begin, the less precise first, else by their end."""
    later_first = tuple(-ord(letter) for letter in happening.days.last)
    return happening.days.place, happening.days.first == EARLIEST, later_first


def _name(happening: Happening) -> tuple[str, Key, list[str]]:
    """Return what sorts happenings of the same time."""
    return happening.words, happening.relationship.key, [claim.id or "" for claim in happening.relationship.claims]
