"""A relationship as one sentence with its details and who says so: what paths, entities and the page print of it.

"Ada Roe heads Port of Northam (until 2024-04-11 [1]; as president) [2], according to Ben Ito [1]": what only some of
its documents give has their numbers; at the end stand all of them, by whose account and with which stance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def evidence(relationship: Relationship, known: Mentioned) -> Phrase:
    """Return what a sentence says after the relationship itself: what doubts there are, details, and who says so."""
    groups = details(relationship, known.events, known.name, known.vocabulary)
    doubt = [[word] for word in doubts(relationship)]
    parts: list[Phrase] = [*doubt, *(part for group in groups for part in _details(group, relationship, known))]
    if any(group.are_mixed for group in groups):
        parts.append(["which of these belong together is told claim by claim"])
    told = [" (", *joined(parts, "; "), ")"] if parts else []
    return [*told, " ", *sources(relationship, known)]


def joined(parts: Sequence[Phrase], between: str) -> list[str | Cite]:
    """Return phrases as one, with something between them."""
    return [piece for number, part in enumerate(parts) for piece in ([between] * bool(number) + list(part))]


def _details(group: Details, relationship: Relationship, known: Mentioned) -> Iterator[Phrase]:
    """Yield the details that claims of one stance give, sort by sort."""
    ends = {known.name(relationship.subject), known.name(relationship.object)}
    lesser = group.stance != relationship.status
    documents = relationship.documents if lesser else group.documents
    stance = f"{VERBS[group.stance]}: " if lesser else ""
    sorts = (
        ("", _dates(group, relationship)),
        ("as ", group.roles),
        ("", group.through),
        ("", group.quantities),
        ("in ", group.places),
        ("event: ", [event for event in group.events if event.words not in ends]),
        ("", group.notes),
    )
    for number, (before, sort) in enumerate(sorts):
        for detail in sort[:_MOST]:
            yield [stance + before, *_detail(detail, documents)]
        if len(sort) > _MOST:
            yield [f"and {len(sort) - _MOST} more"]
        given = {document for detail in sort for document in detail.documents}
        if number == 0 and given and not lesser and len(given) < len(documents):
            yield [f"no date in the other{'s' * (len(documents) - len(given) > 1)}"]


def _dates(group: Details, relationship: Relationship) -> Sequence[Detail]:
    """Return when; that it is over is not told with each date where it is told of all."""
    if FORMER not in doubts(relationship):
        return group.dates
    each = (detail._replace(words=detail.words.removesuffix(f" ({FORMER})")) for detail in group.dates)
    return [detail for detail in each if detail.words != FORMER]


def _detail(detail: Detail, documents: Sequence[str]) -> Iterator[str | Cite]:
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
    first, *others = (_voices(each, known, doubted=doubted) for each in told)
    yield from joined([[*first, *entered], *others], "; ")
    if relationship.contested and not relationship.denying:
        yield "; denied by claims that the filters leave out"


def _voices(told: Voices, known: Mentioned, *, doubted: bool) -> Phrase:
    """Return who takes a stance: "asserted [1] only", "denied by Ben Ito [2, 3]"."""
    before = f"{VERBS[told.stance]} " if doubted else ""
    by = "by" if doubted else "according to"
    each: list[Phrase] = [
        [f"{by} {known.name(voice.speaker)} ", Cite(voice.documents)] if voice.speaker else [Cite(voice.documents)]
        for voice in told.each
    ]
    only = [" only"] if len(told.documents) == 1 else []
    return [before, *joined(each, ", "), *only]
