"""Claims in git revisions: read as they were kept, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.errors import InputError, StoreError
from graphmodel.store import open_store
from tests.support.claimfiles import DOCUMENTS, ENTITIES
from tests.support.repository import Repository

MET = "- {document: d1, subject: ada, relation: MET_WITH, object: ben}\n"
FILES = {
    "case/documents.yaml": DOCUMENTS,
    "case/entities.yaml": ENTITIES,
    "case/claims.yaml": MET,
    "case/claims/more.yaml": MET.replace("d1", "d2"),
    "case/.hidden/x.yaml": "none of ours",
    "one.yaml": f"documents:\n{DOCUMENTS}entities:\n{ENTITIES}claims:\n{MET}",
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Give a repository with claims in a folder and in a file, where the test is at work."""
    repository = Repository(tmp_path / "kept")
    repository.commit(FILES)
    monkeypatch.chdir(repository.folder)
    return repository


def documents(address: str) -> list[str]:
    """The documents that claims at an address stand in."""
    return sorted(claim.document for claim in open_store(address).claims().claims.values())


@pytest.mark.parametrize(
    ("path", "expected"),
    [("case/", ["d1", "d2"]), ("case", ["d1", "d2"]), ("./case", ["d1", "d2"]), ("one.yaml", ["d1"])],
)
def test_a_folder_or_file_is_read_as_it_was(kept: Repository, path: str, expected: list[str]) -> None:
    """What is in the folder now does not count, and nothing in it changes."""
    kept.commit({"case/claims.yaml": "[]", "case/claims/more.yaml": "[]", "one.yaml": "claims: []"})
    before = kept.git("status", "--porcelain", "--ignored")
    assert documents(f"HEAD~1:{path}") == expected
    assert kept.git("status", "--porcelain", "--ignored") == before
    assert documents("case") == []


def test_a_file_of_that_name_comes_first(kept: Repository) -> None:
    """A colon in a file's name is that, where there is such a file."""
    (kept.folder / "HEAD:case").mkdir()
    for name in ("documents", "entities"):
        (kept.folder / "HEAD:case" / f"{name}.yaml").write_text(FILES[f"case/{name}.yaml"])
    assert documents("HEAD:case") == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HEAD~7:case", "'HEAD~7:case' is no file or folder, and no git revision"),
        ("HEAD:cases", "'HEAD:cases' is no file or folder, and no git revision"),
        ("--all:case", "'--all:case' is no git revision"),
        ("HEAD:../case", "'HEAD:../case' is no file or folder, and no git revision"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_what_is_no_revision_is_told(address: str, expected: str) -> None:
    """Nobody takes a misspelt revision for one without claims."""
    with pytest.raises(StoreError) as error:
        open_store(address)
    assert str(error.value).startswith(expected)
    assert "REVISION:PATH" in (error.value.hint or "")


def test_where_git_keeps_nothing_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository no address is a revision, and git says so."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(StoreError, match="not a git repository"):
        open_store("HEAD:case")


def test_faults_have_their_place_in_the_revision(kept: Repository) -> None:
    """The file is named as the address is, not where it stood meanwhile."""
    kept.commit({"case/claims/more.yaml": MET.replace("ben", "nobody"), "one.yaml": "claims: [{subject: 1}]"})
    for address, file in (
        ("HEAD:case", "HEAD:case/claims/more.yaml"),
        ("HEAD:case/", "HEAD:case/claims/more.yaml"),
        ("HEAD:./case", "HEAD:./case/claims/more.yaml"),
        ("HEAD:one.yaml", "HEAD:one.yaml"),
    ):
        with pytest.raises(InputError) as error:
            open_store(address)
        assert {fault.file for fault in error.value.faults} == {file}


def test_a_link_is_not_followed(kept: Repository, tmp_path: Path) -> None:
    """A file elsewhere that a revision only points to is refused rather than read or left out."""
    (tmp_path / "secret.yaml").write_text(MET)
    (kept.folder / "case/claims/link.yaml").symlink_to(tmp_path / "secret.yaml")
    kept.commit({})
    with pytest.raises(StoreError, match=r"'claims/link.yaml' is a link"):
        open_store("HEAD:case")


def test_no_path_leads_outside(kept: Repository) -> None:
    """A tree that somebody made up to write beside the folder is refused, and nothing is written."""
    blob = kept.git("hash-object", "-w", "--stdin", given=MET.encode())
    for name in ("..", ".", "/etc", "claims/../.."):
        inner = kept.git("mktree", given=f"100644 blob {blob}\tclaims.yaml\n".encode())
        entry = f"40000 {name}\0".encode() + bytes.fromhex(inner)
        outer = kept.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=entry)
        kept.git("tag", "--force", "odd", outer)
        with pytest.raises(StoreError, match="is no path of a file that may be read"):
            open_store("odd:")


def test_no_hook_or_filter_runs(kept: Repository, tmp_path: Path) -> None:
    """What a repository would run when it checks out is not run: contents are read as they are kept."""
    ran = tmp_path / "ran"
    kept.git("config", "filter.evil.smudge", f"touch {ran}; cat")
    kept.git("config", "core.fsmonitor", f"touch {ran}; true")
    hook = kept.folder / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
    hook.chmod(0o755)
    attributes = "* filter=evil ident export-subst\ncase/claims.yaml export-ignore\n"
    (kept.folder / ".git" / "info").mkdir(exist_ok=True)
    (kept.folder / ".git" / "info" / "attributes").write_text(attributes)
    assert documents("HEAD:case") == ["d1", "d2"]
    assert not ran.exists()


def test_nothing_is_fetched(kept: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a clone without contents it is said that they are not here, and they still are not afterwards."""
    kept.git("config", "uploadpack.allowFilter", "true")
    source = f"file://{kept.folder}"
    kept.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", source, str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    before = kept.git("-C", str(tmp_path / "clone"), "count-objects", "-v")
    with pytest.raises(StoreError, match="'HEAD:case' is not here in full"):
        open_store("HEAD:case")
    assert kept.git("-C", str(tmp_path / "clone"), "count-objects", "-v") == before
