"""YAML without its traps.

The events of libyaml's parser are assembled here into plain values: every scalar stays the text that the author
wrote (``NO``, ``12:30``, ``010`` and ``2024-04-12`` are words, not a Boolean, a number of seconds, an octal or a
date object; the record's type says what a number is), an empty value or ``null`` is nothing, and what may surprise
or explode (anchors, aliases, tags, merge keys, duplicate keys, several documents, deep nesting) is a fault.
Assembling from events rather than with the library's recursive composer keeps hostile nesting from overflowing the
C stack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from graphmodel.reading.convert import Path, forbidden_message
from graphmodel.reading.words import shown
from graphmodel.reading.yamlsyntax import Mark, YamlFault, at, explain

MAX_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN = (None, "")
_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""What YAML, but no editor, takes for the end of a line: it would break values and miscount lines."""
_STANDARD_TAG = "tag:yaml.org,2002:"


class Place(NamedTuple):
    """Where a value and, in a mapping, its key begin; line and column count from 1."""

    value: Mark
    key: Mark


class Parsed(NamedTuple):
    """What a YAML text holds."""

    value: Any
    faults: list[YamlFault]
    places: dict[Path, Place]
    spoilt: set[Path]
    """The paths of values that are not what was written."""
    is_whole: bool
    """Whether the parser came to the end."""


class _Open:
    """A mapping or sequence that is being filled."""

    __slots__ = ("flow", "key", "key_at", "path", "value")

    def __init__(self, value: dict[str, Any] | list[Any], path: Path, flow: Mark | None) -> None:
        self.value = value
        self.path = path
        self.flow = flow
        self.key: str | None = None
        self.key_at = (1, 1)


def parse(text: str, *, with_places: bool = False) -> Parsed:
    """Return the value of a YAML text; after a fault of syntax the value is what was complete before it.

    Places are gathered only when asked for: they are needed only when there is a fault to report.
    """
    assembly = _Assembly(with_places)
    if _LINE_BREAKS.search(text):
        lines = enumerate(re.split("\r\n|\r|\n", text), 1)
        found = ((n, c) for n, line in lines for c in _LINE_BREAKS.finditer(line))
        assembly.faults += [
            YamlFault(n, c.start() + 1, forbidden_message(c.group()), "remove it, or write an end of line")
            for n, c in found
        ]
        return Parsed(None, assembly.faults, {}, set(), False)
    whole = True
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not assembly.take(event):
                whole = False
                break
    except yaml.YAMLError as error:
        assembly.faults.append(explain(text, error, assembly.last_scalar, assembly.open_bracket))
        whole = False
    return Parsed(assembly.root, assembly.faults, assembly.places, assembly.spoilt | assembly.open_paths, whole)


class _Assembly:
    """Builds plain values from parser events."""

    def __init__(self, with_places: bool) -> None:
        self.root: Any = None
        self.faults: list[YamlFault] = []
        self.places: dict[Path, Place] = {}
        self.spoilt: set[Path] = set()
        self.last_scalar: yaml.ScalarEvent | None = None
        self._with_places = with_places
        self._stack: list[_Open] = []
        self._documents = 0

    @property
    def open_bracket(self) -> Mark | None:
        """Where the innermost bracket stands that is still open."""
        return self._stack[-1].flow if self._stack else None

    @property
    def open_paths(self) -> set[Path]:
        """The path of the collection that is still open."""
        return {self._stack[-1].path} if self._stack else set()

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
            hint = f"write the value out again, or put quotes around a value that begins with *{event.anchor}"
            self._fault(event, f"alias *{event.anchor} is not read", hint)
            self.spoilt.add(self._add(None, event))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._fault(event, "a second YAML document in one file", "use one file for each")
                return False
        return True

    def _fault(self, event: Any, message: str, hint: str | None = None) -> None:
        self.faults.append(YamlFault(*at(event.start_mark), message, hint))

    def _scalar(self, event: Any) -> None:
        self.last_scalar = event
        odd = self._is_adorned(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(top, event)
            return
        empty = event.style in _PLAIN and event.value in _NULLS
        path = self._add(None if empty else event.value.strip(), event)
        if odd:
            self.spoilt.add(path)

    def _is_adorned(self, event: Any) -> bool:
        """Return whether a value has a tag or an anchor, which are faults."""
        if event.tag is not None:
            tag = event.tag.replace(_STANDARD_TAG, "!!", 1)
            self._fault(event, f"tag {tag} is not read", "leave it out, or put quotes around the value")
        if event.anchor is not None:
            hint = f"leave it out, or put quotes around a value that begins with &{event.anchor}"
            self._fault(event, f"anchor &{event.anchor} is not read", hint)
        return event.tag is not None or event.anchor is not None

    def _key(self, top: _Open, event: Any) -> None:
        if event.value in top.value:
            self._fault(event, f"duplicate key {shown(event.value)}", "keep one of them")
            self.spoilt.add((*top.path, event.value))
        elif event.value == "<<":
            self._fault(event, "merge key << is not read", "write the fields out again")
            self.spoilt.add(top.path)
        top.key = event.value
        top.key_at = at(event.start_mark) if self._with_places else (1, 1)

    def _start(self, event: Any, value: dict[str, Any] | list[Any]) -> bool:
        odd = self._is_adorned(event)
        if len(self._stack) == MAX_DEPTH:
            self._fault(event, f"nested more than {MAX_DEPTH} deep")
            return False
        top = self._stack[-1] if self._stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._fault(event, "the name of a field must be a word", "put quotes around it if it is one")
            return False
        path = self._add(value, event)
        if odd and path:
            self.spoilt.add(path)
        self._stack.append(_Open(value, path, at(event.start_mark) if event.flow_style else None))
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
            place = at(event.start_mark)
            key = self._stack[-1].key_at if self._stack and type(self._stack[-1].value) is dict else place
            self.places[path] = Place(place, key)
        return path


def nearest_place(places: Mapping[Path, Place], path: Path, *, at_key: bool) -> Mark:
    """Return the line and column of ``path``, or of what encloses it."""
    for length in range(len(path), -1, -1):
        place = places.get(path[:length])
        if place:
            return place.key if at_key and length == len(path) else place.value
    return 1, 1
