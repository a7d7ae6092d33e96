"""What the reading commands print of the bundled claims, kept word for word in ``tests/golden``.

``make golden`` writes it anew; read what that changes before you keep it.
"""

from __future__ import annotations

import shlex
from pathlib import Path

from click.testing import CliRunner

from graphmodel.cli.main import cli

FOLDER = Path(__file__).parents[1] / "golden"
COMMANDS = {
    "check": "check",
    "check-suspect": "check --suspect",
    "path": "path Lukashenko Belaruskali",
    "path-by-country": "path Poczobut Lukashenko --markdown",
    "path-explained": "path Kellogg Tikhanovsky --explain -k 1",
    "show-hub": "show Belarus",
    "show-person": "show Bialiatski --all",
    "show-event": "show release-2025-12-13 --markdown",
    "show-source": "show Viasna",
    "why": "why Lukashenko Coale",
    "why-denied": "why Belarus Poczobut --markdown",
    "says": "says Viasna",
    "says-about": "says Coale --about Lukashenko --markdown",
    "query-connected": "query connected -p a=Trump -p b=Lukashenko",
    "query-timeline": "query timeline -p actor=Bialiatski",
    "timeline": "timeline Bialiatski",
    "contradictions": "contradictions",
    "impact": "impact arcamax-bloomberg-belarus-123 --path Lukashenko Coale",
    "weak": "weak Coale",
    "first": "first Lukashenko Coale",
    "missing": "missing",
    "missing-about": "missing Belarus --all --markdown",
    "words": "words was freed by",
}


def printed(command: str) -> str:
    """What a command prints on a terminal of 120 columns, stderr included."""
    return CliRunner().invoke(cli, shlex.split(command), env={"COLUMNS": "120"}).output


def path(name: str) -> Path:
    """Where the answer of this name is kept."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, command in COMMANDS.items():
        path(name).write_text(printed(command), encoding="utf-8")
