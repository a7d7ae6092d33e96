"""Git repositories for tests: files in revisions, whatever the developer's own settings are."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_OWN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "tester" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


class Repository:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet")

    def git(self, *words: str, given: bytes = b"") -> str:
        """Return what git prints."""
        environment = {**os.environ, **_OWN}
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=environment, input=given, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    def stage(self, files: Mapping[str, str]) -> None:
        """Write files, and take all that is there for the next revision."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        self.git("add", "--all")

    def commit(self, files: Mapping[str, str]) -> str:
        """Write files, keep all that is there in a revision, and return its id."""
        self.stage(files)
        self.git("commit", "--quiet", "--message", "Some files")
        return self.git("rev-parse", "HEAD")
