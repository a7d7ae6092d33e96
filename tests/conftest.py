"""What all tests share."""

from __future__ import annotations

import inspect
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphmodel.cli.main import cli
from tests.support import laws, leftovers
from tests.support.authored import story
from tests.support.browser import browser, seeds_page, visit, visiting, visits
from tests.support.firefox import firefox
from tests.support.languageserver import language_server
from tests.support.missing import pytest_terminal_summary
from tests.support.servers import another_server, guarded, killable, neo4j_address, neo4j_connection, neo4j_server

__all__ = [
    "another_server",
    "browser",
    "firefox",
    "guarded",
    "killable",
    "language_server",
    "laws",
    "neo4j_address",
    "neo4j_connection",
    "neo4j_server",
    "pytest_terminal_summary",
    "seeds_page",
    "story",
    "visit",
    "visiting",
    "visits",
]  # fmt: skip

Ask = Callable[..., Result]
_GUARD = pytest.StashKey[leftovers.Guard]()
_GROUPS = {
    **dict.fromkeys(("neo4j_address", "neo4j_server"), "server"),
    **dict.fromkeys(("browser", "firefox"), "browser"),
    "language_server": "language server",
}
"""Which tests share a worker, by a fixture of theirs: one server and one browser serve all. The first fits."""
_LAST = ("killable", "guarded")
"""What changes the server for good, in this order, and so is asked for when nobody needs it as it was."""


def pytest_configure(config: pytest.Config) -> None:
    """Give the run, all its workers included, one temporary folder that does not outlive it."""
    config.addinivalue_line("markers", "xdist_group(name): which tests share a worker, where there are several")
    # Shells let what runs in the background ignore Ctrl-C, and what tests start inherits that, and never ends by it.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):
        config.stash[_GUARD] = leftovers.Guard()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Clear up."""
    if _GUARD in config.stash:
        config.stash[_GUARD].close()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let the tests that need the server, or the browser, run one after the other on one worker."""
    groups = [group for fixture, group in _GROUPS.items() if fixture in item.fixturenames]  # type: ignore[attr-defined]
    for group in groups[:1]:
        item.add_marker(pytest.mark.xdist_group(name=group))


def _group(item: pytest.Item) -> str | None:
    """The group of a test, if it has one."""
    mark = item.get_closest_marker("xdist_group")
    return mark.kwargs["name"] if mark else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that one worker runs alone, the longest way first: the others fill what is left.

    Among those of the server come last the tests that change it.
    """
    order = {group: place for place, group in enumerate(dict.fromkeys(_GROUPS.values()))}

    def place(item: pytest.Item) -> tuple[int, list[bool]]:
        group, fixtures = _group(item), getattr(item, "fixturenames", ())
        return order[group] if group else len(order), [name in fixtures for name in reversed(_LAST)]

    items.sort(key=place)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Stop where pytest-xdist does not take the groups: there would be two servers, two browsers, and no word of it."""
    if session.config.getoption("loadgroup", default=False):
        for item in session.items:
            if (group := _group(item)) and not item.nodeid.endswith(f"@{group}"):
                pytest.exit("this pytest-xdist does not keep groups of tests together with this pytest", 3)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the developer has set from the tests."""
    for name in list(os.environ):
        if name.startswith(("GRAPHMODEL_", "_GRAPHMODEL_", "NEO4J_")) or name in ("NO_COLOR", "PYTHONPATH", "COLUMNS"):
            monkeypatch.delenv(name)


@pytest.fixture
def ask() -> Ask:
    """Run a command in this process: ``ask("path", "A", "B")``."""
    apart = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
    runner = CliRunner(**apart)

    def run(*words: str | Path, **options: object) -> Result:
        return runner.invoke(cli, [str(word) for word in words], prog_name="graphmodel", **options)

    return run
