"""The command that serves the page: what it refuses before it listens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ask
from tests.support import authored


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["gazette", "--documents", "."], 2, "say with --store"),
        (["gazette", "--store", "story"], 2, "say with --documents"),
        (["gazett", "--store", "story", "--documents", "."], 1, "gazette"),
        (["gazette", "--store", "none", "--documents", "."], 1, "no such file or folder"),
        (["gazette", "--store", "story", "--documents", ".", "--by", "Ann Lee"], 2, "--by goes with --drafts"),
        (["gazette", "--store", "story", "--documents", ".", "--drafts", "gazette.txt"], 1, "is no file of drafts"),
        (["entities.yaml", "--store", "story", "--documents", "."], 1, "entities.yaml"),
    ],
)
def test_what_cannot_be_annotated_is_refused(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], status: int, said: str
) -> None:
    """Without claims of one's own, a copy, or drafts that can be read, no page is served, and the reason is told."""
    authored.folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = ask("annotate", *words, "--no-browser")
    assert result.exit_code == status
    assert said in result.stderr
    assert result.stdout == ""
