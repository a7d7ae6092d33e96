"""Places in a text as browsers count them: in units of UTF-16, of which an emoji takes two."""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """The places of a text in UTF-16 units and in characters."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [place for place, sign in enumerate(text) if sign > "\uffff"]
        self._begins = [place + before for before, place in enumerate(self._wide)]
        """Where these begin in units."""

    def unit(self, character: int) -> int:
        """Return how many units stand before a character."""
        return character + bisect_left(self._wide, character)

    def start(self, unit: int) -> int:
        """Return how many characters stand before a unit; of one within a character those before that."""
        return unit - bisect_left(self._begins, unit)

    def end(self, unit: int) -> int:
        """Return how many characters end up to a unit; one that it would divide counts."""
        before = bisect_left(self._begins, unit)
        is_within = before > 0 and unit == self._begins[before - 1] + 1
        return unit - before + is_within
