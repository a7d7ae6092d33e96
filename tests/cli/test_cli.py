"""The command line, as people and programs meet it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graphmodel.cli.main import cli
from tests.conftest import Ask

PROGRAM = Path(sys.executable).with_name("graphmodel")
ENDS = ("Lukashenko", "Belaruskali")
STATED = "over what documents state, not over what is only alleged, expected or denied; in either direction"
CLAIMS = """
documents:
  - {id: gazette, title: Port chief resigns, publisher: Northam Gazette}
entities:
  - {id: ada-roe, kind: Person, name: Ada Roe, aliases: [Roe, {name: Ада Роу, language: ru}]}
  - {id: eva-roe, kind: Person, name: Eva Roe, aliases: [Roe]}
  - {id: port, kind: Company, name: 'Port of "Northam"'}
  - {id: alone, kind: Person, name: Żaneta}
claims:
  - {document: gazette, subject: Ada Roe, relation: HEADS, object: port, date: 2024-04-11}
  - {document: gazette, subject: Eva Roe, relation: HEADS, object: port, stance: denied}
"""
FAULTY = CLAIMS.replace("HEADS", "HAEDS").replace("2024-04-11", "2024-04-31")


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A file of claims without fault."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file of claims with three faults."""
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def program(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run graphmodel as a process of its own."""
    return subprocess.run([PROGRAM, *words], env=os.environ | environment, capture_output=True, check=False)


def options() -> list[object]:
    """Return every option of every command."""
    return [
        pytest.param(name, option, id=f"{name} {option.opts[-1]}")
        for name, command in cli.commands.items()
        for option in command.params
        if isinstance(option, click.Option)
    ]


# Help and usage


def test_help_says_what_every_command_is_for(ask: Ask) -> None:
    """The list of commands has a whole sentence for each."""
    listed = ask("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(cli.commands)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize(("name", "option"), options())
def test_every_option_is_explained(name: str, option: click.Option) -> None:
    """Each option of each command has a help text and a name for its value that is not a type's."""
    assert option.help, name
    assert option.is_flag or option.metavar or isinstance(option.type, click.Choice)


@pytest.mark.parametrize(
    "words",
    [
        ["pth"],
        ["path", "Lukashenko"],
        ["path", *ENDS, "--nonsense"],
        ["path", *ENDS, "-k", "0"],
        ["path", *ENDS, "-k", "2", "--limit", "3"],
        ["path", *ENDS, "--since", "soon"],
        ["path", *ENDS, "--at", "2021", "--until", "2022"],
        ["path", *ENDS, "--since", "2022", "--until", "2021-12-31"],
        ["path", *ENDS, "--avoid", "Belaruskali"],
        ["path", *ENDS, "--status", "maybe"],
        ["show", "Belarus", "--store", ""],
        ["check", ""],
        ["check", "a", "--store", "b"],
        ["export", "--format", "nonsense"],
        ["export", "--output", "/"],
        ["schema", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_status_2(ask: Ask, words: list[str]) -> None:
    """Wrong usage prints nothing on stdout, says on stderr what is wrong, and ends with status 2."""
    result = ask(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
    assert "Usage: graphmodel" in result.stderr


# Names


@pytest.mark.parametrize(
    "words", [["path", "Коваль", "Belaruskali"], ["show", "Belorusskali Inc"], ["why", "Xq", "Minsk"]]
)
def test_an_unknown_name_is_an_error_with_a_hint(ask: Ask, words: list[str]) -> None:
    """A name that nobody has ends with status 1, an empty stdout, and a last line that helps."""
    result = ask(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    error, hint = result.stderr.splitlines()
    assert error.startswith("Error: no entity is called")
    assert hint.startswith("hint: ")


def test_an_ambiguous_name_lists_the_candidates(ask: Ask, claims: Path) -> None:
    """A name that two entities have ends with status 1 and names both."""
    result = ask("show", "Roe", "-s", claims)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ada-roe (Ada Roe, Person, also Roe, also Ада Роу; holds the highest post of Port" in result.stderr
    assert "eva-roe (Eva Roe, Person, also Roe; holds the highest post of Port" in result.stderr
    assert "hint: " in result.stderr


@pytest.mark.parametrize(
    ("option", "word"),
    [("--relation", "HAEDS"), ("--kind", "Persn"), ("--document", "gazete"), ("--speaker", "Nobody"), ("--avoid", "X")],
)
def test_an_unknown_word_in_a_filter_is_an_error_with_a_hint(ask: Ask, claims: Path, option: str, word: str) -> None:
    """A filter by what does not exist is refused rather than answered with nothing."""
    result = ask("path", "ada-roe", "port", option, word, "-s", claims)
    assert (result.exit_code, result.stdout) == (1, "")
    assert repr(word) in result.stderr
    assert "hint: " in result.stderr


# Answers


def test_a_path_says_who_says_so(ask: Ask) -> None:
    """The question graphmodel is for is answered with hops, relations and documents."""
    result = ask("path", *ENDS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Alexander Lukashenko to Belaruskali: ")
    assert f"\n{STATED}\n" in result.stdout
    assert "Alexander Lukashenko took part in US-Belarus talks in Minsk [1, 2, 3]" in result.stdout
    assert "\n[1] ArcaMax, by Milda Seputyte and Aliaksandr Kudrytski, 2025;" in result.stdout


def test_names_match_across_scripts(ask: Ask) -> None:
    """A name in Cyrillic gives the answer that it gives in Latin letters."""
    assert ask("path", "Лукашенко", "Belaruskali").stdout == ask("path", *ENDS).stdout


def test_the_formats_of_a_path_agree(ask: Ask) -> None:
    """JSON, JSON Lines and CSV hold the same paths, hops and relationships."""
    whole = json.loads(ask("path", *ENDS, "--json").stdout)
    lines = [json.loads(line) for line in ask("path", *ENDS, "--jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(ask("path", *ENDS, "--csv").stdout)))
    assert (whole["source"], whole["target"]) == ("alexander-lukashenko", "belaruskali")
    assert whole["assumptions"] == [STATED]
    cited = {d for path in lines for hop in path["hops"] for r in hop["relationships"] for d in r["documents"]}
    assert cited <= {document["id"] for document in whole["documents"]}
    assert lines == whole["paths"]
    hops = [
        (str(number), str(place), relationship["relation"])
        for number, path in enumerate(lines, 1)
        for place, hop in enumerate(path["hops"], 1)
        for relationship in hop["relationships"]
    ]
    assert [(row["path"], row["hop"], row["relation"]) for row in table] == hops


@pytest.mark.parametrize(
    "words", [["show", "Belaruskali"], ["why", "Lukashenko", "Belarus"], ["says", "Viasna"]], ids=" ".join
)
def test_the_formats_of_rows_agree(ask: Ask, words: list[str]) -> None:
    """JSON, JSON Lines and CSV hold the same rows."""
    whole = json.loads(ask(*words, "--json").stdout)
    rows = whole["relationships" if words[0] == "show" else "claims"]
    table = list(csv.DictReader(io.StringIO(ask(*words, "--csv").stdout)))
    assert rows
    assert [json.loads(line) for line in ask(*words, "--jsonl").stdout.splitlines()] == rows
    keys = ("subject", "relation", "object")
    assert [[row[key] for key in keys] for row in table] == [[row[key] for key in keys] for row in rows]


def test_k_gives_as_many_paths(ask: Ask) -> None:
    """There are three paths, or as many as -k says, longer ones included, with the fewest hops first if wanted."""
    assert len(json.loads(ask("path", *ENDS, "--json").stdout)["paths"]) == 3
    for words in (["-k", "5"], ["-k", "5", "--by", "hops"]):
        paths = json.loads(ask("path", *ENDS, *words, "--json").stdout)["paths"]
        ranks = [path["length" if "hops" in words else "cost"] for path in paths]
        assert len(paths) == 5
        assert ranks == sorted(ranks)


def test_no_path_is_an_answer(ask: Ask, claims: Path) -> None:
    """Where nothing connects two entities the status is 0, and a hint stands on stderr."""
    result = ask("path", "ada-roe", "alone", "-s", claims)
    assert (result.exit_code, result.stdout) == (
        0,
        f"Ada Roe to Żaneta: no path\n{STATED}\n",
    )
    assert result.stderr.startswith("hint: ")


@pytest.mark.parametrize(("format_", "lines"), [("--json", 15), ("--jsonl", 0), ("--csv", 1)])
def test_no_path_is_an_empty_result(ask: Ask, claims: Path, format_: str, lines: int) -> None:
    """Where nothing connects two entities a program gets no rows, and still no hint on stdout."""
    result = ask("path", "ada-roe", "alone", "-s", claims, format_)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == lines
    assert "hint" in result.stderr


def test_a_filter_that_is_too_narrow_is_named(ask: Ask, claims: Path) -> None:
    """The hint about a missing path names the filters that hide one, and no other."""
    result = ask("path", "ada-roe", "port", "-s", claims, "--until", "2020", "--max-hops", "3")
    assert result.stderr == "hint: perhaps too narrow: the dates\n"
    result = ask("path", "ada-roe", "port", "-s", claims, "--until", "2020", "--relation", "MET_WITH")
    assert result.stderr == "hint: perhaps too narrow together: --relation, the dates\n"


def test_undated_claims_are_spoken_of_where_there_are_some(ask: Ask, claims: Path) -> None:
    """That an undated claim fits no date is said where one is hidden by the dates, and only there."""
    claims.write_text(CLAIMS + "  - {document: gazette, subject: alone, relation: OWNS, object: port}\n")
    result = ask("path", "alone", "port", "-s", claims, "--until", "2020")
    assert result.stderr == "hint: perhaps too narrow: the dates (undated claims fit none)\n"
    result = ask("path", "ada-roe", "port", "-s", claims, "--until", "2020")
    assert result.stderr == "hint: perhaps too narrow: the dates\n"
    result = ask("path", "alone", "port", "-s", claims, "--until", "2020", "--relation", "MET_WITH")
    assert result.stderr == "hint: perhaps too narrow together: --relation, the dates (undated claims fit none)\n"


def test_what_is_not_asserted_is_offered_where_it_is_there(ask: Ask, claims: Path) -> None:
    """The hint about a missing path names the statuses with which there is one, and they lead to it."""
    assert ask("path", "eva-roe", "alone", "-s", claims).stderr == "hint: nothing here connects them\n"
    claims.write_text(
        CLAIMS + "  - {document: gazette, subject: alone, relation: OWNS, object: port, stance: unconfirmed}\n"
    )
    hint = ask("path", "alone", "port", "-s", claims).stderr
    options = "--status unconfirmed"
    assert f"; {options} shows a path" in hint
    assert "1 path" in ask("path", "alone", "port", "-s", claims, *options.split()).stdout


def test_a_path_from_an_entity_to_itself_is_noticed(ask: Ask, claims: Path) -> None:
    """Two names of one entity are an answer of no hops and a hint."""
    result = ask("path", "Ada Roe", "Ада Роу", "-s", claims)
    assert result.exit_code == 0
    assert "one entity" in result.stderr


def test_no_claim_is_an_answer(ask: Ask, claims: Path) -> None:
    """Where no claim is about two entities `why` says so, and points to `path`."""
    result = ask("why", "ada-roe", "eva-roe", "-s", claims)
    assert (result.exit_code, result.stdout) == (0, "Ada Roe and Eva Roe: no claim\n")
    assert "path" in result.stderr


def test_show_marks_what_is_denied(ask: Ask, claims: Path) -> None:
    """A relationship that is only denied never reads as if it held."""
    shown = ask("show", "port", "-s", claims).stdout.splitlines()
    assert "Denied: is headed by Eva Roe [1] only" in shown


# Check


def test_check_counts_what_is_there(ask: Ask, claims: Path) -> None:
    """Claims without fault are counted on stdout."""
    result = ask("check", claims)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 document, 4 entities, 2 claims, 2 relationships (1 asserted, 1 denied)")


@pytest.mark.parametrize("words", [["check"], ["check", "--store"], ["show", "port", "-s"], ["export", "-s"]])
def test_all_faults_are_told_at_once(ask: Ask, faulty: Path, words: list[str]) -> None:
    """Each fault stands on stderr with its place, their number comes last, and nothing is on stdout."""
    result = ask(*words, faulty)
    assert (result.exit_code, result.stdout) == (1, "")
    lines = result.stderr.splitlines()
    assert len([line for line in lines if "faulty.yaml:" in line]) == 3
    assert any(line.startswith("  hint: did you mean HEADS") for line in lines)
    assert lines[-1] == "Error: 3 faults in 1 file"


def test_check_refuses_two_places(ask: Ask, claims: Path) -> None:
    """With an argument and --store nobody knows which is meant, so neither is checked."""
    result = ask("check", claims, "--store", claims)
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_the_environment_names_the_store(ask: Ask, claims: Path) -> None:
    """GRAPHMODEL_STORE stands for --store, and gives way to what is typed."""
    environment = {"GRAPHMODEL_STORE": str(claims)}
    assert ask("check", env=environment).stdout.startswith("1 document")
    assert ask("check", "-s", "seeds", env={"GRAPHMODEL_STORE": "nowhere"}).exit_code == 0
    assert ask("check", claims, env={"GRAPHMODEL_STORE": "nowhere"}).exit_code == 0
    assert ask("check", env={"GRAPHMODEL_STORE": ""}).stdout.startswith("5 documents")


@pytest.mark.parametrize("store", ["nowhere", "gopher://example.org", "/dev/null", "Makefile"])
def test_a_store_that_is_none_is_an_error_with_a_hint(ask: Ask, store: str) -> None:
    """What cannot be a store is named, with a hint, and ends with status 1."""
    result = ask("show", "Belarus", "-s", store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "hint: " in result.stderr


# Files


def test_export_gives_node_link_data(ask: Ask, claims: Path) -> None:
    """The graph goes to stdout, with ``-o -`` too, as JSON that networkx reads."""
    import networkx as nx

    printed = ask("export", "-s", claims).stdout
    assert printed == ask("export", "-s", claims, "-o", "-").stdout
    graph = nx.node_link_graph(json.loads(printed), edges="edges")
    assert set(graph.edges(keys=True)) == {("ada-roe", "port", "HEADS"), ("eva-roe", "port", "HEADS")}


def test_a_file_is_written_in_the_format_of_its_ending(ask: Ask, tmp_path: Path) -> None:
    """Without --format the ending says it; one that nobody knows is asked about, and none means JSON."""
    assert ask("export", "-o", tmp_path / "a.gexf").exit_code == 0
    assert b"<gexf" in (tmp_path / "a.gexf").read_bytes()
    assert ask("export", "-o", tmp_path / "a.XLSX").exit_code == 0
    assert (tmp_path / "a.XLSX").read_bytes().startswith(b"PK")
    assert ask("export", "-o", tmp_path / "a").exit_code == 0
    assert (tmp_path / "a").read_bytes().startswith(b"{")
    refused = ask("export", "-o", tmp_path / "a.doc")
    assert refused.exit_code == 2
    assert "no format is known by the ending .doc: say with --format what to write" in refused.stderr


@pytest.mark.parametrize("command", ["export", "view"])
def test_a_file_is_written_whole(ask: Ask, claims: Path, tmp_path: Path, command: str) -> None:
    """A written file is named on stderr, readable for others, and alone in its folder."""
    target = tmp_path / "out" / "file"
    target.parent.mkdir()
    result = ask(command, "-s", claims, "-o", target)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {target}\n")
    assert "Ada Roe" in target.read_text(encoding="utf-8")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask
    assert list(target.parent.iterdir()) == [target]


def test_a_file_is_kept_when_the_claims_have_faults(ask: Ask, faulty: Path, tmp_path: Path) -> None:
    """A failed export leaves what was there, and nothing beside it."""
    target = tmp_path / "out" / "graph.json"
    target.parent.mkdir()
    target.write_text("before", encoding="utf-8")
    assert ask("export", "-s", faulty, "-o", target).exit_code == 1
    assert target.read_text(encoding="utf-8") == "before"
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_an_error(ask: Ask, claims: Path, tmp_path: Path) -> None:
    """Where there is no such folder the status is 1 and the error names the file."""
    result = ask("export", "-s", claims, "-o", tmp_path / "missing" / "graph.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "graph.json: No such file or directory" in result.stderr


@pytest.mark.parametrize("record", [None, "claim", "document", "entity", "relation", "kind"])
def test_schema_is_json(ask: Ask, record: str | None) -> None:
    """For a file and for each record there is a JSON Schema that says which draft it follows."""
    printed = ask("schema", *([record] if record else [])).stdout
    assert json.loads(printed)["$schema"].startswith("https://json-schema.org/")


# Terminals, pipes and signals


def on_terminal(*words: str, **environment: str) -> str:
    """Return what graphmodel prints when stdout is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, *words], env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=theirs
    ) as process:
        os.close(theirs)
        parts = []
        while part := _read(ours):
            parts.append(part)
        os.close(ours)
    assert process.returncode == 0
    return b"".join(parts).decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side was closed
        return b""


def test_colours_are_for_terminals() -> None:
    """A terminal gets colours, a pipe gets none."""
    assert "\x1b[" in on_terminal("show", "Belaruskali")
    assert b"\x1b[" not in program("show", "Belaruskali").stdout


def test_no_color_is_respected() -> None:
    """NO_COLOR takes the colours from a terminal too, unless it is empty."""
    assert "\x1b[" not in on_terminal("show", "Belaruskali", NO_COLOR="1")
    assert "\x1b[" in on_terminal("show", "Belaruskali", NO_COLOR="")


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C"}]
)
def test_no_terminal_is_too_poor_for_an_answer(claims: Path, environment: dict[str, str]) -> None:
    """Where letters cannot be shown, others stand for them, on stdout and on stderr, and there is no traceback."""
    answer = program("path", *ENDS, **environment)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert b"imposed sanctions on" in answer.stdout
    error = program("show", "Ада Мороу", "-s", claims, **environment)
    assert error.returncode == 1
    assert b"Traceback" not in error.stderr


def test_dashes_are_plain_where_there_are_no_others() -> None:
    """A terminal of Western European letters gets dashes of ASCII."""
    shown = program("path", *ENDS, PYTHONIOENCODING="latin-1").stdout.decode("latin-1")
    assert "1. Alexander Lukashenko - " in shown
    assert "\\u" not in shown


def test_data_is_utf8_on_every_terminal() -> None:
    """What programs read is UTF-8 whatever the terminal's letters are."""
    words = ("show", "Kolesnikova", "--json")
    assert program(*words, PYTHONIOENCODING="latin-1").stdout == program(*words).stdout
    assert "Калеснікава" in program(*words).stdout.decode()


def test_a_reader_may_leave_early() -> None:
    """When whoever reads a pipe has read enough, that is no error."""
    with subprocess.Popen([PROGRAM, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_an_error() -> None:
    """When the answer cannot be written the status is 1, and one line says why."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, "show", "Belarus"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"Error: cannot write the answer: No space left on device\n"


def test_an_interrupt_ends_quietly(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command with one word and the status that shells expect."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graphmodel.store.open_store", interrupted)
    result = ask("show", "Belarus")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "Interrupted\n")


# Completion


def completed(shell: str, *words: str) -> list[str]:
    """Return the lines that the completion script of a shell gets for a command that is being typed."""
    done = program(
        _GRAPHMODEL_COMPLETE=f"{shell}_complete",
        COMP_WORDS="\n".join(["graphmodel", *words]),
        COMP_CWORD=words[-1] if shell == "fish" else str(len(words)),
    )
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_script(shell: str) -> None:
    """Bash, zsh and fish each get a script that completes graphmodel."""
    assert b"_GRAPHMODEL_COMPLETE" in program(_GRAPHMODEL_COMPLETE=f"{shell}_source").stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["pa"], "path"),
        (["show", "belarusk"], "Belaruskali"),
        (["path", "Belarus", "Мария К"], "Мария Колесникова"),
        (["path", "a", "b", "--relation", "imposed"], "IMPOSED_SANCTIONS_ON"),
        (["path", "a", "b", "--kind", "Pers"], "Person"),
        (["path", "a", "b", "--document", "bbc"], "bbc-summary-belarus-123"),
        (["path", "a", "b", "--status", "uncon"], "unconfirmed"),
    ],
    ids=str,
)
def test_words_are_completed(words: list[str], found: str) -> None:
    """Commands, names in any script, relations, kinds, documents and statuses are completed, whatever the case."""
    assert found in completed("zsh", *words[:-1], words[-1].replace(" ", "\\ "))


def test_names_are_completed_from_the_store(claims: Path) -> None:
    """With --store the names come from there."""
    assert "Żaneta" in completed("zsh", "show", "-s", str(claims), "Ż")
    assert "Belaruskali" not in completed("zsh", "show", "-s", str(claims), "Bel")


def test_a_store_is_completed_as_a_file() -> None:
    """After --store the shell offers files and folders."""
    assert completed("zsh", "show", "--store", "se") == ["file", "se", "_"]


def test_completion_of_a_faulty_store_is_silent(faulty: Path) -> None:
    """While one types, claims with faults complete nothing and print nothing."""
    assert completed("zsh", "show", "-s", str(faulty), "A") == [""]


def test_bash_keeps_a_name_of_several_words_together(claims: Path) -> None:
    """Bash inserts a name with spaces and quotes as one word, and plainly inside quotes."""
    script = f"""
        eval "$(_GRAPHMODEL_COMPLETE=bash_source {PROGRAM})"
        complete_() {{
            COMPREPLY=(); COMP_WORDS=(graphmodel show -s '{claims}' "$1"); COMP_CWORD=4
            _graphmodel_completion {PROGRAM}
            printf '%s\\n' "${{COMPREPLY[@]}}"
        }}
        complete_ Ad; complete_ 'Ada\\ R'; complete_ '"Ada R'; complete_ Port
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == [r"Ada\ Roe", r"Ada\ Roe", "Ada Roe", r"Port\ of\ \"Northam\""]


def test_the_package_runs_as_a_module() -> None:
    """``python -m graphmodel`` is the command under its own name."""
    done = subprocess.run([sys.executable, "-m", "graphmodel", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: graphmodel [OPTIONS] COMMAND")
