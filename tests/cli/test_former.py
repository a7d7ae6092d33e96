"""What is over, nobody says since when, and dates that are about or within: how every command tells them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Ask

CLAIMS = """
documents:
  - {id: gazette, title: Port chief is gone, publisher: [Northam Gazette, Coast News]}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: port, kind: Company, name: Port of Northam}
claims:
  - {document: gazette, subject: ada, relation: HEADS, object: port, role: director, start: 199X, end: unknown}
  - {document: gazette, subject: ben, relation: HEADS, object: port, end: unknown}
  - {document: gazette, subject: ben, relation: KNOWS, object: ada, date: 1850~/1860}
relations:
  - {name: KNOWS, meaning: knows}
"""


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """Give a file of such claims."""
    path = tmp_path / "port.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return str(path)


def test_every_answer_says_former(ask: Ask, claims: str) -> None:
    """Paths, an entity, its evidence and the question for posts tell what is over, and the publishers together."""
    path = ask("path", "ada", "port", "-s", claims).stdout
    assert "Former: Ada Roe holds the highest post of Port of Northam (from 199X; as director) [1] only" in path
    assert "[1] Northam Gazette and Coast News, “Port chief is gone”, undated; gazette" in path
    assert "   Former: Ada Roe (from 199X; as director) [1] only" in ask("show", "port", "-s", claims).stdout
    why = ask("why", "ben", "port", "-s", claims).stdout
    assert "1 document, in its own words; 1 origin (Northam Gazette and Coast News)" in why
    assert "   asserted in [1], in its own words (former)" in why
    posts = json.loads(ask("query", "posts", "--json", "-s", claims).stdout)["rows"]
    assert [(row["holder"], row["dates"]) for row in posts] == [
        ("Ada Roe", ["from 199X (former)"]),
        ("Ben Ito", ["former"]),
    ]
    evidence = json.loads(ask("query", "why", "--param", "a=ben", "--param", "b=port", "--json", "-s", claims).stdout)
    assert [(row["publisher"], row["date"]) for row in evidence["rows"]] == [
        ("Northam Gazette and Coast News", "former")
    ]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (["--at", "1995"], True),
        (["--since", "1999-12-31"], True),
        (["--until", "1990"], True),
        (["--until", "1989"], False),
        (["--at", "2000"], False),
        (["--since", "2000"], False),
        (["--at", "199X"], True),
        (["--since", "-0044"], True),
    ],
    ids=str,
)
def test_it_fits_the_dates_that_its_start_may_mean(ask: Ask, claims: str, when: list[str], found: bool) -> None:
    """Of what is over it is known only that it was so when it began."""
    assert ("no path" not in ask("path", "ada", "port", "--max-hops", "1", *when, "-s", claims).stdout) is found


def test_it_is_undated_where_nothing_else_is_said(ask: Ask, claims: str) -> None:
    """Without a date or start it fits no filter on dates."""
    for when in (["--at", "1995"], ["--since", "0001"], ["--until", "9999"]):
        assert "no path" in ask("path", "ben", "port", "--max-hops", "1", *when, "-s", claims).stdout


def test_dates_are_shown_as_given(ask: Ask, claims: str) -> None:
    """What is about or within is told in the claim's own signs, and filtered by its bounds."""
    assert "Ben Ito knows Ada Roe (1850~/1860) [1] only" in ask("path", "ben", "ada", "-s", claims).stdout
    assert "1850~/1860" in ask("path", "ben", "ada", "--at", "1855", "-s", claims).stdout
    timeline = ask("query", "timeline", "--param", "actor=ada", "--param", "until=1850", "--jsonl", "-s", claims)
    assert [json.loads(line)["date"] for line in timeline.stdout.splitlines()] == ["1850~/1860"]


def test_a_filter_that_is_no_date_is_told_how_to_be_one(ask: Ask, claims: str) -> None:
    """A wrong date on the command line has the hint that it has in a file."""
    wrong = ask("path", "ada", "port", "--at", "1990-05-00", "-s", claims)
    assert wrong.exit_code == 2
    assert "hint: write 1990-05 for a month" in wrong.stderr


@pytest.mark.parametrize("word", ["FORMER_HEAD_OF", "ex-head of", "former HAEDS"])
def test_a_filter_for_what_is_over_is_told_the_relation(ask: Ask, claims: str, word: str) -> None:
    """No relation is a former one: the hint names that which takes in what is over, and it does."""
    result = ask("path", "ada", "port", "--relation", word, "-s", claims)
    assert result.exit_code == 1
    assert "did you mean: HEADS (it takes former ones as well)" in result.stderr
    assert "1 path" in ask("path", "ada", "port", "--relation", "HEADS", "-s", claims).stdout


def test_further_lines_of_a_note_look_like_nothing_else(ask: Ask, tmp_path: Path) -> None:
    """What a note has on further lines goes on in the same sentence, in text and in Markdown."""
    text = CLAIMS + '  - {document: gazette, subject: ben, relation: MET_WITH, object: ada, note: "one\\n\\n- OWNS"}\n'
    path = tmp_path / "port.yaml"
    path.write_text(text.replace("relations:\n  - {name: KNOWS, meaning: knows}\n", ""), encoding="utf-8")
    for words in (("path", "ben", "ada"), ("show", "ben"), ("why", "ben", "ada")):
        for format_ in ([], ["--markdown"]):
            (line,) = [line for line in ask(*words, *format_, "-s", path).stdout.splitlines() if "OWNS" in line]
            assert "one - OWNS)" in line, words
