"""Places in a text: from an index to a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

Mark = tuple[int, int]
"""Line and column, counted from 1."""


class Lines:
    """The lines of a text, which end with a line feed."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _begins(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def at(self, index: int) -> Mark:
        """Return the line and column of a character."""
        line = bisect_right(self._begins, index)
        return line, index - self._begins[line - 1] + 1
