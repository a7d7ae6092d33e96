"""The reading commands on the bundled claims, word for word: what changes is looked at, and kept by ``make golden``."""

from __future__ import annotations

import re

import pytest

from tests.support import golden

_JARGON = re.compile(r"≠|\b(nodes?|edges?|degrees?|betweenness|adjacen\w+|hubs?|vert(ex|ices))\b|\bestablished\b")


@pytest.mark.parametrize("name", golden.COMMANDS)
def test_a_command_prints_what_was_read_and_kept(name: str) -> None:
    """Each command prints exactly what a person has read."""
    assert golden.printed(golden.COMMANDS[name]) == golden.path(name).read_text(encoding="utf-8")


def test_every_file_is_that_of_a_command() -> None:
    """No answer is kept that no command is asked for."""
    assert {file.stem for file in golden.FOLDER.iterdir()} == set(golden.COMMANDS)


@pytest.mark.parametrize("name", [name for name in golden.COMMANDS if not name.startswith(("query", "words"))])
def test_answers_are_in_plain_words(name: str) -> None:
    """No answer speaks of graphs where it means people and papers, nor promises more than the documents do."""
    assert not _JARGON.findall(golden.printed(golden.COMMANDS[name]))
