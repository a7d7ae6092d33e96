"""Letters that mislead: those that cannot be seen, and those that look like others.

Which letters look alike is Unicode's list for security mechanisms (UTS #39), in the data of `confusable_homoglyphs`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""What shows nothing although Unicode does not file it under format characters: fillers and variation selectors."""

_SHOWN = 20
"""So much is shown of what stands before the letter in question."""
_PILED_UP = re.compile(
    "([\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u08d3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]{100})"
)
_ASCII_ALIKE = str.maketrans("1I|0", "lllO")


def nfc(text: str) -> str:
    """Return the text in Unicode's composed form, in which ids are compared."""
    return text if text.isascii() else normalized("NFC", text)


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """Return the text in a Unicode form; marks that pile up by the hundred are put in order a hundred at a time.

    Putting them in order takes time that grows with the square of their number.
    """
    return "".join(unicodedata.normalize(form, part) for part in _PILED_UP.split(text))


def unseen(text: str) -> Iterator[str]:
    """Yield the characters of a text that show nothing, turn its direction, or are another space than the plain one."""
    return (c for c in text if not c.isascii() and _is_unseen(c))


@cache
def _is_unseen(char: str) -> bool:
    return char in _UNSEEN or unicodedata.category(char) in ("Cf", "Zl", "Zp", "Zs")


def called(char: str) -> str:
    """Return a character's code point with its name: ``U+0430 CYRILLIC SMALL LETTER A``."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def skeleton(text: str) -> str:
    """Return what a text looks like: two that a reader cannot tell apart share it.

    Spaces and what cannot be seen do not count in it; ``l``, ``I`` and ``1`` are one, as are ``O`` and ``0``.
    """
    return "".join(look(text).translate(_ASCII_ALIKE).split())


def looks(texts: Collection[str]) -> set[str]:
    """Return what texts look like, of which no two are the same; where all are plain letters spaces count in it."""
    together = "\0".join(texts)
    if together.isascii() and "  " not in together:  # at once, which is quick
        return set(together.translate(_ASCII_ALIKE).split("\0"))
    return set(map(skeleton, texts))


def look(text: str) -> str:
    """Return a text in the plainest letters that look the same: in Latin ones for Cyrillic ones like them."""
    return text if text.isascii() else "".join(map(_look, normalized("NFD", text)))


@cache
def _look(char: str) -> str:
    """Return what stands for all characters that look like one."""
    if char.isascii():
        return char
    if _is_unseen(char):
        return ""
    alike = [item.c for item in _confusables().get(char, ())]
    if len(alike) != 1:  # none, or those that it stands for itself
        return unicodedata.normalize("NFKC", char) if unicodedata.decomposition(char).startswith("<wide>") else char
    (other,) = alike
    return other if len(_confusables()[other]) > 1 else min(char, other)


class _Alike(msgspec.Struct):
    """What a character looks like."""

    c: str


@cache
def _confusables() -> dict[str, list[_Alike]]:
    """Return what looks alike, from the package's data: its module takes longer to import than most claims to read."""
    (folder,) = find_spec("confusable_homoglyphs").submodule_search_locations  # type: ignore[union-attr, misc]
    return msgspec.json.decode((Path(folder) / "confusables.json").read_bytes(), type=dict[str, list[_Alike]])


def stray(text: str) -> str | None:
    """Return the first letter that is not of the script of its Latin word although it looks so, and what it is like.

    A word that is all of another script is a word of that script, whatever it looks like.
    """
    for word in nfc(text).split():
        if any(char.isascii() and char.isalpha() for char in word):
            for char in word:
                if _is_foreign(char) and (other := look(char)).isascii() and other:
                    return f"{called(char)}, which looks like {other}"
    return None


def _is_foreign(char: str) -> bool:
    return not char.isascii() and char.isalnum() and not unicodedata.name(char, "").startswith("LATIN")


def difference(text: str, other: str) -> str | None:
    """Return what the first of two texts that look the same has and the other has not, as words after "the first".

    ``None`` where they do not look the same, or are. That there is a space between plain letters is seen.
    """
    text, other = nfc(text), nfc(other)
    whole = text
    if text == other or skeleton(text) != skeleton(other):
        return None
    if (text + other).isascii() and len(re.split(" +", text)) != len(re.split(" +", other)):
        return None
    places: Sequence[int] = range(len(text))
    if text.replace(" ", "") != other.replace(" ", ""):  # then no plain space is what differs
        places, text, other = [n for n in places if whole[n] != " "], text.replace(" ", ""), other.replace(" ", "")
    at = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    mine, its = text[at : at + 1], other[at : at + 1]
    before = whole[: places[at]].rstrip(" ") if mine else whole
    where = f" after {before if len(before) <= _SHOWN else '…' + before[-_SHOWN:]!r}" if before else ""
    if mine and (not its or _is_unseen(mine)):
        return f"has {called(mine)}{where}"
    if its and (not mine or _is_unseen(its)):
        return f"lacks {called(its)}{where}"
    return f"has {called(mine)}, not {called(its)},{where}" if where else f"has {called(mine)}, not {called(its)}"
