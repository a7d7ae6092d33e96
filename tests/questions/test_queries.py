"""The saved questions: their files, and the rows that every store gives."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from graphmodel.filters import WALKED
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Entity, claim_id
from graphmodel.claims.model import Quantity
from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.vocabulary import builtin
from graphmodel.errors import NameNotFound
from graphmodel.graph import Graph
from graphmodel.queries import Question, answer, questions
from graphmodel.queries.question import read_question
from graphmodel.queries.twins import TWINS
from graphmodel.store import MemoryStore
from graphmodel.store.neo4j import Connection, Neo4jStore
from tests.support import strategies
from tests.support.asking import asked_of
from tests.support.graphs import claim_set
from tests.support.laws import THOROUGH, examples
from tests.support.stores import written

few = examples(12, quick=3)
every_question = pytest.mark.parametrize("asked", questions().values(), ids=questions().keys())

KINDS = ("Person", "Company", "Group", "Event", "Place", "Commodity")
NAMES = ("Ada", "Ben", "ben", "Ана", "É", "\ufffd", "𝕏 b", "a, b", "ﬁ")
RELATIONS = (
    *("FREED", "FREED", "PARDONED", "IMPRISONED", "TRANSFERRED_TO", "EXILED", "RECEIVED", "SEEKS_RELEASE_OF"),
    *("MEMBER_OF", "MEMBER_OF", "PART_OF", "PART_OF", "NEGOTIATED_WITH", "MET_WITH", "AGREED_WITH", "TOOK_PLACE_IN"),
    *("IMPOSED_SANCTIONS_ON", "IMPOSED_SANCTIONS_ON", "LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH", "SUPPLIES"),
    *("LED", "TOOK_PART_IN", "FOLLOWED", "LED_TO", "APPOINTED", "ENVOY_OF", "HEADS", "PRAISED", "COMMENTED_ON"),
)


@st.composite
def claims(draw: st.DrawFn, ids: list[str], papers: list[str]) -> Claim:
    """One claim about anything that the questions ask for."""
    one = st.sampled_from(ids)
    value = draw(st.none() | st.sampled_from((5, 100, 104, 123, 0.5)))
    low, high = (None, None) if value is not None else draw(st.sampled_from(((3, None), (None, 99), (90, 110))))
    dates = draw(
        st.sampled_from(
            (
                *({}, {}, {"date": "2025-12-13"}, {"date": "2025"}, {"start": "2020"}, {"end": "2024-02"}),
                *({"end": "unknown"}, {"start": "2020", "end": "unknown"}, {"date": "202X~"}, {"date": "-0044"}),
                *({"date": "2025-12/.."}, {"date": "-0100", "end": "unknown"}, {"end": "-0050/2024"}),
            )
        )
    )
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
        quantity=draw(
            st.none()
            | st.builds(
                Quantity,
                **{name: st.just(number) for name, number in (("value", value), ("low", low), ("high", high))},
                about=st.booleans(),
                unit=st.sampled_from((None, "people")),
                of=st.sampled_from((None, "freed")),
            )
        ),
        **dates,
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
    return ClaimSet(builtin(), papers, entities, dict(sorted((claim.id or "", claim) for claim in found)))


@st.composite
def parameters(draw: st.DrawFn, asked: Question, graph: Graph) -> dict[str, Any]:
    """Values that fit a question and a graph."""
    some: Mapping[str, Sequence[Any]] = {
        "actor": list(graph.entities),
        "date": ("2020", "2025", "2025-12", "2025-12-13"),
        "document": list(graph.documents),
        "integer": (1, 2, 3, 50),
        "kind": KINDS,
        "relation": RELATIONS,
        "text": ("freed", "Gazette", "Agency or Wire"),
    }
    found: dict[str, Any] = {}
    for parameter in asked.parameters:
        values = st.sampled_from(some[parameter.type])
        if parameter.is_list:
            found[parameter.name] = draw(st.just([]) | st.lists(values, min_size=1, max_size=8))
        else:
            found[parameter.name] = draw(st.none() | values if parameter.may_be_null else values)
    return found


@pytest.fixture(scope="module")
def seeds() -> MemoryStore:
    """Give the bundled claims in memory."""
    return MemoryStore(Graph.load())


@pytest.fixture
def loaded(neo4j_connection: Connection, seeds: MemoryStore) -> Neo4jStore:
    """Give the bundled claims on a server."""
    return written(neo4j_connection, seeds.claims())


SEEDS: Mapping[str, dict[str, Any]] = {
    "actor": {"actor": "Лукашенко"},
    "by": {"by": "Belarus"},
    "who": {"who": "Kalesnikava"},
    "event": {"event": "release-2025-12-13"},
    "speaker": {"speaker": None},
    "a": {"a": "Trump", "b": "Ales Bialiatski"},
    "side_a": {"side_a": ["US", "us-treasury"], "side_b": ["Znak", "Belavia", "minsk"], "relations": []},
    "document": {"document": "arcamax-bloomberg-belarus-123"},
    "relations": {"relations": []},
    "kinds": {"kinds": ["Person", "Company", "Commodity"]},
    "avoid": {"avoid": ["Belarus"]},
    "since": {"since": "2025-06", "until": "2025-10"},
    "origin": {"origin": "CRBC News", "actor": None},
    "min_documents": {"min_documents": 2, "actor": None},
    "counted": {"counted": "prisoners freed"},
    "limit": {"limit": 3},
}


def test_a_server_answers_as_memory_does_on_the_seeds(loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """Every question gives the same rows in the same order, by default and with other parameters."""
    for name, asked in questions().items():
        other = [SEEDS[parameter.name] for parameter in asked.parameters if parameter.name in SEEDS]
        for values in ({}, *other):
            assert answer(loaded, name, values) == answer(seeds, name, values), (name, values)


@few
@given(st.data())
def test_a_server_answers_as_memory_does_on_any_claims(neo4j_connection: Connection, data: st.DataObject) -> None:
    """Every question gives the same rows in the same order whatever was claimed."""
    graph = Graph(data.draw(claim_sets()))
    memory = MemoryStore(graph)
    store = written(neo4j_connection, memory.claims())
    names = list(questions())
    # Each is planned anew for each sort of value that it is given, which takes longer than all else.
    for name in names if THOROUGH else data.draw(st.lists(st.sampled_from(names), min_size=12, max_size=12)):
        asked = questions()[name]
        values = data.draw(parameters(asked, graph))
        assert answer(store, name, values) == answer(memory, name, values), (name, values)


def test_what_others_wrote_counts_nowhere(neo4j_connection: Connection, loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """Nodes and relationships of strangers, and what they hang on graphmodel's, change no answer."""
    neo4j_connection.run(
        "MATCH (e:Entity) WHERE e.id IN ['belarus', 'john-coale', 'donald-trump', 'maria-kolesnikova'] "
        "MATCH (c:Claim) WHERE c.subject = e.id OR c.attributed_to = 'viasna' "
        "MERGE (n:Entity {id: 'a stranger', name: 'A stranger', kind: 'Group'}) "
        "CREATE (e)-[:FREED {status: 'asserted'}]->(n)-[:MEMBER_OF {status: 'asserted'}]->(e) "
        "CREATE (e)-[:IMPOSED_SANCTIONS_ON {status: 'asserted'}]->(n)-[:NEGOTIATED_WITH {status: 'asserted'}]->(e) "
        "CREATE (c)-[:ATTRIBUTED_TO]->(n) CREATE (c)-[:SUBJECT]->(n) CREATE (c)-[:IN_EVENT]->(n) "
        "CREATE (:Claim {stance: 'asserted', relation: 'FREED', subject: e.id, object: 'viasna', document: 'theirs', "
        "triple: c.triple, attributed_to: 'viasna', date: '2001', first: '2001-01-01', last: '2001-12-31', "
        "event: 'release-2025-12-13', quantity_about: false, quantity_value: 7})-[:IN_DOCUMENT]->"
        "(:Document {title: 'theirs', roots: ['theirs'], declared: true})"
    )
    for name, asked in questions().items():
        for values in ({}, *([{"actor": None}] if asked.parameters[:1] and asked.parameters[0].may_be_null else [])):
            if set(values) <= {parameter.name for parameter in asked.parameters}:
                assert answer(loaded, name, values) == answer(seeds, name, values), (name, values)
    neo4j_connection.run("MATCH (n) WHERE n.written_by IS NULL DETACH DELETE n")


