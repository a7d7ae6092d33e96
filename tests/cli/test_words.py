"""The commands that list, find and explain the words that claims are written in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphmodel.claims.vocabulary import builtin
from tests.conftest import Ask

OWN = """\
documents: [{id: d1, title: T, publisher: P}]
entities: [{id: ada, kind: Person, name: Ada Roe}, {id: kite, kind: Toy, name: Kite}]
kinds: [{name: Toy, meaning: a plaything, aliases: [doll]}]
relations: [{name: PLAYS_WITH, class: act, meaning: plays with, inverse: is a plaything of}]
claims: [{subject: kite, relation: is a plaything of, object: ada, document: d1}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file of claims with words of its own."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_words_lists_every_word(ask: Ask) -> None:
    """Without a text every kind and every relation stands in the list once, under its class."""
    lines = ask("words").stdout.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ")]
    vocabulary = builtin()
    assert sorted(names) == sorted([*vocabulary.kinds, *vocabulary.relations])
    acts = lines[lines.index("Acts: something done at some time") + 1 :]
    assert any(line.startswith("  FREED ") for line in acts[: acts.index("")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FREED", "FREED"),
        ("was freed by", "FREED"),
        ("Released", "FREED"),
        ("freeed", "FREED"),
        ("father of", "PARENT_OF"),
        ("daughter", "PARENT_OF"),
        ("lent", "LENT_TO"),
        ("lobbyist", "LOBBIES_FOR"),
        ("ship", "Vessel"),
        ("wife", "MARRIED_TO"),
        ("sue", "SUED"),
    ],
)
def test_words_finds_by_anything_a_word_is_called(ask: Ask, text: str, name: str) -> None:
    """Name, meaning, inverse and alias lead to a word, also when they are misspelt; it stands first."""
    assert ask("words", text).stdout.split()[0] == name


def test_words_explains(ask: Ask) -> None:
    """What a relation says, which way round, between what, and what else it is called."""
    assert ask("words", "child", "of").stdout.partition("\n\n")[0].splitlines() == [
        "PARENT_OF  tie",
        "   reads          A is a parent of B",
        "   backwards      B is a child of A",
        "   A, the subject Person",
        "   B, the object  Person",
        "   also           FATHER_OF, MOTHER_OF",
        "   also backwards SON_OF, DAUGHTER_OF",
    ]
    assert "each A has one B at a time" in ask("words", "flies flag of").stdout
    assert "each B undergoes it once" in ask("words", "KILLED").stdout
    assert "which is the same" in ask("words", "sibling").stdout
    assert "one of         Asset, Entity" in ask("words", "vessel").stdout


def test_words_says_when_there_is_none(ask: Ask) -> None:
    """An unknown word ends with status 1 and what is nearest."""
    result = ask("words", "paymnets")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: no word is called 'paymnets'\nhint: ")
    assert ask("words", " ").exit_code == 1


def test_words_of_claims_are_among_them(ask: Ask, own: Path) -> None:
    """With a store its own kinds and relations are found and marked, also while its claims have faults."""
    assert ask("words", "plays", "-s", own).stdout.splitlines()[0] == "PLAYS_WITH  act (of these claims)"
    own.write_text(OWN.replace("object: ada", "object: nobody"), encoding="utf-8")
    assert ask("words", "doll", "-s", own).stdout.splitlines()[0] == "Toy  kind (of these claims)"
    own.write_text(OWN.replace("class: act", "class: deed"), encoding="utf-8")
    assert ask("words", "doll", "-s", own).exit_code == 1
    assert ask("words", "plaything").exit_code == 1


def test_words_as_data(ask: Ask) -> None:
    """JSON, JSON Lines and CSV hold every word, with all that is known of it."""
    listed = json.loads(ask("words", "--json").stdout)
    assert len(listed) == len(builtin().kinds) + len(builtin().relations)
    (freed,) = [word for word in listed if word["name"] == "FREED"]
    assert (freed["word"], freed["class"], freed["inverse"]) == ("relation", "act", "was freed by")
    assert [json.loads(line) for line in ask("words", "--jsonl").stdout.splitlines()] == listed
    rows = list(csv.DictReader(io.StringIO(ask("words", "--csv").stdout)))
    assert {row["name"]: row["class"] for row in rows}["PRAISED"] == "statement"
    assert json.loads(ask("words", "was freed by", "--json").stdout) == [freed]


def test_a_relation_is_filtered_by_its_phrases(ask: Ask, own: Path) -> None:
    """--relation takes what answers print, the inverse too, and refuses what may mean several."""
    for words in ("PLAYS_WITH", "plays with", "Is a plaything of"):
        assert "1 path" in ask("path", "ada", "kite", "-s", own, "--relation", words).stdout
    assert "no path" in ask("path", "ada", "kite", "-s", own, "--relation", "was freed by").stdout
    own.write_text(
        OWN.replace("is a plaything of}", "is owned by}").replace("is a plaything of", "PLAYS_WITH"), "utf-8"
    )
    own.write_text(
        own.read_text("utf-8").replace("subject: kite", "subject: ada").replace("object: ada", "object: kite")
    )
    result = ask("path", "ada", "kite", "-s", own, "--relation", "is owned by")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: 'is owned by' may mean OWNS the other way round or PLAYS_WITH the other way round",
        "hint: write the name of the one that is meant",
    ]


def test_the_schema_lists_the_words(ask: Ask, own: Path) -> None:
    """An editor completes relations and kinds, those of a store too, and takes other wordings."""
    words = json.loads(ask("schema", "claim").stdout)["$defs"]
    assert {*words["RelationWord"]["anyOf"][0]["enum"]} == {*builtin().relations}
    assert "Actor" in words["KindWord"]["anyOf"][0]["enum"]
    assert "Actor" not in words["ConcreteKindWord"]["anyOf"][0]["enum"]
    words = json.loads(ask("schema", "claim", "-s", own).stdout)["$defs"]
    assert "PLAYS_WITH" in words["RelationWord"]["anyOf"][0]["enum"]
    assert "Toy" in words["ConcreteKindWord"]["anyOf"][0]["enum"]
