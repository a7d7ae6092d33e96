"""The saved questions: how they are declared, and what they say of the bundled claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.model import Quantity
from graphmodel.claims.vocabulary import Kind
from graphmodel.errors import FilterError, NameNotFound
from graphmodel.graph import Graph
from graphmodel.questions import Question, answer, questions, saved
from graphmodel.store import MemoryStore
from tests.support.asking import asked_of
from tests.support.graphs import claim_set
from tools.questions import FOLDER, files

every_question = pytest.mark.parametrize("asked", questions().values(), ids=questions().keys())


@pytest.fixture(scope="module")
def seeds() -> MemoryStore:
    """Give the bundled claims in memory."""
    return MemoryStore(Graph.load())


def test_the_files_are_those_that_the_questions_make() -> None:
    """Each statement stands in a file as ``python -m tools.questions`` writes it, and there is no other file."""
    assert {path: path.read_text(encoding="utf-8") for path in FOLDER.glob("*/*")} == files()


def test_a_question_of_the_common_shape_is_one_small_file() -> None:
    """What lists relationships, and says of them only what other questions say too, has fifteen lines at most."""
    for path in Path(saved.__path__[0]).glob("[!_]*.py"):
        text = path.read_text(encoding="utf-8")
        if "Listing(" in text and "Column" not in text and "def " not in text:
            assert len(text.splitlines()) <= 15, path.name


@every_question
def test_a_statement_takes_and_gives_what_is_declared(asked: Question) -> None:
    """The parameters of a statement are those declared, a title fits a line, and what must be given has an example."""
    assert set(re.findall(r"\$(\w+)", asked.statement)) == {parameter.name for parameter in asked.parameters}
    assert "[[" not in asked.statement
    assert ";" not in re.sub(r"'[^']*'", "", asked.statement)
    assert len(asked.title) <= 100
    assert asked.description.endswith(".")
    assert all(parameter.shown is not None for parameter in asked.parameters if parameter.is_required)


@every_question
def test_a_drawing_takes_what_its_question_takes(asked: Question) -> None:
    """A drawing belongs to a question for rows, in the same group, and is small by default."""
    if asked.is_drawing:
        rows = questions()[asked.name.removesuffix("-drawing")]
        assert rows.group == asked.group
        assert {p.name for p in rows.parameters} <= {p.name for p in asked.parameters}
        assert next(p.default for p in asked.parameters if p.name == "limit") <= 40


def test_no_question_is_about_somebody_unless_told() -> None:
    """Nobody, and no document, stands for an actor or a document that is not given."""
    for asked in questions().values():
        assert not any(p.default for p in asked.parameters if p.type in ("actor", "document")), asked.name


def test_every_question_finds_something_in_the_seeds(seeds: MemoryStore) -> None:
    """With its examples each question has rows, no two of them alike, and each a value for every column."""
    for name, asked in questions().items():
        rows = answer(seeds, name, asked.examples).rows
        assert rows, name
        assert len({repr(row) for row in rows}) == len(rows), name
        assert {len(row) for row in rows} == {len(asked.columns)}, name


def test_a_drawing_of_the_seeds_can_be_read(seeds: MemoryStore) -> None:
    """With its examples no drawing of the seeds is empty, has more than forty nodes, or shows what is denied."""
    for name, asked in questions().items():
        if asked.is_drawing:
            rows = asked_of(seeds, name)
            assert 3 <= len({end for row in rows for end in (row["subject"], row["object"])}) <= 40, name
            assert {row["status"] for row in rows} <= {"asserted", None}


def test_what_is_denied_or_expected_is_never_told_as_a_fact(seeds: MemoryStore) -> None:
    """Who was not freed is told as denied, with who denies it; a promise is prospective; both sides are told."""
    freed = {row["freed_id"]: row for row in asked_of(seeds, "freed")}
    assert freed["andrzej-poczobut"]["status"] == "denied"
    assert freed["andrzej-poczobut"]["said_by"] == []
    assert freed["andrzej-poczobut"]["denied_by"] == ["Polish Foreign Ministry in arcamax-bloomberg-belarus-123"]
    assert freed["political-prisoners-belarus"]["status"] == "prospective"
    assert freed["maria-kolesnikova"]["origins_declared"] is False
    won = asked_of(seeds, "contested")[0]
    assert (won["subject"], won["status"], won["contested"]) == ("Alexander Lukashenko", "asserted", True)
    assert (len(won["said_by"]), len(won["denied_by"])) == (1, 3)


def test_who_freed_is_told_apart_from_who_says_so(seeds: MemoryStore) -> None:
    """What is said of a release names who would have freed, when, and who says or denies it."""
    rows = {row["sought_id"]: row for row in asked_of(seeds, "demands")}
    (denied,) = rows["andrzej-poczobut"]["release"]
    assert denied.startswith("Belarus freed Andrzej Poczobut (denied); ")
    assert denied.endswith("; denied by Polish Foreign Ministry in arcamax-bloomberg-belarus-123")
    held = {row["held_id"]: row for row in asked_of(seeds, "imprisoned")}
    (freed,) = held["ales-bialiatski"]["release"]
    assert freed.startswith("Belarus freed Ales Bialiatski; 2025-12-13 [explainer-belarus-123]; ")
    assert "; said by Viasna in arcamax-bloomberg-belarus-123; " in freed


def test_a_release_has_the_date_of_its_event(seeds: MemoryStore) -> None:
    """Where no claim about somebody gives a date, other claims of the same event do, and the answer says so."""
    row = next(row for row in asked_of(seeds, "freed") if row["freed_id"] == "maksim-znak")
    assert row["dates"] == ["2025-12-13 (by the event; dated in explainer-belarus-123)"]
    assert row["events"] == ["Release of 123 prisoners by Belarus"]


def test_an_event_that_nobody_dates_dates_nothing(seeds: MemoryStore) -> None:
    """No document says when somebody was taken to another country, and so no answer does."""
    row = next(row for row in asked_of(seeds, "taken-where") if row["subject_id"] == "maksim-znak")
    assert row["dates"] == []
    assert row["events"] == ["Transfer of freed prisoners to Ukraine"]


def test_a_sentence_has_its_term_and_no_end(seeds: MemoryStore) -> None:
    """The years of a sentence are told, and the date on which it was passed is not told as its end."""
    rows = {(row["held_id"], row["relation"]): row for row in asked_of(seeds, "imprisoned")}
    sentenced = rows["ales-bialiatski", "SENTENCED"]
    assert sentenced["dates"] == ["2023"]
    assert sentenced["quantities"] == ["10 years: prison term of Ales Bialiatski"]


def test_a_term_that_is_only_denied_says_so() -> None:
    """Whoever denies a sentence of ten years has not said that there is one."""
    entities = {id_: Entity(id=id_, kind="Person", name=id_) for id_ in ("court", "ada")}
    paper = Document(id="d", title="D", publisher="Gazette")
    denied = Claim(
        subject="court", relation="SENTENCED", object="ada", document="d", stance="denied",
        quantity=Quantity(value=10, unit="years"), id="1",
    )  # fmt: skip
    store = MemoryStore(Graph(claim_set({"d": paper}, entities, {"1": denied})))
    (row,) = asked_of(store, "imprisoned")
    assert (row["status"], row["said_by"], row["denied_by"]) == ("denied", [], ["d"])


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
    exiled = [row for row in asked_of(seeds, "taken-where", who="Bialiatski") if row["relation"] == "EXILED"]
    assert [row["subject"] for row in exiled] == ["Belarus"]
    route = asked_of(seeds, "trade", actor="Klaipeda")[0]
    assert list(route)[3:6] == ["status", "contested", "notes"]
    assert route["notes"] == ["the port at the end of the route, now forbidden"]


def test_relief_is_told_beside_the_sanctions_of_the_same_side(seeds: MemoryStore) -> None:
    """The treasury relieves a firm that its country sanctioned; what others imposed is told apart."""
    rows = {row["firm_id"]: row for row in asked_of(seeds, "sanctions-relief", kinds=[])}
    potash = rows["belaruskali"]
    (imposed,) = potash["sanctions"]
    assert imposed == "United States imposed sanctions on Belaruskali; 2021; said by arcamax-bloomberg-belarus-123"
    assert potash["dates"] == [], "the guidance has no date, and only the announcement of the lifting has one"
    assert potash["said_by"] == ["crbc-news-belarus-123"]
    assert rows["belavia"]["sanctions"] == [], "a document says that they were lifted, none who imposed them"
    assert rows["agrorozkvit"]["sanctions"] == []
    assert "European Union" in rows["belarusian-potash"]["others_sanctioning"]


def test_a_timeline_says_whose_date_it_has(seeds: MemoryStore) -> None:
    """Rows come in order of time, those of an event as well, and a date of the event's says that it is."""
    rows = asked_of(seeds, "timeline", actor="release-2025-12-13")
    by_event = [row for row in rows if row["date"].endswith(" (by the event)")]
    assert by_event
    assert all(row["event_id"] == "release-2025-12-13" for row in by_event)
    assert not any("by the event" in row["date"] for row in rows if row not in by_event)


