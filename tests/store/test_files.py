"""A graph in a file: what it is made of, what becomes of it when work on it is stopped, and what it says of itself."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from graphmodel.claims import read_claims
from graphmodel.errors import StoreError
from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from graphmodel.store import load_into, open_store
from graphmodel.store.sqlite.read import FileStore
from graphmodel.store.sqlite.sources import source
from graphmodel.store.sqlite.write import Read, load
from tests.conftest import Ask
from tests.support.randomclaims import random_claims, with_sources

CLAIMS = """documents:
  - {id: d, title: D, publisher: P}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: cy, kind: Person, name: Cy Poe}
claims:
  - {subject: ada, relation: MET_WITH, object: ben, document: d}
"""
COMMANDS = (
    ("path", "Lukashenko", "Belaruskali"),
    ("path", "Coale", "Trump", "--since", "2025-06", "--json", "--explain"),
    ("path", "Coale", "Viasna", "--by", "hops", "-k", "5"),
    ("path", "Poczobut", "Trump", "--kind", "Actor", "--status", "prospective"),
    ("path", "Coale", "Trump", "--document", "DOCUMENT", "--directed"),
    ("why", "Coale", "Lukashenko", "--markdown"),
    ("show", "Viasna", "--all"),
    ("says", "Coale", "--json"),
    ("query", "numbers", "--csv"),
    ("contradictions",),
    ("timeline", "Coale"),
    ("missing",),
    ("first", "Coale"),
    ("weak",),
    ("impact", "Viasna"),
    ("show", "Lukashneko"),
    ("path", "Coale", "nobody at all"),
    ("export", "--format", "node-link"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with claims."""
    claims = tmp_path / "claims.yaml"
    claims.write_text(CLAIMS)
    return tmp_path


def test_every_command_answers_from_a_file_as_from_claims(ask: Ask, tmp_path: Path) -> None:
    """Of the bundled claims each answer is the same, byte for byte, on both outputs and in its status."""
    file = tmp_path / "seeds.graph"
    assert ask("load", "--to", file).exit_code == 0
    document = next(iter(Graph.load().documents))
    for command in COMMANDS:
        words = [document if word == "DOCUMENT" else word for word in command]
        expected, answered = ask(*words), ask(*words, "--store", file)
        assert (answered.stdout, answered.stderr) == (expected.stdout, expected.stderr), command
        assert answered.exit_code == expected.exit_code


def test_loading_again_adds_and_updates_and_with_replace_removes(ask: Ask, folder: Path) -> None:
    """What is new comes to what is there, what is otherwise now takes its place, and with --replace nothing else is."""
    file = folder / "case.graph"
    first = ask("load", folder / "claims.yaml", "--to", file)
    assert first.stdout == "loaded 1 document, 3 entities, 1 claim; 1 relationship there now\n"
    more = folder / "more.yaml"
    more.write_text(CLAIMS.replace("Ada Roe", "Ada Roe-Ito").replace("MET_WITH, object: ben", "MET_WITH, object: cy"))
    second = ask("load", more, "--to", file)
    assert second.stdout == (
        "loaded 1 document, 3 entities, 1 claim; 2 relationships there now\n"
        "kept 1 claim not among these; --replace removes what is not\n"
    )
    assert "load all 2 that it was made from again" not in ask("show", "id:ada", "--store", file).stderr
    more.write_text(more.read_text() + "# more\n")
    assert "load all 2 that it was made from again" in ask("show", "id:ada", "--store", file).stderr
    store = open_store(str(file))
    assert [r.object for r in store.relationships("ada")] == ["ben", "cy"]
    assert store.entities(["ada"])["ada"].name == "Ada Roe-Ito"
    store.close()
    third = ask("load", more, "--to", file, "--replace")
    assert third.stdout == (
        "loaded 1 document, 3 entities, 1 claim; 1 relationship there now\nremoved 1 node that the claims do not have\n"
    )


