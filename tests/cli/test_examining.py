"""The commands that hold claims against each other, on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from graphmodel.claims.claimset import ClaimSet
from graphmodel.graph import Graph
from graphmodel.store import MemoryStore
from tests.conftest import Ask
from tests.support import asking
from tests.support.laws import examples
from tests.support.stores import STORES

CLAIMS = """
documents:
  - {id: gazette, title: Port chief resigns, publisher: Northam Gazette, published: 2024-04-12}
  - {id: coast, publisher: Coast Radio, published: 2024-04-13}
  - {id: blog, publisher: Harbour Blog}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: "Ben <Ito> & *co*"}
  - {id: port, kind: Company, name: Port of Northam}
  - {id: strike, kind: Event, name: Strike}
claims:
  - {document: gazette, subject: ada, relation: HEADS, object: port, attributed_to: port}
  - {document: coast, subject: ben, relation: HEADS, object: port, start: 2021}
  - {document: gazette, subject: ada, relation: LED, object: strike, event: strike, date: 2024-04-02}
  - {document: coast, subject: ada, relation: LED, object: strike, event: strike, date: 2024-04-05}
  - {document: blog, subject: ben, relation: CRITICISED, object: ada, event: strike}
"""


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """Give a file of claims with two heads of a firm and a strike that is dated apart."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return str(path)


def parsed(drawing: str) -> ET.Element:
    """A drawing as XML, of which we wrote all ourselves."""
    return ET.fromstring(drawing)  # noqa: S314


def test_both_sides_of_a_contradiction_are_sentences_with_who_says_so(ask: Ask, claims: str) -> None:
    """The tolerance stands above, each side below with its documents and speakers, references at the end."""
    shown = ask("contradictions", "-s", claims).stdout
    title, note, *rest = shown.splitlines()
    assert title == "2 contradictions"
    assert "“about” is taken for 10% more or less" in note
    assert rest[1:5] == [
        "1. One at a time: Ada Roe or Ben <Ito> & *co* holds the highest post of Port of Northam",
        "   Ada Roe holds the highest post of Port of Northam according to Port of Northam [1] only",
        "   Ben <Ito> & *co* holds the highest post of Port of Northam (since 2021) [2] only",
        "   taken for granted: what is undated was so at the same time; the one may have followed the other",
    ]
    assert "2. Dated apart: Ada Roe leads or led Strike: 2024-04-02 or 2024-04-05" in rest
    assert shown.endswith("[2] Coast Radio, 2024-04-13; coast\n")


def test_arithmetic_says_what_it_takes_for_granted(ask: Ask) -> None:
    """A sum has a side for each number with that before it, and says below what no document says."""
    shown = ask("contradictions", "Viktor Babariko").stdout
    assert shown.startswith("Viktor Babariko: no contradiction found\n")
    shown = ask("contradictions").stdout
    assert shown.startswith("2 contradictions and 2 sums that do not add up\n")
    shown = ask("contradictions", "political-prisoners-still-held").stdout
    assert shown.splitlines()[0].endswith(": 1 sum that does not add up")
    assert " 1,200: Belarus holds or has held in detention" in shown
    assert " 1,200” is 1,200; were it 1,203 to 1,443, it would add up\n" in shown
    assert "   taken for granted: nobody was imprisoned or let go otherwise in between\n" in shown
    shown = ask("contradictions", "Khochu Zhit").stdout
    assert shown.startswith("Khochu Zhit: no contradiction found\n")


SUPPOSED = {
    "who has a beginning and no end was so until the other's time; no document says so": (
        {"subject": "a", "relation": "HEADS", "object": "f", "start": "2010"},
        {"subject": "b", "relation": "HEADS", "object": "f", "start": "2012"},
    ),
    "the roles are words for one post": (
        {"subject": "a", "relation": "HEADS", "object": "f", "role": "chair"},
        {"subject": "b", "relation": "HEADS", "object": "f", "role": "chief executive"},
    ),
    "the numbers are of the same, though said of Ada Roe and Ben Ito": (
        {"subject": "a", "relation": "KILLED", "object": "g", "event": "e", "quantity": {"value": 1, "of": "dead"}},
        {"subject": "b", "relation": "KILLED", "object": "g", "event": "e", "quantity": {"value": 3, "of": "dead"}},
    ),
}


