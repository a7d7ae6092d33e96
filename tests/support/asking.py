"""Saved questions in tests: answers by the names of columns, and claims and parameters at random to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Entity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Quantity
from graphmodel.claims.vocabulary import Kind, builtin
from graphmodel.graph import Graph
from graphmodel.questions import Question, answer, question
from graphmodel.store import MemoryStore
from tests.support import strategies

BRANCH = Kind(name="Branch", meaning="a part of a company", broader="Company")
KINDS = ("Person", "Company", "Branch", "Group", "Event", "Place", "Commodity")
NAMES = ("Ada", "Ben", "ben", "Ана", "É", "\ufffd", "𝕏 b", "a, b", "ﬁ")
RELATIONS = (
    *("FREED", "FREED", "PARDONED", "IMPRISONED", "TRANSFERRED_TO", "EXILED", "RECEIVED", "SEEKS_RELEASE_OF"),
    *("MEMBER_OF", "MEMBER_OF", "PART_OF", "PART_OF", "NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH", "INVOLVED_IN"),
    *("IMPOSED_SANCTIONS_ON", "IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH", "SUPPLIES"),
    *("LED", "TOOK_PART_IN", "FOLLOWED", "LED_TO", "APPOINTED", "ENVOY_OF", "HEADS", "PRAISED", "COMMENTED_ON"),
)
DATES: tuple[dict[str, str], ...] = (
    *({}, {}, {"date": "2025-12-13"}, {"date": "2025"}, {"start": "2020"}, {"end": "2024-02"}),
    *({"end": "unknown"}, {"start": "2020", "end": "unknown"}, {"date": "202X~"}, {"date": "-0044"}),
    *({"date": "2025-12/.."}, {"date": "-0100", "end": "unknown"}, {"end": "-0050/2024"}),
)


def asked_of(store: MemoryStore, name: str, **values: Any) -> list[dict[str, Any]]:
    """Return the rows of an answer by column, what is not given as in the question's examples."""
    found = answer(store, name, question(name).examples | values)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


_SIZES, _KINDS, _NAMES = st.integers(3, 9), st.sampled_from(KINDS), st.sampled_from(NAMES)
_RELATIONS, _DATES = st.sampled_from(RELATIONS), st.sampled_from(DATES)
_PAPERS = strategies.documents()
_STANCES = st.sampled_from(("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective"))
_ROLES = st.sampled_from((None, "head", "former head"))
_NOTES = st.sampled_from((None, None, "a note", "Another"))
_GRADES = st.sampled_from((None, None, None, 2, 6))
_SOURCES = st.sampled_from((None, None, None, (Derivation(publisher="Agency", how="reprint"),)))
_NUMBERS = st.sampled_from((5, 100, 104, 123, 0.5)).map(lambda value: {"value": value})
_RANGES = st.sampled_from(({"low": 3}, {"high": 99}, {"low": 90, "high": 110}))
_UNITS = st.fixed_dictionaries(
    {"unit": st.sampled_from((None, "people")), "of": st.sampled_from((None, "freed")), "about": st.booleans()}
)
_QUANTITIES = st.none() | st.builds(lambda numbers, units: Quantity(**numbers, **units), _NUMBERS | _RANGES, _UNITS)


@st.composite
def claims(draw: st.DrawFn, ids: tuple[str, ...], papers: tuple[str, ...]) -> Claim:
    """One claim about anything that the questions ask for."""
    one = strategies.one_of(ids)
    claim = Claim(
        subject=draw(one),
        relation=draw(_RELATIONS),
        object=draw(one),
        document=draw(strategies.one_of(papers)),
        stance=draw(_STANCES),
        attributed_to=draw(strategies.perhaps(ids)),
        event=draw(strategies.perhaps(ids[:3])),
        place=draw(strategies.perhaps(ids)),
        role=draw(_ROLES),
        note=draw(_NOTES),
        grade=draw(_GRADES),
        derived_from=draw(_SOURCES),
        quantity=draw(_QUANTITIES),
        **draw(_DATES),
    )
    return Claim(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"id": claim_id(claim)})


@st.composite
def claim_sets(draw: st.DrawFn) -> ClaimSet:
    """A whole set of claims among a few, so that much is said of the same two."""
    ids = tuple(f"e{number}" for number in range(draw(_SIZES)))
    entities = {id_: Entity(id=id_, kind=draw(_KINDS), name=draw(_NAMES)) for id_ in ids}
    papers = draw(_PAPERS)
    found = draw(st.lists(claims(ids, tuple(papers)), min_size=20, max_size=60))
    by_id = {claim.id or "": claim for claim in found}
    return ClaimSet(builtin().extended([BRANCH], []), papers, entities, dict(sorted(by_id.items())))


@st.composite
def parameters(draw: st.DrawFn, asked: Question, graph: Graph) -> dict[str, Any]:
    """Values that fit a question and a graph."""
    some: Mapping[str, Sequence[Any]] = {
        "actor": list(graph.entities),
        "date": ("2020", "2025", "2025-12", "2025-12-13"),
        "document": list(graph.documents),
        "integer": (1, 2, 3, 50),
        "kind": (*KINDS, "Actor"),
        "relation": RELATIONS,
        "text": ("freed", "Gazette", "Agency or Wire"),
    }
    found: dict[str, Any] = {}
    for parameter in asked.parameters:
        values = st.sampled_from(some[parameter.type])
        if not parameter.is_list:
            found[parameter.name] = draw(st.none() | values if parameter.may_be_null else values)
        elif parameter.is_required or draw(st.booleans()):
            found[parameter.name] = draw(st.lists(values, min_size=1, max_size=8))
        else:
            found[parameter.name] = []
    return found
