"""A passage in a copy that is set otherwise than the one in which it was located.

A locator knows of its passage only a digest, which is that of the words as a plain text has them (`cleaned`), and how
long it is where it was located. How long it is in plain words nobody knows, so every run of whole words near to where
it stood is tried. A digest agrees with nothing else: what is found is right.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice

from graphmodel.claims.model import Locator
from graphmodel.passages.folding import UNSPACED

_BEGINNING = re.compile(rf"(?<!\w)\S|{UNSPACED}")
_END = re.compile(rf"\S(?!\w)|{UNSPACED}")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_SHRINKS = 4
"""A passage is in plain words at least the so-manieth part as long: with a soft hyphen between all letters, a half."""
_GROWS = 10
"""And longer by at most the so-manieth part, where ligatures are written out."""
_LETTERS = 40_000_000
"""Runs of words of so many letters in all are tried for one passage, and three times as many for all in a text."""
_RUN = 100
"""A run of words takes as long as so many letters."""
_HYPHENS = 6
"""With more hyphens in it that may be there or not, a run of words is tried as it is only."""


class Rewording:
    """The words of a text, in which passages are sought that were located in another copy."""

    def __init__(self, text: str, joints: Sequence[int]) -> None:
        """Take a text as a plain text has it.

        Args:
            text: the text.
            joints: where a hyphen at a line's end was taken for no part of the word.

        """
        self._text = text
        self._joints = joints
        self._beginnings = [match.start() for match in _BEGINNING.finditer(text)]
        self._ends = [match.end() for match in _END.finditer(text)]
        self._left = 3 * _LETTERS
        self._moved = 0
        """How much further on the last passage stands than where it was located."""

    def find(self, locator: Locator) -> tuple[int, int] | None:
        """Return where the words of a passage stand in the text, or ``None``."""
        if locator.sha256 is None or locator.start is None or locator.end is None:
            return None
        wanted = bytes.fromhex(locator.sha256)
        least = max(self._left - _LETTERS, 0)
        for start, end in self._runs(locator.start + self._moved, locator.end - locator.start):
            self._left -= end - start + _RUN
            if self._left < least:
                return None
            if any(hashlib.sha256(words.encode()).digest() == wanted for words in self._readings(start, end)):
                self._moved = start - locator.start
                return start, end
        return None

    def _runs(self, expected: int, length: int) -> Iterator[tuple[int, int]]:
        """Yield where runs of words stand that may be a passage of some length, the nearest to a place first."""
        place = bisect.bisect_left(self._beginnings, expected)
        near = chain(*((place - 1 - far, place + far) for far in range(max(place, len(self._beginnings) - place) + 1)))
        for number in near:
            if not 0 <= number < len(self._beginnings):
                continue
            start = self._beginnings[number]
            first = bisect.bisect_left(self._ends, start + max(length // _SHRINKS, 1))
            for end in islice(self._ends, first, None):
                if end > start + length + length // _GROWS + 2:
                    break
                yield start, end

    def _readings(self, start: int, end: int) -> Iterator[str]:
        """Yield what a run of words may be in a plain text: with the hyphens of its words, and without them."""
        words = self._text[start:end]
        yield words
        first, last = bisect.bisect_right(self._joints, start), bisect.bisect_left(self._joints, end)
        put_in = [(place - start, place - start, "-") for place in self._joints[first:last]]
        left_out = [(*match.span(), "") for match in _HYPHEN.finditer(words)]
        changes = sorted((*put_in, *left_out), reverse=True)
        if len(changes) <= _HYPHENS:
            for number in range(1, len(changes) + 1):
                for some in combinations(changes, number):
                    reading = words
                    for begin, stop, put in some:
                        reading = f"{reading[:begin]}{put}{reading[stop:]}"
                    yield reading
