"""What a text of nested values holds, YAML or JSON, and where all of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphmodel.reading.lines import Mark
from graphmodel.reading.problems import Path
from graphmodel.reading.yamlsyntax import YamlFault


class Place(NamedTuple):
    """Where a value and, in a mapping, its key begin; line and column count from 1."""

    value: Mark
    key: Mark


class Parsed(NamedTuple):
    """What a text holds; what is not as it was written is `Unreadable` there."""

    value: Any
    faults: list[YamlFault]
    places: dict[Path, Place]
    nulls: dict[Path, str]
    """The words that were read as nothing: ``null``, ``~``."""
    open_paths: set[Path]
    """The paths of collections that the parser did not see the end of."""
    is_whole: bool
    """Whether the parser came to the end."""


def nearest_place(places: Mapping[Path, Place], path: Path, *, at_key: bool) -> Mark:
    """Return the line and column of ``path``, or of what encloses it."""
    for length in range(len(path), -1, -1):
        place = places.get(path[:length])
        if place:
            return place.key if at_key and length == len(path) else place.value
    return 1, 1
