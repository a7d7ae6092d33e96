"""A lost line end in JSON Lines must never cost a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims.resolve import load
from graphmodel.errors import InputError
from tests.support.claimfiles import write_files

DOCUMENT = '{"id":"d","title":"t","publisher":"p"}'
PEOPLE = "".join(f'{{"id":"{id_}","kind":"Person","name":"{id_.upper()}"}}\n' for id_ in "abc")
CLAIM = '{{"subject":"{}","relation":"MET_WITH","object":"{}","document":"d"}}'
ONE, TWO, THREE = (CLAIM.format(*ends) for ends in ("ab", "bc", "ac"))


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        (f"{ONE}{TWO}\n", 1),
        (f"{ONE} {TWO}", 1),
        (f"{ONE}\t{TWO}\n\n{THREE}\n", 1),
        (f"{ONE}\n{TWO}{THREE}\n\n", 2),
        (f"{ONE}{TWO}\n" + THREE.replace(",", ",\n", 1) + "\n", 1),
    ],
)
def test_two_records_on_a_line_are_a_fault(tmp_path: Path, claims: str, line: int) -> None:
    """Each form of two records on one line is told at that line, also where the counts happen to agree."""
    folder = write_files(tmp_path, {"documents.jsonl": DOCUMENT, "entities.jsonl": PEOPLE, "claims.jsonl": claims})
    with pytest.raises(InputError) as caught:
        load(folder)
    first = caught.value.faults[0]
    assert (Path(first.file).name, first.line) == ("claims.jsonl", line)
    assert "more than one value on a line" in first.message


def test_braces_inside_a_text_are_no_second_record(tmp_path: Path) -> None:
    """A text that looks like the end of one record and the beginning of another is a text."""
    claim = ONE.replace('"document"', '"note":"} {","document"')
    folder = write_files(tmp_path, {"documents.jsonl": DOCUMENT, "entities.jsonl": PEOPLE, "claims.jsonl": claim})
    assert [c.note for c in load(folder).claims.values()] == ["} {"]
