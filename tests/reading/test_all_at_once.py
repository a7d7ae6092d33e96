"""One run tells all that is wrong: a fault hides no other, and none is told that is only a consequence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.claims.resolve import load
from graphmodel.errors import InputError
from tests.reading.damaged import OK
from tests.support.claimfiles import write_files

SOUND = {"subject": "ada", "relation": "HEADS", "object": "port", "document": "d1"}
FAULTS: dict[str, dict[str, Any]] = {
    "an unknown name": {"subject": "Nobody Here"},
    "a list for a name": {"object": ["port"]},
    "an unknown relation": {"relation": "HEEDS"},
    "an unknown document": {"document": "d99"},
    "no stance": {"stance": "perhaps"},
    "a list for a speaker": {"attributed_to": ["ben"]},
    "no date": {"end": "2021-13"},
    "fields for a date": {"start": {"year": "2021"}},
    "an unknown event": {"event": "The Ball"},
    "a place of the wrong kind": {"place": "ben"},
    "a role on two lines": {"role": "a\nb"},
    "a character in a note": {"note": "a\u202eb"},
    "no digest": {"locator": {"sha256": "abc", "paragraph": 1}},
    "no number": {"quantity": {"value": "many", "unit": "people"}},
    "a field that is none": {"remark": "x"},
}
SPLIT = "   note: one\n     two #3\n  }\n"
NESTED = {
    "quantity": {"value": ["many"], "unit": "two\nlines", "about": "perhaps", "weight": "1"},
    "locator": {"paragraph": "x", "start": "9", "end": ["3"], "sha256": "abc"},
}


def faults(folder: Path) -> list[str]:
    """Return the faults of a folder, each as the file's line and the message."""
    try:
        load(folder)
    except InputError as error:
        return [f"{fault.line}: {fault.message}" for fault in error.faults]
    return []


@settings(max_examples=60)
@given(names=st.lists(st.sampled_from([*FAULTS]), unique=True, max_size=8), format_=st.sampled_from(["jsonl", "json"]))
def test_a_record_with_n_faults_has_n_faults(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], format_: str
) -> None:
    """Whatever is wrong with the other fields of a record, each fault of it is told once, in the first run."""
    record = dict(SOUND)
    for name in names:
        record |= FAULTS[name]
    text = json.dumps(record) + "\n" if format_ == "jsonl" else json.dumps([record])
    found = faults(write_files(tmp_path_factory.mktemp("faults"), {f"claims.{format_}": text}))
    assert len(found) == len(names), (names, found)


def test_faults_of_what_is_nested_are_all_told(tmp_path: Path) -> None:
    """Each field of a nested record has its fault, and the record is not blamed for what could not be read of it."""
    found = faults(write_files(tmp_path, {"claims.json": json.dumps([SOUND | NESTED])}))
    assert sorted(message.split(": ")[1].split()[0] for message in found) == [
        "about", "end", "not", "paragraph", "start", "unit", "unknown", "value",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"relations.yaml": "- {name: FOO, class: tie, meaning: m, colour: x}\n- {name: foo bar, class: ti}\n"},
            [
                "unknown field 'colour'",
                "name cannot be 'foo bar'",
                "class cannot be 'ti'",
                "field 'meaning' is missing",
            ],
        ),
        (
            {"claims.jsonl": json.dumps({**SOUND, "quantity": {"value": 9007199254740993.5}}) + "\n"},
            ["value is too large to be kept exactly"],
        ),
        (
            {"claims.yaml": "- {subject: ada, relation: HEADS, object: port, document: d1,\n" + SPLIT},
            ['"one two #3"'],
        ),
    ],
    ids=["a relation with a class", "a number with a fraction", "a comment on a further line"],
)
def test_what_is_at_fault_is_told_as_it_was_written(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    """A field that is called otherwise inside, a number and a text that go on are told like any other."""
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, files))
    told = "\n".join(map(str, error.value.faults))
    assert [words for words in expected if words not in told] == [], told


