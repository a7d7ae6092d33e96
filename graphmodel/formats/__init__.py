"""Other programs' formats, a module each: a graph as they read it, and claims from what they write.

A module here with a `FORMAT` can be written, one with a `READER` read; `graphmodel export` and `graphmodel import` and
their help have them from there.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from graphmodel.formats.format import FolderFormat, Format, Reader


@cache
def formats() -> dict[str, Format | FolderFormat]:
    """Return all that can be written, by name."""
    return {each.name: each for each in _declared("FORMAT")}


@cache
def readers() -> dict[str, Reader]:
    """Return all that can be read, by name."""
    return {each.name: each for each in _declared("READER")}


def _declared(attribute: str) -> list[Any]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    known = [getattr(module, attribute) for module in modules if hasattr(module, attribute)]
    return sorted(known, key=lambda each: each.name)


__all__ = ["FolderFormat", "Format", "Reader", "formats", "readers"]
