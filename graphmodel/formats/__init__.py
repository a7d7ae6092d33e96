"""Other programs' formats, a module each: a graph as they read it.

A module here with a `FORMAT` is a format; `graphmodel export` and its help have it from there.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from graphmodel.formats.format import FolderFormat, Format


@cache
def formats() -> dict[str, Format | FolderFormat]:
    """Return all formats by name."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    known: list[Format | FolderFormat] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {each.name: each for each in sorted(known, key=lambda each: each.name)}


__all__ = ["FolderFormat", "Format", "formats"]
