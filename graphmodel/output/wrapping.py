"""Text in lines no wider than there is room, as a terminal counts: some letters take two columns, some none.

The time is linear in the text, however long it or a word in it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HANGUL = "\u1100"
"""Before it there is no letter that takes two columns, and so none that makes up for one that takes none."""
_NARROW = re.compile("[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201e\u2026]*")
"""Letters of which each takes one column: Latin and Cyrillic ones without loose accents, dashes and quotation marks."""
_BELONGS_TO_BEFORE = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""Halves of flags, and colours of skin."""


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text without control characters takes."""
    if _NARROW.fullmatch(text):
        return len(text)  # without the tables of all letters, which take longer to load than most answers to find
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)


def padded(text: str, columns: int, *, to_right: bool = False) -> str:
    """Return a text with blanks after it, or with ``to_right`` before it, so that it takes so many columns."""
    blanks = " " * (columns - columns_of(text))
    return blanks + text if to_right else text + blanks


def wrapped(text: str, room: int) -> list[str]:
    """Return the words of a text in lines of at most ``room`` columns; a longer word is broken between its letters.

    A letter stays together with its accents and joiners.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in text.split():
        taken = columns_of(word)
        if line and used + 1 + taken > room and (taken <= room or used + 1 >= room):
            lines.append(" ".join(line))
            line, used = [], 0
        if taken <= room:
            used += taken + bool(line)
            line.append(word)
            continue
        first, *rest = _pieces(word, room - used - 1 if line else room, room)
        lines += [" ".join([*line, first]) if first else " ".join(line), *rest[:-1]] if rest else []
        line = [rest[-1]] if rest else [*line, first]
        used = columns_of(line[0]) if rest else used + 1 + columns_of(first)
    return [*lines, " ".join(line)] if line else lines


def _pieces(word: str, first: int, room: int) -> Iterator[str]:
    """Yield the pieces of a word, of which the first, perhaps empty, takes fewer columns than the others may."""
    each = _columns_of_each(word)
    if each:
        yield word[: first // each]
        yield from (word[start : start + room // each] for start in range(first // each, len(word), room // each))
        return
    from wcwidth import iter_graphemes

    piece: list[str] = []
    left = first
    for letter in iter_graphemes(word):
        taken = columns_of(letter)
        if taken > left:
            yield "".join(piece)
            piece, left = [], room
        piece.append(letter)
        left -= taken
    yield "".join(piece)


def _columns_of_each(word: str) -> int | None:
    """Return how many columns each letter takes, where it is the same for all and none belongs to the one before it."""
    if word.isascii() or (word.isalpha() and max(word) < _HANGUL and columns_of(word) == len(word)):
        return 1
    return 2 if columns_of(word) == 2 * len(word) and not _BELONGS_TO_BEFORE.search(word) else None
