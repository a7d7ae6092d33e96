"""The files for CI and git hooks in ``docs/ci.md`` do what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.claimfiles import DOCUMENTS, ENTITIES
from tests.support.readme import ROOT
from tests.support.repository import Repository

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
MET = "- {document: d1, subject: ada, relation: MET_WITH, object: ben}\n"
FILES = {"claims/documents.yaml": DOCUMENTS, "claims/entities.yaml": ENTITIES, "claims/claims.yaml": MET}
DENIED = {"claims/claims.yaml": MET.replace("object", "stance: denied, object")}
FAULTY = {"claims/claims.yaml": MET.replace("ben", "nobody")}


def blocks(language: str) -> list[str]:
    """The blocks of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Give a repository with claims, where the command can be called."""
    program = tmp_path / "bin" / "graphmodel"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m graphmodel "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    repository = Repository(tmp_path / "kept")
    repository.commit(FILES)
    return repository


def steps() -> dict[str, str]:
    """What the Action runs of ours, by the names of its steps."""
    workflow: dict[str, Any] = yaml.safe_load(blocks("yaml")[0])
    assert workflow["permissions"] == {"contents": "read"}
    found = workflow["jobs"]["claims"]["steps"]
    return {step["name"]: step["run"] for step in found if "name" in step}


def test_the_action_says_what_a_pull_request_changes(kept: Repository, tmp_path: Path) -> None:
    """On a merge its summary has what the merged branch brought, as Markdown."""
    base = kept.git("rev-parse", "HEAD")
    changed = kept.commit(DENIED)
    kept.git("checkout", "--quiet", base)
    kept.commit({"elsewhere.txt": "not ours"})
    kept.git("merge", "--quiet", "--no-ff", "--message", "Merge", changed)
    summary = tmp_path / "summary.md"
    for run in steps().values():
        environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(summary)}
        subprocess.run(["sh", "-e", "-c", run], cwd=kept.folder, env=environment, check=True, capture_output=True)
    assert summary.read_text().startswith("## From HEAD^1:claims/ to claims/: 0 claims added, 0 withdrawn, 1 changed;")


def test_the_action_refuses_claims_with_faults(kept: Repository) -> None:
    """Its first step fails where there is one."""
    kept.commit(FAULTY)
    first = next(iter(steps().values()))
    done = subprocess.run(["sh", "-e", "-c", first], cwd=kept.folder, capture_output=True, check=False)
    assert done.returncode == 1


def test_the_hook_looks_at_what_is_to_be_committed(kept: Repository) -> None:
    """Faults in it refuse the commit, those in the folder beside it do not, and what changes is shown."""
    (hook,) = blocks("sh")
    path = kept.folder / ".git" / "hooks" / "pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook)
    path.chmod(0o755)
    before = kept.git("rev-parse", "HEAD")
    with pytest.raises(subprocess.CalledProcessError) as error:
        kept.commit(FAULTY)
    assert "no entity is called 'nobody'" in error.value.stderr.decode()
    assert kept.git("rev-parse", "HEAD") == before
    kept.stage(DENIED)
    (kept.folder / "claims" / "claims.yaml").write_text(FAULTY["claims/claims.yaml"])
    kept.git("commit", "--quiet", "--message", "A denial")
    assert kept.git("show", "HEAD:claims/claims.yaml") in DENIED["claims/claims.yaml"]


def test_the_hook_of_the_program_is_one() -> None:
    """It names a command that there is, and runs on claims only."""
    (hook,) = yaml.safe_load(blocks("yaml")[1])["repos"][0]["hooks"]
    assert hook["entry"] == "graphmodel check claims/"
    assert not hook["pass_filenames"]
    assert re.search(hook["files"], "claims/claims.yaml")
