"""Plain values from the events of libyaml's parser, and what is wrong with them.

Assembling from events rather than with the library's recursive composer keeps hostile nesting from overflowing the
C stack.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import yaml

from graphmodel.reading.characters import FORBIDDEN, forbidden_hint, forbidden_message, unified
from graphmodel.reading.lines import Lines, Mark
from graphmodel.reading.parsed import Place
from graphmodel.reading.problems import Path, Unreadable
from graphmodel.reading.words import shown
from graphmodel.reading.yamlcomments import STAND_IN, Comment, comment_behind, comment_in_place, quoting_hint
from graphmodel.reading.yamlsyntax import YamlFault, at, explain, too_deep

MAX_DEPTH = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN = (None, "")
A_COMMENT = "' #' begins a comment, which goes on to the end of the line"
_TOO_DEEP = f"nested more than {MAX_DEPTH} deep"
_STANDARD_TAG = "tag:yaml.org,2002:"


class _Open:
    """A mapping or sequence that is being filled."""

    __slots__ = ("flow", "is_repeated", "key", "key_at", "path", "value")

    def __init__(self, value: dict[Any, Any] | list[Any], path: Path, flow: Mark | None) -> None:
        self.value = value
        self.path = path
        self.flow = flow
        self.key: Any = None
        self.is_repeated = False
        self.key_at = (1, 1)


class Assembly:
    """Builds plain values from parser events."""

    def __init__(self, text: str, spoilt: Sequence[int], with_places: bool) -> None:
        self.root: Any = None
        self.faults: list[YamlFault] = []
        self.places: dict[Path, Place] = {}
        self.nulls: dict[Path, str] = {}
        self.swallowed: Comment | None = None
        """The comment that may keep the text from being YAML."""
        self._error: Exception | None = None
        self.stopped_in = sys.maxsize
        """The line in which it ended."""
        self.is_whole = False
        self._text = text
        self._lines = Lines(text)
        self._has_comments = "#" in text
        self._spoilt = spoilt
        self._comment: Comment | None = None
        self._lost: Comment | None = None
        """The last comment in brackets behind which a mapping begins, perhaps only because it swallowed their end."""
        self._last: Any = None
        self._before: Any = None
        """The event before the last."""
        self._last_scalar: yaml.ScalarEvent | None = None
        self._with_places = with_places
        self._stack: list[_Open] = []
        self._documents = 0
        self._run()

    def _run(self) -> None:
        try:
            for event in yaml.parse(self._text, Loader=LOADER):
                self._before, self._last = self._last, event
                if not self._take(event):
                    return
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self._refuse(error)
        else:
            self.is_whole = True

    def _refuse(self, error: Exception) -> None:
        """Note what ended the parsing."""
        mark = getattr(error, "problem_mark", None)
        if mark:
            self.stopped_in = mark.line
            comment = self._comment or self._in_place(self._last, mark.index)
            if comment and not self._text[comment.end : mark.index].strip():
                self.swallowed = comment
            else:
                self.swallowed = self._lost
        self._error = error

    @property
    def refusal(self) -> YamlFault | None:
        """What ended the parsing, if it is not among the faults."""
        if self._error is None:
            return None
        begin = self._last.end_mark.index if self._last else 0
        deep = too_deep(self._text, begin, MAX_DEPTH - len(self._stack), self._error)
        if deep is not None:
            return YamlFault(*self._lines.at(deep), _TOO_DEEP)
        return explain(self._text, self._error, self._last_scalar, self.open_bracket)

    @property
    def open_bracket(self) -> Mark | None:
        """Where the innermost bracket stands that is still open."""
        return self._stack[-1].flow if self._stack else None

    @property
    def open_paths(self) -> set[Path]:
        """The paths of the collections that are still open."""
        return {collection.path for collection in self._stack}

    def _take(self, event: Any) -> bool:
        """Take one event; return whether the next may be read."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._start(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if kind is yaml.SequenceEndEvent and type(self._before) in (yaml.ScalarEvent, yaml.SequenceStartEvent):
                self._tell_in_place(event)
            self._stack.pop()
            self._comment = None
        elif kind is yaml.AliasEvent:
            hint = f"write the value out again, or put quotes around a value that begins with *{event.anchor}"
            self._fault(event, f"alias *{event.anchor} is not read", hint)
            if self._expects_key():
                self._stack[-1].key = Unreadable()
            else:
                self._add(Unreadable(), event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._fault(event, "a second YAML document in one file", "use one file for each")
                return False
        return True

    def _fault(self, event: Any, message: str, hint: str | None = None) -> None:
        self.faults.append(YamlFault(*at(event.start_mark), message, hint))

    def _expects_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].key is None and type(self._stack[-1].value) is dict

    def _scalar(self, event: Any) -> None:
        self._last_scalar = event
        is_good = not self._is_adorned(event) and not (self._spoilt and self._is_spoilt(event))
        plain = event.style in _PLAIN
        top = self._stack[-1] if self._stack else None
        if self._has_comments:
            in_flow = top is not None and top.flow is not None
            self._comment = comment_behind(self._text, event, in_flow=in_flow) if plain or in_flow else None
        if top is not None and top.key is None and type(top.value) is dict:
            self._key(top, event)
            return
        if self._comment is not None and plain:
            is_good = self._tell(self._comment) and is_good
        elif plain and (lost := self._tell_in_place(event)) and type(top and top.value) is dict:
            self._comment = lost
            is_good = False
        value: Any = None
        if not plain or event.value not in _NULLS:
            value = unified(event.value)
            if event.style == '"' and (forbidden := FORBIDDEN.search(value)):
                self._fault(event, forbidden_message(forbidden.group()), forbidden_hint(forbidden.group()))
                is_good = False
            value = value.strip()
        written = self._comment.value if self._comment and plain else value
        path = self._add(value if is_good else Unreadable(written), event)
        if value is None and is_good and event.value:
            self.nulls[path] = event.value

    def _is_spoilt(self, event: Any) -> bool:
        """Return whether something in a value has been told already, and is not there any more."""
        first = bisect_left(self._spoilt, event.start_mark.index)
        return first < len(self._spoilt) and self._spoilt[first] < event.end_mark.index

    def _tell_in_place(self, event: Any) -> Comment | None:
        """Say that a comment stands where a value should before an event; return it."""
        comment = self._in_place(self._before, event.start_mark.index)
        if comment is not None:
            self._tell(comment)
            if type(items := self._stack[-1].value) is list:
                items.append(Unreadable(comment.value))
        return comment

    def _in_place(self, before: Any, end: int) -> Comment | None:
        """Return the comment that stands where a value should, behind an event."""
        if not (self._has_comments and self._stack):
            return None
        in_flow = self._stack[-1].flow is not None
        is_first = in_flow and type(before) is yaml.SequenceStartEvent
        return comment_in_place(self._text, before.end_mark.index, end, is_first=is_first, in_flow=in_flow)

    def _tell(self, comment: Comment) -> bool:
        """Say what a comment behind a value leaves out; return whether the value may be taken without it."""
        if comment.is_remark and not comment.is_after_value:
            return True
        mark = self._lines.at(comment.place)
        if comment.is_remark:
            hint = f"if it is a part of the value, {quoting_hint(comment.value)}"
            self.faults.append(YamlFault(*mark, "' #' and what follows it is not read: a comment", hint, True))
            return True
        self.faults.append(YamlFault(*mark, A_COMMENT, quoting_hint(comment.value)))
        return False

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
        key = event.value
        if self._spoilt and self._is_spoilt(event):
            key = key.replace(STAND_IN, "")
        top.is_repeated = key in top.value
        if top.is_repeated:
            self._fault(event, f"duplicate key {shown(key)}", "keep one of them")
        elif key == "<<":
            self._fault(event, "merge key << is not read", "write the fields out again")
            key = Unreadable()
        top.key = key
        top.key_at = at(event.start_mark) if self._with_places else (1, 1)

    def _start(self, event: Any, value: dict[Any, Any] | list[Any]) -> bool:
        is_good = not self._is_adorned(event)
        self._comment = None
        if self._has_comments and self.open_bracket is not None:
            self._lost = self._in_place(self._before, event.start_mark.index) or self._lost
        if len(self._stack) == MAX_DEPTH:
            self._fault(event, _TOO_DEEP)
            return False
        if self._expects_key():
            self._fault(event, "the name of a field must be a word", "put quotes around it if it is one")
            return False
        top = self._stack[-1] if self._stack else None
        if top and top.is_repeated and type(first := top.value[top.key]) is list and type(value) is list:
            value = first  # to see what else is wrong in either
            top.is_repeated = False
        path = self._add(value if is_good or not top else Unreadable(), event)
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
                path = (*top.path, top.key)
                top.value[top.key] = Unreadable(f"{top.value[top.key]} {value}") if top.is_repeated else value
                top.key = None
        if self._with_places:
            place = at(event.start_mark)
            key = self._stack[-1].key_at if self._stack and type(self._stack[-1].value) is dict else place
            self.places[path] = Place(place, key)
        return path
