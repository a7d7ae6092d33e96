"""What may be known of a record that could not be read, or not as it was written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

import msgspec

from graphmodel.reading.problems import Unreadable

_WORD = re.compile(r"\w+")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, whatever their case and what stands between them."""
    return frozenset(_WORD.findall(text.casefold()))


class Written(NamedTuple):
    """What was written in a record that could not be read as it was written."""

    words: frozenset[str]
    """All words that may name it."""
    is_all: bool
    """Whether none of what was written could not be read."""
    is_nameless: bool = False
    """Whether what names it was not written at all."""


def written_words(
    raw: object, record: type[msgspec.Struct], naming: Collection[str], others: Collection[str] = ()
) -> Written:
    """Return the words in a record that may name it.

    Args:
        raw: the record as it was written.
        record: the type that it should be.
        naming: the fields that name it; a misspelt one may be any that the type has not.
        others: further fields by which it may be called.

    """
    is_all, is_nameless = True, False
    waiting = [raw]
    words: set[str] = set()
    if isinstance(raw, Mapping):
        unknown = [key for key in raw if key not in record.__struct_encode_fields__]
        is_nameless = not unknown and any(key not in raw for key in naming)
        waiting = [*unknown, *(raw[key] for key in (*unknown, *naming, *others) if key in raw)]
        for value in raw.values():  # what a decoder could not read may be more than the value of its field
            if isinstance(value, Unreadable) and value.written:
                words |= words_in(value.written)
    elif isinstance(raw, str):
        is_all = words_in(raw).issuperset(naming)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Unreadable):
            is_all = is_all and part.written is not None
            part = part.written
        if isinstance(part, str):
            words |= words_in(part)
        elif isinstance(part, Mapping):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
    return Written(frozenset(words), is_all, is_nameless)
