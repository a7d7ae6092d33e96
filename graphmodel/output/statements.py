"""A relationship as one sentence with its details and who says so: what paths, entities and the page print of it.

"Ada Roe heads Port of Northam (until 2024-04-11 [1]; as president) [2], according to Ben Ito [1]": what only some of
its documents give has their numbers; at the end stand all of them, by whose account and with which stance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from graphmodel.evidence import (
    FORMER,
    VERBS,
    Detail,
    Details,
    Relationship,
    Voices,
    details,
    doubts,
    is_doubted,
    triple_in_words,
    voices,
)
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Cite, Phrase, count

_MOST = 2
"""So many details of a sort are told; `why` tells all."""


def statement(relationship: Relationship, known: Mentioned) -> Phrase:
    """Return a relationship as a sentence."""
    return [triple_in_words(relationship, known.name, known.vocabulary), *evidence(relationship, known)]


def evidence(
    relationship: Relationship, known: Mentioned, *, told: Collection[str] = (), briefly: bool = False
) -> Phrase:
    """Return what a sentence says after the relationship itself: what doubts there are, details, and who says so.

    Of the doubts those are left out that were ``told`` before; ``briefly`` one detail of each sort is told, and how
    many more there are.
    """
    groups = details(relationship, known.events, known.name, known.vocabulary)
    parts: list[Phrase] = [[word] for word in doubts(relationship) if word not in told]
    events = {known.name(relationship.subject), known.name(relationship.object)}
    left = 0
    for group in groups:
        for sort, missing in _details(group, relationship, events):
            some = sort[: 1 if briefly else _MOST]
            parts += some
            left += len(sort) - len(some)
            if left and not briefly:
                parts.append([f"and {left} more"])
                left = 0
            parts += missing
        events |= {event.words for event in group.events}
    if left:
        parts.append([f"and {left} more"])
    elif any(group.are_mixed for group in groups):
        parts.append(["which of these belong together is told claim by claim"])
    added = [" (", *joined(parts, "; "), ")"] if parts else []
    return [*added, " ", *sources(relationship, known)]


def joined(parts: Sequence[Phrase], between: str) -> list[str | Cite]:
    """Return phrases as one, with something between them."""
    return [piece for number, part in enumerate(parts) for piece in ([between] * bool(number) + list(part))]


def _details(
    group: Details, relationship: Relationship, told: Collection[str]
) -> Iterator[tuple[list[Phrase], list[Phrase]]]:
    """Yield the details of each sort that claims of one stance give, without events that were ``told``.

    With each sort comes what there is to say of documents that give none.
    """
    lesser = group.stance != relationship.status
    documents = relationship.documents if lesser else group.documents
    stance = f"{VERBS[group.stance]}: " if lesser else ""
    when = _when(group, relationship)
    without = len(documents) - len({document for date in when for document in date.documents})
    some_have_none = bool(when) and not lesser and without > 0
    missing: list[Phrase] = [[f"no date in the other{'s' * (without > 1)}"]] if some_have_none else []
    yield _dates(when, documents, stance), missing
    for before, sort in (
        ("as ", group.roles),
        ("", group.through),
        ("", group.quantities),
        ("in ", group.places),
        ("event: ", [event for event in group.events if event.words not in told]),
        ("", group.notes),
    ):
        yield [[stance + before, *in_words(detail, documents)] for detail in sort], []


def _when(group: Details, relationship: Relationship) -> Sequence[Detail]:
    """Return when; that it is over is not told with each date where it is told of all."""
    if FORMER not in doubts(relationship):
        return group.dates
    each = (detail._replace(words=detail.words.removesuffix(f" ({FORMER})")) for detail in group.dates)
    return [detail for detail in each if detail.words != FORMER]


def _dates(found: Sequence[Detail], documents: Sequence[str], stance: str) -> list[Phrase]:
    """Return dates; what some documents give, and others have by the event from just these, is told as one."""
    by_event = {date.words: date for date in found if date.by_event}
    folded: dict[str, Detail] = {}
    for date in found:
        alike = by_event.get(date.words)
        if alike and not date.by_event and set(alike.by_event) <= set(date.documents):
            folded[date.words] = alike
    return [
        [stance, *in_words(date, documents), *_by_event_too(folded.get(date.words))]
        for date in found
        if date not in folded.values()
    ]


def _by_event_too(alike: Detail | None) -> Phrase:
    return [", for ", Cite(alike.documents), " by the event"] if alike else []


def in_words(detail: Detail, documents: Sequence[str]) -> Iterator[str | Cite]:
    """Yield a detail, with the documents that give it where not all of ``documents`` do."""
    yield detail.words
    if detail.by_event:
        yield from (" (by the event; dated in ", Cite(detail.by_event), ")")
    if len(detail.documents) < len(documents):
        yield from (" ", Cite(detail.documents))


def sources(relationship: Relationship, known: Mentioned) -> Iterator[str | Cite]:
    """Yield who says so where: "[1, 3], according to Viasna [2]"; of what is doubted also who takes which stance."""
    told = voices(relationship)
    doubted = is_doubted(relationship)
    number, origins = len(told[0].documents), len(relationship.origins)
    entered = [f" ({count(origins, 'origin')})"] if origins < number else []
    first, *others = (_voices(each, known, doubted=doubted, alone=len(told) == 1) for each in told)
    yield from joined([[*first, *entered], *others], "; ")
    if relationship.contested and not relationship.denying:
        yield "; denied by claims that the filters leave out"


def _voices(told: Voices, known: Mentioned, *, doubted: bool, alone: bool) -> Phrase:
    """Return who takes a stance: "asserted [1] only", "denied by Ben Ito [2, 3]".

    Where nobody takes another, and a document in its own words this one, the doubt itself has said which it is.
    """
    before = "" if not doubted or (alone and told.each[0].speaker is None) else f"{VERBS[told.stance]} "
    by = "by " if doubted else "according to "
    each: list[Phrase] = []
    for voice in told.each:
        if voice.speaker:
            each.append([f"{by}{known.name(voice.speaker)} ", Cite(voice.documents)])
            by = ""
        else:
            each.append([Cite(voice.documents)])
    only = [" only"] if len(told.documents) == 1 else []
    return [before, *joined(each, ", "), *only]