def test_statements_only_read_and_return_what_they_declare(neo4j_connection: Connection) -> None:
    """The server calls each statement read-only, and each returns the columns that its head declares."""
    for asked in questions().values():
        defaults = {parameter.name: parameter.default for parameter in asked.parameters}
        asked_of_server = neo4j_connection._driver.execute_query(asked.statement, defaults)
        assert asked_of_server.summary.query_type == "r", asked.name
        assert asked_of_server.keys == [column.name for column in asked.declared], asked.name


def test_a_statement_answers_with_its_defaults_written_in(loaded: Neo4jStore, seeds: MemoryStore) -> None:
    """With each parameter replaced by its default, as the Browser's favourites have it, the answer is the same."""
    for name, asked in questions().items():
        literals = {p.name: json.dumps(p.default, ensure_ascii=False) for p in asked.parameters}
        text = re.sub(r"\$(\w+)", lambda found, literals=literals: literals[found[1]], asked.statement)
        found = loaded.drawn(text, {}) if asked.is_drawing else loaded.rows(text, {})
        assert found == answer(seeds, name).rows, name


@pytest.mark.parametrize("name", ["imprisoned", "numbers", "releases-over-time"])
def test_a_server_knows_what_a_statement_asks_for(loaded: Neo4jStore, name: str) -> None:
    """The server does not warn of properties of numbers that no claim has."""
    asked = questions()[name]
    defaults = {parameter.name: parameter.default for parameter in asked.parameters}
    summary = loaded._connection._driver.execute_query(asked.statement, defaults).summary
    assert [found.gql_status for found in summary.gql_status_objects] == ["00000"]


