"""A saved question: the head comment of its file, and its statement.

The head is comment lines. The first is the title; after an empty one comes the description; then, where there are
any, ``Parameters:`` and ``Columns:``, each item on a line of its own that goes on where the next is indented deeper::

    // Who holds which post
    //
    // Posts with their dates.
    //
    // Parameters:
    //   who (actor or null) = null: the holder; null for all
    // Columns:
    //   holder: who

A default is JSON, which Cypher reads as well. A drawing is a question whose file name ends in ``-drawing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

TYPES = ("actor", "date", "document", "integer", "kind", "relation", "text")
DRAWING = "-drawing"
DRAWN = ("subject", "relation", "object", "status")
"""The columns of the rows form of a drawing: the ids that a relationship joins, its type, and the status of one that
is derived from claims."""

_PARAMETER = re.compile(r"(?P<name>[a-z_]+) \((?P<list>list of )?(?P<type>[a-z]+)(?P<null> or null)?\) = (?P<rest>.+)")
_COLUMN = re.compile(r"(?P<name>[a-z_]+): (?P<meaning>.+)")


class Parameter(NamedTuple):
    """What a question can be asked about."""

    name: str
    type: str
    """One of `TYPES`."""
    is_list: bool
    may_be_null: bool
    default: Any
    meaning: str

    @property
    def type_in_words(self) -> str:
        """The type as the head writes it: ``list of actor``, ``date or null``."""
        return f"{'list of ' * self.is_list}{self.type}{' or null' * self.may_be_null}"


class Column(NamedTuple):
    """What a row of the answer says in one place."""

    name: str
    meaning: str


class Question(NamedTuple):
    """A saved question. The declared columns of a drawing are what its statement returns, not those of its rows."""

    name: str
    group: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    declared: tuple[Column, ...]
    statement: str

    @property
    def is_drawing(self) -> bool:
        """Whether its statement returns paths to look at, instead of rows."""
        return self.name.endswith(DRAWING)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of its rows."""
        return DRAWN if self.is_drawing else tuple(column.name for column in self.declared)


def read_question(path: Path) -> Question:
    """Return the question of a file.

    Raises:
        ValueError: its head is not as it should be.

    """
    lines = path.read_text(encoding="utf-8").splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    head = [line.removeprefix("//").removeprefix(" ") for line in lines[:length]]
    statement = "\n".join(lines[length:]).strip().removesuffix(";")
    try:
        title, text, sections = _parts(head)
        return Question(
            path.stem,
            path.parent.name,
            title,
            text,
            tuple(map(_parameter, sections["Parameters:"])),
            tuple(map(_column, sections["Columns:"])),
            statement,
        )
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _parts(head: Sequence[str]) -> tuple[str, str, dict[str, list[str]]]:
    """Return the title, the description and the items of each section."""
    sections: dict[str, list[str]] = {"Parameters:": [], "Columns:": []}
    if len(head) < 3 or not head[0] or head[1]:
        raise ValueError("the head must have a title, an empty line and a description")
    text: list[str] = []
    items: list[str] | None = None
    for line in head[2:]:
        if line in sections:
            items = sections[line]
        elif items is None:
            text.append(line)
        elif line.startswith("    ") and items:
            items[-1] += f" {line.strip()}"
        elif line.startswith("  "):
            items.append(line.strip())
        else:
            raise ValueError(f"cannot read {line!r}")
    return head[0], " ".join(text).strip(), sections


def _parameter(item: str) -> Parameter:
    found = _PARAMETER.fullmatch(item)
    if not found or found["type"] not in TYPES:
        raise ValueError(f"cannot read the parameter {item!r}")
    default, meaning = _default(found["rest"])
    return Parameter(found["name"], found["type"], bool(found["list"]), bool(found["null"]), default, meaning)


def _default(text: str) -> tuple[Any, str]:
    """Return a default and the meaning after it; both may hold colons."""
    for place in _colons(text):
        try:
            return msgspec.json.decode(text[:place]), text[place + 2 :]
        except msgspec.DecodeError:
            continue
    raise ValueError(f"cannot read the default in {text!r}")


def _colons(text: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(": ", text))


def _column(item: str) -> Column:
    found = _COLUMN.fullmatch(item)
    if not found:
        raise ValueError(f"cannot read the column {item!r}")
    return Column(found["name"], found["meaning"])
