"""Damaged input: each fault is told at its place, in words that help, and nothing is taken in silence."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graphmodel.claims.resolve import load
from graphmodel.errors import Fault, InputError
from graphmodel.reading import source
from graphmodel.reading.table import MAX_FAULTS
from tests.reading.damaged import HEADER, JSON, OK, ROW, in_json, in_yaml
from tests.reading.damaged.compressed import COMPRESSED
from tests.reading.damaged.csv_files import CSV
from tests.reading.damaged.folders import FOLDER
from tests.reading.damaged.jsonl_files import JSONL
from tests.reading.damaged.records import RECORDS
from tests.reading.damaged.words import VOCABULARY
from tests.reading.damaged.yaml_files import YAML
from tests.support.claimfiles import write_files, zstd_compress

SINGLE = {"claims.yaml": YAML, "claims.jsonl": JSONL, "claims.csv": CSV}
FOLDERS = RECORDS | VOCABULARY | FOLDER | COMPRESSED


def faults(folder: Path, path: Path | None = None) -> list[str]:
    """Return the faults of a folder as ``file:line:column: message | hint``; none when it is sound."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        load(path or Path())
    except InputError as error:
        return [shown(fault) for fault in error.faults]
    finally:
        os.chdir(here)
    return []


def shown(fault: Fault) -> str:
    """Return a fault on one line."""
    hint = f" | {fault.hint}" if fault.hint else ""
    return f"{fault.file}:{fault.line}:{fault.column}: {fault.message}{hint}"


def agree(found: list[str], expected: list[str]) -> bool:
    """Return whether the faults are those expected, of which each may be given by its beginning."""
    return len(found) == len(expected) and all(f.startswith(e) for f, e in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(name, content, wanted, id=f"{name}: {what}")
        for name, table in SINGLE.items()
        for what, (content, wanted) in table.items()
    ],
)
def test_each_fault_of_a_claims_file_is_told_at_its_place(
    tmp_path: Path, name: str, content: str | bytes, expected: list[str]
) -> None:
    """A damaged claims file ends in exactly its faults, each with line, column, message and hint."""
    found = faults(write_files(tmp_path, {name: content}))
    assert agree(found, [f"{name}:{fault}" for fault in expected]), found


@pytest.mark.parametrize(("files", "expected"), [pytest.param(*case, id=what) for what, case in FOLDERS.items()])
def test_each_fault_of_a_folder_is_told_at_its_place(
    tmp_path: Path, files: dict[str, str | bytes], expected: list[str]
) -> None:
    """Damaged documents, entities, words, layouts and compressed files end in exactly their faults."""
    found = faults(write_files(tmp_path, files))
    assert agree(found, expected), found


@pytest.mark.parametrize("format_", ["yaml", "jsonl", "csv"])
def test_ten_thousand_faults_are_cut_with_a_word(tmp_path: Path, format_: str) -> None:
    """Of very many faults the first thousand are told, and a last line says that there are more."""
    fault = {"yaml": in_yaml("foo: 1"), "jsonl": in_json('"foo":1'), "csv": "ada,HEADDS,port,d1\n"}[format_]
    start = HEADER if format_ == "csv" else ""
    found = faults(write_files(tmp_path, {f"claims.{format_}": start + fault * 10_000}))
    assert len(found) == MAX_FAULTS + 1
    assert "more than 1000 faults" in found[-1]
    assert f":{MAX_FAULTS + (format_ == 'csv')}:" in found[-2]


