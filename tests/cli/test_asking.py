"""The command that asks the saved questions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from graphmodel.graph import Graph
from graphmodel.output.table import table
from graphmodel.output.wrapping import columns_of, wrapped
from graphmodel.questions import questions
from graphmodel.store import MemoryStore
from graphmodel.store.neo4j import Connection
from tests.conftest import Ask
from tests.support.asking import asked_of
from tests.support.stores import written


def with_examples(name: str) -> list[str]:
    """Return the words that ask a question about its examples."""
    items = questions()[name].examples.items()
    given = [
        (n, one) for n, value in items for one in (value if isinstance(value, list) else [value]) if one is not None
    ]
    return [word for name, value in given for word in ("--param", f"{name}={value}")]


def test_the_command_lists_and_describes_the_questions(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a question all are listed but drawings; --help with one tells what it takes and gives."""
    monkeypatch.setenv("COLUMNS", "150")
    listed = ask("query")
    assert listed.exit_code == 0
    for name, asked in questions().items():
        found = re.search(rf"^  {name} +{re.escape(asked.title)}$", listed.stdout, re.MULTILINE)
        assert bool(found) != asked.is_drawing
    names = [name for name, asked in questions().items() if not asked.is_drawing]
    assert [row["name"] for row in json.loads(ask("query", "--json").stdout)] == names
    assert ask("query", "--csv").stdout.startswith("group,name,title\nconnections,betweenness,")
    described = ask("query", "freed", "--help")
    assert described.exit_code == 0
    for words in ("Who was freed", "by=null  (actor or null)", "denied_by"):
        assert words in described.stdout
    needed = ask("query", "betweenness", "--help").stdout
    assert 'side_a=...  (list of actor) the one side; such as ["united-states", "donald-trump"]' in needed
    assert "--param" in ask("query", "--help").stdout
    assert "documents has no parameters." in ask("query", "documents", "--help").stdout


def test_the_command_answers_in_every_format(ask: Ask) -> None:
    """The rows are those of the library as JSON, JSON Lines and CSV, and as a table below what was asked about."""
    expected = asked_of(MemoryStore(Graph.load()), "betweenness")
    words = ("query", "betweenness", *with_examples("betweenness"))
    whole = json.loads(ask(*words, "--json").stdout)
    assert whole["rows"] == expected
    assert whole["parameters"]["side_a"] == ["united-states", "donald-trump"]
    assert [json.loads(line) for line in ask(*words, "--jsonl").stdout.splitlines()] == expected
    assert ask(*words, "--csv").stdout.splitlines()[1] == "John Coale,Person,3.5,4,john-coale"
    lines = ask(*words).stdout.splitlines()
    assert lines[:3] == [
        "Who stands between two sides (betweenness), a measure of this graph and of nothing else",
        "side_a: United States, Donald Trump",
        "side_b: Belarus, Alexander Lukashenko",
    ]
    assert lines[-5:] == [
        "",
        "entity         kind      betweenness    pairs",
        "-------------  ------  -------------  -------",
        "John Coale     Person            3.5        4",
        "Keith Kellogg  Person            0.5        1",
    ]
    assert "(no rows)" in ask("query", "why", "-p", "a=Nutrien", "-p", "b=Znak").stdout


