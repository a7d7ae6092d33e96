"""Claims that are said twice, and what tells of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims.resolve import examine
from tests.support.claimfiles import write_files

YAML = """\
- {subject: ada, relation: HEADS, object: port, document: d1}
- {subject: ben, relation: HEADS, object: port, document: d1}
- {subject: Ada Roe, relation: heads, object: Port of Northam, document: d1}
"""
MET = """\
- {subject: ada, relation: MET_WITH, object: ben, document: d1}
- {subject: ben, relation: MET_WITH, object: ada, document: d1}
"""
JSONL = '{"subject":"ada","relation":"HEADS","object":"port","document":"d1"%s}\n'
CSV = "subject,relation,object,document,id\nben,HEADS,port,d1,\nben,HEADS,port,d2,\nben,HEADS,port,d1,\n"


def told(folder: Path) -> tuple[int, list[str]]:
    """Return how many claims a folder has, and its warnings."""
    claims, warnings = examine(folder)
    return len(claims.claims), [f"{Path(w.file).name}:{w.line}:{w.column}: {w.message} | {w.hint}" for w in warnings]


@pytest.mark.parametrize(
    ("name", "text", "number", "expected"),
    [
        ("claims.yaml", YAML, 2, "claims.yaml:3:3: the same claim as %s:1:3, and counts once"),
        ("claims.jsonl", JSONL % "" * 2, 1, "claims.jsonl:2:1: the same claim as %s:1:1, and counts once"),
        (
            "claims.yaml",
            MET,
            1,
            "claims.yaml:2:3: the same claim as %s:1:3, and counts once",
        ),
        ("claims.csv", CSV, 2, "claims.csv:4:1: the same claim as %s:2:1, and counts once"),
    ],
    ids=["yaml", "jsonl", "the other way round", "csv"],
)
def test_a_repeat_is_told_where_it_stands_and_where_the_first_does(
    tmp_path: Path, name: str, text: str, number: int, expected: str
) -> None:
    """Two claims that say the same, in whatever of an entity's names, count once, and both places are named."""
    count, (warning,) = told(write_files(tmp_path, {name: text}))
    assert count == number
    shown, hint = warning.split(" | ")
    assert shown.replace(str(Path(examine(tmp_path)[1][0].file).parent) + "/", "") == expected % name
    assert hint == "to keep both, give one of them an id"


def test_a_repeat_in_another_file_names_that_file(tmp_path: Path) -> None:
    """The first may stand in another table, among others."""
    files = {"claims.yaml": YAML.replace("Ada Roe", "ben"), "claims/more.jsonl": "\n" + JSONL % ""}
    count, warnings = told(write_files(tmp_path, files))
    assert count == 2
    assert [warning.split(":")[:2] for warning in warnings] == [["claims.yaml", "1"], ["claims.yaml", "3"]]
    assert "more.jsonl:2:1" in warnings[0]
    assert "claims.yaml:2:3" in warnings[1]


def test_an_id_keeps_both(tmp_path: Path) -> None:
    """Equal claims are two when one has an id, and three with two ids; the same id is one claim again."""
    one, two = JSONL % ',"id":"one"', JSONL % ',"id":"two"'
    assert told(write_files(tmp_path / "a", {"claims.jsonl": JSONL % "" + one + two})) == (3, [])
    count, (warning,) = told(write_files(tmp_path / "b", {"claims.jsonl": one + two + one}))
    assert count == 2
    assert warning.startswith("claims.jsonl:3:1: the same claim as ")
    assert warning.endswith("to keep both, give each its own id")


def test_very_many_repeats_end_in_a_thousand_warnings(tmp_path: Path) -> None:
    """Ten thousand copies are one claim and no fault."""
    count, warnings = told(write_files(tmp_path, {"claims.jsonl": JSONL % "" * 10_000}))
    assert count == 1
    assert 1000 <= len(warnings) <= 1001
