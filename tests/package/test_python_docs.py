"""What ``docs/python.md`` shows is so."""

from __future__ import annotations

import doctest
from pathlib import Path


def test_the_examples_of_the_documentation_hold() -> None:
    """Each example gives what stands below it."""
    page = Path(__file__).parents[2] / "docs" / "python.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 5
    assert not failed
