"""What claims add to a relationship: dates, roles, quantities, places, events and notes, with who gives them.

A detail that not all documents give is told with those that do: "2022 [explainer]; no date in the others". Dates of
several claims are a list; a period there is only where a claim gives one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from graphmodel.claims.dates import UNKNOWN, Interval, span
from graphmodel.claims.grades import grade_in_words
from graphmodel.claims.model import Claim, Stance
from graphmodel.claims.names import folded
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.quantities import quantity_in_words
from graphmodel.evidence.relationship import Key, Relationship, states
from graphmodel.evidence.support import Name
from graphmodel.letters import nfc

FORMER = "former"
"""What is over, and nobody says since when."""


class EventDate(NamedTuple):
    """A date that claims of an event give, and the documents that do."""

    words: str
    days: Interval
    documents: tuple[str, ...]


EventDates = Mapping[str, Sequence[EventDate]]
"""The dates of events, by their ids, in order of time."""


class Detail(NamedTuple):
    """Something that claims add, in words."""

    words: str
    documents: tuple[str, ...]
    """Who gives it, sorted."""
    by_event: tuple[str, ...] = ()
    """Of a date that other claims of the same event give: the documents in which they do."""

    def among(self, documents: Sequence[str]) -> str:
        """Return it in words, with the documents that give it where not all of ``documents`` do."""
        by = f" (by the event; dated in {', '.join(self.by_event)})" if self.by_event else ""
        who = f" [{', '.join(self.documents)}]" if len(documents) > len(self.documents) else ""
        return f"{self.words}{by}{who}"


class Details(NamedTuple):
    """What the claims of one stance add to a relationship, each detail once."""

    stance: Stance
    documents: tuple[str, ...]
    """All documents with claims of this stance, sorted."""
    through: list[Detail]
    """Of an involvement the claims that it follows from, in words, with what else these say."""
    dates: list[Detail]
    roles: list[Detail]
    quantities: list[Detail]
    places: list[Detail]
    events: list[Detail]
    notes: list[Detail]
    """What else it says, and how its credibility is graded."""

    @property
    def are_mixed(self) -> bool:
        """Whether one document gives several details of several sorts, of which nobody sees which belong together."""
        sorts = (self.dates, self.roles, self.quantities, self.places, self.notes)
        counts = [Counter(document for detail in sort for document in detail.documents) for sort in sorts]
        several = [{document for document, number in count.items() if number > 1} for count in counts]
        return any(one & other for one, other in combinations(several, 2))


def dates_of_events(claims: Iterable[Claim]) -> EventDates:
    """Return the dates that the asserted claims of each event give."""
    by_event: dict[str, dict[tuple[Interval, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.event is not None and claim.stance == "asserted":
            dated = span(claim.date, claim.start, claim.end)
            if dated is not None:
                by_event[claim.event][dated, date_in_words(claim) or ""].add(claim.document)
    return {
        event: [EventDate(words, dated, tuple(sorted(gave))) for (dated, words), gave in sorted(dates.items())]
        for event, dates in by_event.items()
    }


def days_of_event(event: str | None, events: EventDates) -> Interval | None:
    """Return the days that all dates of an event span, or ``None`` where it has none."""
    days = [date.days for date in events.get(event or "", ())]
    return Interval(min(each.first for each in days), max(each.last for each in days)) if days else None


def date_in_words(claim: Claim) -> str | None:
    """Return a claim's date or period: "2025-12-13", "since 1994", "until 2024-04", "1994 to 1996".

    What is over, and nobody says since when, is "former", or "from 1994 (former)".
    """
    date, start, end = claim.date, claim.start, claim.end
    if end == UNKNOWN:
        return f"{date} ({FORMER})" if date else f"from {start} ({FORMER})" if start else FORMER
    if date:
        return date
    if start:
        return f"{start} to {end}" if end else f"since {start}"
    return f"until {end}" if end else None


def is_dated(claim: Claim) -> bool:
    """Return whether a claim says when."""
    return span(claim.date, claim.start, claim.end) is not None


def details(relationship: Relationship, events: EventDates, name: Name, vocabulary: Vocabulary) -> list[Details]:
    """Return what the claims of a relationship add, those first that bear it out.

    Args:
        relationship: whose claims.
        events: the dates of the events that its claims belong to.
        name: turns an entity's id into its name.
        vocabulary: has the relations of the claims.

    """
    stances: dict[Stance, list[Claim]] = {relationship.status: []}
    for claim in relationship.claims:
        stances.setdefault(claim.stance, []).append(claim)
    return [
        details_of_claims(stance, relationship.key, claims, events, name, vocabulary)
        for stance, claims in stances.items()
    ]


def details_of_claims(
    stance: Stance, key: Key, claims: Sequence[Claim], events: EventDates, name: Name, vocabulary: Vocabulary
) -> Details:
    """Return what some claims of one stance add to a relationship, one claim at least; see `details`."""

    def entity(id_: str | None) -> str | None:
        return name(id_) if id_ else None

    claims = sorted(claims, key=_place)  # all sorts of details in the order of the same claims
    own = [claim for claim in claims if states(claim, key, vocabulary)]
    others = [claim for claim in claims if not states(claim, key, vocabulary)]
    return Details(
        stance,
        tuple(sorted({claim.document for claim in claims})),
        _gathered(others, lambda claim: claim_in_words(claim, name, vocabulary)),
        dates(claims, events),
        _gathered(own, lambda claim: claim.role, alike=folded),
        _gathered(own, lambda claim: quantity_in_words(claim.quantity) if claim.quantity else None),
        _gathered(own, lambda claim: entity(claim.place)),
        _gathered(own, lambda claim: entity(claim.event)),
        _gathered(own, grade_in_words, lambda claim: claim.note),
    )


def triple_in_words(one: Claim | Relationship, name: Name, vocabulary: Vocabulary) -> str:
    """Return what a claim speaks of, or a relationship is: "Ada Roe met Ben Ito"."""
    return f"{name(one.subject)} {vocabulary.relations[one.relation].meaning} {name(one.object)}"


def claim_in_words(claim: Claim, name: Name, vocabulary: Vocabulary) -> str:
    """Return what a claim says besides when: "Ada Roe paid Ben Ito (as director; 5 EUR; in Northam; by cheque)"."""
    added = (
        f"as {claim.role}" if claim.role else "",
        quantity_in_words(claim.quantity) if claim.quantity else "",
        f"in {name(claim.place)}" if claim.place else "",
        grade_in_words(claim) or "",
        claim.note or "",
    )
    words = "; ".join(filter(None, added))
    return triple_in_words(claim, name, vocabulary) + (f" ({words})" if words else "")


def _gathered(
    claims: Iterable[Claim], *sorts: Callable[[Claim], str | None], alike: Callable[[str], str] = nfc
) -> list[Detail]:
    """Return what claims give of some sorts, each once in the words of the first; ``alike`` is what is compared."""
    by_words: dict[str, tuple[str, set[str]]] = {}
    for claim in claims:
        for said in filter(None, (words(claim) for words in sorts)):
            by_words.setdefault(alike(said), (nfc(said), set()))[1].add(claim.document)
    return [Detail(said, tuple(sorted(documents))) for said, documents in by_words.values()]


def dates(claims: Iterable[Claim], events: EventDates) -> list[Detail]:
    """Return the dates that claims give, each once, in order of time.

    A claim without a date has those that other claims of its event give, unless its document gives one of it itself.
    """
    by_date: dict[tuple[tuple[int, str], str, tuple[str, ...]], set[str]] = defaultdict(set)
    claims = list(claims)
    give = {(claim.document, claim.event) for claim in claims if is_dated(claim)}
    for claim in claims:
        if words := date_in_words(claim):
            by_date[_place(claim), words, ()].add(claim.document)
        if claim.event and (claim.document, claim.event) not in give:
            for date in events.get(claim.event, ()):
                by_date[(0, date.days.first), date.words, date.documents].add(claim.document)
    return [Detail(words, tuple(sorted(gave)), by_event) for (_, words, by_event), gave in sorted(by_date.items())]


def _place(claim: Claim) -> tuple[int, str]:
    """Return what sorts a claim's date: undated last, the end of a period without a start by its end."""
    dated = span(claim.date, claim.start, claim.end)
    if dated is None:
        return 1, ""
    return 0, dated.first if claim.date or claim.start else dated.last


def in_words(details_: Sequence[Detail], documents: Sequence[str], missing: str | None = None) -> str:
    """Return details of one sort: "2022 [explainer]; no date in the others".

    Args:
        details_: the details.
        documents: all documents that could have given one; with only one of them, it is not named.
        missing: what it is called that the others do not give.

    """
    parts = [detail.among(documents) for detail in details_]
    given = {document for detail in details_ for document in detail.documents}
    if missing and given and len(given) < len(documents):
        parts.append(f"no {missing} in the other{'s' * (len(documents) - len(given) > 1)}")
    return "; ".join(parts)
