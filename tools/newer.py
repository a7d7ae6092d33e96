"""Prints which packages of this environment have another version than requirements/ holds still; mostly a newer one."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Set
from importlib.metadata import distributions
from pathlib import Path

HELD = Path(__file__).parents[1] / "requirements" / "test.txt"
_OF_THE_ENVIRONMENT = {"graphmodel", "pip", "setuptools"}


def held(text: str) -> dict[str, set[str]]:
    """Return the versions that a file of requirements holds still, by package: mostly one."""
    found = defaultdict(set)
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE):
        found[_name(name)].add(version)
    return dict(found)


def installed() -> dict[str, str]:
    """Return the versions of this environment's packages, by their names."""
    return {_name(package.metadata["Name"]): package.version for package in distributions()}


def differing(here: Mapping[str, str], still: Mapping[str, Set[str]]) -> list[str]:
    """Return in words which packages here have a version that is not held still."""
    return [
        f"{name} {version} (held still: {', '.join(sorted(still.get(name, ()))) or 'not at all'})"
        for name, version in sorted(here.items())
        if name not in _OF_THE_ENVIRONMENT and version not in still.get(name, ())
    ]


def _name(given: str) -> str:
    """One spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", given).lower()


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in differing(installed(), held(HELD.read_text(encoding="utf-8"))))
