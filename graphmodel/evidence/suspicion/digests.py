"""Passages of the same words, known by their digests alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, combinations, pairwise

from graphmodel.claims.model import Claim
from graphmodel.evidence.relationship import reading_order
from graphmodel.evidence.suspicion.declared import Declared
from graphmodel.evidence.suspicion.record import Pair, SharedPassage
from graphmodel.evidence.suspicion.values import FEW

STOCK_LETTERS = 40
"""Names with titles, and phrases that everybody uses, are as long; only what is longer counts."""
ARTICLE_LETTERS = 400
"""A form of words that very many documents have, such as a footer, is shorter."""
PER_LETTER = 0.25
"""How much each letter more adds to a score: far less than its entropy, since prose on one subject is alike."""


def shared_passages(claims: Iterable[Claim], declared: Declared) -> dict[Pair, list[SharedPassage]]:
    """Return the passages to which claims of two documents point both, the longest first.

    What more than `FEW` documents have is a form of words, unless it is long: then each is held against the next.
    """
    pointing: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.locator and claim.locator.sha256:
            pointing[claim.locator.sha256][claim.document].append(claim)
    by_pair: dict[Pair, list[SharedPassage]] = defaultdict(list)
    for sha256, of_document in sorted(pointing.items()):
        are_many = len(of_document) > FEW
        if are_many and (_letters(chain.from_iterable(of_document.values())) or 0) < ARTICLE_LETTERS:
            continue
        pairs = pairwise(sorted(of_document)) if are_many else combinations(sorted(of_document), 2)
        for one, other in pairs:
            some, others = of_document[one], of_document[other]
            if not declared.joins(one, other) and not declared.joins_claims(some, others):
                both = sorted((*some, *others), key=reading_order)
                by_pair[one, other].append(SharedPassage(sha256, tuple(both), _letters(both)))
    for passages in by_pair.values():
        passages.sort(key=lambda passage: (-(passage.letters or 0), passage.sha256))
    return by_pair


def likeness(passages: Iterable[SharedPassage], threshold: float) -> float:
    """Return how much likelier it is to share passages if one was made from the other.

    One of which no locator tells the length is taken for as long as it must be to be told.
    """
    each = (
        threshold if passage.letters is None else max(passage.letters - STOCK_LETTERS, 0) * PER_LETTER
        for passage in passages
    )
    return sum(each)


def _letters(claims: Iterable[Claim]) -> int | None:
    """Return how long a passage is; a copy may be set with more spaces than another."""
    places = [claim.locator for claim in claims if claim.locator]
    return min((p.end - p.start for p in places if p.start is not None and p.end is not None), default=None)