@every_question
def test_a_head_declares_what_its_statement_uses(asked: Question) -> None:
    """The parameters of a statement are those of its head, and so are the columns that it returns."""
    used = set(re.findall(r"\$(\w+)", asked.statement))
    assert used == {parameter.name for parameter in asked.parameters}
    last = re.split(r"^RETURN\b", asked.statement, flags=re.MULTILINE)[-1]
    returned = re.split(r"^ORDER BY\b", last, flags=re.MULTILINE)[0]
    assert [part.split()[-1] for part in _parts(returned)] == [column.name for column in asked.declared]
    assert ";" not in re.sub(r"'[^']*'", "", asked.statement)
    assert asked.title
    assert asked.description
    assert len(asked.title) <= 100


def _parts(text: str) -> list[str]:
    """Return what stands between the commas that are in no brackets."""
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


@every_question
def test_a_drawing_takes_what_its_question_takes(asked: Question) -> None:
    """A drawing belongs to a question for rows, in the same group, and is small by default."""
    assert asked.name in TWINS
    if asked.is_drawing:
        rows = questions()[asked.name.removesuffix("-drawing")]
        assert rows.group == asked.group
        assert {p.name for p in rows.parameters} <= {p.name for p in asked.parameters}
        assert next(p.default for p in asked.parameters if p.name == "limit") <= 60


def test_every_question_finds_something_in_the_seeds(seeds: MemoryStore) -> None:
    """With its defaults each question has rows, no two of them alike, and each a value for every column."""
    for name, asked in questions().items():
        rows = answer(seeds, name).rows
        assert rows, name
        assert len({repr(row) for row in rows}) == len(rows), name
        assert {len(row) for row in rows} == {len(asked.columns)}, name


def test_a_drawing_of_the_seeds_can_be_read(seeds: MemoryStore) -> None:
    """By default no drawing of the bundled claims is empty, or has more than forty nodes."""
    for name, asked in questions().items():
        if asked.is_drawing:
            rows = answer(seeds, name).rows
            assert 3 <= len({end for row in rows for end in (row[0], row[2])}) <= 40, name


@pytest.mark.parametrize(
    "head",
    [
        "MATCH (n) RETURN n",
        "// Title\n// no empty line\n// text\nMATCH",
        "// T\n//\n// text\n//\n// Parameters:\n//   a (nobody) = 1: meaning\n",
        "// T\n//\n// text\n//\n// Parameters:\n//   a (text) = unquoted: meaning\n",
        "// T\n//\n// text\n//\n// Columns:\n//   a meaning\n",
        "// T\n//\n// text\n//\n// Columns:\n// a: meaning\n",
    ],
)
def test_a_head_that_cannot_be_read_is_an_error(head: str, tmp_path: Path) -> None:
    """The error names the file."""
    path = tmp_path / "question.cypher"
    path.write_text(head)
    with pytest.raises(ValueError, match=r"question\.cypher: "):
        read_question(path)


