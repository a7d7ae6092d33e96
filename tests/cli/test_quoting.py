"""``--documents``: the passages behind an answer, from the reader's own copies."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphmodel.passages import Text
from tests.conftest import Ask

ARTICLE = """Port chief resigns

Ada Roe, who headed the port, stepped down.

She had met Ben Ito on the quay. Nobody saw it.
"""
MET = "She had met Ben Ito on the quay"
SAYINGS = (("path", "ada", "ben"), ("why", "ada", "ben"), ("show", "ben"), ("says", "ben"))


def located(words: str) -> str:
    """The locator of words in the article, as YAML."""
    start = ARTICLE.index(words)
    place = Text(ARTICLE).locator(start, start + len(words))
    return f"{{paragraph: {place.paragraph}, start: {place.start}, end: {place.end}, sha256: {place.sha256}}}"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article and claims, of which two rest on one passage and one on a paper that is not there."""
    (tmp_path / "gazette.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(
        f"""
documents:
  - {{id: gazette, publisher: Northam Gazette, file: gazette.txt}}
  - {{id: radio, publisher: Coast Radio, file: radio.txt}}
entities:
  - {{id: ada, kind: Person, name: Ada Roe}}
  - {{id: ben, kind: Person, name: Ben Ito}}
claims:
  - {{document: gazette, subject: ada, relation: MET_WITH, object: ben, attributed_to: ben, locator: {located(MET)}}}
  - {{document: gazette, subject: ada, relation: MET_WITH, object: ben, locator: {located(MET)}}}
  - {{document: radio, subject: ada, relation: MET_WITH, object: ben, locator: {{paragraph: 2}}}}
""",
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("words", SAYINGS, ids=" ".join)
def test_the_passage_stands_below_what_rests_on_it(ask: Ask, desk: Path, words: tuple[str, ...]) -> None:
    """Each passage is quoted with its document and paragraph; without the option nothing is."""
    told = ask(*words, "--documents", desk, "-s", desk / "claims.yaml")
    assert told.exit_code == 0
    assert f"“{MET}” [1], paragraph 3" in told.stdout
    markdown = ask(*words, "--documents", desk, "--markdown", "-s", desk / "claims.yaml").stdout
    assert f"\n  > “{MET}” [^1], paragraph 3\n" in markdown
    assert MET not in ask(*words, "-s", desk / "claims.yaml", env={"GRAPHMODEL_DOCUMENTS": str(desk)}).stdout


def test_a_passage_stands_once_below_a_statement(ask: Ask, desk: Path) -> None:
    """Two claims that rest on one passage quote it once, and a copy that is not there is told with what to do."""
    told = ask("path", "ada", "ben", "--documents", desk, "-s", desk / "claims.yaml")
    assert told.stdout.count(MET) == 1
    assert "     no copy of [2] can be read" in told.stdout
    assert "hint: radio: put it there as radio.txt" in told.stderr


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Port chief", "A port\n\nchief", f"“{MET}” [1], paragraph 4; MOVED: it was located elsewhere, paragraph 3"),
        ("had met", "had\nmet", "“She had met Ben Ito on the quay” [1], paragraph 3"),
        ("quay", "pier", "CHANGED: [1], paragraph 3: where it stood now stands “She had met Ben Ito on the pier”"),
        (ARTICLE, "Port chief resigns", "MISSING: the passage was cut from [1], paragraph 3"),
    ],
)
def test_what_became_of_a_passage_is_told(ask: Ask, desk: Path, old: str, new: str, says: str) -> None:
    """A passage that has moved, was changed or cut is marked as such wherever it is quoted."""
    (desk / "gazette.txt").write_text(ARTICLE.replace(old, new), encoding="utf-8")
    for words in SAYINGS:
        told = ask(*words, "--documents", desk, "-s", desk / "claims.yaml", env={"COLUMNS": "200"})
        assert f"     {says}" in told.stdout, words


def test_a_passage_cannot_command_a_terminal(ask: Ask, desk: Path) -> None:
    """What would move a terminal's cursor, or be Markdown, is shown as what it is; of a long passage the beginning."""
    hostile = "She \x1b[2J\u202e<b>met</b> Ben\n\n# Ito " + "x " * 800
    (desk / "gazette.txt").write_text(f"A\n\n{hostile}\n", encoding="utf-8")
    claims = (desk / "claims.yaml").read_text(encoding="utf-8")
    place = Text((desk / "gazette.txt").read_text(encoding="utf-8")).locator(3, 3 + len(hostile))
    there = f"{{paragraph: 2, start: 3, end: {place.end}, sha256: {place.sha256}}}"
    (desk / "claims.yaml").write_text(claims.replace(located(MET), there), encoding="utf-8")
    for format_ in ([], ["--markdown"]):
        told = ask("why", "ada", "ben", "--documents", desk, *format_, "-s", desk / "claims.yaml").stdout
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert not [line for line in told.splitlines() if line.strip().startswith("# Ito")]
        assert "more letters)" in " ".join(told.split())
        assert len(told) < 6000
    assert "\\<b\\>met" in told


def test_programs_get_the_passages_too(ask: Ask, desk: Path) -> None:
    """JSON and CSV have each passage with what became of it, and nothing of it without the option."""

    def asked(*words: str) -> str:
        return ask(*words, "--documents", desk, "-s", desk / "claims.yaml").stdout

    claims = json.loads(asked("says", "ben", "--json"))["claims"]
    assert [(claim["verdict"], claim["passage"]) for claim in claims] == [("found", MET)]
    claims = json.loads(asked("why", "ada", "ben", "--json"))["claims"]
    assert [claim["verdict"] for claim in claims] == ["found", "found", "document missing"]
    (relationship,) = json.loads(asked("show", "ada", "--json"))["relationships"]
    assert [passage.get("passage") for passage in relationship["passages"]] == [MET, MET, None]
    (hop,) = json.loads(asked("path", "ada", "ben", "--json"))["paths"][0]["hops"]
    assert hop["relationships"][0]["passages"][0]["verdict"] == "found"
    (row,) = csv.DictReader(io.StringIO(asked("show", "ada", "--csv")))
    assert row["passages"] == f"{MET}|{MET}|document missing"
    assert [row["passage"] for row in csv.DictReader(io.StringIO(asked("why", "ada", "ben", "--csv")))] == [
        MET,
        MET,
        "",
    ]
    assert "passage" not in ask("why", "ada", "ben", "--csv", "-s", desk / "claims.yaml").stdout
