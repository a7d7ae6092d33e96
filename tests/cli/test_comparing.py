"""The commands that compare: impact, weak and diff, and --known-by, as people and programs read them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.conftest import Ask
from tests.support.repository import Repository

CLAIMS = """
documents:
  - {id: gazette, publisher: Northam Gazette, published: 2024-04-12}
  - {id: reprint, publisher: Coast Radio, published: 2024-05, derived_from: [{document: gazette, how: reprint}]}
  - {id: blog, publisher: Harbour Blog, published: 2024-06-01}
  - {id: leaflet, publisher: Friends of the Port}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: cy, kind: Person, name: Cy Noe}
  - {id: dee, kind: Person, name: Dee Poe}
  - {id: port, kind: Company, name: Port of Northam}
  - {id: crowd, kind: Group, name: Dockers}
claims:
  - {document: gazette, subject: ada, relation: MET_WITH, object: ben}
  - {document: reprint, subject: ada, relation: MET_WITH, object: ben}
  - {document: blog, subject: ada, relation: MET_WITH, object: ben, stance: denied, attributed_to: ben}
  - {document: blog, subject: ben, relation: OWNS, object: port}
  - {document: gazette, subject: ben, relation: OWNS, object: port, stance: unconfirmed}
  - {document: leaflet, subject: cy, relation: OWNS, object: port, attributed_to: crowd}
  - {document: gazette, subject: cy, relation: OWNS, object: port}
  - {document: leaflet, subject: dee, relation: HEADS, object: port}
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """Give a file of claims in four documents."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


# Impact


def test_what_falls_is_told_sort_by_sort(ask: Ask, claims: Path) -> None:
    """What vanishes, changes status, loses its denial or falls to one origin stands apart, with what was otherwise."""
    shown = ask("impact", "blog", "-s", claims).stdout
    assert shown.startswith("Without blog: 1 relationship changes status, 1 loses its only denial\n")
    assert "\nwithout document blog: 2 claims left out\n" in shown
    assert (
        "\nOf another status\n   Alleged: Ben Ito owns Port of Northam [1] only; with it: asserted [2]; alleged [1]\n"
    ) in shown
    assert (
        "\nNo longer denied\n   Ada Roe met Ben Ito [1, 3] (1 origin); with it: asserted [1, 3] (1 origin); "
        "denied by Ben Ito [2]\n"
    ) in shown


def test_who_is_mentioned_nowhere_else_is_told(ask: Ask, claims: Path) -> None:
    """With a relationship that vanishes go those whom nothing else names, speakers included."""
    shown = ask("impact", "Friends of the Port", "-s", claims).stdout
    assert shown.startswith(
        "Without Friends of the Port: 1 relationship vanishes, 1 falls to one origin; "
        "2 entities are mentioned nowhere else\n"
    )
    assert "\nMentioned nowhere else\n   Dee Poe\n   Dockers\n" in shown
    assert "2 origins (Friends of the Port, Northam Gazette), not known to be independent\n" in shown


@pytest.mark.parametrize(
    ("name", "ends", "expected"),
    [
        ("blog", ("ada", "port"), "no longer connected"),
        ("leaflet", ("ada", "port"), "still connected, by the same path"),
        ("leaflet", ("dee", "cy"), "no longer connected"),
        ("blog", ("ada", "crowd"), "connected neither with it nor without it"),
    ],
)
def test_whether_two_are_still_connected_is_told(
    ask: Ask, claims: Path, name: str, ends: tuple[str, str], expected: str
) -> None:
    """With the most telling path before and after, where there is one."""
    shown = ask("impact", name, "--path", *ends, "-s", claims).stdout
    assert re.search(rf"\n.+ to .+: {expected}\n", shown)
    paths = json.loads(ask("impact", name, "--path", *ends, "-s", claims, "--json").stdout)["path"]
    assert (bool(paths["before"]), bool(paths["after"])) == (
        "neither" not in expected,
        "still" in expected,
    )
    assert ("The most telling path with it: " in shown, "The most telling path without it: " in shown) == (
        bool(paths["before"]),
        bool(paths["after"]),
    )


def test_programs_get_both_sides(ask: Ask, claims: Path) -> None:
    """JSON has each relationship before and after, tables what can be compared of them."""
    words = ("impact", "blog", "-s", claims)
    told = json.loads(ask(*words, "--json").stdout)
    assert told["assumptions"] == ["without document blog: 2 claims left out"]
    sorts = {(each["subject"], each["object"]): each["change"] for each in told["changes"]}
    assert sorts == {("ada", "ben"): ["loses its denial"], ("ben", "port"): ["changes status"]}
    assert [each["before"]["status"] for each in told["changes"]] == ["asserted", "asserted"]
    lines = [json.loads(line) for line in ask(*words, "--jsonl").stdout.splitlines()]
    assert lines == told["changes"]
    rows = list(csv.DictReader(io.StringIO(ask(*words, "--csv").stdout)))
    assert [(row["status_before"], row["status_after"]) for row in rows] == [
        ("asserted", "asserted"),
        ("asserted", "unconfirmed"),
    ]
    assert [(row["contested_before"], row["contested_after"]) for row in rows] == [
        ("true", "false"),
        ("false", "false"),
    ]


def test_nobody_falls_with_nothing(ask: Ask, claims: Path) -> None:
    """A speaker who is credited with nothing takes nothing away, and a name that is nobody's is an error."""
    shown = ask("impact", "Dee Poe", "-s", claims).stdout
    assert shown.startswith("Without Dee Poe: no relationship vanishes, appears or changes status\n")
    result = ask("impact", "Harbour Blg", "-s", claims)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "did you mean: Harbour Blog" in result.stderr


