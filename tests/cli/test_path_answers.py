"""Answers about paths as people read them: sentences, references, what stands beside, and what was left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Ask

STATED = "over what documents state, not over what is only alleged, expected or denied"
CLAIMS = """
documents:
  - {id: gazette, title: Port chief resigns, publisher: Northam Gazette, published: 2024-04-12, authors: [Eva Moe],
     url: "https://gazette.example/a_b"}
  - {id: reprint, publisher: Coast Radio, derived_from: [{document: gazette, how: reprint}]}
  - {id: blog, publisher: Harbour Blog}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ada-2, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: "Ben *Ito* [^1]"}
  - {id: cy, kind: Person, name: Cy Noe}
  - {id: port, kind: Company, name: Port of Northam}
  - {id: land, kind: Country, name: Northland}
  - {id: freed, kind: Group, name: People freed}
claims:
  - {document: gazette, subject: ada, relation: MET_WITH, object: ben, date: 2024-01, role: director}
  - {document: reprint, subject: ada, relation: MET_WITH, object: ben}
  - {document: blog, subject: ada, relation: MET_WITH, object: ben, stance: denied, attributed_to: ben}
  - {document: blog, subject: ben, relation: CRITICISED, object: port, attributed_to: cy}
  - {document: gazette, subject: ada-2, relation: OWNS, object: port}
  - {document: gazette, subject: land, relation: FREED, object: freed}
  - {document: gazette, subject: cy, relation: MEMBER_OF, object: freed, stance: denied, attributed_to: port}
  - {document: gazette, subject: cy, relation: COMES_FROM, object: land}
  - {document: gazette, subject: port, relation: BASED_IN, object: land}
"""


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """Give a file of claims with homonyms, a denial, a reprint and a country."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return str(path)


def test_a_step_is_a_sentence_with_its_details_and_who_says_so(ask: Ask, claims: str) -> None:
    """What some documents give has their numbers, a denial names who denies, and documents are listed once below."""
    shown = ask("path", "id:ada", "ben", "-s", claims).stdout
    assert (
        "   Contested: Ada Roe (ada) met Ben *Ito* [^1] – asserted (2024-01 [1]; no date in the other; "
        "as director [1]) [1, 2] (1 origin); denied by Ben *Ito* [^1] [3]\n"
    ) in shown
    assert shown.endswith(
        "\nDocuments\n"
        "[1] Northam Gazette, “Port chief resigns”, by Eva Moe, 2024-04-12; https://gazette.example/a_b; gazette\n"
        "[2] Coast Radio, undated; from gazette (reprint); reprint\n"
        "[3] Harbour Blog, undated; blog\n"
    )


def test_homonyms_carry_their_ids(ask: Ask, claims: str) -> None:
    """Where another entity has the same name the id stands with it, and only there."""
    shown = ask("path", "id:ada", "id:ada-2", "-s", claims).stdout
    assert "1. Ada Roe (ada) – Ben *Ito* [^1] – Port of Northam – Ada Roe (ada-2)" in shown
    assert "Ada Roe (ada-2) owns Port of Northam" in shown
    assert not re.search(r"Ada Roe(?! \(ada)", shown)


