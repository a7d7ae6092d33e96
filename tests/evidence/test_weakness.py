"""What rests on little, and how many paths rest on it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence import Filters, is_unnamed, weaknesses
from graphmodel.graph import Graph
from graphmodel.paths import PathFinder
from graphmodel.store import MemoryStore
from tests.support import strategies

DOCUMENTS = [{"id": "d1", "publisher": "P"}, {"id": "d2", "publisher": "Q"}]
ENTITIES = [
    *({"id": id_, "kind": "Person", "name": id_.title()} for id_ in ("ada", "ben", "cy", "dee")),
    {"id": "crowd", "kind": "Group", "name": "Villagers"},
    {"id": "source", "kind": "Person", "name": "A person familiar with the matter"},
]


def graph(*claims: dict[str, Any]) -> Graph:
    """Claims about who met whom, in two papers."""
    met = {"subject": "ada", "relation": "MET_WITH", "object": "ben", "document": "d1"}
    return Graph.from_records(documents=DOCUMENTS, entities=ENTITIES, claims=[{**met, **claim} for claim in claims])


def by(speaker: str | None, document: str = "d1") -> dict[str, str]:
    """What a document credits a speaker with."""
    return {"document": document, **({"attributed_to": speaker} if speaker else {})}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([by(None), by(None, "d2")], ()),
        ([by(None)], ("one origin",)),
        ([by("cy"), by("cy", "d2")], ("one speaker",)),
        ([by("cy"), by("dee", "d2")], ()),
        ([by("cy"), by(None, "d2")], ()),
        ([by("crowd"), by("source", "d2")], ("no named speaker",)),
        ([by("crowd"), by("cy", "d2")], ()),
        ([by("source")], ("one origin", "one speaker", "no named speaker")),
        ([{**by(None), "stance": "unconfirmed"}], ()),
        ([by(None), {**by(None, "d2"), "stance": "denied"}], ("one origin",)),
    ],
    ids=str,
)
def test_what_is_asserted_rests_on_little(claims: list[dict[str, str]], expected: tuple[str, ...]) -> None:
    """One origin, one speaker, or none with a name; a document's own words are nobody's else."""
    found = graph(*claims)
    (relationship,) = found.relationships.values()
    assert weaknesses(relationship, lambda id_: is_unnamed(found.entities[id_], found.vocabulary)) == expected


def test_first_comes_on_what_most_paths_rest() -> None:
    """A step that something stronger carries needs nobody's check, and each path counts once."""
    found = graph(
        {"subject": "ada", "object": "ben"},
        {"subject": "ben", "object": "cy"},
        {"subject": "ben", "object": "cy", "document": "d2"},
        {"subject": "ben", "object": "cy", "relation": "PRAISED"},
        {"subject": "cy", "object": "dee"},
    ).weak(path=("ada", "dee"))
    assert [str(path) for path in found.paths] == ["ada – ben – cy – dee"]
    keys = [(each.relationship.subject, each.relationship.object, each.paths) for each in found.weaknesses]
    assert keys == [("ada", "ben", 1), ("cy", "dee", 1)]


@given(strategies.claim_sets(), st.data())
def test_only_and_all_that_rests_on_little_is_listed(claims: ClaimSet, data: st.DataObject) -> None:
    """Whatever is asked, each is weak, the order is that of the paths, and none rests on what is not there."""
    held = Graph(claims)
    everything = held.weak()
    unnamed = {id_ for id_, known in held.entities.items() if is_unnamed(known, held.vocabulary)}
    weak = {r.key for r in held.relationships.values() if weaknesses(r, unnamed.__contains__)}
    assert {each.relationship.key for each in everything.weaknesses} == weak
    counts = [each.paths for each in everything.weaknesses]
    assert counts == sorted(counts, reverse=True)
    assert max(counts, default=0) <= len(everything.paths)
    one, other = data.draw(st.permutations(sorted(held.entities)))[:2]
    of_one = {each.relationship.key for each in held.weak(f"id:{one}").weaknesses}
    assert of_one == {key for key in weak if one in (key[0], key[2])}
    on_paths = {r.key for path in held.weak(path=(f"id:{one}", f"id:{other}")).paths for h in path.hops for r in h[2]}
    between = held.weak(path=(f"id:{one}", f"id:{other}")).weaknesses
    assert {each.relationship.key for each in between} <= weak & on_paths


@given(strategies.claim_sets(), st.data())
def test_the_best_path_is_the_first_that_is_told(claims: ClaimSet, data: st.DataObject) -> None:
    """Whoever looks for one path only finds the one that the command would tell first."""
    store = MemoryStore(Graph(claims))
    one, other = data.draw(st.permutations(sorted(claims.entities)))[:2]
    best = PathFinder(store, one, other, Filters()).best()
    told = PathFinder(store, one, other, Filters()).most_telling(1).paths
    assert [best and best.entities] == [path.entities for path in told] if told else best is None
    assert not told or (best is not None and best.cost == told[0].cost)
