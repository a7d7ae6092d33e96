"""Graphs of records that are no file, and answers in one call."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest

from graphmodel import FilterError, Graph, InputError, MemoryStore, NameNotFound, Store
from graphmodel.claims import Claim
from graphmodel.store.neo4j import Connection
from tests.support.stores import written


def from_seeds(seeds: Graph) -> Graph:
    """Return the graph of the bundled claims, given as dicts."""
    records = ([msgspec.to_builtins(record) for record in part.values()] for part in MemoryStore(seeds).claims()[1:])
    return Graph.from_records(*records)


def test_records_make_the_graph_that_a_file_of_them_makes() -> None:
    """The bundled claims as dicts, and as objects, are the same graph."""
    seeds = Graph.load()
    as_dicts, as_objects = from_seeds(seeds), Graph.from_records(*(p.values() for p in MemoryStore(seeds).claims()[1:]))
    assert as_dicts.relationships == as_objects.relationships == seeds.relationships


def test_all_faults_of_records_are_told_at_once() -> None:
    """Each fault has the sort of record and its number, hidden characters and wrong types included."""

    @dataclass
    class Paper:
        id: str
        publisher: str

    with pytest.raises(InputError) as error:
        Graph.from_records(
            documents=[Paper("d", "Gazette"), {"id": "e"}, object()],
            entities=[{"id": "a", "kind": "Persn", "name": "A"}, {"id": "b", "kind": "Person", "name": "B\u202e"}],
            claims=[{"subject": "a", "relation": "FREEED", "object": "b", "document": "d", "date": 2025}],
        )
    places = {(fault.file, fault.line) for fault in error.value.faults}
    assert places == {("documents", 2), ("documents", 3), ("entities", 1), ("entities", 2), ("claims", 1)}


@pytest.mark.parametrize(("value", "said"), [(None, "nothing"), (3, "3")])
def test_what_is_no_list_of_records_is_a_fault(value: object, said: str) -> None:
    """Nothing in the place of a list is told as every fault is, and nothing else follows from it."""
    claim = {"subject": "a", "relation": "PAID", "object": "a", "document": "d"}
    with pytest.raises(InputError) as error:
        Graph.from_records(value, [{"id": "a", "kind": "Person", "name": "A"}], [claim])  # type: ignore[arg-type]
    (fault,) = error.value.faults
    assert (fault.file, fault.message) == ("documents", f"documents must be a list of records, not {said}")


def test_what_json_would_change_is_a_fault() -> None:
    """Bytes are no text and an endless number is no quantity; neither hides what else is wrong with its record."""
    claim = {"subject": "a", "relation": "PAID", "object": "b", "document": "d"}
    with pytest.raises(InputError) as error:
        Graph.from_records(
            documents=[{"id": "d", "publisher": "Gazette"}],
            entities=[{"id": "a", "kind": "Person", "name": b"A"}, {"id": "b", "kind": "Person", "name": "B"}],
            claims=[
                {**claim, "quantity": {"value": float("inf"), "unit": "EUR"}, "date": "2021-13"},
                {**claim, "quantity": {"low": float("nan")}},
            ],
        )
    found = [(fault.file, fault.line, fault.message) for fault in error.value.faults]
    assert [one for one in found if "2021-13" not in one[2]] == [
        ("claims", 1, "value cannot be inf"),
        ("claims", 2, "low cannot be nan"),
        ("entities", 1, "name must be text, not bytes"),
    ]
    assert len(found) == 4


class Name(str):
    """A text of a type of its own, as libraries for tables have them."""


def test_no_value_of_a_record_hides_the_others() -> None:
    """What cannot be written as JSON is told with its field, beside what else is wrong."""
    claim = {"subject": Name("a"), "relation": "PRAISED", "object": "b", "document": "d", "date": "2021-13"}
    people = [{"id": "a", "kind": "Person", "name": Name("A")}, {"id": "b", "kind": "Person", "name": "B"}]
    odd = ({"note": "\ud800"}, {"role": float("nan")}, {"quantity": {"value": 10**5000}})
    with pytest.raises(InputError) as error:
        Graph.from_records([{"id": "d", "publisher": "P"}], people, [claim | one for one in odd])
    assert sorted(fault.message for fault in error.value.faults if "2021-13" not in fault.message) == [
        "character U+D800 is not allowed", "role cannot be nan", "value is a number out of range",
    ]  # fmt: skip
    assert len(error.value.faults) == 6


def test_records_have_the_warnings_of_a_file() -> None:
    """What `check` warns of in a file is told of records too, beside their graph."""
    claim = {"subject": "a", "relation": "PRAISED", "object": "a", "document": "d"}
    people = [{"id": "a", "kind": "Person", "name": "A"}]
    graph, warnings = Graph.examine_records([{"id": "d", "publisher": "Gazette"}], people, [claim, claim])
    assert len(graph.claims) == 1
    assert [(warning.line, warning.message) for warning in warnings if "itself" in warning.message] == [
        (1, "PRAISED joins 'a' to itself"), (2, "PRAISED joins 'a' to itself"),
    ]  # fmt: skip
    assert any("counts once" in warning.message for warning in warnings)


def test_errors_are_of_our_tree() -> None:
    """Unknown names, statuses and dates that are none are never a `KeyError`."""
    graph = Graph.load()
    for asked in (lambda: graph.paths("Nobody", "Coale"), lambda: graph.why("Coale", "nobody")):
        with pytest.raises(NameNotFound):
            asked()
    for narrowing in ({"since": "2025-13"}, {"statuses": "contested"}, {"at": "2025", "until": "2026"},
                      {"avoid": ["Coale"]}, {"since": "2026", "until": "2025"}):  # fmt: skip
        with pytest.raises(FilterError):
            graph.paths("Lukashenko", "Coale", **narrowing)
    with pytest.raises(NameNotFound, match="FREEED"):
        graph.paths("Lukashenko", "Coale", relations="FREEED")
    with pytest.raises(NameNotFound):
        MemoryStore(graph).relationships("nobody")


def test_a_graph_and_a_server_answer_alike(neo4j_connection: Connection) -> None:
    """One call is one answer, whoever is asked."""
    said = {"document": "d", "event": "talks"}
    graph = Graph.from_records(
        documents=[{"id": "d", "publisher": "Gazette"}],
        entities=[
            *({"id": id_, "kind": "Person", "name": id_.upper(), "aliases": [f"Mr {id_}"]} for id_ in ("a", "b", "c")),
            {"id": "talks", "kind": "Event", "name": "Talks"},
        ],
        claims=[
            {**said, "subject": "a", "relation": "MET_WITH", "object": "b", "date": "2025-12"},
            {**said, "subject": "c", "relation": "PRAISED", "object": "b"},
            {**said, "subject": "c", "relation": "PRAISED", "object": "b", "stance": "denied", "attributed_to": "a"},
        ],
    )
    server: Store = written(neo4j_connection, MemoryStore(graph).claims())
    for asked in (graph, MemoryStore(graph)):
        assert asked.paths("Mr a", "C", since="2025") == server.paths("Mr a", "C", since="2025")
        assert asked.why("b", "Mr C") == server.why("b", "Mr C")
        assert asked.show("Talks") == server.show("Talks")
        assert asked.ask("contested") == server.ask("contested")
    with pytest.raises(NameNotFound):
        server.relationships("nobody")


def test_a_claim_reads_as_one_line() -> None:
    """What is printed of a claim tells its stance, speaker and document."""
    claim = Claim(subject="a", relation="FREED", object="b", document="d", stance="denied", attributed_to="c")
    assert str(claim) == "a FREED b [denied, c in d]"