def test_claims_that_changed_since_are_told(ask: Ask, folder: Path) -> None:
    """A folder that was only touched is no news; one whose contents are others is told with every answer."""
    file, claims = folder / "case.graph", folder / "claims.yaml"
    ask("load", claims, "--to", file)
    os.utime(claims, (0, 0))
    assert ask("show", "Ada Roe", "--store", file).stderr == ""
    claims.write_text(CLAIMS.replace("Cy Poe", "Cy Pox"))
    told = ask("show", "Ada Roe", "--store", file)
    assert "claims.yaml has changed since" in told.stderr
    assert f"--to {file} --replace makes it anew" in told.stderr
    ask("load", claims, "--to", file, "--replace")
    assert ask("show", "Ada Roe", "--store", file).stderr == ""
    claims.rename(folder / "elsewhere.yaml")
    assert "is not here: nobody can tell whether it has changed" in ask("show", "Ada Roe", "--store", file).stderr


def test_a_change_behind_a_link_is_told(folder: Path) -> None:
    """Whether the claims folder, one in it, or the file itself is reached over a link: what was read is compared."""
    case = folder / "case"
    (folder / "far" / "er").mkdir(parents=True)
    case.mkdir()
    shutil.move(folder / "claims.yaml", folder / "far" / "claims.yaml")
    (case / "claims.yaml").symlink_to(folder / "far" / "claims.yaml")
    (case / "claims").symlink_to(folder / "far" / "er")
    (folder / "way.graph").symlink_to(folder / "far" / "real.graph")
    load(folder / "way.graph", Graph.load(case).claim_set, read=Read(case))
    assert (folder / "way.graph").is_symlink()
    assert FileStore(folder / "far" / "real.graph").notes == []
    (folder / "far" / "er" / "more.jsonl").write_text("")
    assert len(FileStore(folder / "far" / "real.graph").notes) == 1
    assert len(FileStore(folder / "way.graph").notes) == 1


def test_only_what_is_read_counts_as_a_change(ask: Ask, folder: Path) -> None:
    """A file beside the claims it was made from, or a page or workbook in that folder, is no change of them."""
    case = folder / "case"
    case.mkdir()
    shutil.move(folder / "claims.yaml", case / "claims.yaml")
    assert ask("load", case, "--to", case / "case.graph").exit_code == 0
    for name in ("network.html", "story.txt", "budget.json", "other.graph"):
        (case / name).write_text("{}")
    assert FileStore(case / "case.graph").notes == []


def test_what_counts_as_a_change_is_what_is_read(folder: Path) -> None:
    """Of a folder with all sorts of names exactly the files that claims are read from are compared."""
    case = folder / "case"
    (case / "Claims" / "deep").mkdir(parents=True)
    shutil.move(folder / "claims.yaml", case / "claims.yaml")
    empty = {"jsonl": "", "json": "{}", "csv": "subject,relation,object,document\n"}
    for name in (
        "documents.jsonl",
        "kinds.json",
        "Claims/a.jsonl",
        "Claims/deep/b.csv",
        "Claims/.c.jsonl",
        "note.json",
    ):
        (case / name).write_text(empty[name.rpartition(".")[2]])
    for name in ("Claims/readme.md", "story.txt", "claims.yaml~", "claims.yaml.bak"):
        (case / name).write_text("nothing")
    read = {t.source.path.relative_to(case).as_posix() for ts in read_claims(case).tables.values() for t in ts}
    assert {part.name for part in source(case, folder / "case.graph").parts} == read


def test_another_folder_in_its_place_is_not_called_a_change(ask: Ask, folder: Path) -> None:
    """A file that was copied beside other claims does not say that those are what it is made anew from."""
    ask("load", folder / "claims.yaml", "--to", folder / "case.graph")
    other = folder / "other"
    other.mkdir()
    shutil.copy(folder / "case.graph", other / "case.graph")
    (other / "claims.yaml").write_text(CLAIMS.replace("Ada", "Eda"))
    told = ask("show", "id:ada", "--store", other / "case.graph").stderr
    assert "or is something else" in told
    assert "--replace" not in told


