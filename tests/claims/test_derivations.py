"""What claims say that they were made from: sayable in every format, and never their own document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphmodel import Graph
from graphmodel.claims.resolve import load
from graphmodel.errors import InputError
from tests.support.claimfiles import encode, write_files

CLAIM: dict[str, Any] = {"subject": "ada", "relation": "HEADS", "object": "port", "document": "d2"}
SOURCES = [{"document": "d1", "how": "summary"}, {"publisher": "Gazette", "how": "quotes"}]


def of(document: str, *sources: str, **more: object) -> dict[str, Any]:
    """Return a claim of a document with sources."""
    return {**CLAIM, "document": document, "derived_from": [{"document": s, "how": "summary"} for s in sources]} | more


def faults(folder: Path, claims: list[dict[str, Any]], **files: str) -> list[str]:
    """Return the faults of claims, each as the number of its record and the message."""
    text = "".join(json.dumps(claim) + "\n" for claim in claims)
    named = {f"{name}.yaml": content for name, content in files.items()}
    try:
        load(write_files(folder, {"claims.jsonl": text, **named}))
    except InputError as error:
        return [f"{fault.line}: {fault.message}" for fault in error.faults]
    return []


@pytest.mark.parametrize("format_", ["yaml", "json", "jsonl", "csv"])
def test_sources_of_a_claim_are_read_in_every_format(tmp_path: Path, format_: str) -> None:
    """A list of sources in any format, and in CSV one of cells with ``|``, is what the claim was made from."""
    content = encode([{**CLAIM, "derived_from": SOURCES}], "claims", format_)
    (claim,) = load(write_files(tmp_path, {f"claims.{format_}": content})).claims.values()
    assert [(s.document, s.publisher, s.how) for s in claim.derived_from or ()] == [
        ("d1", None, "summary"), (None, "Gazette", "quotes"),
    ]  # fmt: skip


def test_a_cell_may_say_that_a_claim_is_original(tmp_path: Path) -> None:
    """``[]`` says in a claim, as in a document, that it was made from nothing."""
    text = "subject,relation,object,document,derived_from.document,derived_from.how\nada,HEADS,port,d2,[],\n"
    (claim,) = load(write_files(tmp_path, {"claims.csv": text})).claims.values()
    assert claim.derived_from == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claims.yaml", "- {subject: ada, relation: HEADS, object: port, document: d2,\n   derived_from: %s}\n"),
        ("claims.jsonl", json.dumps(CLAIM)[:-1] + ', "derived_from": %s}\n'),
    ],
)
def test_sources_without_a_list_are_a_fault(tmp_path: Path, name: str, text: str) -> None:
    """One source written as fields is told to be a list, beside what is wrong with other claims."""
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {name: text % '{"document": "d1", "how": "summary"}'}))
    assert [fault.message for fault in error.value.faults] == ["derived_from must be a list, not fields"]


def test_records_of_a_program_are_read_alike() -> None:
    """The same sources of a claim are a fault and read when they are records that are no file."""
    documents = [{"id": "d1", "publisher": "P"}, {"id": "d2", "publisher": "Q"}]
    entities = [{"id": "ada", "kind": "Person", "name": "A"}, {"id": "port", "kind": "Company", "name": "B"}]
    with pytest.raises(InputError, match="derived_from must be a list"):
        Graph.from_records(documents, entities, [{**CLAIM, "derived_from": SOURCES[0]}])
    graph = Graph.from_records(documents, entities, [{**CLAIM, "derived_from": SOURCES}])
    assert [len(claim.derived_from or ()) for claim in graph.claims.values()] == [2]


def test_each_word_in_a_source_has_its_fault(tmp_path: Path) -> None:
    """A word that is none hides nothing else in the list, and is told at its field."""
    sources = [{"document": "d1", "how": "sumary"}, {"publisher": "Gazette", "how": "told"}]
    assert faults(tmp_path, [{**CLAIM, "derived_from": sources}]) == [
        "1: how cannot be 'sumary'", "1: how cannot be 'told'",
    ]  # fmt: skip


def test_a_column_of_names_says_which_columns_there_are(tmp_path: Path) -> None:
    """A column of the outer name leads to the columns that say a source."""
    text = "subject,relation,object,document,derived_from\nada,HEADS,port,d2,d1\n"
    with pytest.raises(InputError) as error:
        load(write_files(tmp_path, {"claims.csv": text}))
    (fault,) = error.value.faults
    assert "derived_from" in fault.message
    assert fault.hint is not None
    assert "derived_from.document" in fault.hint


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([of("d1", "d1")], {1: "cannot be derived"}),
        ([of("d1", "d2", "d1")], {1: "cannot be derived"}),
        ([of("d1", "d2"), of("d2", "d1")], {1: "leads back", 2: "leads back"}),
        ([of("d1", "d2"), of("d2", "d1", object="north", relation="LIVES_IN")], {}),
        ([of("d1", "d3")], {1: "leads back"}),
        ([of("d1", "d3"), of("d3")], {}),
        ([of("d1", "d2"), of("d2", "d1"), {**CLAIM, "note": "own words"}], {}),
        ([of("d2", "d1"), of("d2", "d3")], {}),
        (
            [of("d1", "d2", relation="MARRIED_TO", object="ben"),
             of("d2", "d1", relation="MARRIED_TO", subject="ben", object="ada")],
            {1: "leads back", 2: "leads back"},
        ),
    ],
    ids=["itself", "itself among others", "each other", "another claim", "by a document", "an original", "own words",
         "no circle", "either end first"],
)  # fmt: skip
def test_a_claim_is_never_derived_from_its_own_document(
    tmp_path: Path, claims: list[dict[str, Any]], expected: dict[int, str]
) -> None:
    """What leads back, at once, through claims of the same or through documents, is a fault of each claim in it."""
    documents = (
        "- {id: d1, publisher: P}\n- {id: d2, publisher: P2}\n"
        "- {id: d3, publisher: P3, derived_from: [{document: d1, how: quotes}]}\n"
    )
    found = faults(tmp_path, claims, documents=documents)
    assert len(found) == len(expected), found
    for fault, (line, words) in zip(found, expected.items(), strict=True):
        assert fault.startswith(f"{line}: ")
        assert words in fault