# Weak


def test_what_is_listed_and_in_which_order_stands_above(ask: Ask) -> None:
    """What counts as little, which paths were looked at and what is not said of the rest come before the list."""
    result = ask("weak", "-n", "3")
    above = result.stdout.partition("\n\n")[0].splitlines()
    assert re.match(r"All that is said: \d+ of \d+ asserted relationships to verify before publishing$", above[0])
    assert "one origin" in above[1]
    assert "the 10 actors with the most neighbours" in above[2]
    assert above[3].endswith("not known to be independent unless documents declare it")
    assert len(re.findall(r"^   \S", result.stdout, re.MULTILINE)) == 3
    told = json.loads(ask("weak", "-n", "3", "--json").stdout)
    assert told["assumptions"] == above[1:]
    assert len(told["relationships"]) == 3
    assert f"and {told['more']} more" in result.stdout


def test_what_a_path_rests_on_is_told(ask: Ask, claims: Path) -> None:
    """Only steps that nothing stronger carries are listed, each with why, and of how many paths."""
    shown = ask("weak", "--path", "dee", "cy", "-s", claims).stdout
    assert shown.startswith("Dee Poe to Cy Noe: 1 of 2 asserted relationships to verify before publishing\n")
    assert "\n1 of 1 path rests on\n   Dee Poe " in shown
    assert " [1] only – one origin (Friends of the Port)\n" in shown
    assert "Cy Noe" not in shown.partition("rests on")[2]


def test_what_is_said_of_one_is_told(ask: Ask, claims: Path) -> None:
    """Of an entity all that rests on little is listed, also what no path needs."""
    shown = ask("weak", "port", "-s", claims).stdout
    assert shown.startswith("Port of Northam: 2 of 3 asserted relationships to verify before publishing\n")
    rows = list(csv.DictReader(io.StringIO(ask("weak", "port", "-s", claims, "--csv").stdout)))
    assert {(row["subject"], row["reasons"]) for row in rows} == {("ben", "one origin"), ("dee", "one origin")}


def test_two_that_nothing_connects_have_nothing_to_verify(ask: Ask, claims: Path) -> None:
    """It is said that no path was found, and both ways of asking at once are refused."""
    result = ask("weak", "--path", "ada", "crowd", "-s", claims)
    assert "0 of 0 asserted relationships to verify" in result.stdout
    assert "no path leads from the one to the other" in result.stderr
    assert ask("weak", "ada", "--path", "ada", "ben", "-s", claims).exit_code == 2


# Diff


def test_the_same_claims_do_not_differ(ask: Ask, claims: Path) -> None:
    """It is said so, and the exit status is that of an answer."""
    result = ask("diff", claims, claims, "--exit-code")
    assert (result.exit_code, result.stdout) == (0, f"{claims} and {claims} say the same\n")


