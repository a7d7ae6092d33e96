"""What became of the passage of each claim in the reader's copies."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from graphmodel.claims.model import Claim, Document, Locator
from graphmodel.errors import GraphmodelError, InputError
from graphmodel.evidence import reading_order
from graphmodel.passages.library import Library
from graphmodel.passages.text import Text

Verdict = Literal[
    "found", "moved", "same words", "changed", "missing", "document missing", "incomplete locator", "no locator"
]
VERDICTS: Mapping[Verdict, str] = {
    "found": "the passage stands where the locator says",
    "moved": "the same passage stands elsewhere in the document",
    "same words": "the same words stand there, with other spaces, line ends, hyphens, ligatures or quotation marks",
    "changed": "other words stand where the passage stood",
    "missing": "the passage was cut from the document",
    "document missing": "no copy of the document can be read",
    "incomplete locator": "the locator has no sha256, or no start and end, and so cannot be checked",
    "no locator": "the claim does not say where it stands",
}
GOOD: frozenset[Verdict] = frozenset({"found", "moved", "same words", "incomplete locator", "no locator"})
"""The verdicts that leave a claim's evidence as it was."""


class Verified(NamedTuple):
    """What became of a claim's passage: the verdict, where it is now, and the text that was read."""

    claim: Claim
    verdict: Verdict
    now: Locator | None
    text: Text | None
    reason: str | None = None
    """Why the document could not be read."""
    hint: str | None = None
    """What to do about it."""
    note: str | None = None
    """Which other file was read than the document names."""

    @property
    def passage(self) -> str | None:
        """The passage in the reader's copy: where it is now, or what stands in its place."""
        if self.text is None or self.verdict in ("missing", "incomplete locator", "no locator"):
            return None
        place = self.now or self.claim.locator
        return self.text.passage(place) if place else None


def verify(claims: Iterable[Claim], documents: Mapping[str, Document], library: Library) -> Iterator[Verified]:
    """Yield what became of the passage of each claim, in the order of documents and of places in them."""
    grouped: dict[str, list[Claim]] = {id_: [] for id_ in documents}
    for claim in claims:
        grouped[claim.document].append(claim)
    for id_, about in grouped.items():
        about.sort(key=reading_order)
        try:
            copy = library.copy(documents[id_])
        except InputError as error:
            fault = error.faults[0]
            yield from (Verified(claim, "document missing", None, None, fault.message, fault.hint) for claim in about)
        except GraphmodelError as error:
            yield from (Verified(claim, "document missing", None, None, hint=error.hint) for claim in about)
        else:
            yield from (one._replace(note=copy.note) for one in _verify_in(about, copy.text))


def _verify_in(claims: list[Claim], text: Text) -> Iterator[Verified]:
    """Yield the verdicts on the claims of one document, which are sorted by place."""
    places = [locator if (locator := claim.locator) and locator.sha256 and locator.end else None for claim in claims]
    shifts: list[int | None] = []
    last = 0
    for place in places:
        shift = text.search(place, (0, last)) if place else None
        shifts.append(shift)
        last = last if shift is None else shift
    anchors = _in_order(
        [(*_span(place), shift) for place, shift in zip(places, shifts, strict=True) if place and shift is not None]
    )
    for claim, place, shift in zip(claims, places, shifts, strict=True):
        if place is None:
            yield Verified(claim, "incomplete locator" if claim.locator else "no locator", None, text)
        elif shift is None and (same := text.search_words(place)):
            yield Verified(claim, "same words", text.locator(*same), text)
        elif shift is None:
            cut = _is_cut(*_span(place), anchors, len(text.text))
            yield Verified(claim, "missing" if cut else "changed", None, text)
        else:
            start, end = _span(place)
            now = text.locator(start + shift, end + shift)
            yield Verified(claim, "found" if _leads_to(place, now) else "moved", now, text)


def _leads_to(locator: Locator, now: Locator) -> bool:
    """Return whether a locator says where its passage is now, in paragraphs too where it names one."""
    return locator.start == now.start and locator.paragraph in (None, now.paragraph)


def _span(locator: Locator) -> tuple[int, int]:
    return locator.start or 0, locator.end or 0


class _Anchor(NamedTuple):
    """A passage that is still there: where it stood, and how far it has moved."""

    start: int
    end: int
    shift: int


def _in_order(anchors: list[tuple[int, int, int]]) -> list[_Anchor]:
    """Return the longest run of anchors that have kept their order, so that one moved by itself is left out."""
    tops: list[int] = []
    chains: list[list[_Anchor]] = []
    for anchor in map(_Anchor._make, anchors):
        place = bisect.bisect_right(tops, anchor.start + anchor.shift)
        chain = [*(chains[place - 1] if place else ()), anchor]
        tops[place : place + 1] = [anchor.start + anchor.shift]
        chains[place : place + 1] = [chain]
    return chains[-1] if chains else []


def _is_cut(start: int, end: int, anchors: list[_Anchor], length: int) -> bool:
    """Return whether so much was cut around a passage that it must have gone with it.

    Nobody kept its words, so its neighbours tell: where the nearest passages that are still there, before and after
    it, have come closer by its length or more, it was cut; where they have not, other words stand in its place.
    """
    before = max((a for a in anchors if a.end <= start), key=lambda a: a.end, default=_Anchor(0, 0, 0))
    after = min((a for a in anchors if a.start >= end), key=lambda a: a.start, default=None)
    if after is None:
        return length - (before.end + before.shift) < end - start
    return before.shift - after.shift >= end - start