@given(strategies.claim_sets(max_entities=12, max_claims=40))
def test_betweenness_is_that_of_networkx(claims: ClaimSet) -> None:
    """The sum of the shares is what networkx counts; it halves the sum, since its paths have no direction."""
    graph = Graph(claims)
    ids = list(graph.entities)
    one, other = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    values = {"side_a": one, "side_b": other, "relations": [], "kinds": [], "avoid": [], "limit": 99}
    simple = nx.Graph()
    simple.add_nodes_from(ids)
    walked = [r for r in graph.relationships.values() if r.status in WALKED and r.subject != r.object]
    simple.add_edges_from((r.subject, r.object) for r in walked)
    expected = nx.betweenness_centrality_subset(simple, one, other, normalized=False)
    found = {row["broker_id"]: row["betweenness"] for row in TWINS["brokers"](graph, values)}
    for id_ in ids:
        assert found.get(id_, 0.0) == pytest.approx(2 * expected[id_])


def test_several_relationships_between_two_are_one_step(seeds: MemoryStore) -> None:
    """Two envoys of whom one has more relationships with an end share evenly, and who is avoided has no share."""
    values = {"side_a": "Trump", "side_b": "Lukashenko"}
    rows = answer(seeds, "brokers", values).rows
    assert [row[:4] for row in rows] == [("John Coale", "Person", 0.5, 1), ("Keith Kellogg", "Person", 0.5, 1)]
    rows = answer(seeds, "brokers", {**values, "avoid": "Kellogg", "kinds": "person"}).rows
    assert [row[:4] for row in rows] == [("John Coale", "Person", 1.0, 1)]
    assert answer(seeds, "brokers", {**values, "kinds": ["Company"]}).rows == []


def test_what_is_denied_or_expected_is_never_told_as_a_fact(seeds: MemoryStore) -> None:
    """Who was not freed is in the answer as denied, with who denies it; a promise is prospective; neither is drawn."""
    freed = {row["freed_id"]: row for row in asked_of(seeds, "freed")}
    assert freed["andrzej-poczobut"]["status"] == "denied"
    assert freed["andrzej-poczobut"]["said_by"] == []
    assert freed["andrzej-poczobut"]["denied_by"] == ["Polish Foreign Ministry in arcamax-bloomberg-belarus-123"]
    assert freed["political-prisoners-belarus"]["status"] == "prospective"
    assert freed["maria-kolesnikova"]["independence"] == "not established"
    won = asked_of(seeds, "contested")[0]
    assert (won["subject"], won["status"], len(won["said_by"]), len(won["denied_by"])) == (
        "Alexander Lukashenko",
        "contested",
        1,
        3,
    )
    for name, asked in questions().items():
        if asked.is_drawing:
            assert {row["status"] for row in asked_of(seeds, name)} <= {"asserted", "contested", None}


def test_who_freed_is_told_apart_from_who_says_so(seeds: MemoryStore) -> None:
    """A denied release names who denies it, not only who would have freed."""
    rows = {row["sought_id"]: row for row in asked_of(seeds, "demands")}
    denied = "freed by Belarus: denied by Polish Foreign Ministry in arcamax-bloomberg-belarus-123"
    assert rows["andrzej-poczobut"]["release"] == [denied]
    held = {row["held_id"]: row for row in asked_of(seeds, "imprisoned")}
    assert held["ales-bialiatski"]["release"][0].startswith(
        "freed by Belarus, 2025-12-13: asserted by Viasna in arcamax-"
    )


def test_a_release_has_the_date_of_its_happening(seeds: MemoryStore) -> None:
    """Where no claim about somebody gives a date, another claim of the same happening does, in every question."""
    for name, who in (("freed", "freed_id"), ("taken-where", "who_id")):
        rows = {row[who]: row for row in asked_of(seeds, name)}
        assert rows["maksim-znak"]["since"] == "2025-12-13"
        assert rows["maksim-znak"]["happenings"] == ["Release of 123 prisoners by Belarus on 13 December 2025"]


def test_a_sentence_has_its_term_and_no_end(seeds: MemoryStore) -> None:
    """The years of a sentence are told, and the date on which it was passed is not told as its end."""
    rows = {(row["held_id"], row["relation"]): row for row in asked_of(seeds, "imprisoned")}
    sentenced = rows["ales-bialiatski", "SENTENCED"]
    assert (sentenced["since"], sentenced["until"], sentenced["term"]) == ("2023", None, ["10 years"])
    assert rows["maria-kolesnikova", "SENTENCED"]["term"] == ["11 years"]
    assert rows["political-prisoners-before-release", "IMPRISONED"]["term"] == ["at least 1200 people"]


