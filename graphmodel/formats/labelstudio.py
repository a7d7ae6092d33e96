"""Texts annotated with Label Studio: a list of tasks in JSON, with regions and the relations between them.

Its offsets count units of UTF-16, as its browser does; the words that it has beside them must stand there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.formats.annotations import Annotated, Link, Span, Units, imported, parsed, told
from graphmodel.formats.format import Reader
from graphmodel.formats.gathering import ANY_LINK
from graphmodel.formats.imported import Imported
from graphmodel.reading import Source


class _Value(msgspec.Struct):
    start: Any = None
    """A number; of a region in a web page a path into that."""
    end: Any = None
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
    predictions: list[Any] = []
    id: int | str | None = None


def read(path: Path) -> Imported:
    """Read an export in JSON.

    Raises:
        InputError: it is none.

    """
    source = Source(path, path.name)
    tasks = parsed(source, source.text(), list[_Task])
    not_taken: Counter[str] = Counter()
    texts = [text for number, task in enumerate(tasks, 1) for text in _texts(source, number, task, not_taken)]
    notes = ["offsets count units of UTF-16, as this format has them"]
    return imported(texts, [*notes, *told(not_taken)])


def _texts(source: Source, number: int, task: _Task, not_taken: Counter[str]) -> Iterator[Annotated]:
    """Yield the text of a task once for each of its annotations, which are by different people."""
    if task.predictions:
        not_taken["predictions, which nobody has confirmed"] += len(task.predictions)
    place = f"task {task.id if task.id is not None else number}"
    done = [annotation for annotation in task.annotations if not annotation.was_cancelled]
    written = _text(task.data, [result.value for annotation in done for result in annotation.result])
    units = Units(written)
    for annotation in done:
        spans: dict[str, Span] = {}
        links: list[Link] = []
        for result in annotation.result:
            value = result.value
            if result.type == "relation" and result.from_id and result.to_id:
                ends = (result.from_id, result.to_id)
                source_, target = reversed(ends) if result.direction == "left" else ends
                links += [Link(source_, label, target) for label in result.labels or [ANY_LINK]]
            elif result.id and value.labels and value.start is not None:
                span = _span(value, written, units)
                if span is None:
                    not_taken["regions whose words are not where they should be, or in no plain text"] += 1
                    continue
                spans[result.id] = span
                if len(value.labels) > 1:
                    not_taken["labels beside the first of a region"] += len(value.labels) - 1
        yield Annotated(place, f"{source.stem} {place}", written, spans, links)


def _text(data: Mapping[str, Any], values: Sequence[_Value]) -> str:
    """Return which of the texts of a task is annotated: the one that has the words of most of its regions."""
    texts = [each for each in (data.get("text"), *data.values()) if isinstance(each, str)]
    words = [value.text for value in values if value.text]
    return max(texts, key=lambda text: sum(each in text for each in words), default="")


def _span(value: _Value, written: str, units: Units) -> Span | None:
    """Return where a region is; ``None`` where its words are not there."""
    if not isinstance(value.start, int) or not isinstance(value.end, int):
        return None
    start, end = units.letters(value.start), units.letters(value.end)
    return None if value.text is not None and written[start:end] != value.text else Span(start, end, value.labels[0])


READER = Reader("label-studio", "texts annotated with Label Studio, with relations", (".labelstudio.json",), read)
