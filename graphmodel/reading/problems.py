"""What is wrong with one record, and what of it could not be read."""

from __future__ import annotations

from typing import Any, NamedTuple

from graphmodel.errors import Assumption

Path = tuple[str | int, ...]
"""Where in a record: field names and list indexes."""


class Problem(NamedTuple):
    """A fault whose place has not been looked up yet; with ``at_key`` it is the field's name that is wrong.

    With ``is_warning`` the record is good, and its author should look at it; with an ``assumption`` as well it may be
    read otherwise too.
    """

    path: Path
    message: str
    hint: str | None = None
    at_key: bool = False
    is_warning: bool = False
    assumption: Assumption | None = None


class Unreadable:
    """What a decoder puts in the place of a value with which something is wrong that it has told already.

    In the place of a key it means that not all of the record is known.
    """

    __slots__ = ("written",)

    def __init__(self, written: str | None = None) -> None:
        self.written = written
        """What the author wrote, if that is known."""


class Gaps(NamedTuple):
    """What of a record could not be read."""

    values: frozenset[Path] = frozenset()
    """Where placeholders stand."""
    records: frozenset[Path] = frozenset()
    """The records in which something stood that is none of their fields: perhaps it was meant for one."""

    def explain(self, path: Path) -> bool:
        """Return whether a problem at a path may be only a consequence of them."""
        return path in self.records or any(path[: len(gap)] == gap for gap in self.values)


class Salvaged(NamedTuple):
    """What is good of a record, and all that is wrong with it."""

    record: Any
    """The record, with a placeholder for what is not good; ``None`` where there is no record."""
    gaps: Gaps
    problems: tuple[Problem, ...]
