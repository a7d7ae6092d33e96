"""The guide for somebody's first story is followed word for word: what it has one type, press and copy, and see."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from graphmodel.claims.resolve import load
from tests.support.annotating import select, wait_until
from tests.support.authored import ROOT
from tests.support.browser import Visit
from tests.support.firststory import ADD_CLAIM, ADD_ENTITY, Command, File, Fill, Press, Select, Stands, parts, put

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PROGRAM = f"""#!/bin/sh
PYTHONPATH="{ROOT}" exec "{sys.executable}" -m graphmodel "$@"
"""


class Reader:
    """Who follows the guide, with a home folder and a terminal."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.where = home / "graphmodel"
        program = self.where / ".venv" / "bin" / "graphmodel"
        program.parent.mkdir(parents=True)
        program.write_text(PROGRAM, encoding="utf-8")
        program.chmod(0o755)
        plain = {"HOME": str(home), "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "BROWSER": "true"}
        self._environment = {**os.environ, **plain}

    def type(self, line: str) -> str:
        """Return what the terminal shows; it stays where, and as, a line leaves it."""
        done = subprocess.run(
            ["sh", "-c", f'{line}\nstatus=$?; printf "\\n%s\\n%s" "$PWD" "$PATH"; exit $status'],
            cwd=self.where, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            check=False,
        )  # fmt: skip
        shown, where, path = done.stdout.rsplit("\n", 2)
        assert done.returncode == 0, shown
        self.where, self._environment["PATH"] = Path(where), path
        return shown.rstrip()

    @contextmanager
    def serving(self, line: str) -> Iterator[str]:
        """Type what serves a page, give its address, and end it with Ctrl-C."""
        with subprocess.Popen(
            ["sh", "-c", f"exec {line}"],
            cwd=self.where, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        ) as process:  # fmt: skip
            assert process.stdout
            try:
                yield process.stdout.readline().strip()
            finally:
                process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0


def follow_page(page: Page, steps: list[Select | Fill | Press | Stands]) -> None:
    """Do what the guide says on the page, and see what it says that is there then."""

    def here() -> Locator:
        dialog = page.locator("dialog[open]")
        return dialog if dialog.count() else page.locator("#form")

    for step in steps:
        match step:
            case Select(words):
                select(page, words)
            case Fill(name, value):
                field = here().locator("input, select").and_(here().get_by_label(name, exact=True))
                if field.evaluate("(field) => field.tagName") == "SELECT":
                    field.select_option(value)
                else:
                    field.fill(value)
            case Press(button):
                there = page.locator("#claims-list [data-key]").count()
                here().get_by_role("button", name=button, exact=True).click()
                if button == ADD_CLAIM:
                    now = "(n) => document.querySelectorAll('#claims-list [data-key]').length === n"
                    wait_until(page, now, there + 1)
                else:
                    wait_until(
                        page, "(open) => !!document.querySelector('dialog[open]') === open", button != ADD_ENTITY
                    )
            case Stands(sentence):
                assert sentence in page.locator("#claims-list").inner_text().splitlines()


def test_it_is_followed_word_for_word(visit: Visit, tmp_path: Path) -> None:
    """Every command prints what stands below it, every step on the page can be done, and the claims are there then."""
    reader = Reader(tmp_path)
    todo = [*parts()]
    while todo:
        match todo.pop(0):
            case File() as file:
                put(reader.where, file)
            case Command(typed, None) if typed.startswith("graphmodel annotate "):
                steps = []
                while isinstance(todo[0], Select | Fill | Press | Stands):
                    steps.append(todo.pop(0))
                with reader.serving(typed) as address:
                    page = visit.browse("{0.scheme}://{0.netloc}".format(urlsplit(address)), address)
                    page.wait_for_selector("#claims-list > li")
                    follow_page(page, steps)
                visit.assert_clean()
            case Command("make demo", None):
                pass  # fetches packages; that it can be installed, tests/package holds
            case Command(typed, printed):
                assert reader.type(typed) == (printed or ""), typed
            case Select() | Fill() | Press() | Stands() as step:
                pytest.fail(f"no page is open for {step}")
    assert reader.where == tmp_path / "first-story"
    assert {claim.stance for claim in load(reader.where / "story").claims.values()} == {"asserted", "denied"}
    shown = visit.open(reader.where / "network.html")
    shown.wait_for_selector("text=Brinefoot Ferries")
    assert shutil.which("graphmodel", path=reader.type('echo "$PATH"'))


def test_it_is_short() -> None:
    """It needs no more than fifteen commands, and no file but the article and one's own claims."""
    commands = [part for part in parts() if isinstance(part, Command)]
    assert 8 <= len(commands) <= 15
    assert [part.name for part in parts() if isinstance(part, File)] == ["ferry.txt", "story/claims/ferry.yaml"]