def test_a_thousand_faults_are_all_told(tmp_path: Path) -> None:
    """Exactly as many faults as are kept are told without a word of more."""
    found = faults(write_files(tmp_path, {"claims.jsonl": in_json('"foo":1') * MAX_FAULTS}))
    assert len(found) == MAX_FAULTS
    assert not [fault for fault in found if "more than" in fault]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("claims.yaml", "[" * 100_000, "1:21: nested more than 20 deep", id="brackets"),
        pytest.param("claims.yaml", "{a: " * 100_000, "1:81: nested more than 20 deep", id="braces"),
        pytest.param("claims.yaml", "- " * 100_000, "1:41: nested more than 20 deep", id="dashes"),
        pytest.param("claims.jsonl", JSON + "[" * 100_000 + "\n", "2:21: nested more than 20 deep", id="json brackets"),
        pytest.param(
            "claims.jsonl", '{"a":' * 100_000 + "1" + "}" * 100_000, "1:101: nested more than 20 deep", id="json braces"
        ),
        pytest.param(
            "claims.jsonl",
            in_json('"note":' + "[" * 100_000 + "]" * 100_000),
            "1:95: nested more than 20 deep",
            id="json brackets in a field",
        ),
        pytest.param("claims.csv", HEADER + '"' * 100_001 + ROW, "2:1: not CSV", id="quotes"),
        pytest.param(
            "claims.csv", HEADER + ROW + '"' + ROW * 20_000, "3:1: a cell that goes on and on", id="an open quote"
        ),
        pytest.param(
            "claims.yaml",
            in_yaml("note: " + "x" * 1_000_000 + ", foo: 1"),
            "1:1000071: unknown field 'foo'",
            id="a long yaml note",
        ),
        pytest.param(
            "claims.jsonl",
            in_json('"note":"' + "x" * 1_000_000 + '","foo":1'),
            "1:1000079: unknown field 'foo'",
            id="a long json note",
        ),
        pytest.param(
            "claims.jsonl", in_json('"' + "k" * 1_000_000 + '":1'), "1:69: unknown field 'kkkk", id="a long key"
        ),
        pytest.param(
            "claims.yaml", OK.replace("ada", "a" * 1_000_000), "1:13: no entity is called 'aaaa", id="a long name"
        ),
        pytest.param(
            "claims.jsonl",
            in_json('"quantity":{"value":' + "9" * 100_000 + "}"),
            "1:89: value is a number out of range",
            id="a long number",
        ),
        pytest.param(
            "claims.yaml", "- {a: " + "[" * 1001 + "]" * 1001 + "}", "1:25: nested more than 20 deep", id="in a field"
        ),
        pytest.param("claims.yaml", "".join(f"{' ' * n}a:\n" for n in range(1500)), "21:21: nested", id="indents"),
        pytest.param("claims.json", "[" * 100_000, "1:21: nested more than 20 deep", id="json file"),
    ],
)
def test_depth_and_length_do_no_harm(tmp_path: Path, name: str, content: str, expected: str) -> None:
    """Nesting and lines of any length end in a short fault at their place, not in an exhausted stack."""
    found = faults(write_files(tmp_path, {name: content}))
    assert any(fault.startswith(f"{name}:{expected}") for fault in found), [fault[:200] for fault in found]
    assert all(len(fault) < 400 for fault in found)


@pytest.mark.parametrize("name", ["claims.yaml", "claims.jsonl", "claims.csv", "claims.jsonl.gz", "claims.csv.zst"])
def test_two_gigabytes_by_mistake_are_refused_at_once(tmp_path: Path, name: str) -> None:
    """A huge file that holds no claims is refused in seconds, without being read whole."""
    (write_files(tmp_path, {}) / name).touch()
    os.truncate(tmp_path / name, 2 << 30)
    started = time.monotonic()
    (fault,) = faults(tmp_path)
    assert fault.startswith(f"{name}:1:1: ")
    assert time.monotonic() - started < 20


