"""Cyrillic against its Latin transliterations, word by word.

A Cyrillic word and a Latin one are the same when the Latin is the Cyrillic letter by letter, in any of the usual
transliterations of Russian, Ukrainian, Belarusian, Serbian, Macedonian and Bulgarian or as the press writes it
(``-sky``, ``-skiy`` and ``-ski``; ``ya`` and ``ia``). Two Cyrillic words are never compared so, nor two Latin ones,
nor a word that mixes the two. All words of a name are read as one language has them: where ``г`` is ``h`` in one word
it is no ``g`` in the next. As French and German write letters (``ж`` as ``j``, ``х`` as ``ch``) Жан would be Jan, which
is another name: what is spelled so is only suggested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from graphmodel.claims.names.keys import bare, script, spelled

_SOUNDS = {
    # Two letters before one: what stands for them together is not what stands for each.
    **dict.fromkeys(("ий", "ый", "ій"), "y|i|iy|ii|ij|yi|yy|yj"),
    "ия": "ia|iya|iia|ija|ya",
    "ія": "ia|iya|iia|ija|ya",
    "кс": "ks|x",
    "ье": "ye|ie|je|e|iye",
    "ьё": "yo|io|jo|yio|ye|ie",
    "ьо": "yo|io|jo",
    "а": "a", "б": "b", "в": "v|w", "ґ": "g", "д": "d", "е": "e|ye|ie|je", "ё": "e|yo|io|jo|ye|o",
    "є": "ye|ie|je|e", "ж": "zh|ž", "з": "z", "и": "i|y", "і": "i", "ї": "i|yi|ji", "й": "y|i|j", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u|w", "ф": "f",
    "х": "kh|h", "ц": "ts|tz|c", "ч": "ch|č|tch", "ш": "sh|š", "щ": "shch|sch|šč|sht", "ъ": "|a", "ы": "y|i",
    "ь": "", "э": "e", "ю": "yu|iu|ju", "я": "ya|ia|ja",
    "ј": "j|y|i", "љ": "lj|ly", "њ": "nj|ny", "ћ": "ć|c|ch", "ђ": "đ|dj|d", "џ": "dž|dzh|dz", "ѓ": "gj|đ", "ќ": "kj|ć",
    "ѕ": "dz",
}  # fmt: skip
_SERBIAN = frozenset("јљњћђџ")
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)) + "|.")
_LONGEST = 100
"""So many letters has no word; what has more is compared as it is only."""


def _reading(**changed: str) -> dict[str, tuple[str, ...]]:
    """Return what each sound may be written as where some letters are read as one language has them."""
    return {sound: tuple(spellings.split("|")) for sound, spellings in (_SOUNDS | changed).items()}


_IN_SERBIAN = _reading(г="g", ж="ž|zh|z", ч="č|ch|c", ш="š|sh|s", ц="c|ts", х="h|kh")
_READINGS = (_reading(г="g"), _reading(г="h|gh"))
"""As Russian and Bulgarian, and as Ukrainian and Belarusian are read."""
_KEPT = {"б": "b", "д": "d", "л": "l", "љ": "l", "м": "m", "н": "n", "њ": "n", "п": "p", "р": "r", "ф": "f", "ђ": "d"}
_KEPT |= {"џ": "d", "ѕ": "d"} | {letter: letter for letter in "bdlmnprf"}
"""The letters that no transliteration changes, by which the words are found that may be the same."""


@cache
def _script_of(word: str) -> str:
    """Return the script of a word's letters; of a word in several, or without letters, nothing."""
    scripts = {script(char) for char in word if char.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""


def has_cyrillic(name: str) -> bool:
    """Return whether a word of the name is wholly Cyrillic."""
    return not name.isascii() and any(_script_of(word) == "CYRILLIC" for word in spelled(name).split())


def consonants(name: str) -> str:
    """Return a key that a name shares with its transliterations, and with others."""
    words = spelled(name).split()
    return " ".join("".join(_KEPT.get(char, "") for char in bare(word)) for word in words)


def is_transliterated(name: str, other: str) -> bool:
    """Return whether of two names each word of one is that of the other, as it is or transliterated as all are."""
    words, others = spelled(name).split(), spelled(other).split()
    if len(words) != len(others) or not words:
        return False
    letters = {*name.casefold(), *other.casefold()}
    readings = (_IN_SERBIAN,) if not _SERBIAN.isdisjoint(letters) else _READINGS if "г" in letters else _READINGS[:1]
    return any(all(_is_same(a, b, sounds) for a, b in zip(words, others, strict=True)) for sounds in readings)


def _is_same(word: str, other: str, sounds: Mapping[str, Sequence[str]]) -> bool:
    scripts = _script_of(word), _script_of(other)
    if scripts == ("CYRILLIC", "LATIN"):
        cyrillic, latin = word, other
    elif scripts == ("LATIN", "CYRILLIC"):
        cyrillic, latin = other, word
    else:
        return bare(word) == bare(other)
    plain = bare(latin)
    return _spells(latin, cyrillic, sounds) or (plain != latin and _spells(plain, cyrillic, sounds))


@lru_cache(maxsize=1 << 14)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple(_SOUND.findall(word))


def _spells(latin: str, cyrillic: str, sounds: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a Latin word is a transliteration of a Cyrillic one: none where a letter has none."""
    if len(cyrillic) > _LONGEST:
        return False
    ends = {0}
    for sound in _sounds(cyrillic):
        spellings = sounds.get(sound, ()) if sound.isalpha() else (sound,)
        ends = {end + len(spelling) for end in ends for spelling in spellings if latin.startswith(spelling, end)}
        if not ends:
            return False
    return len(latin) in ends
