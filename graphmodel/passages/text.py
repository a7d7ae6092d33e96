"""The normalised text of a document, and the places of words in it."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, zip_longest

from graphmodel.claims.model import Locator
from graphmodel.errors import GraphmodelError
from graphmodel.letters import normalized
from graphmodel.passages.cleaned import Cleaned
from graphmodel.passages.folding import Folded
from graphmodel.passages.rewording import Rewording
from graphmodel.passages.signs import Signs
from graphmodel.passages.typeset import Typesetting
from graphmodel.reading import shown

_LONGEST = 300
"""Words are compared with the whole text, and shown, up to so many letters."""
_PLACES_NAMED = 10
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|(?:!--|\?xml)[\s\S]{0,2000}?<html)\b", re.IGNORECASE)


class Text:
    """The normalised text of a document."""

    def __init__(self, raw: str) -> None:
        self.text = normalized("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the whole text."""
        return _digest(self.text)

    @cached_property
    def is_page(self) -> bool:
        """Whether this is HTML rather than what a page says."""
        return bool(_PAGE.match(self.text))

    @cached_property
    def _paragraphs(self) -> list[int]:
        starts = []
        place, is_within = 0, False
        for line in self.text.split("\n"):
            is_blank = not line or line.isspace()
            if not is_blank and not is_within:
                starts.append(place)
            is_within = not is_blank
            place += len(line) + 1
        return starts

    def locator(self, start: int, end: int) -> Locator:
        """Return the locator of the passage between two places."""
        paragraph = bisect.bisect_right(self._paragraphs, start) or 1
        return Locator(paragraph=paragraph, start=start, end=end, sha256=_digest(self._words(start, end)))

    def _words(self, start: int, end: int) -> str:
        """Return what stands between two places as a plain text has it."""
        return Cleaned(self.text[start:end]).text

    def passage(self, locator: Locator) -> str:
        """Return the words at a place."""
        return self.text[locator.start : locator.end]

    def find(self, words: str) -> list[tuple[int, int]]:
        """Return where words begin and end, in the text's order.

        What `folding` says is not compared; ``...`` between words stands for whatever is between them.
        """
        return list(self._folded.find(words))

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.text)

    def nearest(self, words: str) -> Locator | None:
        """Return the place that looks most like words, or ``None`` when nothing does."""
        from rapidfuzz import fuzz

        sought, letters = Folded(words[:_LONGEST]).letters, self._folded.letters
        alignment = fuzz.partial_ratio_alignment(sought, letters, score_cutoff=60)
        if not alignment or alignment.dest_end <= alignment.dest_start:
            return None
        start, end = self._folded.span(alignment.dest_start, alignment.dest_end)
        while start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum():
            end += 1
        return self.locator(start, end)

    def search_words(self, locator: Locator) -> tuple[int, int] | None:
        """Return where the words of a passage stand that was located where they are set otherwise, or ``None``."""
        if span := self._search_cleaned(locator):
            return span
        if span := self._signs.find(locator) or self._rewording.find(locator):
            return span if self._cleaned is None else self._cleaned[1].span(*span)
        return self._typesetting.find(locator)

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self.text if self._cleaned is None else self._cleaned[0].text)

    @cached_property
    def _rewording(self) -> Rewording:
        if self._cleaned is None:
            return Rewording(self.text, ())
        text, cleaned = self._cleaned
        return Rewording(text.text, cleaned.joints)

    @cached_property
    def _typesetting(self) -> Typesetting:
        return Typesetting(self.text)

    def _search_cleaned(self, locator: Locator) -> tuple[int, int] | None:
        """Return where a passage stands that was located in a plain text of the same words, or ``None``."""
        cleaned = self._cleaned
        if cleaned is None:
            return None
        cleaned_text, original = cleaned
        shift = cleaned_text.search(locator, ())
        if shift is None:
            return None
        return original.span((locator.start or 0) + shift, (locator.end or 0) + shift)

    @cached_property
    def _cleaned(self) -> tuple[Text, Cleaned] | None:
        """The same as a plain text has it, if that differs."""
        cleaned = Cleaned(self.text)
        text = Text(cleaned.text)
        return (text, cleaned) if text.text == cleaned.text != self.text else None

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

        likely = [begun + shift for shift in shifts if 0 <= begun + shift <= last]
        for start in likely:
            if stands_at(start) or _digest(self._words(start, start + length)) == locator.sha256:
                return start - begun
        # Outwards from where it stood: the nearest place comes first.
        middle = min(begun, last)
        before, after = range(middle, -1, -1), range(middle + 1, last + 1)
        outwards = (start for pair in zip_longest(before, after) for start in pair if start is not None)
        return next((start - begun for start in outwards if stands_at(start)), None)

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.encode()

    @cached_property
    def _offsets(self) -> Sequence[int]:
        """Where each character begins in the encoded text, and where the last one ends."""
        if self.text.isascii():
            return range(len(self.text) + 1)
        return [0, *accumulate(1 + (c > "\x7f") + (c > "\u07ff") + (c > "\uffff") for c in self.text)]


class AmbiguousPassage(GraphmodelError):
    """A document says words in more than one place: ``total``, of which ``places`` holds the first ones."""

    def __init__(self, words: str, places: Sequence[Locator], total: int) -> None:
        self.places = tuple(places)
        self.total = total
        numbers = dict.fromkeys(str(place.paragraph) for place in places)
        more = ", ..." if total > len(places) else ""
        where = f"paragraph{'s' * (len(numbers) > 1 or bool(more))} {', '.join(numbers)}{more}"
        super().__init__(
            f"the document says {words} {total:,} times, in {where}",
            "give more words, or say which with --occurrence N",
        )


def pick(text: Text, words: str, occurrence: int | None = None) -> Locator:
    """Return the place of words in a text, the only one or the one asked for.

    Raises:
        GraphmodelError: they stand nowhere, or not so often.
        AmbiguousPassage: they stand in several places, and none was asked for.

    """
    places = text.find(words)
    if not places:
        near = text.nearest(words)
        raise GraphmodelError(
            f"the document does not say {shown(words)}",
            f"did you mean, in paragraph {near.paragraph}: {text.passage(near)[:_LONGEST]!r}?" if near else None,
        )
    if occurrence is None and len(places) > 1:
        raise AmbiguousPassage(shown(words), [text.locator(*place) for place in places[:_PLACES_NAMED]], len(places))
    if occurrence is not None and occurrence > len(places):
        times = "once" if len(places) == 1 else f"{len(places)} times"
        raise GraphmodelError(f"the document says {shown(words)} only {times}")
    return text.locator(*places[(occurrence or 1) - 1])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
