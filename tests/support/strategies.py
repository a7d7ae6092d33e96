"""Random claims that hold together, and random filters on them."""

from __future__ import annotations

from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Document, Entity, claim_id
from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.vocabulary import INVOLVED_IN, RelationClass
from graphmodel.evidence import CLASSES, STATUSES, WALKED, Filters
from graphmodel.graph import Graph
from tests.support.randomclaims import INEXACT, RELATIONS, VOCABULARY

KINDS = ("Person", "Company", "Country", "Event")
DATES = ("2020", "2021-02", "2021-02-28", "2022-01-01", "2024")
TIMES = (*DATES, *INEXACT)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Document]:
    """One to five documents, some derived from an earlier one, from a publisher, or from several."""
    found: dict[str, Document] = {}
    for number in range(draw(st.integers(1, 5))):
        derived = draw(st.none() | st.lists(st.sampled_from(_sources(list(found))), max_size=2, unique=True))
        together = (["Wire", "Herald"], ["Herald", "Wire"], ["Gazette", "Agency", "Herald"], "Herald & Agency", "A, B")
        publisher = draw(st.sampled_from(("Gazette", "Gazette Online", "Wire", "Herald", *together)))
        house = "Gazette" if publisher == "Gazette Online" else None
        id_ = f"d{number}"
        found[id_] = Document(id=id_, title=f"Title {number}", publisher=publisher, house=house, derived_from=derived)
    return found


def _sources(papers: list[str]) -> list[Derivation]:
    return [
        *(Derivation(document=id_, how="summary") for id_ in papers),
        *(Derivation(publisher=name, how="reprint") for name in ("Agency", "Wire", "Gazette", "Wire and Gazette")),
    ]


@st.composite
def claims(draw: st.DrawFn, ids: list[str], events: list[str], papers: list[str]) -> Claim:
    """One claim between any two entities, now and then of an event."""
    when: dict[str, str] = {}
    match draw(st.integers(0, 3)):
        case 1:
            when["date"] = draw(st.sampled_from(TIMES))
        case 2:
            when["start"] = draw(st.sampled_from(TIMES))
        case 3:
            when["end"] = draw(st.sampled_from(TIMES))
    if "end" not in when and draw(st.booleans()):
        when["end"] = UNKNOWN
    claim = Claim(
        subject=draw(st.sampled_from(ids)),
        relation=draw(st.sampled_from(RELATIONS)),
        object=draw(st.sampled_from(ids)),
        document=draw(st.sampled_from(papers)),
        stance=draw(st.sampled_from(("asserted", "asserted", "asserted", "denied", "unconfirmed", "prospective"))),
        attributed_to=draw(st.none() | st.sampled_from(ids)),
        derived_from=draw(st.none() | st.none() | st.lists(st.sampled_from(_sources(papers)), max_size=2).map(tuple)),
        event=draw(st.none() | st.sampled_from(events)) if events else None,
        **when,  # type: ignore[arg-type]
    )
    return Claim(**{name: getattr(claim, name) for name in claim.__struct_fields__} | {"id": claim_id(claim)})


@st.composite
def claim_sets(draw: st.DrawFn, max_entities: int = 8, max_claims: int = 24) -> ClaimSet:
    """A whole set of claims."""
    ids = [f"e{number}" for number in range(draw(st.integers(2, max_entities)))]
    names = st.sampled_from(("Ada", "Ben", "Cy", "Ана"))
    entities = {
        id_: Entity(id=id_, kind=draw(st.sampled_from(KINDS)), name=draw(names), aliases=[f"alias of {id_}"])
        for id_ in ids
    }
    papers = draw(documents())
    events = [id_ for id_, entity in entities.items() if entity.kind == "Event"]
    found = draw(st.lists(claims(ids, events, list(papers)), max_size=max_claims))
    return ClaimSet(VOCABULARY, papers, entities, dict(sorted((claim.id or "", claim) for claim in found)))


@st.composite
def filters(draw: st.DrawFn, graph: Graph) -> Filters:
    """Filters that fit a graph; most of them off."""

    def some(values: list[str]) -> frozenset[str]:
        return draw(st.just(frozenset[str]()) | st.frozensets(st.sampled_from(values), min_size=1))

    bound = st.none() | st.none() | st.sampled_from((*DATES, "0988", "-0044", "-0100"))
    return Filters(
        relations=some([*RELATIONS, INVOLVED_IN]),
        classes=draw(st.just(frozenset[RelationClass]()) | st.frozensets(st.sampled_from(CLASSES), min_size=1)),
        documents=some(list(graph.documents)),
        speakers=draw(st.just(frozenset[str]()) | st.just(frozenset(list(graph.entities)[:4]))),
        since=draw(bound),
        until=draw(bound),
        min_origins=draw(st.sampled_from((0, 0, 0, 1, 2))),
        statuses=draw(st.just(WALKED) | st.frozensets(st.sampled_from(STATUSES), min_size=1)),
        kinds=draw(st.just(frozenset[str]()) | st.sampled_from((frozenset({"Person"}), frozenset({"Actor"})))),
        avoid=draw(st.just(frozenset[str]()) | st.just(frozenset({"e2"}))),
    )
