"""A plain copy as a copy set in type may have it: words divided with hyphens, and lines that end between words.

A locator may have the digest of its passage as it stands in the copy in which it was located, line ends included. Where
that was set in type and the reader's copy is plain, what typesetting puts in is tried: a few divided words and line
ends, near to where the passage stood. A digest agrees with nothing else, so what is found is right; a passage with many
line ends is not found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from graphmodel.claims.model import Locator

_DIVISIONS = ("-\n", "\u00ad", "\u00ad\n", "¬\n")
"""What divides a word; one copy has one of them."""
_ATTEMPTS = ((0, 1), (1, 0), (0, 2), (1, 1), (0, 3), (2, 0), (2, 1), (1, 2), (3, 0))
"""How many divided words and line ends between words are tried, the likeliest first."""
_TRIES = 100_000
"""So many readings of one passage are tried, which takes half a second, and a few times as many of all in a text."""
_LONGEST = 600
"""A passage of more letters has more readings than can be tried."""
_PLACES = 80
"""A passage may begin at so many words around where it is expected."""
_BEGINNING = re.compile(r"(?<!\w)\S")
_DIVISIBLE = re.compile(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})")


class Typesetting:
    """A plain text in which passages of typeset copies are sought; of very many not all are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._beginnings: Sequence[int] = [match.start() for match in _BEGINNING.finditer(text)]
        self._left = 3 * _TRIES
        self._moved = 0
        """How much further on the last passage stands than where it was located."""

    def find(self, locator: Locator) -> tuple[int, int] | None:
        """Return where the words of a passage stand, or ``None``."""
        if locator.sha256 is None or locator.start is None or locator.end is None:
            return None
        length = locator.end - locator.start
        if length > _LONGEST:
            return None
        wanted = bytes.fromhex(locator.sha256)
        for place, reading in islice(self._readings(locator.start + self._moved, length), min(_TRIES, self._left)):
            self._left -= 1
            if hashlib.sha256(reading.encode()).digest() == wanted:
                self._moved = place[0] - locator.start
                return place
        return None

    def _readings(self, expected: int, length: int) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield what a passage of some length may have been near a place, each with where its words stand."""
        near = sorted(self._beginnings, key=lambda start: abs(start - expected))[:_PLACES]
        for divided, ended in _ATTEMPTS:
            for division in _DIVISIONS if divided else ("",):
                for start in near:
                    end = start + length - divided * len(division)
                    if start < end <= len(self._text) and self._is_end(end):
                        for reading in _set(self._text[start:end], division, divided, ended):
                            yield (start, end), reading

    def _is_end(self, end: int) -> bool:
        """Return whether no word goes on at a place, and no white space comes before it."""
        before, after = self._text[end - 1], self._text[end : end + 1]
        return not before.isspace() and not (before.isalnum() and after.isalnum())


def _set(words: str, division: str, divided: int, ended: int) -> Iterator[str]:
    """Yield words with some of them divided, and some lines ended between them."""
    inside = [(match.start(), match.start(), division) for match in _DIVISIBLE.finditer(words)] if divided else []
    between = [(at, at + 1, "\n") for at, letter in enumerate(words) if letter == " "]
    for some in combinations(inside, divided):
        for others in combinations(between, ended):
            reading = words
            for start, end, put in sorted((*some, *others), reverse=True):
                reading = reading[:start] + put + reading[end:]
            yield reading