def test_a_bomb_of_sound_claims_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A compressed file that grows out of all proportion is refused before it fills the memory."""
    monkeypatch.setattr(source, "MAX_GROWTH_BYTES", 4 << 20)
    (fault,) = faults(write_files(tmp_path, {"claims.jsonl.zst": zstd_compress(JSON.encode() * 100_000)}))
    assert fault.startswith("claims.jsonl.zst:1:1: grows beyond 4 MiB")


def test_a_table_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JSONL or CSV file has a bound, and the fault says what to do."""
    monkeypatch.setattr(source, "MAX_TABLE_BYTES", 1 << 20)
    (fault,) = faults(write_files(tmp_path, {"claims.jsonl": JSON * 40_000}))
    assert "split it into several files" in fault


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder with a file's name, a pipe, and links that lead nowhere or in a circle are faults."""
    folder = write_files(tmp_path / "claims-folder", {})
    (folder / "claims.yaml").mkdir()
    os.mkfifo(folder / "claims.csv")
    (folder / "claims.jsonl").symlink_to("nowhere")
    (folder / "relations.yaml").symlink_to("relations.yaml")
    (folder / "claims").symlink_to("nowhere")
    assert [fault.partition(" |")[0] for fault in faults(folder)] == [
        "claims:1:1: a file without ending is not read",
        "claims.csv:1:1: is not a regular file",
        "claims.jsonl:1:1: cannot be read: No such file or directory",
        "claims.yaml:1:1: is a folder, not a file",
        "relations.yaml:1:1: cannot be read: Too many levels of symbolic links",
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    """A file or folder without permission is told, not passed over."""
    write_files(tmp_path, {"claims.yaml": OK, "claims/more.yaml": OK})
    (tmp_path / "claims.yaml").chmod(0)
    (tmp_path / "claims").chmod(0)
    found = faults(tmp_path)
    (tmp_path / "claims").chmod(0o700)
    assert found == [
        "claims:1:1: cannot be read: Permission denied",
        "claims.yaml:1:1: cannot be read: Permission denied",
    ]


def test_links_are_followed_once(tmp_path: Path) -> None:
    """Folders linked into ``claims/`` are read, and one that leads back to itself ends."""
    folder = write_files(tmp_path / "folder", {"claims/own.yaml": OK})
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "more.yaml").write_text(in_yaml("foo: 1"))
    (folder / "claims" / "linked").symlink_to(tmp_path / "other")
    (folder / "claims" / "loop").symlink_to(folder / "claims")
    assert faults(folder) == ["claims/linked/more.yaml:1:63: unknown field 'foo'"]


def test_a_file_name_cannot_control_the_terminal(tmp_path: Path) -> None:
    """Bytes and control characters in a file's name are shown escaped."""
    folder = write_files(tmp_path, {"claims/\x1b[31m.yaml": in_yaml("foo: 1")})
    Path(os.fsdecode(os.fsencode(folder) + b"/claims/\xff.yaml")).write_text(in_yaml("foo: 1"))
    assert faults(folder) == [
        "claims/\\x1b[31m.yaml:1:63: unknown field 'foo'",
        "claims/\\xff.yaml:1:63: unknown field 'foo'",
    ]


@pytest.mark.parametrize(
    "name",
    ["nothing.yaml", "a\0b.yaml", pytest.param("a" * 3000 + ".yaml", id="a long name"), "documents.yaml/claims.yaml"],
)
def test_a_path_that_cannot_be_is_an_error(tmp_path: Path, name: str) -> None:
    """A path that does not exist, or cannot, is an error that says how a claims folder looks."""
    (fault,) = faults(write_files(tmp_path, {}), Path(name))
    assert "no such file or folder | a claims folder has" in fault


@pytest.mark.parametrize(("name", "hint"), [("x.txt", "a claims folder has"), ("claims.ndjson", "save it as yaml")])
def test_a_single_file_of_another_format_is_an_error(tmp_path: Path, name: str, hint: str) -> None:
    """A file that is no claims file is refused with a word on what to do."""
    assert faults(write_files(tmp_path, {name: OK}), Path(name)) == [
        fault for fault in faults(tmp_path, Path(name)) if f"not a claims file | {hint}" in fault
    ]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """A folder without claims says how one looks."""
    (fault,) = faults(tmp_path)
    assert fault.startswith(".:1:1: no claims here | a claims folder has")


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    """Every file is read to its end whatever is wrong in the others."""
    files = {"claims.yaml": "- {", "claims/a.jsonl": "x\n", "claims/b.csv": "x\n", "relations.yaml": "- {name: x}\n"}
    found = {fault.partition(":")[0] for fault in faults(write_files(tmp_path, files))}
    assert found == {*files}


