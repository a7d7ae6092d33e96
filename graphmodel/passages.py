"""Where a claim stands in its document: finding the passage that a locator points at, and making locators.

A passage is a piece of the document's *normalised text*: Unicode form NFC, line ends folded to a line feed. Its place
is counted in characters (code points) of that text, and in paragraphs: runs of lines that are not blank, from 1. The
text itself is the reader's; graphmodel keeps only the SHA-256 of the passage.
"""

from __future__ import annotations

import bisect
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from typing import Literal, NamedTuple

from graphmodel.claims.model import Claim, Document, Locator
from graphmodel.errors import GraphmodelError, InputError
from graphmodel.graph import reading_order
from graphmodel.reading import Source

Verdict = Literal["found", "moved", "changed", "missing", "document missing", "half a locator", "no locator"]
VERDICTS: Mapping[Verdict, str] = {
    "found": "the passage stands where the locator says",
    "moved": "the same passage stands elsewhere in the document",
    "changed": "other words stand where the passage stood",
    "missing": "the passage was cut from the document",
    "document missing": "no copy of the document can be read",
    "half a locator": "the locator has no SHA-256, or no start and end, and so cannot be checked",
    "no locator": "the claim does not say where it stands",
}
GOOD: frozenset[Verdict] = frozenset({"found", "moved", "half a locator", "no locator"})
"""The verdicts that leave a claim's evidence as it was."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")
_SAME = {"'": "['’‘ʼ]", "’": "['’‘ʼ]", '"': '["“”„«»]', "“": '["“”„«»]', "”": '["“”„«»]', "-": "[-–—‑]", "–": "[-–—‑]"}


class Text:
    """The normalised text of a document."""

    def __init__(self, raw: str) -> None:
        self.text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the whole text."""
        return _digest(self.text)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [found.start() for found in _PARAGRAPH.finditer(self.text)]

    def locator(self, start: int, end: int) -> Locator:
        """Return the locator of the passage between two places."""
        paragraph = bisect.bisect_right(self._paragraphs, start) or 1
        return Locator(paragraph=paragraph, start=start, end=end, sha256=_digest(self.text[start:end]))

    def passage(self, locator: Locator) -> str:
        """Return the words at a place."""
        return self.text[locator.start : locator.end]

    def find(self, words: str) -> list[Locator]:
        """Return the places of words, in the text's order.

        Case, white space and the shape of quotation marks and dashes do not matter; ``...`` between words stands for
        whatever is between them.
        """
        parts = [r"\s+".join(map(_flexible, part.split())) for part in _GAP.split(words) if part.strip()]
        if not parts:
            return []
        pattern = re.compile(r"[\s\S]*?".join(parts), re.IGNORECASE)
        return [self.locator(*found.span()) for found in pattern.finditer(self.text)]

    def nearest(self, words: str) -> Locator | None:
        """Return the place that looks most like words, or ``None`` when nothing does."""
        from rapidfuzz import fuzz

        found = fuzz.partial_ratio_alignment(words.casefold(), self.text.casefold(), score_cutoff=60)
        if not found or found.dest_end <= found.dest_start:
            return None
        start, end = found.dest_start, found.dest_end
        while start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        return self.locator(start, end)

    def search(self, locator: Locator, shifts: Iterable[int]) -> int | None:
        """Return how far a passage has moved, trying ``shifts`` first, or ``None`` when it is nowhere.

        Of several places the one nearest to where it stood is taken.
        """
        assert locator.start is not None  # noqa: S101 - for the type checker
        assert locator.end is not None  # noqa: S101 - for the type checker
        length, begun = locator.end - locator.start, locator.start
        last = len(self.text) - length
        if locator.sha256 is None or last < 0:
            return None
        data, offsets, wanted = self._bytes, self._offsets, bytes.fromhex(locator.sha256)

        def stands_at(start: int) -> bool:
            return hashlib.sha256(data[offsets[start] : offsets[start + length]]).digest() == wanted

        likely = (begun + shift for shift in shifts if 0 <= begun + shift <= last)
        # Outwards from where it stood: the nearest place comes first.
        middle = min(begun, last)
        before, after = range(middle, -1, -1), range(middle + 1, last + 1)
        outwards = (start for pair in zip_longest(before, after) for start in pair if start is not None)
        return next((start - begun for start in chain(likely, outwards) if stands_at(start)), None)

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """Where each character begins in the encoded text, and where the last one ends."""
        if self.text.isascii():
            return range(len(self.text) + 1)
        return [0, *accumulate(1 + (c > "\x7f") + (c > "\u07ff") + (c > "\uffff") for c in self.text)]


