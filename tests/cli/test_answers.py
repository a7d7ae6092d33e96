"""What ``show``, ``why`` and ``says`` tell, read as a reporter would, on a handful of claims."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ask

NARROW = {"COLUMNS": "100"}
CLAIMS = """
documents:
  - {id: gazette, title: Port chief resigns, publisher: Northam Gazette, authors: [Cy Dow], published: 2024-04-12,
     url: "https://gazette.example/port_chief", description: how she went}
  - {id: radio, publisher: Coast Radio, derived_from: [{document: gazette, how: summary}]}
  - {id: star, publisher: Star}
entities:
  - {id: ada, kind: Person, name: Ada Roe, aliases: [{name: Ада Роу, language: ru}], same_as: ["wikidata:Q1"],
     note: a user name}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: ben-2, kind: Person, name: Ben Ito}
  - {id: port, kind: Company, name: Port of Northam}
  - {id: strike, kind: Event, name: the strike}
  - {id: northam, kind: Place, name: Northam}
claims:
  - {document: gazette, subject: ada, relation: HEADS, object: port, end: 2024-04-11, attributed_to: port,
     role: director, locator: {paragraph: 2, start: 19, end: 40}}
  - {document: radio, subject: ada, relation: HEADS, object: port, derived_from: [{publisher: Star, how: quotes}]}
  - {document: gazette, subject: ada, relation: MET_WITH, object: ben, event: strike, date: 2024-03, place: northam}
  - {document: star, subject: ada, relation: MET_WITH, object: ben, event: strike, stance: denied, attributed_to: ben}
  - {document: star, subject: ada, relation: MET_WITH, object: ben-2, stance: unconfirmed, attributed_to: port}
  - {document: radio, subject: ben, relation: FREED, object: ada, stance: prospective, attributed_to: port, note: soon}
  - {document: star, subject: port, relation: EMPLOYS, object: ben, attributed_to: port,
     quantity: {value: 1200, about: true, unit: pounds, of: yearly pay}}
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A file of claims."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


def test_an_entity_is_shown_with_what_is_said_of_it(ask: Ask, claims: Path) -> None:
    """Names first; relationships by phrase with dates, roles and who says so; doubts marked; documents once, below."""
    assert ask("show", "ada", "-s", claims, env=NARROW).stdout.splitlines() == [
        "Ada Roe (Person, ada)",
        "also called Ада Роу (ru)",
        "same as wikidata:Q1",
        "note: a user name",
        "5 relationships, the most telling first",
        "",
        "holds the highest post of Port of Northam [1] from Star (quotes); according to Port of Northam",
        "   (until 2024-04-11; as director) [2]",
        "Contested: met Ben Ito (ben) – asserted (2024-03; in Northam; event: the strike) [2]; denied by",
        "   Ben Ito (ben) (2024-03 (by the event; dated in [2]); event: the strike) [3]",
        "Alleged: met Ben Ito (ben-2) – by Port of Northam [3] only",
        "Expected: was freed by Ben Ito (ben) – by Port of Northam (soon) [1] only",
        "appears in accounts of the strike – asserted (2024-03; Ada Roe met Ben Ito (ben) (in Northam))",
        "   [2]; denied by Ben Ito (ben) (Ada Roe met Ben Ito (ben)) [3]",
        "",
        "Documents",
        "[1] Coast Radio, undated; from gazette (summary); radio",
        "[2] Northam Gazette, “Port chief resigns”, by Cy Dow, 2024-04-12;",
        "    https://gazette.example/port_chief; gazette",
        "[3] Star, undated; star",
    ]


def test_homonyms_carry_their_ids(ask: Ask, claims: Path) -> None:
    """Of two entities of one name each stands with its id in every answer that names it."""
    for words in (("show", "ada"), ("why", "ada", "ben"), ("says", "port"), ("path", "port", "ben-2")):
        for format_ in ([], ["--markdown"]):
            told = ask(*words, *format_, "-s", claims).stdout
            assert told.count("Ben Ito") == told.count("Ben Ito (ben)") + told.count("Ben Ito (ben-2)") > 0, words


def test_why_tells_all_that_each_claim_says(ask: Ask, claims: Path) -> None:
    """Claim by claim, with stance, speaker, date, role, place, what it was made from, its place and id."""
    assert ask("why", "ada", "port", "-s", claims, env=NARROW).stdout.splitlines() == [
        "Ada Roe and Port of Northam: 2 claims",
        "",
        "Ada Roe holds the highest post of Port of Northam",
        "2 documents: 1 in its own words, 1 crediting Port of Northam; 2 origins (Northam Gazette, Star),",
        "   not known to be independent",
        "   asserted in [1], which credits Port of Northam (until 2024-04-11; as director)",
        "     paragraph 2, characters 19 to 40; claim b43b74a536ae26c4",
        "   asserted in [2], in its own words (made from Star (quotes))",
        "     claim c6d99bf710105c62",
        "",
        "Documents",
        "[1] Northam Gazette, “Port chief resigns”, by Cy Dow, 2024-04-12;",
        "    https://gazette.example/port_chief; gazette; described as: how she went",
        "[2] Coast Radio, undated; from gazette (summary); radio",
    ]