@pytest.mark.parametrize(
    "files",
    [
        {"entities.csv": "id,kind,nam\nnew,Person,New\n"},
        {"entities.csv": 'id,kind,name\nnew,Person,"New\n'},
        {"entities.jsonl": '{"id":"new"\n'},
        {"entities.yaml": "- {id: new, kind: Person, name: New\n"},
        {"entites.csv": "id,kind,name\nnew,Person,New\n"},
        {"entities.xlsx": b"PK\x03\x04"},
        {"claims/more.yaml": "entities:\n  - {id: new, kind: Person, name: 'New}\n"},
        {"entities.csv": "id,kind,name\nnew,Person,New,\n"},
        {"entities.yaml": "- {id: new, kind: Person, name: [New]}\n"},
        {"entities.yaml": "- {id: new, kind: Person, name: *New }\n"},
        {"entities.yaml": "- {id: new, kind: Person}\n"},
        {"entities.json": '[{"id": "new", "kind": "Person", "name": "New", "name": "New"}]'},
    ],
    ids=[
        "header",
        "quote",
        "half",
        "bracket",
        "file",
        "format",
        "section",
        "cells",
        "list",
        "alias",
        "missing",
        "twice",
    ],
)
def test_names_that_broken_records_may_hold_are_not_faults(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    """While an entity could not be read, a claim is not blamed for its name."""
    found = faults(write_files(tmp_path, {**files, "claims.jsonl": JSON.replace("ada", "New")}))
    assert found
    assert not [fault for fault in found if "no entity is called 'New'" in fault]


SEEDS = {
    "claims.yaml": in_yaml("date: 2021-07, quantity: {low: 1, high: 2.5}, note: 'a: b'").encode(),
    "claims.jsonl": in_json('"date":"2021","locator":{"paragraph":1},"note":"\\u00e9 \\"x\\""').encode(),
    "claims.csv": (HEADER.rstrip() + ',note\nada,HEADS,port,d1,"x, ""y""\nz"\n').encode(),
    "entities.csv": b"id,kind,name,aliases.name,aliases.language\nnew,Person,New,A|B,en|\n",
    "relations.yaml": b"- {name: LIKES, meaning: likes, subject: [Person], aliases: [is fond of]}\n",
}


@given(
    name=st.sampled_from([*SEEDS]),
    cuts=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 5), st.binary(max_size=4)), max_size=4),
)
@example(name="claims.jsonl", cuts=[(0, 5, b"\xff\xfe")])
def test_mutations_end_well(
    tmp_path_factory: pytest.TempPathFactory, name: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    """A sound file with some bytes changed is read, or ends in faults of that file or of what depends on it."""
    data = SEEDS[name]
    for at, length, new in cuts:
        data = data[:at] + new + data[at + length :]
    found = faults(write_files(tmp_path_factory.mktemp("mutated"), {name: data}))
    assert all(fault.split(":")[1].isdigit() for fault in found)


@given(
    name=st.sampled_from(["claims.yaml", "claims.jsonl", "claims.csv", "claims.csv.gz", "claims.yaml.zst"]),
    data=st.binary(max_size=200)
    | st.text(alphabet="{}[]\"':,|-#&*!%@\\ \t\r\nab01.é\u202e", max_size=80).map(str.encode),
)
def test_random_bytes_end_well(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    """Whatever bytes stand in a file, reading it succeeds or ends in an `InputError` with places inside the file."""
    found = faults(write_files(tmp_path_factory.mktemp("random"), {name: data}))
    lines = len(data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    if not name.endswith(("gz", "zst")):
        assert all(int(fault.split(":")[1]) <= lines + 1 for fault in found)
