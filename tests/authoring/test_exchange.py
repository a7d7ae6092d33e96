"""Files that several change at once, that are protected, and whose writer is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphmodel.authoring import append
from graphmodel.authoring.exchange import create, exchange
from graphmodel.claims import Claim, read_claims
from graphmodel.errors import StoreError
from tests.support import authored, laws

NEW = Claim(subject="ada", relation="HEADS", object="port", document="d")
WRITER = """
import sys
from pathlib import Path
from graphmodel.authoring import append
from graphmodel.claims import Claim
path, name, number = sys.argv[1:]
print("ready", flush=True)
for n in range(int(number)):
    append(Path(path), [Claim(subject=f"{name}-{n}", relation="HEADS", object="port", document="d")])
"""


def writer(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    """Start a process that adds claims to a file one by one."""
    command = [sys.executable, "-c", WRITER, str(path), name, str(number)]
    return subprocess.Popen(command, env=authored.environment(), stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("name", ["claims.yaml", "claims.jsonl"])
def test_writers_at_once_lose_nothing(tmp_path: Path, name: str) -> None:
    """Of claims that four processes add at the same time to one file each is there once, in each one's order."""
    path = tmp_path / name
    each_one = 50 if laws.THOROUGH else 10
    writers = [writer(path, f"w{n}", each_one) for n in range(4)]
    assert [each.communicate()[0] for each in writers] == ["ready\n"] * 4
    assert [each.returncode for each in writers] == [0] * 4
    subjects = [claim.subject for claim in read_claims(path).tables["claims"][0].records]
    assert len(subjects) == 4 * each_one
    for n in range(4):
        assert [s for s in subjects if s.startswith(f"w{n}-")] == [f"w{n}-{m}" for m in range(each_one)]


def test_a_killed_writer_leaves_the_file_whole(tmp_path: Path) -> None:
    """Whenever a writer is killed the file has all claims of before and whole ones behind, and nothing is left over."""
    path = tmp_path / "claims.yaml"
    append(path, [NEW])
    known = 1
    for attempt in range(20 if laws.THOROUGH else 5):
        killed = writer(path, f"k{attempt}", 1000)
        assert killed.stdout is not None
        killed.stdout.readline()
        time.sleep(random.Random(attempt).random() / 5)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        batch = read_claims(path)
        assert not batch.all_faults()
        assert len(batch.tables["claims"][0].records) >= known
        known = len(batch.tables["claims"][0].records)
    append(path, [NEW])
    assert [*tmp_path.iterdir()] == [path]


def test_an_edit_made_meanwhile_is_kept(tmp_path: Path) -> None:
    """What another program writes while a change is made stands in the file afterwards, with the change."""
    path = tmp_path / "x"
    path.write_bytes(b"one\n")
    edits = [b"two\n", b"three\n"]

    def make(held: bytes | None) -> bytes:
        if edits:
            path.write_bytes((held or b"") + edits.pop(0))
        return (held or b"") + b"new\n"

    exchange({path: make}, lambda before, after: None)  # noqa: ARG005
    assert path.read_bytes() == b"one\ntwo\nthree\nnew\n"


def test_a_file_that_never_rests_is_given_up(tmp_path: Path) -> None:
    """Where another program writes again and again the change is refused, and that program's words stand."""
    path = tmp_path / "x"
    path.write_bytes(b"0")

    def make(held: bytes | None) -> bytes:
        path.write_bytes((held or b"") + b"1")
        return b"new"

    with pytest.raises(StoreError, match="changed by another program"):
        exchange({path: make}, lambda before, after: None)  # noqa: ARG005
    assert b"new" not in path.read_bytes()
    assert [*tmp_path.iterdir()] == [path]


def test_of_several_files_all_change_or_none(tmp_path: Path) -> None:
    """Where one of several files is refused, none is changed."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    two.chmod(0o444)
    with pytest.raises(StoreError, match="read-only"):
        exchange({one: lambda _: b"new", two: lambda _: b"new"}, lambda before, after: None)  # noqa: ARG005
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert {*tmp_path.iterdir()} == {one, two}


def test_a_read_only_file_stays_as_it_is(tmp_path: Path) -> None:
    """A file that somebody protected is not replaced, and the error says that it is read-only."""
    path = tmp_path / "claims.yaml"
    path.write_text("claims: []\n", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(StoreError, match="is read-only"):
        append(path, [NEW])
    assert path.read_text(encoding="utf-8") == "claims: []\n"


def test_a_full_disk_leaves_the_file_whole(tmp_path: Path) -> None:
    """Where not all of a change can be written, the file stays as it was, and nothing lies beside it."""
    path = tmp_path / "claims.yaml"
    path.write_text("claims: []\n" + "# as it was\n" * 1000, encoding="utf-8")
    before = path.read_bytes()
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));" + WRITER
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, str(path), "w", "1"],
        env=authored.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "cannot write" in done.stderr
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


def test_rights_and_links_stay(tmp_path: Path) -> None:
    """A changed file has the rights that it had, and a link to it is still one."""
    path, link = tmp_path / "claims.yaml", tmp_path / "link.yaml"
    path.write_text("claims: []\n", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path.name)
    append(link, [NEW])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "ada" in path.read_text(encoding="utf-8")


def test_nothing_is_created_over_another(tmp_path: Path) -> None:
    """A new file never takes the place of one that is there."""
    path = tmp_path / "x.yaml"
    create(path, "one")
    with pytest.raises(StoreError, match="is there already"):
        create(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    assert os.listdir(tmp_path) == ["x.yaml"]
