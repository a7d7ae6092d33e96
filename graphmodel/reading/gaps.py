"""What may be known of a record that could not be read, or not as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from graphmodel.reading.problems import Unreadable
from graphmodel.reading.shapes import shape, shapes

_WORD = re.compile(r"\w+")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, whatever their case and what stands between them."""
    return frozenset(_WORD.findall(text.casefold()))


class Written(NamedTuple):
    """What was written in a record that could not be read as it was written."""

    words: frozenset[str]
    """All words that may name it."""
    is_all: bool
    """Whether it can have no name that is not among them."""


def written_words(raw: object, record: type[msgspec.Struct], naming: Sequence[str]) -> Written:
    """Return the words in a record that may name it.

    Args:
        raw: the record as it was written.
        record: the type that it should be.
        naming: the fields that name it; a misspelt one may be any that the type has not.

    """
    is_all = True
    waiting = [raw]
    if isinstance(raw, Mapping):
        has_unknown = any(key not in record.__struct_fields__ for key in raw)
        is_all = has_unknown or all(key in raw for key in naming)
        waiting = [*raw.keys(), *(value for key, value in raw.items() if key not in _without_names(record))]
    elif isinstance(raw, str):
        is_all = words_in(raw).issuperset(naming)
    found: set[str] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, Unreadable):
            is_all = is_all and part.written is not None
            part = part.written
        if isinstance(part, str):
            found |= words_in(part)
        elif isinstance(part, Mapping):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
    return Written(frozenset(found), is_all)


@lru_cache
def _without_names(record: type[msgspec.Struct]) -> frozenset[str]:
    """Return the fields of a record that hold only records, which name others if anything."""
    known = shapes(record).items()
    return frozenset(
        name for name, form in known if form.record and not (form.item is not None and shape(form.item).plain)
    )
