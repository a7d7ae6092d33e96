"""What all tests share."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from graphmodel.cli.main import cli
from tests.support.browser import browser, seeds_page, visit, visiting, visits
from tests.support.firefox import firefox
from tests.support.servers import neo4j_address, neo4j_connection, neo4j_server

__all__ = [  # fixtures
    "browser", "firefox", "neo4j_address", "neo4j_connection", "neo4j_server", "seeds_page", "visit", "visiting",
    "visits",
]  # fmt: skip

settings.register_profile("graphmodel", settings(), deadline=None)  # nothing here measures time
settings.load_profile("graphmodel")

Ask = Callable[..., Result]


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
