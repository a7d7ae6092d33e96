"""Claims as rows of cells, a table for each section: what `graphmodel.reading.cells` reads back.

A nested field is a column with a dot in its name, a list has ``|`` between its items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import SECTIONS
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, claim_id
from graphmodel.claims.names import Names
from graphmodel.reading.csvlists import EMPTY, SEPARATOR, join_list
from graphmodel.reading.csvquestions import list_question
from graphmodel.reading.shapes import Shape, fields_of, shape, shapes

Cell = str | int | float | bool | None


class Sheet(NamedTuple):
    """The records of a section."""

    section: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def columns_of(section: str) -> list[str]:
    """Return the columns that say all that a section may have, in the order of its fields."""
    columns = []
    for name, held in shapes(SECTIONS[section]).items():
        if name == "quote":  # which is for who writes text
            continue
        if held.record is None or (held.item is not None and str in shape(held.item).plain):
            columns.append(name)
        else:
            columns += [f"{name}.{inner}" for inner in held.record.__struct_fields__]
    return columns


def holds_numbers(section: str, column: str) -> bool:
    """Return whether the cells of a column are numbers."""
    name, _, inner = column.partition(".")
    held = shapes(SECTIONS[section])[name]
    return (shapes(held.record)[inner] if inner and held.record else held).is_number


def sheets(claims: ClaimSet) -> Iterator[Sheet]:
    """Yield the sections of claims, with the words that they add to the vocabulary.

    An id that a claim would be given is left out, so that it stays right when somebody edits the row.
    """
    own = claims.vocabulary.own
    ambiguous = Names(claims.entities.values()).ambiguous_ids
    sections: dict[str, Iterable[msgspec.Struct]] = {
        "documents": claims.documents.values(),
        "entities": claims.entities.values(),
        "claims": _Claims(claims.claims.values(), ambiguous),
        "relations": [*own.relations.values()],
        "kinds": [*own.kinds.values()],
    }
    for section, records in sections.items():
        if section in ("documents", "entities", "claims") or records:
            yield sheet(section, records)


def sheet(section: str, records: Iterable[msgspec.Struct]) -> Sheet:
    """Return the records of a section as rows below the columns that they need; what is no iterator is read twice."""
    known = shapes(SECTIONS[section])
    fields = fields_of(SECTIONS[section])
    kept = list(records) if isinstance(records, Iterator) else records
    used: set[str] = set()
    inside: defaultdict[str, set[str]] = defaultdict(set)
    for record in kept:
        raw = msgspec.to_builtins(record)
        used.update(raw)
        for name in known:
            if known[name].record is not None and name in raw:
                inside[name].update(*_keys(raw[name]))
    nested = {
        name: [each for each in shape.record.__struct_fields__ if each in inside[name]]
        for name, shape in known.items()
        if shape.record is not None and name in used
    }
    columns: dict[str, tuple[str, str]] = {}
    for name in known:
        if inner := nested.get(name):
            columns |= {f"{name}.{each}": (name, each) for each in inner}
        elif name in used or fields[name].required:
            columns[name] = (name, "")
    raws = map(msgspec.to_builtins, kept)
    rows = ([_cell(raw, *place, known[place[0]]) for place in columns.values()] for raw in raws)
    return Sheet(section, [*columns], rows)


class _Claims:
    """Claims as a table has them, made anew each time they are gone through: all at once would take as much again."""

    def __init__(self, claims: Iterable[Claim], ambiguous: Collection[str]) -> None:
        self._claims, self._ambiguous = claims, ambiguous

    def __iter__(self) -> Iterator[Claim]:
        return (with_ids(claim, self._ambiguous) for claim in self._claims)


def with_ids(claim: Claim, ambiguous: Collection[str]) -> Claim:
    """Return a claim in which an id that is another entity's name as well can only be the id."""
    if claim.id == claim_id(claim):
        claim = msgspec.structs.replace(claim, id=None)
    ends = {field: getattr(claim, field) for field in ("subject", "object", "attributed_to", "event", "place")}
    changes = {field: f"{ID}{id_}" for field, id_ in ends.items() if id_ in ambiguous}
    return msgspec.structs.replace(claim, **changes) if changes else claim


def _keys(value: Any) -> Iterator[Iterable[str]]:
    """Yield the fields of each record that stands in a field."""
    yield from (item.keys() for item in ([value] if isinstance(value, dict) else value) if isinstance(item, dict))


def _cell(raw: dict[str, Any], name: str, inner: str, shape: Shape) -> Cell:
    value = raw.get(name)
    if inner and isinstance(value, dict):
        value = value.get(inner)
    elif inner and value:
        first = inner == next(iter(shape.record.__struct_fields__ if shape.record else ()))
        items = [item if isinstance(item, dict) else {inner: item} if first else {} for item in value]
        return join_list([str(item.get(inner, "")) for item in items])
    if isinstance(value, list | tuple):
        return _list(value)
    if shape.item is not None and isinstance(value, str):
        return _list([value])
    return value


def _list(items: Sequence[str]) -> str:
    if not items:
        return EMPTY
    cell = join_list(items)
    return f"{cell}{SEPARATOR}" if list_question((), 0, cell) else cell
