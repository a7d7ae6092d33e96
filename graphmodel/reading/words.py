"""What faults say: values shortened for a line, near words, and what a field should have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from graphmodel.errors import brief
from graphmodel.letters import difference, skeleton

_COMPARED = 120
"""So much of a word is compared with others: time grows with the length of both, and no hint needs more."""

_PART_FROM = 3
"""A word of so many letters may be meant for another that it is a part of."""


def shown(value: object) -> str:
    """Return a decoded value as a fault shows it, on one short line."""
    match value:
        case None | "":
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return repr(brief(value))
        case Mapping():
            return "fields"
        case list():
            return "a list"
        case _:
            return brief(repr(value))


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return words as an enumeration: ``a, b or c``."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def nearest(word: str, choices: Sequence[str], limit: int = 3) -> list[str]:
    """Return the choices that look most like ``word``, best first; none when nothing is near."""
    word = word[:_COMPARED]
    return list(dict.fromkeys((*_alike(word, choices), *_nearest(word, tuple(choices), limit))))[:limit]


def _alike(word: str, choices: Iterable[str]) -> Iterator[str]:
    """Yield the choices that a reader cannot tell from a word."""
    look = skeleton(word)
    for choice in choices:
        if (len(choice) == len(word) or not (word + choice).isascii()) and skeleton(choice) == look:
            yield choice


@lru_cache(maxsize=1024)
def _nearest(word: str, choices: tuple[str, ...], limit: int) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    # The first score finds what is contained as well, and with it much that is only alike in a few letters;
    # the second tells them apart.
    compared = {choice: choice[:_COMPARED] for choice in choices}
    near = process.extract(
        word, compared, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=60, limit=limit * 4
    )
    scores = {
        choice: fuzz.token_sort_ratio(word, compared, processor=utils.default_process) for compared, _, choice in near
    }
    best = max(scores.values(), default=0)
    alike = [choice for choice in sorted(scores, key=lambda c: -scores[c]) if scores[choice] >= max(60, best - 20)]
    is_part = len(word) >= _PART_FROM
    return (alike or [choice for _, score, choice in near if is_part and score >= 85])[:limit]


def looks_same(word: str, other: str) -> str | None:
    """Return how a word differs from another that looks the same, or ``None`` where it does not."""
    apart = difference(word, other)
    return f"looks the same, but {shown(word)} {apart}" if apart else None


def told_apart(word: str, near: Iterable[str]) -> list[str]:
    """Return words that are near to one as messages name them, each that looks the same with what differs."""
    return [f"{brief(one)} ({same})" if (same := looks_same(word, one)) else brief(one) for one in near]


def did_you_mean(word: str, choices: Sequence[str]) -> str | None:
    """Return a hint that names the nearest choices, or ``None``."""
    near = nearest(word, choices)
    return f"did you mean {listed(told_apart(word, near))}?" if near else None
