"""Which places of a text the places of another form of it come from."""

from __future__ import annotations

import bisect
from array import array


class Alignment:
    """Pieces of a form of a text, in order, and where each stands in the text."""

    def __init__(self) -> None:
        self._here, self._lengths, self._starts, self._ends = array("Q"), array("Q"), array("Q"), array("Q")

    def add(self, here: int, length: int, start: int, end: int) -> None:
        """Say that so many characters from ``here`` on are what stands between two places of the text."""
        self._here.append(here)
        self._lengths.append(length)
        self._starts.append(start)
        self._ends.append(end)

    def start(self, here: int) -> int:
        """Return where in the text the character at a place stands; one of several that stand for one at its start."""
        return self._place(bisect.bisect_right(self._here, here) - 1, here, self._starts)

    def end(self, here: int) -> int:
        """Return where in the text the characters before a place end."""
        return self._place(bisect.bisect_left(self._here, here) - 1, here, self._ends)

    def before(self, here: int) -> int:
        """Return where in the text the piece before the one at a place ends: 0 before the first."""
        piece = bisect.bisect_right(self._here, here) - 2
        return self._ends[piece] if piece >= 0 else 0

    def after(self, here: int) -> int | None:
        """Return where in the text the piece begins that follows a place, if one does."""
        piece = bisect.bisect_left(self._here, here)
        return self._starts[piece] if piece < len(self._starts) else None

    def _place(self, piece: int, here: int, otherwise: array[int]) -> int:
        length = self._lengths[piece]
        if length == self._ends[piece] - self._starts[piece]:
            return self._starts[piece] + min(here - self._here[piece], length)
        return otherwise[piece]
