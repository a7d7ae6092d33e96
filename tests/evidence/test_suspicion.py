"""Which documents may be made from one another: what is suspected, what is not, and laws that hold of both."""

from __future__ import annotations

import math
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import Graph
from graphmodel.claims import Derivation, Document
from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence.suspicion import CHANCE, Suspicion, suspicions
from graphmodel.store import MemoryStore
from tests.support import asking
from tests.support.copying import bookshops
from tests.support.laws import THOROUGH, at_length, examples

ALL = -1e9
"""A threshold that tells every pair that shares anything unusual."""
DOCUMENTS = [{"id": f"d{number}", "publisher": f"Paper {number}"} for number in range(8)]
ENTITIES = [
    *({"id": f"p{number}", "kind": "Person", "name": f"{letter} Roe"} for number, letter in enumerate("QGZCAXMBKDWE")),
    *({"id": f"f{number}", "kind": "Company", "name": f"Firm {number}"} for number in range(5)),
    {"id": "strike", "kind": "Event", "name": "Strike"},
]
Claims = list[dict[str, Any]]


def heads(wrong: tuple[str, ...], firms: int = 4, **more: Any) -> Claims:
    """Who heads some firms, by all documents: another by those that are wrong."""
    return [
        {"document": d["id"], "subject": "p1" if d["id"] in wrong else "p0", "relation": "HEADS", "object": f"f{firm}"}
        | (more if d["id"] in wrong else {})
        for d in DOCUMENTS
        for firm in range(firms)
    ]


def found(claims: Claims, documents: list[dict[str, Any]] = DOCUMENTS) -> tuple[Suspicion, ...]:
    """What is suspected in some claims."""
    return suspicions(MemoryStore(Graph.from_records(documents, ENTITIES, claims)).claims()).each


def pairs(claims: Claims, documents: list[dict[str, Any]] = DOCUMENTS) -> list[tuple[str, str]]:
    """The pairs of documents that are suspected in some claims."""
    return [suspicion.documents for suspicion in found(claims, documents)]


def test_unusual_values_that_two_share_are_suspicious() -> None:
    """Two documents that give what nobody else gives are told, with how many speak of it."""
    (suspicion,) = found(heads(("d2", "d5")))
    assert suspicion.documents == ("d2", "d5")
    assert [(value.given_by, value.of, value.detail) for value in suspicion.values] == [(2, 8, None)] * 4
    assert {claim.document for value in suspicion.values for claim in value.claims} == {"d2", "d5"}


def test_what_most_say_is_not_suspicious() -> None:
    """Documents that agree with nearly all are not told, and neither are two that share one thing."""
    assert pairs(heads(())) == []
    assert pairs(heads(tuple(f"d{number}" for number in range(7)))) == []
    assert pairs(heads(("d2", "d5"), firms=1)) == []


@pytest.mark.parametrize("stance", ["asserted", "denied", "unconfirmed", "prospective"])
def test_a_shared_denial_counts_as_well(stance: str) -> None:
    """What two documents deny alike is as telling as what they assert, allege or expect alike."""
    assert pairs(heads(("d2", "d5"), stance=stance)) == [("d2", "d5")]


def test_numbers_dates_and_roles_are_values_too() -> None:
    """How many, when and as what is compared of one event or relationship, and told in words."""
    usual = {"date": "2024-04-02", "role": "speaker", "quantity": {"value": 300, "unit": "people", "of": "strikers"}}
    unusual = {"date": "2024-04-05", "role": "leader", "quantity": {"value": 310, "unit": "people", "of": "strikers"}}
    claims = [
        {"document": d["id"], "subject": "p0", "relation": "LED", "object": "strike", "event": "strike"}
        | (unusual if d["id"] in ("d2", "d5") else usual)
        for d in DOCUMENTS
    ]
    (suspicion,) = found(claims)
    assert {value.detail for value in suspicion.values} == {"2024-04-05", "as leader", "310 people: strikers"}


def test_a_less_precise_date_is_no_difference() -> None:
    """Who gives the month alone says less than who gives the day, and nothing else."""
    dated = [
        {"document": d["id"], "subject": "p0", "relation": "LED", "object": "strike"}
        | {"date": "2024-05" if d["id"] == "d2" else "2024-05-05" if d["id"] == "d5" else "2024-04-02"}
        for d in DOCUMENTS
    ]
    (suspicion,) = found([*heads(("d2", "d5")), *dated])
    assert suspicion.differences == 0
    assert "2024-05" in {value.detail for value in suspicion.values}


