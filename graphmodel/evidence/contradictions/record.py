"""What a contradiction is: sides that cannot both hold, or a sum that does not add up, each with its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.dates import UNKNOWN, Interval, span
from graphmodel.claims.model import Claim, Entity, Quantity
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.relationship import Context, Key, Relationship, reading_order, relate, relationship_keys

Sort = Literal["denial", "exclusive", "number", "sum", "dates", "end", "death", "places"]
"""``denial``: said and denied. ``exclusive``: two where there is one at a time. ``number``: counts of one thing apart.
``sum``: does not add up. ``dates``: one happening dated apart. ``end``: an end before a start. ``death``: acting after
it. ``places``: in two on one day."""
SORTS: tuple[Sort, ...] = get_args(Sort)

Side = tuple[Relationship, ...]
"""What one side says: relationships with only those claims that take it, sorted by key."""


def side_order(side: Side) -> list[tuple[Key, list[str]]]:
    """Return the key that sorts sides, whatever the order of their claims."""
    return [(relationship.key, [claim.id or "" for claim in relationship.claims]) for relationship in side]


class Term(NamedTuple):
    """How many are in a group, as its claims give it."""

    group: str
    number: Quantity


Rule = Literal["part", "members", "parts", "mixture", "balance"]


class Sum(NamedTuple):
    """Arithmetic on groups: the terms should come to the total, or not be more than it.

    ``part``: a part is larger than what it is part of. ``members``: more are named than are counted. ``parts``: parts
    of different nationality together are larger. ``mixture``: the numbered parts, and ``stands_in`` for the part of
    which nobody gives the number, do not make the total. ``balance``: the first term less the second is not the total.
    """

    rule: Rule
    terms: tuple[Term, ...]
    total: Term
    stands_in: tuple[str, str] | None = None
    """Of a mixture: the group that is taken to be the part without a number, which no document says, and that part."""


class Contradiction(NamedTuple):
    """Sides that cannot all hold, sorted, each with the claims that take it."""

    sort: Sort
    sides: tuple[Side, ...]
    sum: Sum | None = None

    @property
    def claims(self) -> Iterator[Claim]:
        """All claims of all sides."""
        return (claim for side in self.sides for relationship in side for claim in relationship.claims)

    def concerns(self, entity: str) -> bool:
        """Return whether an entity is an end or the event of a claim in it."""
        return any(entity in (claim.subject, claim.object, claim.event) for claim in self.claims)


class Material:
    """The claims in which contradictions are sought, in the order of their ids, and what they rest on."""

    def __init__(self, claims: Iterable[Claim], entities: Mapping[str, Entity], context: Context) -> None:
        self.claims = sorted(claims, key=lambda claim: claim.id or "")
        self.entities = entities
        self.context = context
        self.vocabulary: Vocabulary = context.vocabulary
        self.by_key: dict[Key, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            self.by_key[self.key(claim)].append(claim)

    def key(self, claim: Claim) -> Key:
        """Return the key of the relationship that a claim states."""
        return relationship_keys(claim, self.vocabulary)[0]

    def sides(self, each: Iterable[Iterable[Claim]]) -> tuple[Side, ...]:
        """Return what claims say as sides of which none comes first by itself, sorted."""
        return tuple(sorted(map(self.side, each), key=side_order))

    def side(self, claims: Iterable[Claim]) -> Side:
        """Return what claims say as a side."""
        by_key: dict[Key, dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            by_key[self.key(claim)][claim.id or ""] = claim
        return tuple(
            relate(key, sorted(of_key.values(), key=reading_order), self.context)
            for key, of_key in sorted(by_key.items())
        )

    def kind_of(self, id_: str, *kinds: str) -> bool:
        """Return whether an entity is of one of some kinds."""
        return self.vocabulary.is_a(self.entities[id_].kind, kinds)


def days_of(claim: Claim) -> Interval | None:
    """Return the days that a claim's dates may mean, or ``None``."""
    return span(claim.date, claim.start, claim.end)


def is_over(claim: Claim) -> bool:
    """Return whether a claim says that it is over, and not when it was."""
    return claim.end == UNKNOWN and days_of(claim) is None


def can_meet(one: Interval | None, other: Interval | None) -> bool:
    """Return whether two times can overlap; of what is undated nobody knows that it cannot."""
    return one is None or other is None or one.meets(other)
