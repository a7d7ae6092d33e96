"""A story that a page tells: views with a sentence each, read from a file or from a page that holds one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import msgspec

from graphmodel.claims.vocabulary import Text
from graphmodel.errors import Fault, InputError
from graphmodel.graph import Graph
from graphmodel.reading import Problem, Source, Table, read
from graphmodel.view.settings import Step

LONGEST = 1000
"""So many letters a sentence may have."""
_PAGES = (".html", ".htm")
_DATA = re.compile(r'<script type="application/json" id="graphmodel-data">(.*?)</script>', re.DOTALL)
_ENTITIES = ("speaker", "avoid", "focus", "expand", "from", "to", "entity")
_OTHERS = (
    *("all", "class", "status", "contested", "since", "until", "min-origins", "hops", "directed", "by", "paths"),
    *("route", "view", "table", "sort", "draw"),
)
"""What a view may say that names nothing of the graph."""
_HINT = "a view is what stands behind # in the address of the page; the page's menu copies it"

_ABSENT = "names are ids, as the page's address has them; with --only the page has just what it opens on"


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A step of a story as a file has it."""

    text: Text
    view: str


def read_story(path: Path) -> Table[Any]:
    """Return the steps of a file, or of a page that holds a story, in their order.

    Raises:
        InputError: it is no story.

    """
    if path.suffix.lower() in _PAGES:
        return _of_page(path)
    table: Table[Any] = read(Source(path, path.name), {"story": Written}, "story")["story"]
    if faults := table.faults():
        raise InputError(faults)
    return table


def _of_page(path: Path) -> Table[Any]:
    from graphmodel.reading import read_values

    try:
        found = _DATA.search(path.read_text(encoding="utf-8"))
        steps = msgspec.json.decode(found[1])["story"] if found else []
        values = [{"text": text, "view": urlencode([(name, word) for name, word in view])} for text, view in steps]
    except (OSError, ValueError, KeyError, TypeError, msgspec.DecodeError):
        values = []
    if not values:
        raise InputError([Fault(path.name, 1, 1, "is no page that holds a story", "write one in YAML, or in the page")])
    return read_values(path.name, Written, values)


def steps_of(table: Table[Any], graph: Graph) -> tuple[Step, ...]:
    """Return the steps of a story that a graph can show.

    Raises:
        InputError: a view names what the graph does not have, or nothing that a view may say.

    """
    known = _known(graph)
    steps = []
    for index, written in enumerate(table.records):
        said = parse_qsl(written.view.rpartition("#")[2], keep_blank_values=True)
        words = tuple(word for word in said if word[0] != "embed")  # whether in a frame or not is no part of a story
        steps.append(Step(written.text, words))
        if len(written.text) > LONGEST:
            message = f"a sentence of {len(written.text):,} letters is too long: {LONGEST:,} at most"
            table.report(index, Problem(("text",), message, "tell it in two steps"))
        for message, hint in _unknown(words, known, graph):
            table.report(index, Problem(("view",), message, hint))
    if faults := table.faults():
        raise InputError(faults)
    return tuple(steps)


def _known(graph: Graph) -> Mapping[str, Collection[str]]:
    """Return what words of a view may name, by their names."""
    kinds = {kind for entity in graph.entities.values() for kind in graph.vocabulary.lineage(entity.kind)}
    return {
        **dict.fromkeys(_ENTITIES, graph.entities),
        "document": graph.documents,
        "relation": {relationship.relation for relationship in graph.relationships.values()},
        "kind": kinds,
    }


def _unknown(
    words: tuple[tuple[str, str], ...], known: Mapping[str, Collection[str]], graph: Graph
) -> Iterator[tuple[str, str]]:
    """Yield what of a view cannot be shown, with what to do about it."""
    if not words:
        yield "this is no view", _HINT
    for name, word in words:
        if name in known and word not in known[name]:
            yield f"{name}={word} names what is not in the page", _ABSENT
        elif name not in known and name not in (*_OTHERS, "edge"):
            yield f"a view does not say {name}", _HINT
    edge = tuple(word for name, word in words if name == "edge")
    if edge and edge not in graph.relationships:
        yield (
            f"edge={' '.join(edge)} names what is not in the page",
            "it is subject, relation and object, each behind edge=",
        )
