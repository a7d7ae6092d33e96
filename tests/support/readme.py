"""The blocks of the README and the pages in ``docs``: commands with what they print.

``make readme`` writes them, ``make lint`` checks them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
PROGRAM = Path(sys.executable).with_name("graphmodel")
EXAMPLE = "northam.yaml"
ARTICLE = """Port chief resigns

Ada Roe, who headed the port, stepped down on Thursday.
"""


LIST = """\
Who owns whom;;;;;
From;Link;To;Since;Amount (EUR);Source
Ada Roe;owner of;Bolt GmbH;13.12.2019;1.200.000,00;https://example.org/registry/17
Ada Roe;godmother of the son of;Ben Ito;;;Northam Gazette, 3 May
Ben Ito;former director of;Bolt GmbH;31.02.2020;;https://example.org/registry/17
Total: 3;;;;;
"""
"""A table as people have them."""
ANSWER = """\
{"claims": [
 {"quote": "Ada Roe, who headed the port", "subject": "Ada Roe", "relation": "HEADS", "object": "Port of Northam"},
 {"quote": "Ada Roe was sacked on Thursday", "subject": "Ada Roe", "relation": "HEADS", "object": "Port of Northam"}
]}
"""
"""What a language model may answer."""


def code(language: str) -> str:
    """Return the first block in a language."""
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found, f"no page has a block in {language}"
    return found.group(1)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """Make a folder with the README's example of claims in it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, EXAMPLE).write_text(code("yaml"), encoding="utf-8")
        Path(name, "gazette.txt").write_text(ARTICLE, encoding="utf-8")
        Path(name, "answer.json").write_text(ANSWER, encoding="utf-8")
        Path(name, "list.csv").write_text(LIST, encoding="utf-8")
        yield Path(name)


def output(command: str, where: Path) -> str:
    """Return what a command prints, stderr included, as a terminal of 100 columns without colours shows it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GRAPHMODEL_")}
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [PROGRAM if program == PROGRAM.name else program, *arguments],
        cwd=where,
        env=environment | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.rstrip()


def run(*commands: str | tuple[int, str]) -> None:
    """Print a block with commands and what they print beside the example, or so many first lines of that."""
    with folder() as where:
        block(commands, where)


def block(commands: Iterable[str | tuple[int, str]], where: Path) -> None:
    """Print a block with commands and what they print in a folder, or so many first lines of that."""
    lines = []
    for item in commands:
        first, command = (None, item) if isinstance(item, str) else item
        printed = output(command, where).splitlines()
        lines += [f"$ {command}", *printed[:first]]
        if first and len(printed) > first:
            lines.append(f"[and {len(printed) - first} more lines]")
    _block("console", lines)


def _block(language: str, lines: list[str]) -> None:
    print(f"```{language}", *lines, "```", sep="\n")  # noqa: T201
