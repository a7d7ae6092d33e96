"""How much likelier what two documents say is if one was made from the other, or both from a third.

A log-likelihood ratio after the detection of copying between sources in X. L. Dong, L. Berti-Equille, D. Srivastava,
"Integrating conflicting data: the role of source dependence", VLDB 2009, simplified: nothing is iterated, and which
value is true is not asked, only which is usual.

Of each item of which both documents speak there are three cases. Both give an *unusual* value, which at most half of
the documents that speak of it give: log(1 − c + c / p), where p is the chance that the other gives it too without
having it from there, and c the share that a copier takes. Both give only what is usual, and no more is said: the same
with the chance of giving what is usual, so that two who are seldom wrong add nearly nothing, however much they say.
Each gives something that the other does not: log(1 − c) for each. Of several unusual values of one item the most
unusual counts, since whoever takes one takes the others with it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from graphmodel.evidence.relationship import reading_order
from graphmodel.evidence.suspicion.declared import Declared
from graphmodel.evidence.suspicion.items import Answers, ByItem, Item, Value, detail_in_words, differing
from graphmodel.evidence.suspicion.record import Pair, SharedValue

COPIED = 0.8
"""Of what another says a copier takes so much: c."""
FEW = 15
"""Pairs of documents are sought among those that share what at most so many documents give."""
LEAST = 2
"""Unusual values of so many items make two documents worth a look."""
_LEAST_SPEAKING = 3
"""Of what only two documents speak nothing is unusual."""
_BEFORE_HABIT = 20
"""A habit shows where a document speaks of many more items."""


class _Unusual(NamedTuple):
    """A value that at most half of the documents give that speak of an item."""

    given_by: int
    of: int

    @property
    def band(self) -> int:
        """How unusual it is: 1 where a half to a quarter of the documents give it, 2 to an eighth, and so on."""
        return int(math.log2(self.of / self.given_by))


class _Shared(NamedTuple):
    """An unusual value that two documents give."""

    known: _Unusual
    value: SharedValue

    @property
    def ids(self) -> list[str]:
        return [claim.id or "" for claim in self.value.claims]


class Comparison(NamedTuple):
    """What two documents say of the same items."""

    score: float
    values: tuple[SharedValue, ...]
    differences: int


class Values:
    """The values of all documents, with how usual each is and how each document is wont to answer."""

    def __init__(self, items: ByItem, declared: Declared) -> None:
        self._declared = declared
        self._items: list[Item] = []
        self._answers: dict[str, dict[int, Answers]] = defaultdict(dict)
        """What each document says, by the places of items in their list."""
        self._unusual: dict[tuple[int, Value], _Unusual] = {}
        self._as_unusual: Counter[tuple[str, int]] = Counter()
        """Of how many items a document gives something of a band, or rarer, or half as rare."""
        self._deviating: dict[int, float] = {}
        """Of each item with usual values the share of documents that give another in the place of one."""
        self._deviations: Counter[str] = Counter()
        self._expected_deviations: dict[str, float] = defaultdict(float)
        for item, answers in items.items():
            if len(answers) >= _LEAST_SPEAKING:
                self._count(len(self._items), answers)
                self._items.append(item)
        alone, twice = (sum(v.given_by == number for v in self._unusual.values()) for number in (1, 2))
        self._discount = alone / (alone + 2 * twice) if alone else 0.0
        """Of the first to give a value nobody knows whether a second comes: the absolute discounting of H. Ney,
        U. Essen, R. Kneser, "On structuring probabilistic dependences in stochastic language modelling", 1994."""

    def _count(self, item: int, answers: dict[str, Answers]) -> None:
        speaking = len(answers)
        given_by = Counter(value for values in answers.values() for value in values)
        usual = {value for value, number in given_by.items() if 2 * number > speaking}
        unusual = {value: _Unusual(number, speaking) for value, number in given_by.items() if value not in usual}
        self._unusual.update(((item, value), known) for value, known in unusual.items())
        for document, values in answers.items():
            self._answers[document][item] = values
            rarest = max((unusual[value].band for value in values if value in unusual), default=-1)
            self._as_unusual.update((document, band) for band in range(1, rarest + 2))
        if usual:
            deviating = [id_ for id_, values in answers.items() if usual - values.keys() and values.keys() - usual]
            self._deviating[item] = len(deviating) / speaking
            self._deviations.update(deviating)
            for document in answers:
                self._expected_deviations[document] += len(deviating) / speaking

    def candidates(self) -> Iterator[Pair]:
        """Yield the pairs of documents that share enough that few say; nothing declared joins them."""
        holders: dict[tuple[int, Value], list[str]] = defaultdict(list)
        for document in sorted(self._answers):
            for item, values in self._answers[document].items():
                for value in values:
                    known = self._unusual.get((item, value))
                    if known and 2 <= known.given_by <= FEW:
                        holders[item, value].append(document)
        shared: dict[Pair, set[int]] = defaultdict(set)
        for (item, _), documents in holders.items():
            for pair in combinations(documents, 2):
                shared[pair].add(item)
        yield from (pair for pair, items in shared.items() if len(items) >= LEAST and not self._declared.joins(*pair))

    def compare(self, one: str, other: str) -> Comparison:
        """Return what two documents say of the same items."""
        mine, others = self._answers[one], self._answers[other]
        deviation = min(map(self._deviation, (one, other)))
        differences = 0
        terms: list[float] = []
        shared: list[_Shared] = []
        for item in mine.keys() & others.keys():
            apart = differing(self._items[item], mine[item], others[item])
            differences += apart
            if unusual := self._shared(item, mine[item], others[item]):
                shared.append(unusual)
            elif not apart and item in self._deviating:
                terms.append(_ratio(1 - min(deviation * self._deviating[item], 0.5)))
        habits = self._habits(shared, (one, other))
        chances = [max(self._among_others(each.known), habits[each.known.band]) for each in shared]
        score = math.fsum((*terms, *map(_ratio, chances), differences * math.log(1 - COPIED)))
        ordered = sorted(zip(chances, shared, strict=True), key=lambda each: (each[0], each[1].ids))
        return Comparison(score, tuple(each.value for _, each in ordered), differences)

    def _shared(self, item: int, some: Answers, others: Answers) -> _Shared | None:
        """Return the most unusual value of an item that two documents give."""
        shared = []
        for value in some.keys() & others.keys():
            known = self._unusual.get((item, value))
            if known and not self._declared.joins_claims(some[value], others[value]):
                claims = tuple(sorted((*some[value], *others[value]), key=reading_order))
                shared.append(
                    _Shared(
                        known, SharedValue(claims, detail_in_words(self._items[item], value), known.given_by, known.of)
                    )
                )
        return min(shared, key=lambda each: (each.known.given_by, each.ids), default=None)

    def _among_others(self, known: _Unusual) -> float:
        """Return how likely another document gives a value that one gives, by how many others do."""
        return (known.given_by - 1 - self._discount) / (known.of - 1)

    def _habits(self, shared: Sequence[_Shared], pair: Pair) -> dict[int, float]:
        """Return how likely a document gives what another gives, by how unusual that is, if both do so by habit.

        That is as often as one of the two gives what is as unusual of items of which they do not share it: whoever
        writes all names in a manner of their own agrees with all who have the same manner.
        """
        bands = Counter(each.known.band for each in shared)
        by_band = {}
        for band in bands:
            here = sum(number for other, number in bands.items() if other + 1 >= band)
            by_band[band] = max(
                max(self._as_unusual[document, band] - here, 0)
                / (len(self._answers[document]) - len(shared) + _BEFORE_HABIT)
                for document in pair
            )
        return by_band

    def _deviation(self, document: str) -> float:
        """Return how much oftener than others a document gives something else in the place of what is usual."""
        return (self._deviations[document] + 1) / (self._expected_deviations[document] + 1)


def _ratio(chance: float) -> float:
    return math.log(1 - COPIED + COPIED / chance)
