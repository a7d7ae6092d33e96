"""What faults say: values shortened for a line, near words, and what a field should have been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from graphmodel.errors import brief

_COMPARED = 120
"""So much of a word is compared with others: time grows with the length of both, and no hint needs more."""


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
    return _nearest(word[:_COMPARED], tuple(choices), limit)


@lru_cache(maxsize=1024)
def _nearest(word: str, choices: tuple[str, ...], limit: int) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    # The first score finds what is contained as well, and with it much that is only alike in a few letters;
    # the second tells them apart.
    compared = {choice: choice[:_COMPARED] for choice in choices}
    found = process.extract(
        word, compared, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=60, limit=limit * 4
    )
    scores = {
        choice: fuzz.token_sort_ratio(word, compared, processor=utils.default_process) for compared, _, choice in found
    }
    best = max(scores.values(), default=0)
    alike = [choice for choice in sorted(scores, key=lambda c: -scores[c]) if scores[choice] >= max(60, best - 20)]
    return (alike or [choice for _, score, choice in found if score >= 85])[:limit]


def did_you_mean(word: str, choices: Sequence[str]) -> str | None:
    """Return a hint that names the nearest choices, or ``None``."""
    near = nearest(word, choices)
    return f"did you mean {listed(map(brief, near))}?" if near else None
