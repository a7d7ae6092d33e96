"""What may be known of a record that could not be read, or not as it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from graphmodel.reading.convert import Unreadable

_WORD = re.compile(r"\w+")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, whatever their case and what stands between them."""
    return frozenset(_WORD.findall(text.casefold()))


def known_words(raw: object, record: type[msgspec.Struct], naming: Sequence[str]) -> frozenset[str] | None:
    """Return all words that were written in a record; ``None`` if it may have a name that is not among them.

    Args:
        raw: the record as it was written.
        record: the type that it should be.
        naming: the fields that name it; a misspelt one may be any that the type has not.

    """
    if isinstance(raw, Mapping):
        has_unknown = any(key not in record.__struct_fields__ for key in raw)
        if not has_unknown and not all(key in raw for key in naming):
            return None
    elif isinstance(raw, str) and not words_in(raw).issuperset(naming):
        return None
    found: set[str] = set()
    waiting = [raw]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Unreadable):
            if part.written is None:
                return None
            part = part.written
        if isinstance(part, str):
            found |= words_in(part)
        elif isinstance(part, Mapping):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
    return frozenset(found)
