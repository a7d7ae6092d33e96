"""Where the folders that travel with graphmodel are: the seed claims and the Cypher files."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the bundled folder ``name`` (``seeds`` or ``cypher``).

    A wheel carries it inside the package; in a checkout, and so in an editable install, it stands beside
    the package.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