@pytest.mark.parametrize(
    "declared",
    [
        {"derived_from": [{"document": "d2", "how": "reprint"}]},
        {"derived_from": [{"document": "d7", "how": "summary"}]},
        {"derived_from": [{"publisher": "Agency", "how": "quotes"}]},
        {"derived_from": [{"publisher": "Paper 2", "how": "quotes"}]},
        {"publisher": "Paper 2"},
        {"publisher": ["Paper 2", "Paper 9"]},
        {"house": "Paper 2"},
    ],
    ids=lambda declared: next(iter(declared.values())).__repr__(),
)
def test_what_is_declared_is_not_suspected(declared: dict[str, Any]) -> None:
    """One publisher, house, joint report or declared source, directly or over others, explains what two share."""
    changed = {
        "d2": {"derived_from": [{"publisher": "Agency", "how": "quotes"}]} if "Agency" in str(declared) else {},
        "d5": declared,
        "d7": {"derived_from": [{"document": "d2", "how": "summary"}]},
    }
    assert pairs(heads(("d2", "d5")), [d | changed.get(d["id"], {}) for d in DOCUMENTS]) == []


def test_what_claims_declare_explains_those_claims() -> None:
    """A claim that says itself what it was made from is not suspected, and the others still are."""
    source = {"derived_from": [{"document": "d2", "how": "quotes"}]}
    claims = heads(("d2", "d5"))
    assert pairs([c | source if c["document"] == "d5" else c for c in claims]) == []
    (suspicion,) = found([c | source if c["document"] == "d5" and c["object"] == "f0" else c for c in claims])
    assert len(suspicion.values) == 3


ORDER = [f"p{number}" for number in range(12)]


def told(document: str, order: list[str], dates: bool = False) -> Claims:
    """Claims of a document in some order, dated in the same one on demand."""
    return [
        {"document": document, "subject": person, "relation": "OWNS", "object": "f0"}
        | {"locator": {"paragraph": place + 1, "start": 10 * place, "end": 10 * place + 9}}
        | ({"date": f"2024-01-{place + 1:02}"} if dates else {})
        for place, person in enumerate(order)
    ]


def test_one_order_is_suspicious() -> None:
    """A long run of relationships in one order is told, whatever only one of the two states in between."""
    (suspicion,) = found([*told("d0", ORDER), *told("d1", [*ORDER[:6], "p1", *ORDER[6:]]), *told("d2", ORDER[::-1])])
    assert suspicion.documents == ("d0", "d1")
    assert suspicion.run is not None
    assert [claims[0].subject for claims in suspicion.run.steps] == ORDER
    assert suspicion.run.shared == 12


def test_an_order_that_something_else_explains_is_not() -> None:
    """What happened later and is told later, lists by the alphabet, and claims without a place are no run."""
    shuffled = random.Random(3).sample(ORDER, 12)
    alphabet = sorted(ORDER, key=lambda id_: next(e["name"] for e in ENTITIES if e["id"] == id_))
    assert pairs([*told("d0", ORDER), *told("d1", shuffled)]) == []
    assert pairs([*told("d0", ORDER, dates=True), *told("d1", ORDER, dates=True)]) == []
    assert pairs([*told("d0", alphabet), *told("d1", alphabet)]) == []
    nowhere = [{name: value for name, value in claim.items() if name != "locator"} for claim in told("d1", ORDER)]
    assert pairs([*told("d0", ORDER), *nowhere]) == []
    one_place = [claim | {"locator": {"paragraph": 1, "start": 5, "end": 99}} for claim in told("d1", ORDER)]
    assert pairs([*told("d0", ORDER), *one_place]) == []


def by_name(number: int) -> list[str]:
    """The first people of a list by the alphabet."""
    return sorted(ORDER, key=lambda id_: next(e["name"] for e in ENTITIES if e["id"] == id_))[:number]


@pytest.mark.parametrize(
    "order",
    [
        by_name(12)[::-1],
        [*by_name(12)[:4], by_name(12)[8], *by_name(12)[4:8], *by_name(12)[9:]],
        [*by_name(12)[1:], by_name(12)[0]],
        [*by_name(12)[5::-1], *by_name(12)[6:]],
        [*by_name(12)[::2], *by_name(12)[1::2]],
    ],
)
def test_a_list_that_is_nearly_sorted_is_no_run(order: list[str]) -> None:
    """Backwards, but for one who stands elsewhere, or section by section, the alphabet explains a list as well."""
    assert pairs([*told("d0", order), *told("d1", order)]) == []


def test_sorted_stretches_leave_the_rest_of_a_run() -> None:
    """Beside a sorted stretch what is in no order by itself counts, and the whole run is told."""
    mixed = ["p1", "p0", "p3", "p2", "p9", "p4", "p8"]
    order = [*mixed, *(id_ for id_ in by_name(12) if id_ not in mixed)]
    (suspicion,) = found([*told("d0", order), *told("d1", order)])
    assert suspicion.run is not None
    assert len(suspicion.run.steps) == 12


def passage(document: str, letters: int, **more: Any) -> Claims:
    """A claim with a passage of so many letters, always the same one."""
    locator = {"paragraph": 2, "start": 100, "end": 100 + letters, "sha256": "ab" * 32}
    return [{"document": document, "subject": "p0", "relation": "OWNS", "object": "f0", "locator": locator, **more}]


