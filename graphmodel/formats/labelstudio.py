"""Texts annotated with Label Studio: a list of tasks in JSON, with regions and the relations between them.

Its offsets count units of UTF-16, as its browser does; the words that it has beside them must stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.formats.annotations import Annotated, Link, Span, imported, parsed
from graphmodel.formats.format import Reader
from graphmodel.formats.imported import Imported
from graphmodel.reading import Source


class _Value(msgspec.Struct):
    start: int | None = None
    end: int | None = None
    text: str | None = None
    labels: list[str] = []


class _Result(msgspec.Struct):
    type: str
    id: str | None = None
    value: _Value = msgspec.field(default_factory=_Value)
    from_id: str | None = None
    to_id: str | None = None
    direction: str | None = None
    labels: list[str] = []


class _Annotation(msgspec.Struct):
    result: list[_Result] = []
    was_cancelled: bool = False


class _Task(msgspec.Struct):
    data: dict[str, Any]
    annotations: list[_Annotation] = []
    id: int | str | None = None


def read(path: Path) -> Imported:
    """Read an export in JSON.

    Raises:
        InputError: it is none.

    """
    source = Source(path, path.name)
    tasks = parsed(source, source.text(), list[_Task])
    texts = [text for number, task in enumerate(tasks, 1) for text in _texts(source, number, task)]
    return imported(texts, ["offsets count units of UTF-16, as this format has them"])


def _texts(source: Source, number: int, task: _Task) -> Iterator[Annotated]:
    """Yield the text of a task once for each of its annotations, which are by different people."""
    written = next((value for value in (task.data.get("text"), *task.data.values()) if isinstance(value, str)), "")
    place = f"task {task.id if task.id is not None else number}"
    for annotation in task.annotations:
        if annotation.was_cancelled:
            continue
        spans: dict[str, Span] = {}
        links: list[Link] = []
        for result in annotation.result:
            value = result.value
            if result.type == "relation" and result.from_id and result.to_id:
                ends = (result.from_id, result.to_id)
                source_, target = reversed(ends) if result.direction == "left" else ends
                links += [Link(source_, label, target) for label in result.labels or ["LINKED_TO"]]
            elif result.id and value.start is not None and value.end is not None and value.labels:
                start, end = _letters(written, value.start), _letters(written, value.end)
                if value.text is None or written[start:end] == value.text:
                    spans[result.id] = Span(start, end, value.labels[0])
        yield Annotated(place, f"{source.stem} {place}", written, spans, links)


def _letters(text: str, units: int) -> int:
    """Return how many letters the first units of UTF-16 are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


READER = Reader("label-studio", "texts annotated with Label Studio, with relations", (".labelstudio.json",), read)