def test_a_term_that_is_only_denied_is_none() -> None:
    """Whoever denies a sentence of ten years has not said that there is one."""
    entities = {id_: Entity(id=id_, kind="Person", name=id_) for id_ in ("court", "ada")}
    paper = Document(id="d", title="D", publisher="Gazette")
    denied = Claim(
        subject="court", relation="SENTENCED", object="ada", document="d", stance="denied",
        quantity=Quantity(value=10, unit="years"), id="1",
    )  # fmt: skip
    store = MemoryStore(Graph(claim_set({"d": paper}, entities, {"1": denied})))
    (row,) = asked_of(store, "imprisoned")
    assert (row["status"], row["term"], row["said_by"], row["denied_by"]) == ("denied", [], [], ["d"])


def test_a_number_tells_what_it_was_said_of(seeds: MemoryStore) -> None:
    """A number stands with the relation and the two that its claims are about."""
    rows = {row["counted"]: row for row in asked_of(seeds, "numbers")}
    assert rows["prison term of Ales Bialiatski"]["said_of"] == ["Belarus SENTENCED Ales Bialiatski"]
    assert all(row["said_of"] for row in rows.values())


def test_releases_have_their_counts_in_order_of_time(seeds: MemoryStore) -> None:
    """The three releases of the documents come in order, each number with who gives it."""
    rows = [row for row in asked_of(seeds, "releases-over-time") if row["value"] is not None]
    assert [(row["date"], row["value"]) for row in rows] == [
        ("2025-06", 14),
        ("2025-09", 52),
        *(("2025-12-13", number) for number in (123, 114, 104, 5, 1)),
    ]
    assert rows[4]["said_by"] == ["Khochu Zhit in arcamax-bloomberg-belarus-123"]


def test_what_is_past_or_done_by_another_reads_so(seeds: MemoryStore) -> None:
    """Who was exiled did not exile, and a route that is forbidden has the note beside its status."""
    exiled = [row for row in asked_of(seeds, "taken-where", who="Bialiatski") if row["how"] == "exiled by"]
    assert [row["other"] for row in exiled] == ["Belarus"]
    route = asked_of(seeds, "trade", actor="Klaipeda")[0]
    assert list(route)[3:7] == ["status", "notes", "since", "until"]
    assert route["notes"] == ["asserted: the port at the end of the route, now forbidden"]


def test_relief_is_told_beside_the_sanctions_of_the_same_side(seeds: MemoryStore) -> None:
    """The treasury relieves a firm that its country sanctioned; what others imposed is told apart."""
    rows = {row["firm_id"]: row for row in asked_of(seeds, "sanctions-relief", kinds=[])}
    assert rows["belaruskali"]["sanctioned_by"] == ["United States"]
    assert (rows["belaruskali"]["sanctioned_since"], rows["belaruskali"]["relieved_since"]) == ("2021", "2025-12-13")
    assert rows["belaruskali"]["sanctions_said_by"] == ["arcamax-bloomberg-belarus-123"]
    assert rows["belaruskali"]["said_by"] == ["crbc-news-belarus-123"]
    assert rows["belavia"]["sanctioned_by"] == ["US Treasury Department"]
    assert rows["agrorozkvit"]["sanctioned_by"] == []
    assert "European Union" in rows["belarusian-potash"]["others_sanctioning"]


def test_names_are_resolved_and_wrong_values_refused(seeds: MemoryStore) -> None:
    """Any name of an actor will do; what is unknown, of the wrong sort or one too many is an error."""
    assert answer(seeds, "neighbourhood", {"actor": "Калеснікава"}) == answer(seeds, "neighbourhood")
    assert answer(seeds, "posts", {"actor": None}) == answer(seeds, "posts")
    assert answer(seeds, "posts", {"relations": "president of"}).parameters["relations"] == ["HEAD_OF_STATE_OF"]
    for name, values in (
        ("neighbours", {}),
        ("neighbourhood", {"actor": "Nobody Known"}),
        ("posts", {"relations": ["NOTHING"]}),
        ("brokers", {"kinds": ["Robot"]}),
        ("one-document", {"document": "none"}),
    ):
        with pytest.raises(NameNotFound):
            answer(seeds, name, values)
    for name, values in (
        ("neighbourhood", {"who": "Belarus"}),
        ("neighbourhood", {"actor": ""}),
        ("neighbourhood", {"actor": ["Belarus", "Poland"]}),
        ("brokers", {"limit": "-1"}),
        ("brokers", {"limit": 0}),
        ("brokers", {"limit": "many"}),
        ("timeline", {"since": "2025-13"}),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            answer(seeds, name, values)
