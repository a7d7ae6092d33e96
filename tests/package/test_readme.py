"""The README and the pages in ``docs`` are true; that generated blocks are up to date, ``make lint`` checks."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from graphmodel.cli.main import cli
from tests.conftest import Ask
from tests.support import readme

TEXTS = {page: page.read_text(encoding="utf-8") for page in readme.PAGES}
GENERATED = re.compile(r"^\]\]\] -->\n.*?^<!-- \[\[\[end\]\]\] -->$", re.DOTALL | re.MULTILINE)
BY_HAND = {page: GENERATED.sub("", text) for page, text in TEXTS.items()}


def test_it_is_short() -> None:
    """The README has fewer than 150 lines."""
    assert TEXTS[readme.README].count("\n") < 150


@pytest.mark.parametrize("name", sorted(cli.commands.keys() - {"annotate", "load"}))
def test_every_command_is_shown(name: str) -> None:
    """Each command stands on a page with what it really prints.

    But ``load``, which needs a server for it, and ``annotate``, which is one and prints another address each time.
    """
    assert any(re.search(rf"^\$ graphmodel {name}\b", text, re.MULTILINE) for text in TEXTS.values())


def test_no_output_is_copied_by_hand() -> None:
    """What a command prints stands only in blocks that are generated."""
    for text in BY_HAND.values():
        assert "```console" not in text
        assert "Usage:" not in text


def test_its_python_runs() -> None:
    """Each example of ``docs/python.md`` gives what stands below it."""
    page = Path(__file__).parents[2] / "docs" / "python.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 5
    assert not failed


@pytest.mark.parametrize("page", ["formats.md", "tables.md"])
def test_the_recipes_work(page: str) -> None:
    """Each command of the pages on other programs and on tables does what stands below it, run as a reader would."""
    text = TEXTS[readme.ROOT / "docs" / page]
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        with readme.folder() as where:
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, expected = part.rstrip().partition("\n")
                shown, _, more = expected.partition("\n[and ")
                printed = readme.output(command, where)
                assert printed.splitlines()[: len(shown.splitlines())] == shown.splitlines(), command
                assert more or printed == shown, command


def test_its_claims_have_no_fault(ask: Ask, tmp_path: Path) -> None:
    """The example of the claim format is one."""
    example = tmp_path / readme.EXAMPLE
    example.write_text(readme.code("yaml"), encoding="utf-8")
    assert ask("check", example).stdout.startswith("2 documents, 3 entities, 4 claims, 2 relationships")


def test_every_link_leads_to_a_file() -> None:
    """Each link that is no web address names a file beside the page, a heading of it or of that file."""
    for page, text in BY_HAND.items():
        for target in re.findall(r"\]\(([^):]+)\)", text):
            file, _, heading = target.partition("#")
            assert (page.parent / file).exists(), target
            there = (page.parent / file).read_text(encoding="utf-8") if file and heading else text
            words = heading.replace("-", "[ -]")
            assert not heading or re.search(rf"^#+ {words}$", there, re.MULTILINE | re.IGNORECASE), target


def test_every_make_target_exists() -> None:
    """Each ``make`` command of the pages and of CONTRIBUTING is a target of the Makefile."""
    makefile = (readme.ROOT / "Makefile").read_text(encoding="utf-8")
    text = "".join(TEXTS.values()) + (readme.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^ {4})make ([a-z0-9-]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
