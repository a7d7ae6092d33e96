"""Changing a claim in a file, and taking it out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.authoring import append, change
from graphmodel.claims import Claim, read_claims
from graphmodel.errors import StoreError
from tests.support.authored import claimfiles, texts

ONE = Claim(subject="a", relation="R", object="b", document="d")
OTHER = Claim(subject="a", relation="R", object="c", document="d", note="x: y", stance="denied")


def claims(path: Path) -> list[Claim]:
    """Return the claims of a file as they are read."""
    return list(read_claims(path).tables["claims"][0].records)


@given(claimfiles(), st.builds(lambda s: Claim(subject=s, relation="R", object="o", document="d", note="n"), texts))
def test_what_was_added_can_be_taken_out(tmp_path: Path, before: str, new: Claim) -> None:
    """In any style of file a claim that was added and taken out again leaves no byte changed."""
    path = tmp_path / "claims.yaml"
    path.write_bytes(before.encode())
    append(path, [new])
    change(path, new, None)
    assert path.read_bytes() == before.encode()


@given(claimfiles(), st.data())
def test_only_the_claim_is_changed(tmp_path: Path, before: str, data: st.DataObject) -> None:
    """In any style of file one claim becomes another, and every byte before and behind it stays."""
    path = tmp_path / "claims.yaml"
    path.write_bytes(before.encode())
    held = claims(path)
    number = data.draw(st.integers(0, len(held) - 1))
    last = max(n for n, claim in enumerate(held) if claim == held[number])
    change(path, held[number], OTHER)
    assert claims(path) == [*held[:last], OTHER, *held[last + 1 :]]
    assert not read_claims(path).all_faults()
    kept = [line for line in before.splitlines() if line.lstrip().startswith("# ") and "belongs to it" not in line]
    assert [line for line in path.read_bytes().decode().splitlines() if line in kept] == kept


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("document: d\nclaims:  # all\n  - {subject: a, relation: R, object: b}\n", "document: d\nclaims: []  # all\n"),
        ("- {subject: a, relation: R, object: b, document: d}\n", "[]\n"),
        ("claims:\n- subject: a\n  relation: R\n  object: b\n  document: d", "claims: []"),
        ("claims: [{subject: a, relation: R, object: b, document: d}]\n", "claims: []\n"),
        ("document: d\nclaims: [{subject: a, relation: R, object: b},\n  {subject: z, relation: R, object: b}]",
         "document: d\nclaims: [{subject: z, relation: R, object: b}]"),
    ],
)  # fmt: skip
def test_the_only_claim_leaves_an_empty_list(tmp_path: Path, before: str, after: str) -> None:
    """A file from which its only claim is taken has a list with nothing in it, which is read without a fault."""
    path = tmp_path / "x.yaml"
    path.write_text(before, encoding="utf-8")
    change(path, ONE, None)
    assert path.read_text(encoding="utf-8") == after
    assert not read_claims(path).all_faults()


def test_lines_of_json_change_too(tmp_path: Path) -> None:
    """In JSON Lines a line is another one, or gone, with the ends of lines as they were."""
    path = tmp_path / "claims.jsonl"
    append(path, [ONE, OTHER])
    first, second = path.read_bytes().splitlines(keepends=True)
    change(path, OTHER, ONE)
    assert path.read_bytes() == first + first
    path.write_bytes(first + second.rstrip())
    change(path, OTHER, None)
    assert path.read_bytes() == first.rstrip()


def test_a_claim_that_somebody_changed_is_left_alone(tmp_path: Path) -> None:
    """What does not say any more what it did is not touched."""
    path = tmp_path / "claims.yaml"
    append(path, [OTHER])
    before = path.read_bytes()
    with pytest.raises(StoreError, match="has this claim no more"):
        change(path, ONE, None)
    assert path.read_bytes() == before
