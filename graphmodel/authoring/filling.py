"""Quotes that somebody wrote into claims, made into locators, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.authoring import editors
from graphmodel.authoring.appending import WRITABLE, Tables, decoded, named, tables_of
from graphmodel.authoring.exchange import exchange
from graphmodel.authoring.writing import flow
from graphmodel.authoring.yamltree import tree
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.model import Claim, Document, Locator
from graphmodel.errors import GraphmodelError, InputError
from graphmodel.letters import nfc
from graphmodel.passages import AmbiguousPassage, Text, pick
from graphmodel.reading import Address, Problem, Table
from graphmodel.reading.jsonplaces import scan

Texts = Callable[[Document], Text]
_FORMATS = "only in YAML and JSON Lines can a quote become a locator; graphmodel locate prints one to paste here"
_FIND = "give more words, or paste the locator that graphmodel locate prints with --occurrence"


def fill(place: Path, texts: Texts) -> dict[Path, int]:
    """Put a locator in the place of each quote in a claims folder or file; return how many, by file.

    Raises:
        InputError: a quote does not stand in its document, or more than once; then nothing is written.
        StoreError: a file cannot be written.

    """
    batch = read_claims(place)
    filling = _Filling(batch, texts)
    files = filling.files()
    if filling.faults:
        raise InputError(filling.faults)

    def check(before: Path, after: Path) -> None:
        path = next(path for path in files if path.resolve() == before)
        was = tables_of(before, path)
        try:
            now = tables_of(after, path)
        except InputError:
            now = {}
        if _expected(was, files[path]) != {section: table.records for section, table in now.items()}:
            raise GraphmodelError(
                f"{named(path)}: a quote cannot be replaced without changing what stands beside it",
                "nothing was written; graphmodel locate prints locators to paste",
            )

    exchange({path: _maker(path, places) for path, places in files.items()}, check)
    editors.refresh(place)
    return {path: len(places) for path, places in files.items()}


class _Filling:
    """Finds all quotes of a batch, and gathers what is wrong with them."""

    def __init__(self, batch: Batch, texts: Texts) -> None:
        self._batch = batch
        self._texts = texts
        self._documents: dict[str, Document] = {nfc(i): d for i, d in batch.by_key("documents", "id").items()}
        self._told: set[str] = set()
        self._read: dict[str, Text | None] = {}
        self._tables: list[Table[Any]] = []

    @property
    def faults(self) -> list[Any]:
        """Every fault of the files that have quotes, or may have some, and of the documents that are needed."""
        unread = [table for table in self._batch.tables["claims"] if table.is_cut_short]
        tables = [*self._tables, *unread, *self._batch.tables["documents"]]
        faults = {*self._batch.faults, *(fault for table in tables for fault in table.faults())}
        return sorted(faults, key=lambda fault: fault.order)

    def files(self) -> dict[Path, dict[Address, Locator]]:
        """Return the locator of each claim with a quote by its file and place."""
        files: dict[Path, dict[Address, Locator]] = {}
        for table in self._batch.tables["claims"]:
            quoting = [n for n, claim in enumerate(table.records) if claim.quote is not None and not _is_gap(table, n)]
            if quoting:
                self._tables.append(table)
            for number in quoting:
                claim, address = table.records[number], table.address(number)
                made = self._locator(claim, table, address)
                if isinstance(made, Locator):
                    files.setdefault(table.source.path, {})[address] = made
                elif made is not None:
                    table.report(number, made)
        return files

    def _locator(self, claim: Claim, table: Table[Any], address: Address) -> Locator | Problem | None:
        """Return a claim's locator, or what is wrong with its quote if that was not told yet."""
        if "quote" in address.inherited:
            return Problem(("quote",), "a quote is of one claim, and stands beside all", "write it into its claim")
        if claim.locator is not None:
            return Problem(("quote",), "a claim with a quote and a locator", "keep one of the two")
        if table.source.path.suffix.lower()[1:] not in WRITABLE:
            return Problem(("quote",), f"quotes in {table.source.format.upper()} are not filled in", _FORMATS)
        document = self._documents.get(nfc(claim.document))
        if document is None:
            return Problem(("document",), f"no document has the id {claim.document!r}", "is it in documents.yaml?")
        try:
            if document.id not in self._read:
                self._read[document.id] = None
                self._read[document.id] = self._texts(document)
            text = self._read[document.id]
            return pick(text, claim.quote or "") if text is not None else None
        except AmbiguousPassage as error:
            return Problem(("quote",), str(error), _FIND)
        except InputError as error:
            return Problem(("quote",), str(error.faults[0]._replace(hint=None)), error.faults[0].hint)
        except GraphmodelError as error:
            return Problem(("quote",), str(error), error.hint)


def _is_gap(table: Table[Any], number: int) -> bool:
    return number in table.gaps and table.gaps[number].explain(("quote",))


def _expected(tables: Tables, places: Mapping[Address, Locator]) -> dict[str, list[Any]]:
    """Return what tables hold once the quotes are locators."""
    expected = {section: [*table.records] for section, table in tables.items()}
    for number, claim in enumerate(expected.get("claims", ())):
        if locator := places.get(tables["claims"].address(number)):
            expected["claims"][number] = msgspec.structs.replace(claim, quote=None, locator=locator)
    return expected


def _maker(path: Path, places: Mapping[Address, Locator]) -> Callable[[bytes | None], bytes]:
    """Return what replaces the quotes in the text of a file."""

    def make(held: bytes | None) -> bytes:
        text = decoded(path, held or b"")
        return (_in_json_lines if path.suffix.lower() == ".jsonl" else _in_yaml)(text, places).encode()

    return make


def _in_yaml(text: str, places: Mapping[Address, Locator]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text[len(mark) :]
    root = tree(text)
    edits: list[tuple[int, int, str]] = []
    for address, locator in places.items():
        node = root
        for step in address.path:
            node = node and (node.items[step] if node.items and isinstance(step, int) else node.field(str(step)))
        key, value = (node.key("quote"), node.field("quote")) if node else (None, None)
        if key is not None and value is not None:  # else another program changed it, which is noticed
            end = len(text[: value.end].rstrip("\r\n"))
            edits.append((key.start, end, f"locator: {flow(msgspec.to_builtins(locator))}"))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return mark + text


def _in_json_lines(text: str, places: Mapping[Address, Locator]) -> str:
    lines = text.split("\n")
    for address, locator in places.items():
        line = lines[address.line - 1]
        found = scan(line)
        start, value = found.keys[("quote",)], found.values[("quote",)]
        _, end = json.JSONDecoder().raw_decode(line, value)
        lines[address.line - 1] = f'{line[:start]}"locator": {json.dumps(msgspec.to_builtins(locator))}{line[end:]}'
    return "\n".join(lines)
