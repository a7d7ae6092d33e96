"""What can go wrong, as a tree.

::

    GraphmodelError             every error that graphmodel raises on purpose
    ├── InputError              what was read is not what the claim format allows: all faults at once
    ├── NameNotFound            no entity, document or relation has this name
    ├── AmbiguousName           more than one entity has this name
    ├── AmbiguousRelation       these words may mean more than one relation
    ├── FilterError             what narrows a question is not what it should be
    └── StoreError              the place where a graph lives does not answer as it should

Each carries a ``hint``: one sentence on what to do about it, or ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

_LONGEST = 60


def brief(text: str, longest: int = _LONGEST) -> str:
    """Return a text short enough to stand in a message."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


class GraphmodelError(Exception):
    """The base of every error that graphmodel raises on purpose."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


Assumption = Literal["encoding", "publisher", "day", "list", "nothing", "layout"]
"""What may be read otherwise: which letters, how many publishers or items, how much of a date is meant, whether null is
a name, where cells end."""
ASSUMPTIONS: tuple[Assumption, ...] = get_args(Assumption)
"""Those that change the most come first."""


def place_in_words(file: str, sheet: str | None, line: int, column: int) -> str:
    """Return a place in words; see `Fault`."""
    if sheet is None:
        return f"{file}:{line}:{column}"
    return f"{file}:{sheet}!{column_letters(column)}{line}"


def column_letters(column: int) -> str:
    """Return what a spreadsheet program calls a column, counted from 1: A, Z, AA."""
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


class Fault(NamedTuple):
    """One thing wrong at one place of the input, or with ``is_warning`` one to look at.

    ``line`` and ``column`` count from 1, in characters, or in a workbook's ``sheet`` in cells; a fault of a whole file
    stands at 1:1. A fault keeps claims
    from being read, a warning does not: it tells what the author may not have meant. With an ``assumption`` what was
    written may be read otherwise too, and every answer rests on how it was read.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str | None = None
    is_warning: bool = False
    assumption: Assumption | None = None
    sheet: str | None = None

    @property
    def place(self) -> str:
        """Where it is: ``file:line:column``, or in a workbook ``file:sheet!B7``."""
        return place_in_words(self.file, self.sheet, self.line, self.column)

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """What faults are sorted by: their order in reading."""
        return self.file, self.sheet or "", self.line, self.column, self.message

    @property
    def is_assumption(self) -> bool:
        """Whether it tells how something was read that may be read otherwise too."""
        return self.assumption is not None

    def __str__(self) -> str:
        text = f"{self.place}: {'warning: ' * self.is_warning}{self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class InputError(GraphmodelError):
    """The input breaks the claim format; ``faults`` holds all of it in reading order, ``warnings`` the rest."""

    def __init__(self, faults: Sequence[Fault], warnings: Sequence[Fault] = ()) -> None:
        self.faults = tuple(faults)
        self.warnings = tuple(warnings)
        super().__init__("\n".join(map(str, self.faults)))


class NameNotFound(GraphmodelError):
    """Nothing has this name; ``suggestions`` holds the nearest names, best first, and ``what`` says what was sought.

    ``guesses`` are the first of them in words, where more than the names must be said.
    """

    def __init__(
        self, name: str, suggestions: Sequence[str] = (), what: str = "entity", guesses: Sequence[str] = ()
    ) -> None:
        self.name = name
        self.what = what
        self.suggestions = tuple(suggestions)
        near = ", ".join(guesses or map(brief, self.suggestions))
        super().__init__(f"no {what} is called {brief(name)!r}", f"did you mean: {near}?" if near else None)


class AmbiguousName(GraphmodelError):
    """More than one entity has this name; ``candidates`` holds their ids, sorted.

    ``described`` says by id what tells each from the others; so many as `TOLD` are told in the message.
    """

    TOLD = 10

    def __init__(self, name: str, candidates: Sequence[str], described: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        self.described = dict(described or {})
        number, told = len(self.candidates), self.candidates[: self.TOLD]
        each = [f"{id_} ({brief(self.described[id_], 200)})" if id_ in self.described else id_ for id_ in told]
        if number > len(told):
            each.append(f"and {number - len(told):,} more")
        meant = f"is the name of {number:,} entities"
        if name in self.candidates:
            meant = f"is the id of one entity and the name of {number - 1:,} {'other' if number == 2 else 'others'}"
        hint = " or ".join(f"id:{id_}" for id_ in told[:2])
        super().__init__(
            f"{brief(name)!r} {meant}: {', '.join(each)}", f"write the id of the one you mean, as in {hint}"
        )


class StoreError(GraphmodelError):
    """The place where a graph lives cannot be opened, read or written."""


class FilterError(GraphmodelError):
    """What narrows a question is not what it should be; ``option`` says which part."""

    def __init__(self, option: str, message: str, hint: str | None = None) -> None:
        self.option = option
        super().__init__(message, hint)


class AmbiguousRelation(GraphmodelError):
    """These words may mean more than one relation; ``candidates`` says which, and which way round."""

    def __init__(self, words: str, candidates: Sequence[str]) -> None:
        self.words = words
        self.candidates = tuple(candidates)
        super().__init__(
            f"{brief(words)!r} may mean {' or '.join(self.candidates)}", "write the name of the one that is meant"
        )