def test_an_involvement_is_among_the_relationships_of_an_entity(seeds: MemoryStore) -> None:
    """Who is named in a claim of an event is its neighbour, and is reached through it."""
    rows = asked_of(seeds, "neighbourhood", actor="release-2025-12-13", relations=["INVOLVED_IN"])
    assert "Belarus" in {row["neighbour"] for row in rows}
    steps = [
        step
        for row in asked_of(seeds, "connected", a="Lukashenko", b="Belaruskali", avoid=[], relations=["INVOLVED_IN"])
        for step in row["steps"]
    ]
    assert steps
    assert not any(row["relation"] == "INVOLVED_IN" for row in asked_of(seeds, "contested"))


def test_a_kind_counts_with_all_that_are_narrower() -> None:
    """Who asks about companies is told of banks where these are a kind of company, and sees what was asked for."""
    bank = Kind(name="StateBank", meaning="a bank of the state", broader="Company")
    entities = {
        "state": Entity(id="state", kind="Country", name="State"),
        "bank": Entity(id="bank", kind="StateBank", name="Bank"),
    }
    paper = Document(id="d", title="D", publisher="Gazette")
    lifted = Claim(subject="state", relation="LIFTED_SANCTIONS_ON", object="bank", document="d", id="1")
    store = MemoryStore(Graph(claim_set({"d": paper}, entities, {"1": lifted}, kinds=[bank])))
    assert [row["firm"] for row in asked_of(store, "sanctions-relief")] == ["Bank"]
    assert answer(store, "sanctions-relief").parameters["kinds"] == ["Company"]