def test_claims_that_were_taken_back_are_told(ask: Ask, folder: Path) -> None:
    """A claim that the folder has no longer, and the file still has since nothing was replaced, is no silent answer."""
    file, claims = folder / "case.graph", folder / "claims.yaml"
    ask("load", claims, "--to", file)
    claims.write_text(CLAIMS.replace("object: ben", "object: cy"))
    ask("load", claims, "--to", file)
    told = ask("show", "Ada Roe", "--store", file).stderr
    assert f"note: 1 claim is still in {file} that claims.yaml has no longer; --replace removes them" in told
    ask("load", claims, "--to", file, "--replace")
    assert ask("show", "Ada Roe", "--store", file).stderr == ""


def test_two_loads_at_once_lose_nothing_in_silence(tmp_path: Path) -> None:
    """Of loads that end at one moment each either says that it was overtaken, or its claims are there."""
    made = (
        "import sys, msgspec; from pathlib import Path; from graphmodel.store.sqlite.write import load; "
        "from graphmodel.errors import StoreError; from tests.support.randomclaims import random_claims\n"
        "for seed in range(int(sys.argv[2]), 40, 2):\n"
        "    claims = random_claims(seed, entities=3, claims=2, documents=2)\n"
        "    named = [msgspec.structs.replace(c, id=f'{seed}-{id_}') for id_, c in claims.claims.items()]\n"
        "    claims = claims._replace(claims={claim.id: claim for claim in named})\n"
        "    while True:\n"
        "        try:\n"
        "            load(Path(sys.argv[1]), claims)\n"
        "            break\n"
        "        except StoreError as error:\n"
        "            assert 'meanwhile' in str(error), error\n"
    )
    file = tmp_path / "case.graph"
    writers = [subprocess.Popen([sys.executable, "-c", made, file, str(n)]) for n in (0, 1)]
    assert [writer.wait() for writer in writers] == [0, 0]
    seeds = {id_.partition("-")[0] for id_ in FileStore(file).claims().claims}
    assert seeds == {str(seed) for seed in range(40)}


def test_a_store_may_be_closed_with_answers_half_read(folder: Path) -> None:
    """What was not read to its end is let go of without a word."""
    file = folder / "case.graph"
    load(file, random_claims(1))
    store = FileStore(file)
    steps = iter(store.steps(["e1"], Filters(), "both", ())["e1"])
    next(steps, None)
    store.close()
    del steps


def test_a_file_that_is_not_there_is_told(ask: Ask, folder: Path) -> None:
    """A name that ends in .graph means such a file, also where there is none."""
    told = ask("show", "Ada", "--store", folder / "none.graph")
    assert told.exit_code == 1
    assert "none.graph is not there\nhint: graphmodel load CLAIMS --to" in told.stderr


def test_a_new_file_in_a_folder_is_a_change(folder: Path) -> None:
    """A claims folder that has one file more, or one less, is not as it was; hidden files are none of its."""
    case = folder / "case"
    case.mkdir()
    shutil.move(folder / "claims.yaml", case / "claims.yaml")
    file = folder / "case.graph"
    load(file, Graph.load(case).claim_set, read=Read(case))
    (case / ".hidden").write_text("")
    assert FileStore(file).notes == []
    (case / "documents.yaml").write_text("[]")
    assert len(FileStore(file).notes) == 1


def test_what_was_assumed_stands_above_each_answer(ask: Ask, folder: Path) -> None:
    """How claims were read where they may be read otherwise too is told from the file as it was when loading it."""
    claims = folder / "claims.yaml"
    claims.write_text(CLAIMS.replace("object: ben,", "object: ben, attributed_to: null,"))
    loaded = ask("load", claims, "--to", folder / "case.graph")
    answered = ask("show", "Ada Roe", "--store", folder / "case.graph")
    assert answered.stderr == ask("show", "Ada Roe", "--store", claims).stderr == loaded.stderr
    assert "note: " in loaded.stderr


