"""Where the values of a YAML text stand: what the readers do not keep, and who adds to a text must know.

Only for text that the readers took without a fault: so there are no anchors, tags or second documents in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from graphmodel.reading.yamlassembly import LOADER


class Node:
    """A value of a text, from ``start`` up to ``end``."""

    __slots__ = ("column", "end", "fields", "is_flow", "is_map", "items", "start")

    def __init__(self, event: Any, *, is_map: bool = False) -> None:
        self.start: int = event.start_mark.index
        self.column: int = event.start_mark.column
        self.end: int = event.end_mark.index
        """Of a value in lines of its own the end of the last thing in it."""
        self.is_map = is_map
        self.is_flow = bool(getattr(event, "flow_style", False))
        """Whether it stands in brackets."""
        self.items: list[Node] | None = None
        """Of a list."""
        self.fields: list[tuple[str, Node, Node]] = []
        """Of a mapping: each name, where that stands, and the value."""

    @property
    def is_block(self) -> bool:
        """Whether it is a list or mapping with its parts on lines of their own."""
        return (self.is_map or self.items is not None) and not self.is_flow

    def field(self, name: str) -> Node | None:
        """Return the value of a field."""
        return next((value for known, _, value in self.fields if known == name), None)

    def key(self, name: str) -> Node | None:
        """Return where the name of a field stands."""
        return next((key for known, key, _ in self.fields if known == name), None)


def tree(text: str) -> Node | None:
    """Return the value of a text, ``None`` of one that holds nothing."""
    events = iter(yaml.parse(text, Loader=LOADER))
    for event in events:
        if type(event) in (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent):
            node = _node(text, event, events)
            return None if node.end == node.start and not node.is_block else node
    return None


def _node(text: str, event: Any, events: Iterator[Any]) -> Node:
    """Return the value that an event begins; the readers let nothing be nested deep."""
    if type(event) is yaml.ScalarEvent:
        node = Node(event)
        if event.style in ("|", ">"):
            node.end = _end_of_lines(text, node)
        return node
    is_map = type(event) is yaml.MappingStartEvent
    node = Node(event, is_map=is_map)
    node.items = None if is_map else []
    while type(event := next(events)) not in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
        part = _node(text, event, events)
        if node.items is not None:
            node.items.append(part)
        else:
            value = _node(text, next(events), events)
            node.fields.append((event.value, part, value))
            part = value if value.end > part.end else part
        node.end = max(node.end, part.end)
    if node.is_flow:
        node.end = event.end_mark.index
    return node


def _end_of_lines(text: str, node: Node) -> int:
    """Return where a value ends that is written in lines below ``|`` or ``>``: blank lines count only with ``+``."""
    written = text[node.start : node.end]
    header = written.splitlines()[0] if written else ""
    return node.end if "+" in header.partition("#")[0] else node.start + len(written.rstrip())