def test_a_row_too_wide_for_the_terminal_has_lines_of_its_own(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a narrow terminal no line is longer than it, and nothing is left out but ids."""
    for width in (60, 90, 150):
        monkeypatch.setenv("COLUMNS", str(width))
        for name in ("freed", "speakers", "one-speaker", "betweenness-drawing"):
            lines = ask("query", name, *with_examples(name)).stdout.splitlines()
            assert max(map(len, lines)) <= width
            assert "arcamax-bloomberg-belarus-123" in " ".join(lines) or name == "betweenness-drawing"
    assert re.search(r"^contested +yes$", ask("query", "one-speaker").stdout, re.MULTILINE)


LONG = {
    "words": "Ada Roe " * 10**5,
    "one word": "Roe-" * 10**5,
    "wide letters": "章" * 10**5,
    "letters with accents": "e\u0323\u0301" * 10**4,
    "families": "👩‍👩‍👧" * 10**4,
    "nothing that shows": "\u200d" * 10**5,
}


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
@pytest.mark.parametrize("width", [40, 100])
def test_long_cells_are_wrapped_to_the_terminal(name: str, width: int) -> None:
    """However long a cell is, and whatever its letters, its lines fit the terminal, and nothing of it is lost."""
    lines = [click.unstyle(line) for line in table(("name", "documents"), [(name, 3), ("Ben Ito", 12)], width)]
    assert max(map(columns_of, lines)) <= width
    assert sum(map(len, lines)) >= len(name.replace(" ", ""))
    pieces = wrapped(name, width)
    assert max(map(columns_of, pieces)) <= width
    assert "".join(pieces).replace(" ", "") == name.replace(" ", "")


def test_wide_and_invisible_letters_stay_aligned() -> None:
    """Columns begin at the same place of a terminal whatever letters stand in those before them."""
    names = ["Ada Roe", "章微", "Ｐｏｒｔ", "Ada\u200b Roe", "E\u0323\u0301va", "أنا", "👩‍👩‍👧", "주식회사"]
    _, _, *rows = table(("name", "kind"), [(name, "Person") for name in names], 80)
    assert {columns_of(row.partition("Person")[0]) for row in map(click.unstyle, rows)} == {10}


def test_many_documents_in_one_cell_are_listed(ask: Ask, tmp_path: Path) -> None:
    """An answer whose cell lists very many documents names each."""
    ids = [f"northam-gazette-2021-{number:04}" for number in range(5000)]
    (tmp_path / "documents.csv").write_text("id,title,publisher\n" + "".join(f"{id_},Report,Gazette\n" for id_ in ids))
    (tmp_path / "entities.csv").write_text("id,kind,name\nroe,Person,Ada Roe\nport,Company,Port of Northam\n")
    (tmp_path / "claims.csv").write_text(
        "subject,relation,object,document\n" + "".join(f"roe,HEADS,port,{id_}\n" for id_ in ids)
    )
    for words in (("neighbourhood", "-p", "actor=roe"), ("documents",)):
        answered = ask("query", *words, "-s", tmp_path)
        assert answered.exit_code == 0
        printed = answered.stdout  # made anew each time that it is asked for
        assert all(id_ in printed for id_ in ids)


def test_wrong_usage_of_the_command_teaches(ask: Ask) -> None:
    """A wrong parameter names all with their defaults, a wrong name the nearest, each with its exit status."""
    for words in (("who=Trump",), ("by",), ("by=Belarus", "-p", "by=Poland")):
        wrong = ask("query", "freed", "-p", *words)
        assert wrong.exit_code == 2
        assert "Parameters of freed:\n  by=null  (actor or null) who freed them" in wrong.stderr
    unknown = ask("query", "fred")
    assert unknown.exit_code == 1
    assert "no question is called 'fred'" in unknown.stderr
    assert "did you mean: freed" in unknown.stderr
    assert "hint: graphmodel query lists the questions" in ask("query", "frobnicate").stderr
    none = ask("query", "speakers", "-p", "limit=0")
    assert none.exit_code == 2
    assert "limit must be at least 1" in none.stderr
    nobody = ask("query", "freed", "-p", "by=Lukashenk")
    assert nobody.exit_code == 1
    assert "Lukashenko" in nobody.stderr
    for name, parameter, example in (
        ("neighbourhood", "actor", '"maria-kolesnikova"'),
        ("betweenness", "side_a", '["united-states", "donald-trump"]'),
        ("one-document", "document", '"naffah-belarus-123"'),
    ):
        missing = ask("query", name, "--store", "nowhere")
        assert missing.exit_code == 2
        assert f"{name} needs {parameter}, " in missing.stderr
        assert f"for example {example}" in missing.stderr


def test_an_answer_says_what_it_was_asked_about(ask: Ask, tmp_path: Path) -> None:
    """A line for each parameter that narrows the answer stands above it, also a default; two of one name have ids."""
    (tmp_path / "claims.yaml").write_text(
        "documents: [{id: d, publisher: Gazette}]\n"
        "entities: [{id: ada, kind: Person, name: Ada Roe}, {id: other, kind: Person, name: Ada Roe}]\n"
        "claims: [{document: d, subject: 'id:ada', relation: MET_WITH, object: 'id:other'}]\n"
    )
    asked = ask("query", "why", "-s", tmp_path / "claims.yaml", "-p", "a=id:ada", "-p", "b=id:other")
    assert asked.stdout.splitlines()[:4] == [
        "Who says what of two actors",
        "a: Ada Roe (ada)",
        "b: Ada Roe (other)",
        "",
    ]
    lines = ask("query", "one-origin", "-p", "actor=Nutrien", "-p", "relations=").stdout.splitlines()
    assert lines[1:4] == ["actor: Nutrien", "min_documents: 1", ""]
    lines = ask("query", "negotiations").stdout.splitlines()
    assert lines[1:3] == ["relations: NEGOTIATED_WITH, MET_WITH, AGREED_WITH", ""]


def test_the_command_says_what_its_answer_leaves_out(ask: Ask) -> None:
    """Rows that a limit cut off, and the same end given twice, are told on stderr."""
    cut = ask("query", "speakers", "-p", "limit=2")
    assert "--param limit=N shows more" in cut.stderr
    for name in ("connected", "linked-to-both", "why"):
        same = ask("query", name, "-p", "a=Belarus", "-p", "b=belarus")
        assert "a and b are both belarus" in same.stderr, name


def test_two_of_one_name_are_told_apart(ask: Ask, tmp_path: Path) -> None:
    """Names that several have stand with their ids, in cells and in what was asked about; programs have them beside."""
    claims = tmp_path / "claims.yaml"
    claims.write_text("""
documents: [{id: d, publisher: Gazette}]
entities: [{id: jo, kind: Person, name: Jo Ray}, {id: jo-2, kind: Person, name: Jo Ray},
           {id: cy, kind: Person, name: Cy Dow}]
claims:
  - {document: d, subject: jo, relation: MET_WITH, object: jo-2}
  - {document: d, subject: jo, relation: MET_WITH, object: jo-2, stance: denied, attributed_to: jo-2}
  - {document: d, subject: jo-2, relation: MET_WITH, object: cy}
""")
    contested = ask("query", "contested", "-s", claims).stdout
    assert re.search(r"Jo Ray \(jo\) +MET_WITH +Jo Ray \(jo-2\)", contested)
    connected = ("query", "connected", "-p", "a=id:jo", "-p", "b=Cy Dow", "-s", claims)
    assert "a: Jo Ray (jo)\nb: Cy Dow\n" in ask(*connected).stdout
    assert "Jo Ray (jo); Jo Ray (jo-2); Cy Dow" in ask(*connected).stdout
    assert json.loads(ask(*connected, "--json").stdout)["rows"][0]["path"] == ["Jo Ray", "Jo Ray", "Cy Dow"]
    assert "without what Jo Ray (jo-2) is credited with: 1 claim" in ask("impact", "id:jo-2", "-s", claims).stdout


def test_what_is_told_of_questions_fits_the_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list, and what a question answers, takes and gives, are wrapped to the terminal's width."""
    monkeypatch.setenv("COLUMNS", "60")
    for words in ((), ("freed", "--help"), ("sanctions-relief", "--help")):
        assert max(map(len, ask("query", *words).stdout.splitlines())) <= 60, words


def test_questions_and_their_parameters_are_completed(ask: Ask) -> None:
    """Tab offers the names of questions, and after one those of its parameters."""

    def offered(*words: str) -> str:
        environment = {
            "_GRAPHMODEL_COMPLETE": "zsh_complete",
            "COMP_WORDS": "\n".join(("graphmodel", *words)),
            "COMP_CWORD": str(len(words)),
        }
        return ask(env=environment).stdout

    assert "one-speaker" in offered("query", "one-s")
    assert "one-speaker-drawing" not in offered("query", "one-s")
    assert "side_a=" in offered("query", "betweenness", "--param", "si")


def test_the_command_answers_alike_from_a_server(ask: Ask, neo4j_address: str, neo4j_connection: Connection) -> None:
    """A question asked of a server prints what it prints from files."""
    written(neo4j_connection, MemoryStore(Graph.load()).claims())
    for words in (
        ("query", "freed"),
        ("query", "neighbourhood", "-p", "actor=Бабарико", "--csv"),
        ("query", "betweenness-drawing", *with_examples("betweenness"), "--json"),
        ("query", "freed", "-p", "by=Lukashenk"),
    ):
        here, there = ask(*words), ask(*words, "--store", neo4j_address)
        assert (there.exit_code, there.stdout, there.stderr) == (here.exit_code, here.stdout, here.stderr)
