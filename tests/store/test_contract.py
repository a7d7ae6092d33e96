"""What every store must do, held against the graph in memory: a store more is a line more in `tests.support.stores`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.evidence import Filters, reading_order
from graphmodel.graph import Graph
from graphmodel.paths import Answer, PathFinder
from graphmodel.store import MemoryStore, Store
from tests.support import strategies
from tests.support.graphs import claim_set
from tests.support.laws import examples
from tests.support.stores import STORES, Hold

few = examples(12, quick=4)


@pytest.fixture(params=STORES, scope="module")
def hold(request: pytest.FixtureRequest) -> Hold:
    """Put claims into a store."""
    return request.param(request)  # type: ignore[no-any-return]


def answers(store: Store, graph: Graph, filters: Filters) -> Iterator[Answer]:
    """Yield what a store answers to questions about each pair of some entities."""
    for source, target in itertools.permutations(list(graph.entities)[:4], 2):
        for directed in (False, True):
            if not filters.avoid & {source, target}:
                yield PathFinder(store, source, target, filters, directed=directed).most_telling()
        yield PathFinder(store, source, target, filters, max_hops=3).by_hops(4)


@few
@given(strategies.claim_sets())
def test_a_store_gives_back_the_claims_that_were_loaded(hold: Hold, claims: ClaimSet) -> None:
    """What is streamed back is what was loaded, entities, documents, claims and vocabulary."""
    held = hold(claims).claims()
    assert held.documents == claims.documents
    assert held.entities == claims.entities
    assert held.claims == claims.claims
    assert held.vocabulary.relations == claims.vocabulary.relations
    assert held.vocabulary.kinds == claims.vocabulary.kinds


@few
@given(st.data())
def test_every_answer_equals_that_of_memory(hold: Hold, data: st.DataObject) -> None:
    """Paths, relationships, entities and documents are the same in the same order, whatever the filters."""
    graph = Graph(data.draw(strategies.claim_sets()))
    memory, store = MemoryStore(graph), hold(MemoryStore(graph).claims())
    for entity in graph.entities:
        assert store.relationships(entity) == memory.relationships(entity)
        assert store.said_by(entity) == memory.said_by(entity)
    assert store.entities(list(graph.entities)) == memory.entities(list(graph.entities))
    assert dict(store.documents()) == dict(memory.documents())
    assert set(store.homonyms(list(graph.entities))) == set(memory.homonyms(list(graph.entities)))
    for _ in range(2):
        filters = data.draw(strategies.filters(graph))
        assert list(answers(store, graph, filters)) == list(answers(memory, graph, filters))


def test_whoever_is_credited_with_a_claim_said_it(hold: Hold) -> None:
    """Each claim of the seeds that credits somebody is said by that one alone, in the order of reading."""
    seeds = Graph.load()
    store = hold(MemoryStore(seeds).claims())
    credited = [claim for claim in seeds.claims.values() if claim.attributed_to]
    said = {speaker: store.said_by(speaker) for speaker in {claim.attributed_to for claim in credited} if speaker}
    assert sum(map(len, said.values())) == len(credited)
    for speaker, claims in said.items():
        assert claims == sorted((c for c in credited if c.attributed_to == speaker), key=reading_order)
    assert store.said_by("belaruskali") == store.said_by("nobody") == []


def test_names_resolve_as_in_memory(hold: Hold) -> None:
    """Every name, alias and id of the seeds, in any case and script, is answered alike, and so is what is none."""
    seeds = Graph.load()
    memory, store = MemoryStore(seeds), hold(MemoryStore(seeds).claims())
    names = [name for entity in list(seeds.entities.values())[::5] for name in (entity.id, *entity.names)]
    hostile = ['"', "\\", '") OR (a', "*", "a~", "e:*", "", " ", "'", "AND", "x" * 70000, "\u0000"]
    typed = [f"id:{entity}" for entity in list(seeds.entities)[::20]] + [
        "id:",
        "Lukashenka A.",
        "Aliaksandr-Lukashenka",
    ]
    for name in [*names, *(n.upper() for n in names), "Лукашенко", "Коваль", *typed, *hostile]:
        assert outcome(store, name) == outcome(memory, name), name


def test_likeness_and_doubt_are_told_as_in_memory(hold: Hold) -> None:
    """What is ambiguous, looks the same or is written in another way is answered alike, relationships included."""
    people = {
        id_: Entity(id=id_, kind="Person", name=name)
        for id_, name in {
            "roe": "Ada Roe",
            "roe-2": "Ada Roe",
            "ada": "Kim Jong-un",
            "kim": "Ada",
            "шойгу": "Сергей Шойгу",
            "zoë": "章微",
            "c": "Sector C",
            "d": "pay.northam-bank.example",
        }.items()
    }
    paper = Document(id="d", title="D", publisher="P")
    claim = Claim(subject="roe", relation="MET_WITH", object="kim", document="d", id="c")
    graph = Graph(claim_set({"d": paper}, people, {"c": claim}))
    memory, store = MemoryStore(graph), hold(MemoryStore(graph).claims())
    typed = [
        "ADA ROE",
        "roe",
        "ada",
        "id:ada",
        "Kim Jongun",
        "kim jong un",
        "Sergei Shoygu",
        "zoe\u0308",
        "张伟",
        "Sector C++",
    ]
    for name in [*typed, "p\u0430y.northam-bank.example", "pay northam bank example", "Шойгу"]:
        assert outcome(store, name) == outcome(memory, name), name
    with pytest.raises(AmbiguousName, match=r"roe \(Ada Roe, Person; met Ada\), roe-2 \(Ada Roe, Person\)"):
        store.resolve("Ada Roe")


def outcome(store: Store, name: str) -> object:
    """Return what a name resolves to, or the error in words."""
    try:
        return store.resolve(name)
    except (NameNotFound, AmbiguousName) as error:
        return type(error), str(error), error.hint
