"""A copy whose quotation marks, apostrophes and dashes are of another shape than those in which a passage was located.

A locator has the digest of its passage with the signs as they were. A copy has mostly one manner of setting each of
them, so the passages near to where it stood are tried in each manner that is usual. A digest agrees with nothing else:
what is found is right; where the signs take more room or less, as ``--`` does for a dash, nothing is found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from graphmodel.claims.model import Locator
from graphmodel.passages.folding import DOUBLE, SINGLE, UNSPACED

_BEGINNING = re.compile(rf"(?<!\w)\S|{UNSPACED}")
_PLACES = 400
"""A passage may begin at so many words around where it is expected."""
_TRIES = 100_000
"""So many readings of one passage are tried, and a few times as many of all in a text."""
_DASHES = "-‐‑‒–—―−"
_QUOTES = re.compile(f"[{''.join(DOUBLE)}]")
_APOSTROPHES = re.compile(f"[{''.join(SINGLE)}]")
_SPACED = re.compile(rf"(?<!\S)[{_DASHES}](?!\S)")
_BETWEEN_DIGITS = re.compile(rf"(?<=\d)[{_DASHES}](?=\d)")
_WITHIN = re.compile(rf"(?<=[^\s\d])[{_DASHES}]|[{_DASHES}](?=[^\s\d])")
_AFTER_OPENING = re.compile(rf"[{_DASHES}\s(\[{''.join(DOUBLE)}{''.join(SINGLE)}]")
_MANNERS = (
    (_QUOTES, ('""', "“”", "„“", "„”", "«»", "»«", "”“", "””", "「」")),
    (_APOSTROPHES, ("''", "’’", "‘’", "‹›")),
    (_SPACED, ("--", "––", "——")),
    (_BETWEEN_DIGITS, ("--", "––")),
    (_WITHIN, ("--", "––", "——")),
)
"""Signs, and what stands for one before a word and for one after it."""


class Signs:
    """A text in which passages are sought whose signs were set otherwise."""

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
        wanted = bytes.fromhex(locator.sha256)
        expected, length = locator.start + self._moved, locator.end - locator.start
        least = max(self._left - _TRIES, 0)
        for start in sorted(self._beginnings, key=lambda start: abs(start - expected))[:_PLACES]:
            for reading in _readings(self._text[start : start + length]):
                self._left -= 1
                if self._left < least:
                    return None
                if hashlib.sha256(reading.encode()).digest() == wanted:
                    self._moved = start - locator.start
                    return start, start + length
        return None


def _readings(words: str) -> Iterator[str]:
    """Yield words in each manner of setting the signs that are in them."""
    readings = [words]
    for signs, manners in _MANNERS:
        if signs.search(words):
            readings = [one for before in readings for one in (before, *(_set(before, signs, m) for m in manners))]
    yield from dict.fromkeys(readings[1:])


def _set(words: str, signs: re.Pattern[str], manner: str) -> str:
    """Return words with signs in one manner."""

    def put(sign: re.Match[str]) -> str:
        is_before = not sign.start() or _AFTER_OPENING.match(words[sign.start() - 1])
        return manner[0] if is_before else manner[1]

    return signs.sub(put, words)
