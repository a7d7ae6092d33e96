"""A relationship as one sentence with its details and who says so: what paths, entities and the page print of it.

"Ada Roe heads Port of Northam (since 2020) [1, 2]; according to Ben Ito (as director) [3]": by each account its own
details and documents, so that nobody's words are told as another's. What only some documents of an account give has
their numbers. What is not simply so says it first: "Denied: Ada Roe met Ben Ito – by Ben Ito [2] only".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphmodel.evidence import (
    FORMER,
    VERBS,
    Detail,
    Details,
    Relationship,
    Voice,
    Voices,
    derivation_in_words,
    details_of_claims,
    doubts,
    is_doubted,
    triple_in_words,
    voices,
)
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Cite, Phrase, count

_MOST = 3
"""So many claims that an involvement follows from are told; `why` tells all."""


def statement(relationship: Relationship, known: Mentioned) -> Phrase:
    """Return a relationship as a sentence."""
    triple = triple_in_words(relationship, known.name, known.vocabulary)
    return [doubt(relationship), triple, *evidence(relationship, known)]


def doubt(relationship: Relationship, told: str | None = None) -> str:
    """Return what keeps a relationship from being simply so, as it stands before its sentence: "Denied: ".

    What was ``told`` before is left out. That somebody appears in accounts is so, whatever of them is doubted.
    """
    if relationship.is_derived:
        return ""
    words = ", ".join(word for word in doubts(relationship) if word != told)
    return f"{words[0].upper()}{words[1:]}: " if words else ""


def evidence(relationship: Relationship, known: Mentioned, *, briefly: bool = False) -> Phrase:
    """Return what a sentence says after the relationship itself: by each account its details and its documents.

    ``briefly`` all dates are told, of each other sort of details one, and how many more there are.
    """
    told = voices(relationship)
    number, origins = len(told[0].documents), len(relationship.origins)
    accounts = _Accounts(relationship, known, len(told), briefly=briefly)
    first, *others = [accounts.stance(each) for each in told]
    entered = [f" ({count(origins, 'origin')})"] if origins < number else []
    alone = [" only"] if len(relationship.documents) == 1 else []
    hidden = relationship.contested and not relationship.denying
    more = ["; denied by claims that the filters leave out"] if hidden else []
    begins_with_words = len(told) > 1 or told[0].each[0].speaker or relationship.is_derived
    dash = " – " if is_doubted(relationship) and begins_with_words else " "
    return [dash, *joined([[*first, *entered], *others], "; "), *alone, *more]


def joined(parts: Sequence[Phrase], between: str) -> list[str | Cite]:
    """Return phrases as one, with something between them."""
    return [piece for number, part in enumerate(parts) for piece in ([between] * bool(number) + list(part))]


class _Accounts:
    """The accounts of a relationship, each with all that it gives: what one says is never to be read into another."""

    def __init__(self, relationship: Relationship, known: Mentioned, stances: int, *, briefly: bool) -> None:
        self._briefly = briefly
        self._relationship = relationship
        self._known = known
        self._stances = stances
        self._is_over = FORMER in doubts(relationship)
        self._ends = {known.name(relationship.subject), known.name(relationship.object)}

    def stance(self, told: Voices) -> Phrase:
        """Return who takes a stance, and what they add: "asserted (2024) [1]", "denied by Ben Ito [2, 3]"."""
        by = "by" if is_doubted(self._relationship) else "according to"
        each: list[Phrase] = []
        for voice in told.each:
            speaker = [f"{by} {self._known.name(voice.speaker)} "] if voice.speaker else []
            made_from = [f" from {', '.join(derivation_in_words(voice.sources))}"] if voice.sources else []
            each.append([*speaker, *self._added(voice, told), Cite(voice.documents), *made_from])
        is_said = self._stances == 1 and not (self._relationship.is_derived and told.stance != "asserted")
        verb = [] if is_said else [f"{VERBS[told.stance]} "]
        return [*verb, *joined(each, "; ")]

    def _added(self, voice: Voice, told: Voices) -> Phrase:
        """Return what an account adds, in brackets, or nothing."""
        known = self._known
        group = details_of_claims(
            told.stance, self._relationship.key, voice.claims, known.events, known.name, known.vocabulary
        )
        parts = list(self._details(group))
        return ["(", *joined(parts, "; "), ") "] if parts else []

    def _details(self, group: Details) -> Iterator[Phrase]:
        """Yield the details of an account, sort by sort, but not what is named already."""
        is_derived = self._relationship.is_derived
        dates = _without_former(group.dates) if self._is_over else group.dates
        if is_derived:  # what an event lends to its own accounts says nothing of them
            dates = [date for date in dates if not date.by_event]
        given = {document for date in dates for document in date.documents}
        yield from _dated(dates, group.documents)
        if dates and len(given) < len(group.documents) and not is_derived:
            yield [f"no date in the other{'s' * (len(group.documents) - len(given) > 1)}"]
        left = max(len(group.through) - _MOST, 0)
        for before, sort in (
            ("as ", group.roles),
            ("", group.through[:_MOST]),
            ("", group.quantities),
            ("in ", group.places),
            ("event: ", [event for event in group.events if event.words not in self._ends]),
            ("", group.notes),
        ):
            some = sort[:1] if self._briefly else sort
            left += len(sort) - len(some)
            yield from ([before, *in_words(detail, group.documents)] for detail in some)
        if left:
            yield [f"and {left} more"]
        if group.are_mixed and not self._briefly:
            yield ["which of these belong together is told claim by claim"]


def _without_former(dates: Sequence[Detail]) -> list[Detail]:
    """Return dates without the word that something is over, which is told of all of it."""
    each = (detail._replace(words=detail.words.removesuffix(f" ({FORMER})")) for detail in dates)
    return [detail for detail in each if detail.words != FORMER]


def _dated(dates: Sequence[Detail], documents: Sequence[str]) -> Iterator[Phrase]:
    """Yield dates, and of one that an event lends to other documents only that it does."""
    given = {date.words: date.documents for date in dates if not date.by_event}
    for date in dates:
        if date.by_event and given.get(date.words) == date.by_event:
            yield ["by the event also in ", Cite(date.documents)]
        else:
            yield [*in_words(date, documents)]


def in_words(detail: Detail, documents: Sequence[str]) -> Iterator[str | Cite]:
    """Yield a detail, with the documents that give it where not all of ``documents`` do."""
    yield detail.words
    if detail.by_event:
        yield from (" (by the event; dated in ", Cite(detail.by_event), ")")
    if len(detail.documents) < len(documents):
        yield from (" ", Cite(detail.documents))