def test_a_shared_passage_is_suspicious() -> None:
    """Passages of the same words are told where they are longer than a phrase and no claim declares a source."""
    (suspicion,) = found(passage("d0", 120) + passage("d1", 120))
    assert [(shared.letters, len(shared.claims)) for shared in suspicion.passages] == [(120, 2)]
    assert pairs(passage("d0", 30) + passage("d1", 30)) == []
    agency = {"derived_from": [{"publisher": "Agency", "how": "quotes"}]}
    assert pairs(passage("d0", 120, **agency) + passage("d1", 120, **agency)) == []


def reordered(claims: ClaimSet, seed: int) -> ClaimSet:
    """The same claims in another order."""
    ids = list(claims.claims)
    random.Random(seed).shuffle(ids)
    return claims._replace(claims={id_: claims.claims[id_] for id_ in ids})


@examples(60, quick=4)
@given(claims=asking.claim_sets(), seed=st.integers(0, 99))
def test_the_order_of_claims_does_not_matter(claims: ClaimSet, seed: int) -> None:
    """Every score and every sign is the same, in whichever order claims are read."""
    assert suspicions(reordered(claims, seed), threshold=ALL) == suspicions(claims, threshold=ALL)


FEWER = {"shops": 450, "books": 700, "copiers": 30, "partial": 15, "largest": 600}
SMALL = {"shops": 30, "books": 90, "copiers": 6, "partial": 0, "largest": 80}


@examples(20, quick=4)
@given(seed=st.integers(0, 30))
def test_neither_of_two_comes_first(seed: int) -> None:
    """A suspicion is of a pair: with the ids turned around, the scores are the same."""
    claims = bookshops(seed, **SMALL).claims
    turned = {id_: f"z{999 - int(id_[5:])}" for id_ in claims.documents}
    documents = {new: Document(id=new, publisher=new) for new in turned.values()}
    moved = {id_: msgspec.structs.replace(c, document=turned[c.document]) for id_, c in claims.claims.items()}
    before = {frozenset(turned[d] for d in s.documents): s.score for s in suspicions(claims, threshold=ALL).each}
    after = suspicions(claims._replace(documents=documents, claims=moved), threshold=ALL).each
    assert {frozenset(s.documents): s.score for s in after} == pytest.approx(before)


@examples(20, quick=4)
@given(seed=st.integers(0, 30), house=st.booleans())
def test_a_declaration_silences_a_suspicion(seed: int, house: bool) -> None:
    """Once a document names the other or belongs to its house, nobody suspects the two, whatever they share."""
    claims = bookshops(seed, **SMALL).claims
    for suspicion in suspicions(claims, threshold=ALL).each[:3]:
        one, other = suspicion.documents
        source = [Derivation(document=other, how="reprint")]
        declared = {"house": other} if house else {"derived_from": source}
        documents = dict(claims.documents) | {one: msgspec.structs.replace(claims.documents[one], **declared)}
        after = suspicions(claims._replace(documents=documents), threshold=ALL)
        assert suspicion.documents not in [s.documents for s in after.each]


def test_pairs_that_are_compared_are_counted() -> None:
    """All pairs of documents that say anything are counted, without those that something declared joins."""
    declared = {"d5": {"publisher": "Paper 2"}, "d6": {"derived_from": [{"document": "d5", "how": "reprint"}]}}
    documents = [*(d | declared.get(d["id"], {}) for d in DOCUMENTS), {"id": "silent", "publisher": "Silent"}]
    claims = MemoryStore(Graph.from_records(documents, ENTITIES, heads(()))).claims()
    assert (suspicions(claims).documents, suspicions(claims).pairs) == (8, 28 - 3)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=at_length), pytest.param(2, marks=at_length)])
def test_copiers_rank_first(seed: int) -> None:
    """Among bookshops that write names in manners of their own, those that copy rank before those that do not."""
    shops = bookshops(seed, **({} if THOROUGH else FEWER))
    found = suspicions(shops.claims, threshold=ALL).each
    ranked = [suspicion.documents in shops.pairs for suspicion in found]
    told = sum(suspicion.score >= math.log(len(shops.claims.documents) / CHANCE) for suspicion in found)
    assert sum(ranked[: len(shops.pairs)]) >= 0.9 * len(shops.pairs)
    assert told > len(shops.pairs) / 2
    assert all(ranked[:told])


@pytest.mark.parametrize("seed", [10, pytest.param(11, marks=at_length), pytest.param(12, marks=at_length)])
def test_where_nobody_copies_nobody_is_suspected(seed: int) -> None:
    """Hundreds of shops of which none has anything from another, some of them large, raise no suspicion."""
    shops = bookshops(seed, **FEWER | {"copiers": 0, "partial": 0})
    found = suspicions(shops.claims)
    assert found.each == ()
    assert found.threshold == pytest.approx(math.log(FEWER["shops"] / CHANCE))
