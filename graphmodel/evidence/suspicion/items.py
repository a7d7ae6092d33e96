"""What documents can be compared on, and what each says of it.

An *item* is one question that several documents may answer: whom one freed, how many were freed, since when somebody
heads a firm, and as what. A document's *values* are its answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Quantity
from graphmodel.claims.names import folded
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.quantities import bounds, quantity_in_words
from graphmodel.evidence.relationship import Key, relationship_keys

Item = tuple[str | None, ...]
"""A sort of question, and what it is about."""
Value = tuple[object, ...]
Answers = dict[Value, list[Claim]]
"""The values of one document, each with the claims that give it."""
ByItem = dict[Item, dict[str, Answers]]
"""For each item, for each document that speaks of it, what it says."""


_ENDS = ("subject", "object")
"""The sorts of items that ask for an end of a relationship."""


_FIELDS = {"date": "", "start": "since ", "end": "until "}


class Stated(NamedTuple):
    """A value that a claim gives."""

    item: Item
    value: Value


def by_item(claim_set: ClaimSet) -> ByItem:
    """Return what each document says of each item.

    A denial is an answer too, and another one than what it denies; whether something is asserted, alleged or expected
    does not tell answers apart. Nor does it who is credited: a copier may well leave the speaker out.
    """
    ends = _Ends(claim_set.claims.values(), claim_set.vocabulary)
    items: ByItem = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for claim in sorted(claim_set.claims.values(), key=lambda claim: claim.id or ""):  # sums of fractions depend on it
        for item, value in (*ends.of(claim), *_details(claim, claim_set.vocabulary)):
            items[item][claim.document][value].append(claim)
    return items


class _Ends:
    """Which end of a relation is asked about, and which is the answer.

    Asked about is the one of which more documents speak on the average: of "is an author of" the book. Of a relation
    that reads both ways it is, claim by claim, the end of which more documents speak.
    """

    def __init__(self, claims: Iterable[Claim], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        speaking: dict[str, tuple[dict[str, set[str]], dict[str, set[str]]]] = {}
        for claim in claims:
            subjects, objects = speaking.setdefault(claim.relation, (defaultdict(set), defaultdict(set)))
            if claim.relation in vocabulary.symmetric:
                objects = subjects
            subjects[claim.subject].add(claim.document)
            objects[claim.object].add(claim.document)
        self._by_object = {
            relation for relation, (subjects, objects) in speaking.items() if _average(objects) > _average(subjects)
        }
        self._documents = {
            (relation, end): len(documents)
            for relation in vocabulary.symmetric & speaking.keys()
            for end, documents in speaking[relation][0].items()
        }

    def of(self, claim: Claim) -> Iterator[Stated]:
        subject, relation, object_ = relationship_keys(claim, self._vocabulary)[0]
        is_denied = claim.stance == "denied"
        if relation in self._vocabulary.symmetric:
            turned = self._documents[relation, object_] > self._documents[relation, subject]
        else:
            turned = relation in self._by_object
        if turned:
            yield Stated(("subject", relation, object_), (subject, is_denied))
        else:
            yield Stated(("object", subject, relation), (object_, is_denied))


def _average(documents: Mapping[str, set[str]]) -> float:
    return sum(map(len, documents.values())) / max(len(documents), 1)


def _details(claim: Claim, vocabulary: Vocabulary) -> Iterator[Stated]:
    """Yield what a claim answers beside its relationship: how many, when and as what."""
    if claim.stance == "denied":
        return
    key: Key = relationship_keys(claim, vocabulary)[0]
    if claim.quantity and claim.quantity.of is not None:
        about = (claim.event,) if claim.event else key
        yield Stated(("number", claim.quantity.unit, claim.quantity.of, *about), (claim.quantity,))
    for field in _FIELDS:
        if date := getattr(claim, field):
            yield from (Stated(("date", *key), (field, known)) for known in _precisions(date))
    if claim.role:
        yield Stated(("role", *key), (folded(claim.role),))


def _precisions(date: str) -> Iterator[str]:
    """Yield a date as precisely as it is given, and its month and year.

    So that who gives the year alone says nothing else than who gives the day, only less.
    """
    yield date
    if date[:1].isdigit() and date.replace("-", "").isdigit():
        yield from (date[:length] for length in (4, 7) if length < len(date))


def detail_in_words(item: Item, value: Value) -> str | None:
    """Return a value that is not the end of a relationship in words."""
    (answer, *more) = value
    if isinstance(answer, Quantity):
        return quantity_in_words(answer)
    if item[0] == "date":
        return f"{_FIELDS[str(answer)]}{more[0]}"
    return f"as {answer}" if item[0] == "role" else None


def differing(item: Item, one: Mapping[Value, object], other: Mapping[Value, object]) -> int:
    """Return how many values of the one stand against others of the other; what only one adds is no difference.

    When, how many and as what is one answer, however it is given; numbers differ with the tolerance for "about".
    """
    mine, others = one.keys() - other.keys(), other.keys() - one.keys()
    if not mine or not others:
        return 0
    if item[0] in _ENDS:
        return min(len(mine), len(others))
    return int(item[0] != "number" or not all(_meets_any(value, other) for value in mine))


def _meets_any(value: Value, others: Iterable[Value]) -> bool:
    """Return whether a number may be the same as one of others."""
    numbers = [answer for answer, *_ in others if isinstance(answer, Quantity)]
    return any(isinstance(value[0], Quantity) and bounds(value[0]).meets(bounds(number)) for number in numbers)
