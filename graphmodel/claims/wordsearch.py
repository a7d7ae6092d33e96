"""Finding words of a vocabulary by anything that they are called."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary, fold

_EXACT, _CONTAINED, _ALIKE = 300.0, 200.0, 78.0


def search(vocabulary: Vocabulary, text: str) -> list[Relation | Kind]:
    """Return the relations and kinds that a text may mean, best first.

    First what is called so; then what has the text's words, or their beginnings, in a name, meaning, inverse or alias,
    the shortest first; then, when nothing is called just so, what is spelled much like it.
    """
    from rapidfuzz import fuzz

    sought = fold(text)
    parts = sought.split()
    hits: list[tuple[float, str, Relation | Kind]] = []
    words: list[Relation | Kind] = [*vocabulary.relations.values(), *vocabulary.kinds.values()]
    for word in words:
        best = 0.0
        for wording in map(fold, wordings(word)):
            if wording == sought:
                best = max(best, _EXACT)
            elif parts and all(any(other.startswith(part) for other in wording.split()) for part in parts):
                best = max(best, _CONTAINED - len(wording))
            else:
                best = max(best, fuzz.token_sort_ratio(sought, wording, score_cutoff=_ALIKE))
        if best:
            hits.append((-best, word.name, word))
    hits.sort(key=lambda hit: hit[:2])
    least = _CONTAINED / 2 if hits and -hits[0][0] == _EXACT else 0
    return [word for score, _, word in hits if -score >= least]


def wordings(word: Relation | Kind) -> Iterator[str]:
    """Yield all that a word of a vocabulary may be called, and for a kind its meaning."""
    yield word.name
    yield from word.aliases
    if isinstance(word, Kind):
        yield word.meaning
    else:
        yield from word.inverse_aliases
        yield from (phrase for phrase, _ in (*word.phrases, *word.shortened))
