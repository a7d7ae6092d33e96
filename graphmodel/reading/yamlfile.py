"""YAML without its traps.

The events of libyaml's parser are assembled here into plain values: every scalar stays the text that the author
wrote (``NO``, ``12:30``, ``010`` and ``2024-04-12`` are words, not a Boolean, a number of seconds, an octal or a
date object; the record's type says what a number is), an empty value or ``null`` is nothing, and what may surprise
or explode (aliases, tags, merge keys, duplicate keys, several documents, deep nesting) is a fault. Assembling
from events rather than with the library's recursive composer keeps hostile nesting from overflowing the C stack.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from graphmodel.reading.convert import Path

MAX_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class YamlFault(NamedTuple):
    """Something wrong with the YAML itself; line and column count from 1."""

    line: int
    column: int
    message: str
    hint: str | None = None


class Place(NamedTuple):
    """Where a value and, in a mapping, its key begin; line and column count from 1."""

    value: tuple[int, int]
    key: tuple[int, int]


class Parsed(NamedTuple):
    """What a YAML text holds."""

    value: Any
    faults: list[YamlFault]
    places: dict[Path, Place]


class _Open:
    """A mapping or sequence that is being filled."""

    __slots__ = ("key", "key_at", "path", "value")

    def __init__(self, value: dict[str, Any] | list[Any], path: Path) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None
        self.key_at = (1, 1)


def parse(text: str, *, with_places: bool = False) -> Parsed:
    """Return the value of a YAML text; after a fault of syntax the value is what was complete before it.

    Places are gathered only when asked for: they are needed only when there is a fault to report.
    """
    assembly = _Assembly(with_places)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not assembly.take(event):
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else _reader_place(text, error)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        assembly.fault((line, column), f"not YAML: {what}", _syntax_hint(text, line, what))
    return Parsed(assembly.root, assembly.faults, assembly.places)


def _reader_place(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Return where a character stands that YAML forbids."""
    position = getattr(error, "position", 0) or 0
    before = text.encode()[:position].decode(errors="ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _syntax_hint(text: str, line: int, what: str) -> str | None:
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or "'\\t'" in what:
        return "indent with spaces, not with tabs"
    if "mapping values are not allowed" in what:
        return "put quotes around a value that contains ': '"
    return None


class _Assembly:
    """Builds plain values from parser events."""

    def __init__(self, with_places: bool) -> None:
        self.root: Any = None
        self.faults: list[YamlFault] = []
        self.places: dict[Path, Place] = {}
        self._with_places = with_places
        self._stack: list[_Open] = []
        self._documents = 0

    def fault(self, at: tuple[int, int], message: str, hint: str | None = None) -> None:
        self.faults.append(YamlFault(*at, message, hint))

    def take(self, event: Any) -> bool:
        """Take one event; return whether the next may be read."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            self.fault(_at(event), f"alias *{event.anchor} is not read", "write the value out again")
            self._add(None, event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self.fault(_at(event), "a second YAML document in one file", "use one file for each")
                return False
        return True

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self.fault(_at(event), f"tag {event.tag} is not read", "leave the tag out")
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(top, event)
        elif event.style is None and event.value in _NULLS:
            self._add(None, event)
        else:
            self._add(event.value.strip(), event)

    def _key(self, top: _Open, event: Any) -> None:
        if event.value in top.value:
            self.fault(_at(event), f"duplicate key {event.value!r}", "keep one of them")
        elif event.value == "<<":
            self.fault(_at(event), "merge key << is not read", "write the fields out again")
        top.key = event.value
        top.key_at = _at(event) if self._with_places else (1, 1)

    def _start(self, event: Any, value: dict[str, Any] | list[Any]) -> bool:
        if event.tag is not None:
            self.fault(_at(event), f"tag {event.tag} is not read", "leave the tag out")
        if len(self._stack) == MAX_DEPTH:
            self.fault(_at(event), f"nested more than {MAX_DEPTH} deep")
            return False
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            self.fault(_at(event), "a key must be a word", "did you mean quotes around it?")
            return False
        self._stack.append(_Open(value, self._add(value, event)))
        return True

    def _add(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs and return its path."""
        if not self._stack:
            self.root = value
            path: Path = ()
        else:
            top = self._stack[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            else:
                if top.key is None:  # an alias in the place of a key: already a fault
                    top.key = "*"
                path = (*top.path, top.key)
                top.value[top.key] = value
                top.key = None
        if self._with_places:
            at = _at(event)
            key = self._stack[-1].key_at if self._stack and type(self._stack[-1].value) is dict else at
            self.places[path] = Place(at, key)
        return path


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def nearest_place(places: Mapping[Path, Place], path: Path, *, at_key: bool) -> tuple[int, int]:
    """Return the line and column of ``path``, or of what encloses it."""
    for length in range(len(path), -1, -1):
        place = places.get(path[:length])
        if place:
            return place.key if at_key and length == len(path) else place.value
    return 1, 1