def test_markdown_is_what_it_says_and_nothing_else(ask: Ask, claims: str) -> None:
    """Each reference is a footnote that is there, names cannot write Markdown, and an address is a link."""
    shown = ask("path", "id:ada", "port", "-s", claims, "--markdown").stdout
    assert "- Contested: Ada Roe (ada) met Ben \\*Ito\\* \\[^1\\] – asserted (" in shown
    cited = set(re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", shown))
    assert cited == set(re.findall(r"^\[\^(\d+)\]: ", shown, re.MULTILINE))
    assert "; <https://gazette.example/a_b>; gazette" in shown


def test_a_drawing_has_each_step_in_its_direction(ask: Ask, claims: str) -> None:
    """Mermaid gets every entity, and every step as an arrow from subject to object."""
    shown = ask("path", "id:ada", "id:ada-2", "-s", claims, "--mermaid").stdout.splitlines()
    assert shown[0] == "flowchart LR"
    assert shown[1] == f"  %% {STATED}; in either direction"
    assert shown[2] == "  %% documents: blog, gazette, reprint"
    assert shown[3:7] == [
        '  n1["Ada Roe (ada)"]', '  n2["Ben *Ito* [^1]"]', '  n3["Port of Northam"]', '  n4["Ada Roe (ada-2)"]',
    ]  # fmt: skip
    assert shown[7] == '  n1 -.-|"Contested: met – asserted by documents; denied by Ben *Ito* [^1]"| n2'
    assert shown[8].startswith("  n2 -->|")
    assert shown[9].startswith("  n4 -->|")


def test_a_path_by_a_country_only_is_called_that(ask: Ask, claims: str) -> None:
    """Where every path that is found leads through a country the first line says so, also where one is asked for."""
    assert ask("path", "cy", "port", "-k", "1", "-s", claims).stdout.startswith("only by country: Cy Noe to Port")
    assert ask("path", "id:ada", "port", "-s", claims).stdout.startswith("Ada Roe (ada) to Port of Northam: ")


def test_what_is_denied_and_said_stands_below(ask: Ask, claims: str) -> None:
    """What would be a step were it not denied is told below, and so is what one says of the other, each once."""
    shown = ask("path", "cy", "land", "-s", claims).stdout
    assert (
        "\nDenied or not confirmed one step away\n"
        "   Denied: Cy Noe belongs or has belonged to People freed – by Port of Northam [1] only\n" in shown
    )
    shown = ask("path", "cy", "port", "-s", claims).stdout
    assert (
        "Said between them\n   Ben *Ito* [^1] criticised or warned about Port of Northam according to Cy Noe [2] only\n"
        in shown
    )
    assert "Said between" not in ask("path", "id:ada", "ben", "-s", claims).stdout


def test_the_cost_of_a_path_is_explained(ask: Ask) -> None:
    """The parts that are told add up to the cost, and programs have the same numbers."""
    shown = ask("path", "Kellogg", "Tikhanovsky", "--explain").stdout
    costs = re.findall(r"cost (\d+) = (.*?)\n   \w", shown.replace("\n     ", " "))
    assert len(costs) == 3
    for whole, parts in costs:
        assert sum(map(int, re.findall(r"(?:^|\+ )(\d+) for", parts))) == int(whole)
    told = json.loads(ask("path", "Kellogg", "Tikhanovsky", "--explain", "--json").stdout)["paths"]
    assert [str(path["cost"]) for path in told] == [whole for whole, _ in costs]
    for path in told:
        between = sum(entity["passing"] for entity in path["entities"][1:-1])
        assert sum(hop["cost"] for hop in path["hops"]) + between == path["cost"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--class", "act"], "only: class act"),
        (
            ["--status", "prospective"],
            "over what documents state or expect, not over what is only alleged or denied; in either direction",
        ),
        (["--directed"], f"{STATED}; from subject to object only"),
        (
            ["--document", "crbc-news-belarus-123", "--since", "2020"],
            "only: document crbc-news-belarus-123; since 2020",
        ),
        (["--without", "CRBC News"], "without document crbc-news-belarus-123: 99 claims left out"),
    ],
    ids=str,
)
def test_what_an_answer_rests_on_stands_above_it(ask: Ask, words: list[str], expected: str) -> None:
    """Statuses, direction, filters and what was left out are told below the title, and to programs."""
    above = ask("path", "Lukashenko", "Trump", *words).stdout.partition("\n\n")[0]
    assert expected in above.splitlines()[1:]
    assert expected in json.loads(ask("path", "Lukashenko", "Trump", *words, "--json").stdout)["assumptions"]


# Without


def test_the_answer_is_as_if_a_document_did_not_exist(ask: Ask, claims: str, tmp_path: Path) -> None:
    """Every command answers as from claims without it, and what was made from it is no origin of its own."""
    left = CLAIMS.replace("{document: gazette, how: reprint}", "{publisher: Northam Gazette, how: reprint}")
    lines = [line for line in left.splitlines() if not line.startswith(("  - {document: gazette", "  - {id: gazette"))]
    other = tmp_path / "other.yaml"
    other.write_text("\n".join(line for line in lines if "gazette.example" not in line), encoding="utf-8")
    for words in (
        ["path", "id:ada", "ben", "--json"],
        ["show", "ben", "--json"],
        ["export"],
        ["query", "documents", "--csv"],
    ):
        without = ask(*words, "-s", claims, "--without", "gazette")
        expected = ask(*words, "-s", other).stdout
        if words[-1] == "--json":
            told = json.loads(without.stdout)
            assert told.pop("assumptions")[0].startswith(
                "without document gazette: 6 claims left out; still counted, though made from it or"
            )
            assert told == {k: v for k, v in json.loads(expected).items() if k != "assumptions"}
        elif words != ["export"]:
            assert without.stdout == expected
    left_out = "6 claims left out; still counted, though made from it or by its author: reprint"
    note = f"note: without document gazette: {left_out}\n"
    assert ask("check", "-s", claims, "--without", "gazette").stderr == note


def test_a_publisher_and_a_speaker_may_be_left_out(ask: Ask, claims: str) -> None:
    """A name may be a publisher's, with all that it published, or a speaker's, with all that they are credited with."""
    assert "contested" not in ask("path", "id:ada", "ben", "-s", claims, "--without", "Harbour Blog").stdout
    assert "contested" not in ask("path", "id:ada", "ben", "-s", claims, "--without", "ben").stdout
    assert "no path" in ask("path", "id:ada", "port", "-s", claims, "--without", "Cy Noe", "--max-hops", "2").stdout


def test_nobody_is_left_out_by_mistake(ask: Ask, claims: str) -> None:
    """A word that is nobody's is an error with what is near, and one that is several speakers' asks which."""
    result = ask("show", "ben", "-s", claims, "--without", "Harbour Blg")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no document, publisher or speaker is called 'Harbour Blg'" in result.stderr
    assert "did you mean: Harbour Blog" in result.stderr
    assert "Ada Roe" in ask("show", "ben", "-s", claims, "--without", "Ada Roe").stderr