def test_says_tells_all_that_a_speaker_is_credited_with(ask: Ask, claims: Path) -> None:
    """By subject, those with most claims first, each with its stance, document and place."""
    assert ask("says", "Port of Northam", "-s", claims, env=NARROW).stdout.splitlines() == [
        "Port of Northam: credited with 4 claims in 3 documents",
        "what documents themselves say that it said, asked or praised: graphmodel show port",
        "",
        "Ada Roe (2)",
        "   Ada Roe holds the highest post of Port of Northam (until 2024-04-11; as director) [1],",
        "     paragraph 2",
        "   Alleged: Ada Roe met Ben Ito (ben-2) [2]",
        "",
        "Ben Ito (ben) (2)",
        "   Expected: Ben Ito (ben) freed Ada Roe (note: soon) [3]",
        "   Ben Ito (ben) works or has worked for Port of Northam (about 1,200 pounds: yearly pay) [2]",
        "",
        "Documents",
        "[1] Northam Gazette, “Port chief resigns”, by Cy Dow, 2024-04-12;",
        "    https://gazette.example/port_chief; gazette",
        "[2] Star, undated; star",
        "[3] Coast Radio, undated; from gazette (summary); radio",
    ]


def test_says_keeps_to_what_is_asked_about(ask: Ask, claims: Path) -> None:
    """With --about only claims count of which that is subject, object or event."""

    def told(*words: str) -> list[str]:
        found = json.loads(ask("says", *words, "--json", "-s", claims).stdout)["claims"]
        return [f"{claim['subject']} {claim['relation']} {claim['object']}" for claim in found]

    assert told("ben", "--about", "the strike") == told("ben") == ["ada MET_WITH ben"]
    assert told("port", "--about", "ada") == ["ada HEADS port", "ben FREED ada", "ada MET_WITH ben-2"]
    assert told("port", "--about", "northam") == []
    empty = ask("says", "ada", "-s", claims)
    assert (empty.exit_code, empty.stdout.splitlines()) == (
        0,
        [
            "Ada Roe: no claim is credited to it as speaker",
            "what documents themselves say that it said, asked or praised: graphmodel show ada",
        ],
    )


def test_an_event_is_shown_with_its_dates_and_who_appears_in_accounts_of_it(ask: Ask, claims: Path) -> None:
    """Each with the claims that it follows from, and with the doubts that there are of these."""
    shown = ask("show", "strike", "-s", claims).stdout.splitlines()
    assert shown[:2] == ["the strike (Event, strike)", "dated 2024-03 [1]"]
    assert "has accounts that name (2)" in shown
    assert any(line.startswith("   Ada Roe – asserted (2024-03; Ada Roe met Ben Ito (ben) (in ") for line in shown)


def test_json_tells_what_the_text_tells(ask: Ask, claims: Path) -> None:
    """Documents, dates and what an entity is the source of stand in JSON as well."""
    shown = json.loads(ask("show", "port", "--json", "-s", claims).stdout)
    assert shown["credited_with"] == {"relationships": 4, "claims": 4}
    assert [document["id"] for document in shown["documents"]] == ["gazette", "radio", "star"]
    assert (
        "the source of 4 relationships, credited with 4 claims (graphmodel says port)"
        in ask("show", "port", "-s", claims).stdout
    )
    dated = json.loads(ask("show", "strike", "--json", "-s", claims).stdout)["dates"]
    assert dated == [{"date": "2024-03", "documents": ["gazette"]}]
    between = json.loads(ask("why", "ada", "port", "--json", "-s", claims).stdout)
    assert [claim["derived_from"] for claim in between["claims"] if "derived_from" in claim] == [
        [{"publisher": "Star", "how": "quotes"}]
    ]
    assert [relationship["roles"] for relationship in between["relationships"]] == [["director [gazette]"]]
    assert ask("why", "ada", "port", "--csv", "-s", claims).exit_code == 0


