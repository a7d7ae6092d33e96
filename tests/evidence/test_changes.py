"""What becomes of relationships when claims are withdrawn or replaced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Document
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import mentioned
from graphmodel.claims.withdrawing import Withdrawn, without
from graphmodel.evidence import Change, Key, Relationship, changes
from graphmodel.graph import Graph
from tests.support import strategies


def derived(before: ClaimSet, after: ClaimSet) -> list[Change]:
    """What is not the same in the two graphs, each derived in full."""
    was, is_ = Graph(before).relationships, Graph(after).relationships
    found = (Change(was.get(key), is_.get(key)) for key in sorted(was.keys() | is_.keys()))
    return [change for change in found if change.before != change.after]


@given(strategies.claim_sets(), st.data())
def test_what_falls_with_a_source_is_what_deriving_without_it_shows(claims: ClaimSet, data: st.DataObject) -> None:
    """Looking only at what withdrawn claims touch finds all that differs, origins of other documents included."""
    documents = data.draw(st.frozensets(st.sampled_from(sorted(claims.documents))))
    speakers = data.draw(st.frozensets(st.sampled_from(sorted(claims.entities)), max_size=2))
    left = without(claims, Withdrawn(documents, speakers))
    assert changes(claims, left) == derived(claims, left)
    assert not any(change.appears for change in changes(claims, left))


@given(strategies.claim_sets(), strategies.claim_sets())
def test_what_differs_between_any_claims_is_what_deriving_both_shows(old: ClaimSet, new: ClaimSet) -> None:
    """The same holds for two sets that have little in common."""
    assert changes(old, new) == derived(old, new)
    assert not changes(old, old)


@given(strategies.claim_sets(), strategies.documents())
def test_claims_count_otherwise_where_their_documents_do(claims: ClaimSet, papers: Mapping[str, Document]) -> None:
    """The same claims in documents by other publishers, or made from others, have other origins."""
    other = claims._replace(documents={**claims.documents, **papers})
    assert changes(claims, other) == derived(claims, other)


def test_a_withdrawn_document_may_change_whose_another_is() -> None:
    """What tells that two publish together goes with the document that one of them published alone."""
    together = {"publisher": "Herald & Times", "how": "quotes"}
    found = Graph.from_records(
        documents=[{"id": "a", "publisher": "Herald"}, {"id": "b", "publisher": "Herald & Times"}],
        entities=[{"id": id_, "kind": "Person", "name": id_} for id_ in ("ada", "ben", "cy")],
        claims=[
            {"document": "b", "subject": "ada", "relation": "MET_WITH", "object": "ben"},
            {"document": "b", "subject": "ada", "relation": "MET_WITH", "object": "cy", "derived_from": [together]},
        ],
    ).impact("a")
    origins = [[str(origin) for side in change if side for origin in side.origins] for change in found.changes]
    assert origins == [["Herald and Times", "Herald & Times"]] * 2
    assert found.changes == derived(found.before, found.after)


@given(strategies.claim_sets(), st.data(), st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_claims(claims: ClaimSet, data: st.DataObject, chance: Any) -> None:
    """What falls, whom nobody else mentions, and what rests on little is the same for claims in any order."""
    name = data.draw(st.sampled_from([*claims.documents, *(f"id:{id_}" for id_ in claims.entities)]))
    items = list(claims.claims.items())
    chance.shuffle(items)
    one, other = Graph(claims), Graph(claims._replace(claims=dict(items)))
    found = one.impact(name)
    assert found[0] == other.impact(name)[0]
    assert found[3:] == other.impact(name)[3:]
    assert found.changes == derived(found.before, found.after)
    assert {*found.entities} == mentioned(claims.claims.values()) - mentioned(found.after.claims.values())
    assert one.weak() == other.weak()


def graph(*claims: dict[str, Any]) -> ClaimSet:
    """Claims in three papers, of which one reprints another."""
    found = Graph.from_records(
        documents=[
            {"id": "wire", "publisher": "Wire"},
            {"id": "reprint", "publisher": "Post", "derived_from": [{"document": "wire", "how": "reprint"}]},
            {"id": "star", "publisher": "Star"},
        ],
        entities=[
            *({"id": id_, "kind": "Person", "name": id_.title()} for id_ in ("ada", "ben", "cy")),
            {"id": "talks", "kind": "Event", "name": "Talks"},
        ],
        claims=[{"subject": "ada", "relation": "MET_WITH", "object": "ben", **claim} for claim in claims],
    )
    return ClaimSet(found.vocabulary, found.documents, found.entities, found.claims)


def of(change: Change) -> set[str]:
    """What is true of a change."""
    names = ("vanishes", "appears", "changes_status", "loses_denial", "falls_to_one_origin", "is_told")
    return {name for name in names if getattr(change, name)}


DENIED = {"document": "star", "stance": "denied"}
SAID, REPRINTED, ALSO = ({"document": document} for document in ("wire", "reprint", "star"))


@pytest.mark.parametrize(
    ("claims", "withdrawn", "expected"),
    [
        ([SAID], "wire", {"vanishes", "is_told"}),
        ([SAID, REPRINTED], "wire", set()),
        ([SAID, ALSO], "star", {"falls_to_one_origin", "is_told"}),
        ([SAID, REPRINTED, ALSO], "wire", set()),
        ([SAID, DENIED], "star", {"loses_denial", "is_told"}),
        ([SAID, DENIED], "wire", {"changes_status", "is_told"}),
        ([SAID, {"document": "star", "stance": "unconfirmed"}], "wire", {"changes_status", "is_told"}),
        ([SAID, {**ALSO, "stance": "unconfirmed"}], "star", set()),
        ([DENIED], "star", {"vanishes", "is_told"}),
    ],
)
def test_what_a_relationship_loses_is_told_apart(
    claims: list[dict[str, str]], withdrawn: str, expected: set[str]
) -> None:
    """A reprint keeps the origin of what it reprints, and a lost denial is no lost status."""
    before = graph(*claims)
    (change,) = changes(before, without(before, Withdrawn(frozenset({withdrawn}))))
    assert of(change) == expected


def test_a_new_denial_is_a_change_of_status() -> None:
    """What nobody denied and somebody does now is told; what appears is no change of status."""
    (change,) = changes(graph(SAID), graph(SAID, DENIED))
    assert of(change) == {"changes_status", "is_told"}
    (change,) = changes(graph(), graph(SAID))
    assert of(change) == {"appears", "is_told"}


def test_an_involvement_falls_with_the_claims_of_its_event() -> None:
    """Who takes part in an event by one claim only does no longer without it."""
    before = graph({**SAID, "event": "talks"}, ALSO)
    found = changes(before, without(before, Withdrawn(frozenset({"wire"}))))
    keys: Mapping[Key, Change] = {change.either.key: change for change in found}
    assert of(keys["ada", "INVOLVED_IN", "talks"]) == {"vanishes", "is_told"}
    assert keys["ada", "INVOLVED_IN", "talks"].is_derived
    assert not keys["ada", "MET_WITH", "ben"].is_derived


def test_everybody_whom_a_claim_names_is_mentioned() -> None:
    """Ends, speaker, event and place count alike."""
    claims = graph({**SAID, "attributed_to": "cy", "event": "talks"})
    assert mentioned(claims.claims.values()) == {"ada", "ben", "cy", "talks"}
    assert isinstance(changes(claims, graph())[0].before, Relationship)
