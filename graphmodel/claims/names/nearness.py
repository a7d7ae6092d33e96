"""Which names are near to one that is nobody's: the guesses behind "did you mean".

A guess may be wrong, so it may be generous, unless there is a much better one: any script is read as Latin, words may
be in another order, be missing, be cut to an initial or misspelt, vowels count less than consonants, and the legal
form of a company hardly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from graphmodel.claims.names.keys import latin, script
from graphmodel.letters import look

_LEAST = 0.58
"""What is less near is no guess."""
_BEHIND = 0.2
"""Nor is what is less near than the nearest by more: beside a good guess a poor one is noise."""
_CLOSELY = 40
"""So many names that a quick look finds, in each of a few ways, are looked at closely."""
_MANY = 500
"""Among so many names a quick look leaves out most of them."""
_HEARD = 0.2
"""So much nearer than their letters may the sounds make two names of one script: few consonants are soon alike."""
_COMPARED = 300
"""So many letters of a name are compared: each word of one with each of the other."""
_TELLING = 3
"""So many consonants tell names of one script apart."""
_FORMS = {
    "limited liability company": "llc",
    "obshchestvo s ogranichennoy otvetstvennostyu": "ooo",
    "gesellschaft mit beschrankter haftung": "gmbh",
    "public joint stock company": "pjsc",
    "open joint stock company": "ojsc",
    "joint stock company": "jsc",
    "public limited company": "plc",
    "aktiengesellschaft": "ag",
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "limited": "ltd",
}
_FORM = re.compile("|".join(rf"\b{form}\b" for form in _FORMS))
_LETTERS = re.compile(r"\b[a-z](?: [a-z])+\b")
_LIGHT = frozenset({
    "ag", "al", "and", "ao", "as", "asa", "ben", "bin", "bint", "bv", "co", "corp", "cv", "de", "der", "dr", "el",
    "gmbh", "ibn", "inc", "jr", "jsc", "kft", "kg", "la", "le", "llc", "llp", "lp", "ltd", "mr", "mrs", "ms", "nv",
    "oao", "of", "ojsc", "ooo", "oy", "pao", "pjsc", "plc", "prof", "pte", "pty", "sa", "sarl", "sas", "se", "sl",
    "sp", "spa", "srl", "sro", "the", "und", "van", "von", "zao"
})  # fmt: skip
"""Words that tell little: legal forms, titles, articles."""
_VOWELS = re.compile("[aeiouyjwh]")
_ALIKE = str.maketrans("cqgxzdbv", "kkkkstpf")


Id = TypeVar("Id", str, int)
"""What tells whose a name is: an id, or a number in the order of the ids."""


class Form(NamedTuple):
    """What of a name counts for guesses; several names may have one."""

    form: str
    """The name in Latin words."""
    sound: str
    """Its consonants."""
    is_romanised: bool
    """Whether the words are made of letters of another script."""


def form_of(name: str) -> Form | None:
    """Return what of a name counts for guesses, ``None`` where nothing does."""
    form = _form(name[:_COMPARED])
    return Form(form, _sound(form), _is_romanised(name)) if form else None


class Nearness(Generic[Id]):
    """Names to guess from, by their forms, each with whose it is."""

    def __init__(self, forms: Iterable[tuple[Form, Iterable[Id]]]) -> None:
        self._ids: dict[str, list[Id]] = {}
        self._sound_of: dict[str, str] = {}
        self._romanised: set[str] = set()
        for (form, sound, is_romanised), ids in forms:
            self._ids.setdefault(form, []).extend(ids)
            self._sound_of[form] = sound
            if is_romanised:
                self._romanised.add(form)

    def ids(self, name: str) -> Iterator[Id]:
        """Yield the ids of those whose names are near, best first."""
        scores: dict[str, float] = {}
        romanised = _is_romanised(name)
        name = name[:_COMPARED]
        for word in filter(None, {_form(name), _form(look(name))}):
            for form in self._candidates(word):
                across = romanised or form in self._romanised
                by_letters, by_sound = _by_letters(word, form), _by_sound(word, form, across=across)
                heard = by_sound if across else min(by_sound, by_letters + _HEARD)
                scores[form] = max(scores.get(form, 0), heard, by_letters)
        least = max(_LEAST, max(scores.values(), default=0) - _BEHIND)
        for form in sorted(scores, key=lambda form: (-scores[form], form)):
            if scores[form] >= least:
                yield from sorted(self._ids[form])

    def _candidates(self, word: str) -> set[str]:
        """Return the forms that are worth a closer look."""
        from rapidfuzz import fuzz, process

        least = 0 if len(self._forms) < _MANY else 50
        forms = {form for form in (_initials(word),) if form in self._ids}
        for initials in {_together(word), _initials(word)} & self._by_initials.keys():
            alike = process.extract(word, self._by_initials[initials], scorer=fuzz.ratio, limit=_CLOSELY)
            forms.update(form for form, _, _ in alike)
        for query, choices, scorer in (
            (word, self._forms, fuzz.token_set_ratio),
            (_together(word), self._run_together, fuzz.ratio),
            (_sound(word), self._sounds, fuzz.token_set_ratio),
        ):
            near = process.extract(query, choices, scorer=scorer, score_cutoff=least, limit=_CLOSELY) if query else ()
            forms.update(self._forms[place] for _, _, place in near)
        return forms

    @cached_property
    def _forms(self) -> list[str]:
        return sorted(self._ids)

    @cached_property
    def _run_together(self) -> list[str]:
        return list(map(_together, self._forms))

    @cached_property
    def _sounds(self) -> list[str]:
        return list(map(self._sound_of.__getitem__, self._forms))

    @cached_property
    def _by_initials(self) -> dict[str, list[str]]:
        by_initials: dict[str, list[str]] = {}
        for form in self._forms:
            by_initials.setdefault(_initials(form), []).append(form)
        return by_initials


def _form(name: str) -> str:
    """Return a name in Latin words, with legal forms cut short and letters in a row as one word."""
    text = _FORM.sub(lambda form: _FORMS[form[0]], latin(name))
    return _LETTERS.sub(lambda letters: _together(letters[0]), text)


def _is_romanised(name: str) -> bool:
    """Return whether the Latin form of a name is made of letters of another script."""
    return not name.isascii() and any(script(char) not in ("", "LATIN") for char in name)


def _together(form: str) -> str:
    return form.replace(" ", "")


def _initials(form: str) -> str:
    """Return the first letters of the words that tell something, where there are several."""
    words = [word for word in form.split() if word not in _LIGHT]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 16)
def _sound(form: str) -> str:
    """Return the consonants of each word, those that scripts and languages confuse made one."""
    words = (_VOWELS.sub("", word.replace("ph", "f")).translate(_ALIKE) for word in form.split())
    return " ".join("".join(letter for letter, _ in groupby(word)) for word in words if word)


def _by_letters(word: str, other: str) -> float:
    """Return how near two forms are as they are written, from 0 to 1."""
    from rapidfuzz import fuzz

    by_initials = _together(word) == _initials(other) or _together(other) == _initials(word)
    run_together = fuzz.ratio(_together(word), _together(other)) / 100
    return max(run_together, _aligned(word, other), 0.8 * by_initials)


def _by_sound(word: str, other: str, *, across: bool) -> float:
    """Return how near two forms are by their consonants.

    A few tell little, except ``across`` scripts when there are no others.
    """
    sounds, others = _sound(word), _sound(other)
    tells = min(len(sounds), len(others)) >= _TELLING or (across and sounds == others != "")
    return (0.95 if tells else 0.5) * _aligned(sounds, others)


def _aligned(word: str, other: str) -> float:
    """Return how much of two forms their words have in common, each word taken once, whatever the order."""
    words, others = word.split(), other.split()
    pairs = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(words) for j, b in enumerate(others)), key=lambda p: -p[0]
    )
    left, right = set(range(len(words))), set(range(len(others)))
    common = common_there = 0.0
    for alike, i, j in pairs:
        if alike and i in left and j in right:
            left.remove(i)
            right.remove(j)
            common += alike * _weight(words[i])
            common_there += alike * _weight(others[j])
    here = common / max(sum(map(_weight, words)), 1)
    there = common_there / max(sum(map(_weight, others)), 1)
    return 0.65 * max(here, there) + 0.35 * min(here, there)


def _weight(word: str) -> float:
    return 0.5 if word in _LIGHT else min(len(word), 6)


@lru_cache(maxsize=1 << 14)
def _alike(word: str, other: str) -> float:
    """Return how like two words are: an initial and a beginning count, and little likeness does not."""
    from rapidfuzz.distance import OSA, JaroWinkler

    if word == other:
        return 1.0
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) == 1:
        return 0.7 * (shorter == longer[0])
    if longer.startswith(shorter) and len(shorter) > 2:
        return 0.85
    alike = max(OSA.normalized_similarity(word, other), JaroWinkler.similarity(word, other) - 0.1)
    return alike if alike >= 0.6 else 0.0