def pick(text: Text, words: str, occurrence: int | None = None) -> Locator:
    """Return the place of words in a text, the only one or the one asked for.

    Raises:
        GraphmodelError: they stand nowhere, or in several places and none was asked for.

    """
    places = text.find(words)
    if not places:
        near = text.nearest(words)
        raise GraphmodelError(
            f"the document does not say {words!r}",
            f"did you mean, in paragraph {near.paragraph}: {text.passage(near)!r}?" if near else None,
        )
    if occurrence is None and len(places) > 1:
        paragraphs = ", ".join(str(place.paragraph) for place in places)
        raise GraphmodelError(
            f"the document says {words!r} {len(places)} times, in paragraphs {paragraphs}",
            "give more words, or say which with --occurrence",
        )
    if occurrence is not None and occurrence > len(places):
        raise GraphmodelError(f"the document says {words!r} only {len(places)} times")
    return places[(occurrence or 1) - 1]


class Verified(NamedTuple):
    """What became of a claim's passage: the verdict, where it is now, and the text that was read."""

    claim: Claim
    verdict: Verdict
    now: Locator | None
    text: Text | None
    reason: str | None = None
    """Why the document could not be read."""

    @property
    def passage(self) -> str | None:
        """The passage in the reader's copy: where it is now, or what stands in its place."""
        if self.text is None or self.verdict in ("missing", "half a locator", "no locator"):
            return None
        place = self.now or self.claim.locator
        return self.text.passage(place) if place else None


class Library:
    """The reader's own copies of documents, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def text(self, document: Document) -> Text:
        """Return the text of a document: from the file that it names, else from one with its SHA-256.

        Raises:
            GraphmodelError: there is no such file in the folder, or it cannot be read.

        """
        path = self._path(document.file) if document.file else None
        text = read_text(path) if path else None
        if document.sha256 is not None and (text is None or text.sha256 != document.sha256):
            text = self._by_digest.get(document.sha256, text)
        if text is not None:
            return text
        raise GraphmodelError(
            f"no copy of {document.id!r} in {self._folder}",
            f"put it there as {document.file}" if document.file else "give the document a `file` or `sha256`",
        )

    def _path(self, name: str) -> Path | None:
        """Return the file of this name, if it is in the folder.

        A claims folder from elsewhere must not make graphmodel read what lies outside the reader's folder.
        """
        try:
            path = (self._folder / name).resolve()
            return path if path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle, a NUL
            return None

    @cached_property
    def _by_digest(self) -> dict[str, Text]:
        found = {}
        for path in sorted(self._folder.iterdir()):
            if path.is_file():
                try:
                    text = read_text(path)
                except InputError:
                    continue
                found[text.sha256] = text
        return found


def read_text(path: Path) -> Text:
    """Return the text of a file, or raise `InputError`."""
    return Text(Source(path, str(path)).text())


def verify(claims: Iterable[Claim], documents: Mapping[str, Document], library: Library) -> Iterator[Verified]:
    """Yield what became of the passage of each claim, in the order of documents and of places in them."""
    grouped: dict[str, list[Claim]] = {id_: [] for id_ in documents}
    for claim in claims:
        grouped[claim.document].append(claim)
    for id_, about in grouped.items():
        about.sort(key=reading_order)
        try:
            text = library.text(documents[id_])
        except InputError as error:
            reason = error.faults[0].message
            yield from (Verified(claim, "document missing", None, None, reason) for claim in about)
        except GraphmodelError:
            yield from (Verified(claim, "document missing", None, None) for claim in about)
        else:
            yield from _verify_in(about, text)


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
            yield Verified(claim, "half a locator" if claim.locator else "no locator", None, text)
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


def _in_order(found: list[tuple[int, int, int]]) -> list[_Anchor]:
    """Return the longest run of anchors that have kept their order, so that one moved by itself is left out."""
    tops: list[int] = []
    chains: list[list[_Anchor]] = []
    for anchor in map(_Anchor._make, found):
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


def _flexible(word: str) -> str:
    return "".join(_SAME.get(character, re.escape(character)) for character in unicodedata.normalize("NFC", word))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
