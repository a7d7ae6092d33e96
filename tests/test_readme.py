"""The README is true; that its generated blocks are up to date, ``make lint`` checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphmodel.cli.main import cli
from tests import readme
from tests.conftest import Ask

TEXT = readme.README.read_text(encoding="utf-8")
BY_HAND = re.sub(r"^\]\]\] -->\n.*?^<!-- \[\[\[end\]\]\] -->$", "", TEXT, flags=re.DOTALL | re.MULTILINE)


def test_it_is_short() -> None:
    """The README has fewer than 150 lines."""
    assert TEXT.count("\n") < 150


@pytest.mark.parametrize("name", sorted(cli.commands.keys() - {"load"}))
def test_every_command_is_shown(name: str) -> None:
    """Each command stands in the README with what it really prints, but ``load``, which needs a server for it."""
    assert re.search(rf"^\$ graphmodel {name}\b", TEXT, re.MULTILINE)


def test_no_output_is_copied_by_hand() -> None:
    """What a command prints stands only in blocks that are generated."""
    assert "```console" not in BY_HAND
    assert "Usage:" not in BY_HAND


def test_its_python_runs() -> None:
    """The Python of the README runs on its example, and prints a line for each relationship on the path."""
    assert readme.python_output().splitlines() == [
        "ada-roe HEADS port asserted ['coast-0413', 'gazette-0412'] ['port']",
        "ada-roe MET_WITH ben-ito contested ['coast-0413', 'gazette-0412'] ['ben-ito']",
    ]


def test_its_claims_have_no_fault(ask: Ask, tmp_path: Path) -> None:
    """The example of the claim format is one."""
    example = tmp_path / readme.EXAMPLE
    example.write_text(readme.code("yaml"), encoding="utf-8")
    assert ask("check", example).stdout.startswith("2 documents, 3 entities, 4 claims, 2 relationships")


def test_every_link_leads_to_a_file() -> None:
    """Each link that is no web address names a file of the repository."""
    for target in re.findall(r"\]\(([^):]+)\)", BY_HAND):
        assert (readme.README.parent / target).exists(), target


def test_every_make_target_exists() -> None:
    """Each ``make`` command of the README and of CONTRIBUTING is a target of the Makefile."""
    root = readme.README.parent
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    text = TEXT + (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^ {4})make ([a-z0-9-]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