@pytest.mark.parametrize("supposed", SUPPOSED)
def test_what_no_document_says_is_told_as_supposed(ask: Ask, tmp_path: Path, supposed: str) -> None:
    """What makes two statements contradict, and stands in neither, stands below them."""
    file = tmp_path / "claims.json"
    kinds = {"a": ("Person", "Ada Roe"), "b": ("Person", "Ben Ito"), "f": ("Company", "Firm"), "g": ("Group", "Dead"),
             "e": ("Event", "Fire")}  # fmt: skip
    file.write_text(json.dumps({
        "documents": [{"id": "d1", "publisher": "One"}, {"id": "d2", "publisher": "Two"}],
        "entities": [{"id": id_, "kind": kind, "name": name} for id_, (kind, name) in kinds.items()],
        "claims": [{"document": f"d{number}", **each} for number, each in enumerate(SUPPOSED[supposed], 1)],
    }))  # fmt: skip
    (told,) = json.loads(ask("contradictions", "-s", file, "--json").stdout)["contradictions"]
    assert supposed in told["assumed"]


def test_a_reprint_of_a_reprint_still_counts_too(ask: Ask, tmp_path: Path) -> None:
    """What was made from what was made from a document is told to count still."""
    made = {"wire": None, "second": "wire", "third": "second", "fourth": "third", "other": None}
    file = tmp_path / "claims.json"
    file.write_text(json.dumps({
        "documents": [
            {"id": id_, "publisher": id_, **({"derived_from": [{"document": of, "how": "reprint"}]} if of else {})}
            for id_, of in made.items()
        ],
        "entities": [{"id": id_, "kind": "Person", "name": id_} for id_ in "ab"],
        "claims": [{"document": id_, "subject": "a", "relation": "KNOWS", "object": "b"} for id_ in made],
    }))  # fmt: skip
    told = ask("impact", "wire", "-s", file).stdout
    assert "still counted, though made from it or by its author: fourth, second, third\n" in told


def test_what_was_left_out_is_told_of_what_is_not_found(ask: Ask, claims: str) -> None:
    """Who asks about a document that --known-by leaves out sees above the error that it was."""
    result = ask("impact", "gazette", "--known-by", "1999", "-s", claims)
    assert result.exit_code == 1
    note, error = result.stderr.splitlines()[:2]
    assert note.startswith("note: as published by 1999: 0 of ")
    assert "gazette" in note
    assert error.startswith("Error: no document, publisher or speaker is called 'gazette'")


def test_an_edition_falls_with_its_house(ask: Ask, tmp_path: Path) -> None:
    """Who asks what falls with one paper of a house is told that the others fall as well."""
    file = tmp_path / "claims.json"
    file.write_text(json.dumps({
        "documents": [{"id": p[0].lower(), "publisher": p, "house": "Gazette"} for p in ("North", "South")],
        "entities": [{"id": id_, "kind": "Person", "name": id_} for id_ in "ab"],
        "claims": [{"document": id_, "subject": "a", "relation": "KNOWS", "object": "b"} for id_ in "ns"],
    }))  # fmt: skip
    without = "without documents n, s (North counts as Gazette, whose other papers fall with it): 2 claims left out"
    assert without in ask("impact", "North", "-s", file).stdout
    assert "counts as" not in ask("impact", "Gazette", "-s", file).stdout


def test_contradictions_are_data_too(ask: Ask, claims: str) -> None:
    """JSON has sides with relationships, JSON Lines a contradiction a line, CSV a row for each relationship."""
    complete = json.loads(ask("contradictions", "-s", claims, "--json").stdout)
    assert [found["sort"] for found in complete["contradictions"]] == ["exclusive", "dates"]
    assert [side[0]["subject"] for side in complete["contradictions"][0]["sides"]] == ["ada", "ben"]
    (balance,) = json.loads(ask("contradictions", "political-prisoners-still-held", "--json").stdout)["contradictions"]
    assert balance["sum"]["terms"][1]["quantity"]["value"] == 123
    assert balance["sum"]["total"]["group"] == "political-prisoners-still-held"
    assert len(ask("contradictions", "-s", claims, "--jsonl").stdout.splitlines()) == 2
    rows = list(csv.DictReader(io.StringIO(ask("contradictions", "-s", claims, "--csv").stdout)))
    assert [(row["number"], row["side"], row["subject"]) for row in rows] == [
        *(("1", "1", "ada"), ("1", "2", "ben"), ("2", "1", "ada"), ("2", "2", "ada")),
    ]


def test_without_a_side_there_is_no_contradiction(ask: Ask, claims: str) -> None:
    """What is left out contradicts nobody, and the answer says what it was given without."""
    shown = ask("contradictions", "-s", claims, "--without", "coast").stdout
    assert shown.startswith("no contradiction found\nwithout document coast: 2 claims left out\n")
    complete = json.loads(ask("contradictions", "-s", claims, "--without", "coast", "--json").stdout)
    assert complete["contradictions"] == []
    assert complete["assumptions"][0] == "without document coast: 2 claims left out"


