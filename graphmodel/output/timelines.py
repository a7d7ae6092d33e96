"""What happened when, a line a happening, and as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

import msgspec

from graphmodel.claims.dates import EARLIEST, LATEST, iso
from graphmodel.claims.model import Claim
from graphmodel.evidence import Relationship
from graphmodel.evidence.contradictions import Contradiction
from graphmodel.evidence.timeline import Happening, Timeline
from graphmodel.output.contradictions import in_words, mentioned_by
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, count
from graphmodel.output.rows import RELATIONSHIP_COLUMNS, Row, document_row, relationship_row
from graphmodel.output.statements import statement
from graphmodel.store.base import Store

ASSUMED = (
    "in the order in which each may have begun, what is dated less precisely first; what has an end alone stands "
    "there; what is undated takes the dates of its event, and says so"
)
COLUMNS = ("date", "first_day", "last_day", "by_event", "contradictions", *RELATIONSHIP_COLUMNS)


class ToldTimeline:
    """A timeline with the contradictions in which its claims stand, and what both mention."""

    def __init__(
        self, timeline: Timeline, contradictions: Sequence[Contradiction], about: str | None, store: Store
    ) -> None:
        self.timeline = timeline
        self.about = about
        of_claims: dict[str, dict[int, Contradiction]] = defaultdict(dict)
        for place, contradiction in enumerate(contradictions):
            for claim in contradiction.claims:
                of_claims[claim.id or ""][place] = contradiction
        self._of_claims = of_claims
        relationships = [happening.relationship for happening in timeline.happenings] + timeline.undated
        self.known = Mentioned(store, [*relationships, *mentioned_by(contradictions)], *([about] if about else []))

        self._beside_dates = copy(self.known)
        self._beside_dates.events = {}

    def sentence(self, relationship: Relationship) -> Phrase:
        """Return a relationship as a sentence beside its date, which does not tell when once more."""
        each = (tuple(_undated(c) for c in claims) for claims in (relationship.claims, relationship.denying))
        claims, denying = each
        return statement(relationship._replace(claims=claims, denying=denying), self._beside_dates)

    def contradictions(self, claims: Iterable[Claim]) -> list[str]:
        """Return the contradictions in which claims stand, in words."""
        by_place: dict[int, Contradiction] = {}
        for claim in claims:
            by_place.update(self._of_claims.get(claim.id or "", {}))
        return [in_words(by_place[place], self.known) for place in sorted(by_place)]

    def title(self) -> str:
        """Return what the timeline is of, and how much is in it."""
        number = len(self.timeline.happenings)
        words = f"{count(number, 'dated happening')}" if number else "nothing is dated"
        return f"{self.known.name(self.about)}: {words}" if self.about else words


def blocks(told: ToldTimeline) -> Iterator[Block]:
    """Yield a timeline as an answer."""
    yield Block("title", [told.title()])
    yield Block("note", [ASSUMED])
    for happening in told.timeline.happenings:
        yield Block("item", line(happening, told))
        for words in told.contradictions(happening.relationship.claims):
            yield Block("passage", [f"but: {words}"])
    yield from _what_is_undated(told)


def _undated(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, date=None, start=None, end=None)


def _what_is_undated(told: ToldTimeline) -> Iterator[Block]:
    """Yield how much is undated, and of that what is in a contradiction."""
    relationships = told.timeline.undated
    doubtful = [(r, words) for r in relationships if (words := told.contradictions(r.claims))]
    if relationships:
        number = len(doubtful)
        doubted = f", of which {number} {'does' if number == 1 else 'do'} not agree with others" if number else ""
        yield Block("section", [f"And {count(len(relationships), 'relationship')} without a date{doubted}"])
    for relationship, contradictions in doubtful:
        yield Block("item", told.sentence(relationship))
        yield from (Block("passage", [f"but: {words}"]) for words in contradictions)


def line(happening: Happening, told: ToldTimeline) -> Phrase:
    """Return a happening as a line: when, what, and who says so."""
    return [happening.words, *_by_event(happening), ": ", *told.sentence(happening.relationship)]


def _by_event(happening: Happening) -> list[str | Cite]:
    """Return that a date is that of the event, and in whose claims."""
    if not happening.by_event:
        return []
    are_all = len(happening.by_event) == len(happening.relationship.documents)
    some: list[str | Cite] = [] if are_all else [" in ", Cite(happening.by_event)]
    return [" (by the event", *some, "; dated in ", Cite(happening.dated_in), ")"]


def answer(told: ToldTimeline, notes: Iterable[str]) -> Row:
    """Return a timeline for programs."""
    return {
        "assumptions": [*notes, ASSUMED],
        "happenings": [_row(happening, told) for happening in told.timeline.happenings],
        "undated": [relationship_row(relationship, told.known) for relationship in told.timeline.undated],
        "documents": [document_row(document) for document in told.known.documents.values()],
    }


def _row(happening: Happening, told: ToldTimeline) -> Row:
    first, last = happening.days
    return {
        "date": happening.words,
        **({"first_day": iso(first)} if first != EARLIEST else {}),
        **({"last_day": iso(last)} if last != LATEST else {}),
        "by_event": list(happening.by_event),
        "contradictions": told.contradictions(happening.relationship.claims),
        **relationship_row(happening.relationship, told.known),
    }