def test_a_graph_is_written_only_where_its_name_says_so(ask: Ask, folder: Path) -> None:
    """A name without the ending, somebody else's database and a folder that is not there are refused, untouched."""
    claims = folder / "claims.yaml"
    refused = ask("load", claims, "--to", folder / "case.txt")
    assert refused.exit_code == 1
    assert "ends in .graph" in refused.stderr
    foreign = folder / "foreign.graph"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = foreign.read_bytes()
    assert "no file that graphmodel load made" in ask("load", claims, "--to", foreign).stderr
    assert foreign.read_bytes() == before
    text = folder / "text.graph"
    text.write_text("documents: []")
    assert "cannot be read" in ask("load", claims, "--to", text, "--replace").stderr
    assert text.read_text() == "documents: []"
    assert ask("load", claims, "--to", folder / "none" / "case.graph").exit_code == 1
    (folder / "folder.graph").mkdir()
    assert "is a folder\nhint: " in ask("load", claims, "--to", folder / "folder.graph").stderr


def test_a_file_that_was_cut_is_told_in_words(ask: Ask, folder: Path) -> None:
    """A file of which the end is missing, wherever, ends in an error with a hint, never in a traceback."""
    file = folder / "case.graph"
    load(file, with_sources(random_claims(3), 3))
    whole = file.read_bytes()
    chance = random.Random(5)
    for _ in range(12):
        file.write_bytes(whole[: chance.randrange(len(whole) // 2)])
        for words in (("check",), ("path", "id:e1", "id:e2"), ("show", "id:e3"), ("contradictions",)):
            done = ask(*words, "--store", file)
            assert isinstance(done.exception, SystemExit), words
            assert done.exit_code == 1
            assert file.name in done.stderr + done.stdout
    assert ask("load", folder / "claims.yaml", "--to", file, "--replace").exit_code == 0


def test_check_finds_every_change(ask: Ask, folder: Path) -> None:
    """A byte that a disk lost or somebody edited is found wherever it stands in a record, and so are rows that went."""
    file = folder / "case.graph"
    ask("load", folder / "claims.yaml", "--to", file)
    assert ask("check", "--store", file).exit_code == 0
    whole = file.read_bytes()
    for word in (b"MET_WITH", b"Ben Ito", b"asserted", b'"publisher":"P"', b"ada roe"):
        places = [place for place in range(len(whole)) if whole.startswith(word, place)]
        assert places
        for place in places:
            file.write_bytes(whole[: place + 1] + b"X" + whole[place + 2 :])
            assert ask("check", "--store", file).exit_code == 1, (word, place)
    file.write_bytes(whole)
    with sqlite3.connect(file) as connection:
        connection.execute("DELETE FROM relationship")
    checked = ask("check", "--store", file)
    assert checked.exit_code == 1
    assert "the table relationship is not as it was written\n  hint: load the claims" in checked.stdout


def test_a_file_of_another_program_is_refused(ask: Ask, folder: Path) -> None:
    """Another format, and other built-in words by which paths would cost otherwise, end in a hint to load again."""
    file = folder / "case.graph"
    for statement in ("PRAGMA user_version = 99", "UPDATE about SET value = '\"x\"' WHERE what = 'built-in words'"):
        ask("load", folder / "claims.yaml", "--to", file, "--replace")
        with sqlite3.connect(file) as connection:
            connection.execute(statement)
        refused = ask("show", "Ada Roe", "--store", file)
        assert refused.exit_code == 1
        assert "hint: load the claims that it was made from again, with --replace" in refused.stderr
        assert ask("load", folder / "claims.yaml", "--to", file, "--replace").exit_code == 0
        assert ask("show", "Ada Roe", "--store", file).exit_code == 0


def test_a_file_is_read_where_nothing_may_be_written(folder: Path) -> None:
    """Neither the file nor its folder need be writable, and nothing is left beside it."""
    file = folder / "case.graph"
    load(file, Graph.load(folder / "claims.yaml").claim_set)
    file.chmod(0o444)
    folder.chmod(0o555)
    try:
        store = FileStore(file)
        assert len(store.relationships("ada")) == 1
        store.close()
        assert sorted(path.name for path in folder.iterdir()) == ["case.graph", "claims.yaml"]
    finally:
        folder.chmod(0o755)


def test_mapping_can_be_turned_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers are the same when the file is read rather than mapped."""
    file = folder / "case.graph"
    load(file, Graph.load(folder / "claims.yaml").claim_set)
    mapped = FileStore(file).relationships("ada")
    monkeypatch.setenv("GRAPHMODEL_MMAP", "0")
    assert FileStore(file).relationships("ada") == mapped


def test_an_open_file_answers_as_it_was_while_a_new_one_is_made(folder: Path) -> None:
    """Whoever reads keeps the graph that was there when they opened it."""
    file = folder / "case.graph"
    load(file, random_claims(1))
    store = FileStore(file)
    before = store.claims()
    load(file, random_claims(2), replace=True)
    assert store.claims() == before
    assert FileStore(file).claims() != before


def test_whoever_was_overtaken_is_told(folder: Path) -> None:
    """A file that somebody else wrote while this one was being made is not overwritten."""
    file = folder / "case.graph"
    load(file, random_claims(1))
    other = folder / "other.graph"
    load(other, random_claims(2))

    def meanwhile(what: str, done: int, total: int) -> None:  # noqa: ARG001
        if other.exists():
            other.replace(file)

    with pytest.raises(StoreError, match="written by somebody else meanwhile"):
        load(file, random_claims(3), progress=meanwhile)
    assert FileStore(file).claims().claims == random_claims(2).claims
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_load_that_is_killed_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """At whatever moment a load is killed, the file is the old one or the new one; the next load clears up."""
    file, claims = tmp_path / "case.graph", tmp_path / "new.jsonl"
    old, new = random_claims(1), random_claims(2, claims=3000)
    load(file, old)
    claims.write_bytes(msgspec.json.encode([*new.claims.values()]))
    made = (
        "import sys; from pathlib import Path; from graphmodel.store.sqlite.write import load; "
        "from tests.support.randomclaims import random_claims; print('begun', flush=True); "
        "load(Path(sys.argv[1]), random_claims(2, claims=3000), replace=True); print('done', flush=True)"
    )
    chance = random.Random(7)
    ends = {"old": 0, "new": 0}
    longest = 1.0
    for _ in range(20):
        load(file, old, replace=True)
        with subprocess.Popen([sys.executable, "-c", made, file], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            begun = time.monotonic()
            try:
                process.wait(chance.random() * longest)
                longest = min(longest, time.monotonic() - begun)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        held = FileStore(file).claims().claims
        ends["old" if held == old.claims else "new"] += 1
        assert held in (old.claims, new.claims)
        assert open_store(str(file)).damages() == []  # type: ignore[attr-defined]
    assert ends["old"] > 0
    load(file, new, replace=True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_load_into_keeps_what_python_says(tmp_path: Path) -> None:
    """From Python a file is written and opened by its address, as a server is."""
    claims = Graph.load().claim_set
    loaded = load_into(str(tmp_path / "seeds.graph"), claims)
    assert (loaded.claims, loaded.entities, loaded.documents) == (*map(len, (claims.claims, claims.entities)), 5)
    assert open_store(str(tmp_path / "seeds.graph")).claims().claims == claims.claims


FAULTY = """documents:
  - {id: d, title: D, publisher: P}
entities:
  - {id: ada, kind: Person, name: Ada Roe}
  - {id: ben, kind: Person, name: Ben Ito}
  - {id: cy, kind: Nobody, name: Cy Poe}
claims:
  - {subject: ada, relation: MET_WITH, object: ben, document: d}
  - {subject: ada, relation: WORKS_FOR, object: ben, document: d, start: 2021, end: 2020}
  - {subject: ada, relation: MET_WITH, object: cy, document: d}
  - {subject: ada, relation: MET_WITH, document: d}
  - {subject: ada, relation: KNOWS, object: ben, document: d}
"""


def test_faulty_records_can_be_left_out(ask: Ask, tmp_path: Path) -> None:
    """What is faulty, and what does not hold without it, goes to a file with its faults, and each answer says so."""
    claims, file, rejected = tmp_path / "c.yaml", tmp_path / "c.graph", tmp_path / "rejected.jsonl"
    claims.write_text(FAULTY)
    assert ask("load", claims, "--to", file).exit_code == 1
    assert not file.exists()
    loaded = ask("load", claims, "--to", file, "--skip-faulty", rejected)
    assert loaded.exit_code == 0
    assert f"note: left out for their faults: 1 entity and 3 claims; {rejected} has them" in loaded.stderr
    assert loaded.stdout == "loaded 1 document, 2 entities, 2 claims; 2 relationships there now\n"
    lines = [msgspec.json.decode(line) for line in rejected.read_bytes().splitlines()]
    assert [(line["section"], line["place"].rpartition("c.yaml")[2]) for line in lines] == [
        ("entities", ":6:5"),
        ("claims", ":9:5"),
        ("claims", ":11:5"),
        ("claims", ":10:5"),
    ]
    assert lines[0]["record"] == {"id": "cy", "kind": "Nobody", "name": "Cy Poe"}
    assert "Nobody" in lines[0]["faults"][0]
    assert "cy" in lines[3]["faults"][0]
    for command in (("show", "id:ada"), ("check",)):
        answered = ask(*command, "--store", file)
        assert answered.stderr.endswith("was made, for their faults: 1 entity and 3 claims\n"), command


def test_what_was_left_out_is_told_of_copies_too(ask: Ask, tmp_path: Path) -> None:
    """A file that was loaded into another says there what it left out."""
    claims = tmp_path / "c.yaml"
    claims.write_text(FAULTY)
    ask("load", claims, "--to", tmp_path / "a.graph", "--skip-faulty", tmp_path / "r.jsonl")
    ask("load", tmp_path / "a.graph", "--to", tmp_path / "b.graph")
    assert "for their faults: 1 entity and 3 claims" in ask("show", "id:ada", "--store", tmp_path / "b.graph").stderr


def test_nothing_else_is_overwritten_by_what_is_left_out(ask: Ask, tmp_path: Path) -> None:
    """Claims, a graph, the target, somebody's notes and what is no file are refused, and stay as they are."""
    claims, notes, graph = tmp_path / "c.yaml", tmp_path / "notes.txt", tmp_path / "old.graph"
    claims.write_text(FAULTY)
    notes.write_text("mine")
    ask("load", "--to", graph)
    before = graph.read_bytes()
    for place in (claims, notes, graph, tmp_path / "new.graph", "-"):
        assert ask("load", claims, "--to", tmp_path / "new.graph", "--skip-faulty", place).exit_code == 2, place
    assert (claims.read_text(), notes.read_text(), graph.read_bytes()) == (FAULTY, "mine", before)
    assert not (tmp_path / "new.graph").exists()
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(claims, case / "claims.yaml")
    assert ask("load", case, "--to", graph, "--skip-faulty", case / "claims.jsonl").exit_code == 2
    rejected = tmp_path / "r.jsonl"
    for _ in range(2):
        assert ask("load", case, "--to", tmp_path / "new.graph", "--skip-faulty", rejected).exit_code == 0


def test_where_nothing_holds_nothing_is_replaced(ask: Ask, tmp_path: Path) -> None:
    """Claims of which each has a fault are no reason to empty a graph."""
    claims, file = tmp_path / "c.yaml", tmp_path / "c.graph"
    ask("load", "--to", file)
    claims.write_text("documents: [{id: d, title: D, publisher: P}]\nclaims: [{subject: a}]\n")
    refused = ask("load", claims, "--to", file, "--replace", "--skip-faulty", tmp_path / "r.jsonl")
    assert refused.exit_code == 1
    assert "no claim is without a fault" in refused.stderr
    assert len(FileStore(file).claims().claims) == len(Graph.load().claims)
    assert not (tmp_path / "r.jsonl").exists()


def test_all_that_rests_on_a_faulty_record_goes_with_it(ask: Ask, tmp_path: Path) -> None:
    """A chain of documents made from a faulty one, and more claims of a faulty entity than faults are told."""
    case = tmp_path / "case"
    case.mkdir()
    chain = [{"id": "d0", "title": "D", "publisher": "P", "published": "no day"}]
    chain += [
        {"id": f"d{n}", "title": "D", "publisher": "P", "derived_from": [{"document": f"d{n - 1}", "how": "reprint"}]}
        for n in range(1, 200)
    ]
    chain.append({"id": "good", "title": "D", "publisher": "P"})
    people = [{"id": "hub", "kind": "Persn", "name": "Hub"}]
    people += [{"id": f"p{n}", "kind": "Person", "name": f"P {n}"} for n in range(1200)]
    claims = [{"subject": "hub", "relation": "KNOWS", "object": f"p{n}", "document": "good"} for n in range(1200)]
    claims.append({"subject": "p0", "relation": "KNOWS", "object": "p1", "document": "good"})
    for name, records in (("documents", chain), ("entities", people), ("claims", claims)):
        (case / f"{name}.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, records)))
    rejected = tmp_path / "r.jsonl"
    loaded = ask("load", case, "--to", tmp_path / "c.graph", "--skip-faulty", rejected)
    assert loaded.exit_code == 0, loaded.stderr[-300:]
    assert "200 documents, 1 entity and 1,200 claims" in loaded.stderr
    assert len(rejected.read_bytes().splitlines()) == 1401


def test_only_records_are_left_out(ask: Ask, tmp_path: Path) -> None:
    """Where the form of a file is at fault, or a word, nobody knows what else is: nothing is written."""
    claims, file, rejected = tmp_path / "c.yaml", tmp_path / "c.graph", tmp_path / "rejected.jsonl"
    for text in (
        CLAIMS + "nonsense: [\n",
        CLAIMS + "claimz: []\n",
        CLAIMS + "relations:\n  - {name: bad name, meaning: x}\n",
    ):
        claims.write_text(text)
        refused = ask("load", claims, "--to", file, "--skip-faulty", rejected)
        assert refused.exit_code == 1, text
        assert not file.exists()
        assert not rejected.exists()
    assert ask("load", "--to", file, "--skip-faulty", rejected).exit_code == 2


def test_a_line_that_is_no_record_is_left_out_with_its_text(ask: Ask, tmp_path: Path) -> None:
    """A broken line of JSON Lines, and a row of a table with too many cells, are written as they stand there."""
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "documents.jsonl").write_text('{"id": "d", "title": "D", "publisher": "P"}\n{"id": "e", \n')
    (folder / "entities.csv").write_text("id,kind,name\nada,Person,Ada\nben,Person,Ben\ncy,Person,Cy,Poe\n")
    (folder / "claims.csv").write_text("subject,relation,object,document\nada,KNOWS,ben,d\nada,KNOWS,cy,d\n")
    rejected = tmp_path / "rejected.jsonl"
    loaded = ask("load", folder, "--to", tmp_path / "c.graph", "--skip-faulty", rejected)
    assert loaded.exit_code == 0, loaded.stderr
    assert "1 document, 1 entity and 1 claim" in loaded.stderr
    assert [msgspec.json.decode(line)["section"] for line in rejected.read_bytes().splitlines()] == [
        "documents",
        "entities",
        "claims",
    ]
    assert b'"record":"{\\"id\\": \\"e\\", "' in rejected.read_bytes()
