"""What is not the same in two sets of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.differing import Difference, difference
from graphmodel.graph import Graph
from tests.support import strategies

DOCUMENTS = [{"id": "d1", "publisher": "P"}, {"id": "d2", "publisher": "Q"}]
ENTITIES = [{"id": id_, "kind": "Person", "name": id_.title()} for id_ in ("ada", "ben", "cy")]
MET = {"document": "d1", "subject": "ada", "relation": "MET_WITH", "object": "ben"}


def claims(*records: dict[str, Any], **more: Any) -> ClaimSet:
    """Claims of two documents about three people."""
    graph = Graph.from_records(**{"documents": DOCUMENTS, "entities": ENTITIES, **more}, claims=records)
    return ClaimSet(graph.vocabulary, graph.documents, graph.entities, graph.claims)


def said(some: Iterable[Claim], symmetric: Iterable[str] = ("KNOWS", "MET_WITH")) -> Counter[Claim]:
    """What claims say, without their ids and whichever way round."""
    turned = (
        msgspec.structs.replace(c, subject=c.object, object=c.subject)
        if c.relation in symmetric and c.object < c.subject
        else c
        for c in some
    )
    return Counter(msgspec.structs.replace(claim, id=None) for claim in turned)


@given(strategies.claim_sets())
def test_claims_do_not_differ_from_themselves(some: ClaimSet) -> None:
    """Nothing is added, withdrawn or changed, in whatever order the claims come."""
    backwards = some._replace(claims=dict(reversed(some.claims.items())))
    assert difference(some, some).is_empty
    assert difference(some, backwards).is_empty


@given(strategies.claim_sets(), strategies.claim_sets())
def test_a_difference_is_all_that_differs(old: ClaimSet, new: ClaimSet) -> None:
    """What was, without what is withdrawn and with what is added, each change made, is what there is."""
    found = difference(old, new)
    before, after = (said(getattr(change, side) for change in found.changed) for side in ("before", "after"))
    left = said(old.claims.values())
    left.subtract(said(found.withdrawn) + before)
    assert min(left.values(), default=0) >= 0
    assert left + said(found.added) + after == said(new.claims.values())
    assert all(change.fields for change in found.changed)


@given(strategies.claim_sets(), strategies.claim_sets(), st.randoms(use_true_random=False))
def test_a_difference_does_not_depend_on_the_order(old: ClaimSet, new: ClaimSet, chance: Any) -> None:
    """Claims in any order differ in the same way, and backwards what was added is withdrawn."""
    shuffled = []
    for some in (old, new):
        items = list(some.claims.items())
        chance.shuffle(items)
        shuffled.append(some._replace(claims=dict(items)))
    forward, backward = difference(old, new), difference(new, old)
    assert difference(*shuffled) == forward
    assert (backward.added, backward.withdrawn) == (forward.withdrawn, forward.added)


def fields(found: Difference) -> list[tuple[str, ...]]:
    """The fields in which claims changed, where nothing else is not the same."""
    assert (found.added, found.withdrawn) == ((), ())
    return [change.fields for change in found.changed]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"stance": "denied"}, ("stance",)),
        ({"date": "2024", "attributed_to": "cy"}, ("attributed_to", "date")),
        ({"note": "in passing"}, ("note",)),
        ({"locator": {"paragraph": 3}}, ("locator",)),
    ],
    ids=str,
)
def test_a_claim_that_says_otherwise_of_the_same_has_changed(change: dict[str, Any], expected: tuple[str, ...]) -> None:
    """It is told in which fields, and that it is neither withdrawn nor added."""
    assert fields(difference(claims(MET), claims({**MET, **change}))) == [expected]


@pytest.mark.parametrize("change", [{"document": "d2"}, {"object": "cy"}, {"relation": "CRITICISED"}], ids=str)
def test_a_claim_about_something_else_is_another(change: dict[str, str]) -> None:
    """Another document, relation or end is no change of a claim."""
    found = difference(claims(MET), claims({**MET, **change}))
    assert (len(found.added), len(found.withdrawn), len(found.changed)) == (1, 1, 0)


def test_of_several_those_change_that_differ_least() -> None:
    """A claim that changed in one field is not taken for another one of the same two."""
    old = claims({**MET, "date": "2020", "role": "a"}, {**MET, "date": "2021", "role": "b"})
    new = claims({**MET, "date": "2021", "role": "c"}, {**MET, "date": "2020", "role": "a", "note": "n"})
    assert sorted(fields(difference(old, new))) == [("note",), ("role",)]


def test_an_id_or_the_other_way_round_is_no_difference() -> None:
    """Two who met each other, and the id that a claim was given, say nothing else."""
    other = {**MET, "subject": "ben", "object": "ada", "id": "my-claim"}
    assert difference(claims(MET), claims(other)).is_empty


def test_documents_entities_and_words_that_differ_are_told() -> None:
    """What answers rest on beside claims is compared too, field by field."""
    documents = [{"id": "d1", "publisher": "AP"}, {"id": "d3", "publisher": "P"}]
    entities = [*ENTITIES[:2], {"id": "dee", "kind": "Person", "name": "Dee"}]
    words = [{"name": "RUNS", "meaning": "runs"}]
    found = difference(claims(MET), claims(MET, documents=documents, entities=entities, relations=words))
    assert (found.documents.added, found.documents.removed) == (("d3",), ("d2",))
    assert [(id_, [tuple(f) for f in fields]) for id_, fields in found.documents.changed] == [
        ("d1", [("publisher", "P", "AP")])
    ]
    assert (found.entities.added, found.entities.removed) == (("dee",), ("cy",))
    assert found.words.added == ("RUNS",)
    assert not found.is_empty
