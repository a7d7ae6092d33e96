"""CSV for ``neo4j-admin database import full``: the nodes and relationships of a `load`, for what is too much for it.

A list has its items apart by a control character, which no text of a claim has; what is unknown is nothing between two
commas. An empty list would look the same, so that no node or relationship has one.
"""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import neo4j.time

from graphmodel import bundled
from graphmodel.claims.claimset import ClaimSet
from graphmodel.errors import StoreError
from graphmodel.formats.format import FolderFormat, Notes
from graphmodel.graph import Graph
from graphmodel.store.neo4j import documents, nodes, rows, state
from graphmodel.store.neo4j.rows import WRITER, Row

_BETWEEN, _BETWEEN_IN_WORDS = "\x1f", "U+001F"
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double", list: "string[]", neo4j.time.Date: "date"}
_INTEGERS = range(-(2**63), 2**63)
_BUFFER = 4 * 1024 * 1024
"""Bytes of a row for which the importer has room when it is not told."""
_COMMAND = "neo4j-admin database import full neo4j @import.args"


class _Node(NamedTuple):
    group: str
    """The label by whose ids it is known; it has others beside."""
    id: str
    labels: Sequence[str]
    row: Row


class _Edge(NamedTuple):
    source: tuple[str, str]
    """The group and id of a node."""
    type: str
    target: tuple[str, str]
    row: Row


def _nodes(graph: Graph) -> Iterator[_Node]:
    for document in graph.documents.values():
        row = rows.document_row(document) | documents.origin_row(graph.origins.of(document.id))
        yield _Node("Document", document.id, ["Document"], row)
    for name in sorted({link.target for link in _links(graph) if link.to_publisher}):
        yield _Node("Publisher", name, ["Publisher"], {"name": name, "written_by": WRITER})
    for entity in graph.entities.values():
        row = rows.entity_row(entity, graph.vocabulary)
        yield _Node("Entity", entity.id, ["Entity", *row.pop("labels", ())], row)
    for claim in graph.claims.values():
        yield _Node("Claim", claim.id or "", ["Claim"], rows.claim_row(claim, graph.vocabulary))
    for row in rows.vocabulary_rows(graph.vocabulary):
        label = row.pop("label")
        yield _Node(label, row["name"], [label], row)
    row = {"name": state.NAME, "format": state.FORMAT, "written_by": WRITER}
    yield _Node("_State", state.NAME, ["_State"], row)


def _edges(graph: Graph) -> Iterator[_Edge]:
    for link in _links(graph):
        source = "Publisher" if link.type == documents.EDITION_OF else "Document"
        target = "Publisher" if link.to_publisher else "Document"
        yield _Edge((source, link.source), link.type, (target, link.target), documents.properties(link))
    for claim in graph.claims.values():
        for type_, field in nodes.CLAIM_ENDS.items():
            if (end := getattr(claim, field)) is not None:
                group = "Document" if field == "document" else "Entity"
                yield _Edge(("Claim", claim.id or ""), type_, (group, end), {})
    for r in graph.relationships.values():
        row = rows.relationship_row(r, graph.events, graph.name, graph.vocabulary)
        yield _Edge(("Entity", r.subject), r.relation, ("Entity", r.object), row)


def _links(graph: Graph) -> Sequence[documents.Link]:
    return list(dict.fromkeys(link for each in graph.documents.values() for link in documents.links_of(each)))


