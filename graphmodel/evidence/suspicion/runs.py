"""Long runs of relationships that two documents state one after another.

The order of a document is that of its locators; claims without one have no place in it, and neither do several that
point to one place have an order among each other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from graphmodel.claims.dates import Interval, span
from graphmodel.claims.model import Claim, Entity
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.relationship import Key, reading_order, relationship_keys
from graphmodel.evidence.suspicion.alphabet import sorted_steps
from graphmodel.evidence.suspicion.declared import Declared
from graphmodel.evidence.suspicion.record import Pair, Run
from graphmodel.evidence.suspicion.values import FEW

FOLLOWING = 4
"""Of so many things any may come next where a subject, or the custom of telling the newest first, leads two writers."""
SHORTEST = 5
"""A run of fewer is none, however little else two documents share."""


class Orders:
    """In which order documents state relationships."""

    def __init__(self, claims: Iterable[Claim], vocabulary: Vocabulary, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._stated: dict[str, dict[Key, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            if claim.locator and claim.locator.start is not None:
                self._stated[claim.document][relationship_keys(claim, vocabulary)[0]].append(claim)

    def candidates(self) -> Iterator[Pair]:
        """Yield the pairs of documents that both state so many relationships which few do."""
        holders: dict[Key, list[str]] = defaultdict(list)
        for document in sorted(self._stated):
            for key in self._stated[document]:
                holders[key].append(document)
        shared: dict[Pair, int] = defaultdict(int)
        for documents in holders.values():
            if 2 <= len(documents) <= FEW:
                for pair in combinations(documents, 2):
                    shared[pair] += 1
        yield from (pair for pair, number in shared.items() if number >= SHORTEST)

    def run(self, one: str, other: str, declared: Declared) -> tuple[float, Run] | None:
        """Return the longest run of two documents after how much likelier it is if one was made from the other.

        A step within one place counts nothing, nor does one that the dates of both explain, since what comes next
        happened later, nor one of a list by the alphabet. Each other is one of `FOLLOWING` to be expected.
        """
        mine, others = self._stated[one], self._stated[other]
        common = [key for key in mine.keys() & others.keys() if not declared.joins_claims(mine[key], others[key])]
        orders = [{key: _place(stated[key]) for key in common} for stated in (mine, others)]
        best: list[Key] = []
        most = 0
        for run in _runs(*orders):
            alphabetical = self._alphabetical(run)
            told = sum(
                all(places[a] < places[b] for places in orders)
                and place not in alphabetical
                and not self._is_chronology(a, b, mine, others)
                for place, (a, b) in enumerate(pairwise(run))
            )
            if told > most:
                best, most = run, told
        if most + 1 < SHORTEST:
            return None
        steps = (tuple(sorted((*mine[key], *others[key]), key=reading_order)) for key in best)
        return most * math.log(FOLLOWING) - math.log(len(common)), Run(tuple(steps), len(common))

    def _is_chronology(self, before: Key, after: Key, *stated: Mapping[Key, Sequence[Claim]]) -> bool:
        times = [[_days(claims[key]) for key in (before, after)] for claims in stated]
        return all(a is not None and b is not None and a.last < b.first for a, b in times)

    def _alphabetical(self, run: Sequence[Key]) -> set[int]:
        """Return the steps of a run that the alphabet explains, by either end."""
        if len(run) < SHORTEST:
            return set()
        return set().union(*(sorted_steps([self._entities[key[end]].name for key in run]) for end in (0, 2)))


def _runs(one: Mapping[Key, int], other: Mapping[Key, int]) -> Iterator[list[Key]]:
    """Yield the runs that are as long as can be; what stands in one place in the one is in the order of the other."""
    ordered = sorted(one, key=lambda key: (one[key], other[key], key))
    rank = {key: place for place, key in enumerate(sorted(one, key=lambda key: (other[key], one[key], key)))}
    run: list[Key] = []
    for key in ordered:
        if run and rank[key] != rank[run[-1]] + 1:
            yield run
            run = []
        run.append(key)
    if run:
        yield run


def _place(claims: Iterable[Claim]) -> int:
    """Return where a relationship is first stated."""
    return min(claim.locator.start for claim in claims if claim.locator and claim.locator.start is not None)


def _days(claims: Iterable[Claim]) -> Interval | None:
    return next((days for claim in claims if (days := span(claim.date, claim.start, claim.end))), None)