def test_faults_of_other_records_hide_nothing(tmp_path: Path) -> None:
    """An entity, a document and a relation with faults do not keep unknown names in claims from being told."""
    files = {
        "entities.csv": "id,kind,name\nx,Persn,Xenia\n",
        "relations.yaml": "- {name: LIKES, meaning: likes, subject: [Robot]}\n",
        "documents.jsonl": '{"id":"d5","title":"T","publisher":"P","published":"soon"}\n',
        "claims.yaml": "- {subject: Nobody, relation: HEEDS, object: Xenia, document: d9, date: [2021]}\n",
    }
    assert [message.split(": ")[1].split()[0] for message in faults(write_files(tmp_path, files))] == [
        "no", "unknown", "no", "date", "'soon'", "unknown", "unknown",
    ]  # fmt: skip


@pytest.mark.parametrize("section", ["documents", "claims"])
def test_a_word_in_a_source_does_not_hide_its_document(tmp_path: Path, section: str) -> None:
    """A document that nobody knows is told beside another fault of the record that was made from it."""
    source = {"derived_from": [{"document": "d9", "how": "sumary"}]}
    record = {"documents": {"id": "d3", "publisher": "P"}, "claims": SOUND}[section] | source
    found = faults(write_files(tmp_path, {f"{section}.jsonl": json.dumps(record) + "\n"}))
    assert {message.partition(": ")[2] for message in found} >= {
        "no document has the id 'd9'", "how cannot be 'sumary'",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("files", "missing", "asked"),
    [
        (
            {"entities.yaml": "- {id: port, kind: Company, name: P}\n- {id: zed, kind: Person}\n"},
            "field 'name' is missing",
            "is it the id or name that is missing at entities.yaml:2:3?",
        ),
        (
            {"documents.jsonl": '{"publisher":"P"}\n'},
            "field 'id' is missing",
            "is it the id that is missing at documents.jsonl:1:1?",
        ),
        (
            {"relations.yaml": "- {class: act, meaning: hides}\n"},
            "field 'name' is missing",
            "is it the name that is missing at relations.yaml:1:3?",
        ),
    ],
    ids=["entity", "document", "relation"],
)
def test_a_missing_name_hides_no_unknown_one(
    tmp_path: Path, files: dict[str, str], missing: str, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody is called is told also where a record has no name, with the question whether that is it."""
    claims = {"claims.yaml": "- {subject: Ann, relation: QUZZES, object: port, document: x}\n"}
    monkeypatch.chdir(write_files(tmp_path, claims | files))
    with pytest.raises(InputError) as error:
        load(Path())
    told = {fault.message: fault.hint for fault in error.value.faults}
    assert missing in told
    assert {"no entity is called 'Ann'", "unknown relation 'QUZZES'", "no document has the id 'x'"} <= {*told}
    assert asked in told.values()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"date": "soon"}, "'soon' is not a date"),
        ({"date": ["2021"]}, "date must be text"),
        ({"note": "two", "attributed_to": "Nobody"}, "no entity is called"),
        ({"note": "two", "remark": "x"}, "unknown field"),
    ],
)
def test_a_fault_of_a_claim_does_not_hide_that_its_id_stands_twice(
    tmp_path: Path, fields: dict[str, Any], fault: str
) -> None:
    """Of two claims with one id that do not say the same it is told, whichever of them has another fault."""
    claims = [SOUND | {"id": "c1"}, SOUND | {"id": "c1"} | fields]
    for number, rows in enumerate((claims, claims[::-1])):
        found = faults(write_files(tmp_path / str(number), {"claims.json": json.dumps(rows)}))
        assert len(found) == 2
        assert any("two different claims have the id 'c1'" in one for one in found)
        assert any(fault in one for one in found)


def test_a_claim_with_faults_that_stands_twice_is_no_other_claim(tmp_path: Path) -> None:
    """A claim that stands twice with the same fault has that fault, and no two meanings."""
    claim = SOUND | {"id": "c1", "date": "soon"}
    found = faults(write_files(tmp_path, {"claims.json": json.dumps([claim, claim], indent=1)}))
    assert [message.partition(": ")[2] for message in found] == [
        "'soon' is not a date such as 2021, 2021-07 or 2021-07-14"
    ] * 2


def test_faults_of_kinds_hide_nothing(tmp_path: Path) -> None:
    """Unknown kinds, and entities of the wrong kind, are told beside kinds with other faults."""
    files = {
        "kinds.yaml": "- {name: Ship, meaning: [a], broader: Vessl}\n- {name: Boat, meaning: b, colour: x}\n",
        "relations.yaml": "- {name: TUGS, meaning: tugs, subject: [Tug], object: [Boat]}\n",
        "claims.yaml": "- {subject: ada, relation: HEADS, object: ben, document: d1}\n",
    }
    assert {message.partition(": ")[2].partition(",")[0] for message in faults(write_files(tmp_path, files))} == {
        "the object of HEADS must be of kind Organization", "unknown kind 'Vessl'", "unknown kind 'Tug'",
        "meaning must be text", "unknown field 'colour'",
    }  # fmt: skip


def test_an_id_that_stands_twice_is_told_beside_other_faults(tmp_path: Path) -> None:
    """Two claims with one id are told also where something else is wrong with them."""
    claims = [SOUND | {"id": "c1"}, SOUND | {"id": "c1", "document": "d2", "date": ["2021"]}]
    found = faults(write_files(tmp_path, {"claims.json": json.dumps(claims, indent=1)}))
    assert [message.partition(": ")[2] for message in found] == [
        "two different claims have the id 'c1'",
        "date must be text, not a list",
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"entities.yaml": "- {id: new, kind: Person, name: New #3}\n- {id: b, kind: Persn, name: B}\n"},
            ["1: ' #' begins a comment", "2: unknown kind 'Persn'"],
            id="a comment in brackets",
        ),
        pytest.param(
            {"claims.csv": 'subject,relation,object,document\n"ada"x,HEADS,port,d1\nada,HEEDS,port,d1\n'},
            ["2: not CSV", "3: unknown relation"],
            id="a row that is no CSV",
        ),
        pytest.param(
            {"claims.csv": "subject,relation,object,document,date\na\x07,HEADS,port,d1,soon\n"},
            ["2: character U+0007", "2: 'soon' is not a date"],
            id="a character in a cell",
        ),
        pytest.param(
            {"claims.yaml": "- {subject: *ada , relation: HEEDS, object: port, document: d1, date: soon}\n"},
            ["1: alias", "1: unknown relation", "1: 'soon' is not a date"],
            id="an alias",
        ),
        pytest.param(
            {"claims.yaml": "claims:\n- {relation: HEEDS}\nclaims:\n" + OK.replace("HEADS", "HEEDS")},
            [
                "2: fields 'subject', 'object' and 'document'",
                "2: unknown relation",
                "3: duplicate key",
                "4: unknown relation",
            ],
            id="a section twice",
        ),
        pytest.param(
            {"documents.yaml": "- {id: d1, title: T, publisher: P, derived_from: [AP, {how: copied}]}\n"},
            ["1: each of derived_from must be fields", "1: needs either", "1: how cannot be"],
            id="items of a list",
        ),
    ],
)
def test_what_is_wrong_in_one_place_hides_nothing_in_others(
    tmp_path: Path, files: dict[str, str], expected: list[str]
) -> None:
    """What is told of a record's form leaves its other fields, and other records, to be checked."""
    found = [fault for fault in faults(write_files(tmp_path, files)) if "no entity" not in fault]
    assert len(found) == len(expected), found
    assert all(fault.startswith(start) for fault, start in zip(found, expected, strict=True)), found


def test_very_many_warnings_hide_nothing(tmp_path: Path) -> None:
    """A file with more warnings than are shown is read to its end."""
    claim = "- {subject: ada # the boss\n  , relation: HEADS, object: port, document: d1, id: c%d}\n"
    text = "".join(claim % n for n in range(1200))
    assert len(load(write_files(tmp_path, {"claims.yaml": text})).claims) == 1200