def test_names_are_resolved_and_wrong_values_refused(seeds: MemoryStore) -> None:
    """Any name of an actor will do; what is missing, unknown, of the wrong sort or one too many is an error."""
    assert answer(seeds, "neighbourhood", {"actor": "Калеснікава"}).parameters["actor"] == "maria-kolesnikova"
    assert answer(seeds, "posts", {"actor": None}) == answer(seeds, "posts")
    assert answer(seeds, "posts", {"relations": "president of"}).parameters["relations"] == ["HEAD_OF_STATE_OF"]
    sides = {"side_a": "Trump", "side_b": "Lukashenko"}
    for name, values in (
        ("neighbours", {}),
        ("neighbourhood", {"actor": "Nobody Known"}),
        ("posts", {"relations": ["NOTHING"]}),
        ("betweenness", {**sides, "kinds": ["Robot"]}),
        ("one-document", {"document": "none"}),
    ):
        with pytest.raises(NameNotFound):
            answer(seeds, name, values)
    for name, values in (
        ("neighbourhood", {"who": "Belarus"}),
        ("neighbourhood", {}),
        ("neighbourhood", {"actor": ""}),
        ("neighbourhood", {"actor": ["Belarus", "Poland"]}),
        ("one-document", {}),
        ("betweenness", {"side_a": "Trump"}),
        ("betweenness", {**sides, "side_a": []}),
        ("betweenness", {**sides, "limit": "-1"}),
        ("betweenness", {**sides, "limit": 0}),
        ("betweenness", {**sides, "limit": "many"}),
        ("timeline", {"since": "2025-13"}),
    ):
        with pytest.raises(FilterError):
            answer(seeds, name, values)