def test_a_timeline_is_a_line_a_happening(ask: Ask, claims: str) -> None:
    """Lines are in order of time, a date of the event says so, and a contradiction stands where it belongs."""
    title, note, *rest = ask("timeline", "Strike", "-s", claims).stdout.splitlines()
    assert title == "Strike: 3 dated happenings"
    assert note.startswith("in the order in which each may have begun")
    by_event = "2024-04-02 or 2024-04-05 (by the event; dated in [1, 2])"
    assert rest[:6] == [
        f"   {by_event}: Ben <Ito> & *co* criticised or warned about Ada Roe (event: Strike) [3] only",
        "   2024-04-02: Ada Roe leads or led Strike [2] only",
        "     but: Dated apart: Ada Roe leads or led Strike: 2024-04-02 or 2024-04-05",
        "   2024-04-05: Ada Roe leads or led Strike [1] only",
        "     but: Dated apart: Ada Roe leads or led Strike: 2024-04-02 or 2024-04-05",
        "",
    ]


def test_what_is_undated_is_counted_and_its_contradictions_told(ask: Ask, claims: str) -> None:
    """Nothing is left out in silence: what has no date is counted, and told where something contradicts it."""
    shown = ask("timeline", "Ada Roe", "-s", claims, "--markdown").stdout
    assert "#### And 1 relationship without a date, of which 1 does not agree with others\n" in shown
    assert "- Ada Roe holds the highest post of Port of Northam according to Port of Northam [^" in shown


def test_a_drawn_timeline_stands_alone(ask: Ask, claims: str) -> None:
    """The drawing is well-formed, names cannot write in it, and it has every line of the text and its documents."""
    drawing = ask("timeline", "-s", claims, "--svg").stdout
    texts = [element.text or "" for element in parsed(drawing).iter() if element.tag.endswith("text")]
    joined = " ".join(texts)
    assert "2024-04-02: Ada Roe leads or led Strike [2] only" in joined
    assert "but: Dated apart: Ada Roe leads or led Strike" in joined
    assert "Ben <Ito> & *co* criticised" in joined
    assert "[1] Coast Radio, 2024-04-13; coast" in texts
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


def test_a_timeline_without_a_date_can_be_drawn(ask: Ask, claims: str) -> None:
    """Where nothing is dated the answer says so."""
    ask_for = ("timeline", "Port of Northam", "-s", claims, "--without", "coast")
    assert ask(*ask_for).stdout.startswith("Port of Northam: nothing is dated\n")
    assert parsed(ask(*ask_for, "--svg").stdout).tag.endswith("svg")


def test_timelines_are_data_too(ask: Ask, claims: str) -> None:
    """JSON has the first and the last day that a date may mean, beside the date as it was given."""
    complete = json.loads(ask("timeline", "-s", claims, "--json").stdout)
    since, critic, *_ = complete["happenings"]
    assert (since["date"], since["first_day"], since.get("last_day")) == ("since 2021", "2021-01-01", None)
    assert critic["by_event"] == ["blog"]
    assert ask("timeline", "-s", claims, "--csv").stdout.startswith("date,first_day,last_day,by_event,contradictions,")


def test_the_first_document_is_told_where_dates_decide(ask: Ask, claims: str) -> None:
    """A document that was the first says when, and where nothing tells, those that may be are named."""
    shown = ask("first", "Ada Roe", "-s", claims).stdout
    assert "All of it: nothing tells which of [1, 2] was first, not [3]\n1 document without a date: [1]\n" in shown
    assert "   Ada Roe leads or led Strike: first [2], published 2024-04-12\n" in shown
    found = json.loads(ask("first", "Ada Roe", "Strike", "-s", claims, "--json").stdout)
    assert (found["first_in"], found["decided"]) == (["gazette"], True)
    assert ask("first", "Ada Roe", "Strike", "-s", claims, "--without", "gazette").stdout.startswith(
        "Ada Roe and Strike: in 1 document\nwithout document gazette: 2 claims left out\n"
    )


@pytest.mark.parametrize("words", [("contradictions",), ("timeline",), ("first",)])
def test_a_name_that_nobody_has_is_an_error(ask: Ask, claims: str, words: tuple[str, ...]) -> None:
    """An unknown entity ends with status 1 and the nearest name."""
    done = ask(*words, "Ada Row", "-s", claims)
    assert done.exit_code == 1
    assert "did you mean: Ada Roe?" in done.stderr


@pytest.mark.parametrize("opened", STORES)
@examples(12, quick=4)
@given(claims=asking.claim_sets())
def test_every_store_contradicts_alike(opened: Any, request: pytest.FixtureRequest, claims: ClaimSet) -> None:
    """Contradictions, suspicions, timelines and firsts are those of memory, whatever the store."""
    memory, store = MemoryStore(Graph(claims)), opened(request)(claims)
    entity = next(iter(claims.entities))
    assert store.contradictions() == memory.contradictions()
    assert store.suspicions() == memory.suspicions()
    assert store.timeline(f"id:{entity}") == memory.timeline(f"id:{entity}")
    assert store.first(f"id:{entity}") == memory.first(f"id:{entity}")
