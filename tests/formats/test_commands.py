"""`graphmodel import` and `export` of other programs' files."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from graphmodel.formats import readers
from tests.conftest import Ask

PERSON = {"id": "ada", "schema": "Person", "properties": {"name": ["Ada Roe"]}}
POST = {"id": "seat", "schema": "Position", "properties": {"name": ["Member of the council"]}}
HELD = {
    "id": "held", "schema": "Occupancy", "datasets": ["list"], "properties": {"holder": ["ada"], "post": ["seat"]}
}  # fmt: skip
LOST = {"id": "lost", "schema": "Occupancy", "datasets": ["list"], "properties": {"holder": ["ada"], "post": ["gone"]}}
FTM = "\n".join(map(json.dumps, (PERSON, POST, HELD, LOST)))
STIX = json.dumps(
    {
        "type": "bundle",
        "id": "bundle--1",
        "objects": [
            {"type": "malware", "id": "malware--1", "name": "Drip"},
            {"type": "tool", "id": "tool--1", "name": "Pipe"},
            {"type": "relationship", "id": "relationship--1", "relationship_type": "uses",
             "source_ref": "malware--1", "target_ref": "tool--1"},
            {"type": "relationship", "id": "relationship--2", "relationship_type": "clogs",
             "source_ref": "malware--1", "target_ref": "tool--1"},
        ],
    }
)  # fmt: skip
STATEMENTS = "entity_id,prop,schema,value,dataset\nada,name,Person,Ada Roe,list\n"


def _imported(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_entities_become_a_claims_folder(ask: Ask, tmp_path: Path) -> None:
    """What is imported is checked and asked like any claims, with the words that it brings; again it is the same."""
    file, folder = tmp_path / "x.ftm.json", tmp_path / "claims"
    file.write_text(FTM, encoding="utf-8")
    told = ask("import", file, "--to", folder).stdout.splitlines()
    assert told[0] == "2 records: 1 in claims, 1 rejected"
    assert told[-1].endswith("1 × the file has no entity with the id 'gone'")
    assert ask("check", folder).stdout.startswith("1 document, 2 entities, 1 claim, 1 relationship")
    assert "Ada Roe holds or held the position Member of the council" in ask("why", "ada", "seat", "-s", folder).stdout
    before = _imported(folder)
    ask("import", file, "--to", folder)
    assert _imported(folder) == before


def test_a_bundle_becomes_a_claims_folder(ask: Ask, tmp_path: Path) -> None:
    """The relations of a bundle's own words go along too, and may be told with a format."""
    file, folder = tmp_path / "attack.json", tmp_path / "claims"
    file.write_text(STIX, encoding="utf-8")
    told = ask("import", file, "--to", folder, "--format", "stix").stdout
    assert told.startswith("2 records: 2 in claims, 0 rejected")
    assert ask("check", folder).stdout.startswith("1 document, 2 entities, 2 claims, 2 relationships")
    assert "Drip clogs Pipe" in ask("why", "Drip", "Pipe", "-s", folder).stdout


@pytest.mark.parametrize("name", ["statements.csv", "Some.Statements.CSV", "x.nested.json.gz", "entities.ftm.json"])
def test_a_format_is_known_by_its_ending(ask: Ask, tmp_path: Path, name: str) -> None:
    """The ending says the format, also of a file that is called no more than that, or compressed."""
    file = tmp_path / name
    text = (STATEMENTS if "tatements" in name else FTM).encode()
    file.write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    assert "the format has no stance" in ask("import", file, "--to", tmp_path / "claims").stdout


def test_a_table_of_bank_statements_is_a_table(ask: Ask, tmp_path: Path) -> None:
    """A file whose name only ends in the same letters is no file of statements in this sense."""
    file = tmp_path / "bank-statements.csv"
    file.write_text("From;Link;To;Source\nAda;owns;Bolt;List\n")
    assert "the format has no stance" not in ask("import", file, "--to", tmp_path / "claims", "--yes").stdout


def test_the_longest_ending_says_what_is_written(ask: Ask, tmp_path: Path) -> None:
    """A file that is to end in .ftm.json is not the JSON of another format, and reads back."""
    written = tmp_path / "x.ftm.json"
    ask("export", "--output", written)
    assert json.loads(written.read_text(encoding="utf-8").splitlines()[0]).keys() >= {"id", "schema", "properties"}
    ask("export", "--output", tmp_path / "x.json")
    assert "directed" in json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert ", 0 rejected" in ask("import", written, "--to", tmp_path / "back").stdout


def test_the_help_names_every_format(ask: Ask) -> None:
    """Whoever asks for help sees what goes in, and by which endings."""
    text = " ".join(ask("import", "--help").stdout.split())
    endings: list[Any] = [suffix for each in readers().values() for suffix in each.suffixes]
    assert endings
    assert all(ending in text for ending in endings)
