"""``check --stub``: entries for names that nobody has, to be looked at and pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.authoring.stubs import stubs
from graphmodel.claims.resolve import load
from tests.conftest import Ask
from tests.support import authored

CLAIMS = """document: gazette
claims:
  - {subject: Ada Roe, relation: HEADS, object: "Northam # Council", event: The vote}
  - {subject: Cleo Mare, relation: KNOWS, object: Ada Ro}
  - {subject: cleo mare, relation: MARRIED_TO, object: Бен Ито, attributed_to: 'id:gone'}
  - {subject: Northam Bank, relation: was freed by, object: port, place: 北京}
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Give a claims folder in which names are missing."""
    folder = authored.folder(tmp_path)
    (folder / "claims" / "gazette.yaml").write_text(CLAIMS, encoding="utf-8")
    return folder


def test_pasted_entries_make_the_claims_whole(ask: Ask, story: Path) -> None:
    """With what is printed behind the other entities the folder has no fault any more."""
    assert ask("check", story).exit_code == 1
    done = ask("check", "--stub", story)
    assert done.exit_code == 0
    with (story / "entities.yaml").open("a", encoding="utf-8") as file:
        file.write(done.stdout)
    assert len(load(story).claims) == 4
    again = ask("check", story, "--stub")
    assert (again.exit_code, again.stdout) == (0, "")


def test_entries_may_go_into_a_file_that_the_shell_made(ask: Ask, story: Path) -> None:
    """An empty file of entities, as the shell makes before the command runs, is no fault here."""
    (story / "entities.yaml").write_text("", encoding="utf-8")
    done = ask("check", "--stub", story)
    assert done.exit_code == 0
    (story / "entities.yaml").write_text(done.stdout, encoding="utf-8")
    assert ask("check", "--stub", story).stdout == ""


def test_kinds_are_guessed_only_where_one_is_left(story: Path) -> None:
    """A kind is what all relations of a name leave; where they leave several it is Entity, and they are told."""
    found = {stub.entity.name: (stub.entity.kind, stub.times) for stub in stubs(story)}
    assert found["Cleo Mare"] == ("Person", 2)
    assert found["The vote"] == ("Event", 1)
    assert found["Northam # Council"] == ("Entity", 1)
    assert found["gone"] == ("Entity", 1)
    kinds = {stub.entity.name: stub.kinds for stub in stubs(story)}
    assert kinds["Northam # Council"] == ("Organization", "Company", "PublicBody")
    assert kinds["Northam Bank"] == ("Person", "Group")
    assert kinds["北京"] == ("Country", "Place")


def test_a_name_that_is_nearly_known_is_told(story: Path) -> None:
    """Beside an entry stands the name that may have been meant, and the names that are known have none."""
    near = {stub.entity.name: stub.near for stub in stubs(story)}
    assert near["Ada Ro"] == ("Ada Roe",)
    assert "Ada Roe" not in near
    assert "Бен Ито" not in near


def test_ids_are_new_and_plain(story: Path) -> None:
    """The id of an entry is nobody's id and nobody's name, in plain letters whatever the script."""
    (story / "entities.yaml").write_text(authored.ENTITIES + "- {id: x, kind: Person, name: Cleo-Mare-2}\n")
    ids = {stub.entity.name: stub.entity.id for stub in stubs(story)}
    assert ids["北京"] == "beijing"
    assert all(id_.isascii() for id_ in ids.values())
    assert len(set(ids.values())) == len(ids)


def test_control_signs_do_not_reach_the_terminal(ask: Ask, story: Path) -> None:
    """What stands in claims and file names is escaped where it is printed, and one entry is one line."""
    path = story / "claims" / "evil\x1b[2J.yaml"
    path.write_text("- {subject: 'a\\x1b', relation: KNOWS, object: \"New\\nName\", document: gazette}\n", "utf-8")
    done = ask("check", "--stub", story)
    assert "\x1b" not in done.stderr + done.stdout
    assert all(line.startswith("- {id: ") for line in done.stdout.splitlines())


@pytest.mark.parametrize("words", [["--stub"], ["--stub", "--suspect", "x"], ["--stub", "--json", "x"]])
def test_wrong_usage_is_told(ask: Ask, words: list[str]) -> None:
    """Entries are for claims that somebody writes, and no answer for programs."""
    assert ask("check", *words).exit_code == 2


def test_faulty_entities_are_told_first(ask: Ask, story: Path) -> None:
    """While an entity cannot be read nobody knows which names are missing."""
    (story / "entities.yaml").write_text("- {id: a, kind: Person}\n", encoding="utf-8")
    done = ask("check", "--stub", story)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "'name' is missing" in done.stderr
