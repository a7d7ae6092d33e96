"""Adding records to a file: what stood there stays as it was, and what is new reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.authoring import append
from graphmodel.claims import Claim, Document, Entity, Locator, Quantity, read_claims
from graphmodel.errors import GraphmodelError, InputError, StoreError
from tests.support.authored import claimfiles, texts

LOCATOR = Locator(paragraph=1, start=2, end=3, sha256="a" * 64)
NEW = Claim(subject="ada", relation="HEADS", object="port", document="d", quantity=Quantity(value=5), locator=LOCATOR)


@given(claimfiles(), st.lists(st.builds(lambda s, n: Claim(subject=s, relation="R", object="o", document="d", note=n),
                                   texts, texts), min_size=1, max_size=3))  # fmt: skip
def test_only_lines_are_inserted(tmp_path: Path, before: str, new: list[Claim]) -> None:
    """In any style of file all bytes that stood there still do, in one piece before and one behind what is new."""
    path = tmp_path / "claims.yaml"
    path.write_bytes(before.encode())
    held = read_claims(path).tables["claims"][0].records
    append(path, new)
    old, now = before.encode(), path.read_bytes()
    head = next((n for n, (a, b) in enumerate(zip(old, now, strict=False)) if a != b), len(old))
    assert any(now.startswith(old[:at]) and now.endswith(old[at:]) for at in range(head + 1))
    assert read_claims(path).tables["claims"][0].records == [*held, *new]
    assert not read_claims(path).all_faults()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claims: []\n", "claims:\n  - subject: ada\n"),
        ("document: d\nclaims: []  # none yet\n", "claims:  # none yet\n  - subject: ada\n"),
        ("claims: [  # none yet\n]\n", "claims: [  # none yet\n{subject: ada, "),
        ("{claims: []}\n", "{claims: [{subject: ada, "),
        ("claims: [{subject: a, relation: R, object: b, document: d}]\n", "document: d}, {subject: ada, "),
        ("claims: [\n  {subject: a, relation: R, object: b, document: d}  # a, b\n]\n", "d},  # a, b\n  {subject: "),
        ("claims: [\n  {subject: a, relation: R, object: b, document: d},\n]\n", "d},\n  {subject: ada, "),
        ("# nothing yet\n", "# nothing yet\n- subject: ada\n"),
        ("documents:\n- {id: d, publisher: P}\n", "- {id: d, publisher: P}\nclaims:\n  - subject: ada\n"),
    ],
)
def test_a_list_that_is_empty_or_in_brackets_takes_records(tmp_path: Path, before: str, after: str) -> None:
    """Where there is no line to copy the style from, what is new stands as a person would write it."""
    path = tmp_path / "x.yaml"
    path.write_text(before, encoding="utf-8")
    append(path, [NEW])
    assert after in path.read_text(encoding="utf-8")
    assert read_claims(path).tables["claims"][0].records[-1] == NEW


def test_a_line_of_json_is_added(tmp_path: Path) -> None:
    """JSON Lines grow by a line, with a line end only where there was one."""
    path = tmp_path / "claims.jsonl"
    append(path, [NEW])
    append(path, [NEW])
    first, second, end = path.read_bytes().split(b"\n")
    assert (first, end) == (second, b"")
    path.write_bytes(first)
    append(path, [NEW])
    assert path.read_bytes() == first + b"\n" + first


def test_documents_and_entities_are_added_too(tmp_path: Path) -> None:
    """A record of any section goes to its list, and to no other."""
    path = tmp_path / "all.yaml"
    path.write_text("claims: []\nentities:\n- {id: a, kind: Person, name: A}\n", encoding="utf-8")
    append(path, [Entity(id="b", kind="Person", name="B: the 2nd")], "entities")
    append(path, [Document(id="d", publisher=["P", "Q"])], "documents")
    tables = read_claims(path).tables
    assert [entity.id for entity in tables["entities"][0].records] == ["a", "b"]
    assert tables["documents"][0].records == [Document(id="d", publisher=["P", "Q"])]


@pytest.mark.parametrize("name", ["claims.csv", "claims.json", "claims.yaml.gz", "claims.xlsx", "claims"])
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    """What is not written line by line by people is not added to, and the hint says what is."""
    with pytest.raises(StoreError) as refused:
        append(tmp_path / name, [NEW])
    assert "YAML and JSON Lines" in (refused.value.hint or "")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "text", ["claims:\n- {subject: a\n", "claims: none\n", "- {subject: a, relation: R}\n", "claims: []\nclaims: []\n"]
)
def test_a_file_with_faults_is_left_alone(tmp_path: Path, text: str) -> None:
    """A file that cannot be read to the end is not written to: the faults are told with their places."""
    path = tmp_path / "claims.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        append(path, [NEW])
    assert path.read_text(encoding="utf-8") == text
    assert [*tmp_path.iterdir()] == [path]


def test_a_section_that_a_list_cannot_hold_is_refused(tmp_path: Path) -> None:
    """Where a file is a plain list of claims, no entity is put among them."""
    path = tmp_path / "claims.yaml"
    path.write_text("- {subject: a, relation: R, object: b, document: d}\n", encoding="utf-8")
    with pytest.raises(GraphmodelError, match="can hold no entities"):
        append(path, [Entity(id="b", kind="Person", name="B")], "entities")
