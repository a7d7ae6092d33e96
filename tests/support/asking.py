"""Saved questions in tests: answers by the names of columns, and claims and parameters at random to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Entity, claim_id
from graphmodel.claims.model import Quantity
from graphmodel.claims.resolve import ClaimSet
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


@st.composite
def claims(draw: st.DrawFn, ids: list[str], papers: list[str]) -> Claim:
    """One claim about anything that the questions ask for."""
    one = st.sampled_from(ids)
    value = draw(st.none() | st.sampled_from((5, 100, 104, 123, 0.5)))
    low, high = (None, None) if value is not None else draw(st.sampled_from(((3, None), (None, 99), (90, 110))))
    numbers = {name: st.just(number) for name, number in (("value", value), ("low", low), ("high", high))}
    units = {"unit": st.sampled_from((None, "people")), "of": st.sampled_from((None, "freed"))}
    claim = Claim(
        subject=draw(one),
        relation=draw(st.sampled_from(RELATIONS)),
        object=draw(one),
        document=draw(st.sampled_from(papers)),
        stance=draw(st.sampled_from(("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective"))),
        attributed_to=draw(st.none() | one),
        event=draw(st.none() | st.sampled_from(ids[:3])),
        place=draw(st.none() | one),
        role=draw(st.sampled_from((None, "head", "former head"))),
        note=draw(st.sampled_from((None, None, "a note", "Another"))),
        grade=draw(st.sampled_from((None, None, None, 2, 6))),
        derived_from=draw(st.sampled_from((None, None, None, (Derivation(publisher="Agency", how="reprint"),)))),
        quantity=draw(st.none() | st.builds(Quantity, **numbers, **units, about=st.booleans())),
        **draw(st.sampled_from(DATES)),
    )
    return Claim(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"id": claim_id(claim)})


@st.composite
def claim_sets(draw: st.DrawFn) -> ClaimSet:
    """A whole set of claims among a few, so that much is said of the same two."""
    ids = [f"e{number}" for number in range(draw(st.integers(3, 9)))]
    entities = {
        id_: Entity(id=id_, kind=draw(st.sampled_from(KINDS)), name=draw(st.sampled_from(NAMES))) for id_ in ids
    }
    papers = draw(strategies.documents())
    found = draw(st.lists(claims(ids, list(papers)), min_size=20, max_size=60))
    return ClaimSet(
        builtin().extended([BRANCH], []), papers, entities, dict(sorted((claim.id or "", claim) for claim in found))
    )


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
