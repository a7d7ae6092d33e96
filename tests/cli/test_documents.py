"""The commands ``verify`` and ``locate``, on the README's made-up article."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from graphmodel.claims import Locator
from tests.conftest import Ask
from tests.support import readme

CLAIMS = """
documents:
  - {{id: gazette, title: Port chief resigns, publisher: Northam Gazette, file: gazette.txt}}
entities:
  - {{id: ada-roe, kind: Person, name: Ada Roe}}
  - {{id: port, kind: Company, name: Port of Northam}}
claims:
  - document: gazette
    subject: ada-roe
    relation: HEADS
    object: port
    {locator}
"""


@pytest.fixture
def desk(tmp_path: Path, ask: Ask) -> Path:
    """Give a folder with the article and claims whose locator the command itself made."""
    (tmp_path / "gazette.txt").write_text(readme.ARTICLE, encoding="utf-8")
    located = ask("locate", tmp_path / "gazette.txt", "ada roe ... the port")
    (tmp_path / "claims.yaml").write_text(CLAIMS.format(locator=located.stdout.strip()), encoding="utf-8")
    return tmp_path


def test_a_locator_is_ready_to_paste(ask: Ask, desk: Path) -> None:
    """What ``locate`` prints is a claim's locator as YAML; the passage goes to stderr."""
    located = ask("locate", "gazette", "Ada Roe", "-s", desk / "claims.yaml", "-d", desk)
    assert located.exit_code == 0
    text = located.stdout.strip().removeprefix("locator: ")
    locator = msgspec.convert(dict(part.split(": ") for part in text.strip("{}").split(", ")), Locator, strict=False)
    assert (locator.paragraph, locator.start, locator.end) == (2, 20, 27)
    assert located.stderr == "Ada Roe\n"


@pytest.mark.parametrize(
    ("words", "exit_code", "says"),
    [
        (("gazette.txt", "the prot"), 1, "does not say 'the prot'"),
        (("gazette.txt", "port"), 1, "2 times, in paragraphs 1, 2"),
        (("gazette.txt", "port", "--occurrence", "2"), 0, ""),
        (("gazette.txt", "port", "--occurrence", "3"), 1, "only 2 times"),
        (("gazet", "port"), 2, "--documents"),
        (("gazet", "port", "-d", "."), 1, "did you mean: gazette?"),
    ],
)
def test_what_cannot_be_located_says_why(
    ask: Ask, desk: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], exit_code: int, says: str
) -> None:
    """Words that stand nowhere or twice, and documents that are not there, are errors with a way out."""
    monkeypatch.chdir(desk)
    done = ask("locate", *words, "-s", "claims.yaml")
    assert done.exit_code == exit_code
    assert says in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "verdict", "exit_code"),
    [
        ("", "", "found", 0),
        ("Ada", "\n\nAda", "moved", 0),
        ("headed", "ran", "changed", 1),
        ("Ada Roe, who headed the port, stepped down on Thursday.\n", "", "missing", 1),
    ],
)
def test_verify_says_what_became_of_a_passage(
    ask: Ask, desk: Path, old: str, new: str, verdict: str, exit_code: int
) -> None:
    """Found and moved passages are fine; a changed or missing one is exit status 1, in text and as data."""
    (desk / "gazette.txt").write_text(readme.ARTICLE.replace(old, new, 1), encoding="utf-8")
    told = ask("verify", "-d", desk, "-s", desk / "claims.yaml")
    assert told.exit_code == exit_code
    assert f"1 claim: 1 {verdict}" in told.stdout
    row = json.loads(ask("verify", "-d", desk, "-s", desk / "claims.yaml", "--jsonl").stdout)
    assert (row["document"], row["verdict"]) == ("gazette", verdict)


def test_verify_shows_the_readers_own_copy(ask: Ask, desk: Path) -> None:
    """With ``--show`` the passage stands beside the claim, and in data as a field; without it nowhere."""
    passage = "Ada Roe, who headed the port"
    asked = ("verify", "-d", desk, "-s", desk / "claims.yaml")
    assert passage in ask(*asked, "--show").stdout
    assert json.loads(ask(*asked, "--show", "--json").stdout)[0]["passage"] == passage
    assert passage not in ask(*asked).stdout + ask(*asked, "--csv").stdout


def test_verify_without_a_copy_says_so(ask: Ask, desk: Path) -> None:
    """A document of which there is no copy is told once, and is exit status 1; without a folder usage is wrong."""
    (desk / "gazette.txt").unlink()
    told = ask("verify", "-d", desk, "-s", desk / "claims.yaml")
    assert told.exit_code == 1
    assert told.stdout.splitlines() == ["gazette: 1 document missing", "1 claim: 1 document missing"]
    assert ask("verify", "-s", desk / "claims.yaml").exit_code == 2
