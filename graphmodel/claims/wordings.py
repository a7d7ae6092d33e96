"""Which wordings of relations mean what somebody wrote in other words, in other forms of them, or misspelt.

Words that are only alike in letters mean something else more often than not (paid and praised, hired and fired), and
those of one word more or less may mean the opposite (lifted sanctions, imposed sanctions). So a wording is near only
when its first word is the same but for its ending or one slip, and every word of the shorter is in the longer; where
the longer has more words, a slip is no slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_SILENT = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "the", "to", "was", "were", "with"
})  # fmt: skip
_NOT = frozenset(("no", "not", "never", "nobody", "none", "nothing", "former", "ex"))
_TELL_LITTLE = frozenset((
    "bring", "carry", "come", "do", "get", "give", "go", "have", "hold", "keep", "make", "move", "put", "run", "say",
    "set", "take",
))  # fmt: skip
"""What these verbs mean the word behind them says."""
_PAST = frozenset(("was", "were", "had"))
_IRREGULAR = {
    "bought": "buy", "fought": "fight", "gave": "give", "given": "give", "held": "hold", "knew": "know",
    "known": "know", "led": "lead", "lent": "lend", "lost": "lose", "made": "make", "met": "meet", "paid": "pay",
    "said": "say", "sent": "send", "shot": "shoot", "sold": "sell", "sought": "seek", "spoke": "speak",
    "stole": "steal", "taken": "take", "told": "tell", "took": "take", "won": "win", "wrote": "write",
}  # fmt: skip
"""Forms of verbs that no ending tells."""
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_AGENT = re.compile(r"(?<=...)(?:er|or)$")
_VOWELS = frozenset("aeiouy")
_HISSES = frozenset("cksz")
_TURNED = ({"er", "ee"}, {"or", "ee"})
"""Endings that turn a word around: employer and employee."""
_HALF = 0.5
"""Where so little is shared with each of several relations, none of them is meant."""
_SLIP_FROM = 5
"""A word must have so many letters for one of them to be a slip."""
_OTHER_VOWEL_FROM = 6
"""And so many for one vowel to stand for another: loves are not lives."""
_OTHER_CONSONANT_FROM = 7
"""And so many for a consonant to be missing: likes are not lies."""
_BY_A_SLIP = 0.65
"""So near is what is the same but for a slip, where another word is the same but for its ending."""
_COMPARED = 200
"""No wording has more letters, and what has is compared as far as that."""


class Wording(NamedTuple):
    """Words for a relation, between subject and object or, ``reversed``, between object and subject."""

    relation: str
    words: str
    reversed: bool


class Near(NamedTuple):
    """A relation whose wording is near.

    ``reversed`` when subject and object would have to change places, ``over`` when what was written says "former".
    """

    relation: str
    reversed: bool
    over: bool = False


def near(written: str, wordings: Iterable[Wording]) -> list[Near]:
    """Return the relations with a wording near to what was written, the nearest first, each once."""
    words = _words(written[:_COMPARED])
    by_relation: dict[str, tuple[float, bool]] = {}
    for wording in wordings:
        others = _words(wording.words)
        nearness = _nearness(words, others)
        if nearness > by_relation.get(wording.relation, (0.0, False))[0]:
            is_passive = ("by" in words) != ("by" in others)
            by_relation[wording.relation] = nearness, wording.reversed != is_passive
    best = max((nearness for nearness, _ in by_relation.values()), default=0)
    ranked = sorted(by_relation.items(), key=lambda item: (-item[1][0], item[0]))
    close = [Near(relation, turned) for relation, (nearness, turned) in ranked if nearness > 0.7 * best]
    return close if best > _HALF or len(close) == 1 else []


def _words(text: str) -> list[str]:
    return text.replace("_", " ").casefold().split()


def _nearness(words: list[str], others: list[str]) -> float:
    """Return how much two wordings share, from 0 to 1, nothing where they may mean something else."""
    left, right = ([word for word in some if word not in _SILENT] for some in (words, others))
    if not left or not right or not _is_same(left[0], right[0]) or _contradict(words, others):
        return 0
    shorter, longer = sorted((left, right), key=len)
    shared = sum(any(_is_same(word, other) for other in longer) for word in shorter)
    if shared < len(shorter) or _tells_little(shorter):
        return 0
    if len(longer) > len(shorter) and not _shares_stem(left[0], right[0]):
        return 0
    return shared / len(longer) * (1 if _shares_stem(left[0], right[0]) else _BY_A_SLIP)


def _tells_little(words: list[str]) -> bool:
    """Return whether words are one verb that may mean nearly anything."""
    return len(words) == 1 and any(_shares_stem(words[0], verb) for verb in _TELL_LITTLE)


def is_past(text: str) -> bool:
    """Return whether words say of something that lasts that it was so: "was married to", "owned"; not "owned by"."""
    first, *others = _words(text) or [""]
    return first in _PAST or ("by" not in others and (first.endswith("ed") or first in _IRREGULAR))


def is_present(text: str) -> bool:
    """Return whether words say of something only that it is so: "owns", "is married to"; not "leads or led"."""
    first, *others = _words(text) or [""]
    return first.endswith("s") and first not in _PAST and "or" not in others


def _contradict(words: list[str], others: list[str]) -> bool:
    """Return whether one of two wordings says no, whence, or of what, and the other does not."""
    if _NOT.isdisjoint(words) != _NOT.isdisjoint(others):
        return True
    return any((word in words) != (word in others) for word in ("from", "about"))


def _is_same(word: str, other: str) -> bool:
    """Return whether two words are one, but for the ending or a slip of the hand."""
    return _shares_stem(word, other) or ({word[-2:], other[-2:]} not in _TURNED and _is_slip(word, other))


def _shares_stem(word: str, other: str) -> bool:
    """Return whether two words are one, but for the ending."""
    stems, other_stems = ({_stem(some), _AGENT.sub("", some)} for some in (word, other))
    return {word[-2:], other[-2:]} not in _TURNED and not stems.isdisjoint(other_stems)


def _stem(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    return _ENDING.sub("", word) if len(word) > 3 else word


def _is_slip(word: str, other: str) -> bool:
    """Return whether one letter is missing, doubled or exchanged with the next, or a vowel taken for another."""
    shorter, longer = sorted((word, other), key=len)
    if len(longer) < _SLIP_FROM or word[0] != other[0] or len(longer) - len(shorter) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) < len(longer):
        is_doubled = longer[at] in (longer[at - 1], longer[at + 1 : at + 2])
        is_telling = longer[at] not in _VOWELS and not is_doubled and len(longer) < _OTHER_CONSONANT_FROM
        return shorter[at:] == longer[at + 1 :] and not is_telling
    if word[at + 1 :] == other[at + 1 :]:
        is_vowel = len(word) >= _OTHER_VOWEL_FROM and {word[at], other[at]} <= _VOWELS
        return is_vowel or {word[at], other[at]} <= _HISSES
    exchanged = word[at : at + 2] == other[at : at + 2][::-1]
    return exchanged and word[at + 2 :] == other[at + 2 :]