def test_a_hub_is_readable_on_one_screen(ask: Ask, tmp_path: Path) -> None:
    """Of ninety relationships the most telling are told, of each phrase how many more, and all on demand."""
    people = [f"  - {{id: p{i}, kind: Person, name: Person {i}}}" for i in range(88)]
    met = [f"  - {{document: star, subject: p{i}, relation: MET_WITH, object: port}}" for i in range(60)]
    works = [f"  - {{document: star, subject: port, relation: EMPLOYS, object: p{i}}}" for i in range(60, 88)]
    claims = tmp_path / "hub.yaml"
    claims.write_text(
        "\n".join(
            [
                "documents:",
                "  - {id: star, publisher: Star}",
                "entities:",
                "  - {id: port, kind: Company, name: Port of Northam}",
                *people,
                "claims:",
                *met,
                *works,
            ]
        )
    )
    shown = ask("show", "port", "-s", claims, env={"COLUMNS": "120"}).stdout.splitlines()
    assert len(shown) < 40
    assert shown[1] == "88 relationships, the most telling first"
    assert shown[3:7] == ["met (60)", "   Person 0 [1] only", "   Person 1 [1] only", "   and 58 more"]
    assert "employs or has employed (28)" in shown
    whole = ask("show", "port", "--all", "-s", claims).stdout.splitlines()
    assert sum(line.startswith("   Person ") for line in whole) == 88
    assert len(json.loads(ask("show", "port", "--json", "-s", claims).stdout)["relationships"]) == 88
    assert "1 more, told by" not in ask("show", "p1", "--limit", "1", "-s", claims).stdout


HOSTILE = """
documents:
  - {id: "d`1", title: "# <b>T</b>\n- x [y](javascript:z) &lt;", publisher: "> P | Q", url: "https://a.example/x_y"}
entities:
  - {id: a, kind: Person, name: "Ada\n# _Roe_ <script>"}
  - {id: b, kind: Person, name: "1. Ben [^1]: `x`"}
claims:
  - {document: "d`1", subject: a, relation: MET_WITH, object: b, attributed_to: a,
     role: "## is", note: "~~n~~\n> q"}
"""


@pytest.mark.parametrize("words", [("show", "a"), ("why", "a", "b"), ("says", "a"), ("path", "a", "b")], ids=" ".join)
def test_no_name_can_make_up_parts_of_an_answer(ask: Ask, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Line breaks, Markdown and HTML in what claims say stay what they are: letters in the middle of a line."""
    claims = tmp_path / "claims.yaml"
    claims.write_text(HOSTILE, encoding="utf-8")
    text = ask(*words, "-s", claims).stdout.splitlines()
    assert not [line for line in text if line.strip().startswith(("# _Roe_", "- x", "## is", "> q"))]
    markdown = ask(*words, "--markdown", "-s", claims).stdout
    lines = markdown.splitlines()
    assert sum(line.startswith("[^") for line in lines) == 1
    assert "<https://a.example/x_y>" in markdown
    plain = re.sub(r"\\.", "", markdown.replace("<https://a.example/x_y>", ""))
    assert not re.search(r"<|`|&|~|_|\]\(|^(?:  )?> (?!“)", plain, re.MULTILINE)
    assert {line.split(" ")[0] for line in lines if line.startswith("#")} <= {"##", "###", "####"}


DATED_ELSEWHERE = """
documents: [{id: gazette, publisher: Northam Gazette}, {id: star, publisher: Star}]
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: port, kind: Company, name: Port of Northam}
  - {id: strike, kind: Event, name: the strike}
claims:
  - {document: gazette, subject: ada, relation: MET_WITH, object: ben, event: strike, date: 2024-03}
  - {document: star, subject: port, relation: EMPLOYS, object: ada, event: strike, attributed_to: ben}
"""


@pytest.mark.parametrize("words", [("path", "port", "ada"), ("show", "port"), ("why", "port", "ada"), ("says", "ben")])
def test_a_document_that_only_dates_the_event_is_listed_too(ask: Ask, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every number of an answer is that of a document below it, also where it gives nothing but the event's date."""
    claims = tmp_path / "claims.yaml"
    claims.write_text(DATED_ELSEWHERE, encoding="utf-8")
    told = ask(*words, "-s", claims)
    assert (told.exit_code, told.stderr) == (0, "")
    dated = re.search(r"\(2024-03 \(by the event; dated in \[(\d)\]\)", told.stdout)
    assert dated
    assert f"[{dated.group(1)}] Northam Gazette, undated; gazette" in told.stdout.splitlines()


def test_quotation_marks_are_plain_where_there_are_no_others(claims: Path) -> None:
    """A terminal of Western European letters gets those of ASCII around a title."""
    done = subprocess.run(
        [sys.executable, "-m", "graphmodel", "why", "ada", "port", "-s", claims],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert b'Northam Gazette, "Port chief resigns", by Cy Dow' in done.stdout