def test_what_was_added_withdrawn_and_changed_is_told(ask: Ask, claims: Path, tmp_path: Path) -> None:
    """Claims first, then what follows from them for relationships, then what else is not the same."""
    new = tmp_path / "new.yaml"
    text = CLAIMS.replace(", stance: unconfirmed", ", date: 2020, role: founder").replace("2024-05", "2024-07")
    text = text.replace("subject: dee, relation: HEADS", "subject: dee, relation: WORKS_FOR")
    new.write_text(text, encoding="utf-8")
    result = ask("diff", claims, new, "--exit-code")
    assert result.exit_code == 1
    assert ask("diff", claims, new).exit_code == 0
    title, _, shown = result.stdout.partition("\n")
    assert title.endswith(
        "new.yaml: 1 claim added, 1 withdrawn, 1 changed; 1 relationship appears, 1 vanishes; documents differ: 1"
    )
    assert "stance asserted, before alleged; date 2020, before none; role “founder”, before none\n" in shown
    assert "\nDocuments that differ\n   changed: reprint (published 2024-07, before 2024-05)\n" in shown
    told = json.loads(ask("diff", claims, new, "--json").stdout)
    assert [each["difference"] for each in told["claims"]] == ["added", "withdrawn", "changed"]
    assert told["claims"][2]["fields"] == ["stance", "date", "role"]
    assert told["documents"]["changed"] == [
        {"id": "reprint", "fields": [{"name": "published", "before": "2024-05", "after": "2024-07"}]}
    ]
    rows = list(csv.DictReader(io.StringIO(ask("diff", claims, new, "--csv").stdout)))
    assert [row["difference"] for row in rows] == ["added", "withdrawn", "changed"]
    markdown = ask("diff", claims, new, "--markdown").stdout
    cited = set(re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", markdown))
    assert cited == set(re.findall(r"^\[\^(\d+)\]: ", markdown, re.MULTILINE))


def test_claims_differ_from_those_of_a_revision(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept once is compared with what is there now, and faults name the revision."""
    kept = Repository(tmp_path / "kept")
    kept.commit({"claims.yaml": CLAIMS})
    monkeypatch.chdir(kept.folder)
    (kept.folder / "claims.yaml").write_text(CLAIMS.replace("HEADS", "WORKS_FOR"))
    assert "1 claim added, 1 withdrawn, 0 changed" in ask("diff", "HEAD:claims.yaml", "claims.yaml").stdout
    result = ask("diff", "HEAD~1:claims.yaml", "claims.yaml", "--exit-code")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Error: 'HEAD~1:claims.yaml' is no file or folder, and no git revision" in result.stderr
    assert "Dee Poe" in ask("show", "dee", "-s", "HEAD:claims.yaml").stdout
    assert "4 documents" in ask("check", "HEAD:claims.yaml").stdout


# Known by


def test_what_was_published_later_or_without_a_date_is_left_out_aloud(ask: Ask, claims: Path) -> None:
    """The answer is as of the day, and says of how many documents nobody knows."""
    note = (
        "as published by 2024-05-10: 1 of 4 documents; left out: 1 published later (blog); 1 whose date leaves open "
        "whether it was later (reprint); 1 without a date of publication (leaflet): 5 claims"
    )
    assert note in " ".join(ask("query", "documents", "-s", claims, "--known-by", "2024-05-10").stdout.split())
    for words in (("query", "documents"), ("path", "ada", "ben")):
        assert ask(*words, "-s", claims, "--known-by", "2024-05-10", "--csv").stderr == f"note: {note}\n"
    result = ask("path", "ada", "ben", "-s", claims, "--known-by", "2024-05-10")
    assert note in result.stdout.partition("\n\n")[0].splitlines()
    assert "contested" not in result.stdout.lower()
    told = json.loads(ask("path", "ada", "ben", "-s", claims, "--known-by", "2024-05-10", "--json").stdout)
    assert note in told["assumptions"]
    assert "contested" in ask("path", "ada", "ben", "-s", claims, "--known-by", "2024-06").stdout.lower()


def test_what_is_made_from_what_is_left_out_keeps_its_origin(ask: Ask, tmp_path: Path) -> None:
    """A reprint of what has no date is still none of its own, and the note says that it counts."""
    other = tmp_path / "other.yaml"
    other.write_text(CLAIMS.replace(", published: 2024-04-12", ""), encoding="utf-8")
    result = ask("query", "documents", "-s", other, "--known-by", "2024-05", "--csv")
    assert result.stderr.endswith(": 7 claims; made from these and still counted: reprint\n")
    told = json.loads(ask("show", "ada", "-s", other, "--known-by", "2024-05", "--json").stdout)
    assert [each["origins"] for each in told["relationships"]] == [["Northam Gazette"]]


def test_dates_and_names_narrow_together(ask: Ask, claims: Path) -> None:
    """Both are told, every command takes the date, and what is no date is refused."""
    both = ("-s", claims, "--known-by", "2024-06-01", "--without", "gazette")
    notes = ask("query", "documents", *both, "--csv").stderr.splitlines()
    assert [line.partition(":")[0] for line in notes] == ["note", "note"]
    shown = ask("show", "port", *both).stdout
    assert "Ben Ito" in shown
    assert "Cy Noe" not in shown
    assert "1 document, " in ask("check", claims, "--known-by", "2024-05-10").stdout
    assert ask("impact", "gazette", "-s", claims, "--known-by", "2024-05-10").stdout.startswith("Without gazette: 3 ")
    result = ask("show", "port", "-s", claims, "--known-by", "12.4.2024")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "hint: " in result.stderr
