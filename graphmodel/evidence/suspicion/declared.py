"""Which documents and claims are known to have something from one place, so that nothing is left to suspect."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from graphmodel.claims.model import Claim, Document
from graphmodel.evidence.origins import Origins


class Declared:
    """What is behind documents and claims: who published them, and what they say that they were made from."""

    def __init__(self, documents: Mapping[str, Document], speaking: Collection[str]) -> None:
        self._origins = Origins(documents)
        self._behind = {id_: self._origins.behind(id_) for id_ in speaking}

    def joins(self, one: str, other: str) -> bool:
        """Return whether two documents share a publisher, a house or a source that they name."""
        return not self._behind[one].isdisjoint(self._behind[other])

    def joins_claims(self, some: Iterable[Claim], others: Iterable[Claim]) -> bool:
        """Return whether claims of two documents share a source that they name themselves."""
        some, others = list(some), list(others)
        if all(claim.derived_from is None for claim in (*some, *others)):
            return False
        behind = [frozenset[str]().union(*map(self._origins.behind_claim, claims)) for claims in (some, others)]
        return not behind[0].isdisjoint(behind[1])

    @property
    def unjoined(self) -> int:
        """How many pairs of documents nothing joins."""
        alike = Counter(self._behind.values())
        of_body: dict[str, set[frozenset[str]]] = defaultdict(set)
        for bodies in alike:
            for body in bodies:
                of_body[body].add(bodies)
        pairs = 0
        for bodies, number in alike.items():
            joined = set().union(*(of_body[body] for body in bodies))
            pairs += number * (len(self._behind) - sum(alike[other] for other in joined))
        return pairs // 2
