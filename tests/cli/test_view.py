"""The command that writes the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel import Graph
from graphmodel.view import render
from tests.conftest import Ask
from tests.support.outline import Outline


def test_view_writes_the_page(ask: Ask, tmp_path: Path) -> None:
    """``view`` writes the same page that the library makes."""
    file = tmp_path / "page.html"
    done = ask("view", "-o", file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_bytes() == render(Graph.load()).encode()


def test_view_opens_on_what_was_asked(ask: Ask, tmp_path: Path) -> None:
    """Focus, hops, path, title, limit and theme reach the page, names resolved as everywhere."""
    file = tmp_path / "page.html"
    words = ("--focus", "Лукашенко", "--hops", "2", "--title", "A <b>title</b>", "--limit", "7", "--theme", "dark")
    assert ask("view", "-o", file, *words).exit_code == 0
    outline = Outline(file.read_text(encoding="utf-8"))
    ids = outline.payload["entities"]["id"]
    assert outline.texts["title"][0] == "A <b>title</b>"
    assert outline.payload["theme"] == "dark"
    focus = ids.index("alexander-lukashenko")
    assert outline.payload["initial"] == {"limit": 7, "focus": focus, "hops": 2}
    assert ask("view", "-o", file, "--path", "Lukashenko", "Belaruskali").exit_code == 0
    initial = Outline(file.read_text(encoding="utf-8")).payload["initial"]
    assert initial == {"limit": 2000, "path": [focus, ids.index("belaruskali")]}


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("--hops", "2"), 2, "--hops goes with --focus"),
        (("--focus", "Belarus", "--hops", "0"), 2, "--hops"),
        (("--limit", "0"), 2, "--limit"),
        (("--theme", "pink"), 2, "--theme"),
        (("--title", ""), 2, "is empty"),
        (("--title", "\udcff"), 2, "is not text"),
        (("--path", "Belarus"), 2, "--path"),
        (("--focus", "Belarus", "--path", "Belarus", "Minsk"), 2, "either --focus or --path"),
        (("--open", "-o", "-"), 2, "--open needs a file"),
        (("--focus", "Lukashenka Sasha"), 1, "no entity is called"),
        (("--path", "Belarus", "nobody at all"), 1, "no entity is called"),
    ],
)
def test_view_refuses_what_makes_no_sense(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], status: int, message: str
) -> None:
    """Wrong usage and unknown names are told as by every command, and nothing is written."""
    file = tmp_path / "page.html"
    done = ask("view", "-o", file, *words)
    assert done.exit_code == status
    assert message in done.stderr
    assert not file.exists()


def test_view_leaves_what_was_there_when_it_fails(ask: Ask, tmp_path: Path) -> None:
    """Where the page cannot be made, the file of that name stays as it was."""
    file = tmp_path / "page.html"
    file.write_text("before", encoding="utf-8")
    assert ask("view", "-o", file, "-s", tmp_path / "nothing").exit_code == 1
    assert file.read_text(encoding="utf-8") == "before"
    assert ask("view", "-o", tmp_path / "no" / "page.html").exit_code == 1


def test_view_opens_the_page(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--open`` hands the file to the reader's browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address, *_, **__: opened.append(address) or True)
    file = tmp_path / "a page.html"
    assert ask("view", "-o", file, "--open").exit_code == 0
    assert opened == [file.as_uri()]