class _Table:
    """Rows with columns of one type each: in one file, with the header in another when all columns are known."""

    def __init__(self, path: Path, fixed: Sequence[str], files: ExitStack) -> None:
        self._path = path
        self._header = path.with_name(f"{path.stem}-header.csv")
        self._fixed = fixed
        self._file: BinaryIO = files.enter_context(path.open("w+b"))
        self._columns: dict[str, str] = {}
        self._ends = array("Q")
        """Where each row ends, its line end not counted."""
        self._widths = array("H")
        """How many columns each of these has."""
        self.files = f"{self._header.name},{path.name}"
        self.longest = 0
        self.has_line_ends = False

    def takes(self, types: Mapping[str, str]) -> bool:
        """Return whether no column has values of another type."""
        return all(self._columns.get(name, type_) == type_ for name, type_ in types.items())

    def add(self, fixed: Sequence[str], row: Row, types: Mapping[str, str]) -> None:
        """Write a row; the columns that only later ones have are still missing from it."""
        self._columns |= types
        cells = [*map(_cell, fixed), *(_cell(row.get(name)) for name in self._columns)]
        line = ",".join(cells).encode()
        self.longest = max(self.longest, len(line))
        self.has_line_ends |= b"\n" in line or b"\r" in line
        self._file.write(line)
        self._ends.append(self._file.tell())
        self._widths.append(len(self._columns))
        self._file.write(b"\n")

    def finish(self) -> None:
        """Write the header, and fill the rows up that were written before all columns were known."""
        columns = [*self._fixed, *(f"{name}:{type_}" for name, type_ in self._columns.items())]
        self._header.write_text(",".join(columns) + "\n", encoding="utf-8")
        filled = self._path.with_suffix(".filled")
        self._file.seek(0)
        with filled.open("wb") as file:
            begin = 0
            for end, width in zip(self._ends, self._widths, strict=True):
                file.write(self._file.read(end - begin) + b"," * (len(self._columns) - width))
                file.write(self._file.read(1))
                begin = end + 1
        filled.replace(self._path)


class _Tables:
    """Tables of a folder; where a property is a whole number here and not there it takes two."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._folder = folder
        self._files = files
        self._named: dict[str, list[_Table]] = {}

    def add(self, name: str, header: Sequence[str], fixed: Sequence[str], row: Row) -> None:
        row = rows.held(row)
        types = {name: _TYPES[type(value)] for name, value in row.items()}
        tables = self._named.setdefault(name, [])
        table = next((table for table in tables if table.takes(types)), None)
        if table is None:
            number = f"-{len(tables) + 1}" if tables else ""
            table = _Table(self._folder / f"{name}{number}.csv", header, self._files)
            tables.append(table)
        table.add(fixed, row, types)

    def finish(self) -> list[_Table]:
        tables = [table for tables in self._named.values() for table in tables]
        for table in tables:
            table.finish()
        return tables


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() if value not in _INTEGERS:
            raise StoreError(f"{value} is too large for a server", "it takes whole numbers of 64 bits")
        case int() | float():
            return repr(value)
        case neo4j.time.Date():
            return str(value)
        case list():
            if unfit := [item for item in value if _BETWEEN in item]:
                raise StoreError(f"{unfit[0]!r} has the character that is to stand between", "take it out")
            return _cell(_BETWEEN.join(value))
    text: str = value
    return '"' + text.replace('"', '""') + '"'


def write(claims: ClaimSet, folder: Path) -> Notes:
    """Write the nodes and relationships of claims, what they are called, and the schema that they need afterwards."""
    graph = Graph(claims)
    with ExitStack() as files:
        of_nodes, of_edges = _Tables(folder, files), _Tables(folder, files)
        for node in _nodes(graph):
            header = [f":ID({node.group})", ":LABEL"]
            of_nodes.add(node.group.strip("_").lower(), header, [node.id, _BETWEEN.join(node.labels)], node.row)
        for edge in _edges(graph):
            (source, start), (target, end) = edge.source, edge.target
            header = [f":START_ID({source})", ":TYPE", f":END_ID({target})"]
            of_edges.add(f"{source}-{target}".lower(), header, [start, edge.type, end], edge.row)
        tables = {"nodes": of_nodes.finish(), "relationships": of_edges.finish()}
    every = [table for some in tables.values() for table in some]
    arguments = [f"--array-delimiter={_BETWEEN_IN_WORDS}"]
    if any(table.has_line_ends for table in every):
        arguments.append("--multiline-fields=true")
    if (longest := max(table.longest for table in every)) > _BUFFER // 2:
        arguments.append(f"--read-buffer-size={2 * longest}")
    arguments += [f"--{what}={table.files}" for what, some in tables.items() for table in some]
    (folder / "import.args").write_text("\n".join(arguments) + "\n", encoding="utf-8")
    shutil.copyfile(bundled.folder("cypher") / "schema.cypher", folder / "schema.cypher")
    return [
        f"with the server stopped, in that folder: {_COMMAND}",
        "and when it has started again: cypher-shell -d neo4j -f schema.cypher",
    ]


FORMAT = FolderFormat("neo4j-import", "CSV for neo4j-admin database import, of what load would write", write)
