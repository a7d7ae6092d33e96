"""Random claims that hold together, and random filters on them."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Document, Entity, claim_id
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.vocabulary import INVOLVED_IN
from graphmodel.evidence import CLASSES, STATUSES, WALKED, Filters
from graphmodel.graph import Graph
from tests.support.randomclaims import INEXACT, RELATIONS, VOCABULARY

KINDS = ("Person", "Company", "Country", "Event", "Entity")
NAMES = ("Ada", "Ben", "Cy", "Ана")
DATES = ("2020", "2021-02", "2021-02-28", "2022-01-01", "2024")
TIMES = (*DATES, *INEXACT)

Value = TypeVar("Value", bound=Hashable)

# A strategy looks at itself when it first draws, which takes longer than to draw: each is made once, not for each draw.


@cache
def one_of(values: tuple[Value, ...]) -> st.SearchStrategy[Value]:
    """One of some values."""
    return st.sampled_from(values)


@cache
def perhaps(values: tuple[Value, ...]) -> st.SearchStrategy[Value | None]:
    """One of some values, or as often none."""
    return st.none() | one_of(values)


@cache
def _perhaps_two(values: tuple[Value, ...]) -> st.SearchStrategy[list[Value] | None]:
    return st.none() | st.lists(one_of(values), max_size=2, unique=True)


@cache
def _perhaps_some(values: tuple[Value, ...]) -> st.SearchStrategy[frozenset[Value]]:
    return st.just(frozenset[Value]()) | st.frozensets(one_of(values), min_size=1)


_TOGETHER = (["Wire", "Herald"], ["Herald", "Wire"], ["Gazette", "Agency", "Herald"], "Herald & Agency", "A, B")
_PUBLISHERS: st.SearchStrategy[str | list[str]] = st.sampled_from(
    ("Gazette", "Gazette Online", "Wire", "Herald", *_TOGETHER)
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Document]:
    """One to five documents, some derived from an earlier one, from a publisher, or from several."""
    found: dict[str, Document] = {}
    for number in range(draw(st.integers(1, 5))):
        derived = draw(_perhaps_two(_sources(tuple(found))))
        publisher = draw(_PUBLISHERS)
        house = "Gazette" if publisher == "Gazette Online" else None
        id_ = f"d{number}"
        found[id_] = Document(id=id_, title=f"Title {number}", publisher=publisher, house=house, derived_from=derived)
    return found


@cache
def _sources(papers: tuple[str, ...]) -> tuple[Derivation, ...]:
    return (
        *(Derivation(document=id_, how="summary") for id_ in papers),
        *(Derivation(publisher=name, how="reprint") for name in ("Agency", "Wire", "Gazette", "Wire and Gazette")),
    )


_WHEN = st.integers(0, 3)
_STANCES = ("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective")


@cache
def _derivations(papers: tuple[str, ...]) -> st.SearchStrategy[tuple[Derivation, ...] | None]:
    return st.none() | st.none() | st.lists(one_of(_sources(papers)), max_size=2).map(tuple)


@st.composite
def claims(draw: st.DrawFn, ids: tuple[str, ...], events: tuple[str, ...], papers: tuple[str, ...]) -> Claim:
    """One claim between any two entities, now and then of an event."""
    when: dict[str, str] = {}
    match draw(_WHEN):
        case 1:
            when["date"] = draw(one_of(TIMES))
        case 2:
            when["start"] = draw(one_of(TIMES))
        case 3:
            when["end"] = draw(one_of(TIMES))
    if "end" not in when and draw(st.booleans()):
        when["end"] = UNKNOWN
    claim = Claim(
        subject=draw(one_of(ids)),
        relation=draw(one_of(RELATIONS)),
        object=draw(one_of(ids)),
        document=draw(one_of(papers)),
        stance=draw(one_of(_STANCES)),
        attributed_to=draw(perhaps(ids)),
        derived_from=draw(_derivations(papers)),
        event=draw(perhaps(events)) if events else None,
        **when,  # type: ignore[arg-type]
    )
    return Claim(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"id": claim_id(claim)})


@st.composite
def claim_sets(draw: st.DrawFn, max_entities: int = 8, max_claims: int = 24) -> ClaimSet:
    """A whole set of claims."""
    ids = tuple(f"e{number}" for number in range(draw(st.integers(2, max_entities))))
    entities = {
        id_: Entity(id=id_, kind=draw(one_of(KINDS)), name=draw(one_of(NAMES)), aliases=[f"alias of {id_}"])
        for id_ in ids
    }
    papers = draw(documents())
    events = tuple(id_ for id_, entity in entities.items() if entity.kind == "Event")
    found = draw(st.lists(claims(ids, events, tuple(papers)), max_size=max_claims))
    return ClaimSet(VOCABULARY, papers, entities, dict(sorted((claim.id or "", claim) for claim in found)))


_NOTHING = st.just(frozenset[str]())
_BOUND = st.none() | st.none() | st.sampled_from((*DATES, "0988", "-0044", "-0100"))
_STATUSES = st.just(WALKED) | st.frozensets(st.sampled_from(STATUSES), min_size=1)
_KINDS = _NOTHING | st.sampled_from((frozenset({"Person"}), frozenset({"Actor"})))
_AVOID = _NOTHING | st.just(frozenset({"e2"}))


@st.composite
def filters(draw: st.DrawFn, graph: Graph) -> Filters:
    """Filters that fit a graph; most of them off."""
    return Filters(
        relations=draw(_perhaps_some((*RELATIONS, INVOLVED_IN))),
        classes=draw(_perhaps_some(CLASSES)),
        documents=draw(_perhaps_some(tuple(graph.documents))),
        speakers=draw(st.just(frozenset[str]()) | st.just(frozenset(list(graph.entities)[:4]))),
        since=draw(_BOUND),
        until=draw(_BOUND),
        min_origins=draw(one_of((0, 0, 0, 1, 2))),
        statuses=draw(_STATUSES),
        kinds=draw(_KINDS),
        avoid=draw(_AVOID),
    )
