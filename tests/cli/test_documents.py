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


def test_words_that_stand_twice_are_offered_with_their_locators(ask: Ask, desk: Path) -> None:
    """Each place is shown in its surroundings with its locator; stdout has none until one was chosen."""
    told = ask("locate", desk / "gazette.txt", "port")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "  1. paragraph 1: [Port] chief resigns" in told.stderr
    for number in ("1", "2"):
        chosen = ask("locate", desk / "gazette.txt", "port", "--occurrence", number)
        assert chosen.stdout.strip() in told.stderr
    (desk / "gazette.txt").write_text("A port. " * 50, encoding="utf-8")
    assert "and 40 more" in ask("locate", desk / "gazette.txt", "port").stderr


def test_verify_says_what_its_words_mean_and_what_to_do(ask: Ask, desk: Path) -> None:
    """Verdicts that are not plain, and copies that cannot be read, come with a hint on stderr."""
    claims = desk / "claims.yaml"
    claims.write_text(CLAIMS.format(locator="locator: {paragraph: 2}"), encoding="utf-8")
    told = ask("verify", "-d", desk, "-s", claims)
    assert told.exit_code == 0
    assert "1 claim: 1 incomplete locator" in told.stdout
    assert "hint: incomplete locator: the locator has no sha256" in told.stderr
    (desk / "gazette.txt").write_bytes(b"%PDF-1.7")
    assert "hint: gazette: save its text: pdftotext gazette.txt" in ask("verify", "-d", desk, "-s", claims).stderr
    (desk / "gazette.txt").unlink()
    assert "hint: gazette: put it there as gazette.txt" in ask("verify", "-d", desk, "-s", claims).stderr


def test_a_copy_that_is_a_page_or_has_another_name_says_so(
    ask: Ask, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a copy is HTML, or was found by other case alone, is told beside what was found in it."""
    (desk / "gazette.txt").rename(desk / "Gazette.TXT")
    (desk / "Gazette.TXT").write_text("<html><p>Ada&nbsp;Roe &amp; the port</p></html>", encoding="utf-8")
    located = ask("locate", "gazette", "Ada Roe & the port", "-d", desk, "-s", desk / "claims.yaml")
    assert located.exit_code == 0
    assert "there is no gazette.txt; Gazette.TXT was read" in located.stderr
    assert "it is an HTML page" in located.stderr
    told = ask("verify", "-d", desk, "-s", desk / "claims.yaml").stdout
    assert "Gazette.TXT was read; it is an HTML page" in told
    monkeypatch.chdir(desk)
    assert ask("locate", r".\Gazette.TXT", "the port").exit_code == 0


def test_a_passage_cannot_move_the_cursor(ask: Ask, desk: Path) -> None:
    """Control characters of a copy are shown as escapes wherever its words are."""
    (desk / "gazette.txt").write_text("the \x1b[2Jport and a\u202eport", encoding="utf-8")
    for words in (("the ... port",), ("port",), ("port", "--occurrence", "2"), ("the [2J pirt",)):
        told = ask("locate", desk / "gazette.txt", *words).stderr
        assert not {"\x1b", "\u202e"} & set(told), words
