"""Text in the older encodings of Central and Eastern Europe, where all of it makes sense in one of them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžäöüßőűâîășțđôĺľŕ")
_ENCODINGS = {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "CP866", "cp1250": "Windows-1250"}
_SIGNS = frozenset("«»„“”‘’–—…№§°·•\u00a0©®™€")
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = 3


class Decoded(NamedTuple):
    """A text, and how it was read."""

    text: str
    encoding: str
    words: list[str]
    """Some of its words, by which a reader sees whether that is right."""


def decoded(data: bytes) -> Decoded | None:
    """Return bytes as text in the first of the encodings in which every word is one; ``None`` where there is none.

    A word is of one script and has no capital behind a small letter, as what another encoding makes of it would have.
    """
    for encoding, name in _ENCODINGS.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        words = [word for word in dict.fromkeys(_WORD.findall(text)) if not word.isascii()]
        signs = {c for c in text if not c.isascii() and not c.isalpha()}
        if words and signs <= _SIGNS and all(_is_word(word, is_latin=encoding == "cp1250") for word in words):
            return Decoded(text, name, words[:_TOLD])
    return None


def _is_word(word: str, *, is_latin: bool) -> bool:
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    if is_latin:
        return all(c in _CENTRAL for c in word.lower() if not c.isascii())
    return all(unicodedata.name(c, "").startswith("CYRILLIC") for c in word)
