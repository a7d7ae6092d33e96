"""What happens to somebody once, and of what there is one: dates and places that cannot both be right."""

from __future__ import annotations

from typing import Any

import pytest

from graphmodel import Graph
from graphmodel.output.contradictions import answer, in_words, mentioned_by
from graphmodel.output.mentioned import Mentioned
from graphmodel.store import MemoryStore
from tests.evidence.test_contradictions import DOCUMENTS, ENTITIES, claim, graph, told


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "meaning"),
    [
        ("ben", "KILLED", "ada", "Ben Ito killed Ada Roe"),
        ("ben", "FOUNDED", "port", "Ben Ito set up Port of Northam"),
        ("ada", "BORN_IN", "town", "Ada Roe was born in Northam"),
    ],
)
def test_what_happens_once_has_one_date(subject: str, relation: str, object_: str, meaning: str) -> None:
    """Two documents that date it apart contradict each other, of whatever event; a less precise date is the same."""

    def dated(*dates: str, **more: Any) -> list[str]:
        return told(*(claim(subject, relation, object_, date=date, **more) for date in dates))

    assert dated("2021-03", "2022") == [f"Dated apart: {meaning}: 2021-03 or 2022"]
    assert dated("2021", "2021-07", "2021-07-04") == []
    assert dated("2021-03", "2022", document="d1") == []
    assert dated("2021-03", "2022", stance="unconfirmed") == []
    assert told(
        claim(subject, relation, object_, date="2021-03", event="raid"),
        claim(subject, relation, object_, date="2022", event="swap"),
    ) == [f"Dated apart: {meaning}: 2021-03 or 2022"]


def test_what_befell_several_has_several_dates() -> None:
    """A group is killed by and by, and who did it is no question of dates."""
    assert told(claim("ben", "KILLED", "all", date="2021"), claim("ben", "KILLED", "all", date="2022")) == []
    assert told(claim("ben", "KILLED", "ada", date="2021"), claim("cy", "KILLED", "ada", date="2021")) == []


def test_nobody_is_born_in_two_places() -> None:
    """Whenever that was, two birthplaces exclude each other, unless the one lies in the other or may do so."""
    two = [claim("ada", "BORN_IN", "town", date="1970"), claim("ada", "BORN_IN", "bay", date="1971")]
    assert told(*two) == ["One at a time: Ada Roe was born in Bay or Northam"]
    assert told(*two, claim("bay", "LOCATED_IN", "town")) == []
    assert told(claim("ada", "BORN_IN", "town"), claim("ada", "BORN_IN", "north")) == []
    away = [claim("ada", "BORN_IN", "town"), claim("ada", "BORN_IN", "north"), claim("town", "PART_OF", "south")]
    assert told(*away) == ["One at a time: Ada Roe was born in Northland or Northam"]
    store = MemoryStore(graph(*two))
    found = store.contradictions()
    (row,) = answer(found, (), Mentioned(store, mentioned_by(found)))["contradictions"]
    assert row["assumed"] == ["neither lies in the other; no claim here says so"]


MARRIED = {
    "name": "MARRIED_TO", "class": "tie", "meaning": "is married to", "subject": ["Person"], "object": ["Person"],
    "symmetric": True, "functional": "both",
}  # fmt: skip


@pytest.mark.parametrize(("relations", "words"), [
    ([], []),
    ([MARRIED], ["One at a time: Ben Ito is married to Ada Roe or Cy Noe"]),
])  # fmt: skip
def test_two_spouses_exclude_each_other_where_a_folder_says_so(
    relations: list[dict[str, Any]], words: list[str]
) -> None:
    """Marriage is of one at a time where the claims' own vocabulary declares it, whichever of the two comes first."""
    claims = [
        {**claim("ada", "MARRIED_TO", "ben", start="2001"), "document": "d1"},
        {**claim("cy", "MARRIED_TO", "ben", start="2003"), "document": "d2"},
        {**claim("di", "MARRIED_TO", "cy", start="1990", end="1999"), "document": "d3"},
    ]
    store = MemoryStore(Graph.from_records(DOCUMENTS, ENTITIES, claims, relations))
    found = store.contradictions()
    assert [in_words(each, Mentioned(store, mentioned_by(found))) for each in found] == words


def test_a_role_is_one_whatever_its_case() -> None:
    """What ended as "Envoy" ended before it started as "envoy", and not what started as something else."""
    ended = claim("ada", "WORKS_FOR", "port", end="2018", role="Envoy")
    assert told(ended, claim("ada", "WORKS_FOR", "port", start="2020", role="envoy")) == [
        "An end before a start: Ada Roe works or has worked for Port of Northam: since 2020, but until 2018"
    ]
    assert told(ended, claim("ada", "WORKS_FOR", "port", start="2020", role="clerk")) == []
