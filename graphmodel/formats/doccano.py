"""Texts annotated with doccano: JSON, a text on each line, with spans and the relations between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.errors import Fault, InputError
from graphmodel.formats.annotations import Annotated, Link, Span, imported, parsed, told
from graphmodel.formats.format import Reader
from graphmodel.formats.imported import Imported
from graphmodel.reading import Source


class _Entity(msgspec.Struct):
    id: int | str
    label: str
    start_offset: int
    end_offset: int


class _Relation(msgspec.Struct):
    from_id: int | str
    to_id: int | str
    type: str


class _Line(msgspec.Struct):
    text: str
    entities: list[_Entity] = []
    relations: list[_Relation] = []
    id: int | str | None = None
    meta: dict[str, Any] = {}
    label: list[Any] = []
    """Spans or words as a project without relations writes them."""


def read(path: Path) -> Imported:
    """Read a file of doccano's relation extraction, in which offsets count letters of Unicode.

    Raises:
        InputError: with each line that is not what it should be.

    """
    source = Source(path, path.name)
    not_taken: Counter[str] = Counter()
    texts = list(_texts(source, not_taken))
    notes = ["offsets count letters of Unicode, as this format has them"]
    return imported(texts, [*notes, *told(not_taken)])


def _texts(source: Source, not_taken: Counter[str]) -> Iterator[Annotated]:
    faults: list[Fault] = []
    for number, line in enumerate(source.text().split("\n"), 1):
        if not line.strip():
            continue
        try:
            written = parsed(source, line, _Line, number)
        except InputError as error:
            faults += error.faults
            continue
        if written.label:
            not_taken["labels of a project without relations"] += len(written.label)
        spans = {str(each.id): Span(each.start_offset, each.end_offset, each.label) for each in written.entities}
        links = [Link(str(each.from_id), each.type, str(each.to_id)) for each in written.relations]
        name = f"{source.stem} {written.id if written.id is not None else number}"
        yield Annotated(f"line {number}", name, written.text, spans, links)
    if faults:
        raise InputError(faults)


READER = Reader("doccano", "texts annotated with doccano, with relations", (".doccano.jsonl",), read)
