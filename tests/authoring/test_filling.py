"""``locate --fill``: quotes become locators, all or none, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from graphmodel.claims.resolve import load
from graphmodel.passages import Text, pick
from tests.conftest import Ask
from tests.support import authored

HEAD = "# by hand\ndocument: gazette\nclaims:\n"
QUOTE = "Ada Roe, who headed the port"
HEADS = "subject: ada-roe\n    relation: HEADS"
STYLES = [
    f"  - subject: ada-roe\n    relation: HEADS\n    quote: {QUOTE}   \n    object: port  # the port\n",
    f"  - {HEADS}\n    quote: >\n      Ada Roe,\n      who headed the port\n    object: port\n",
    f"  - subject: ada-roe\n    relation: HEADS\n    quote: >-\n      {QUOTE}\n\n    # she\n    object: port\n",
    f"  - subject: ada-roe\n    relation: HEADS\n    object: port\n    quote: |\n      {QUOTE}\n\n\n",
    f"  - subject: ada-roe\n    relation: HEADS\n    object: port\n    quote: |+\n      {QUOTE}\n\n\n",
    "  - {subject: ada-roe, relation: HEADS,\n     quote: 'Ada Roe,\n     who headed the port', object: port}  # x\n",
    f'  - quote: "{QUOTE}"  # it says\n    subject: ada-roe\n    relation: HEADS\n    object: port\n',
]  # fmt: skip
LOCATOR = pick(Text(authored.ARTICLE), QUOTE)


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_a_quote_becomes_the_locator_of_locate(ask: Ask, story: Path, style: str, eol: str) -> None:
    """In any style only the quote is replaced, by the locator that ``locate`` prints; comments and line ends stay."""
    path = story / "claims" / "gazette.yaml"
    more = "  - {subject: ben-ito, relation: KNOWS, object: ada-roe}\n"
    path.write_bytes(f"{HEAD}{style}{more}".replace("\n", eol).encode())
    before = path.read_bytes()
    assert "that is no locator yet" in ask("check", story).stderr
    done = ask("locate", "--fill", story, "--documents", story.parent)
    assert (done.exit_code, done.stderr) == (0, "")
    after = path.read_bytes()
    locator = f"locator: {{paragraph: 2, start: {LOCATOR.start}, end: {LOCATOR.end}, sha256: {LOCATOR.sha256}}}"
    head, tail = after.split(locator.encode())
    assert before.startswith(head)
    assert before.endswith(tail)
    assert before[len(head) : len(head) + 6] == b"quote:"
    assert {claim.locator for claim in load(story).claims.values()} == {LOCATOR, None}


def test_quotes_of_a_file_are_one_fault(ask: Ask, story: Path) -> None:
    """While somebody writes, ``check`` tells once for a file how many quotes are no locators yet."""
    (story / "claims" / "gazette.yaml").write_text(HEAD + STYLES[0] + STYLES[4] + STYLES[3], encoding="utf-8")
    done = ask("check", story)
    assert done.stderr.count("locate --fill") == 1
    assert "gazette.yaml:6:12: from here on 3 quotes that are no locators yet" in done.stderr


def test_lines_of_json_are_filled_too(ask: Ask, story: Path) -> None:
    """In JSON Lines the quote's field becomes one with the locator, and the other lines stay as they are."""
    (story / "claims" / "gazette.yaml").unlink()
    path = story / "claims" / "g.jsonl"
    rest = '"document":"gazette" , "subject":"ada-roe","relation":"HEADS","object":"port"'
    other = '{"document":"gazette","subject":"ben-ito","relation":"KNOWS","object":"ada-roe"}'
    path.write_text(f'{other}\n{{"quote" : "Ada Roe, who headed \\u0074he port", {rest}}}\n', encoding="utf-8")
    assert ask("locate", "--fill", story, "-d", story.parent).exit_code == 0
    first, second, end = path.read_text(encoding="utf-8").split("\n")
    assert (first, end) == (other, "")
    assert second.endswith(f", {rest}}}")
    assert msgspec.json.decode(second)["locator"] == msgspec.to_builtins(LOCATOR)


def test_everything_or_nothing_is_written(ask: Ask, story: Path) -> None:
    """Where one quote does not stand there, or twice, all such are told with their places, and no file changes."""
    path, other = story / "claims" / "gazette.yaml", story / "claims" / "other.yaml"
    path.write_text(HEAD + STYLES[0], encoding="utf-8")
    other.write_text(
        HEAD + "  - {subject: ada-roe, relation: HEADS, object: port, quote: who haeded the port}\n"
        "  - {subject: ada-roe, relation: HEADS, object: port, quote: Ada Roe}\n"
        "  - {subject: ada-roe, relation: HEADS, object: port, quote: Ben Ito, locator: {paragraph: 1}}\n"
        "  - {subject: ada-roe, relation: HEADS, object: port, quote: Ben Ito, document: gazete}\n",
        encoding="utf-8",
    )
    before = path.read_bytes(), other.read_bytes()
    done = ask("locate", "--fill", story, "-d", story.parent)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "other.yaml:4:62: the document does not say 'who haeded the port'" in done.stderr
    assert "'who headed the port'?" in done.stderr
    assert "other.yaml:5:62: the document says 'Ada Roe' 2 times, in paragraphs 2, 3" in done.stderr
    assert "other.yaml:6:62: a claim with a quote and a locator" in done.stderr
    assert "other.yaml:7:81: no document has the id 'gazete'" in done.stderr
    assert (path.read_bytes(), other.read_bytes()) == before


def test_tables_are_not_filled(ask: Ask, story: Path) -> None:
    """A quote in a CSV file is a fault that says which files it may stand in."""
    (story / "claims" / "g.csv").write_text(
        "document,subject,relation,object,quote\ngazette,ada-roe,HEADS,port,Ben Ito\n", encoding="utf-8"
    )
    done = ask("locate", "--fill", story, "-d", story.parent)
    assert "quotes in CSV are not filled in" in done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize("words", [["--fill", "."], ["a", "b", "--fill", ".", "-d", "."], ["a"], []])
def test_wrong_usage_is_told(ask: Ask, words: list[str]) -> None:
    """Words to locate and claims to fill do not go together, and either is needed."""
    done = ask("locate", *words)
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_store_in_the_environment_does_not_matter(ask: Ask, story: Path) -> None:
    """Whoever has set a store for other commands can fill quotes all the same."""
    done = ask("locate", "--fill", story, "-d", story.parent, env={"GRAPHMODEL_STORE": "elsewhere"})
    assert done.exit_code == 0


def test_that_there_is_no_quote_is_no_fault(ask: Ask, story: Path) -> None:
    """Where nothing is to be filled, that is said, and no file is touched."""
    done = ask("locate", "--fill", story, "-d", story.parent)
    assert (done.exit_code, done.stdout) == (0, "no claim has a quote\n")


def test_a_file_that_cannot_be_read_is_no_file_without_quotes(ask: Ask, story: Path) -> None:
    """Where nobody knows what quotes a file has, its fault is told, and nothing is written."""
    path = story / "claims" / "gazette.yaml"
    path.write_text(f"document: gazette\nclaims: []\n- {{subject: ada-roe, quote: {QUOTE!r}}}\n")
    refused = ask("locate", "--fill", story, "--documents", story.parent)
    assert refused.exit_code == 1
    assert "gazette.yaml:3:1: a list that goes on after its end\n  hint: write it in the place of [] in line 2" in (
        refused.stderr
    )
