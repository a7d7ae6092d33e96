"""Which documents may be made from one another, or from a third that neither names, although they declare nothing.

That two share something does not say which of them has it from the other, nor that either has: both may have it from
somewhere else. Nothing here changes an origin; a suspicion is for whoever looks it up.

`items` has what documents can be compared on, `values` how much it says that they agree, `runs` the order in which
they tell, `digests` the passages that they share, `declared` what needs no suspicion.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence.suspicion.declared import Declared
from graphmodel.evidence.suspicion.digests import likeness, shared_passages
from graphmodel.evidence.suspicion.items import by_item
from graphmodel.evidence.suspicion.record import (
    Pair,
    Run,
    SharedPassage,
    SharedValue,
    SharedWords,
    Suspicion,
    Suspicions,
)
from graphmodel.evidence.suspicion.runs import SHORTEST, Orders
from graphmodel.evidence.suspicion.values import COPIED, FEW, LEAST, Comparison, Values

__all__ = [
    "ARTICLE_WORDS",
    "CHANCE",
    "COPIED",
    "FEW",
    "LEAST",
    "SHORTEST",
    "STOCK_WORDS",
    "Pair",
    "Run",
    "SharedPassage",
    "SharedValue",
    "SharedWords",
    "Suspicion",
    "Suspicions",
    "suspicions",
]

CHANCE = 0.1
"""How likely any document is to be told with another by chance, by which the threshold is set.

That is the bound of Markov's inequality, which no score comes near: among 877 documents that have nothing from each
other and do not write alike by chance, the highest score of any pair is about 5, and the threshold is 9.
"""
STOCK_WORDS = 8
"""Names with titles, and phrases that everybody uses, are as long; only what is longer counts."""
ARTICLE_WORDS = 60
"""A form of words that very many documents have, such as a footer, is shorter."""
PER_WORD = 2.0
"""How much each word more adds to a score."""


def suspicions(
    claim_set: ClaimSet, words: Mapping[Pair, SharedWords] | None = None, threshold: float | None = None
) -> Suspicions:
    """Return which documents may have something from one place that they do not name, whatever the order of claims.

    A pair is told for the unusual values that both give, for a run of relationships in one order, for passages of the
    same words, or for ``words`` that their copies share: for each where its score alone reaches the threshold. That is
    log(documents / `CHANCE`): by chance a likelihood ratio is so high once in so many pairs at most.

    Args:
        claim_set: the claims.
        words: the longest run of words that the copies of two documents share, where somebody has looked.
        threshold: another one, to rank all pairs that share anything unusual.

    """
    speaking = sorted({claim.document for claim in claim_set.claims.values()})
    declared = Declared(claim_set.documents, speaking)
    pairs = declared.unjoined
    threshold = math.log(max(len(speaking), 1) / CHANCE) if threshold is None else threshold
    compared = _by_values(claim_set, declared, threshold)
    runs = _by_order(claim_set, declared, threshold)
    passages = shared_passages(claim_set.claims.values(), declared)
    spoken = {
        pair: shared
        for pair, shared in (words or {}).items()
        if not declared.joins(*pair) and _worth(shared) >= threshold
    }
    each = []
    for pair in {*compared, *runs, *passages, *spoken}:
        values = compared.get(pair, Comparison(0.0, (), 0))
        steps, run = runs.get(pair, (0.0, None))
        alike = likeness(passages.get(pair, ()), threshold)
        same = tuple(passages[pair]) if alike >= threshold else ()
        shared = spoken.get(pair)
        score = math.fsum((values.score, steps, alike if same else 0.0, _worth(shared) if shared else 0.0))
        if values.values or run or same or shared:
            each.append(Suspicion(pair, score, values.values, values.differences, run, same, shared))
    each.sort(key=lambda suspicion: (-suspicion.score, suspicion.documents))
    return Suspicions(tuple(each), len(speaking), pairs, threshold)


def _by_values(claim_set: ClaimSet, declared: Declared, threshold: float) -> dict[Pair, Comparison]:
    """Return what pairs of documents say of the same, where that alone is worth telling."""
    values = Values(by_item(claim_set), declared)
    compared = ((pair, values.compare(*pair)) for pair in values.candidates())
    return {
        pair: comparison
        for pair, comparison in compared
        if comparison.score >= threshold and len(comparison.values) >= LEAST
    }


def _by_order(claim_set: ClaimSet, declared: Declared, threshold: float) -> dict[Pair, tuple[float, Run]]:
    """Return the runs of pairs of documents that alone are worth telling, each after its score."""
    orders = Orders(claim_set.claims.values(), claim_set.vocabulary, claim_set.entities)
    runs = ((pair, orders.run(*pair, declared)) for pair in orders.candidates() if not declared.joins(*pair))
    return {pair: run for pair, run in runs if run and run[0] >= threshold}


def _worth(shared: SharedWords) -> float:
    return max(shared.words - STOCK_WORDS, 0) * PER_WORD
